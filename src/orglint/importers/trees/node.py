"""Places in a foreign tree, as its importer names them."""

from __future__ import annotations

from typing import NamedTuple

from orglint.source.document import Mapping, Sequence


class Node(NamedTuple):
    """A place in a foreign tree: a key of one of its mappings, or an item of one of its lists.

    With `of_key` it is the key itself that was read (an id, most often), otherwise what stands under it.
    """

    container: Mapping | Sequence
    key: str | int
    of_key: bool = False
