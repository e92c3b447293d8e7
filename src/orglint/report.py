"""What one run found: the only thing reporters see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from orglint.finding import Finding, Severity
from orglint.i18n import Language
from orglint.location import Span


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line of a user's file made ready to show: sensitive values masked, table rows cut to their mapped cells.

    `line` is the line's 1-based number, `start` and `end` the 0-based character range of `text` to underline.
    """

    line: int
    text: str
    start: int
    end: int


class Source(Protocol):
    """A user's file, as far as a report shows it."""

    def excerpt(self, span: Span) -> Excerpt | None:
        """Return the first line of `span`, ready to show, or None where the file cannot show it."""
        ...


@dataclass(frozen=True, slots=True)
class NotEvaluated:
    """A rule that could not be evaluated for want of data: `missing` names `collection` or `collection.field`.

    `missing` is a conjunction of alternatives: each inner tuple holds names of which one would do.
    """

    rule: str
    missing: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The result of one run. Findings are sorted; every collection is ordered; nothing in it depends on the clock.

    `evaluated` are rule ids; `counts` says how many entities of each collection were read; `left_out` are files that
    were found and not read, with the reason; `notes` what else a reader should know of a file; `unreadable` says that
    a file could not be parsed, so that no rule ran; `undecided` names rules, and on how many entities each drew no
    conclusion because a value there could not be read. `unit_names` says what the units of findings are called.
    """

    findings: tuple[Finding, ...]
    evaluated: tuple[str, ...]
    not_evaluated: tuple[NotEvaluated, ...]
    counts: Mapping[str, int]
    as_of: date
    today: date
    language: Language
    sources: Mapping[str, Source] = field(default_factory=dict)
    files: tuple[str, ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    unreadable: bool = False
    undecided: tuple[tuple[str, int], ...] = ()
    unit_names: Mapping[str, str] = field(default_factory=dict)

    def count(self, severity: Severity) -> int:
        """Return how many active findings have exactly this severity."""
        return sum(finding.severity is severity and finding.is_active for finding in self.findings)

    def worst(self) -> Severity | None:
        """Return the highest severity among active findings, or None where there is none."""
        return max((finding.severity for finding in self.findings if finding.is_active), default=None)
