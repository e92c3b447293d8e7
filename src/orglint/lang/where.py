"""The structured `where`: its conditions become the text of one expression, judged by the one checker.

While that text is written, each piece of it remembers which key or value of the YAML it came from, so that an error
of the checker finds its place there.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeAlias

from orglint.i18n import Text
from orglint.lang import messages
from orglint.lang.check import Checked, check_parsed
from orglint.lang.diagnostics import PartDiagnostic, PartPath, fill, suggest
from orglint.lang.scope import Scope
from orglint.lang.syntax import parse_anew
from orglint.lang.where_path import resolve
from orglint.lang.where_text import Writer
from orglint.lang.where_values import Wanted, literal
from orglint.model.types import BOOL, NUMBER, ListOf, Maybe, Ref, Structure, Type
from orglint.spelling import meant

Condition: TypeAlias = "str | Mapping[str, Condition] | Sequence[Condition] | None"
"""A condition as the reader of YAML hands it on: scalars as source text."""

_ORDER = {"more_than": ">", "at_least": ">=", "less_than": "<", "at_most": "<="}
_LISTS = {"one_of": "in", "none_of": "not in"}
OPERATORS = ("is", "is_not", *_LISTS, *_ORDER, "empty", "count")
_LOGIC = ("or", "not", "and", "any", "all", "any_of", "all_of")


def where_expression(conditions: Condition, kind: str, scope: Scope) -> Checked | list[PartDiagnostic] | None:
    """Check the `where` of a rule for `kind`. Returns None where it has no conditions, else as `check_expression`.

    Paths of errors begin with `where`.
    """
    writer = Writer(scope, kind)
    if conditions is None:
        return None
    if not isinstance(conditions, Mapping):
        writer.fail(("where",), messages.WHERE_SHAPE, messages.WHERE_FLAG_IF_HELP)
        return writer.errors
    for path, condition in conditions.items():
        _write(writer, path, condition)
    if writer.errors or not writer.text:
        return writer.errors or None
    return _check(writer)


def _check(writer: Writer) -> Checked | list[PartDiagnostic]:
    parsed = parse_anew(writer.text)
    if isinstance(parsed, list):
        return [writer.place(error) for error in parsed]
    for node in ast.walk(parsed.node):
        if isinstance(node, ast.Constant) and writer.dates:
            node.value = writer.dates.get(parsed.span(node)[0], node.value)  # type: ignore[assignment]  # emit.py knows dates
    checked = check_parsed(parsed, parsed.node, writer.scope, BOOL)
    return [writer.place(error) for error in checked] if isinstance(checked, list) else checked


def _write(writer: Writer, path: str, condition: Condition) -> None:
    at: PartPath = ("where", path)
    if path in _LOGIC:
        writer.fail(at, fill(messages.WHERE_LOGIC, word=path), messages.WHERE_FLAG_IF_HELP, on_key=True)
        return
    found = resolve(writer, path, at)
    if found is None:
        return
    guards, type_ = found
    for operator, value, place in _tests(writer, condition, type_, at):
        writer.text += " and (" if writer.text else "("
        _write_test(writer, path, guards, type_, operator, value, place)
        writer.text += ")"


def _tests(writer: Writer, condition: Condition, type_: Type, at: PartPath) -> list[tuple[str, Condition, PartPath]]:
    """Return the single tests of a condition: operator, value, and where the value stands."""
    if isinstance(condition, Mapping):
        found = []
        if not condition:
            writer.fail(at, messages.WHERE_NO_VALUE)
        for word, value in condition.items():
            if word in OPERATORS:
                found.append((word, value, (*at, word)))
            elif word == "param":
                return [("one_of" if _is_list_parameter(writer, condition) else "is", condition, at)]
            else:
                _unknown_operator(writer, word, (*at, word))
        return found
    if condition is None:
        writer.fail(at, messages.WHERE_NO_VALUE, fill(messages.WHERE_NULL_HELP))
        return []
    return [("is" if isinstance(condition, str) else "one_of", condition, at)]


def _is_list_parameter(writer: Writer, condition: Mapping[str, Condition]) -> bool:
    name = condition.get("param")
    return isinstance(name, str) and isinstance(writer.scope.names.get(name), ListOf)


def _unknown_operator(writer: Writer, word: str, at: PartPath) -> None:
    if word in _LOGIC:
        writer.fail(at, fill(messages.WHERE_LOGIC, word=word), messages.WHERE_FLAG_IF_HELP, on_key=True)
    else:
        writer.fail(at, fill(messages.WHERE_OPERATOR, word=word), suggest(word, OPERATORS), on_key=True)


def _write_test(
    writer: Writer, path: str, guards: list[str], type_: Type, operator: str, value: Condition, at: PartPath
) -> None:
    inner = type_.item if isinstance(type_, Maybe) else type_
    if operator == "empty":
        _write_empty(writer, path, guards, type_, value, at)
    elif operator == "count":
        _write_count(writer, path, guards, type_, value, at)
    elif isinstance(inner, ListOf):
        text = fill(messages.WHERE_LIST_PATH, text=f"{writer.kind}.{path}")
        writer.fail(at, text, messages.WHERE_LIST_HELP, on_key=at[-1] == operator)
    elif isinstance(inner, Ref | Structure):
        text = fill(messages.WHERE_ENTITY, text=f"{writer.kind}.{path}")
        writer.fail(at, text, meant(f"{path}.id"), on_key=at[-1] == operator)
    else:
        whole = [*guards, f"{writer.kind}.{path}"] if isinstance(type_, Maybe) else guards
        absent_passes = operator in ("is_not", "none_of")
        _write_guards(writer, path, whole, absent_passes=absent_passes)
        _write_comparison(writer, path, inner, operator, value, at)


def _write_path(writer: Writer, path: str, text: str) -> None:
    """Write a part of the path as an expression, remembering the key it comes from."""
    writer.text += f"{writer.kind}."
    writer.add(text[len(writer.kind) + 1 :], ("where", path), on_key=True)


def _write_guards(writer: Writer, path: str, guards: list[str], *, absent_passes: bool) -> None:
    for guard in guards:
        _write_path(writer, path, guard)
        writer.text += " is None or " if absent_passes else " is not None and "


def _write_empty(writer: Writer, path: str, guards: list[str], type_: Type, value: Condition, at: PartPath) -> None:
    wanted = literal(value if isinstance(value, str) else "", BOOL)
    if not isinstance(wanted, str):
        writer.fail(at, fill(messages.WHERE_BAD_VALUE, value=value, wanted=Text("true or false", "true か false")))
        return
    is_empty = wanted == "true"
    full = f"{writer.kind}.{path}"
    _write_guards(writer, path, guards, absent_passes=is_empty)
    if isinstance(type_, ListOf):
        writer.text += "len("
        _write_path(writer, path, full)
        writer.text += ") == 0" if is_empty else ") > 0"
        return
    _write_path(writer, path, full)
    writer.add(" is None" if is_empty else " is not None", at, length=len(str(value)))


def _write_count(writer: Writer, path: str, guards: list[str], type_: Type, value: Condition, at: PartPath) -> None:
    if not isinstance(type_, ListOf):
        text = fill(messages.NEEDS_LIST, name="count", given=Text(f"{writer.kind}.{path}", f"{writer.kind}.{path}"))
        writer.fail(at, text, on_key=True)
        return
    tests = value if isinstance(value, Mapping) and "param" not in value else {"is": value}
    _write_guards(writer, path, guards, absent_passes=False)
    for number, (word, operand) in enumerate(tests.items()):
        place = (*at, word) if tests is value else at
        if word not in _ORDER and word not in ("is", "is_not"):
            _unknown_operator(writer, word, (*at, word))
            continue
        writer.text += " and len(" if number else "len("
        _write_path(writer, path, f"{writer.kind}.{path}")
        writer.text += f") {_sign(word)} "
        _write_value(writer, operand, NUMBER, word, place)


def _sign(operator: str) -> str:
    return {"is": "==", "is_not": "!=", **_ORDER, **_LISTS}[operator]


def _write_comparison(writer: Writer, path: str, type_: Type, operator: str, value: Condition, at: PartPath) -> None:
    _write_path(writer, path, f"{writer.kind}.{path}")
    writer.text += f" {_sign(operator)} "
    if operator not in _LISTS or (isinstance(value, Mapping) and "param" in value):
        _write_value(writer, value, type_, operator, at)
        return
    if isinstance(value, str | Mapping) or value is None:
        help_ = None
        if isinstance(value, str) and value in writer.scope.parameters:
            help_ = fill(messages.WHERE_PARAM_HELP, name=value)
        writer.fail(at, fill(messages.WHERE_NEEDS_LIST, word=operator), help_)
        return
    writer.text += "["
    for index, item in enumerate(value):
        writer.text += ", " if index else ""
        _write_value(writer, item, type_, "is", (*at, index))
    writer.text += "]"


def _write_value(writer: Writer, value: Condition, type_: Type, operator: str, at: PartPath) -> None:
    if isinstance(value, Mapping):
        _write_parameter(writer, value, operator, at)
    elif isinstance(value, str):
        _write_literal(writer, value, type_, at)
    elif value is None:
        writer.fail(at, messages.WHERE_NO_VALUE, fill(messages.WHERE_NULL_HELP))
    else:
        writer.fail(at, fill(messages.WHERE_NEEDS_ONE, word=operator))


def _write_literal(writer: Writer, value: str, type_: Type, at: PartPath) -> None:
    found = literal(value, type_)
    if isinstance(found, Wanted):
        help_ = fill(messages.WHERE_PARAM_HELP, name=value) if value in writer.scope.parameters else None
        writer.fail(at, fill(messages.WHERE_BAD_VALUE, value=value, wanted=found.what), help_, end=max(len(value), 1))
    elif isinstance(found, date):
        writer.dates[len(writer.text)] = found
        writer.add(f'"{found.isoformat()}"', at, length=len(value))
    else:
        writer.add(found, at, length=len(value))


def _write_parameter(writer: Writer, value: Mapping[str, Condition], operator: str, at: PartPath) -> None:
    name = value.get("param")
    place = (*at, "param")
    if not isinstance(name, str) or len(value) > 1:
        writer.fail(at, fill(messages.WHERE_NEEDS_ONE, word="param"))
        return
    if name not in writer.scope.parameters:
        known = sorted(writer.scope.parameters)
        writer.fail(place, fill(messages.UNKNOWN_PARAM, name=name), suggest(name, known), end=max(len(name), 1))
        return
    is_list = isinstance(writer.scope.names[name], ListOf)
    if is_list != (operator in _LISTS):
        wrong = messages.PARAM_IS_LIST if is_list else messages.PARAM_IS_NO_LIST
        writer.fail(place, fill(wrong, name=name), end=len(name))
        return
    writer.add(name, place)
