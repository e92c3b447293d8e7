"""The entities that the sheets of a workbook hold, to be found by those of their details."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import NamedTuple

from orglint.importers.model_sheets.sheet_document import SheetBuilder
from orglint.model.schema import COLLECTIONS, POST_FIELDS
from orglint.source.document import Mapping

ORGANIZATION = ("organization", "organization")


class Written(NamedTuple):
    """An entity's mapping, and what makes the document it stands in."""

    builder: SheetBuilder
    body: Mapping


@dataclass(slots=True)
class WrittenEntities:
    """Entities by collection and id; posts that are written at people and units are there by the ids they will have."""

    _found: dict[tuple[str, str], Written] = field(default_factory=dict)

    def add(self, collection: str, ident: str, builder: SheetBuilder, body: Mapping) -> None:
        """Take note of an entity; the first of an id counts."""
        self._found.setdefault((collection, ident), Written(builder, body))

    @property
    def has_organization(self) -> bool:
        """Whether a sheet is about the organization itself."""
        return ORGANIZATION in self._found

    def organization(self) -> Written:
        """Return the organization itself. Raises KeyError where no sheet is about it."""
        return self._found[ORGANIZATION]

    def find(self, collection: str, text: str, key: str) -> Written | None:
        """Return the entity that a row of details about one of its fields belongs to.

        What a person says of their own post belongs to the person's mapping.
        """
        kind = COLLECTIONS.get(collection)
        ident = text.removeprefix(f"{kind.name}/") if kind is not None else text
        found = self._found.get((collection, ident))
        if found is None and collection == "positions" and key in POST_FIELDS:
            return self._found.get(("people", ident.removeprefix("person/")))
        return found

    def close_to(self, collection: str, text: str) -> str | None:
        """Return the id of the collection that is closest to a text."""
        known = [ident for name, ident in self._found if name == collection]
        return next(iter(get_close_matches(text, known, n=1, cutoff=0.7)), None)
