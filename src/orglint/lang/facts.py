"""What is known to hold at a point of an expression: which values are there, which lists have items.

A fact is a string: a sign and the text of the expression it is about. Functions are pure within a run, so the same
call text is the same value.
"""

from __future__ import annotations

import ast
from typing import NamedTuple

Facts = frozenset[str]
NOTHING: Facts = frozenset()


class Knowledge(NamedTuple):
    """What is known when a condition is true, and when it is false."""

    true: Facts = NOTHING
    false: Facts = NOTHING


def key(node: ast.expr) -> str:
    """Return the identity of an expression: its text without spacing, brackets and quoting style."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{key(node.value)}.{node.attr}"
    if isinstance(node, ast.Constant):
        return repr(node.value)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        return f"{node.func.id}({', '.join(key(argument) for argument in node.args)})"
    return ast.unparse(node)


def present(node: ast.expr) -> str:
    """Return the fact that the value is not empty (None)."""
    return "?" + key(node)


def has_items(node: ast.expr) -> str:
    """Return the fact that the list has at least one item."""
    return "+" + key(node)


def both(first: Knowledge, second: Knowledge) -> Knowledge:
    """Return what `first and second` tells; the second was judged knowing the first to be true."""
    return Knowledge(first.true | second.true, first.false & (first.true | second.false))


def either(first: Knowledge, second: Knowledge) -> Knowledge:
    """Return what `first or second` tells; the second was judged knowing the first to be false."""
    return Knowledge(first.true & (first.false | second.true), first.false | second.false)


def opposite(knowledge: Knowledge) -> Knowledge:
    """Return what `not condition` tells."""
    return Knowledge(knowledge.false, knowledge.true)
