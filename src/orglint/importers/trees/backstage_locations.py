"""Locations in a Backstage catalog: which files they name, and which of these are not there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from orglint.i18n import Text
from orglint.importers.imported import Note
from orglint.importers.loose_ends import LooseEnds, MissingFile
from orglint.importers.trees.backstage_entities import LOCATION, CatalogEntity, kind_of_entity
from orglint.importers.trees.following import Outcomes
from orglint.importers.trees.node import Node
from orglint.importers.trees.reading import items
from orglint.location import Location
from orglint.source.document import Mapping

_WEB = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
_ABSOLUTE = re.compile(r"[/\\~]|[A-Za-z]:")


def local_targets(root: Mapping) -> Iterator[str]:
    """Yield the files that a tree points to, as it writes them, relative to its own folder."""
    spec = root.get("spec")
    if kind_of_entity(root) == LOCATION and isinstance(spec, Mapping):
        yield from (target for target, _ in _targets(spec) if _is_local(target))


def locations_read(locations: Iterable[CatalogEntity], outcomes: Outcomes) -> tuple[LooseEnds, list[Note]]:
    """Return which targets are missing or were not followed, and what a reader should know of the latter."""
    missing: list[MissingFile] = []
    unfollowed: list[Location] = []
    notes: list[Note] = []
    for entity in locations:
        reading, why = entity.reading, Counter[str]()
        for target, spot in _targets(entity.spec):
            outcome = outcomes.get((reading.source.file, target), "there") if _is_local(target) else _where(target)
            if outcome == "absent" and not _is_optional(entity.spec):
                missing.append(MissingFile(target, reading.place(spot)))
            elif outcome in _NOT_FOLLOWED:
                unfollowed.append(reading.place(spot))
                why[outcome] += 1
        if why:
            notes.append(Note(reading.source.file, _told(why)))
    return LooseEnds(missing=tuple(missing), unfollowed=tuple(unfollowed)), notes


def _targets(spec: Mapping) -> Iterator[tuple[str, Node]]:
    for key in ("target", "targets"):
        for value, spot in items(spec.get(key), Node(spec, key)):
            if isinstance(value, str) and value.strip():
                yield value.strip(), spot


def _is_local(target: str) -> bool:
    return not (_WEB.match(target) or _ABSOLUTE.match(target))


def _where(target: str) -> str:
    return "outside" if _ABSOLUTE.match(target) else "web"


def _is_optional(spec: Mapping) -> bool:
    presence = spec.get("presence")
    return isinstance(presence, str) and presence.strip().casefold() == "optional"


_NOT_FOLLOWED = {
    "web": Text("{n} on the web", "Web上の{n}件"),
    "outside": Text("{n} outside of the folder that is read", "読み込むフォルダーの外の{n}件"),
    "excluded": Text("{n} that exclude or .orglintignore leaves out", "除外しているファイル{n}件"),
}


def _told(why: Counter[str]) -> Text:
    parts = [text.filled(n=why[outcome]) for outcome, text in _NOT_FOLLOWED.items() if why[outcome]]
    english = ", ".join(part.en for part in parts)
    japanese = "、".join(part.ja for part in parts)
    return Text(f"targets not followed: {english}", f"Locationのtargetのうち、読み込まなかったもの: {japanese}")
