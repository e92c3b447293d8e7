"""Remarks behind references that stay as they are: where what they name is called otherwise now, they follow."""

from __future__ import annotations

from collections.abc import Iterator

from orglint.importers.to_yaml.block import remark
from orglint.importers.to_yaml.changes import Remark
from orglint.importers.to_yaml.existing import Existing, Stand
from orglint.importers.to_yaml.gather import ORGANIZATION, Key, kind_of
from orglint.importers.to_yaml.tidy import Names, field_of
from orglint.model.leaves import Leaf
from orglint.source.document import Mapping, Sequence


def new_remarks(existing: Existing, old: Names, new: Names) -> Iterator[Remark]:
    """Yield the remarks that are to be exchanged."""
    if old == new:
        return
    of_organization = (((ORGANIZATION, ORGANIZATION), stand) for stand in existing.organization)
    for key, stand in (*existing.stands.items(), *of_organization):
        for container, place, leaf in _references(key, stand):
            if old(leaf) and old(leaf) != new(leaf):
                yield Remark(stand.document, container, place, remark(old(leaf)), remark(new(leaf)))


def _references(key: Key, stand: Stand) -> Iterator[tuple[Mapping | Sequence, str | int, Leaf]]:
    """Yield the references of an entity that stand on lines of their own, with their places."""
    for name, node in stand.body.items():
        field = field_of(kind_of(key[0]), name)
        if field is None or not field.target:
            continue
        if isinstance(node, str):
            yield stand.body, name, Leaf(node, name, field)
        elif isinstance(node, Sequence):
            for index, item in enumerate(node):
                if isinstance(item, str):
                    yield node, index, Leaf(item, name, field)
