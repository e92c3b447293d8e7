"""What of a source no rule reads: paths and how often, never values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from orglint.i18n import Text
from orglint.importers.mapped.spec import Files
from orglint.importers.mapped.trees import Tree, parts_of
from orglint.importers.mapped.walk import Here, Walker
from orglint.source.document import Mapping, Node, Sequence

MOST_PATHS = 30
MOST_KEYS = 40
"""More different keys in one place are not names of fields but data: they are told as `*`."""


def leave_alone(files: Files, trees: Iterable[Tree], walker: Walker) -> None:
    """Mark what the mapping leaves alone on purpose."""
    for tree in trees:
        starred = set(tree.starred)
        for path in files.ignored:
            for at in walker.find(path, Here(tree, tree.top, None)):
                if at.spot is not None:
                    tree.left.add((at.spot.container.first, at.spot.key))
        tree.starred = starred  # `*` of a path that reads nothing makes no data of keys


def leftovers(trees: Iterable[Tree]) -> Text | None:
    """Return the paths in trees that nothing read, the same path of all trees counted together; None without any."""
    counted = Counter(path for tree in trees for path in _unread(tree, tree.top, ()))
    told = _joined(counted)
    if not told:
        return None
    listed = [f"{path} ({number})" for path, number in sorted(told.items())]
    rest = len(listed) - MOST_PATHS
    english = ", ".join(listed[:MOST_PATHS]) + (f", and {rest} more" if rest > 0 else "")
    japanese = "、".join(listed[:MOST_PATHS]) + (f"、ほか{rest}件" if rest > 0 else "")
    return Text(english, japanese)


def _unread(tree: Tree, node: Node, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if not isinstance(node, Mapping | Sequence):
        return
    is_data = node.first in tree.starred
    for key, value in parts_of(node):
        if (node.first, key) in tree.left:
            continue
        step = "[*]" if isinstance(key, int) else "*" if is_data else _spelled(key)
        if (node.first, key) not in tree.passed:
            yield (*path, step)
        elif isinstance(value, Mapping | Sequence):
            yield from _unread(tree, value, (*path, step))


def _joined(counted: Counter[tuple[str, ...]]) -> dict[str, int]:
    """Return the paths as texts; many different keys in one place are one path."""
    places: dict[tuple[str, ...], set[str]] = {}
    for path in counted:
        places.setdefault(path[:-1], set()).add(path[-1])
    told: Counter[str] = Counter()
    for path, number in counted.items():
        last = "*" if len(places[path[:-1]]) > MOST_KEYS else path[-1]
        told[_text((*path[:-1], last))] += number
    return dict(told)


def _text(path: tuple[str, ...]) -> str:
    return ".".join(path).replace(".[*]", "[*]")


def _spelled(key: str) -> str:
    return key if key and not set(key) & set(" .[]\"'*@$?{}") else f'"{key}"'
