"""One reference follows another: plainly where a field keeps no days, with the last and the first day where it does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from orglint.model.place import Place
from orglint.model.schema import KINDS
from orglint.model.words import is_none_word, is_placeholder
from orglint.reorg.plan.draft import Draft, Key
from orglint.reorg.plan.held import Held
from orglint.source.document import Node


@dataclass(frozen=True, slots=True)
class New:
    """A reference that comes in, as it is written from now on; `beside` is what stands beside it."""

    text: str
    place: Place
    beside: dict[str, tuple[Node, Place]] = field(default_factory=dict)


def succeed(
    draft: Draft,
    key: Key,
    name: str,
    new: tuple[New, ...],
    *,
    cause: Place,
    leaves: Callable[[Held], bool] | None = None,
    carry: bool = False,
) -> None:
    """Let some references of a field end on the day of the plan, and new ones begin.

    `leaves` tells which of those that hold on that day do not hold any longer: without it, all. What is over, and what is
    yet to begin, stays. With `carry` each that ends is followed by the new one, which takes over what stands beside it.
    `cause` is where the plan says so.
    """
    _Succession(draft, key, name, new, cause, carry=carry).run(leaves)


class _Succession:
    def __init__(self, draft: Draft, key: Key, name: str, new: tuple[New, ...], cause: Place, *, carry: bool) -> None:
        self.draft, self.key, self.name, self.new, self.cause, self.carry = draft, key, name, new, cause, carry
        self.held = draft.held(key, name)
        self.has_days = any(held.is_dated for held in self.held)
        self.later = min((held.start for held in self.held if held.start and held.start > draft.day), default=None)
        self.field = KINDS[key[0]].written[name]
        self.items: list[tuple[Node, Place]] = []
        self.added: list[list[Key]] = []

    def run(self, leaves: Callable[[Held], bool] | None) -> None:
        pending = not self.carry
        for held in self.held:
            if leaves is None and _says_nothing(held):
                continue
            if not held.is_current(self.draft.day) or not (leaves is None or leaves(held)):
                self.items.append((held.node, held.place))
                continue
            self.close(held)
            if self.carry:
                self.follow(held)
            elif pending:
                self.begin()
                pending = False
        if pending:
            self.begin()
        self.draft.put(self.key, self.name, self.value(), self.place())

    def place(self) -> Place:
        return self.new[0].place if self.new else self.cause

    def value(self) -> Node:
        """Return what the field says: a single plain value as such."""
        if not self.items:
            return None
        node, _ = self.items[0]
        if len(self.items) == 1 and isinstance(node, str):
            return node
        return self.draft.revised.sequence(self.items, self.place())

    def close(self, held: Held) -> None:
        """Keep what has held up to now with its last day, where the field keeps days."""
        begun = held.start is None or held.start < self.draft.day
        if self.has_days and begun:
            parts = held.parts()
            parts["end"] = self.draft.last.isoformat(), self.draft.day_place
            self.items.append((self.draft.revised.mapping(parts, held.place), held.place))

    def follow(self, held: Held) -> None:
        """Add the new references in the place of one that ends, unless they are there already."""
        beside = {name: part for name, part in held.parts().items() if name not in ("id", "start")}
        for new in self.new:
            if not self.is_there(new.text):
                self.add(New(new.text, new.place, beside))

    def begin(self) -> None:
        for new in self.new:
            if not self.is_there(new.text):
                self.add(new)

    def is_there(self, text: str) -> bool:
        """Whether the field refers to the same already, from now on too."""
        meant = self.draft.meant(text, self.field.target)
        if meant in self.added:
            return True
        written = {id(node) for node, _ in self.items}
        return any(
            id(held.node) in written
            and held.is_current(self.draft.day)
            and self.draft.meant(held.text, self.field.target) == meant
            for held in self.held
        )

    def add(self, new: New) -> None:
        self.added.append(self.draft.meant(new.text, self.field.target))
        parts: dict[str, tuple[Node, Place]] = {"id": (new.text, new.place), **new.beside}
        if self.has_days:
            parts["start"] = self.draft.day.isoformat(), self.draft.day_place
            if self.later is not None and not self.carry:
                parts["end"] = (self.later - timedelta(days=1)).isoformat(), self.draft.day_place
        if len(parts) == 1:
            self.items.append((new.text, new.place))
        else:
            self.items.append((self.draft.revised.mapping(parts, new.place), new.place))


def _says_nothing(held: Held) -> bool:
    """Whether there is none, or nobody yet."""
    return not held.text or is_none_word(held.text) or is_placeholder(held.text)
