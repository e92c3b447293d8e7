"""What may stand under a key of a change: the marks by which changes are declared, and the words that are read by them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from orglint.i18n import Text
from orglint.location import Location
from orglint.model.place import Place
from orglint.source.document import Mapping, Node

# ---- What is read


@dataclass(frozen=True, slots=True)
class Name:
    """A word of the plan that names something, and where it stands: under a key, or as a key itself."""

    text: str
    place: Place
    is_key: bool = False

    @property
    def location(self) -> Location:
        """Return where the word stands."""
        return self.place.key_location() if self.is_key else self.place.value_location()


@dataclass(frozen=True, slots=True)
class Subject:
    """What a change is about, where its key says the kind: `budget: travel-2026`."""

    kind: str
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A value for a field of the model, which reads it: source text, or a whole tree."""

    raw: Node
    place: Place


@dataclass(frozen=True, slots=True)
class Part:
    """A unit that others become: the id of one, or a new one with its fields as in a model."""

    name: Name
    body: Mapping | None


@dataclass(frozen=True, slots=True)
class Fragment:
    """Collections with entities, as in a model."""

    root: Mapping
    place: Place


# ---- Marks on the fields of changes


@dataclass(frozen=True, slots=True)
class Means:
    """What a key means, for readers and editors."""

    en: str
    ja: str

    @property
    def text(self) -> Text:
        """Return it in both languages."""
        return Text(self.en, self.ja)


@dataclass(frozen=True, slots=True)
class Refers:
    """The ids of entities of some kinds; with `or_none` the words for none may stand there too.

    With `later` the change itself may make what is named.
    """

    kinds: tuple[str, ...]
    or_none: bool = False
    later: bool = False


@dataclass(frozen=True, slots=True)
class KindKey:
    """The key is the name of one of some kinds, and ids of that kind stand under it."""

    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NewId:
    """An id that is not taken yet."""

    kind: str


@dataclass(frozen=True, slots=True)
class FieldOf:
    """The value of a field of the model: it is read as one."""

    kind: str
    field: str


@dataclass(frozen=True, slots=True)
class Flag:
    """Yes or no."""


@dataclass(frozen=True, slots=True)
class FieldName:
    """The name of a field of what the change is about."""


@dataclass(frozen=True, slots=True)
class Parts:
    """Units; new ones with their fields. With `takes` each says which members, budgets and so on it takes along."""

    takes: bool = False


@dataclass(frozen=True, slots=True)
class Collections:
    """Collections with entities, as in a model."""


Slot: TypeAlias = Refers | KindKey | NewId | FieldOf | Flag | FieldName | Parts | Collections
