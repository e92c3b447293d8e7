"""The sarif format: SARIF 2.1.0 as GitHub's code scanning takes it, within its limits."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace

import orglint
from orglint.finding import Finding
from orglint.report import Report
from orglint.reporters.anchor import repository_path
from orglint.reporters.fitting import within, worst_first
from orglint.reporters.json_escapes import Json, printable
from orglint.reporters.look import Look
from orglint.reporters.options import Options
from orglint.reporters.order import by_place
from orglint.reporters.sarif_results import Results
from orglint.reporters.sarif_rules import ABOUT, sarif_rules
from orglint.reporters.sarif_run import invocation

MOST_RESULTS = 25_000
"""Results a run may have: GitHub refuses a file with more."""
MOST_BYTES = 10_000_000
"""Bytes a file may have, compressed by gzip."""

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_SEMANTIC = re.compile(r"\d+\.\d+\.\d+")
_NO_RESULTS = '"results": []'
"""How an empty list of results is written; inside of a text the quotation marks would be escaped."""


def report_sarif(report: Report, options: Options) -> str:
    """Return the report as SARIF; people's names are hidden unless the options show them.

    Where there is more than GitHub takes, the gravest findings stay, and a notification says how many were left out.
    """
    look = Look.of(report, replace(options, encoding="utf-8"), names=False)
    ordered = worst_first(report.findings)

    def make(kept: int) -> str:
        return printable(_log(report, options, look, ordered[:kept], ordered[kept:]), options.encoding)

    return within(MOST_BYTES, min(len(ordered), MOST_RESULTS), make, _compressed)


def _compressed(text: str) -> int:
    import gzip

    return len(gzip.compress(text.encode("utf-8", "replace"), mtime=0))


def _log(report: Report, options: Options, look: Look, shown: Sequence[Finding], left: Sequence[Finding]) -> str:
    """Return the log, a line for each result: a run with many is too large to be read otherwise, or written at ease."""
    rules = sarif_rules(report, look)
    results = Results.of(report, options, look, (str(rule["id"]) for rule in rules))
    lines = [json.dumps(results.result(finding), ensure_ascii=False, allow_nan=False) for finding in by_place(shown)]
    log: Json = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(report, options, look, rules, left, results)]}
    text = json.dumps(log, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    written = ",\n".join(lines)
    return text.replace(_NO_RESULTS, f'"results": [\n{written}\n      ]', 1) if lines else text


def _run(
    report: Report,
    options: Options,
    look: Look,
    rules: Sequence[dict[str, Json]],
    left: Sequence[Finding],
    results: Results,
) -> Json:
    version = orglint.__version__
    semantic = {"semanticVersion": version} if _SEMANTIC.fullmatch(version) else {}
    driver: Json = {"name": "orglint", "version": version, **semantic, "informationUri": ABOUT, "rules": rules}
    return {
        "tool": {"driver": driver},
        "language": report.language,
        "columnKind": "unicodeCodePoints",
        "automationDetails": {"id": _category(report, options)},
        "invocations": [invocation(report, options, look, left, results)],
        "properties": {"asOf": report.as_of.isoformat(), "today": report.today.isoformat()},
        "results": [],
    }


def _category(report: Report, options: Options) -> str:
    """Return what tells analyses of one repository apart: `orglint/`, what was checked, and a slash."""
    asked = [repository_path(path, options) for path in report.asked]
    roots = "+".join(path.strip("/") for path in sorted(asked) if path not in ("", "."))
    return f"orglint/{roots}/" if roots else "orglint/"
