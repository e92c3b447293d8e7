"""What the parts of the checker ask of the whole: each judges some expressions and leaves those inside to it."""

from __future__ import annotations

import ast

from orglint.i18n import Text
from orglint.lang.diagnostics import Diagnostic
from orglint.lang.facts import Knowledge
from orglint.lang.scope import Scope
from orglint.lang.syntax import Parsed
from orglint.model.types import Enumerated, Type


class Judging:
    """One walk over one expression, as far as its parts know it; `check.Checker` does what is only named here."""

    parsed: Parsed
    errors: list[Diagnostic]
    types: dict[ast.expr, Type]
    calls: set[str]
    parameters: dict[str, Enumerated]

    def value(self, node: ast.expr, scope: Scope) -> Type:
        """Return the type of a node, narrowed by what is known."""
        raise NotImplementedError

    def solid(self, node: ast.expr, scope: Scope) -> Type:
        """Return the type of a node that must not be empty here."""
        raise NotImplementedError

    def condition(self, node: ast.expr, scope: Scope) -> Knowledge:
        """Check that a node is true or false; return what each tells."""
        raise NotImplementedError

    def inside(self, node: ast.ListComp | ast.GeneratorExp, scope: Scope) -> Scope:
        """Return the scope in which a comprehension's item is judged: its name bound, its `if`s known."""
        raise NotImplementedError

    def error(self, node: ast.expr, message: Text, help_: Text | None = None) -> Type:
        """Report an error at a node; return the type of what is wrong."""
        raise NotImplementedError

    def may_be_empty(self, node: ast.expr) -> Type:
        """Report the use of a value that was not tested."""
        raise NotImplementedError
