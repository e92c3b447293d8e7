"""Entities under other ids: their references follow."""

from __future__ import annotations

from collections.abc import Mapping as ReadOnly

from orglint.importers.to_yaml.gather import Gathered, Outgoing
from orglint.model.leaves import Leaf, Turned, turned


def with_ids(gathered: Gathered, people: ReadOnly[str, str]) -> Gathered:
    """Return the same model with other ids of some people; what refers to them, or to their posts, says the new ones."""
    if not people:
        return gathered

    def turn(leaf: Leaf) -> Turned:
        return renamed(leaf.text, people) if leaf.target & {"person", "position"} and leaf.text else leaf.text

    made = Gathered(repeats=[((name, people.get(ident, ident)), place) for (name, ident), place in gathered.repeats])
    for entity in gathered.entities.values():
        ident = people.get(entity.id, entity.id) if entity.collection == "people" else entity.id
        fields = turned(entity.kind, entity.fields, turn)
        new = Outgoing(entity.collection, ident, fields, entity.source, entity.added)
        made.entities[new.key] = new
    return made


def renamed(text: str, people: ReadOnly[str, str]) -> str:
    """Return a reference with the new id of the person it means: `row-7`, `person/row-7`, `row-7@sales`."""
    kind, slash, rest = text.rpartition("/")
    ident, at, unit = rest.partition("@")
    return f"{kind}{slash}{people[ident]}{at}{unit}" if ident in people else text
