"""Whether the data a rule needs is there: what is not described is not wrong."""

from __future__ import annotations

from collections.abc import Iterable

from orglint.model.organization import Model
from orglint.ruleset.spec import Need, RuleSpec


def is_met(need: Need, model: Model) -> bool:
    """Whether one of the need's names is stated: at all, or by the share of entities the need asks for."""
    return any(_is_stated(name, need.at_least, model) for name in need.names)


def _is_stated(name: str, at_least: float, model: Model) -> bool:
    share = model.share_stated(name)
    return share > 0 and share >= at_least


def unmet(needs: Iterable[Need], model: Model) -> tuple[tuple[str, ...], ...]:
    """Return the names of what is missing, one tuple of alternatives for each need that does not hold."""
    return tuple(dict.fromkeys(need.names for need in needs if not is_met(need, model)))


def missing(rule: RuleSpec, model: Model) -> tuple[tuple[str, ...], ...]:
    """Return what a rule lacks to be evaluated; a composite rule lacks something where no sign of it can be checked."""
    lacking = unmet(rule.needs, model)
    if lacking or not rule.signs or checkable_signs(rule, model):
        return lacking
    return unmet((need for sign in rule.signs for need in sign.needs), model)


def checkable_signs(rule: RuleSpec, model: Model) -> frozenset[str]:
    """Return the names of the signs whose needs hold."""
    return frozenset(sign.name for sign in rule.signs if all(is_met(need, model) for need in sign.needs))
