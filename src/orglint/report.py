"""What one run found: the only thing reporters see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple, Protocol, runtime_checkable

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
class ShownTable:
    """A table as reports may show it: the columns that were read, sensitive values masked.

    Each row has the physical line it starts on.
    """

    headings: tuple[str, ...]
    heading_line: int
    rows: tuple[tuple[int, tuple[str, ...]], ...]

    @property
    def last_line(self) -> int:
        """Return the line of the last row."""
        return max((line for line, _ in self.rows), default=self.heading_line)


class ShownPlace(NamedTuple):
    """A place in a shown table: the line its row starts on, and the 0-based column."""

    line: int
    column: int


@runtime_checkable
class TableSource(Source, Protocol):
    """A file, or a sheet of a workbook, that is a table."""

    file: str
    sheet: str

    def shown_table(self) -> ShownTable:
        """Return the table, ready to show."""
        ...

    def shown_place(self, span: Span) -> ShownPlace | None:
        """Return where the shown table has what stands at `span`; of a whole row its first column."""
        ...


@dataclass(frozen=True, slots=True)
class NotEvaluated:
    """A rule that could not be evaluated for want of data: `missing` names `collection` or `collection.field`.

    `missing` is a conjunction of alternatives: each inner tuple holds names of which one would do. In a comparison `side`
    says where it is missing; None where on both.
    """

    rule: str
    missing: tuple[tuple[str, ...], ...]
    side: Literal["before", "after"] | None = None


@dataclass(frozen=True, slots=True)
class RuleText:
    """What there is to say of a rule whatever it finds, in the language of the report.

    `severity` is the one the rule comes with, whatever a project made of it. `category` is its id; `input` and
    `settings` are those of findings about what is written. `evidence` says how sure its claim is: `strong`, `weak`,
    `convention`; None where nobody has said. `references` are its sources, each with its address if it has one.
    """

    title: str
    rationale: str
    fix: str
    severity: Severity
    category: str
    tags: tuple[str, ...] = ()
    evidence: str | None = None
    references: tuple[tuple[str, str | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the findings were compared with: `base` is what users call it, `commit` the commit it came to (a path: None).

    `fixed` are the findings of the base that are no longer there; their places are in the base's files.
    """

    base: str
    commit: str | None = None
    fixed: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """The result of one run. Findings are sorted; every collection is ordered; nothing in it depends on the clock.

    `evaluated` are rule ids; `counts` says how many entities of each collection were read; `left_out` are files that
    were found and not read, with the reason; `notes` what else a reader should know of a file; `unreadable` says that
    a file could not be parsed, so that no rule ran; `undecided` names rules, and on how many entities each drew no
    conclusion because a value there could not be read. `unit_names` says what the units of findings are called,
    `titles` what rules are about. `tables` are the sources that are tables; `workbooks` are the bytes of the workbooks
    that were read, by their files. `asked` are the paths that were to be checked. `rules` tells of every rule that is on
    or has found something. `line_hashes` holds GitHub's hash of lines, by file and line, where somebody has computed them.
    `comparison` is set where the findings were compared with a base: each of them then has a `change`.
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
    titles: Mapping[str, str] = field(default_factory=dict)
    tables: Mapping[str, TableSource] = field(default_factory=dict)
    workbooks: Mapping[str, bytes] = field(default_factory=dict)
    asked: tuple[str, ...] = ()
    rules: Mapping[str, RuleText] = field(default_factory=dict)
    line_hashes: Mapping[tuple[str, int], str] = field(default_factory=dict)
    comparison: Comparison | None = None

    def count(self, severity: Severity) -> int:
        """Return how many active findings have exactly this severity."""
        return sum(finding.severity is severity and finding.is_active for finding in self.findings)

    def worst(self) -> Severity | None:
        """Return the highest severity among active findings, or None where there is none."""
        return max((finding.severity for finding in self.findings if finding.is_active), default=None)
