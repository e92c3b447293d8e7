"""Who heads the units of outlines: people and posts, looked up by name or id when all of them are known."""

from __future__ import annotations

from collections.abc import Sequence

from orglint.i18n import Text
from orglint.importers.imported import Imported, Note
from orglint.importers.tables.decision_parties import AMBIGUOUS
from orglint.importers.tables.outline_columns import HEAD
from orglint.importers.tables.outline_units import Headed, OutlineUnits
from orglint.importers.tables.rows import says_none
from orglint.importers.tables.table_document import TableBuilder, TableDocument
from orglint.importers.tables.table_notes import listed_rows, note_on
from orglint.importers.tables.who_is_meant import Known, Party
from orglint.model.problems import LONGEST_LIST, Problem, quote
from orglint.model.words import is_placeholder
from orglint.source.document import Document


def read_heads(outlines: Sequence[OutlineUnits], documents: Sequence[Document]) -> Imported:
    """Return what outlines say of the heads of their units. A name that nobody has is not shown, it may be anybody's."""
    known = Known(documents)
    result = Imported()
    for outline in outlines:
        if outline.heads:
            result += _Heads(outline, known).run()
    return result


class _Heads:
    def __init__(self, outline: OutlineUnits, known: Known) -> None:
        self.outline, self.known = outline, known
        self.mapped = outline.columns.mapped
        self.builder = TableBuilder(self.mapped.table, dict(self.mapped.map.fields), frozenset())
        self.problems: list[Problem] = []
        self.unknown: list[int] = []

    def run(self) -> Imported:
        for head in self.outline.heads:
            self.head(head)
        column = self.mapped.map.column(HEAD)
        notes: tuple[Note, ...] = ()
        if self.unknown and column is not None:
            rows = listed_rows(self.mapped.table, self.unknown)
            heading = self.mapped.table.headings[column]
            notes = (note_on(self.mapped.table, _UNKNOWN.filled(heading=heading, rows=rows)),)
        document: TableDocument = self.builder.done()
        return Imported((document,), tuple(self.problems), notes)

    def head(self, head: Headed) -> None:
        """State the head of a unit; whom it cannot be said leaves it unknown."""
        body = self.builder.addition("units", head.unit, head.named)
        found = [party for party in self.known.named(head.text) if party.kind != "unit"]
        if says_none(head.text) and not is_placeholder(head.text):
            self.builder.set(body, "head", None, head.cell)
        elif is_placeholder(head.text):
            self.builder.set(body, "head", head.text, head.cell)
        elif len(found) == 1:
            self.builder.set(body, "head", self.known.reference(found[0]), head.cell)
        else:
            self.builder.unread(body, "head")
            if found:
                self.problems.append(self.ambiguous(head, found))
            else:
                self.unknown.append(head.cell.row)

    def ambiguous(self, head: Headed, found: Sequence[Party]) -> Problem:
        shown = ", ".join(map(str, found[:LONGEST_LIST]))
        return Problem(
            AMBIGUOUS,
            Text(
                f"{quote(head.text)} could mean any of {len(found)}: {shown}",
                f"{quote(head.text)}に当たる人やポストが{len(found)}件あります: {shown}",
            ),
            self.mapped.location(head.cell),
            entity=f"unit/{head.unit}",
            accepted=Text("write the employee number or the id of the post", "社員番号かポストのIDを書いてください"),
            related=tuple(
                (Text("one of them", "そのうちの1つ"), self.known.place(party)) for party in found[:LONGEST_LIST]
            ),
            values=("head", head.text),
            private=quote(head.text),
        )


_UNKNOWN = Text(
    "{heading}: cells that are neither the name nor the id of a person or post described, not read: rows {rows}",
    "{heading}: 当たる人やポストの記述がないため、読まなかったセル: {rows}行目",
)
