"""What can be wrong with the input itself: each a finding with a registered id, which nobody can suppress."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from orglint.i18n import Text
from orglint.location import Location


@dataclass(frozen=True, slots=True)
class InputRule:
    """A registered id of input findings, and what `explain` says of it."""

    id: str
    rationale: Text
    fix: Text


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault in what was written. `accepted` says what would be accepted; `hint` is a did-you-mean.

    `values` tell faults of one entity apart in the fingerprint: the field and the value written.
    """

    rule: str
    message: Text
    location: Location | None
    entity: str | None = None
    accepted: Text | None = None
    related: tuple[tuple[Text, Location], ...] = ()
    values: tuple[str, ...] = ()


INPUT_RULES: Mapping[str, InputRule] = {}
