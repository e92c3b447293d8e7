"""A rule, as the compiler takes it: its expressions in the order in which they see each other's names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from orglint.i18n import Text
from orglint.lang.where import Condition
from orglint.model.types import Type


@dataclass(frozen=True, slots=True)
class SignParts:
    """One sign of a composite rule: its condition, and what it says when it holds."""

    condition: str
    says: Text


@dataclass(frozen=True, slots=True)
class RuleParts:
    """What of a rule is written in the language.

    `parameters` are types only: values come when a program is bound. `each` has one name at most. A rule has
    `flag_if`, or `signs` with `at_least` (an expression; 1 without it), or neither: then `where` alone says what is bad.
    One that nobody tried out for a release `counts` its steps.
    """

    id: str
    kind: str
    message: Text
    parameters: Mapping[str, Type] = field(default_factory=dict)
    where: Condition = None
    let: Mapping[str, str] = field(default_factory=dict)
    each: Mapping[str, str] = field(default_factory=dict)
    flag_if: str | None = None
    signs: Mapping[str, SignParts] = field(default_factory=dict)
    at_least: str | None = None
    error_if: str | None = None
    measure: str | None = None
    once_per: str | None = None
    related: str | None = None
    counts: bool = False
