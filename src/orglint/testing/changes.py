"""Small changes of one expression: what a slip of the writer's pen could have made of it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from orglint.lang.syntax import Parsed, parse_anew, without_texts

_SHIFTED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.LtE),
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.GtE),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}
_SIGNS: dict[type[ast.cmpop], str] = {
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.In: "in",
    ast.NotIn: "not in",
    ast.Is: "is",
    ast.IsNot: "is not",
}
_OPERATOR = re.compile(r"[<>]=?|[=!]=|\bnot\s+in\b|\bin\b|\bis\s+not\b|\bis\b|\band\b|\bor\b")
_NOT = re.compile(r"not\s*")
_EXCHANGED = {"any": "all", "all": "any"}
_LONGEST = 90
_AROUND = 30
"""Characters shown on either side of a change where the expression is long."""


@dataclass(frozen=True, slots=True)
class Change:
    """An expression changed in one place: its whole new text, and what was there before and is there now."""

    text: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class _Edit:
    """Another value for a field of a node, and how it reads: `cut` of the text replaced by `wording`.

    `shown` is the stretch of the text around it that makes sense to a reader.
    """

    node: ast.AST
    field: str
    value: object
    shown: tuple[int, int]
    cut: tuple[int, int]
    wording: str


def changes(text: str) -> Iterator[Change]:
    """Yield an expression with each comparison, number, `and`, `or`, `not`, `any` and `all` changed, one at a time."""
    parsed = parse_anew(text)
    if isinstance(parsed, list):  # the rule is checked before it is changed
        raise ValueError(text)
    for edit in list(_Edits(parsed).all()):
        with _made(edit):
            whole = ast.unparse(parsed.node)
        (start, end), (first, last) = edit.shown, edit.cut
        after = text[start:first] + edit.wording + text[last:end]
        yield Change(whole, *shortened(_one_line(text[start:end]), _one_line(after)))


@contextmanager
def _made(edit: _Edit) -> Iterator[None]:
    before = getattr(edit.node, edit.field)
    setattr(edit.node, edit.field, edit.value)
    try:
        yield
    finally:
        setattr(edit.node, edit.field, before)


class _Edits:
    """Finds what can be changed in an expression."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self.bare = without_texts(parsed.text)

    def all(self) -> Iterator[_Edit]:
        tree, span = self.parsed.node, self.parsed.span
        around = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Compare):
                yield from self.of_comparison(node)
            elif isinstance(node, ast.BoolOp):
                yield from self.of_and_or(node)
            elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
                yield self.without_not(node)
            elif isinstance(node, ast.Constant) and is_number(node.value):
                parent = around.get(node)
                shown = span(parent) if isinstance(parent, ast.expr) else span(node)
                for number in neighbours(node.value):
                    yield _Edit(node, "value", number, shown, span(node), str(number))
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _EXCHANGED:
                other = _EXCHANGED[node.func.id]
                yield _Edit(node.func, "id", other, span(node), span(node.func), other)

    def of_comparison(self, node: ast.Compare) -> Iterator[_Edit]:
        operands = [node.left, *node.comparators]
        for index, operator in enumerate(node.ops):
            cut = self.operator(operands[index], operands[index + 1])
            for other in _SHIFTED[type(operator)]:
                value = [*node.ops[:index], other(), *node.ops[index + 1 :]]
                yield _Edit(node, "ops", value, self.parsed.span(node), cut, _SIGNS[other])

    def of_and_or(self, node: ast.BoolOp) -> Iterator[_Edit]:
        """Exchange each operator: of several in a row, the one between two neighbours, taken together."""
        other, word = (ast.Or, "or") if isinstance(node.op, ast.And) else (ast.And, "and")
        values = node.values
        start, end = self.parsed.span(node)
        cuts = [self.operator(left, right) for left, right in pairwise(values)]
        for index, cut in enumerate(cuts):
            first = cuts[index - 1][1] if index else start
            last = cuts[index + 1][0] if index + 1 < len(cuts) else end
            if len(values) == 2:
                yield _Edit(node, "op", other(), (first, last), cut, word)
            else:
                pair = ast.BoolOp(other(), values[index : index + 2])
                value = [*values[:index], pair, *values[index + 2 :]]
                yield _Edit(node, "values", value, (first, last), cut, word)

    def without_not(self, node: ast.UnaryOp) -> _Edit:
        """Drop a `not`: it is written twice, so that the tree keeps its shape."""
        start, end = self.parsed.span(node)
        match = _NOT.match(self.bare, start)
        cut = (start, match.end() if match is not None else start)
        return _Edit(node, "operand", ast.UnaryOp(ast.Not(), node.operand), (start, end), cut, "")

    def operator(self, left: ast.expr, right: ast.expr) -> tuple[int, int]:
        """Return where the operator between two operands stands."""
        start, end = self.parsed.span(left)[1], self.parsed.span(right)[0]
        match = _OPERATOR.search(self.bare, start, end)
        return match.span() if match is not None else (start, end)


def is_number(value: object) -> bool:
    """Whether a literal is a number; true and false are none."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def neighbours(value: object) -> tuple[int | float, ...]:
    """Return the numbers one step below and above: whole ones by 1, others by 1 in the last place written.

    None where a step is lost in a decimal number so large that it is the same number.
    """
    if isinstance(value, int):
        return value - 1, value + 1
    written = Decimal(str(value))
    exponent = written.as_tuple().exponent
    step = Decimal(1).scaleb(min(exponent, 0)) if isinstance(exponent, int) else Decimal(1)
    moved = (written - step, written + step)
    numbers = tuple(int(number) if step == 1 else float(number) for number in moved)
    return tuple(number for number in numbers if float(number) != value)


def shortened(before: str, after: str) -> tuple[str, str]:
    """Return both texts, cut to what differs and a little around it where they are long."""
    if max(len(before), len(after)) <= _LONGEST:
        return before, after
    shortest = min(len(before), len(after))
    start = next((index for index in range(shortest) if before[index] != after[index]), shortest)
    rest = shortest - start
    tail = next((index for index in range(rest) if before[-1 - index] != after[-1 - index]), rest)
    return _cut(before, start, tail), _cut(after, start, tail)


def _cut(text: str, start: int, tail: int) -> str:
    first, last = max(start - _AROUND, 0), min(len(text) - tail + _AROUND, len(text))
    return ("..." if first else "") + text[first:last] + ("..." if last < len(text) else "")


def _one_line(text: str) -> str:
    return " ".join(text.split())
