"""The gitlab format: a Code Quality report, which GitLab shows in merge requests."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace

from orglint.finding import Finding, Severity
from orglint.location import Location
from orglint.report import Report
from orglint.reporters import words
from orglint.reporters.anchor import anchor, repository_path
from orglint.reporters.comparison import why_worse
from orglint.reporters.fitting import within, worst_first
from orglint.reporters.footer import counted
from orglint.reporters.json_escapes import Json, printable
from orglint.reporters.look import Look
from orglint.reporters.options import Options
from orglint.reporters.told import headline

MOST_BYTES = 100_000_000
"""What an artifact may have in bytes where nobody has set another limit."""

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}
_STOPPED = "blocker"
"""How severe a fault is for which no rule was evaluated at all."""


def report_gitlab(report: Report, options: Options) -> str:
    """Return the findings that count as a Code Quality report; people's names are hidden unless the options show them.

    GitLab compares the reports of two branches itself and has no form for what is suppressed or in the baseline: those
    are left out, as what is repaired is.
    """
    look = Look.of(report, replace(options, encoding="utf-8"), names=False)
    active = worst_first(finding for finding in report.findings if finding.is_active)

    def make(kept: int) -> str:
        entries = [json.dumps(one, ensure_ascii=False) for one in _entries(report, options, look, active, kept)]
        text = "[\n" + ",\n".join(entries) + "\n]\n" if entries else "[]\n"
        return printable(text, options.encoding)

    return within(MOST_BYTES, len(active), make, lambda text: len(text.encode("utf-8", "replace")))


def _entries(report: Report, options: Options, look: Look, active: Sequence[Finding], kept: int) -> Iterator[Json]:
    """Yield the gravest findings, and where others are left out an entry that says so."""
    seen: dict[str, int] = {}
    for finding in active[:kept]:
        count = seen.get(finding.fingerprint, 0)
        seen[finding.fingerprint] = count + 1
        fingerprint = finding.fingerprint if not count else _numbered(finding.fingerprint, count)
        severity = _STOPPED if report.unreadable else _SEVERITIES[finding.severity]
        place = anchor(finding, report)
        told = look.word(words.CLAUSE).join(filter(None, (headline(finding, look), why_worse(finding, report, look))))
        yield _entry(look.clean(finding.rule), told, fingerprint, severity, place, options)
    left = active[kept:]
    if left:
        counts = look.word(words.LIST).join(counted(left, look))
        told = words.NOT_SHOWN.say(look.language, len(left), counts=counts)
        yield _entry("orglint", told, _numbered("left out", 0), "info", anchor(left[0], report), options)


def _numbered(fingerprint: str, count: int) -> str:
    """Return another fingerprint for a finding with one that is taken: GitLab shows equal ones once."""
    return hashlib.sha256(f"{fingerprint}#{count}".encode()).hexdigest()[:16]


def _entry(rule: str, told: str, fingerprint: str, severity: str, place: Location, options: Options) -> Json:
    """Return one entry. A line is required: of a cell it is its row, of a file as a whole the first."""
    span = place.span
    begin = span.line if span else 1
    path = repository_path(place.file, options).encode("utf-8", "replace").decode("utf-8")
    return {
        "description": told,
        "check_name": rule,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {"path": path, "lines": {"begin": begin, "end": max(span.end_line, begin) if span else 1}},
    }
