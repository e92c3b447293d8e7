"""Files that are no models in YAML: gathered while a run looks around, then read by the importers they belong to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from orglint.i18n import Language
from orglint.importers.imported import ForeignFile, Imported
from orglint.source.document import Document

if TYPE_CHECKING:
    from orglint.importers.trees.kinds import TreeKind


class Foreign:
    """The foreign files of one run. `files` are the labels of those that were taken in.

    Importers are loaded when there is a file for them: most runs have none.
    """

    def __init__(self, preset: str | None, column_map: Path | None, language: Language) -> None:
        self.files: list[str] = []
        self._preset = preset
        self._column_map = column_map
        self._language: Language = language
        self._tables: list[ForeignFile] = []
        self._trees: dict[TreeKind, list[Document]] = {}

    def wants(self, *, is_table: bool) -> bool:
        """Whether a file is to be taken for a table: it looks like one, or the command line says how to read it."""
        return is_table or self._column_map is not None or (self._preset is not None and self._kind() is None)

    def add_table(self, label: str, data: bytes) -> None:
        """Take in a table or workbook."""
        self.files.append(label)
        self._tables.append(ForeignFile(label, data))

    def takes_tree(self, document: Document) -> bool:
        """Take in a tree where it is of a kind that is known, and say whether it is."""
        from orglint.importers.trees.kinds import kind_of

        kind = self._kind() or kind_of(document.root)
        if kind is None:
            return False
        self.files.append(document.file)
        self._trees.setdefault(kind, []).append(document)
        return True

    def read(self, documents: Sequence[Document]) -> Imported:
        """Read everything that was taken in; `documents` are what the models describe."""
        result = Imported()
        for kind, trees in sorted(self._trees.items(), key=lambda item: item[0].name):
            result += kind.read(trees)
        if self._tables or (self._preset is not None and self._kind() is None) or self._column_map is not None:
            from orglint.app.tables import custom_map
            from orglint.importers.tables.read_tables import read_tables

            result += read_tables(
                self._tables,
                preset=self._preset if self._kind() is None else None,
                custom=custom_map(self._column_map, self._language),
                documents=(*documents, *result.documents),
                language=self._language,
            )
        return result

    def _kind(self) -> TreeKind | None:
        """Return the kind of tree the command line names."""
        if self._preset is None:
            return None
        from orglint.importers.trees.kinds import TREE_KINDS

        return next((kind for kind in TREE_KINDS if kind.name == self._preset), None)
