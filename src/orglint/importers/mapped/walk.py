"""Follows paths through trees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from orglint.i18n import Text
from orglint.importers.mapped.path import ABOVE, EveryKey, Items, Key, Path, Special, Step
from orglint.importers.mapped.trees import Tree
from orglint.importers.trees.node import Node as Spot
from orglint.location import Location
from orglint.model.problems import Problem
from orglint.source.document import Mapping, Node, Sequence

_MOST_NEAR = 50


class At(NamedTuple):
    """Something in a tree, and where it stands; the top of a document stands nowhere."""

    node: Node
    spot: Spot | None


@dataclass(slots=True)
class Here:
    """The object that paths begin at, what is around it, and the objects that rules have named.

    `ident` is the id of the entity that was made of it, `ident_spot` what gave it.
    """

    tree: Tree
    node: Node
    spot: Spot | None
    around: Here | None = None
    named: dict[str, Here] = field(default_factory=dict)
    ident: str | None = None
    ident_spot: Spot | None = None

    def inside(self, at: At, name: str = "") -> Here:
        """Return something inside this object as an object of its own; `name` is what its rule calls it."""
        made = Here(self.tree, at.node, at.spot, self, dict(self.named))
        if name:
            made.named[name] = made
        return made


@dataclass(slots=True)
class Use:
    """How a path fared: whether anybody asked, whether it ever led anywhere, and what stood in the place of each key."""

    asked: bool = False
    matched: bool = False
    beside: dict[str, set[str]] = field(default_factory=dict)


@dataclass(slots=True)
class Walker:
    """Follows paths, and remembers how each fared and what is wrong on the way."""

    uses: dict[Path, Use] = field(default_factory=dict)
    _problems: dict[tuple[str, Location, Text], Problem] = field(default_factory=dict)

    @property
    def problems(self) -> list[Problem]:
        """Return what is wrong, each once."""
        return list(self._problems.values())

    def find(self, path: Path, here: Here) -> list[At]:
        """Return what stands at a path, in the order of the file."""
        start = _start(path, here)
        if start is None:  # nothing is around the topmost object of a tree: that says nothing of the path
            return []
        use = self.uses.setdefault(path, Use())
        use.asked = True
        if path.steps and path.steps[0] == Special("id"):
            found = [] if start.ident is None else [At(start.ident, start.ident_spot)]
        else:
            found = [At(start.node, start.spot)]
            for step in path.steps:
                found = [each for at in found for each in self._step(step, at, start.tree, use)]
        use.matched = use.matched or bool(found)
        return found

    def all(self, paths: tuple[Path, ...], here: Here) -> list[At]:
        """Return what stands at several paths; without any, the present object."""
        return [at for path in paths for at in self.find(path, here)] if paths else [At(here.node, here.spot)]

    def say(self, rule: str, text: Text, tree: Tree, spot: Spot | None, accepted: Text | None = None) -> None:
        """Keep a problem at its place in the source."""
        location = tree.location(spot)
        problem = Problem(rule, text, location, accepted=accepted, values=(str(location),))
        self._problems.setdefault((rule, location, text), problem)

    def _step(self, step: Step, at: At, tree: Tree, use: Use) -> Iterator[At]:
        if isinstance(step, Special):
            yield from _special(step, at, tree)
        elif isinstance(step, Items):
            yield from _items(at, tree)
        elif isinstance(step, EveryKey):
            yield from self._every_key(at, tree)
        else:
            yield from _key(step, at, tree, use)

    def _every_key(self, at: At, tree: Tree) -> Iterator[At]:
        node = at.node
        if isinstance(node, Mapping):
            tree.starred.add(node.first)
            for key, value in node.items():
                tree.passed.add((node.first, key))
                yield At(value, Spot(node, key))
        elif node is not None:
            self.say("invalid-value", _NO_KEYS, tree, at.spot, _NO_KEYS_FIX)


def _start(path: Path, here: Here) -> Here | None:
    if not path.root:
        return here
    return here.around if path.root == ABOVE else here.named.get(path.root)


def _key(step: Key, at: At, tree: Tree, use: Use) -> Iterator[At]:
    node = at.node
    if not isinstance(node, Mapping):
        return
    if step.name in node:
        tree.passed.add((node.first, step.name))
        tree.shown.read(tree.document, Spot(node, step.name, of_key=True))  # a name the mapping knows itself
        yield At(node[step.name], Spot(node, step.name))
    elif node.first not in tree.starred:
        beside = use.beside.setdefault(step.name, set())
        if len(beside) < _MOST_NEAR:
            beside.update(list(node)[:_MOST_NEAR])


def _items(at: At, tree: Tree) -> Iterator[At]:
    node = at.node
    if isinstance(node, Sequence):
        for index, value in enumerate(node):
            tree.passed.add((node.first, index))
            yield At(value, Spot(node, index))
    elif node is not None:
        yield at


def _special(step: Special, at: At, tree: Tree) -> Iterator[At]:
    spot = at.spot
    if step.name == "file":
        yield At(tree.path.stem, spot)
    elif step.name == "folder":
        yield At(tree.path.parent.name, spot)
    elif spot is not None and step.name == "key" and isinstance(spot.container, Mapping):
        yield At(str(spot.key), Spot(spot.container, spot.key, of_key=True))
    elif spot is not None and step.name == "number" and isinstance(spot.container, Sequence):
        yield At(str(int(spot.key) + 1), spot)


_NO_KEYS = Text(
    "the mapping takes every key of this, and it has none", "マッピングはここの全キーを読みますが、キーがありません"
)
_NO_KEYS_FIX = Text(
    "expected is a mapping of keys to values; for a list write [*] in the mapping",
    "「キー: 値」の形が必要です。リストなら、マッピングに[*]と書いてください。",
)
