"""Entities before they are built: what each rule found of each, brought together where several mean the same one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from orglint.importers.mapped.evaluate import Result
from orglint.importers.mapped.trees import Tree
from orglint.importers.trees.node import Node as Spot

ORGANIZATION = "organization"


@dataclass(slots=True, eq=False)
class Sketch:
    """One entity as one object tells it. `tree` is None where only the mapping makes it.

    `is_mention` says that others may tell of the same one; what they add to it is in `added`, by field.
    """

    collection: str
    ident: str
    tree: Tree | None
    spot: Spot | None
    fields: Mapping[str, Result]
    is_mention: bool = False
    added: dict[str, Result] = field(default_factory=dict)

    @property
    def stated(self) -> dict[str, Result]:
        """Return every field that is stated."""
        own = {name: result for name, result in self.fields.items() if result.items or result.said}
        return {**self.added, **own}


def settled(sketches: Iterable[Sketch]) -> Iterator[Sketch]:
    """Yield what is to be built: definitions all of them, mentions where they add to or contradict what is known."""
    groups: dict[tuple[str, str], list[Sketch]] = {}
    for sketch in sketches:
        groups.setdefault((sketch.collection, sketch.ident), []).append(sketch)
    for group in groups.values():
        yield from _settled(group)


def _settled(group: list[Sketch]) -> Iterator[Sketch]:
    definitions = [sketch for sketch in group if not sketch.is_mention]
    mentions = [sketch for sketch in group if sketch.is_mention]
    base = definitions[0] if definitions else max(mentions, key=lambda sketch: len(sketch.stated))
    contradicting = [mention for mention in mentions if mention is not base and not _joins(base, mention)]
    yield base
    yield from definitions[1:]
    yield from contradicting


def _joins(base: Sketch, mention: Sketch) -> bool:
    """Add what a mention says to an entity; False, and nothing added, where it says something else.

    What a mention in another file adds cannot be shown in the file of the entity: it counts as something else.
    """
    known = base.stated
    new = {name: result for name, result in mention.stated.items() if name not in known}
    if any(result.content != known[name].content for name, result in mention.stated.items() if name in known):
        return False
    if new and mention.tree is not base.tree:
        return False
    base.added.update(new)
    return True
