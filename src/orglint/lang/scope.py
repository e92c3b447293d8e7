"""The names an expression may use, their types, and what is known of them so far."""

from __future__ import annotations

import keyword
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from orglint.functions.registry import Function
from orglint.i18n import Text
from orglint.lang import messages
from orglint.lang.diagnostics import Diagnostic, fill
from orglint.lang.facts import NOTHING, Facts
from orglint.model.change_kinds import CHANGED
from orglint.model.schema import KINDS
from orglint.model.types import DATE, Ref, Type

BUILTINS: tuple[str, ...] = ("len", "any", "all", "count", "sum", "max", "min")
"""Functions of the language itself: those that take lists of any type, and comprehensions."""
LITERALS: Mapping[str, bool] = {"true": True, "false": False}


@dataclass(frozen=True, slots=True)
class Scope:
    """Names with their types, the functions, and the facts known. Immutable; adding returns a new scope.

    `sensitive` and `personal` are the names whose values come from sensitive fields, or are people's names as text.
    `compares` says that the rule is about a change: there is an organization before.
    """

    names: Mapping[str, Type]
    functions: Mapping[str, Function] = field(default_factory=dict)
    parameters: frozenset[str] = frozenset()
    facts: Facts = NOTHING
    sensitive: frozenset[str] = frozenset()
    personal: frozenset[str] = frozenset()
    compares: bool = False

    @classmethod
    def of_rule(cls, kind: str, parameters: Mapping[str, Type], functions: Mapping[str, Function]) -> Scope:
        """Return what every rule for `kind` begins with: the entity, the organization, the date, the parameters."""
        always = {"organization": Ref(frozenset({"organization"})), "as_of": DATE, kind: Ref(frozenset({kind}))}
        return cls({**parameters, **always}, functions, frozenset(parameters), compares=kind in CHANGED)

    def bind(self, name: str, type_: Type) -> Scope:
        """Return the scope with one more name."""
        return replace(self, names={**self.names, name: type_})

    def knowing(self, facts: Facts) -> Scope:
        """Return the scope with more facts."""
        return replace(self, facts=self.facts | facts) if facts else self

    def callable_names(self) -> list[str]:
        """Return the names of everything that can be called."""
        return [*BUILTINS, *self.functions]

    def refuse(self, name: str, start: int = 0) -> Diagnostic | None:
        """Return why `name` cannot be bound here, or None where it can."""
        if not name.isidentifier() or keyword.iskeyword(name) or name.startswith("_") or _folds(name):
            return Diagnostic(start, start + len(name), fill(messages.BAD_NAME, name=name), messages.BAD_NAME_HELP)
        taken = self._what_is(name)
        if taken is None:
            return None
        return Diagnostic(
            start, start + len(name), fill(messages.SHADOWS, name=name, what=taken), messages.SHADOWS_HELP
        )

    def _what_is(self, name: str) -> Text | None:
        if name in KINDS:
            return Text("a kind", "種類")
        if name in BUILTINS or name in self.functions:
            return Text("a function", "関数")
        if name in self.parameters:
            return Text("a parameter", "パラメーター")
        if name in LITERALS or name in self.names:
            return Text("bound already", "すでに使われている名前")
        return None

    def marked(self, name: str, *, sensitive: bool, personal: bool) -> Scope:
        """Return the scope that remembers what kind of value stands behind `name`."""
        return replace(
            self,
            sensitive=self.sensitive | ({name} if sensitive else frozenset()),
            personal=self.personal | ({name} if personal else frozenset()),
        )


def _folds(name: str) -> bool:
    return unicodedata.normalize("NFKC", name) != name
