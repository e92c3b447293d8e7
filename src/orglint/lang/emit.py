"""A checked expression -> Python syntax, to be compiled into a rule's code."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from orglint.lang.compare import ANY_KIND
from orglint.lang.scope import BUILTINS, LITERALS
from orglint.model.schema import COLLECTIONS, KINDS
from orglint.model.types import ListOf, Ref, Type, is_earlier

Unknown = frozenset[tuple[str, str]]
"""The `(kind, field)` pairs of which some entity's written value could not be read."""


@dataclass(slots=True)
class Needs:
    """What the code of a rule needs around it, by the names the code uses; whether it `counts` its steps.

    Functions, collections and tables of reverse references are each noted with whether the organization before is asked.
    """

    counts: bool = False
    functions: set[tuple[str, bool]] = field(default_factory=set)
    collections: set[tuple[str, bool]] = field(default_factory=set)
    lookups: set[tuple[tuple[str, str], bool]] = field(default_factory=set)
    dates: set[date] = field(default_factory=set)


# Prefixes keep apart what users name, what orglint provides, and Python's own names.
def user_name(name: str) -> str:
    """Return the Python name of a kind variable, parameter, let, each or comprehension name."""
    return f"n_{name}"


def function_name(name: str, *, earlier: bool = False) -> str:
    """Return the Python name of a registered function, as it is asked of the one organization or the one before."""
    return f"{'b' if earlier else ''}f_{name}"


def collection_name(name: str, *, earlier: bool = False) -> str:
    """Return the Python name of the entities in force of a collection."""
    return f"{'b' if earlier else ''}c_{name}"


def lookup_name(lookup: tuple[str, str], *, earlier: bool = False) -> str:
    """Return the Python name of a table of reverse references."""
    return f"{'b' if earlier else ''}r_{lookup[0]}__{lookup[1]}"


def date_name(day: date) -> str:
    """Return the Python name of a date that a `where` states."""
    return f"d_{day:%Y%m%d}"


READ, SUM, DIVIDE, MULTIPLY = "h_read", "h_sum", "h_divide", "h_multiply"
THROUGH, THROUGH_ALL, JOINED = "h_through", "h_through_all", "h_joined"


def load(name: str) -> ast.Name:
    """Return the reading of a Python name."""
    return ast.Name(name, ast.Load())


def call(name: str, *arguments: ast.expr) -> ast.Call:
    """Return the call of a Python name."""
    return ast.Call(load(name), list(arguments), [])


