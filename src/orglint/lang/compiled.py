"""A rule that is right, and how it is joined to a run."""

from __future__ import annotations

import ast
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import partial
from types import CodeType
from typing import Any

from orglint.functions.context import Context
from orglint.functions.registry import Function
from orglint.i18n import Language
from orglint.lang.bound import Bound
from orglint.lang.check import Checked
from orglint.lang.emit import Needs, Unknown
from orglint.lang.generate import detail_module, loop_module
from orglint.lang.namespace import namespace, provide
from orglint.lang.steps import Steps, steps_over
from orglint.lang.template import Template
from orglint.model.types import Enumerated, Type

WriteModule = Callable[["CompiledProgram", Unknown, Needs], ast.Module]


@dataclass(frozen=True, slots=True)
class SignProgram:
    """A sign of a composite rule, checked."""

    name: str
    condition: Checked
    says: Mapping[Language, Template]
    evidence: tuple[Checked, ...]


@dataclass(frozen=True)
class CompiledProgram:
    """A rule that is right. It is independent of any run; `bind` joins it to one.

    `reads` are the fields it reads directly, `calls` the functions it calls. `parameter_values` gives, for text
    parameters compared with an enum, the enum their values must come from. One that `counts` its steps raises
    TooManySteps where there would be too many.
    """

    id: str
    kind: str
    where: Checked | None
    lets: Mapping[str, Checked]
    each: tuple[str, Checked] | None
    flag_if: Checked | None
    signs: tuple[SignProgram, ...]
    at_least: Checked | None
    error_if: Checked | None
    measure: Checked | None
    once_per: Checked | None
    related: Checked | None
    message: Mapping[Language, Template]
    evidence: tuple[Checked, ...]
    functions: Mapping[str, Function]
    parameters: Mapping[str, Type]
    parameter_values: Mapping[str, Enumerated]
    reads: frozenset[tuple[str, str]]
    calls: frozenset[str]
    counts: bool = False
    _codes: dict[tuple[str, Unknown], tuple[CodeType, Needs]] = field(default_factory=dict, repr=False, compare=False)

    def bind(
        self,
        context: Context,
        parameters: Mapping[str, object],
        unknown: Unknown = frozenset(),
        checkable: Collection[str] | None = None,
    ) -> Bound:
        """Join the rule to a run: its functions, a value for each parameter, the fields that are unknown somewhere.

        `unknown` are `(kind, field)` pairs (`unknown_fields`); `checkable` are the signs whose needs hold, None for
        all of them.
        """
        missing = [name for name in self.parameters if name not in parameters]
        if missing:
            raise ValueError(f"{self.id}: no value for the parameters {missing}")
        signs = [checkable is None or sign.name in checkable for sign in self.signs]
        steps = Steps(steps_over(context.model) if self.counts else 0)
        made = namespace(context, {name: parameters[name] for name in self.parameters}, signs, steps)
        concerned = frozenset(pair for pair in unknown if self._reads(pair))

        def run(module: WriteModule) -> dict[str, Any]:
            code, needs = self._code(module, concerned)
            provide(made, context, self.functions, needs, steps)
            exec(code, made)  # noqa: S102  # our own code, built node by node from checked expressions
            return made

        run(loop_module)
        return Bound(self, made, partial(run, detail_module), steps if self.counts else None)

    def _code(self, module: WriteModule, unknown: Unknown) -> tuple[CodeType, Needs]:
        """Return the code in which reads of unknown fields are guarded; compiled once for each set of them."""
        key = module.__name__, unknown
        if key not in self._codes:
            needs = Needs(self.counts)
            self._codes[key] = compile(module(self, unknown, needs), f"<rule {self.id}>", "exec"), needs
        return self._codes[key]

    def _reads(self, pair: tuple[str, str]) -> bool:
        return pair in self.reads or ("entity", pair[1]) in self.reads
