"""The reference of the rule language: the keys of a rule, the conditions of `where`, and every function."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from orglint.app.documentation.markdown import clean, code, fenced, name_of, page, section, table
from orglint.functions.families import functions
from orglint.functions.registry import Function
from orglint.i18n import Language, Text
from orglint.lang.describe import signature
from orglint.ruleset.json_schema import KEYS

_TITLE = Text("Reference of the rule language", "ルール言語のリファレンス")
_OTHER = Text("日本語", "English")
_ABOUT = Text(
    "A rule is data: it picks entities with `for` and `where`, and names the bad state with `flag_if`, an expression "
    "whose names are the organization's own. A rule that does not check stops the run and says where.",
    "ルールはデータです。`for`と`where`で対象を選び、`flag_if`の式で悪い状態を表します。式には組織の言葉をそのまま使います。"
    "正しくないルールがあると、位置を示して実行を止めます。",
)
_KEYS = Text("Keys of a rule", "ルールのキー")
_KEY, _MEANS = Text("key", "キー"), Text("meaning", "意味")
_WHERE = Text("Conditions of where", "whereの条件")
_WHERE_ABOUT = Text(
    "All lines must hold. There is no `or` and no comparison of two fields: that is what `flag_if` is for. Instead of a "
    "value `{param: name}` may stand.",
    "すべての行を満たすものだけが対象です。`or`や欄どうしの比較は書けません。それらは`flag_if`に書きます。"
    "値の代わりに`{param: 名前}`と書けます。",
)
_CONDITION = Text("condition", "条件")
_EXPRESSIONS = Text("Expressions", "式")
_EXPRESSIONS_ABOUT = Text(
    "Expressions are a small part of Python. A field that may be empty must be tested before it is used; lists and "
    "texts are no conditions by themselves. There are no subscripts, methods, `lambda`, keyword arguments, `**`, `%`, "
    "f-strings and no `x if y else z`.",
    "式はPythonのごく一部です。空のことがある欄は、使う前に確かめる必要があります。リストや文字列は、そのままでは条件になりません。"
    "添字、メソッド、`lambda`、キーワード引数、`**`、`%`、f文字列、`x if y else z`は使えません。",
)
_FUNCTIONS = Text("Functions", "関数")
FAMILIES = {
    "lists": Text("Lists and numbers", "リストと数値"),
    "text": Text("Text", "文字列"),
    "places": Text("Who and where", "人と場所"),
    "lines": Text("Reporting lines", "報告ライン"),
    "people": Text("People", "人"),
    "money": Text("Money", "予算"),
    "kpis": Text("KPIs", "KPI"),
    "flow": Text("Flow of work", "仕事の流れ"),
}
"""Families of functions by what readers call them, in the order of the documentation."""
_WHERE_FORMS = (
    ("type: team", Text("the field has this value", "欄の値がこれである")),
    ("type: [team, section]", Text("the field has one of these values", "欄の値がこのいずれかである")),
    ("type: {is_not: office}", Text("it has another value, or none", "別の値である、または空である")),
    ("status: {one_of: [filled, vacant]}", Text("one of these", "このいずれかである")),
    ("status: {none_of: [eliminated]}", Text("none of these; an empty field passes", "このいずれでもない(空でもよい)")),
    ("amount: {more_than: 100}", Text("also at_least, less_than, at_most", "at_least、less_than、at_mostも使える")),
    ("purpose: {empty: true}", Text("nothing is stated", "何も書かれていない")),
    ("members: {count: {at_least: 3}}", Text("so many items are in the list", "リストの件数")),
    ("holder.type: business_unit", Text("a field of what is referred to", "参照先の欄")),
)
_EXPRESSION_FORMS = (
    "budget.amount > 1_000_000 and budget.holder is not None",
    'unit.function in ["marketing", "digital_marketing"]',
    "any(k.target is None for k in unit.kpis)",
    "[p for p in unit.members if is_external(p)]",
    "len(direct_reports(position)) > limit",
)


def language_page(language: Language) -> str:
    """Return the reference as Markdown."""
    return page(_lines(language))


def _lines(language: Language) -> Iterator[str]:
    other: Language = "en" if language == "ja" else "ja"
    yield from (f"# {_TITLE.say(language)}", "", f"[{_OTHER.say(language)}]({name_of('rule-language', other)})", "")
    yield from (_ABOUT.say(language), "")
    keys = ((code(key), clean(text.say(language))) for key, text in KEYS.items())
    yield from section(_KEYS, table((_KEY, _MEANS), keys, language), language)
    forms = ((code(form), clean(text.say(language))) for form, text in _WHERE_FORMS)
    where = [_WHERE_ABOUT.say(language), "", *table((_CONDITION, _MEANS), forms, language)]
    yield from section(_WHERE, where, language)
    shown = [_EXPRESSIONS_ABOUT.say(language), "", *fenced(_EXPRESSION_FORMS, "python")]
    yield from section(_EXPRESSIONS, shown, language)
    yield from section(_FUNCTIONS, _functions(language), language)


def _functions(language: Language) -> Iterator[str]:
    for family, found in by_family():
        yield from (f"### {FAMILIES.get(family, Text(family, family)).say(language)}", "")
        for function in found:
            yield f"- `{signature(function)}`: {clean(function_text(function, language))}"
        yield ""


def by_family() -> list[tuple[str, list[Function]]]:
    """Return the functions by family, in the order of the documentation, those of plugins last."""
    order = [*FAMILIES]
    ordered = sorted(
        functions().values(),
        key=lambda each: (order.index(each.family) if each.family in order else len(order), each.family, each.name),
    )
    return [(family, list(found)) for family, found in groupby(ordered, key=lambda each: each.family)]


def function_text(function: Function, language: Language) -> str:
    """Return what a function does; a plugin that says it in one language only is heard in that one."""
    return function.ja if language == "ja" and function.ja else function.summary
