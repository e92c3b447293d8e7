"""What foreign files become: documents for the model, what is wrong with them, and what was not read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

from orglint.i18n import Text
from orglint.importers.built import BuiltDocument
from orglint.importers.loose_ends import LooseEnds
from orglint.location import source_key
from orglint.model.problems import Problem
from orglint.source.document import Document

AnyDocument: TypeAlias = BuiltDocument[Any]
"""A document of whatever kind of file."""


@dataclass(frozen=True, slots=True)
class ForeignFile:
    """A file's bytes, under the path that users see."""

    file: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Note:
    """Something a reader of the report should know about a file that is not wrong; it names headings, never values.

    `sheet` names the sheet of a workbook it is about.
    """

    file: str
    text: Text
    sheet: str = ""

    @property
    def source(self) -> str:
        """Return what the note is about: the file, or the sheet in it."""
        return source_key(self.file, self.sheet)


@dataclass(frozen=True, slots=True)
class RowAccount:
    """What became of the data rows of one table, by their line numbers.

    `in_entities` are rows of which something stands in an entity (or in the repeat of one, a duplicate); `said` those
    named in a problem or note. A row that is in neither got lost, which is a fault of the importer.
    """

    file: str
    sheet: str
    rows: frozenset[int]
    in_entities: frozenset[int]
    said: frozenset[int]

    @property
    def lost(self) -> frozenset[int]:
        """Return the rows that are neither read nor named."""
        return self.rows - self.in_entities - self.said


@dataclass(frozen=True, slots=True)
class Imported:
    """Documents for the model, input problems, and what was not read.

    `unreadable` says that a file could not be read at all; `unrecognised` says of each file of which nobody knows what
    it is what it has and what would be expected. `left_out` are files of a known kind with nothing in them to read;
    `ends` is what can be judged only when everything is linked, `later` reads what can only be read once everything
    else is. `rows` accounts for every row of tables of people.
    """

    documents: tuple[AnyDocument, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[Note, ...] = ()
    unrecognised: tuple[Note, ...] = ()
    unreadable: bool = False
    left_out: tuple[Note, ...] = ()
    ends: LooseEnds = field(default_factory=LooseEnds)
    rows: tuple[RowAccount, ...] = ()
    later: tuple[Callable[[Sequence[Document]], Imported], ...] = ()

    def completed(self, documents: Sequence[Document] = ()) -> Imported:
        """Return the same with what was left for later, read knowing its own documents and those given."""
        result = replace(self, later=())
        for read in self.later:
            result += read((*documents, *self.documents))
        return result

    def __add__(self, other: Imported) -> Imported:
        """Return what both hold, this one's first."""
        return Imported(
            self.documents + other.documents,
            self.problems + other.problems,
            self.notes + other.notes,
            self.unrecognised + other.unrecognised,
            self.unreadable or other.unreadable,
            self.left_out + other.left_out,
            self.ends + other.ends,
            self.rows + other.rows,
            self.later + other.later,
        )
