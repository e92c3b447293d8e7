"""The page of instructions that a template begins with: it is known by its name and title, and describes nothing."""

from __future__ import annotations

from orglint.i18n import Text
from orglint.importers.tables.table import Table

SHEET = Text("Read me first", "はじめに")
TITLE = Text("The design of an organization, to be checked by orglint", "組織設計の記入シート(orglintで点検します)")


def are_instructions(table: Table) -> bool:
    """Whether a table is the page of instructions, in either language."""
    titles = {text for heading in table.headings for text in heading.splitlines()}
    return table.sheet in (SHEET.en, SHEET.ja) and bool(titles & {TITLE.en, TITLE.ja})
