"""The words for what a YAML file can have wrong in its syntax, for people who do not program."""

from __future__ import annotations

from orglint.i18n import Text

GENERIC = Text("this is not valid YAML here ({problem})", "ここが YAML として正しくありません ({problem})")
CONTROL_CHARACTER = Text(
    "the control character {code} stands here, invisible in most editors; delete it",
    "ここに制御文字 {code} があります (多くのエディターでは見えません)。削除してください",
)
TAB = Text(
    "a tab stands where the line is indented; YAML takes only spaces for that, so replace the tab by spaces",
    "行の字下げにタブが使われています。YAML の字下げは半角スペースだけです。タブを半角スペースに置き換えてください",
)
RESERVED = Text(
    'a text cannot begin with {character} here; put the whole text in quotes: "{character}..."',
    'ここの文字列は {character} で始められません。全体を引用符で囲んでください: "{character}..."',
)
SECOND_COLON = Text(
    'a second colon with a space behind it on this line; put a text that contains ": " in quotes, or begin a new line',
    "この行には「: 」(コロンと空白) が 2 つあります。「: 」を含む文字列は引用符で囲むか、行を分けてください",
)
WIDE_COLON = Text(
    "this is a full-width colon; YAML takes only the half-width one, with a space behind it: `key: value`",
    "コロンが全角です。半角のコロンと空白を使い、`キー: 値` の形で書いてください",
)
NO_COLON = Text(
    'no colon with a space behind it on this line ("{text}"); expected `key: value`',
    "この行に「: 」(コロンと空白) がありません ({text})。`キー: 値` の形で書いてください",
)
TOO_DEEP_LINE = Text(
    "this line is indented deeper than line {above}, which already has a value; let both begin in the same column",
    "この行の字下げが、すでに値のある {above} 行目より深くなっています。字下げをそろえてください",
)
INDENTATION = Text(
    "the indentation of this line fits no line above it; let it begin in the same column as the keys it belongs to",
    "この行の字下げが、上のどの行ともそろっていません。同じまとまりのキーと行頭をそろえてください",
)
BEHIND_QUOTE = Text(
    "text behind the closing quote; quote the whole value, and inside of '...' write a single quote twice ('')",
    "閉じ引用符の後に文字があります。値の全体を引用符で囲んでください。'...' の中の ' は '' と 2 つ書きます",
)
BEHIND_VALUE = Text(
    "this does not belong behind the value; put it on a line of its own, or put the whole value in quotes",
    "値の後に余分な文字があります。行を分けるか、値の全体を引用符で囲んでください",
)
ITEM_AMONG_KEYS = Text(
    "a list item (-) stands among keys; put `key:` above the list, or indent the item below its key",
    "キーの並びの中にリストの項目 (-) があります。上に `キー:` の行を置くか、項目をそのキーより深く字下げしてください",
)
NO_COMMA = Text(
    "expected a comma or {closing} here; separate the entries by commas (the {bracket} is on line {line})",
    "ここにはコンマか {closing} が必要です。項目はコンマで区切ってください ({bracket} は {line} 行目にあります)",
)
UNCLOSED_BRACKET = Text(
    "this {bracket} is not closed; write {closing} behind the last entry",
    "この {bracket} が閉じられていません。最後の項目の後に {closing} を書いてください",
)
_UNCLOSED_QUOTE = Text(
    "this quote is not closed; write the same quote behind the text",
    "この引用符が閉じられていません。文字列の後に同じ引用符を書いてください",
)
_KEY_AMONG_ITEMS = Text(
    "a key stands among list items; begin the line with `- `, or indent it below the item it belongs to",
    "リストの項目の並びの中にキーがあります。行を `- ` で始めるか、属する項目に合わせて字下げしてください",
)
_ITEM_BEHIND_KEY = Text(
    "a list item (-) cannot stand on the line of its key; begin a new line, or write the list as [a, b]",
    "リストの項目 (-) はキーと同じ行に書けません。行を分けるか、[a, b] の形で書いてください",
)
KEY_WITHOUT_COLON = Text(
    "a colon with a space behind it is missing here; expected `key: value`",
    "ここに「: 」(コロンと空白) がありません。`キー: 値` の形で書いてください",
)
_BACKSLASH = Text(
    "a backslash begins an escape in double quotes, and this one is unknown; use single quotes, or write \\\\",
    "二重引用符の中の \\ (円記号・バックスラッシュ) はエスケープの始まりで、これは不明なエスケープです。"
    "一重引用符を使うか、\\\\ と書いてください",
)
_NO_CONTENT = Text(
    "a value is expected here; is there a bracket or comma too many?",
    "ここには値が必要です。括弧かコンマが余分ではありませんか",
)
_STAR = Text(
    "a text cannot begin with * or & here; put the whole text in quotes",
    "ここの文字列は * や & で始められません。全体を引用符で囲んでください",
)
_EXCLAMATION = Text(
    "a text cannot begin with ! here; put the whole text in quotes",
    "ここの文字列は ! で始められません。全体を引用符で囲んでください",
)
_BEHIND_BLOCK_SIGN = Text(
    "nothing may follow | or > on this line; begin the text on the next line, or put the whole value in quotes",
    "この行の | や > の後には何も書けません。文字列は次の行から書くか、値の全体を引用符で囲んでください",
)
_BEHIND_DOCUMENT = Text(
    "this does not belong to anything: the content of the file ended before it; is there a bracket too many?",
    "ファイルの内容が終わった後に余分な文字があります。括弧が余分ではありませんか",
)
_DIRECTIVE = Text(
    "a line cannot begin with % here; put the text in quotes",
    "ここの行は % で始められません。文字列は引用符で囲んでください",
)

BY_PROBLEM: tuple[tuple[str, Text, bool], ...] = (
    ("unknown escape character", _BACKSLASH, False),
    ("hexdecimal number", _BACKSLASH, False),
    ("while scanning a quoted scalar", _UNCLOSED_QUOTE, True),
    ("expected '-' indicator", _KEY_AMONG_ITEMS, False),
    ("block sequence entries are not allowed", _ITEM_BEHIND_KEY, False),
    ("did not find expected node content", _NO_CONTENT, False),
    ("while scanning an alias", _STAR, True),
    ("while scanning an anchor", _STAR, True),
    ("while scanning a tag", _EXCLAMATION, True),
    ("while parsing a tag", _EXCLAMATION, True),
    ("undefined tag handle", _EXCLAMATION, True),
    ("while scanning a block scalar", _BEHIND_BLOCK_SIGN, True),
    ("expected <document start>", _BEHIND_DOCUMENT, False),
    ("while scanning a directive", _DIRECTIVE, True),
)
"""Words in what libyaml says, the text for them, and whether the place is where the construct began."""
