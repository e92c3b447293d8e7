"""Marks on the fields of entity declarations: what an annotation alone does not say about how a field is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Encloses:
    """Nesting inside an entity of the referred kind fills in this reference, under the name of the collection."""


@dataclass(frozen=True, slots=True)
class Owner:
    """Who answers for the thing, or has it: what a plan hands over; so is a field that nesting fills in (`Encloses`)."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Text, URL, bool or list: anything that shows the thing exists; false and the words for none are empty."""


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Free text in which the words for none (`none`, `なし`) are text like any other."""


@dataclass(frozen=True, slots=True)
class FunctionName:
    """The name of a function such as marketing, in one spelling: aliases of `organization.functions` are folded."""


@dataclass(frozen=True, slots=True)
class OwnField:
    """The name of a field of the very entity."""


@dataclass(frozen=True, slots=True)
class FieldPath:
    """The name of a field of a collection, as `positions.reports_to`; of a person's post in either form."""


@dataclass(frozen=True, slots=True)
class Share:
    """A number that is a share: `0.5` and `50%` are both read as 0.5."""


@dataclass(frozen=True, slots=True)
class Words:
    """Other words for the values of an enum, Japanese titles above all."""

    aliases: Mapping[str, str]

    def __hash__(self) -> int:
        return hash(tuple(sorted(self.aliases.items())))


@dataclass(frozen=True, slots=True)
class Aka:
    """Other names of the field itself, as written."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sensitive:
    """Shown in no output but as a sum over five or more (Privacy)."""


@dataclass(frozen=True, slots=True)
class Extras:
    """What may stand beside `id`, `start` and `end` where a reference is written as a mapping: name -> annotation."""

    fields: Mapping[str, object]

    def __hash__(self) -> int:
        return hash(tuple(sorted(self.fields)))


@dataclass(frozen=True, slots=True)
class Past:
    """References of which all count, not only those in force: what they point to may be over."""


@dataclass(frozen=True, slots=True)
class Short:
    """A record that may be written as a scalar, which is then the value of this field."""

    field: str


@dataclass(frozen=True, slots=True)
class Keyed:
    """A list of records written as a mapping; the key is the value of this field."""

    field: str


@dataclass(frozen=True, slots=True)
class Reverse:
    """Not written: the entities of that collection whose field refers here, sorted by id."""

    collection: str
    field: str


@dataclass(frozen=True, slots=True)
class Derived:
    """Not written: computed when the model is linked."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """Of a comparison: what is referred to belongs to the organization as it was before, not to the one judged."""
