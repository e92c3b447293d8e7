"""GitHub teams that are there to be given access or to be mentioned, told from those in which people work together."""

from __future__ import annotations

import re

from orglint.source.document import Mapping, Sequence

_BREAK = re.compile(r"[\W_]+")
_ENDINGS = re.compile(
    r"(^|-)(admins?|maintainers?|reviewers?|approvers?|writers?|readers?|write|read|bugs|feature-requests|"
    r"pr-reviews|proposals|test-failures|misc|api-reviews|reviews|members|emeritus|images?|leads|owners|committers|"
    r"contributors|advisors|publishers|fcp|bots?)$"
)
"""How teams end that say who may do what; calibrated on three communities with some 900 teams."""


def says_access(name: str) -> bool:
    """Whether a team's name says who may do what: `kubectl-admins`, `website_reviewers`, `bots`."""
    return _ENDINGS.search(_BREAK.sub("-", name).strip("-").lower()) is not None


def gives_access(team: Mapping) -> bool:
    """Whether a team is described as a list of people with access: repositories, but nobody who leads, nothing below.

    Teams that work together have repositories, too; somebody maintains them, or they are divided.
    """
    return bool(team.get("repos")) and not _has(team, "maintainers") and not _has(team, "teams")


def _has(team: Mapping, key: str) -> bool:
    value = team.get(key)
    return len(value) > 0 if isinstance(value, Mapping | Sequence) else value is not None
