"""Types in words, as errors and documentation name them."""

from __future__ import annotations

from orglint.functions.registry import Function
from orglint.i18n import Text
from orglint.lang.compare import ANYTHING
from orglint.model.types import BOOL, DATE, NONE, NUMBER, TEXT, Enumerated, ListOf, Maybe, Ref, Type

_WORDS: dict[Type, Text] = {
    NUMBER: Text("a number", "数値"),
    TEXT: Text("text", "文字列"),
    BOOL: Text("true or false", "真偽値"),
    DATE: Text("a date", "日付"),
    NONE: Text("None", "None"),
    ANYTHING: Text("anything", "何か"),
}
_PLURALS: dict[Type, str] = {NUMBER: "numbers", TEXT: "texts", BOOL: "true or false", DATE: "dates"}


def describe(type_: Type) -> Text:
    """Return a type as a phrase: `a list of unit`, `text, or empty`."""
    if type_ in _WORDS:
        return _WORDS[type_]
    if isinstance(type_, Maybe):
        inner = describe(type_.item)
        return Text(f"{inner.en}, or empty", f"空のことがある{inner.ja}")
    if isinstance(type_, ListOf):
        inner = describe(type_.item)
        return Text(f"a list of {_PLURALS.get(type_.item, _bare(inner.en))}", f"{inner.ja}のリスト")
    if isinstance(type_, Enumerated):
        shown = ", ".join(f'"{value}"' for value in type_.values[:12])
        return Text(f"one of {shown}", f"{shown} のいずれか") if len(type_.values) > 1 else Text(shown, shown)
    if isinstance(type_, Ref):
        kinds = sorted(type_.kinds)
        name = str(type_)
        japanese = f"{'変更前の' if type_.earlier else ''}{'か'.join(kinds)}"
        return Text(f"{'an' if name[0] in 'aeio' else 'a'} {name}", japanese)
    return Text(f"a {type_}", f"{type_}")


def _bare(text: str) -> str:
    return text.removeprefix("a ").removeprefix("an ")


def signature(function: Function) -> str:
    """Return how a function is called: `common_unit(a: unit, b: unit) -> unit?`."""
    arguments = ", ".join(f"{name}: {type_}" for name, type_ in zip(function.parameters, function.types, strict=True))
    return f"{function.name}({arguments}) -> {function.result}"
