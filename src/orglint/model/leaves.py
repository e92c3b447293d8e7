"""Every scalar of an entity as it is written, with the field that receives it: to read them all, or to write others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Final, Literal, TypeAlias

from orglint.model.marks import Extras, Keyed, Short
from orglint.model.readers import extra_field
from orglint.model.schema import COLLECTIONS, KINDS, POST_FIELDS, Field, Kind, record
from orglint.model.types import ListOf, Maybe, Ref, Structure
from orglint.source.document import Mapping, Node, Sequence


class _Gone(Enum):
    LEFT_OUT = 1


LEFT_OUT: Final = _Gone.LEFT_OUT
"""What a function returns for a leaf that is not to be there."""
Turned: TypeAlias = "Node | Literal[_Gone.LEFT_OUT]"


@dataclass(frozen=True, slots=True)
class Leaf:
    """A scalar: its source text (None is null), the field that receives it, and the way there (`posts.unit`).

    `field` is None where the model has none: the writer's own keys (`x-...`), and what is misspelt. `is_key` says that
    it is no value but a key: of records written by name, or of a mapping in which people write what they like.
    """

    text: str | None
    path: str
    field: Field | None
    is_key: bool = False

    @property
    def target(self) -> frozenset[str]:
        """Return the kinds it refers to; empty where it is no reference."""
        return self.field.target if self.field is not None else frozenset()


Turn: TypeAlias = Callable[[Leaf], Turned]


def turned(kind: Kind, body: Mapping, turn: Turn) -> Mapping:
    """Return an entity's fields with every leaf turned into what `turn` returns for it; their order stays.

    Shorthands for posts (`unit`, `title`, `posts` of a person, `members` of a unit) are read as such. Collections nested
    in a unit must have been taken out before: they are other entities.
    """
    made = Mapping()
    for name, node in body.items():
        value = _field(kind, name, node, turn)
        if value is not LEFT_OUT:
            made[name] = value
    return made


def leaves(kind: Kind, body: Mapping) -> Iterator[Leaf]:
    """Yield every leaf of an entity, in the order in which they are written."""
    found: list[Leaf] = []

    def note(leaf: Leaf) -> Node:
        found.append(leaf)
        return leaf.text

    turned(kind, body, note)
    yield from found


def _field(kind: Kind, name: str, node: Node, turn: Turn) -> Turned:
    if kind.name == "person":
        if name == "posts":
            return _each(node, lambda item: _post(item, name, turn))
        if name in POST_FIELDS:
            return _value(KINDS["position"].written[name], name, node, turn)
        if name == "allocation":
            return _value(_of_post()[name], name, node, turn)
    if kind.name == "unit" and name == "members":
        return _each(node, lambda item: _member(item, turn))
    return _value(kind.written.get(name), name, node, turn)


def _value(field: Field | None, path: str, node: Node, turn: Turn) -> Turned:
    """Turn a field's value: a scalar, a list of them, references with what stands beside them, or records."""
    if node is None:
        return turn(Leaf(None, path, field))
    if field is None:
        return _anything(None, path, node, turn)
    type_ = field.type.item if isinstance(field.type, Maybe | ListOf) else field.type
    if isinstance(type_, Structure):
        return _records(field, type_, path, node, turn)
    if field.target:
        return _each(node, lambda item: _reference(field, path, item, turn))
    return _anything(field, path, node, turn)


def _anything(field: Field | None, path: str, node: Node, turn: Turn) -> Turned:
    """Turn whatever stands there, scalar by scalar: evidence may be a list or a mapping, and own keys have any form.

    Keys of such a mapping are the writer's own words.
    """
    if isinstance(node, Mapping):
        made = Mapping()
        for name, part in node.items():
            key, value = turn(Leaf(name, path, field, is_key=True)), _anything(field, path, part, turn)
            if isinstance(key, str) and value is not LEFT_OUT:
                made[key] = value
        return made if made or not node else LEFT_OUT
    if isinstance(node, Sequence):
        return _each(node, lambda item: _anything(field, path, item, turn))
    return turn(Leaf(node, path, field))


def _each(node: Node, turn: Callable[[Node], Turned]) -> Turned:
    """Turn a single value, or each of a list: what is left out of a list is gone."""
    if not isinstance(node, Sequence):
        return turn(node)
    made = Sequence()
    for item in node:
        value = _each(item, turn) if isinstance(item, Sequence) else turn(item)
        if value is not LEFT_OUT:
            made.append(value)
    return made


def _reference(field: Field, path: str, node: Node, turn: Turn) -> Turned:
    if not isinstance(node, Mapping):
        return turn(Leaf(_text(node), path, field))
    extras = field.mark(Extras)
    beside = {name: extra_field(name, form) for name, form in (extras.fields if extras else {}).items()}
    parts = {"id": field, **_days(), **beside}
    return _kept((name, _anything(parts.get(name), f"{path}.{name}", part, turn)) for name, part in node.items())


def _records(field: Field, type_: Structure, path: str, node: Node, turn: Turn) -> Turned:
    kind, keyed, short = record(type_.name), field.mark(Keyed), field.mark(Short)
    if keyed is not None and isinstance(node, Mapping):
        made = Mapping()
        for key, body in node.items():
            name = turn(Leaf(key, f"{path}.{keyed.field}", kind.written[keyed.field], is_key=True))
            value = (
                _kept(_record(kind, path, body, turn))
                if isinstance(body, Mapping)
                else _anything(None, path, body, turn)
            )
            if isinstance(name, str) and value is not LEFT_OUT:
                made[name] = value
        return made

    def one(item: Node) -> Turned:
        if isinstance(item, Mapping):
            return _kept(_record(kind, path, item, turn))
        return turn(Leaf(_text(item), path, kind.written[short.field] if short is not None else None))

    return _each(node, one)


def _record(kind: Kind, path: str, body: Mapping, turn: Turn) -> Iterator[tuple[str, Turned]]:
    for name, part in body.items():
        yield name, _anything(kind.written.get(name), f"{path}.{name}", part, turn)


def _post(node: Node, path: str, turn: Turn) -> Turned:
    if not isinstance(node, Mapping):
        return turn(Leaf(_text(node), path, None))
    fields = {**KINDS["position"].written, **_of_post()}
    return _kept((name, _value(fields.get(name), f"{path}.{name}", part, turn)) for name, part in node.items())


def _member(node: Node, turn: Turn) -> Turned:
    if not isinstance(node, Mapping):
        return turn(Leaf(_text(node), "members", _member_id()))
    fields = {**KINDS["position"].written, **_of_post(), "id": _member_id()}
    return _kept((name, _value(fields.get(name), f"members.{name}", part, turn)) for name, part in node.items())


def _kept(parts: Iterator[tuple[str, Turned]]) -> Mapping:
    made = Mapping()
    for name, value in parts:
        if value is not LEFT_OUT:
            made[name] = value
    return made


def _text(node: Node) -> str | None:
    assert node is None or isinstance(node, str)
    return node


@cache
def _of_post() -> dict[str, Field]:
    """Return what is said of how a post is held, beside the post's own fields."""
    mark = KINDS["position"].declared["holder"].mark(Extras)
    assert mark is not None
    return {name: extra_field(name, annotation) for name, annotation in mark.fields.items()}


@cache
def _days() -> dict[str, Field]:
    return {name: extra_field(name, date | None) for name in ("start", "end")}


@cache
def _member_id() -> Field:
    return Field("id", Ref(frozenset({COLLECTIONS["people"].name})), None)
