"""Files that are no models in YAML: gathered while a run looks around, then read by the importers they belong to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from orglint.errors import UsageError
from orglint.i18n import Language, Text
from orglint.importers.imported import ForeignFile, Imported
from orglint.source.discovery import Found
from orglint.source.document import Document
from orglint.source.yaml_document import YamlDocument

if TYPE_CHECKING:
    from orglint.importers.mapped.read_mapped import Found as MappedFile
    from orglint.importers.mapped.spec import SourceMap
    from orglint.importers.trees.following import Outcomes
    from orglint.importers.trees.kinds import TreeKind
    from orglint.source.wanted import Wanted


class Foreign:
    """The foreign files of one run. `files` are the labels of those that were taken in.

    Importers are loaded when there is a file for them: most runs have none. Raises UsageError for a preset that nobody
    knows.
    """

    def __init__(self, preset: str | None, column_map: Path | None, language: Language) -> None:
        self.files: list[str] = []
        self._preset = preset
        self._column_map = column_map
        self._language: Language = language
        self._mapping = self._mapping_of(column_map)
        self._mapped: list[MappedFile] = []
        self._tables: list[ForeignFile] = []
        self._trees: dict[TreeKind, list[YamlDocument]] = {}
        self._pointing: list[tuple[Found, str]] = []
        if preset is not None:
            _refuse_unknown(preset, language)

    def wants(self, *, is_table: bool) -> bool:
        """Whether a file is to be taken for a table: it looks like one, or the command line says how to read it."""
        return is_table or self._column_map is not None or (self._preset is not None and self._kind() is None)

    @property
    def wants_trees(self) -> bool:
        """Whether the command line names a kind of tree: any file that is named is then read as YAML."""
        return self._kind() is not None

    def find_mapped(self, paths: Sequence[Path], exclude: Sequence[tuple[Path, Sequence[str]]]) -> Wanted | None:
        """Return the files that a mapping names, read from now on; None where the command line gives no mapping.

        Raises InputError where it names none.
        """
        if self._mapping is None:
            return None
        from orglint.app.mapped import find_mapped

        wanted, self._mapped = find_mapped(self._mapping, paths, exclude, self._language)
        self.files += [file.label for file in wanted.files]
        return wanted

    def _mapping_of(self, path: Path | None) -> SourceMap | None:
        """Return the mapping that `--map` names; None where it names a map of columns, or nothing."""
        if path is None:
            return None
        from orglint.app.mapped import mapping_at

        mapping = mapping_at(path, self._language)
        if mapping is not None:
            self._column_map = None
        return mapping

    def add_table(self, label: str, data: bytes) -> None:
        """Take in a table or workbook."""
        self.files.append(label)
        self._tables.append(ForeignFile(label, data))

    def workbooks(self, documents: Sequence[Document]) -> dict[str, bytes]:
        """Return the bytes of the workbooks that some documents were made from, by their files."""
        files = {document.file for document in documents if document.sheet}
        return {table.file: table.data for table in self._tables if table.file in files}

    def takes_tree(self, found: Found, document: YamlDocument) -> bool:
        """Take in a tree of the kind that the command line names, else of any kind that is known; say whether it is."""
        from orglint.importers.trees.kinds import kind_of

        named = self._kind()
        kind = named if named is not None and named.can_be(document.root) else None
        if named is None:
            kind = kind_of(document.root)
        if kind is None:
            return False
        self.files.append(document.file)
        self._trees.setdefault(kind, []).append(document)
        self._pointing += [(found, target) for target in kind.targets(document.root)]
        return True

    def may_be(self, documents: Sequence[Document]) -> tuple[str, ...]:
        """Return the kinds that a file can be read as, though it does not look like one, if the user says so."""
        from orglint.importers.trees.kinds import may_be

        if self._preset is not None:
            return ()
        return tuple(dict.fromkeys(name for document in documents for name in may_be(document.root)))

    def pointing(self) -> list[tuple[Found, str]]:
        """Return what trees point to and nobody has asked for yet: the file that points, and the target."""
        pointing, self._pointing = self._pointing, []
        return pointing

    def read(self, documents: Sequence[Document], outcomes: Outcomes) -> Imported:
        """Read everything that was taken in; `documents` are what the models describe."""
        result = Imported()
        if self._mapping is not None:
            from orglint.importers.mapped.read_mapped import read_mapped

            result += read_mapped(self._mapped, self._mapping)
        for kind, trees in sorted(self._trees.items(), key=lambda item: item[0].name):
            result += kind.read(trees, outcomes)
        is_tree = self._kind() is not None
        if self._tables or (self._preset is not None and not is_tree) or self._column_map is not None:
            from orglint.app.column_maps import custom_map
            from orglint.importers.tables.read_tables import read_tables

            result += read_tables(
                self._tables,
                preset=None if is_tree else self._preset,
                custom=custom_map(self._column_map, self._language),
                documents=(*documents, *result.documents),
                language=self._language,
            )
        return result

    def _kind(self) -> TreeKind | None:
        """Return the kind of tree the command line names."""
        if self._preset is None:
            return None
        from orglint.importers.trees.kinds import kind_named

        return kind_named(self._preset)


def known_presets() -> list[str]:
    """Return every way to read what is no model, as `--from` names them."""
    from orglint.importers.tables.read_tables import NAMES
    from orglint.importers.trees.kinds import TREE_KINDS

    return [*NAMES, *(kind.name for kind in TREE_KINDS)]


def _refuse_unknown(preset: str, language: Language) -> None:
    from orglint.spelling import did_you_mean, hinted

    known = known_presets()
    if preset not in known:
        text = _UNKNOWN.filled(name=preset, known=", ".join(known))
        raise UsageError(hinted(text, did_you_mean(preset, known)).say(language))


_UNKNOWN = Text('unknown preset "{name}"; there are {known}', "プリセット「{name}」はありません。使えるのは{known}です")
