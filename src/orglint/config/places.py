"""Where the settings of a file stand, by their path in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, TypeAlias

from orglint.location import Location
from orglint.source.document import Document, Mapping, Node, Sequence

Path: TypeAlias = tuple[str | int, ...]
"""The keys and list indexes that lead from the root of a config file to a value."""


class Places(Protocol):
    """The places of a config file, whatever its format."""

    @property
    def file(self) -> str:
        """The file as shown to users."""
        ...

    def key(self, path: Path) -> Location:
        """Return where the key at `path` is written (of a list: the item)."""
        ...

    def value(self, path: Path) -> Location:
        """Return where the value at `path` is written; of a value that is not there, what it should stand in."""
        ...


@dataclass(frozen=True, slots=True)
class DocumentPlaces:
    """The places of a config file in YAML.

    What a merge brought in has no place of its own: it gets the nearest around it, marked inexact.
    """

    document: Document

    @property
    def file(self) -> str:
        """The file as shown to users."""
        return self.document.file

    def key(self, path: Path) -> Location:
        """Return where the key at `path` is written (of a list: the item)."""
        container = self._node(path[:-1])
        if path and isinstance(container, (Mapping, Sequence)):
            span = self.document.key_span(container, path[-1])
            if span is not None:
                return Location(self.file, span)
        return self.value(path)

    def value(self, path: Path) -> Location:
        """Return where the value at `path` is written; of a value that is not there, what it should stand in."""
        place = Location(self.file)
        node: Node = self.document.root
        for step in path:
            if not _holds(node, step):
                return place
            span = self.document.value_span(node, step)  # type: ignore[arg-type]
            place = Location(self.file, place.span, exact=False) if span is None else Location(self.file, span)
            node = node[step]  # type: ignore[index]
        return place

    def _node(self, path: Path) -> Node:
        node: Node = self.document.root
        for step in path:
            if not _holds(node, step):
                return None
            node = node[step]  # type: ignore[index]
        return node


def _holds(node: Node, step: str | int) -> bool:
    if isinstance(node, Sequence):
        return isinstance(step, int) and 0 <= step < len(node)
    return isinstance(node, Mapping) and step in node
