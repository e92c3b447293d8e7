"""The modules that declare the functions of the rule language, one for each family."""

from __future__ import annotations


def load() -> None:
    """Import every family; importing a module declares its functions."""
    from orglint.functions import flow, kpis, lines, lists, money, people, places, text  # noqa: F401 - for the effect
