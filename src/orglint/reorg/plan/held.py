"""One reference of a field as written, with its days: who holds, held or will hold a post, which unit a post is in."""

from __future__ import annotations

import unicodedata
from datetime import date

from orglint.model.dates import read_day
from orglint.model.place import Place
from orglint.model.values import BadValue, read_bool
from orglint.source.document import Mapping, Node


class Held:
    """One reference of a field as written, with its days and what stands beside it."""

    __slots__ = ("_borrowed", "_name", "node", "place")

    def __init__(self, node: Node, place: Place, borrowed: dict[str, Place], name: str) -> None:
        self.node, self.place, self._borrowed, self._name = node, place, borrowed, name

    @property
    def text(self) -> str:
        """Return the id as written, with its kind where that is; empty where there is none."""
        text = self.node.get("id") if isinstance(self.node, Mapping) else self.node
        return text if isinstance(text, str) else ""

    @property
    def ident(self) -> str:
        """Return the bare id."""
        return bare(self.text)

    @property
    def start(self) -> date | None:
        """Return the first day, None where there is none."""
        return day_in(self.node.get("start")) if isinstance(self.node, Mapping) else None

    @property
    def end(self) -> date | None:
        """Return the last day, None where there is none."""
        return day_in(self.node.get("end")) if isinstance(self.node, Mapping) else None

    @property
    def is_dated(self) -> bool:
        """Whether it says from when or to when it holds."""
        return isinstance(self.node, Mapping) and ("start" in self.node or "end" in self.node)

    @property
    def is_primary(self) -> bool:
        """Whether it is marked as somebody's primary post."""
        raw = self.node.get("primary") if isinstance(self.node, Mapping) else None
        try:
            return isinstance(raw, str) and read_bool(raw)
        except BadValue:
            return False

    def is_current(self, day: date) -> bool:
        """Whether it holds on a day."""
        return (self.start is None or self.start <= day) and (self.end is None or self.end >= day)

    def parts(self) -> dict[str, tuple[Node, Place]]:
        """Return its parts with their places, the id among them."""
        node = self.node
        if not isinstance(node, Mapping):
            return {"id": (node, self.place)}
        if node.first < 0:  # filled in by a shorthand
            return {name: (part, self._borrowed.get(f"{self._name}.{name}", self.place)) for name, part in node.items()}
        return {name: (part, Place(self.place.document, node, name)) for name, part in node.items()}


def day_in(raw: Node) -> date | None:
    """Return the day that is written; None for none, and for what is no day."""
    try:
        return read_day(raw)
    except BadValue:
        return None


def normal(text: str) -> str:
    """Return an id as ids are compared."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def bare(text: str) -> str:
    """Return a reference without the kind before its id."""
    return normal(text).rpartition("/")[2]
