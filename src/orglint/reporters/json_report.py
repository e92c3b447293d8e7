"""The json format: everything a report holds, in a form of our own that report.schema.json describes."""

from __future__ import annotations

import json
import math
from collections import Counter
from dataclasses import replace

import orglint
from orglint.finding import Finding, Phrase, Related, Severity, Status
from orglint.location import Location
from orglint.report import NotEvaluated, Report
from orglint.reporters.comparison import counts_of
from orglint.reporters.footer import wants
from orglint.reporters.json_escapes import Json, printable
from orglint.reporters.look import Look
from orglint.reporters.options import Options
from orglint.reporters.order import by_place

SCHEMA_VERSION = 1


def report_json(report: Report, options: Options) -> str:
    """Return the report as JSON; people's names are hidden unless the options show them."""
    return written(report_data(report, Look.of(report, replace(options, encoding="utf-8"), names=False)), options)


def written(data: Json, options: Options) -> str:
    """Return data as JSON that the output can hold."""
    return printable(json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False), options.encoding) + "\n"


def report_data(report: Report, look: Look) -> Json:
    """Return everything a report holds, as JSON has it."""
    return {
        "schema_version": SCHEMA_VERSION,
        "version": orglint.__version__,
        "language": report.language,
        "as_of": report.as_of.isoformat(),
        "today": report.today.isoformat(),
        "unreadable": report.unreadable,
        "findings": [_finding(finding, names=look.names) for finding in by_place(report.findings)],
        "comparison": _comparison(report, names=look.names),
        "rules": {
            "evaluated": sorted(report.evaluated),
            "not_evaluated": [_not_evaluated(rule, look) for rule in sorted(report.not_evaluated, key=_rule_key)],
            "undecided": [{"rule": rule, "entities": entities} for rule, entities in sorted(report.undecided)],
        },
        "statistics": _statistics(report),
        "files": sorted(report.files),
        "left_out": [{"file": file, "reason": reason} for file, reason in sorted(report.left_out)],
        "notes": [{"file": file, "text": text} for file, text in sorted(report.notes)],
    }


def _finding(finding: Finding, *, names: bool) -> Json:
    measure = finding.measure
    return {
        "rule": finding.rule,
        "severity": finding.severity.word,
        "entity": finding.entity,
        "message": finding.message.show(names=names),
        "location": _location(finding.location),
        "related": [_related(one, names=names) for one in finding.related],
        "evidence": [{"expression": one.expression, "value": one.value.show(names=names)} for one in finding.evidence],
        "signs": [
            {
                "name": sign.name,
                "says": sign.says.show(names=names),
                "related": [_related(one, names=names) for one in sign.related],
            }
            for sign in finding.signs
        ],
        "help": finding.help,
        "measure": measure if measure is not None and math.isfinite(measure) else None,
        "fingerprint": finding.fingerprint,
        "parent": finding.parent,
        "unit": finding.unit,
        "status": finding.status.value,
        "reason": finding.reason,
        "until": finding.until.isoformat() if finding.until else None,
        "suppressed_at": _location(finding.suppressed_at),
        "change": finding.change.value if finding.change else None,
        "before": _before(finding),
    }


def _comparison(report: Report, *, names: bool) -> Json:
    comparison = report.comparison
    if comparison is None:
        return None
    counts = counts_of(report)
    return {
        "base": comparison.base,
        "commit": comparison.commit,
        "new": counts["new"],
        "worse": counts["worse"],
        "unchanged": counts["unchanged"],
        "fixed": [_finding(finding, names=names) for finding in by_place(comparison.fixed)],
    }


def _before(finding: Finding) -> Json:
    before = finding.before
    if before is None:
        return None
    measure = before.measure
    is_finite = measure is not None and math.isfinite(measure)
    return {"severity": before.severity.word, "measure": measure if is_finite else None}


def _location(location: Location | None) -> Json:
    if location is None:
        return None
    span = location.span
    return {
        "file": location.file,
        "line": span.line if span else None,
        "column": span.column if span else None,
        "end_line": span.end_line if span else None,
        "end_column": span.end_column if span else None,
        "exact": location.exact,
        **({"sheet": location.sheet, "cell": location.cell} if location.sheet else {}),
    }


def _related(related: Related, *, names: bool) -> Json:
    label: Phrase = related.label
    return {"entity": related.entity, "label": label.show(names=names), "location": _location(related.location)}


def _rule_key(rule: NotEvaluated) -> tuple[str, tuple[tuple[str, ...], ...]]:
    return rule.rule, rule.missing


def _not_evaluated(rule: NotEvaluated, look: Look) -> Json:
    side: dict[str, Json] = {"side": rule.side} if rule.side is not None else {}
    return {"rule": rule.rule, "missing": [list(names) for names in rule.missing], "why": wants(rule, look), **side}


def _statistics(report: Report) -> Json:
    rules = Counter(finding.rule for finding in report.findings if finding.is_active)
    status = Counter(finding.status for finding in report.findings)
    return {
        "active": {severity.word: report.count(severity) for severity in sorted(Severity, reverse=True)},
        "suppressed": status[Status.SUPPRESSED],
        "baselined": status[Status.BASELINED],
        "rules": dict(sorted(rules.items())),
        "entities": dict(sorted(report.counts.items())),
    }
