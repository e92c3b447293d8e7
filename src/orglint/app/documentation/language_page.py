"""The reference of the rule language: the keys of a rule, the conditions of `where`, and every function."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from orglint.app.documentation.markdown import clean, code, fenced, name_of, page, section, table
from orglint.app.functions import by_family, function_text
from orglint.functions.registry import Function
from orglint.i18n import Language, Text
from orglint.lang.describe import signature
from orglint.ruleset.json_schema import KEYS, PARTS

_TITLE = Text("Reference of the rule language", "ルール言語のリファレンス")
_OTHER = Text("日本語", "English")
_ABOUT = Text(
    "A rule is data: it picks entities with `for` and `where`, and names the bad state with `flag_if`, an expression "
    "whose names are the organization's own. A rule that does not check stops the run and says where.",
    "ルールはデータです。`for`と`where`で対象を選び、`flag_if`の式で悪い状態を表します。式には組織の言葉をそのまま使います。"
    "正しくないルールがあると、位置を示して実行を止めます。",
)
_KEYS = Text("Keys of a rule", "ルールのキー")
_PARTS = Text("Keys inside of them", "その中に書くキー")
_KEY, _MEANS = Text("key", "キー"), Text("meaning", "意味")
_WHERE = Text("Conditions of where", "whereの条件")
_WHERE_ABOUT = Text(
    "All lines must hold. There is no `or` and no comparison of two fields: that is what `flag_if` is for. Instead of a "
    "value `{param: name}` may stand.",
    "すべての行を満たすものだけが対象です。`or`や項目どうしの比較は書けません。それらは`flag_if`に書きます。"
    "値の代わりに`{param: 名前}`と書けます。",
)
_CONDITION = Text("condition", "条件")
_EXPRESSIONS = Text("Expressions", "式")
_EXPRESSIONS_ABOUT = Text(
    "Expressions are a small part of Python. A field that may be empty must be tested before it is used; lists and "
    "texts are no conditions by themselves. There are no subscripts, methods, `lambda`, keyword arguments, `**`, `%`, "
    "f-strings and no `x if y else z`.",
    "式はPythonのごく一部です。空のことがある項目は、使う前に確かめる必要があります。リストや文字列は、そのままでは条件になりません。"
    "添字、メソッド、`lambda`、キーワード引数、`**`、`%`、f文字列、`x if y else z`は使えません。",
)
_COMPARING = Text("Rules of a comparison", "比較のルール")
_COMPARING_ABOUT = Text(
    "A rule that is `for` a kind of change, such as `unit_change`, looks at two organizations: the one `before` a change "
    "and the one `after` it. Only `orglint compare` evaluates it, and what it `needs` must be described in both. What is "
    "reached from `before` is *earlier*: functions that are asked about it answer for the organization before, "
    "everything else is about the one after (`organization` and `as_of`, too). Nothing earlier is ever the same as "
    "something later, so the checker refuses to compare the two; `counterpart`, `former` and `same` say what is what, "
    "whether it was renamed or not.",
    "`for`に`unit_change`のような変更の種類を書いたルールは、変更前(`before`)と変更後(`after`)の2つの組織を調べます。"
    "評価するのは`orglint compare`だけで、`needs`のデータは両方の組織に必要です。`before`からたどったものは変更前(earlier)の"
    "ものとして扱われ、それについての関数は変更前の組織について答えます。それ以外は、`organization`と`as_of`も含めて変更後の"
    "組織についてのものです。変更前のものと変更後のものが等しくなることはないため、両者を直接比べる式は誤りになります。"
    "どれがどれに当たるかは、改称の有無にかかわらず`counterpart`、`former`、`same`で調べます。",
)
_FUNCTIONS = Text("Functions", "関数")
CONDITIONS = (
    ("type: team", Text("the field has this value", "項目の値がこれである")),
    ("type: [team, section]", Text("the field has one of these values", "項目の値がこのいずれかである")),
    ("type: {is_not: office}", Text("it has another value, or none", "別の値である、または空である")),
    ("status: {one_of: [filled, vacant]}", Text("one of these", "このいずれかである")),
    ("status: {none_of: [eliminated]}", Text("none of these; an empty field passes", "このいずれでもない(空でもよい)")),
    ("amount: {more_than: 100}", Text("also at_least, less_than, at_most", "at_least、less_than、at_mostも使える")),
    ("purpose: {empty: true}", Text("nothing is stated", "何も書かれていない")),
    ("members: {count: {at_least: 3}}", Text("so many items are in the list", "リストの件数")),
    ("holder.type: business_unit", Text("a field of what is referred to", "参照先の項目")),
)
EXPRESSIONS = (
    "budget.amount is not None and budget.amount > 1_000_000",
    'unit.function is not None and unit.function in ["marketing", "digital_marketing"]',
    "any(k.target is None for k in unit.kpis)",
    "[p for p in unit.members if is_external(p)]",
    "len(direct_reports(position)) > limit",
)
COMPARISONS = (
    "layers(organization_change.after) > layers(organization_change.before)",
    "unit_change.before is not None and len(successors(unit_change.before)) > 1",
    "person_change.before is not None and person_change.after is None",
)


def language_page(functions: Iterable[Function], language: Language) -> str:
    """Return the reference as Markdown, with the functions that rules may call."""
    return page(_lines(functions, language))


def _lines(functions: Iterable[Function], language: Language) -> Iterator[str]:
    other: Language = "en" if language == "ja" else "ja"
    yield from (f"# {_TITLE.say(language)}", "", f"[{_OTHER.say(language)}]({name_of('rule-language', other)})", "")
    yield from (_ABOUT.say(language), "")
    keys = ((code(key), clean(text.say(language))) for key, text in KEYS.items())
    yield from section(_KEYS, table((_KEY, _MEANS), keys, language), language)
    parts = ((code(key), clean(text.say(language))) for key, text in PARTS.items() if "." in key)
    yield from section(_PARTS, table((_KEY, _MEANS), parts, language), language)
    forms = ((code(form), clean(text.say(language))) for form, text in CONDITIONS)
    where = [_WHERE_ABOUT.say(language), "", *table((_CONDITION, _MEANS), forms, language)]
    yield from section(_WHERE, where, language)
    shown = [_EXPRESSIONS_ABOUT.say(language), "", *fenced(EXPRESSIONS, "python")]
    yield from section(_EXPRESSIONS, shown, language)
    compared = [_COMPARING_ABOUT.say(language), "", *fenced(COMPARISONS, "python")]
    yield from section(_COMPARING, compared, language)
    yield from section(_FUNCTIONS, _functions(functions, language), language)


def _functions(functions: Iterable[Function], language: Language) -> Iterator[str]:
    for title, found in by_family(functions):
        yield from (f"### {clean(title.say(language))}", "")
        for function in found:
            yield f"- `{signature(function)}`: {clean(function_text(function, language))}"
        yield ""
