"""The references in a field as written: every one of them, and the same field with some of them changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from collections.abc import Mapping as ReadOnly
from functools import cache
from typing import TypeAlias

from orglint.model.marks import Short
from orglint.model.place import Place
from orglint.model.schema import KINDS, Field, Kind, record
from orglint.model.types import ListOf, Maybe, Structure
from orglint.reorg.plan.revised import Revised
from orglint.source.document import Mapping, Node, Sequence

Swap: TypeAlias = Callable[[str, frozenset[str]], tuple[str, "Place | None"] | None]
"""What stands for a reference to some kinds, and where that is written (None: where the reference is); None: it stays."""


@cache
def reference_fields(kind: Kind) -> tuple[Field, ...]:
    """Return the fields of a kind in which references stand, in records too."""
    own = (field for name, field in kind.written.items() if name == field.name)
    return tuple(field for field in own if field.target or _record_targets(field))


@cache
def all_targets() -> frozenset[frozenset[str]]:
    """Return every choice of kinds that some field of the model, or part of a record, may refer to."""
    found = {field.target for kind in KINDS.values() for field in reference_fields(kind)}
    parts = {
        kinds
        for kind in KINDS.values()
        for field in reference_fields(kind)
        for kinds in _record_targets(field).values()
    }
    return frozenset((found | parts) - {frozenset()})


def references(field: Field, raw: Node) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the text of every reference in a field, with the kinds it may mean."""
    for item in raw if isinstance(raw, Sequence) else (raw,):
        if field.target:
            text = item.get("id") if isinstance(item, Mapping) else item
            if isinstance(text, str):
                yield text, field.target
            continue
        for name, kinds in _record_targets(field).items():
            text = item.get(name) if isinstance(item, Mapping) else item if name == _short(field) else None
            for one in text if isinstance(text, Sequence) else (text,):
                if isinstance(one, str):
                    yield one, kinds


def swapped(field: Field, raw: Node, place: Place, swap: Swap, revised: Revised) -> tuple[Node, Place]:
    """Return a field with some references changed, and its place: that of the first one that stands elsewhere now.

    Where nothing changes, the very same node is returned.
    """
    work = _Swapping(field, swap, revised)
    made = work.value(raw, place)
    return made, work.elsewhere or place


class _Swapping:
    def __init__(self, field: Field, swap: Swap, revised: Revised) -> None:
        self.field, self.swap, self.revised = field, swap, revised
        self.elsewhere: Place | None = None

    def value(self, raw: Node, place: Place) -> Node:
        if not isinstance(raw, Sequence):
            return self.item(raw, place)[0]
        items = [self.item(item, Place(place.document, raw, index)) for index, item in enumerate(raw)]
        if all(new is old for (new, _), old in zip(items, raw, strict=True)):
            return raw
        return self.revised.sequence(items, place)

    def item(self, raw: Node, place: Place) -> tuple[Node, Place]:
        if isinstance(raw, str):
            kinds = self.field.target or _record_targets(self.field).get(_short(self.field), frozenset())
            return self.text(raw, kinds, place)
        if not isinstance(raw, Mapping):
            return raw, place
        targets = {"id": self.field.target} if self.field.target else _record_targets(self.field)
        parts: dict[str, tuple[Node, Place]] = {}
        for name, part in raw.items():
            where = Place(place.document, raw, name) if raw.first >= 0 else place
            kinds = targets.get(name, frozenset())
            parts[name] = self.text(part, kinds, where) if isinstance(part, str) else (part, where)
        if all(new is raw[name] for name, (new, _) in parts.items()):
            return raw, place
        if raw.first < 0:  # filled in by a shorthand: it stays one
            made = Mapping({name: node for name, (node, _) in parts.items()})
            made.first = made.after = -1
            return made, place
        return self.revised.mapping(parts, place), place

    def text(self, text: str, kinds: frozenset[str], place: Place) -> tuple[Node, Place]:
        found = self.swap(text, kinds) if kinds else None
        if found is None or (found[0] == text and found[1] is None):
            return text, place
        new, where = found
        if where is not None and self.elsewhere is None:
            self.elsewhere = where
        return new, where or place


def _record_targets(field: Field) -> ReadOnly[str, frozenset[str]]:
    """Return the parts of a field of records that are references, with the kinds each may mean."""
    type_ = field.type.item if isinstance(field.type, Maybe | ListOf) else field.type
    return _targets_in(type_.name) if isinstance(type_, Structure) else {}


@cache
def _targets_in(name: str) -> ReadOnly[str, frozenset[str]]:
    return {part.name: part.target for part in record(name).written.values() if part.target}


def _short(field: Field) -> str:
    mark = field.mark(Short)
    return mark.field if mark is not None else ""
