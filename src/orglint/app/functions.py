"""The functions of the rule language as readers look for them: by family, with what each does."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from orglint.functions.families import all_functions, functions
from orglint.functions.registry import Function
from orglint.i18n import Language, Text
from orglint.ruleset.plugins import load_plugins

FAMILIES = {
    "lists": Text("Lists and numbers", "リストと数値"),
    "text": Text("Text", "文字列"),
    "places": Text("Who and where", "人と場所"),
    "lines": Text("Reporting lines", "報告ライン"),
    "people": Text("People", "人"),
    "money": Text("Money", "予算"),
    "kpis": Text("KPIs", "KPI"),
    "flow": Text("Flow of work", "仕事の流れ"),
    "initiatives": Text("Initiatives", "施策"),
    "comparison": Text("Comparison: before and after a change", "変更前と変更後の比較"),
}
"""Families of functions by what readers call them, in the order of the documentation."""
_OF_PLUGIN = Text("Plugin {plugin}", "プラグイン{plugin}")


def every_function(language: Language) -> tuple[Function, ...]:
    """Return orglint's own functions and those of installed plugins. Raises PluginError."""
    load_plugins(language)
    return tuple(all_functions().values())


def own_functions() -> tuple[Function, ...]:
    """Return orglint's own functions: what is the same in every installation."""
    return tuple(functions().values())


def by_family(found: Iterable[Function]) -> list[tuple[Text, list[Function]]]:
    """Return functions under the title of their family, in the order of the documentation, those of plugins last."""
    order = [*FAMILIES]
    ordered = sorted(
        found,
        key=lambda each: (
            each.plugin,
            order.index(each.family) if each.family in order else len(order),
            each.family,
            each.name,
        ),
    )
    grouped = groupby(ordered, key=family_title)
    return [(title, list(members)) for title, members in grouped]


def family_title(function: Function) -> Text:
    """Return what readers call the family of a function; of a plugin's, the plugin."""
    if function.plugin:
        return _OF_PLUGIN.filled(plugin=function.plugin)
    return FAMILIES.get(function.family, Text(function.family, function.family))


def function_text(function: Function, language: Language) -> str:
    """Return what a function does; a plugin that says it in one language only is heard in that one."""
    return function.ja if language == "ja" and function.ja else function.summary
