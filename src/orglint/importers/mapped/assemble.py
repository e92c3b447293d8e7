"""Builds documents of sketches: one for each document of the source, one for what the mapping makes itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from orglint.importers.mapped.evaluate import Got, Result
from orglint.importers.mapped.sketch import ORGANIZATION, Sketch
from orglint.importers.mapped.spec import SourceMap
from orglint.importers.mapped.trees import Tree
from orglint.importers.trees.node import Node as Spot
from orglint.importers.trees.tree_document import TreeBuilder, TreeDocument
from orglint.source.document import Mapping as Body

KIND = "mapping"
"""The kind of import: what two files of one mapping define is a duplicate, what a model says besides is joined."""


def assemble(sketches: Iterable[Sketch], trees: Iterable[Tree], mapping: SourceMap) -> list[TreeDocument]:
    """Return the documents, that of the mapping last; a second definition of an entity is a duplicate."""
    builders = {id(tree): TreeBuilder(tree.document, imported_from=KIND, lines=tree.shown) for tree in trees}
    own = TreeBuilder(mapping.document, imported_from=KIND, lines=mapping.document)  # it may be shown as it stands
    for sketch in sketches:
        _build(own if sketch.tree is None else builders[id(sketch.tree)], sketch)
    return [builder.done() for builder in (*builders.values(), own)]


def _build(builder: TreeBuilder, sketch: Sketch) -> None:
    body = _body(builder, sketch)
    for name, result in sketch.stated.items():
        if (result.listed and result.items) or len(result.items) > 1:
            for got in result.items:
                _add(builder, body, name, got, sketch.spot)
        elif result.items:
            got = result.items[0]
            if isinstance(got.value, str):
                builder.set(body, name, got.value, got.spot)
            else:
                _add(builder, body, name, got, sketch.spot)
        else:
            builder.set(body, name, None, result.spot)


def _body(builder: TreeBuilder, sketch: Sketch) -> Body:
    if sketch.collection == ORGANIZATION:
        return builder.organization(sketch.spot)
    is_known = sketch.ident in builder.collection(sketch.collection)
    if is_known and sketch.spot is not None:
        return builder.repeat(sketch.collection, sketch.ident, sketch.spot)
    return builder.entity(sketch.collection, sketch.ident, sketch.spot)


def _add(builder: TreeBuilder, body: Body, name: str, got: Got, spot: Spot | None) -> None:
    if isinstance(got.value, str):
        builder.add(body, name, got.value, got.spot or spot)
        return
    item = builder.item(body, name, got.spot or spot)
    _fill(builder, item, got.value)


def _fill(builder: TreeBuilder, item: Body, fields: Mapping[str, Result]) -> None:
    for name, result in fields.items():
        if (result.listed and result.items) or len(result.items) > 1:
            for got in result.items:
                _add(builder, item, name, got, None)
        elif result.items and isinstance(result.items[0].value, str):
            builder.set(item, name, result.items[0].value, result.items[0].spot)
