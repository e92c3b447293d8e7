"""The Python code of one rule: `flagged(entities)`; and, apart, a function for each value a finding needs."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from typing import TYPE_CHECKING

from orglint.lang.check import Checked
from orglint.lang.emit import Emitter, Needs, Unknown, call, load, user_name

if TYPE_CHECKING:
    from orglint.lang.compiled import CompiledProgram

FLAGGED, ENTITIES, UNKNOWN_VALUE, UNDECIDED, HOLDING = "flagged", "h_entities", "h_Unknown", "h_undecided", "h_holding"


def sign_switch(index: int) -> str:
    """Return the Python name that says whether a sign is checkable."""
    return f"h_sign_{index}"


def details(program: CompiledProgram) -> dict[str, Checked]:
    """Return what is computed for a finding only, by the name of the function that computes it."""
    found: dict[str, Checked] = {}
    for name in ("error_if", "measure", "once_per", "related"):
        checked = getattr(program, name)
        if checked is not None:
            found[name] = checked
    for index, checked in enumerate(program.evidence):
        found[f"seen_{index}"] = checked
    for number, placeholder in enumerate(program.message["en"].placeholders):
        found[f"say_{number}"] = placeholder.checked
    for index, sign in enumerate(program.signs):
        for number, placeholder in enumerate(sign.says["en"].placeholders):
            found[f"say_{index}_{number}"] = placeholder.checked
        for number, checked in enumerate(sign.evidence):
            found[f"seen_{index}_{number}"] = checked
    return found


def arguments(program: CompiledProgram) -> list[str]:
    """Return the names a detail function takes: the entity, the item if there is one, the lets."""
    each = [program.each[0]] if program.each else []
    return [user_name(name) for name in (program.kind, *each, *program.lets)]


def loop_module(program: CompiledProgram, unknown: Unknown, needs: Needs) -> ast.Module:
    """Return the module that defines `flagged`; what it needs around it is noted in `needs`."""
    return ast.fix_missing_locations(ast.Module([_Loop(program, unknown, needs).function()], []))


def detail_module(program: CompiledProgram, unknown: Unknown, needs: Needs) -> ast.Module:
    """Return the module that defines a function for each of `details`; what it needs is noted in `needs`."""
    names = arguments(program)
    body = [_detail(name, names, _emit(checked, unknown, needs)) for name, checked in details(program).items()]
    return ast.fix_missing_locations(ast.Module(body, []))


def _emit(checked: Checked, unknown: Unknown, needs: Needs) -> ast.expr:
    return Emitter(checked.types, unknown, needs).expression(checked.node)


def _detail(name: str, arguments: list[str], value: ast.expr) -> ast.stmt:
    taken = ast.arguments([], [ast.arg(argument) for argument in arguments], None, [], [], None, [])
    return _assign(name, ast.Lambda(taken, value))


def _assign(name: str, value: ast.expr) -> ast.Assign:
    return ast.Assign([ast.Name(name, ast.Store())], value)


def _tuple(*items: ast.expr) -> ast.Tuple:
    return ast.Tuple(list(items), ast.Load())


def _conjuncts(condition: Checked | None) -> list[ast.expr]:
    if condition is None:
        return []
    node = condition.node
    return node.values if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.And) else [node]


def _names(node: ast.expr) -> set[str]:
    return {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}


class _Loop:
    """Writes the loop over the entities: where, lets, the inner loop of `each`, the test, the yield."""

    def __init__(self, program: CompiledProgram, unknown: Unknown, needs: Needs) -> None:
        self.program, self.unknown, self.needs = program, unknown, needs
        self.entity = user_name(program.kind)

    def function(self) -> ast.stmt:
        """Return `flagged`, a generator of `(entity, item, lets, signs)`."""
        body = self._guarded(self._steps(), ast.Continue())
        loop = ast.For(ast.Name(self.entity, ast.Store()), load(ENTITIES), [body], [])
        # Parsed, not built: what a FunctionDef must have differs between versions of Python.
        function = ast.parse(f"def {FLAGGED}({ENTITIES}): pass").body[0]
        assert isinstance(function, ast.FunctionDef)
        function.body = [loop]
        return function

    def _emit(self, checked: Checked) -> ast.expr:
        return _emit(checked, self.unknown, self.needs)

    def _guarded(self, body: list[ast.stmt], then: ast.stmt) -> ast.stmt:
        """Return statements that draw no conclusion where a value is unknown. A `try` costs nothing until it is needed."""
        noted = ast.Expr(call(UNDECIDED, load(self.entity)))
        return ast.Try(body, [ast.ExceptHandler(load(UNKNOWN_VALUE), None, [noted, then])], [], [])

    def _steps(self) -> list[ast.stmt]:
        program = self.program
        if program.each is None and not program.signs:
            steps = self._one_by_one()
        elif program.each is None:
            steps = [*self._assigned(program.lets), *self._test(ast.Constant(None))]
        else:
            steps = self._assigned(program.lets)
            name, items = program.each
            item = user_name(name)
            inner = self._guarded(self._test(load(item)), ast.Continue())
            listed = Emitter(items.types, self.unknown, self.needs).passed(items.node)
            steps.append(ast.For(ast.Name(item, ast.Store()), listed, [inner], []))
        return steps if program.where is None else [ast.If(self._emit(program.where), steps, [])]

    def _assigned(self, names: Iterable[str]) -> list[ast.stmt]:
        return [_assign(user_name(name), self._emit(self.program.lets[name])) for name in names]

    def _one_by_one(self) -> list[ast.stmt]:
        """Return the parts of `flag_if` as tests within one another, each right after the lets that it reads.

        What the first part rules out, such as two units of one function, costs no let of the others; nor can a value
        that is unknown there leave open what is no finding either way.
        """
        flag_if, lets = self.program.flag_if, self.program.lets
        left = dict.fromkeys(lets)
        tests: list[tuple[list[ast.stmt], ast.expr]] = []
        for part in _conjuncts(flag_if):
            wanted = self._lets_of(part)
            tests.append((self._assigned(name for name in left if name in wanted), part))
            left = {name: None for name in left if name not in wanted}
        found = _tuple(
            load(self.entity), ast.Constant(None), _tuple(*(load(user_name(name)) for name in lets)), _tuple()
        )
        steps: list[ast.stmt] = [*self._assigned(left), ast.Expr(ast.Yield(found))]
        for before, part in reversed(tests):
            assert flag_if is not None
            emitted = Emitter(flag_if.types, self.unknown, self.needs).expression(part)
            steps = [*before, ast.If(emitted, steps, [])]
        return steps

    def _lets_of(self, part: ast.expr) -> set[str]:
        """Return the lets that a part of a condition reads, and those that these read."""
        found: set[str] = set()
        ahead = _names(part)
        for name, checked in reversed(list(self.program.lets.items())):  # a let reads those before it
            if name in ahead:
                found.add(name)
                ahead |= _names(checked.node)
        return found

    def _test(self, item: ast.expr) -> list[ast.stmt]:
        lets = _tuple(*(load(user_name(name)) for name in self.program.lets))
        if self.program.signs:
            return self._signs(item, lets)
        found: ast.stmt = ast.Expr(ast.Yield(_tuple(load(self.entity), item, lets, _tuple())))
        if self.program.flag_if is None:
            return [found]
        return [ast.If(self._emit(self.program.flag_if), [found], [])]

    def _signs(self, item: ast.expr, lets: ast.expr) -> list[ast.stmt]:
        steps: list[ast.stmt] = [_assign(HOLDING, _tuple())]
        for index, sign in enumerate(self.program.signs):
            mine = _tuple(ast.Starred(load(HOLDING), ast.Load()), ast.Constant(index))
            test = self._guarded([ast.If(self._emit(sign.condition), [_assign(HOLDING, mine)], [])], ast.Pass())
            steps.append(ast.If(load(sign_switch(index)), [test], []))
        least = ast.Constant(1) if self.program.at_least is None else self._emit(self.program.at_least)
        enough = ast.Compare(call("len", load(HOLDING)), [ast.GtE()], [least])
        found = ast.Expr(ast.Yield(_tuple(load(self.entity), item, lets, load(HOLDING))))
        return [*steps, ast.If(enough, [found], [])]
