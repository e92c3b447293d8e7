"""Comparisons: which values may be compared how, and what a comparison tells."""

from __future__ import annotations

import ast
from functools import cache

from orglint.lang import messages
from orglint.lang.compare import ANYTHING, are_of_two_sides, is_text, item_of, overlap
from orglint.lang.describe import describe
from orglint.lang.diagnostics import fill, suggest
from orglint.lang.facts import NOTHING, Facts, Knowledge, both, has_items, present
from orglint.lang.judging import Judging
from orglint.lang.scope import Scope
from orglint.model.schema import KINDS
from orglint.model.types import DATE, NONE, NUMBER, TEXT, Enumerated, ListOf, Maybe, Ref, Structure, Type
from orglint.spelling import meant

_SIGNS: dict[type[ast.cmpop], str] = {
    ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=",
    ast.In: "in", ast.NotIn: "not in", ast.Is: "is", ast.IsNot: "is not",
}  # fmt: skip
_MIRRORED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.Gt, ast.Gt: ast.Lt, ast.LtE: ast.GtE, ast.GtE: ast.LtE, ast.Eq: ast.Eq, ast.NotEq: ast.NotEq,
}  # fmt: skip


class ComparisonChecks(Judging):
    """The part of the checker that judges `==`, `<`, `in`, `is`."""

    def comparison(self, node: ast.Compare, scope: Scope) -> Knowledge:
        """Check a comparison, or a chain of them; return what it tells. A chain holds where every link does."""
        told = Knowledge()
        left = node.left
        for position, (operator, right) in enumerate(zip(node.ops, node.comparators, strict=True)):
            link = self._link(left, operator, right, scope.knowing(told.true))
            told = both(told, link) if position else link
            left = right
        return told

    def _link(self, left: ast.expr, operator: ast.cmpop, right: ast.expr, scope: Scope) -> Knowledge:
        if isinstance(operator, ast.Is | ast.IsNot):
            return self._identity(left, operator, right, scope)
        if isinstance(operator, ast.In | ast.NotIn):
            return self._membership(left, operator, right, scope)
        for side in (right, left):
            if isinstance(side, ast.Constant) and side.value is None:
                return self._compared_with_none(side, operator)
        sides = self.solid(left, scope), self.solid(right, scope)
        if ANYTHING not in sides:
            if isinstance(operator, ast.Eq | ast.NotEq):
                self._equality(left, sides[0], right, sides[1], scope)
            else:
                self._order(left, sides[0], operator, right, sides[1])
        return _length_facts(left, operator, right)

    def _compared_with_none(self, side: ast.expr, operator: ast.cmpop) -> Knowledge:
        wanted = "is not" if isinstance(operator, ast.NotEq) else "is"
        self.error(
            side,
            fill(messages.COMPARE_NONE, operator=_SIGNS[type(operator)]),
            fill(messages.COMPARE_NONE_HELP, wanted=wanted),
        )
        return Knowledge()

    def _identity(self, left: ast.expr, operator: ast.cmpop, right: ast.expr, scope: Scope) -> Knowledge:
        type_ = self.value(left, scope)
        if not (isinstance(right, ast.Constant) and right.value is None):
            sign = _SIGNS[type(operator)]
            wanted = "==" if sign == "is" else "!="
            message, help_ = fill(messages.IS_ONLY_NONE, operator=sign), fill(messages.IS_ONLY_NONE_HELP, wanted=wanted)
            self.error(right, message, help_)
            return Knowledge()
        known = frozenset({present(left)})
        if not isinstance(type_, Maybe) and type_ != ANYTHING and not known & scope.facts:
            source = self.parsed.source(left)
            hint = fill(messages.LIST_EMPTY_HELP, text=source) if isinstance(type_, ListOf) else None
            self.error(left, fill(messages.NEVER_EMPTY, text=source), hint)
        return Knowledge(NOTHING, known) if isinstance(operator, ast.Is) else Knowledge(known, NOTHING)

    def _membership(self, left: ast.expr, operator: ast.cmpop, right: ast.expr, scope: Scope) -> Knowledge:
        one, many = self.solid(left, scope), self.solid(right, scope)
        item = item_of(many)
        if item is None:
            self.error(right, fill(messages.IN_NEEDS_LIST, type=describe(many)))
        elif isinstance(right, ast.List):
            for element in right.elts:
                self._element(left, one, element, scope)
        elif ANYTHING not in (one, item) and item != NONE:
            solid = item.item if isinstance(item, Maybe) else item
            self._equality(left, one, right, solid, scope, in_list=True)
        known = frozenset({has_items(right)})
        return Knowledge(known, NOTHING) if isinstance(operator, ast.In) else Knowledge(NOTHING, known)

    def _element(self, left: ast.expr, one: Type, element: ast.expr, scope: Scope) -> None:
        type_ = self.value(element, scope)
        solid = type_.item if isinstance(type_, Maybe) else type_
        if type_ == NONE:
            self.error(element, messages.NONE_ALONE)
        elif ANYTHING not in (one, solid):
            self._equality(left, one, element, solid, scope)

    def _equality(
        self, left: ast.expr, first: Type, right: ast.expr, second: Type, scope: Scope, *, in_list: bool = False
    ) -> None:
        if isinstance(first, ListOf) or isinstance(second, ListOf):
            self.error(right, messages.COMPARE_LISTS, messages.COMPARE_LISTS_HELP)
        elif is_text(first) and is_text(second):
            self._texts(left, first, right, second, scope)
        elif are_of_two_sides(first, second):
            sources = {"left": self.parsed.source(left), "right": self.parsed.source(right)}
            self.error(right, fill(messages.TWO_SIDES, **sources), messages.TWO_SIDES_HELP)
        elif isinstance(first, Ref) and isinstance(second, Ref):
            if not overlap(first, second):
                self._differ(left, first, right, second)
        elif first != second or isinstance(first, Structure):
            self._differ(left, first, right, second, in_list=in_list)

    def _texts(self, left: ast.expr, first: Type, right: ast.expr, second: Type, scope: Scope) -> None:
        if isinstance(first, Enumerated) and isinstance(second, Enumerated):
            if not set(first.values) & set(second.values):
                self._no_common_value(left, first, right, second)
            return
        for node, type_, other in ((left, first, second), (right, second, first)):
            if type_ == TEXT and isinstance(other, Enumerated) and other in _declared_enums():
                if not (isinstance(node, ast.Name) and node.id in scope.parameters):
                    self._differ(left, first, right, second)
                    return
                self.parameters[node.id] = other

    def _no_common_value(self, left: ast.expr, first: Enumerated, right: ast.expr, second: Enumerated) -> None:
        for literal, type_, other, known in ((right, second, left, first), (left, first, right, second)):
            if isinstance(literal, ast.Constant):
                word = type_.values[0]
                text = fill(messages.NOT_A_VALUE, value=word, text=self.parsed.source(other))
                self.error(literal, text, suggest(word, known.values, 20))
                return
        sources = self.parsed.source(left), self.parsed.source(right)
        self.error(right, fill(messages.NEVER_EQUAL, left=sources[0], right=sources[1]))

    def _differ(self, left: ast.expr, first: Type, right: ast.expr, second: Type, *, in_list: bool = False) -> None:
        shown = ListOf(second) if in_list else second
        help_ = None
        for node, type_, other in ((left, first, second), (right, second, first)):
            if isinstance(type_, Ref) and is_text(other):
                help_ = meant(f"{self.parsed.source(node)}.id")
        self.error(right, fill(messages.DIFFERENT_TYPES, left=describe(first), right=describe(shown)), help_)

    def _order(self, left: ast.expr, first: Type, operator: ast.cmpop, right: ast.expr, second: Type) -> None:
        for node, type_ in ((left, first), (right, second)):
            if type_ not in (NUMBER, DATE):
                sign = _SIGNS[type(operator)]
                help_ = (
                    fill(messages.LIST_EMPTY_HELP, text=self.parsed.source(node)) if isinstance(type_, ListOf) else None
                )
                self.error(node, fill(messages.NO_ORDER, type=describe(type_), operator=sign), help_)
                return
        if first != second:
            self._differ(left, first, right, second)


