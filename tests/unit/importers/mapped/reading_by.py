"""Reads sources by a mapping, as the tests write both."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping

from orglint.importers.imported import ForeignFile, Imported
from orglint.importers.mapped.mapping_file import read_mapping
from orglint.importers.mapped.read_mapped import Found, names, read_mapped

MAP = "map.yaml"


def imported(mapping: str, **files: str) -> Imported:
    """Return what comes of files: `teams_yaml` is `teams.yaml`, `a__b_md` is `a/b.md`."""
    return imported_files(mapping, {_path(name): text for name, text in files.items()})


def imported_files(mapping: str, files: Mapping[str, str]) -> Imported:
    """Return what comes of files by their paths."""
    spec = read_mapping(MAP, full(mapping).encode())
    found = [
        Found(ForeignFile(path, textwrap.dedent(text).encode()), path)
        for path, text in files.items()
        if names(spec, path, named=False)
    ]
    return read_mapped(found, spec)


def full(mapping: str) -> str:
    """Return a mapping with its first line."""
    return "format: orglint-mapping/1\n" + textwrap.dedent(mapping)


def _path(name: str) -> str:
    stem, _, ending = name.rpartition("_")
    return f"{stem.replace('__', '/').replace('_', '-')}.{ending}"


def plain(imported: Imported) -> dict[str, object]:
    """Return everything the documents say together, by collection."""
    whole: dict[str, object] = {}
    for document in imported.documents:
        for name, entities in document.root.items():
            into = whole.setdefault(name, {})
            assert isinstance(into, dict)
            into.update(_plain(entities))  # type: ignore[arg-type]  # a mapping
    return whole


def _plain(node: object) -> object:
    if isinstance(node, dict):
        return {key: _plain(value) for key, value in node.items()}
    return [_plain(item) for item in node] if isinstance(node, list) else node


def problems(imported: Imported) -> list[tuple[str, str, str]]:
    """Return the problems: rule, place, message."""
    return [(problem.rule, str(problem.location), problem.message.en) for problem in imported.problems]


def place_of(imported: Imported, collection: str, ident: str, *fields: str | int) -> str:
    """Return where an entity, or the value of a field of it, stands."""
    for document in imported.documents:
        container, key, *rest = document.root.get(collection) or {}, ident, *fields
        if not container or ident not in container:
            continue
        for step in rest:
            container, key = container[key], step
        span = document.value_span(container, key) if fields else document.key_span(container, key)
        return "nowhere" if span is None else f"{document.file}:{span.line}:{span.column}"
    raise AssertionError(f"{collection}/{ident} is not there")


def notes(imported: Imported) -> list[str]:
    """Return the notes, each behind its file."""
    return [f"{note.file}: {note.text.en}" for note in imported.notes]
