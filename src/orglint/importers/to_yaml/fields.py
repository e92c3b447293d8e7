"""One field of an entity in three states: as a hand left it, as the source says it, as the last import wrote it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from orglint.importers.to_yaml.digests import digest
from orglint.importers.to_yaml.record import Said
from orglint.importers.to_yaml.tidy import same
from orglint.model.schema import Kind
from orglint.model.types import ListOf
from orglint.source.document import Node, Sequence

_EVERYBODYS = "described"
"""The field of the organization to which every source adds."""


class What(Enum):
    """What becomes of a field."""

    SAME = auto()
    """The source says what stands there."""
    PUT = auto()
    """The source's value is written."""
    KEPT = auto()
    """A hand has changed it since the last import, and the source has not."""
    CONFLICT = auto()
    """A hand and the source say different things; the hand's stays."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What becomes of a field, and what it says then."""

    what: What
    node: Node = None


def said(kind: Kind, name: str, node: Node) -> Said:
    """Return the digest of a field's value as it is compared; of a list that of each item."""
    value = same(kind, name, node)
    return tuple(map(digest, value)) if isinstance(value, Sequence) else digest(value)


def decide(kind: Kind, name: str, *, ours: Node, theirs: Node, base: Said | None, force: bool = False) -> Decided:
    """Decide about a field that both say something of; `base` is what the last import wrote, None where it wrote nothing.

    What only the source has changed is written; in a list, items that it has added or taken away. What a hand has
    changed stays; with `force` the source wins.
    """
    old, new = said(kind, name, ours), said(kind, name, theirs)
    if old == new or (name == _EVERYBODYS and not isinstance(old, str) and set(new) <= set(old)):
        return Decided(What.SAME)
    if force or old == base:
        return Decided(What.PUT, theirs)
    merged = _merged(kind, name, ours, theirs, base)
    if merged is not None:
        is_new = said(kind, name, merged) != old
        return Decided(What.PUT, merged) if is_new else Decided(What.KEPT)
    return Decided(What.KEPT if new == base else What.CONFLICT)


def decide_gone(kind: Kind, name: str, *, theirs: Node, base: Said | None, force: bool = False) -> Decided:
    """Decide about a field that the source says something of and the file nothing: a hand may have deleted it."""
    if base is None or force:
        return Decided(What.PUT, theirs)
    return Decided(What.KEPT if said(kind, name, theirs) == base else What.CONFLICT)


def _merged(kind: Kind, name: str, ours: Node, theirs: Node, base: Said | None) -> Node:
    """Return a list with what the hand and the source have added and without what they took away; None for no list.

    None too where both took away the same item and added another in its place: that is a conflict.
    """
    if base is None and name != _EVERYBODYS:
        return None
    mine, new = _items(kind, name, ours), _items(kind, name, theirs)
    if mine is None or new is None:
        return None
    old = {base} if isinstance(base, str) else set(base or ())
    both_removed = old - mine.keys() - new.keys()
    if both_removed and mine.keys() - old and new.keys() - old:
        return None
    kept = [item for key, item in mine.items() if key in new or key not in old]
    added = [item for key, item in new.items() if key not in old and key not in mine]
    return Sequence([*kept, *added])


def _items(kind: Kind, name: str, node: Node) -> dict[str, Node] | None:
    """Return the items of a list by their digests; None where it is none, or holds something twice."""
    written = node if isinstance(node, Sequence) else [node] if isinstance(node, str) and _is_list(kind, name) else None
    if written is None:
        return None
    value = same(kind, name, node)
    compared = value if isinstance(value, Sequence) else [value]
    items = {digest(key): item for key, item in zip(compared, written, strict=True)}
    return items if len(items) == len(written) else None


def _is_list(kind: Kind, name: str) -> bool:
    field = kind.written.get(name)
    return field is not None and isinstance(field.type, ListOf)
