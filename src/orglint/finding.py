"""What orglint has to say about an organization: one finding, with its evidence and its places."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum, IntEnum

from orglint.location import Location


class Severity(IntEnum):
    """How bad it is; comparable, the worst is the greatest."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """Return the severity as rule files and reports spell it."""
        return self.name.lower()


class Status(Enum):
    """Whether a finding counts."""

    ACTIVE = "active"
    SUPPRESSED = "suppressed"
    BASELINED = "baselined"


class Change(Enum):
    """What a finding is beside what was known before: the baseline, or the base of a change."""

    NEW = "new"
    WORSE = "worse"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Before:
    """How bad a finding was when it was last known."""

    severity: Severity
    measure: float | None


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name inside a text, with what stands for it where names are not shown (an id or a title)."""

    name: str
    neutral: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """A rendered text that keeps people's names apart, so that each output decides whether to show them."""

    parts: tuple[str | Name, ...] = ()

    @staticmethod
    def of(*parts: str | Name | Phrase) -> Phrase:
        """Join texts, names and phrases into one phrase."""
        flat: list[str | Name] = []
        for part in parts:
            flat.extend(part.parts if isinstance(part, Phrase) else (part,))
        return Phrase(tuple(flat))

    def show(self, *, names: bool) -> str:
        """Return the text, with people's names or with what stands for them."""
        return "".join(part if isinstance(part, str) else part.name if names else part.neutral for part in self.parts)


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that belongs to a finding: `entity` is `kind/id`, `label` says what it is to the finding."""

    entity: str | None
    label: Phrase
    location: Location | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A value the rule's expression saw: the expression as written in the rule, and its value."""

    expression: str
    value: Phrase


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign of a composite finding that holds: its name, what it says, and its places."""

    name: str
    says: Phrase
    related: tuple[Related, ...] = ()


@dataclass(frozen=True, slots=True)
class Identity:
    """What makes a finding the same one in another run: see `fingerprint`, which is made of it."""

    rule: str
    entities: tuple[str, ...]
    details: tuple[str, ...] = ()

    @property
    def fingerprint(self) -> str:
        """Return it as 16 hexadecimal digits."""
        return fingerprint(self.rule, self.entities, *self.details)


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding.

    `entity` is `kind/id`, or None where a file as a whole is concerned. `measure` is how bad it is in the rule's own
    number, so that a baseline notices when it gets worse. Of a suppressed one `reason`, `until` and `suppressed_at` say
    why it does not count, up to which day (None: without end), and where that is written. `parent` is the fingerprint of the finding that
    summarizes this one. `unit` is the unit it belongs to, as `unit/id`; None where it is about a file or the whole.
    `change` and `before` are set where it was compared with a base, or is worse than the baseline says. `identity` is
    what the fingerprint is made of; None where it names no entity that may be called something else in another model.
    """

    rule: str
    severity: Severity
    entity: str | None
    message: Phrase
    location: Location | None
    fingerprint: str
    related: tuple[Related, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    signs: tuple[Sign, ...] = ()
    help: str | None = None
    measure: float | None = None
    status: Status = Status.ACTIVE
    reason: str | None = None
    until: date | None = None
    suppressed_at: Location | None = None
    parent: str | None = None
    unit: str | None = None
    change: Change | None = None
    before: Before | None = None
    identity: Identity | None = None

    @property
    def is_active(self) -> bool:
        """Whether the finding counts: neither suppressed nor in the baseline."""
        return self.status is Status.ACTIVE


def fingerprint(rule: str, entities: Iterable[str], *details: str) -> str:
    """Return a finding's stable identity: 16 hexadecimal digits of a SHA-256.

    It is made from the rule id, the ids of the entities concerned (`kind/id`, as an unordered set) and, where one
    entity can have several findings of a rule, the field and value; never from lines or files, so that a moved line
    is not a new finding.
    """
    parts = [rule, *sorted(set(entities)), "", *details]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
