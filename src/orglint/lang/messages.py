"""The texts of the language's errors, in English and Japanese."""

from __future__ import annotations

from orglint.i18n import Text

# ---- reading
EMPTY = Text("an expression is missing here", "式が書かれていません")
TOO_LONG = Text("the expression is longer than {limit} characters", "式が長すぎます({limit}文字まで)")
TOO_DEEP = Text("the expression is nested too deeply", "式の入れ子が深すぎます")
SPLIT_IT = Text("give parts of it a name with 'let'", "一部に let で名前を付けて分けてください")
CANNOT_READ = Text("the expression cannot be read from here on", "ここから式として読めません")
TOO_MANY_LETS = Text("a rule has at most {limit} lets", "let は1つのルールに{limit}個までです")
CONTROL = Text("the character {code} cannot stand in an expression", "文字 {code} は式の中に書けません")
UNCLOSED = Text("'{bracket}' is never closed", "'{bracket}' が閉じられていません")
UNOPENED = Text("'{bracket}' closes nothing", "'{bracket}' に対応する開き括弧がありません")
UNCLOSED_TEXT = Text("the text that begins here is never closed", "ここから始まる文字列が閉じられていません")
ADJACENT = Text("two texts stand side by side", "文字列が2つ並んでいます")
ADJACENT_HELP = Text("a comma is missing between them", "間にカンマ(,)を入れてください")
FULL_WIDTH = Text("'{found}' is a full-width character", "'{found}' は全角文字です")
FULL_WIDTH_HELP = Text("write '{wanted}'", "半角の '{wanted}' を使ってください")
INVISIBLE = Text("a {found} stands here that is not a plain space", "半角空白ではない{found}があります")
INVISIBLE_HELP = Text("write a plain space, or nothing", "半角空白にするか、削除してください")
LONE_EQUALS = Text("'=' does not compare", "'=' は比較になりません")
LONE_EQUALS_HELP = Text("write '=='", "'==' と書いてください")
FOREIGN_OPERATOR = Text("'{found}' is no operator here", "'{found}' という演算子はありません")
FOREIGN_OPERATOR_HELP = Text("write '{wanted}'", "'{wanted}' と書いてください")

# ---- not in the language
NOT_IN_LANGUAGE = Text("{what} cannot be used in rules", "ルールの式では{what}は使えません")

# ---- names, fields, functions
UNKNOWN_NAME = Text("unknown name '{name}'", "'{name}' という名前はありません")
UNKNOWN_FUNCTION = Text("unknown function '{name}'", "'{name}' という関数はありません")
NOT_CALLED = Text("'{name}' is a function", "'{name}' は関数です")
NOT_CALLED_HELP = Text("call it: {call}", "{call} のように呼び出してください")
NO_CALL = Text("'{name}' is no function", "'{name}' は関数ではありません")
NO_FIELD = Text("{owner} has no field '{field}'", "{owner} に '{field}' という項目はありません")
NO_FIELDS = Text("{text} is {type}, which has no fields", "{text} は{type}なので、項目はありません")
LIST_FIELDS_HELP = Text(
    "ask each of its items: any(x.{field} ... for x in {text})",
    "1つずつ調べてください: any(x.{field} ... for x in {text})",
)
MAY_BE_EMPTY = Text("{text} may be empty", "{text} は空のことがあります")
MAY_BE_EMPTY_HELP = Text("test it first: {text} is not None and ...", "先に調べてください: {text} is not None and ...")
NEVER_EMPTY = Text("{text} is never empty (None)", "{text} が空(None)になることはありません")
LIST_EMPTY_HELP = Text("a list is tested with len({text}) == 0", "リストは len({text}) == 0 で調べます")
SHADOWS = Text("the name '{name}' is taken: it is {what}", "'{name}' は使えません({what}の名前です)")
SHADOWS_HELP = Text("choose another name", "別の名前にしてください")
BAD_NAME = Text("'{name}' cannot be a name", "'{name}' は名前に使えません")
BAD_NAME_HELP = Text(
    "a name is letters, digits and '_', and does not begin with a digit or '_'",
    "名前には文字・数字・'_' が使えます(先頭は数字と '_' 以外)",
)
UNUSED = Text("'{name}' is never used", "'{name}' はどこにも使われていません")

