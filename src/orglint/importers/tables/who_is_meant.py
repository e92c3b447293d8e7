"""Which unit, post or person a text in a table means: of those described already, by id, name, title or headship."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from orglint.i18n import Text
from orglint.importers.tables.rows import fold_text
from orglint.location import Location
from orglint.model.entries import Entry, collect
from orglint.model.place import Place
from orglint.model.problems import did_you_mean
from orglint.source.document import Document, Mapping, Node

KINDS = ("unit", "position", "person")
HEAD_OF = re.compile(r"head of (.+)")
BETWEEN = re.compile(r"[\s/・,、()]+")
GONE = frozenset({"eliminated", "廃止"})


class Party(NamedTuple):
    """A unit, post or person: its kind and id."""

    kind: str
    id: str

    def __str__(self) -> str:
        return f"{self.kind}/{self.id}"


@dataclass(slots=True)
class _Unit:
    id: str
    heads: list[str] = field(default_factory=list)


class Known:
    """The units, posts and people that documents describe, as texts name them: NFKC folded, blanks left out."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.ids: dict[str, set[str]] = {kind: set() for kind in KINDS}
        self._names: dict[str, set[Party]] = {}
        self._shown: dict[str, None] = {}
        self._units: dict[str, _Unit] = {}
        self._posts: dict[str, list[tuple[str, Party]]] = {}
        self._places: dict[Party, Place] = {}
        self._own: set[str] = set()
        for entry in collect(documents).items:
            if entry.kind.name in KINDS:
                self._take(entry)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to be meant at all."""
        return not any(self.ids.values())

    def named(self, text: str) -> tuple[Party, ...]:
        """Return what a text may mean, sorted: what has it as its id, else as a name or title, else who heads it."""
        exact = self._by_id(text)
        if exact:
            return exact
        found = self._one_of_each(self._names.get(_key(text), set()))
        return found or self._one_of_each(set(self._in_a_unit(text)))

    def unit_of(self, text: str) -> str | None:
        """Return the unit that a post is named by (`営業部長`, `Head of Sales`), None where it is none that is known."""
        unit = next((unit for unit, _ in self._splits(text)), None)
        return None if unit is None else unit.id

    def reference(self, party: Party) -> str:
        """Return how a field refers to a party: by id, behind its kind where the id alone could mean another one."""
        same = self._one_of_each({Party(kind, party.id) for kind in KINDS if party.id in self.ids[kind]} | {party})
        return party.id if len(same) == 1 else str(party)

    def is_taken(self, ident: str) -> bool:
        """Whether something has that id."""
        return any(ident in ids for ids in self.ids.values())

    def place(self, party: Party) -> Location:
        """Return where a party is described."""
        return self._places[party].key_location()

    def close_to(self, text: str) -> Text | None:
        """Return a did-you-mean for a text that names nothing."""
        return did_you_mean(text, self._shown)

    def _take(self, entry: Entry) -> None:
        party = Party(entry.kind.name, entry.id)
        values = {name: raw for name, raw, _ in entry.written()}
        if values.get("status") in GONE:
            return
        self.ids[party.kind].add(party.id)
        self._places.setdefault(party, entry.origin.place)
        said = [entry.id, *(values.get(name) for name in ("name", "title"))]
        for name in (text for text in said if isinstance(text, str) and text):
            self._names.setdefault(_key(name), set()).add(party)
            if party.kind == "unit" or (party.kind == "position" and name != party.id):
                self._shown.setdefault(name)
        if party.kind == "unit":
            unit = self._units.setdefault(party.id, _Unit(party.id))
            unit.heads.extend(_ids(values.get("head")))
        elif party.kind == "position":
            self._take_post(party, values)

    def _take_post(self, party: Party, values: dict[str, Node]) -> None:
        if any(ident in (party.id, f"person/{party.id}") for ident in _ids(values.get("holder"))):
            self._own.add(party.id)
        title = values.get("title")
        for unit in _ids(values.get("unit")):
            post = _key(title) if isinstance(title, str) else "", party
            self._posts.setdefault(unit.removeprefix("unit/"), []).append(post)

    def _by_id(self, text: str) -> tuple[Party, ...]:
        kind, slash, ident = text.partition("/")
        if slash and kind in KINDS:
            return (Party(kind, ident),) if ident in self.ids[kind] else ()
        plain = unicodedata.normalize("NFC", text)
        return self._one_of_each({Party(kind, plain) for kind in KINDS if plain in self.ids[kind]})

    def _one_of_each(self, parties: set[Party]) -> tuple[Party, ...]:
        """Return the parties, sorted; a post of somebody's own and the person are one."""
        double = {Party("position", ident) for kind, ident in parties if kind == "person" and ident in self._own}
        return tuple(sorted(parties - double))

    def _in_a_unit(self, text: str) -> Iterator[Party]:
        """Yield whom a text names by unit and title; of a unit's head first what the unit itself says."""
        for unit, title in self._splits(text):
            heads = [party for head in unit.heads for party in self._by_id(head)] if title is None else []
            yield from heads or self._holding(unit, title, _key(text))

    def _splits(self, text: str) -> Iterator[tuple[_Unit, str | None]]:
        """Yield the units a text begins or ends with, and the title beside; None is the head of the unit."""
        folded = fold_text(text)
        match = HEAD_OF.fullmatch(folded)
        if match is not None:
            yield from ((unit, None) for unit in self._called(match[1]))
        if folded.endswith("長"):
            yield from ((unit, None) for unit in self._called(folded[:-1]))
        words = [word for word in BETWEEN.split(folded) if word]
        for first, second in ((words[:-1], words[-1:]), (words[1:], words[:1])) if len(words) > 1 else ():
            yield from ((unit, _key("".join(second))) for unit in self._called("".join(first)))

    def _called(self, text: str) -> list[_Unit]:
        units = [ident for kind, ident in sorted(self._names.get(_key(text), ())) if kind == "unit"]
        return [self._units[ident] for ident in units]

    def _holding(self, unit: _Unit, title: str | None, whole: str) -> list[Party]:
        """Return the posts in a unit of that title; of its head, those whose title the whole text ends with."""
        posts = self._posts.get(unit.id, [])
        if title is not None:
            return [party for known, party in posts if known == title]
        return [party for known, party in posts if known.endswith("長") and whole.endswith(known)]


def _ids(node: Node) -> list[str]:
    """Return the ids that a reference field says, however it is written."""
    items = node if isinstance(node, list) else [node]
    found = (item.get("id") if isinstance(item, Mapping) else item for item in items)
    return [ident for ident in found if isinstance(ident, str)]


def _key(text: str) -> str:
    return fold_text(text).replace(" ", "")
