"""Every function of the rule language, from the modules that declare them: one for each family."""

from __future__ import annotations

from collections.abc import Mapping

from orglint.functions import (  # noqa: F401 - they declare
    cutting,
    experience,
    flow,
    histories,
    initiatives,
    kpis,
    lines,
    lists,
    money,
    people,
    performing,
    places,
    roots,
    text,
)
from orglint.functions.registry import FUNCTIONS, Function


def functions() -> Mapping[str, Function]:
    """Return every function, by name."""
    return FUNCTIONS