# ---- calls
ARGUMENT_COUNT = Text("{name} takes {wanted} argument(s), not {given}", "{name} の引数は{wanted}個です(今は{given}個)")
ARGUMENT_TYPE = Text(
    "argument {number} of {name} is to be {wanted}, not {given}",
    "{name} の{number}番目の引数は{wanted}です({given}は渡せません)",
)
SIGNATURE = Text("{signature}", "{signature}")
TWO_SIDES = Text(
    "one of {left} and {right} belongs to the organization before, the other to the one after: they are never the same",
    "{left} と {right} は、一方が変更前、もう一方が変更後の組織のものなので、同じになることはありません",
)
TWO_SIDES_HELP = Text(
    "counterpart(x) is what an earlier x is after the change",
    "counterpart(x) は、変更前の x に対応する変更後のものを返します",
)
ASKED_BOTH_SIDES = Text(
    "{name} is asked of one organization, and these are of two: before and after the change",
    "{name} が調べるのは1つの組織です。変更前のものと変更後のものを一緒に渡すことはできません",
)
WRONG_SIDE = Text(
    "argument {number} of {name} is to be of the organization {wanted}",
    "{name} の{number}番目の引数には、{wanted}の組織のものを渡してください",
)
NOTHING_BEFORE = Text(
    "{name} compares two organizations, and this rule looks at one",
    "{name} は変更前と変更後の組織を比べる関数です。このルールが調べる組織は1つです",
)
NOTHING_BEFORE_HELP = Text(
    "a rule of a comparison is for a kind of change: for: unit_change",
    "比較のルールでは、for に unit_change など変更の種類を書きます",
)
BEFORE, AFTER = Text("before the change", "変更前"), Text("after the change", "変更後")
NEEDS_LITERAL = Text(
    "{name} needs a text written out here, as in {example}", "{name} のここには {example} のように文字列を直接書きます"
)
UNKNOWN_COLLECTION = Text("there is no collection '{name}'", "'{name}' というコレクションはありません")
COLLECTION_NO_FIELD = Text("{collection} have no field '{field}'", "{collection} に '{field}' という項目はありません")
EXTRA_NAME = Text(
    "keys of one's own begin with 'x-', not '{name}'", "独自のキーは 'x-' で始まります('{name}' は違います)"
)
NEEDS_LIST = Text("{name} needs a list, not {given}", "{name} に渡せるのはリストです({given}は渡せません)")
NEEDS_ITEMS = Text(
    "{name} needs a list of {wanted}, not of {given}", "{name} に渡せるのは{wanted}のリストです({given}は渡せません)"
)
MAYBE_NO_ITEMS = Text("{name}() of a list that may be empty", "空かもしれないリストに {name}() は使えません")
ALL_HELP = Text(
    "all() of nothing is true: test it first, len({text}) > 0 and ...",
    "all() は空のリストでは真になります。先に調べてください: len({text}) > 0 and ...",
)
EXTREME_HELP = Text("test it first: len({text}) > 0 and ...", "先に調べてください: len({text}) > 0 and ...")
FILTERED_HELP = Text(
    "what 'if' leaves may be nothing: name the filtered list with 'let' and test len(...) > 0 first",
    "if で絞った結果は空になりえます。絞ったリストに let で名前を付け、先に len(...) > 0 を調べてください",
)
NOT_ITERABLE = Text("'for ... in' needs a list, not {given}", "for ... in に書けるのはリストです({given}は書けません)")

# ---- conditions, comparisons, arithmetic
NOT_BOOL = Text("{text} is {type}, not true or false", "{text} は{type}で、真偽値ではありません")
NOT_BOOL_LIST = Text("write len({text}) > 0", "len({text}) > 0 と書いてください")
NOT_BOOL_MAYBE = Text("write {text} is not None", "{text} is not None と書いてください")
NOT_BOOL_OTHER = Text("compare it with something", "何かと比べてください")
COMPARE_NONE = Text("nothing is compared with None by '{operator}'", "None は '{operator}' では比べられません")
COMPARE_NONE_HELP = Text("write '{wanted} None'", "'{wanted} None' と書いてください")
IS_ONLY_NONE = Text("'{operator}' is for None only", "'{operator}' は None にだけ使えます")
IS_ONLY_NONE_HELP = Text("write '{wanted}'", "'{wanted}' と書いてください")
DIFFERENT_TYPES = Text("{left} and {right} cannot be compared", "{left}と{right}は比べられません")
NO_ORDER = Text(
    "{type} has no order: '{operator}' compares numbers or dates",
    "{type}に大小はありません('{operator}' は数値か日付用です)",
)
COMPARE_LISTS = Text("lists cannot be compared", "リストどうしは比べられません")
COMPARE_LISTS_HELP = Text(
    "compare len(...), or use 'in' or any(...)", "len(...) を比べるか、in や any(...) を使ってください"
)
NOT_A_VALUE = Text('"{value}" is no value of {text}', '"{value}" は {text} の値ではありません')
NEVER_EQUAL = Text("{left} and {right} have no value in common", "{left} と {right} に共通の値はありません")
IN_NEEDS_LIST = Text("'in' needs a list on its right, not {type}", "in の右に書けるのはリストです({type}は書けません)")
ARITHMETIC = Text("'{operator}' works on numbers, not on {type}", "'{operator}' は数値の計算です({type}には使えません)")
ADD_TEXT_HELP = Text("texts are put together in the message", "文字列はメッセージの中でつなぎます")
DATES_HELP = Text("use months_between(date, date)", "months_between(日付, 日付) を使ってください")
MIXED_LIST = Text(
    "the items of a list have one type, not {left} and {right}",
    "リストの要素の型はそろえます({left}と{right}が混ざっています)",
)
WRONG_RESULT = Text("this is to be {wanted}, not {given}", "ここは{wanted}です({given}は書けません)")
NONE_ALONE = Text("None stands only after 'is' or 'is not'", "None は is か is not の後にだけ書けます")