@cache
def _declared_enums() -> frozenset[Type]:
    """Return the enums that fields declare; others are texts a rule itself wrote out, comparable with any text."""
    types = [field.type for kind in KINDS.values() for field in kind.declared.values()]
    solid = [type_.item if isinstance(type_, Maybe) else type_ for type_ in types]
    return frozenset(type_ for type_ in solid if isinstance(type_, Enumerated))


def _length_facts(left: ast.expr, operator: ast.cmpop, right: ast.expr) -> Knowledge:
    """Return what comparing `len(list)` with a number tells about the list having items."""
    measured, number, sign = _measured(left), _plain_number(right), type(operator)
    if measured is None:
        measured, number, sign = _measured(right), _plain_number(left), _MIRRORED.get(sign, sign)
    if measured is None or number is None:
        return Knowledge()
    known: Facts = frozenset({has_items(measured)})
    true, false = _excludes_zero(sign, number)
    return Knowledge(known if true else NOTHING, known if false else NOTHING)


def _excludes_zero(sign: type[ast.cmpop], number: float) -> tuple[bool, bool]:
    """Return whether `0 <sign> number` is impossible when the comparison is true, and when it is false."""
    zero_holds = {
        ast.Eq: number == 0, ast.NotEq: number != 0, ast.Lt: number > 0,
        ast.LtE: number >= 0, ast.Gt: number < 0, ast.GtE: number <= 0,
    }[sign]  # fmt: skip
    return not zero_holds, zero_holds


def _measured(node: ast.expr) -> ast.expr | None:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "len" and len(node.args) == 1:
        return node.args[0]
    return None


def _plain_number(node: ast.expr) -> float | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float) and not isinstance(node.value, bool):
        return node.value
    return None