@dataclass(slots=True)
class Emitter:
    """Turns nodes into Python. Reads of fields in `unknown` are guarded; all others are plain attribute reads."""

    types: dict[ast.expr, Type]
    unknown: Unknown
    needs: Needs

    def expression(self, node: ast.expr) -> ast.expr:
        """Return the Python expression of a node."""
        handler = _HANDLERS.get(type(node))
        if handler is None:
            raise TypeError(f"no code for {ast.dump(node)}")
        return handler(self, node)

    def all(self, nodes: list[ast.expr]) -> list[ast.expr]:
        """Return the Python expressions of several nodes."""
        return [self.expression(node) for node in nodes]

    def through(self, node: ast.expr) -> ast.expr:
        """Return the expression of a list whose items the code goes through; of a rule that counts, with the count."""
        if isinstance(node, ast.ListComp | ast.GeneratorExp) or not self.needs.counts:
            return self.expression(node)
        return call(THROUGH, self.expression(node))

    def passed(self, node: ast.expr) -> ast.expr:
        """Return the expression of what may be a list, or no list at all."""
        return self.through(node) if isinstance(self.types.get(node), ListOf) else self.expression(node)

    def attribute(self, node: ast.Attribute) -> ast.expr:
        """Return a field read: an attribute, a table of reverse references, or the entities of a collection."""
        owner = self.types[node.value]
        kinds, earlier = (owner.kinds, owner.earlier) if isinstance(owner, Ref) else (frozenset(), False)
        if kinds == {"organization"} and node.attr in COLLECTIONS:
            self.needs.collections.add((node.attr, earlier))
            return load(collection_name(node.attr, earlier=earlier))
        value = self.expression(node.value)
        known = KINDS[min(kinds)].fields.get(node.attr) if kinds else None
        if known is not None and known.lookup is not None:
            self.needs.lookups.add((known.lookup, earlier))
            getter = ast.Attribute(load(lookup_name(known.lookup, earlier=earlier)), "get", ast.Load())
            return ast.Call(getter, [value, ast.Tuple([], ast.Load())], [])
        if any(field == node.attr and (kind in kinds or ANY_KIND in kinds) for kind, field in self.unknown):
            return call(READ, value, ast.Constant(node.attr))
        return ast.Attribute(value, node.attr, ast.Load())

    def comprehension(self, node: ast.ListComp | ast.GeneratorExp) -> ast.GeneratorExp:
        """Return a comprehension as a Python generator."""
        source = node.generators[0]
        assert isinstance(source.target, ast.Name)  # grammar.py lets nothing else pass
        target = ast.Name(user_name(source.target.id), ast.Store())
        generator = ast.comprehension(target, self.through(source.iter), self.all(source.ifs), 0)
        return ast.GeneratorExp(self.expression(node.elt), [generator])

    def call(self, node: ast.Call) -> ast.expr:
        """Return a call: of a registered function, or of one of the language's own."""
        assert isinstance(node.func, ast.Name)  # grammar.py lets nothing else pass
        name = node.func.id
        if name not in BUILTINS:
            earlier = any(is_earlier(self.types[argument]) for argument in node.args)
            self.needs.functions.add((name, earlier))
            asked = function_name(name, earlier=earlier)
            if name == "flatten" and self.needs.counts:
                return call(asked, call(THROUGH_ALL, *self.all(node.args)))
            return call(asked, *map(self.passed, node.args))
        argument = node.args[0]
        if isinstance(argument, ast.ListComp | ast.GeneratorExp) and name != "len":
            items: ast.expr = self.comprehension(argument)
        else:
            items = self.expression(argument) if name == "len" else self.passed(argument)
        if name == "count":
            return call("sum", items)
        if len(node.args) > 1:
            return call(name, *self.all(node.args))
        return call(SUM if name == "sum" else name, items)

    def arithmetic(self, node: ast.BinOp) -> ast.expr:
        """Return a calculation; lists are joined, and what may divide by zero or grow beyond all numbers is guarded."""
        left, right = self.expression(node.left), self.expression(node.right)
        if isinstance(self.types.get(node.left), ListOf):
            if self.needs.counts:
                return call(JOINED, left, right)
            return ast.Tuple([ast.Starred(left, ast.Load()), ast.Starred(right, ast.Load())], ast.Load())
        if isinstance(node.op, ast.Mult):
            return call(MULTIPLY, left, right)
        if isinstance(node.op, ast.Div):
            return call(DIVIDE, left, right)
        return ast.BinOp(left, node.op, right)

    def name(self, node: ast.Name) -> ast.expr:
        """Return a name, or true and false."""
        if node.id in LITERALS:
            return ast.Constant(LITERALS[node.id])
        return load(user_name(node.id))

    def constant(self, node: ast.Constant) -> ast.expr:
        """Return a literal."""
        value: object = node.value
        if isinstance(value, date):
            self.needs.dates.add(value)
            return load(date_name(value))
        return ast.Constant(node.value)


_Handler = Callable[[Emitter, ast.expr], ast.expr]
_HANDLERS: dict[type[ast.expr], _Handler] = {
    ast.Name: Emitter.name,  # type: ignore[dict-item]  # keyed by the very class each takes
    ast.Constant: Emitter.constant,  # type: ignore[dict-item]
    ast.Attribute: Emitter.attribute,  # type: ignore[dict-item]
    ast.Call: Emitter.call,  # type: ignore[dict-item]
    ast.BinOp: Emitter.arithmetic,  # type: ignore[dict-item]
    ast.List: lambda emitter, node: ast.Tuple(emitter.all(node.elts), ast.Load()),  # type: ignore[attr-defined]
    ast.ListComp: lambda emitter, node: call("tuple", emitter.comprehension(node)),  # type: ignore[arg-type]
    ast.BoolOp: lambda emitter, node: ast.BoolOp(node.op, emitter.all(node.values)),  # type: ignore[attr-defined]
    ast.UnaryOp: lambda emitter, node: ast.UnaryOp(node.op, emitter.expression(node.operand)),  # type: ignore[attr-defined]
    ast.Compare: lambda emitter, node: ast.Compare(
        emitter.passed(node.left),  # type: ignore[attr-defined]
        node.ops,  # type: ignore[attr-defined]
        [emitter.passed(each) for each in node.comparators],  # type: ignore[attr-defined]
    ),
}
