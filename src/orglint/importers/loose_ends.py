"""What of foreign files can only be judged when all files of a run are linked: they may describe it together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from orglint.i18n import Text
from orglint.location import Location


class FieldOf(NamedTuple):
    """A field of an entity, by kind and id."""

    kind: str
    ident: str
    field: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A name of something that another file may describe: `kind` and `ident` are what it is to the model.

    `called` is what the foreign file calls it; `entity` is who names it. `leaves_open` is the field that says less than
    it should where nothing of that name is described.
    """

    kind: str
    ident: str
    called: Text
    place: Location
    entity: str | None = None
    leaves_open: FieldOf | None = None


@dataclass(frozen=True, slots=True)
class MissingFile:
    """A file that another points to and that is not there."""

    target: str
    place: Location


@dataclass(frozen=True, slots=True)
class LooseEnds:
    """What has to wait: names that may be described elsewhere, and fields that the files leave open.

    `unfollowed` are places that point to files outside of what was read; what those describe is not known.
    `contested` are fields of which foreign files say different things, `unsaid` those that their form has no place for:
    they are unknown, unless somebody states an unsaid one.
    """

    references: tuple[Reference, ...] = ()
    missing: tuple[MissingFile, ...] = ()
    unfollowed: tuple[Location, ...] = ()
    contested: tuple[FieldOf, ...] = ()
    unsaid: tuple[FieldOf, ...] = ()

    def __add__(self, other: LooseEnds) -> LooseEnds:
        """Return what both leave open, this one's first."""
        return LooseEnds(
            self.references + other.references,
            self.missing + other.missing,
            self.unfollowed + other.unfollowed,
            self.contested + other.contested,
            self.unsaid + other.unsaid,
        )
