"""The faults of a YAML document beyond its syntax, each with its place and what would be accepted."""

from __future__ import annotations

from orglint.i18n import Text
from orglint.location import Span
from orglint.source.document import Fault
from orglint.source.text import SourceText

Where = tuple[SourceText, int, int]
"""A text and the characters concerned."""


def file_too_large(limit: int) -> Fault:
    """Return the fault of a file of more than `limit` bytes."""
    return Fault("file-too-large", _TOO_LARGE.filled(limit=f"{limit / 1_000_000:g}"), None)


def not_a_mapping(where: Where, *, is_list: bool) -> Fault:
    """Return the fault of a document that is a list or a single text."""
    reason = _IS_LIST if is_list else _IS_TEXT
    return Fault("not-a-mapping", reason, _first_line(where))


def not_a_tree(where: Where) -> Fault:
    """Return the fault of a foreign file that is a single value."""
    return Fault("not-a-mapping", _IS_VALUE, _first_line(where))


def too_deep(where: Where, limit: int) -> Fault:
    """Return the fault of a container inside of `limit` others."""
    return _fault("too-deep", _TOO_DEEP, where, limit=limit)


def too_many_aliases(where: Where, limit: int) -> Fault:
    """Return the fault of the alias that makes a document larger than it may get."""
    return _fault("too-many-aliases", _TOO_MANY_ALIASES, where, limit=f"{limit:,}")


def recursive_alias(where: Where, name: str) -> Fault:
    """Return the fault of an alias inside of what it stands for."""
    return _fault("recursive-alias", _RECURSIVE_ALIAS, where, name=name)


def unknown_anchor(where: Where, name: str) -> Fault:
    """Return the fault of an alias without an anchor; most often a text that begins with an asterisk."""
    return _fault("yaml-syntax", _UNKNOWN_ANCHOR, where, name=name)


def unknown_tag(where: Where, tag: str) -> Fault:
    """Return the fault of a tag that means something in other programs only."""
    return _fault("unknown-tag", _UNKNOWN_TAG, where, tag=tag.replace("tag:yaml.org,2002:", "!!"))


def invalid_key(where: Where) -> Fault:
    """Return the fault of a key that is a list, a mapping, or nothing."""
    return Fault("invalid-key", _INVALID_KEY, _first_line(where))


def invalid_merge(where: Where) -> Fault:
    """Return the fault of a `<<` that does not name a mapping."""
    return Fault("invalid-merge", _INVALID_MERGE, _first_line(where))


def _fault(rule: str, reason: Text, where: Where, **values: object) -> Fault:
    return Fault(rule, reason.filled(**values), _first_line(where))


def _first_line(where: Where) -> Span:
    """Return the span of what stands on the first line of the characters."""
    source, start, end = where
    line, _ = source.place(start)
    return source.span(start, max(start, min(end, source.line_bounds(line)[1])))


_TOO_LARGE = Text(
    "the file is larger than {limit} MB; split it into several files in one folder, they form one model",
    "ファイルが{limit} MBを超えています。1つのフォルダーの複数のファイルに分けてください (全体で1つのモデルになります)",
)
_IS_LIST = Text(
    "the file is a list; expected a mapping of collections at the top, as `units:` with the ids of the units below it",
    "ファイルの最上位がリストです。`units:` のような項目を最上位に置き、その下にIDごとの内容を書いてください",
)
_IS_TEXT = Text(
    "the file is a single text; expected a mapping of collections at the top, as `units:` with the ids of the units "
    "below it (is a colon missing or full-width, or the space after it missing?)",
    "ファイル全体が1つの文字列になっています。"
    "`units:` のような項目を最上位に置き、その下にIDごとの内容を書いてください "
    "(コロンが抜けているか全角になっていないか、コロンの後に空白があるかを確かめてください)",
)
_IS_VALUE = Text(
    "the file is a single value; expected is a mapping of keys to values, or a list",
    "ファイル全体が1つの値になっています。「キー: 値」の組かリストが必要です",
)
_TOO_DEEP = Text(
    "nested more than {limit} levels deep; up to {limit} levels are read",
    "入れ子が{limit}段を超えています。読めるのは{limit}段までです",
)
_TOO_MANY_ALIASES = Text(
    "the aliases (*name) up to here stand for more than {limit} values; write out less of it by reference",
    "ここまでのエイリアス (*名前) が展開後に{limit}個を超える値になります。エイリアスによる参照を減らしてください",
)
_RECURSIVE_ALIAS = Text(
    "the alias *{name} stands inside of what &{name} names, so it would never end; remove the alias, or move it out",
    "エイリアス *{name}が &{name}自身の中にあり、終わりがありません。エイリアスを消すか、外に出してください",
)
_UNKNOWN_ANCHOR = Text(
    "*{name} refers to an anchor, and there is no &{name} above it in this file; a text that begins with * must be in "
    'quotes: "*{name}"',
    "*{name}はエイリアスですが、このファイルのこれより上に &{name}がありません。"
    '* で始まる文字列は引用符で囲んでください: "*{name}"',
)
_UNKNOWN_TAG = Text(
    "unknown tag {tag}: orglint reads plain values; remove the tag, or put a text that begins with ! in quotes",
    "{tag}という不明なタグがあります。タグを消してください。! で始まる文字列は引用符で囲んでください",
)
_INVALID_KEY = Text(
    "a key must be a text, not a list, a mapping or nothing; what stands under this key is left out",
    "キーは文字列で書いてください (リスト、入れ子、空は使えません)。このキーの内容は読まれません",
)
_INVALID_MERGE = Text(
    "<< takes a mapping or a list of mappings, as `<<: *name`; this one is left out",
    "<< には `<<: *名前` のように、キーと値の組 (またはそのリスト) を指定してください。この << は読まれません",
)
