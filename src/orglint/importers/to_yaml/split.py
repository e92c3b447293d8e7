"""Which file each entity is written to: a file for each part of the organization that somebody may keep."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from orglint.importers.to_yaml.file_names import file_names
from orglint.importers.to_yaml.gather import ORGANIZATION, Gathered, Key, Outgoing, normal
from orglint.model.schema import COLLECTIONS, NESTED, enclosing_field
from orglint.source.document import Mapping, Node, Sequence

Split: TypeAlias = Literal["unit", "collection"]
FEW = 5
"""Entities: a part with fewer is written with the unit above it."""
MANY = 200
"""Entities: a part with more is written in several files, one for each part of it."""
TOP_FILE = "organization"


@dataclass(slots=True)
class Plan:
    """The file of each entity (a path below the folder, without its ending), and the order of the units."""

    files: dict[Key, str] = field(default_factory=dict)
    order: dict[str, int] = field(default_factory=dict)


def plan_files(gathered: Gathered, split: Split = "unit") -> Plan:
    """Return where each entity goes.

    By `collection` each has one file. By `unit` each part of the organization right below its top has one, with its
    units, posts, people and all else that belongs to one unit; a large part is divided in the same way again, a small
    one stays with the unit above it. What belongs to no unit stands in a file for its collection.
    """
    tree = _Tree(gathered)
    made = Plan(order={ident: number for number, ident in enumerate(tree.order)})
    unit_files = tree.files() if split == "unit" else {}
    for key, entity in gathered.entities.items():
        unit = entity.id if entity.collection == "units" else tree.owner(entity)
        if entity.collection == ORGANIZATION:
            made.files[key] = TOP_FILE
        else:
            made.files[key] = unit_files.get(unit or "", entity.collection)
    return made


def owner_of(entity: Outgoing, gathered: Gathered) -> str | None:
    """Return the unit an entity belongs to, None where it belongs to none that is described."""
    if entity.collection not in NESTED:
        return None
    name = enclosing_field(COLLECTIONS[entity.collection])
    values = [entity.fields.get(name)]
    if entity.collection == "people":
        values += [post.get("unit") for post in _items(entity.fields.get("posts")) if isinstance(post, Mapping)]
    idents = (_ident(item) for value in values for item in _items(value))
    return next((ident for ident in idents if ("units", ident) in gathered.entities), None)


def parent_of(entity: Outgoing, gathered: Gathered) -> str | None:
    """Return the unit above a unit, of several in turn the last; None where none is described."""
    parents = [_ident(item) for item in _items(entity.fields.get("parent"))]
    known = (parent for parent in reversed(parents) if ("units", parent) in gathered.entities)
    return next((parent for parent in known if parent != entity.id), None)


class _Tree:
    """The units of a model, each below its parent; those that are their own ancestors are taken for tops."""

    def __init__(self, gathered: Gathered) -> None:
        self.gathered = gathered
        self.held = _held_posts(gathered)
        units = sorted(entity.id for entity in gathered.of("units"))
        self.parents = {ident: parent_of(gathered.entities["units", ident], gathered) for ident in units}
        for ident in units:
            self._cut(ident)
        self.children: dict[str | None, list[str]] = {}
        for ident in units:
            self.children.setdefault(self.parents[ident], []).append(ident)
        self.order = list(self._below(None))
        self.sizes = self._sizes()

    def owner(self, entity: Outgoing) -> str | None:
        """Return the unit an entity belongs to; a person without a post of their own that of a post they hold."""
        unit = owner_of(entity, self.gathered)
        post = self.held.get(entity.id) if unit is None and entity.collection == "people" else None
        return unit if post is None else owner_of(post, self.gathered)

    def files(self) -> dict[str, str]:
        """Return the file of each unit."""
        tops = self.children.get(None, [])
        only = tops[0] if len(tops) == 1 else None
        found: dict[str, str] = {only: TOP_FILE} if only is not None else {}
        self._assign(self.children.get(only, []), TOP_FILE, "units", found)
        return found

    def _assign(self, units: list[str], above: str, folder: str, found: dict[str, str]) -> None:
        """Give a file of its own to each of some units with enough below it, and divide those with much."""
        own = file_names(unit for unit in units if self.sizes[unit] >= FEW)
        for unit in units:
            file = f"{folder}/{own[unit]}" if unit in own else above
            found[unit] = file
            if unit in own and self.sizes[unit] > MANY:
                self._assign(self.children.get(unit, []), file, file, found)
            else:
                found.update(dict.fromkeys(self._below(unit), file))

    def _below(self, unit: str | None) -> Iterator[str]:
        waiting = list(reversed(self.children.get(unit, [])))
        while waiting:
            current = waiting.pop()
            yield current
            waiting.extend(reversed(self.children.get(current, [])))

    def _sizes(self) -> dict[str, int]:
        sizes = dict.fromkeys(self.parents, 0)
        for entity in self.gathered.entities.values():
            unit = entity.id if entity.collection == "units" else self.owner(entity)
            if unit is not None:
                sizes[unit] += 1
        for unit in reversed(self.order):  # each after all below it
            above = self.parents[unit]
            if above is not None:
                sizes[above] += sizes[unit]
        return sizes

    def _cut(self, ident: str) -> None:
        """Take the parent of a unit that is above itself away from it."""
        seen = {ident}
        current = self.parents[ident]
        while current is not None and current not in seen:
            seen.add(current)
            current = self.parents[current]
        if current == ident:
            self.parents[ident] = None


def _held_posts(gathered: Gathered) -> dict[str, Outgoing]:
    held: dict[str, Outgoing] = {}
    for post in gathered.of("positions"):
        for item in _items(post.fields.get("holder")):
            held.setdefault(_ident(item), post)
    return held


def _items(node: Node) -> list[Node]:
    return list(node) if isinstance(node, Sequence) else [node]


def _ident(node: Node) -> str:
    """Return the bare id of a reference, written in whichever way; empty where there is none."""
    text = node.get("id") if isinstance(node, Mapping) else node
    return normal(text.rpartition("/")[2]) if isinstance(text, str) else ""
