"""Paths of a structured `where`, from the kind of the rule to a field: `parent.type`."""

from __future__ import annotations

from orglint.i18n import Text
from orglint.lang import messages
from orglint.lang.diagnostics import PartPath, fill, suggest
from orglint.lang.where_text import Writer
from orglint.model.schema import field_names, field_type
from orglint.model.types import ListOf, Maybe, Ref, Structure, Type
from orglint.spelling import meant


def resolve(writer: Writer, path: str, at: PartPath) -> tuple[list[str], Type] | None:
    """Follow a path from the kind; return the steps that may be empty, and the type at its end."""
    type_: Type = Ref(frozenset({writer.kind}))
    guards: list[str] = []
    done, start = writer.kind, 0
    for name in path.split("."):
        if isinstance(type_, Maybe):
            guards.append(done)
            type_ = type_.item
        if isinstance(type_, ListOf):
            text = fill(messages.WHERE_LIST_PATH, text=done)
            writer.fail(at, text, messages.WHERE_LIST_HELP, on_key=True, start=start, end=start + len(name))
            return None
        following = field_type(type_, name) if name.isidentifier() else None
        if following is None:
            message, help_ = _no_field(type_, done, path, name, writer.kind)
            writer.fail(at, message, help_, on_key=True, start=start, end=start + max(len(name), 1))
            return None
        type_, done, start = following, f"{done}.{name}", start + len(name) + 1
    return guards, type_


def _no_field(owner: Type, done: str, path: str, name: str, kind: str) -> tuple[Text, Text | None]:
    if not isinstance(owner, Ref | Structure):
        return fill(messages.NO_FIELD, owner=done, field=name), None
    if name == kind and path.startswith(f"{kind}."):
        return fill(messages.NO_FIELD, owner=str(owner), field=name), meant(path[len(kind) + 1 :])
    return fill(messages.NO_FIELD, owner=str(owner), field=name), suggest(name, field_names(owner), 0)
