"""Calls: the functions of the language itself, and the registered ones by their signatures."""

from __future__ import annotations

import ast

from orglint.functions.registry import COMPARISON, Function
from orglint.i18n import Text
from orglint.lang import messages
from orglint.lang.compare import ANYTHING, Bindings, fits, item_of, resolve
from orglint.lang.describe import describe, signature
from orglint.lang.diagnostics import Diagnostic, did_you_mean, fill, suggest
from orglint.lang.facts import has_items
from orglint.lang.judging import Judging
from orglint.lang.scope import BUILTINS, Scope
from orglint.lang.sides import answers_for_before, asked_about, is_entity, is_sided
from orglint.model.marks import Sensitive
from orglint.model.schema import COLLECTIONS, KINDS, record
from orglint.model.types import (
    BOOL,
    DATE,
    NUMBER,
    Enumerated,
    ListOf,
    Maybe,
    Ref,
    Structure,
    Type,
    Variable,
    earlier,
    is_earlier,
)

Comprehension = ast.ListComp | ast.GeneratorExp


class CallChecks(Judging):
    """The part of the checker that judges calls."""

    def call(self, node: ast.Call, scope: Scope) -> Type:
        """Return the type of a call."""
        assert isinstance(node.func, ast.Name)  # grammar.py lets nothing else pass
        name = node.func.id
        if name in BUILTINS:
            return self._builtin(name, node, scope)
        function = scope.functions.get(name)
        if function is None:
            for argument in node.args:
                self.value(argument, scope)
            if name in scope.names:
                return self.error(node.func, fill(messages.NO_CALL, name=name))
            help_ = did_you_mean(name, scope.callable_names())
            return self.error(node.func, fill(messages.UNKNOWN_FUNCTION, name=name), help_)
        return self._registered(function, node, scope)

    # ---- functions of the language itself

    def _builtin(self, name: str, node: ast.Call, scope: Scope) -> Type:
        if name in ("max", "min") and len(node.args) > 1:
            return self._greatest(name, node, scope)
        if len(node.args) != 1:
            text = fill(messages.ARGUMENT_COUNT, name=name, wanted=1, given=len(node.args))
            return self.error(node, text)
        if name == "len":
            return self._length(node.args[0], scope)
        return self._aggregate(name, node.args[0], scope)

    def _length(self, argument: ast.expr, scope: Scope) -> Type:
        given = self.solid(argument, scope)
        if item_of(given) is None:
            self.error(argument, fill(messages.NEEDS_LIST, name="len()", given=describe(given)))
        return NUMBER

    def _greatest(self, name: str, node: ast.Call, scope: Scope) -> Type:
        types = [self.solid(argument, scope) for argument in node.args]
        for argument, type_ in zip(node.args, types, strict=True):
            if type_ not in (NUMBER, DATE, ANYTHING) or type_ != types[0] != ANYTHING:
                text = fill(messages.NEEDS_ITEMS, name=f"{name}()", wanted=describe(NUMBER), given=describe(type_))
                self.error(argument, text)
        return types[0]

    def _aggregate(self, name: str, argument: ast.expr, scope: Scope) -> Type:
        truth = name in ("any", "all", "count")
        item = self._items(name, argument, scope, truth=truth)
        allowed = (BOOL,) if truth else (NUMBER,) if name == "sum" else (NUMBER, DATE)
        if item is not None and item != ANYTHING and item not in allowed:
            self._wrong_items(name, argument, item, allowed[0])
        if name in ("all", "max", "min"):
            self._must_have_items(name, argument, scope)
        return NUMBER if name in ("count", "sum") else BOOL if truth else (item or ANYTHING)

    def _items(self, name: str, argument: ast.expr, scope: Scope, *, truth: bool) -> Type | None:
        """Return the type of what a comprehension or list yields; None where the error is already reported."""
        if isinstance(argument, Comprehension):
            inner = self.inside(argument, scope)
            self.types[argument] = ANYTHING
            if truth:
                self.condition(argument.elt, inner)
                return BOOL
            return self.solid(argument.elt, inner)
        given = self.solid(argument, scope)
        item = item_of(given)
        if item is None:
            self.error(argument, fill(messages.NEEDS_LIST, name=f"{name}()", given=describe(given)))
        return item

    def _wrong_items(self, name: str, argument: ast.expr, item: Type, wanted: Type) -> None:
        place = argument.elt if isinstance(argument, Comprehension) else argument
        text = fill(messages.NEEDS_ITEMS, name=f"{name}()", wanted=describe(wanted), given=describe(item))
        self.error(place, text)

    def _must_have_items(self, name: str, argument: ast.expr, scope: Scope) -> None:
        if _surely_has_items(argument, scope):
            return
        message = fill(messages.MAYBE_NO_ITEMS, name=name)
        if isinstance(argument, Comprehension) and argument.generators[0].ifs:
            self.error(argument, message, messages.FILTERED_HELP)
            return
        items = argument.generators[0].iter if isinstance(argument, Comprehension) else argument
        help_ = messages.ALL_HELP if name == "all" else messages.EXTREME_HELP
        self.error(items, message, fill(help_, text=self.parsed.source(items)))

    # ---- registered functions

    def _registered(self, function: Function, node: ast.Call, scope: Scope) -> Type:
        self.calls.add(function.name)
        given = [self.value(argument, scope) for argument in node.args]
        wanted = function.types
        if len(given) != len(wanted):
            text = fill(messages.ARGUMENT_COUNT, name=function.name, wanted=len(wanted), given=len(given))
            self.error(node, text, fill(messages.SIGNATURE, signature=signature(function)))
            return resolve(function.result, {})
        bindings: Bindings = {}
        for number, argument in enumerate(node.args):
            if not fits(wanted[number], given[number], bindings):
                self._argument_error(function, number, argument, given[number], scope)
        self._named_in_text(function.name, node, given)
        self._sides(function, node, given, scope)
        result = resolve(function.result, bindings)
        return earlier(result) if answers_for_before(function, given) else result

    def _sides(self, function: Function, node: ast.Call, given: list[Type], scope: Scope) -> None:
        """Report arguments of the wrong organization: where two are compared, no answer may mix them."""
        if (function.family == COMPARISON or is_sided(function)) and not scope.compares:
            self.error(node, fill(messages.NOTHING_BEFORE, name=function.name), messages.NOTHING_BEFORE_HELP)
        elif is_sided(function):
            for number, (argument, wanted) in enumerate(zip(node.args, function.types, strict=True)):
                if is_entity(given[number]) and is_earlier(given[number]) != is_earlier(wanted):
                    side = messages.BEFORE if is_earlier(wanted) else messages.AFTER
                    text = fill(messages.WRONG_SIDE, number=number + 1, name=function.name, wanted=side)
                    self.error(argument, text, fill(messages.SIGNATURE, signature=signature(function)))
        elif len({is_earlier(given[number]) for number in asked_about(function, given)}) > 1:
            self.error(node, fill(messages.ASKED_BOTH_SIDES, name=function.name), messages.TWO_SIDES_HELP)

    def _argument_error(self, function: Function, number: int, argument: ast.expr, given: Type, scope: Scope) -> None:
        wanted = function.types[number]
        if isinstance(given, Maybe) and fits(wanted, given.item, {}):
            self.may_be_empty(argument)
            return
        solid = wanted.item if isinstance(wanted, Maybe) else wanted
        if isinstance(solid, Enumerated) and isinstance(argument, ast.Constant) and isinstance(argument.value, str):
            text = fill(messages.NOT_A_VALUE, value=argument.value, text=function.parameters[number])
            self.error(argument, text, suggest(argument.value, solid.values, 20))
            return
        text = fill(
            messages.ARGUMENT_TYPE,
            number=number + 1,
            name=function.name,
            wanted=describe(bound_of(wanted)),
            given=describe(given),
        )
        self.error(argument, text, fill(messages.SIGNATURE, signature=signature(function)))

    def _named_in_text(self, name: str, node: ast.Call, given: list[Type]) -> None:
        """Check the texts that name something of the model: `described`, `peers_by`, `states`, `extra`."""
        if name == "described":
            self._collection_field(node.args[0])
        elif name in ("peers_by", "states") and isinstance(given[0], Ref):
            self._field_text(name, node.args[1], given[0])
        elif name == "extra":
            text = self._literal(node.args[1], name, '"x-..."')
            if text is not None and not text.startswith("x-"):
                self.error(node.args[1], fill(messages.EXTRA_NAME, name=text))

    def _literal(self, node: ast.expr, name: str, example: str) -> str | None:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            return node.value
        self.error(node, fill(messages.NEEDS_LITERAL, name=name, example=example))
        return None

    def _field_text(self, name: str, node: ast.expr, owner: Ref) -> None:
        text, known = self._literal(node, name, '"name"'), named_fields(owner)
        if text is not None and text not in known:
            message = fill(messages.NO_FIELD, owner=str(owner), field=text)
            self.error(node, message, did_you_mean(text, known))

    def _collection_field(self, node: ast.expr) -> None:
        text = self._literal(node, "described", '"units.head"')
        if text is None:
            return
        collection, _, path = text.partition(".")
        if collection not in (*COLLECTIONS, "organization"):
            message = fill(messages.UNKNOWN_COLLECTION, name=collection)
            self._error_in_text(node, collection, 0, message, did_you_mean(collection, COLLECTIONS))
            return
        self._described_path(node, collection, path)

    def _described_path(self, node: ast.expr, collection: str, path: str) -> None:
        if not path:
            return
        known = described_fields(collection)
        if path not in known:
            message = fill(messages.COLLECTION_NO_FIELD, collection=collection, field=path)
            self._error_in_text(node, path, len(collection) + 1, message, did_you_mean(path, known))

    def _error_in_text(self, node: ast.expr, part: str, offset: int, message: Text, help_: Text | None) -> None:
        """Report an error in a part of a literal text, at that part: `offset` characters behind its quote."""
        start, end = self.parsed.span(node)
        begin = start + 1 + offset
        is_plain = end - start == len(ast.literal_eval(node)) + 2  # no escapes, so that characters can be counted
        if not part or not is_plain:
            self.error(node, message, help_)
            return
        self.errors.append(Diagnostic(begin, begin + len(part), message, help_))
        self.types[node] = ANYTHING


