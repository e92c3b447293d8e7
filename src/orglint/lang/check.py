"""Checks an expression against a scope: its type, what it tells when true or false, what it reads."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field

from orglint.i18n import Text
from orglint.lang import messages
from orglint.lang.calls import CallChecks
from orglint.lang.compare import ANYTHING, fits, is_text, item_of, join
from orglint.lang.comparisons import ComparisonChecks
from orglint.lang.describe import describe, signature
from orglint.lang.diagnostics import Diagnostic, did_you_mean, fill, suggest
from orglint.lang.facts import Facts, Knowledge, both, either, has_items, opposite, present
from orglint.lang.scope import LITERALS, Scope
from orglint.lang.syntax import Parsed, parse
from orglint.model.schema import field_names, field_type
from orglint.model.types import BOOL, DATE, NONE, NUMBER, Enumerated, ListOf, Maybe, Ref, Structure, Type
from orglint.spelling import meant

Reads = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Checked:
    """An expression that is right.

    `types` holds the type of every node; `facts` what is known where it is true and where it is false; `reads` the
    `(kind, field)` pairs it reads; `parameters` which enum each text parameter is compared with, whose values the
    parameter's must therefore be; `names` and `calls` the names and registered functions it uses.
    """

    text: str
    type: Type
    node: ast.expr
    scope: Scope
    parsed: Parsed
    types: dict[ast.expr, Type] = field(repr=False)
    facts: Knowledge
    reads: Reads
    names: frozenset[str]
    calls: frozenset[str]
    parameters: dict[str, Enumerated]


def check_expression(text: str, scope: Scope, expect: Type | None = None) -> Checked | list[Diagnostic]:
    """Check an expression. `expect` is the type it is to have; BOOL also gives its facts. Returns every error."""
    parsed = parse(text)
    return list(parsed) if isinstance(parsed, tuple) else check_parsed(parsed, parsed.node, scope, expect)


def check_parsed(
    parsed: Parsed, node: ast.expr, scope: Scope, expect: Type | None = None
) -> Checked | list[Diagnostic]:
    """Check a parsed expression, or a part of one."""
    checker = Checker(parsed)
    knowledge, type_ = Knowledge(), expect or ANYTHING
    if expect == BOOL:
        knowledge = checker.condition(node, scope)
    else:
        type_ = checker.value(node, scope)
        if expect is not None:
            checker.expect(node, type_, expect)
    if checker.errors:
        return sorted(checker.errors, key=lambda error: (error.start, error.end))
    return Checked(
        parsed.source(node), type_, node, scope, parsed, checker.types, knowledge,
        frozenset(checker.reads), frozenset(checker.names), frozenset(checker.calls), checker.parameters,
    )  # fmt: skip


class Checker(ComparisonChecks, CallChecks):
    """One walk over one expression. Errors are collected; what is wrong gets the type ANYTHING and is not reported twice."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self.errors: list[Diagnostic] = []
        self.types: dict[ast.expr, Type] = {}
        self.reads: set[tuple[str, str]] = set()
        self.names: set[str] = set()
        self.calls: set[str] = set()
        self.parameters: dict[str, Enumerated] = {}

    # ---- values

    def value(self, node: ast.expr, scope: Scope) -> Type:
        """Return the type of a node, narrowed by what is known."""
        type_ = self._value(node, scope)
        if isinstance(type_, Maybe) and present(node) in scope.facts:
            type_ = type_.item
        self.types[node] = type_
        return type_

    def solid(self, node: ast.expr, scope: Scope) -> Type:
        """Return the type of a node that must not be empty here."""
        type_ = self.value(node, scope)
        if isinstance(type_, Maybe):
            return self.may_be_empty(node)
        if type_ == NONE:
            return self.error(node, messages.NONE_ALONE)
        return type_

    def _value(self, node: ast.expr, scope: Scope) -> Type:
        if isinstance(node, ast.Name):
            return self._name(node, scope)
        if isinstance(node, ast.Attribute):
            return self._attribute(node, scope)
        if isinstance(node, ast.Call):
            return self.call(node, scope)
        if isinstance(node, ast.Constant):
            return self._constant(node.value)
        if isinstance(node, ast.List):
            return self._list(node, scope)
        if isinstance(node, ast.ListComp):
            return ListOf(self.comprehension(node, scope)[0])
        if isinstance(node, ast.BinOp):
            return self._arithmetic(node, scope)
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
            return self._number(node.operand, scope, "-")
        self.condition(node, scope)
        return BOOL

    def _constant(self, value: object) -> Type:
        if value is None:
            return NONE
        if isinstance(value, bool):
            return BOOL
        if isinstance(value, str):
            return Enumerated((value,))
        return NUMBER if isinstance(value, int | float) else DATE

    def _name(self, node: ast.Name, scope: Scope) -> Type:
        if node.id in LITERALS:
            return BOOL
        type_ = scope.names.get(node.id)
        if type_ is not None:
            self.names.add(node.id)
            return type_
        if node.id in scope.callable_names():
            function = scope.functions.get(node.id)
            call = signature(function) if function else f"{node.id}(...)"
            return self.error(node, fill(messages.NOT_CALLED, name=node.id), fill(messages.NOT_CALLED_HELP, call=call))
        return self.error(node, fill(messages.UNKNOWN_NAME, name=node.id), self._name_help(node.id, scope))

    def _name_help(self, name: str, scope: Scope) -> Text | None:
        if name.lower() in ("none", "null", "nil"):
            return meant("None")
        for known, type_ in scope.names.items():
            if isinstance(type_, Ref) and known in type_.kinds and field_type(type_, name) is not None:
                return did_you_mean(name, [f"{known}.{name}", *scope.names]) or meant(f"{known}.{name}")
        return suggest(name, sorted(scope.names))

    def _attribute(self, node: ast.Attribute, scope: Scope) -> Type:
        owner = self.solid(node.value, scope)
        if owner == ANYTHING:
            return ANYTHING
        type_ = field_type(owner, node.attr)
        if type_ is None:
            return self._no_field(node, owner)
        if isinstance(owner, Ref):
            self.reads |= {(kind, node.attr) for kind in owner.kinds}
        return type_

    def _no_field(self, node: ast.Attribute, owner: Type) -> Type:
        end = self.parsed.span(node)[1]
        source = self.parsed.source(node.value)
        help_ = suggest(node.attr, field_names(owner), 0)
        if isinstance(owner, Ref | Structure):
            message = fill(messages.NO_FIELD, owner=str(owner), field=node.attr)
        else:
            message = fill(messages.NO_FIELDS, text=source, type=describe(owner))
            if isinstance(owner, ListOf):
                help_ = fill(messages.LIST_FIELDS_HELP, field=node.attr, text=source)
        self.errors.append(Diagnostic(end - len(node.attr), end, message, help_))
        return ANYTHING

    def _list(self, node: ast.List, scope: Scope) -> Type:
        item: Type = ANYTHING
        for element in node.elts:
            type_ = self.value(element, scope)
            joined = join(item, type_)
            if joined is None:
                return ListOf(
                    self.error(element, fill(messages.MIXED_LIST, left=describe(item), right=describe(type_)))
                )
            item = joined
        return ListOf(item)

    def _arithmetic(self, node: ast.BinOp, scope: Scope) -> Type:
        operator = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}[type(node.op)]
        if isinstance(node.op, ast.Add):
            left, right = self.solid(node.left, scope), self.solid(node.right, scope)
            if isinstance(left, ListOf) and isinstance(right, ListOf):
                joined = join(left, right)
                if joined is None:
                    text = fill(messages.MIXED_LIST, left=describe(left.item), right=describe(right.item))
                    return self.error(node, text)
                return joined
            self._is_number(node.left, left, operator)
            return self._is_number(node.right, right, operator)
        self._number(node.left, scope, operator)
        return self._number(node.right, scope, operator)

    def _number(self, node: ast.expr, scope: Scope, operator: str) -> Type:
        return self._is_number(node, self.solid(node, scope), operator)

    def _is_number(self, node: ast.expr, type_: Type, operator: str) -> Type:
        if type_ in (NUMBER, ANYTHING):
            return NUMBER
        help_ = messages.DATES_HELP if type_ == DATE else None
        if is_text(type_):
            help_ = messages.ADD_TEXT_HELP
        self.error(node, fill(messages.ARITHMETIC, operator=operator, type=describe(type_)), help_)
        return NUMBER

    # ---- comprehensions

    def comprehension(self, node: ast.ListComp | ast.GeneratorExp, scope: Scope) -> tuple[Type, Scope]:
        """Return the type of a comprehension's items, and the scope inside it."""
        inner = self.inside(node, scope)
        return self.value(node.elt, inner), inner

    def inside(self, node: ast.ListComp | ast.GeneratorExp, scope: Scope) -> Scope:
        """Return the scope in which a comprehension's item is judged: its name bound, its `if`s known."""
        generator = node.generators[0]
        items = self.solid(generator.iter, scope)
        item = item_of(items)
        if item is None:
            item = self.error(generator.iter, fill(messages.NOT_ITERABLE, given=describe(items)))
        assert isinstance(generator.target, ast.Name)  # grammar.py lets nothing else pass
        name = generator.target
        refused = scope.refuse(name.id, self.parsed.span(name)[0])
        if refused is not None:
            self.errors.append(refused)
        inner = scope.bind(name.id, item)
        for test in generator.ifs:
            inner = inner.knowing(self.condition(test, inner).true)
        return inner

    # ---- conditions

    def condition(self, node: ast.expr, scope: Scope) -> Knowledge:
        """Check that a node is true or false; return what each tells."""
        self.types[node] = BOOL
        if isinstance(node, ast.BoolOp):
            return self._logic(node, scope)
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            return opposite(self.condition(node.operand, scope))
        if isinstance(node, ast.Compare):
            return self.comparison(node, scope)
        type_ = self.value(node, scope)
        if type_ not in (BOOL, ANYTHING):
            self._not_bool(node, type_)
        return Knowledge(self._any_facts(node))

    def _logic(self, node: ast.BoolOp, scope: Scope) -> Knowledge:
        is_and = isinstance(node.op, ast.And)
        told = self.condition(node.values[0], scope)
        for part in node.values[1:]:
            more = self.condition(part, scope.knowing(told.true if is_and else told.false))
            told = both(told, more) if is_and else either(told, more)
        return told

    def _any_facts(self, node: ast.expr) -> Facts:
        """Return what a true `any(... for x in list)` tells: the list has items."""
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "any" and node.args:
            argument = node.args[0]
            if isinstance(argument, ast.GeneratorExp | ast.ListComp):
                return frozenset({has_items(argument.generators[0].iter)})
        return frozenset()

    def _not_bool(self, node: ast.expr, type_: Type) -> None:
        source = self.parsed.source(node)
        inner = type_.item if isinstance(type_, Maybe) else type_
        if isinstance(inner, ListOf):
            help_ = fill(messages.NOT_BOOL_LIST, text=source)
        elif isinstance(type_, Maybe):
            help_ = fill(messages.NOT_BOOL_MAYBE, text=source)
        else:
            help_ = messages.NOT_BOOL_OTHER
        self.error(node, fill(messages.NOT_BOOL, text=source, type=describe(type_)), help_)

    # ---- errors

    def error(self, node: ast.expr, message: Text, help_: Text | None = None) -> Type:
        """Report an error at a node; return the type of what is wrong."""
        self.errors.append(Diagnostic(*self.parsed.span(node), message, help_))
        self.types[node] = ANYTHING
        return ANYTHING

    def may_be_empty(self, node: ast.expr) -> Type:
        """Report the use of a value that was not tested."""
        source = self.parsed.source(node)
        return self.error(node, fill(messages.MAY_BE_EMPTY, text=source), fill(messages.MAY_BE_EMPTY_HELP, text=source))

    def expect(self, node: ast.expr, type_: Type, wanted: Type) -> None:
        """Report a whole expression whose type is not the wanted one."""
        if isinstance(type_, Maybe) and not isinstance(wanted, Maybe):
            self.may_be_empty(node)
        elif not fits(wanted, type_, {}):
            self.error(node, fill(messages.WRONG_RESULT, wanted=describe(wanted), given=describe(type_)))
