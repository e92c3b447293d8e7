"""The import record: what each source said at the last import, as digests, so that the next one knows who changed what."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from orglint.importers.to_yaml.gather import Key
from orglint.importers.to_yaml.person_ids import Evidence
from orglint.importers.to_yaml.split import Split

RECORD_FILE = ".orglint-import.json"
FORMAT = "orglint-import/1"
Said: TypeAlias = "str | tuple[str, ...]"
"""The digest of a value; of a list that of each item."""
Fields: TypeAlias = dict[str, Said]


@dataclass(slots=True)
class Record:
    """What imports into one folder have written.

    `sources` holds what each source said: entities with their fields. `known` says what people without an id of their
    own are known by; `highest` is the greatest number one of them got; `split` says how entities are distributed over files.
    """

    sources: dict[str, dict[Key, Fields]] = field(default_factory=dict)
    known: dict[str, Evidence] = field(default_factory=dict)
    highest: int = 0
    split: Split = "unit"

    def stated_by_others(self, source: str, key: Key) -> bool:
        """Whether another source states an entity too."""
        return any(key in said for name, said in self.sources.items() if name != source)

    def copy(self) -> Record:
        """Return another record that says the same."""
        sources = {
            name: {key: dict(fields) for key, fields in entities.items()} for name, entities in self.sources.items()
        }
        return Record(sources, dict(self.known), self.highest, self.split)

    def entities(self) -> set[Key]:
        """Return all entities that came from somewhere."""
        return {key for said in self.sources.values() for key in said}


class BadRecordError(Exception):
    """The file is no import record."""


def read_record(text: str) -> Record:
    """Return the record a file holds. Raises BadRecordError."""
    try:
        data = json.loads(text)
    except ValueError as error:
        raise BadRecordError(str(error)) from error
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise BadRecordError(FORMAT)
    split: Split = "collection" if data.get("split") == "collection" else "unit"
    record = Record(highest=_number(data.get("highest")), split=split)
    for source, entities in _mapping(data.get("sources")).items():
        said = record.sources.setdefault(source, {})
        for name, fields in _mapping(entities).items():
            collection, _, ident = name.partition("/")
            said[collection, ident] = {key: _said(value) for key, value in _mapping(fields).items()}
    for ident, parts in _mapping(data.get("known")).items():
        record.known[ident] = _evidence(parts)
    return record


def record_text(record: Record) -> str:
    """Return a record as its file holds it: an entity a line, so that versions of it can be compared."""
    parts = [f'"format": {_json(FORMAT)}', f'"split": {_json(record.split)}', f'"highest": {record.highest}']
    known = [(ident, _parts(said)) for ident, said in sorted(record.known.items())]
    parts.append(f'"known": {_lines(known, 2)}')
    sources = []
    for source, entities in sorted(record.sources.items()):
        items = [("/".join(key), dict(sorted(fields.items()))) for key, fields in sorted(entities.items())]
        sources.append(f"    {_json(source)}: {_lines(items, 4)}")
    parts.append('"sources": {' + ("\n" + ",\n".join(sources) + "\n  }" if sources else "}"))
    return "{\n" + ",\n".join(f"  {part}" for part in parts) + "\n}\n"


def _lines(items: Iterable[tuple[str, object]], indent: int) -> str:
    lines = [f"{' ' * (indent + 2)}{_json(name)}: {_json(value)}" for name, value in items]
    return "{\n" + ",\n".join(lines) + f"\n{' ' * indent}}}" if lines else "{}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _parts(said: Evidence) -> list[object]:
    return [said.name, sorted(said.units), sorted(said.titles), said.whole]


def _evidence(parts: object) -> Evidence:
    if isinstance(parts, list) and len(parts) == 4:
        name, units, titles, whole = parts
        if isinstance(name, str) and isinstance(whole, str) and isinstance(units, list) and isinstance(titles, list):
            return Evidence(name, frozenset(map(str, units)), frozenset(map(str, titles)), whole)
    raise BadRecordError(FORMAT)


def _said(value: object) -> Said:
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return tuple(map(str, value))
    raise BadRecordError(FORMAT)


def _mapping(value: object) -> dict[str, object]:
    if isinstance(value, dict):
        return value
    raise BadRecordError(FORMAT)


def _number(value: object) -> int:
    if isinstance(value, int):
        return value
    raise BadRecordError(FORMAT)
