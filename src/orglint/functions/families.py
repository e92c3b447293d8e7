"""Every function of the rule language, from the modules that declare them: one for each family."""

from __future__ import annotations

from collections.abc import Mapping

from orglint.functions import flow, kpis, lines, lists, money, people, places, text  # noqa: F401 - they declare
from orglint.functions.registry import FUNCTIONS, Function


def functions() -> Mapping[str, Function]:
    """Return every function, by name."""
    return FUNCTIONS
