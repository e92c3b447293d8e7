"""Chooses what a finding shows as evidence: the values that the rule's conditions looked at."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from orglint.lang.check import Checked, check_parsed
from orglint.lang.facts import Facts, key
from orglint.lang.privacy import NO_EXPOSURE, exposure
from orglint.lang.render import is_shown
from orglint.lang.scope import LITERALS, Scope

MOST = 6
_ALWAYS = frozenset({"organization", "as_of"})
_YES_NO = frozenset({"any", "all"})


def evidence(condition: Checked, scope: Scope, kind: str, known: Facts) -> list[Checked]:
    """Return the parts of a condition worth showing, in their order, each checked under what is known at a finding.

    They are the longest chains of fields, the calls that need no comprehension's name, and names of lets; not the
    parameters, which say nothing of the organization. What could not be computed safely at every finding, or is
    sensitive, is left out.
    """
    found: dict[str, Checked] = {}
    bare = _ALWAYS | {kind} | scope.parameters
    for node in _interesting(condition.node, bare):
        if key(node) in found or len(found) == MOST:
            continue
        checked = check_parsed(condition.parsed, node, scope.knowing(known))
        if isinstance(checked, Checked) and is_shown(checked.type) and exposure(checked) == NO_EXPOSURE:
            found[key(node)] = checked
    return [checked for checked in found.values() if counted(checked.node) not in found]


def counted(node: ast.expr) -> str | None:
    """Return of what `len(x)` is the length: no news where x itself is shown."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "len" and node.args:
        return key(node.args[0])
    return None


def _interesting(node: ast.expr, bare: frozenset[str]) -> Iterator[ast.expr]:
    if isinstance(node, ast.Name):
        if node.id not in bare and node.id not in LITERALS:
            yield node
    elif isinstance(node, ast.Attribute):
        if not _is_everything(node):
            yield node
    elif isinstance(node, ast.Call):
        yield from _from_call(node, bare)
    elif isinstance(node, ast.ListComp | ast.GeneratorExp):
        yield from _interesting(node.generators[0].iter, bare)
    else:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.expr):
                yield from _interesting(child, bare)


def _from_call(node: ast.Call, bare: frozenset[str]) -> Iterator[ast.expr]:
    """Yield a call that reads as a plain statement, `len(reports)`; of a more involved one what it is made of."""
    if _is_plain_call(node):
        yield node
        return
    for argument in node.args:
        yield from _interesting(argument, bare)


def _is_plain_call(node: ast.expr) -> bool:
    """Whether it is a call that reads as a plain statement: of names and chains of fields, and not a yes or no."""
    if not isinstance(node, ast.Call) or (isinstance(node.func, ast.Name) and node.func.id in _YES_NO):
        return False
    return all(_is_chain(argument) for argument in node.args)


def _is_chain(node: ast.expr) -> bool:
    """Whether the expression is a name or a chain of fields."""
    return isinstance(node, ast.Name) or (isinstance(node, ast.Attribute) and _is_chain(node.value))


def _is_everything(node: ast.Attribute) -> bool:
    """Whether it is a list of the whole organization, `organization.units`: no evidence, and endless."""
    return isinstance(node.value, ast.Name) and node.value.id == "organization"
