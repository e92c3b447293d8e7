"""Entities as a careful hand would write them: fields in the model's order, dates and numbers in one form."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as ReadOnly
from functools import cache

from orglint.importers.to_yaml.gather import Gathered, Key, Outgoing
from orglint.importers.to_yaml.scalars import Scalar
from orglint.model.leaves import Leaf, Turned, turned
from orglint.model.marks import Evidence, Share
from orglint.model.schema import COLLECTIONS, KINDS, POST_FIELDS, Field, Kind
from orglint.model.types import BOOL, DATE, NUMBER, ListOf, Maybe
from orglint.model.values import BadValue, read_date, read_number
from orglint.model.words import fold, is_none_word
from orglint.source.document import Mapping, Node, Sequence

Labels = Callable[[Leaf], str]
"""What a remark behind a reference says, empty where there is none."""
_OF_A_POST = ("unit", "title", "grade", "reports_to", "dotted_reports_to", "allocation", "posts")
_FIRST = ("name", "description")
_LAST = ("unknown",)


def tidy(entity: Outgoing, labels: Labels = lambda _: "") -> Mapping:
    """Return an entity's fields to be written: in order, dates and numbers plain, references with their remarks."""

    def turn(leaf: Leaf) -> Turned:
        return _scalar(leaf, labels)

    kind = entity.kind
    made = turned(kind, entity.fields, turn)
    ranks = field_ranks(kind)
    names = sorted(made, key=lambda name: ranks.get(name, len(ranks)))
    return Mapping({name: _single(kind, name, made[name]) for name in names})


def same(kind: Kind, name: str, node: Node) -> Node:
    """Return a field's value as values are compared: however it is written, what means the same is the same."""
    made = turned(kind, Mapping({name: node}), lambda leaf: _scalar(leaf, lambda _: ""))
    return _single(kind, name, made.get(name))


def field_of(kind: Kind, name: str) -> Field | None:
    """Return the field that a name means in an entity; of a person's post that of a position."""
    return KINDS["position"].written[name] if kind.name == "person" and name in POST_FIELDS else kind.written.get(name)


@cache
def field_ranks(kind: Kind) -> ReadOnly[str, int]:
    """Return the place of each field in an entity: as the model declares them, a person's post behind the name."""
    names = [name for name in kind.written if name not in _LAST]
    if kind.name == "person":
        names = [*_FIRST, *_OF_A_POST, *(name for name in names if name not in _FIRST)]
    return {name: rank for rank, name in enumerate([*names, *_LAST])}


def _scalar(leaf: Leaf, labels: Labels) -> Turned:
    if leaf.text is None or leaf.field is None or leaf.is_key:
        return leaf.text
    if leaf.target:
        return Scalar(leaf.text, label=labels(leaf))
    type_ = leaf.field.type
    while isinstance(type_, Maybe | ListOf):
        type_ = type_.item
    if type_ == DATE:
        return Scalar(_date(leaf.text), "date")
    if type_ == NUMBER:
        return Scalar(leaf.text if leaf.field.mark(Share) else _number(leaf.text), "number")
    is_yes_or_no = type_ == BOOL or leaf.field.mark(Evidence) is not None
    return Scalar(leaf.text, "bool" if is_yes_or_no else "")


def _date(text: str) -> str:
    try:
        return read_date(text).isoformat()
    except BadValue:
        return text


def _number(text: str) -> str:
    """Return a number in plain digits; one that is plain already stays as it is written, zeros and all."""
    try:
        value = read_number(text)
    except BadValue:
        return text
    if text.isascii() and "," not in text and "e" not in text.lower() and text[:1] != "+":
        return text.strip()
    return text if "e" in str(value) else str(value)


def _single(kind: Kind, name: str, node: Node) -> Node:
    """Return a list of one reference as that reference: a single value is a list of one."""
    field = field_of(kind, name)
    is_reference = field is not None and bool(field.target)
    if not is_reference or not isinstance(node, Sequence) or len(node) != 1:
        return node
    (item,) = node
    return item if isinstance(item, str) and not is_none_word(item) else node


class Names:
    """What references point at, by name: units by theirs, posts by their titles; people are not named."""

    def __init__(self, *gathered: Gathered) -> None:
        self._labels: dict[Key, str] = {}
        for each in gathered:
            for entity in each.entities.values():
                label = _label(entity)
                if _bare(label) != _bare(entity.id):
                    self._labels[entity.key] = label

    def __eq__(self, other: object) -> bool:
        """Whether both name everything alike."""
        return isinstance(other, Names) and self._labels == other._labels

    __hash__ = None  # type: ignore[assignment]  # compared by what it holds

    def all(self) -> frozenset[str]:
        """Return every name."""
        return frozenset(self._labels.values())

    def __call__(self, leaf: Leaf) -> str:
        """Return the remark for a reference."""
        kind, slash, ident = (leaf.text or "").rpartition("/")
        kinds = [kind] if slash else sorted(leaf.target | ({"person"} if "position" in leaf.target else set()))
        collections = {item.name: name for name, item in COLLECTIONS.items()}
        found = (self._labels.get((collections.get(name, ""), ident)) for name in reversed(kinds))
        return next((label for label in found if label), "")


def _bare(text: str) -> str:
    """Return the letters and digits of a text: a remark that has no others than the id says nothing."""
    return "".join(filter(str.isalnum, fold(text)))


def _label(entity: Outgoing) -> str:
    name = {"units": "name", "positions": "title", "people": "title"}.get(entity.collection)
    value = entity.fields.get(name) if name is not None else None
    return value if isinstance(value, str) else ""
