"""The kinds of foreign trees that are known by what they hold. A new one is a module, and a row here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from orglint.importers.imported import Imported
from orglint.importers.trees import backstage, github_org
from orglint.importers.trees.following import Outcomes
from orglint.source.document import Mapping
from orglint.source.yaml_document import YamlDocument


def _points_nowhere(_: Mapping) -> Iterable[str]:
    return ()


@dataclass(frozen=True, slots=True)
class TreeKind:
    """A kind of tree: `name` is what `--from` calls it.

    `fits` says of a file's top whether it is of this kind, `can_be` whether it can be read as one where the user says
    that it is; `read` reads all trees of the kind together. `targets` are the files that a tree points to.
    """

    name: str
    fits: Callable[[Mapping], bool]
    can_be: Callable[[Mapping], bool]
    read: Callable[[Sequence[YamlDocument], Outcomes], Imported]
    targets: Callable[[Mapping], Iterable[str]] = _points_nowhere


TREE_KINDS: tuple[TreeKind, ...] = (
    TreeKind(
        backstage.NAME,
        backstage.is_backstage,
        backstage.may_be_backstage,
        backstage.read_backstage,
        backstage.local_targets,
    ),
    TreeKind(github_org.NAME, github_org.is_github, github_org.may_be_github, github_org.read_github),
)


def kind_of(root: Mapping) -> TreeKind | None:
    """Return the kind of a file by its top, or None."""
    return next((kind for kind in TREE_KINDS if kind.fits(root)), None)


def kind_named(name: str | None) -> TreeKind | None:
    """Return the kind that `--from` calls by that name, or None."""
    return next((kind for kind in TREE_KINDS if kind.name == name), None)


def may_be(root: Mapping) -> tuple[str, ...]:
    """Return the names of the kinds that a tree can be read as if the user says so."""
    return tuple(kind.name for kind in TREE_KINDS if kind.can_be(root))
