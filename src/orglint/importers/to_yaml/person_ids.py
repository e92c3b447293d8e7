"""Ids of people whose source has none: a number that says nothing, the same on every run; a name only if asked for.

A person of whom the source says the very same as at the last import is known again; so is one with the same name and
the same unit or title, where that is true of one person alone on both sides.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from orglint.importers.to_yaml.digests import digest
from orglint.importers.to_yaml.gather import Gathered, Outgoing
from orglint.model.leaves import Leaf, leaves
from orglint.model.words import fold
from orglint.source.document import Mapping, Node, Sequence

Ids: TypeAlias = Literal["number", "name"]
_Form: TypeAlias = tuple[object, ...]
_Forms: TypeAlias = Callable[["Evidence"], Iterator[_Form]]
_NUMBERED = re.compile(r"person-([0-9]{4,9})")
_BLANKS = re.compile(r"[\s/@]+")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a person is known by, as digests: name, units, titles, and all that is said; empty where nothing is known."""

    name: str
    units: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    whole: str = ""


def new_ids(
    gathered: Gathered,
    made_up: Collection[str],
    known: Iterable[tuple[str, Evidence]] = (),
    taken: Collection[str] = (),
    ids: Ids = "number",
    highest: int = 0,
) -> dict[str, str]:
    """Return the id of each person whose source has none, by the id an importer made up.

    `known` are the people of the model that stands there already, as it says now and as the last import said; `taken`
    are ids that no new person may get, and numbers begin above `highest`: no number is given to a second person.
    """
    people = {ident: gathered.entities["people", ident] for ident in made_up if ("people", ident) in gathered.entities}
    evidence = evidence_in(gathered, people)
    used = {entity.id for entity in gathered.of("people")} - people.keys()
    found = _known_again(evidence, [(ident, said) for ident, said in known if ident not in used])
    free = _Free({*taken, *used, *found.values()}, ids, highest)
    for ident in sorted(people.keys() - found.keys(), key=lambda ident: (evidence[ident].whole, len(ident), ident)):
        found[ident] = free.next(evidence[ident], people[ident])
    return found


def evidence_in(gathered: Gathered, people: Iterable[str]) -> dict[str, Evidence]:
    """Return what some people are known by, all that is said of them included.

    It tells nobody who comes first in the alphabet, and does not depend on the order of rows: people who are referred to
    count by their names.
    """
    names = {entity.id: _name_key(entity.fields.get("name")) for entity in gathered.of("people")}
    return {
        ident: replace(evidence_of(entity.fields), whole=_whole(entity, names))
        for ident in people
        if (entity := gathered.entities.get(("people", ident))) is not None
    }


def evidence_of(fields: Mapping) -> Evidence:
    """Return what a person is known by."""
    posts = [fields, *(post for post in _items(fields.get("posts")) if isinstance(post, Mapping))]
    return Evidence(
        digest(name) if (name := _name_key(fields.get("name"))) else "",
        frozenset(digest(fold(text)) for post in posts if isinstance(text := post.get("unit"), str)),
        frozenset(digest(fold(text)) for post in posts if isinstance(text := post.get("title"), str)),
    )


def _name_key(node: Node) -> str:
    """Return a name as names are compared: 田中 太郎and田中太郎are one."""
    return "".join(fold(node).split()) if isinstance(node, str) else ""


def _known_again(evidence: ReadOnly[str, Evidence], known: list[tuple[str, Evidence]]) -> dict[str, str]:
    """Return who is who: who is described alike; then where all evidence agrees, name and unit, or name and title."""
    found = _described_alike(evidence, known)
    for forms in (_everything, _name_and_unit, _name_and_title):
        new = _unique((ident, said) for ident, said in _forms(evidence.items(), forms) if ident not in found)
        old = _unique((ident, said) for ident, said in _forms(known, forms) if ident not in found.values())
        agreed = {(new[said], old[said]) for said in new.keys() & old.keys()}
        new_counts, old_counts = Counter(one for one, _ in agreed), Counter(other for _, other in agreed)
        found |= {one: other for one, other in agreed if new_counts[one] == old_counts[other] == 1}
    return found


def _described_alike(evidence: ReadOnly[str, Evidence], known: list[tuple[str, Evidence]]) -> dict[str, str]:
    """Pair the people of whom the very same is said; of several who are described alike any may be any."""
    found: dict[str, str] = {}
    waiting: dict[str, list[str]] = {}
    for ident, said in sorted(known, key=lambda item: item[0], reverse=True):
        if said.whole:
            waiting.setdefault(said.whole, []).append(ident)
    for ident in sorted(evidence, key=lambda ident: (len(ident), ident)):
        alike = waiting.get(evidence[ident].whole)
        if alike:
            found[ident] = alike.pop()
    return found


def _forms(people: Iterable[tuple[str, Evidence]], forms: _Forms) -> Iterator[tuple[str, _Form]]:
    for ident, said in people:
        for form in forms(said):
            yield ident, form


def _everything(said: Evidence) -> Iterator[_Form]:
    if said.name or (said.units and said.titles):
        yield "all", said.name, said.units, said.titles


def _name_and_unit(said: Evidence) -> Iterator[_Form]:
    return (("unit", said.name, unit) for unit in said.units if said.name)


def _name_and_title(said: Evidence) -> Iterator[_Form]:
    return (("title", said.name, title) for title in said.titles if said.name)


def _unique(forms: Iterable[tuple[str, _Form]]) -> dict[_Form, str]:
    """Return the evidence that is true of one person alone, with that person."""
    by_form: dict[_Form, set[str]] = {}
    for ident, form in forms:
        by_form.setdefault(form, set()).add(ident)
    return {form: next(iter(idents)) for form, idents in by_form.items() if len(idents) == 1}


def _whole(person: Outgoing, names: ReadOnly[str, str]) -> str:
    def said(leaf: Leaf) -> str:
        is_person = bool(leaf.target & {"person", "position"})
        text = leaf.text or ""
        return f"{leaf.path}={names.get(text, text) if is_person else text}"

    return digest(Sequence(sorted(map(said, leaves(person.kind, person.fields)))))


class _Free:
    """Ids that nobody has."""

    def __init__(self, taken: set[str], ids: Ids, highest: int) -> None:
        self.taken, self.ids = taken, ids
        self.number = max((highest, *map(number_of, taken)))

    def next(self, said: Evidence, person: Outgoing) -> str:
        name = person.fields.get("name")
        ident = self._named(name) if self.ids == "name" and said.name and isinstance(name, str) else self._numbered()
        self.taken.add(ident)
        return ident

    def _numbered(self) -> str:
        while True:
            self.number += 1
            ident = f"person-{self.number:04}"
            if ident not in self.taken:
                return ident

    def _named(self, name: str) -> str:
        text = unicodedata.normalize("NFKC", name).strip()
        stem = _BLANKS.sub("-" if text.isascii() else "", text.lower()) or "person"
        ident, number = stem, 1
        while ident in self.taken:
            number += 1
            ident = f"{stem}-{number}"
        return ident


def number_of(ident: str) -> int:
    """Return the number of a numbered person, 0 of any other."""
    found = _NUMBERED.fullmatch(ident)
    return int(found[1]) if found else 0


def _items(node: Node) -> list[Node]:
    return list(node) if isinstance(node, Sequence) else [node]
