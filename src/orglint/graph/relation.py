"""One relation between entities: what it leads to, and where it goes in circles."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cached_property
from typing import Generic, TypeVar

from orglint.graph.tree import Tree
from orglint.model.types import Entity

N = TypeVar("N", bound=Entity)


class Relation(Generic[N]):
    """Where each entity leads in one step. Nothing here recurses, and no circle makes it hang."""

    def __init__(self, nodes: Iterable[N], step: Callable[[N], Iterable[N | None]]) -> None:
        self._after: dict[N, tuple[N, ...]] = {
            node: tuple(dict.fromkeys(found for found in step(node) if found is not None)) for node in nodes
        }

    @property
    def nodes(self) -> Collection[N]:
        """Return the entities the relation was built over."""
        return self._after.keys()

    def after(self, node: N) -> tuple[N, ...]:
        """Return where one step leads, in the order it is written."""
        return self._after.get(node, ())

    def before(self, node: N) -> tuple[N, ...]:
        """Return what leads here in one step."""
        return self._before.get(node, ())

    def reachable(self, node: N) -> tuple[N, ...]:
        """Return where one or more steps lead, sorted by id; the node itself only where it is in a circle."""
        return _reached(node, self._after)

    def reaching(self, node: N) -> tuple[N, ...]:
        """Return what leads here in one or more steps, sorted by id; the node itself only where it is in a circle."""
        return _reached(node, self._before)

    def steps(self, node: N) -> dict[N, int]:
        """Return the fewest steps from a node to everything it leads to, nearest first; the node itself has 0."""
        return _spread([node], self._after)

    def path(self, start: N, end: N) -> tuple[N, ...]:
        """Return a way with the fewest steps, both ends included; the node alone where it is both, empty if none."""
        came_from: dict[N, N] = {}
        ahead = deque([start])
        while ahead and end is not start and end not in came_from:
            node = ahead.popleft()
            for found in self.after(node):
                if found is not start and found not in came_from:
                    came_from[found] = node
                    ahead.append(found)
        if end is not start and end not in came_from:
            return ()
        way = [end]
        while way[-1] is not start:
            way.append(came_from[way[-1]])
        return tuple(reversed(way))

    def leads(self, start: N, end: N) -> bool:
        """Whether a node is another one, or leads to it in some steps.

        Where every node leads to one other at most, it takes a comparison; else the walk ends where the other is found.
        """
        if self._is_forest and not self.circle(end):
            return self._tree.is_inside(start, end)
        return bool(self.path(start, end))

    @cached_property
    def _is_forest(self) -> bool:
        return all(len(following) <= 1 for following in self._after.values())

    @cached_property
    def _tree(self) -> Tree[N]:
        return Tree(self._after, lambda node: next(iter(self.after(node)), None))

    def spread(self, starts: Iterable[N]) -> dict[N, int]:
        """Return the fewest steps back along the relation from any of `starts`, nearest first."""
        return _spread(starts, self._before)

    def onward(self, starts: Iterable[N]) -> dict[N, int]:
        """Return the fewest steps along the relation from any of `starts`, nearest first."""
        return _spread(starts, self._after)

    def circle(self, node: N) -> tuple[N, ...]:
        """Return every member of the circle the node is in, the same for each of them; empty outside circles.

        It begins with the smallest id and follows the relation; where several circles are tangled into one another
        there is no one way round, and the members are sorted by id.
        """
        return self._circles.get(node, ())

    @cached_property
    def _before(self) -> dict[N, tuple[N, ...]]:
        made: dict[N, list[N]] = {}
        for node, following in self._after.items():
            for found in following:
                made.setdefault(found, []).append(node)
        return {node: tuple(found) for node, found in made.items()}

    @cached_property
    def _circles(self) -> dict[N, tuple[N, ...]]:
        left = self._peeled()
        if not left:
            return {}
        # Importing networkx takes 300 ms: only an organization that has a circle pays for it.
        import networkx

        graph: networkx.DiGraph[N] = networkx.DiGraph()
        graph.add_edges_from((node, found) for node in left for found in self.after(node) if found in left)
        made: dict[N, tuple[N, ...]] = {}
        for members in networkx.strongly_connected_components(graph):
            if len(members) > 1 or any(node in self.after(node) for node in members):
                made.update(dict.fromkeys(members, self._in_order(members)))
        return made

    def _peeled(self) -> set[N]:
        """Return what is left when entities that nothing leads to are taken away again and again: empty, no circle."""
        incoming = dict.fromkeys(self._after, 0)
        for following in self._after.values():
            for found in following:
                incoming[found] = incoming.get(found, 0) + 1
        bare = [node for node, count in incoming.items() if not count]
        while bare:
            node = bare.pop()
            del incoming[node]
            for found in self.after(node):
                incoming[found] -= 1
                if not incoming[found]:
                    bare.append(found)
        return set(incoming)

    def _in_order(self, members: set[N]) -> tuple[N, ...]:
        following = {node: [found for found in self.after(node) if found in members] for node in members}
        if any(len(found) > 1 for found in following.values()):
            return tuple(sorted(members))
        walked = [min(members)]
        while (ahead := following[walked[-1]][0]) is not walked[0]:
            walked.append(ahead)
        return tuple(walked)


def _spread(starts: Iterable[N], table: Mapping[N, tuple[N, ...]]) -> dict[N, int]:
    steps = dict.fromkeys(starts, 0)
    ahead = deque(steps)
    while ahead:
        node = ahead.popleft()
        for found in table.get(node, ()):
            if found not in steps:
                steps[found] = steps[node] + 1
                ahead.append(found)
    return steps


def _reached(node: N, table: Mapping[N, tuple[N, ...]]) -> tuple[N, ...]:
    steps = _spread([node], table)
    comes_back = any(node in table.get(found, ()) for found in steps)
    return tuple(sorted(found for found in steps if found is not node or comes_back))
