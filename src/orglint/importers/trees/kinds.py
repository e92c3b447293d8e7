"""The kinds of foreign trees that are known by what they hold. A new one is a module, and a row here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from orglint.importers.imported import Imported
from orglint.source.document import Document, Mapping


@dataclass(frozen=True, slots=True)
class TreeKind:
    """A kind of tree: `name` is what `--from` calls it.

    `fits` says of a file's top whether it is of this kind; `read` reads all trees of the kind together.
    """

    name: str
    fits: Callable[[Mapping], bool]
    read: Callable[[Sequence[Document]], Imported]


TREE_KINDS: tuple[TreeKind, ...] = ()


def kind_of(root: Mapping) -> TreeKind | None:
    """Return the kind of a file by its top, or None."""
    return next((kind for kind in TREE_KINDS if kind.fits(root)), None)
