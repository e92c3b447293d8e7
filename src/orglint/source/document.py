"""What a file becomes before it has a meaning: a tree of source text, and where each part of it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, TypeAlias

from orglint.i18n import Text
from orglint.location import Span
from orglint.report import Excerpt

Node: TypeAlias = "str | Mapping | Sequence | None"
"""A scalar is its source text, unquoted and unescaped; None is a plain `null`, `~` or nothing at all."""


class Mapping(dict[str, "Node"]):
    """A mapping as written. `first` is its own node number in the document, `after` that of the first node behind it."""

    __slots__ = ("after", "first")
    first: int
    after: int


class Sequence(list["Node"]):
    """A list as written, numbered like a mapping."""

    __slots__ = ("after", "first")
    first: int
    after: int


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A key that stands twice in one mapping: `mapping[key]` holds the first value; these are both keys' places."""

    mapping: Mapping
    key: str
    first: Span
    second: Span
    value: Node


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a file cannot be read: a registered finding id (`yaml-syntax`, `not-utf-8`, ...), the reason, the place."""

    rule: str
    reason: Text
    span: Span | None


class Document(Protocol):
    """One file, read: a tree and a table of places beside it. YAML files and tables have this form alike."""

    file: str
    sheet: str
    """The sheet of a workbook it is; empty for any other file."""
    root: Mapping
    duplicates: list[Duplicate]
    described: frozenset[str]
    """`collection.field` names that the file describes by having a column for them, whatever its cells hold."""
    imported_from: str
    """The kind of foreign file it was made of; empty where somebody wrote the model itself."""
    unread: list[tuple[Mapping, str]]
    """Fields that the file states in a way nobody can read, which was said: they are unknown, whatever the tree has."""
    additions: frozenset[int]
    """Numbers of mappings that say more of an entity which another file describes."""

    def key_span(self, container: Mapping | Sequence, key: str | int) -> Span | None:
        """Return where `key` itself is written (of a list: the item). None where it has no place (merged in)."""
        ...

    def value_span(self, container: Mapping | Sequence, key: str | int) -> Span | None:
        """Return where the value under `key` is written."""
        ...

    def own_span(self, container: Mapping | Sequence) -> Span:
        """Return where the container as a whole is written."""
        ...

    def file_at(self, container: Mapping | Sequence, key: str | int) -> str:
        """Return the file in which `key` is written: mostly `file`."""
        ...

    def sheet_at(self, container: Mapping | Sequence, key: str | int) -> str:
        """Return the sheet of a workbook on which `key` is written: mostly `sheet`."""
        ...

    def hide(self, container: Mapping | Sequence, key: str | int) -> None:
        """Mask the value under `key` in excerpts: it turned out to be sensitive."""
        ...

    def excerpt(self, span: Span) -> Excerpt | None:
        """Return the first line of `span` as reports show it, sensitive values masked."""
        ...
