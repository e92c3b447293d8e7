"""A rule that is right, and how it is joined to a run."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from types import CodeType

from orglint.functions.context import Context
from orglint.functions.registry import Function
from orglint.i18n import Language
from orglint.lang.bound import Bound
from orglint.lang.check import Checked
from orglint.lang.emit import Needs, Unknown
from orglint.lang.generate import generate
from orglint.lang.namespace import namespace
from orglint.lang.template import Template
from orglint.model.types import Enumerated, Type


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
    parameters compared with an enum, the enum their values must come from.
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
    _codes: dict[Unknown, tuple[CodeType, Needs]] = field(default_factory=dict, repr=False, compare=False)

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
        code, needs = self._code(unknown)
        signs = [checkable is None or sign.name in checkable for sign in self.signs]
        made = namespace(context, self.functions, needs, {name: parameters[name] for name in self.parameters}, signs)
        exec(code, made)  # noqa: S102  # our own code, built node by node from checked expressions
        return Bound(self, made)

    def _code(self, unknown: Unknown) -> tuple[CodeType, Needs]:
        """Return the code in which reads of unknown fields are guarded; compiled once for each set of them."""
        concerned = frozenset(pair for pair in unknown if self._reads(pair))
        if concerned not in self._codes:
            needs = Needs()
            self._codes[concerned] = compile(generate(self, concerned, needs), f"<rule {self.id}>", "exec"), needs
        return self._codes[concerned]

    def _reads(self, pair: tuple[str, str]) -> bool:
        return pair in self.reads or ("entity", pair[1]) in self.reads
