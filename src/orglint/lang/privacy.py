"""Which expressions give away a sensitive field, or a person's name as mere text."""

from __future__ import annotations

import ast
from typing import NamedTuple

from orglint.lang.check import Checked
from orglint.lang.compare import ANY_KIND
from orglint.model.marks import Sensitive
from orglint.model.schema import KINDS
from orglint.model.types import Ref

_HIDING = frozenset({"len", "any", "all", "count"})
"""Calls whose result says nothing of a single value. A sum may be over one."""


class Exposure(NamedTuple):
    """What a value would give away if it were shown."""

    sensitive: bool = False
    personal: bool = False

    def __or__(self, other: object) -> Exposure:
        if not isinstance(other, Exposure):
            return NotImplemented
        return Exposure(self.sensitive or other.sensitive, self.personal or other.personal)


NO_EXPOSURE = Exposure()


def exposure(checked: Checked, node: ast.expr | None = None) -> Exposure:
    """Return what the value of an expression, or of a part of it, gives away."""
    return _exposure(checked, node if node is not None else checked.node, {})


def _exposure(checked: Checked, node: ast.expr, inner: dict[str, Exposure]) -> Exposure:
    if isinstance(node, ast.Name):
        if node.id in inner:
            return inner[node.id]
        return Exposure(node.id in checked.scope.sensitive, node.id in checked.scope.personal)
    if isinstance(node, ast.Attribute):
        return _exposure(checked, node.value, inner) | _field_exposure(checked, node)
    if isinstance(node, ast.Call):
        if isinstance(node.func, ast.Name) and node.func.id in _HIDING:
            return NO_EXPOSURE
        return _together(checked, node.args, inner)
    if isinstance(node, ast.ListComp | ast.GeneratorExp):
        return _comprehension_exposure(checked, node, inner)
    if isinstance(node, ast.List):
        return _together(checked, node.elts, inner)
    if isinstance(node, ast.UnaryOp):
        return _exposure(checked, node.operand, inner)
    if isinstance(node, ast.BinOp):
        return _together(checked, [node.left, node.right], inner)
    return NO_EXPOSURE


def _comprehension_exposure(
    checked: Checked, node: ast.ListComp | ast.GeneratorExp, inner: dict[str, Exposure]
) -> Exposure:
    source = node.generators[0]
    items = _exposure(checked, source.iter, inner)
    name = source.target.id if isinstance(source.target, ast.Name) else ""
    return _exposure(checked, node.elt, {**inner, name: items})


def _together(checked: Checked, nodes: list[ast.expr], inner: dict[str, Exposure]) -> Exposure:
    found = NO_EXPOSURE
    for node in nodes:
        found |= _exposure(checked, node, inner)
    return found


def _field_exposure(checked: Checked, node: ast.Attribute) -> Exposure:
    owner = checked.types.get(node.value)
    if not isinstance(owner, Ref):
        return NO_EXPOSURE
    fields = [KINDS[kind].fields.get(node.attr) for kind in owner.kinds]
    sensitive = any(field is not None and field.mark(Sensitive) is not None for field in fields)
    return Exposure(sensitive, node.attr == "name" and bool(owner.kinds & {"person", ANY_KIND}))
