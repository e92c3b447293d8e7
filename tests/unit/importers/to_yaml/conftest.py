"""Tables imported into folders that are held in memory."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from orglint.importers.imported import AnyDocument, ForeignFile
from orglint.importers.tables.read_tables import read_tables
from orglint.importers.to_yaml.folder import Result, Wish, import_into, read_folder

Files = dict[str, bytes]


def documents_of(text: str, file: str = "staff.csv") -> list[AnyDocument]:
    """Return what a table becomes."""
    return list(read_tables([ForeignFile(file, text.encode())]).documents)


class Desk:
    """A folder, and imports into it. `files` holds what stands there; `said` is what the last import had to say."""

    def __init__(self) -> None:
        self.files: Files = {}
        self.said: Result | None = None

    def take(self, *tables: str | tuple[str, str], **wish: object) -> Result:
        """Import tables, each as `staff.csv` or under a name of its own, and write the result."""
        named = [(table, "staff.csv") if isinstance(table, str) else (table[1], table[0]) for table in tables]
        pairs = [(document, file) for text, file in named for document in documents_of(text, file)]
        self.said = import_into(read_folder(self.files), pairs, {file for _, file in named}, Wish(**wish))  # type: ignore[arg-type]
        self.files |= {path: text.encode() for path, text in self.said.texts.items()}
        return self.said

    def text(self, path: str = "organization.yaml") -> str:
        """Return the text of a file."""
        return self.files[path].decode()

    def edit(self, old: str, new: str, path: str = "organization.yaml") -> None:
        """Change a file by hand."""
        assert self.text(path).count(old) == 1, self.text(path)
        self.files[path] = self.text(path).replace(old, new).encode()


@pytest.fixture
def desk() -> Desk:
    """Return an empty folder."""
    return Desk()


@pytest.fixture
def documents() -> Callable[..., list[AnyDocument]]:
    """Return what makes documents of a table."""
    return documents_of
