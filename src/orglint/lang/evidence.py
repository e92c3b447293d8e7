"""Chooses what a finding shows as evidence: the values that the rule's conditions looked at."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping

from orglint.lang.check import Checked, check_parsed
from orglint.lang.facts import Facts, key
from orglint.lang.privacy import NO_EXPOSURE, exposure
from orglint.lang.render import is_shown
from orglint.lang.scope import Scope

MOST = 6
_ALWAYS = frozenset({"organization", "as_of"})
_YES_NO = frozenset({"any", "all"})


def evidence(condition: Checked, scope: Scope, kind: str, known: Facts, lets: Mapping[str, Checked]) -> list[Checked]:
    """Return the parts of a condition worth showing, in their order, each checked under what is known at a finding.

    They are the longest chains of fields and the calls that need no comprehension's name. A let is a name of the rule's
    own that tells a reader nothing: what it stands for is looked through instead. Parameters say nothing of the
    organization. What could not be computed safely at every finding, or is sensitive, is left out.
    """
    found: dict[str, Checked] = {}
    bare = _ALWAYS | {kind} | scope.parameters
    for owner, node in _Search(bare, lets).of(condition, condition.node):
        if key(node) in found or len(found) == MOST:
            continue
        checked = check_parsed(owner.parsed, node, scope.knowing(known))
        if isinstance(checked, Checked) and is_shown(checked.type) and exposure(checked) == NO_EXPOSURE:
            found[key(node)] = checked
    return [checked for checked in found.values() if counted(checked.node) not in found]


def counted(node: ast.expr) -> str | None:
    """Return of what `len(x)` is the length: no news where x itself is shown."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "len" and node.args:
        return key(node.args[0])
    return None


class _Search:
    """Goes through a condition for what says something, and through the lets it uses, each once."""

    def __init__(self, bare: frozenset[str], lets: Mapping[str, Checked]) -> None:
        self.bare = bare
        self.lets = dict(lets)

    def of(self, owner: Checked, node: ast.expr) -> Iterator[tuple[Checked, ast.expr]]:
        """Yield the parts worth showing, each with the expression it stands in."""
        waiting = [(owner, node)]  # no recursion: lets may build on lets, each as deep as an expression may be
        while waiting:
            whose, part = waiting.pop()
            if self._is_shown(part):
                yield whose, part
            else:
                waiting += reversed(list(self._inside(whose, part)))

    def _is_shown(self, node: ast.expr) -> bool:
        """Whether a part is a chain of fields, or a call that reads as a plain statement, `len(unit.children)`."""
        if isinstance(node, ast.Attribute):
            return root_of(node) in self.bare and not _is_everything(node)
        if not isinstance(node, ast.Call) or (isinstance(node.func, ast.Name) and node.func.id in _YES_NO):
            return False
        return all(_is_chain(part) and root_of(part) in self.bare for part in node.args)

    def _inside(self, owner: Checked, node: ast.expr) -> Iterator[tuple[Checked, ast.expr]]:
        """Yield what a part is made of: of a name the let it stands for, the first time."""
        if isinstance(node, ast.Name):
            let = self.lets.pop(node.id, None)
            if let is not None:
                yield let, let.node
        elif isinstance(node, ast.Attribute):
            if root_of(node) not in self.bare:
                yield owner, node.value
        elif isinstance(node, ast.Call):
            yield from ((owner, argument) for argument in node.args)
        elif isinstance(node, ast.ListComp | ast.GeneratorExp):
            yield owner, node.generators[0].iter
        else:
            yield from ((owner, child) for child in ast.iter_child_nodes(node) if isinstance(child, ast.expr))


def root_of(node: ast.expr) -> str:
    """Return the name a chain of fields begins with; nothing where it begins with something else."""
    while isinstance(node, ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


def _is_chain(node: ast.expr) -> bool:
    """Whether the expression is a name or a chain of fields."""
    return isinstance(node, ast.Name) or (isinstance(node, ast.Attribute) and _is_chain(node.value))


def _is_everything(node: ast.Attribute) -> bool:
    """Whether it is a list of the whole organization, `organization.units`: no evidence, and endless."""
    return isinstance(node.value, ast.Name) and node.value.id == "organization"
