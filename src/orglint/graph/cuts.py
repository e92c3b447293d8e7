"""What falls apart when one node of an undirected graph is taken away, found in one walk over the graph."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from orglint.model.types import Entity

N = TypeVar("N", bound=Entity)


@dataclass(frozen=True, slots=True)
class Part(Generic[N]):
    """Nodes that stay together: some runs of the nodes that count, in the order of the walk."""

    nodes: tuple[N, ...] = field(repr=False)
    runs: tuple[tuple[int, int], ...]

    def __len__(self) -> int:
        return sum(end - start for start, end in self.runs)

    def __iter__(self) -> Iterator[N]:
        for start, end in self.runs:
            yield from self.nodes[start:end]


class Cuts(Generic[N]):
    """The parts each node holds together. Time and memory are linear in nodes and edges; nothing here recurses.

    One walk in depth numbers the nodes, and notes for each how far up the walk a detour around its parent leads
    (Tarjan's low points): what has no such detour falls off with the parent. `networkx.articulation_points` says
    which nodes these are, but not what falls off, and it takes 300 ms to import.
    """

    def __init__(self, neighbours: Mapping[N, Iterable[N]], counts: Callable[[N], bool]) -> None:
        self._number: dict[N, int] = {}
        self._end: dict[N, int] = {}
        self._bounds: dict[N, tuple[int, int]] = {}
        self._falls_off: dict[N, list[N]] = {}
        self._order: list[N] = []
        for node in neighbours:
            if node not in self._number:
                self._walk(node, neighbours)
        numbers = [(self._number[node], node) for node in self._order if counts(node)]
        self._counted = [number for number, _ in numbers]
        self._nodes = tuple(node for _, node in numbers)

    def parts(self, node: N) -> tuple[Part[N], ...]:
        """Return the parts into which the node's neighbourhood falls without it, those of the nodes that count.

        One part, or none, means that nothing falls apart.
        """
        if node not in self._number:
            return ()
        first, last = self._bounds[node]
        number, left, loose = self._number[node], first, []
        rest: list[tuple[int, int]] = []
        for child in sorted(self._falls_off.get(node, ()), key=self._number.__getitem__):
            start, end = self._number[child], self._end[child]
            loose.append(Part(self._nodes, (self._run(start, end),)))
            rest.append((left, start))
            left = end
        rest.append((left, last))
        around = [run for span in rest for run in _without(span, number)]
        whole = Part(self._nodes, tuple(self._run(*span) for span in around))
        return tuple(part for part in (whole, *loose) if len(part))

    def _run(self, start: int, end: int) -> tuple[int, int]:
        return bisect_left(self._counted, start), bisect_left(self._counted, end)

    def _walk(self, root: N, neighbours: Mapping[N, Iterable[N]]) -> None:
        first = len(self._order)
        low: dict[N, int] = {}
        above: dict[N, N | None] = {root: None}
        ahead: list[tuple[N, Iterator[N]]] = []

        def enter(node: N) -> None:
            self._number[node] = low[node] = len(self._order)
            self._order.append(node)
            ahead.append((node, iter(neighbours[node])))

        enter(root)
        while ahead:
            node, left = ahead[-1]
            found = next((other for other in left), None)
            if found is None:
                ahead.pop()
                self._leave(node, above[node], low)
            elif found not in self._number:
                above[found] = node
                enter(found)
            elif found is not above[node]:
                low[node] = min(low[node], self._number[found])
        bounds = (first, len(self._order))
        for node in self._order[first:]:
            self._bounds[node] = bounds

    def _leave(self, node: N, parent: N | None, low: dict[N, int]) -> None:
        self._end[node] = len(self._order)
        if parent is None:
            return
        low[parent] = min(low[parent], low[node])
        if low[node] >= self._number[parent]:
            self._falls_off.setdefault(parent, []).append(node)


def _without(span: tuple[int, int], number: int) -> list[tuple[int, int]]:
    """Return a span of numbers without one of them."""
    start, end = span
    return [(start, number), (number + 1, end)] if start <= number < end else [span]
