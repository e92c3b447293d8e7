"""Foreign trees written as YAML in the test that needs them, read, linked and settled like in a run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from textwrap import dedent

from orglint.importers.imported import Imported
from orglint.importers.settling import settle
from orglint.importers.trees.following import Outcomes
from orglint.importers.trees.kinds import kind_named
from orglint.location import Location
from orglint.model.build import build
from orglint.model.organization import Model
from orglint.model.problems import Problem
from orglint.source.document import Document
from orglint.source.reader import read_yaml

TODAY = date(2026, 4, 1)


@dataclass(frozen=True, slots=True)
class Linked:
    """What became of some files: what the importer made, the model, and all problems and notes."""

    imported: Imported
    model: Model
    problems: tuple[Problem, ...]
    notes: tuple[tuple[str, str], ...]

    def said(self) -> list[tuple[str, str, str]]:
        """Return rule, place and message of every problem, in order of places."""
        ordered = sorted(self.problems, key=lambda problem: problem.location or Location(""))
        return [(problem.rule, str(problem.location), problem.message.en) for problem in ordered]

    def edges(self, kind: str, name: str) -> set[tuple[str, str]]:
        """Return who refers to whom by a field."""
        found: set[tuple[str, str]] = set()
        for entity in self.model.entities[kind].values():
            value = getattr(entity, name)
            targets = value if isinstance(value, tuple) else (value,)
            found |= {(entity.id, target.id) for target in targets if target is not None}
        return found

    def at(self, kind: str, ident: str, name: str | None = None) -> str:
        """Return where an entity, or a field of it, stands."""
        return str(self.model.location(self.model.entities[kind][ident], name))


def trees_of(files: Mapping[str, str]) -> list[Document]:
    documents: list[Document] = []
    for file, text in files.items():
        read = read_yaml(file, dedent(text).encode())
        assert isinstance(read, list), read
        documents += read
    return documents


def link(
    kind: str, files: Mapping[str, str], outcomes: Outcomes | None = None, own: Mapping[str, str] | None = None
) -> Linked:
    """Read files as trees of a kind, together with models of one's own."""
    chosen = kind_named(kind)
    assert chosen is not None
    imported = chosen.read(trees_of(files), outcomes or {})
    model = build([*imported.documents, *trees_of(own or {})], as_of=TODAY, today=TODAY)
    settled = settle(imported.ends, model, (*imported.problems, *model.problems))
    notes = [(note.file, note.text.en) for note in imported.notes]
    notes += [(file, text.en) for file, text in settled.notes]
    return Linked(imported, model, settled.problems, tuple(notes))