def described_fields(collection: str) -> list[str]:
    """Return what may stand behind `collection.`: its written fields, and `field.sub` for records."""
    kind = COLLECTIONS.get(collection) or KINDS[collection]
    names = []
    for name, field in kind.written.items():
        names.append(name)
        inner = field.type.item if isinstance(field.type, ListOf) else field.type
        if isinstance(inner, Structure):
            names += [f"{name}.{sub}" for sub in record(inner.name).fields]
    return names


def named_fields(owner: Ref) -> list[str]:
    """Return the fields that a text may name: written ones that every kind has, none that is sensitive."""
    fields = [
        {field.name for field in KINDS[kind].declared.values() if field.is_written and field.mark(Sensitive) is None}
        for kind in owner.kinds
    ]
    return sorted(set.intersection(*fields))


def bound_of(type_: Type) -> Type:
    """Return what an argument of that type must be, where a type variable stands for it."""
    return type_.bound if isinstance(type_, Variable) and type_.bound is not None else resolve(type_, {})


def _surely_has_items(node: ast.expr, scope: Scope) -> bool:
    if isinstance(node, Comprehension):
        generator = node.generators[0]
        return has_items(node) in scope.facts or (not generator.ifs and _surely_has_items(generator.iter, scope))
    if isinstance(node, ast.List):
        return bool(node.elts)
    if isinstance(node, ast.BinOp):
        return any(_surely_has_items(side, scope) for side in (node.left, node.right))
    return has_items(node) in scope.facts