# ---- where
WHERE_SHAPE = Text("'where' is a mapping of fields to conditions", "where には「項目: 条件」を並べます")
WHERE_LOGIC = Text("'where' has no '{word}'", "where に '{word}' はありません")
WHERE_FLAG_IF_HELP = Text("that is the place of flag_if", "flag_if に書いてください")
WHERE_OPERATOR = Text("unknown condition '{word}'", "'{word}' という条件はありません")
WHERE_LIST_PATH = Text(
    "{text} is a list: 'where' asks only whether it is empty or how many it has",
    "{text} はリストです。where では空かどうか(empty)と数(count)だけ調べられます",
)
WHERE_LIST_HELP = Text(
    "use empty, count, or any(...) in flag_if", "empty か count、または flag_if の any(...) を使ってください"
)
WHERE_ENTITY = Text(
    "{text} is an entity: 'where' asks only whether it is empty",
    "{text} はエンティティです。where では空かどうか(empty)だけ調べられます",
)
WHERE_NEEDS_LIST = Text("'{word}' needs a list: [a, b]", "'{word}' には [a, b] のようなリストを書きます")
WHERE_NEEDS_ONE = Text("'{word}' needs a single value", "'{word}' には値を1つ書きます")
WHERE_BAD_VALUE = Text("'{value}' is not {wanted}", "'{value}' は{wanted}ではありません")
WHERE_NO_VALUE = Text("a value is missing here", "値が書かれていません")
WHERE_NULL_HELP = Text("whether it is empty is asked with {{empty: true}}", "空かどうかは {{empty: true}} と書きます")
WHERE_PARAM_HELP = Text("a parameter is written {{param: {name}}}", "パラメーターは {{param: {name}}} と書きます")
UNKNOWN_PARAM = Text("unknown parameter '{name}'", "'{name}' というパラメーターはありません")
PARAM_IS_LIST = Text("the parameter '{name}' is a list", "パラメーター '{name}' はリストです")
PARAM_IS_NO_LIST = Text("the parameter '{name}' is no list", "パラメーター '{name}' はリストではありません")

# ---- messages
STRAY_BRACE = Text("a '}' stands alone", "'}' が余っています")
STRAY_BRACE_HELP = Text("write '}}' for a brace in the text", "文中に '}' を書くときは '}}' とします")
OPEN_BRACE = Text("'{' is never closed", "'{' が閉じられていません")
OPEN_BRACE_HELP = Text("write '{{' for a brace in the text", "文中に '{' を書くときは '{{' とします")
STRAY_BRACKETS = Text("'[[' and ']]' do not pair", "'[[' と ']]' が対応していません")
STRAY_BRACKETS_HELP = Text(
    "write [[ ... ]] around a part that is left out where a value in it is empty; it holds no other such part",
    "値が空なら省く部分を [[ ... ]] で囲みます。その中に別の [[ ... ]] は書けません",
)
UNKNOWN_FORMAT = Text("unknown format '{name}'", "'{name}' という書式はありません")
UNKNOWN_FORMAT_HELP = Text("'percent' is the only one", "使えるのは percent だけです")
PERCENT_NUMBER = Text("'percent' shows a number, not {type}", "percent は数値用です({type}には使えません)")
NOT_SHOWN = Text("{type} cannot be shown", "{type}は表示できません")
NOT_SHOWN_HELP = Text("name one of its fields", "その中の項目を書いてください")
SENSITIVE = Text("a sensitive field is shown in no message", "機微な項目はメッセージに出せません")
PERSONAL = Text("a person's name stands here as mere text", "人の名前がただの文字列になっています")
PERSONAL_HELP = Text(
    "name the person, as in {{person}}: each output decides whether names are shown",
    "{{person}} のように人そのものを書いてください。名前を出すかどうかは出力ごとに決まります",
)
MISSING_PLACEHOLDER = Text(
    "{{{text}}} stands in the other language only: both must use the same",
    "{{{text}}} がもう一方の言語にしかありません。両方で同じものを使ってください",
)
NOT_BOTH_LANGUAGES = Text("the text is empty in this language", "この言語の文が空です")
