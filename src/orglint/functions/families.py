"""Every function of the rule language, from the modules that declare them: one for each family."""

from __future__ import annotations

from collections.abc import Mapping

from orglint.functions import (  # noqa: F401 - they declare
    companies,
    comparison,
    cutting,
    experience,
    flow,
    histories,
    initiatives,
    kpis,
    lines,
    lists,
    money,
    moving,
    people,
    performing,
    places,
    roots,
    text,
)
from orglint.functions.registry import FUNCTIONS, PLUGIN_FUNCTIONS, Function


def functions() -> Mapping[str, Function]:
    """Return every function of orglint itself, by name: all that the built-in rules may call."""
    return FUNCTIONS


def all_functions() -> Mapping[str, Function]:
    """Return these and the functions of the plugins that are loaded, by name: what a project's own rules may call."""
    return {**FUNCTIONS, **PLUGIN_FUNCTIONS}
