"""The table of formats. A new format is one file and one row here."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType

from orglint.report import Report
from orglint.reporters.concise import report_concise
from orglint.reporters.json_report import report_json
from orglint.reporters.options import FileReporter, Options, Reporter, Written
from orglint.reporters.text import report_text


def _when_used(module: str) -> Reporter:
    """Return the reporter of a module (`report_NAME` in `NAME`), which is imported when a report is made."""

    def report(report: Report, options: Options) -> str:
        reporter: Reporter = getattr(import_module(f"orglint.reporters.{module}"), f"report_{module}")
        return reporter(report, options)

    return report


def _xlsx(report: Report, options: Options) -> Written:
    from orglint.reporters.xlsx_report import report_xlsx

    return report_xlsx(report, options)


FORMATS: Mapping[str, Reporter] = MappingProxyType(
    {
        "text": report_text,
        "concise": report_concise,
        "json": report_json,
        "sarif": _when_used("sarif"),
        "github": _when_used("github"),
        "gitlab": _when_used("gitlab"),
        "junit": _when_used("junit"),
        "markdown": _when_used("markdown"),
    }
)
FILE_FORMATS: Mapping[str, FileReporter] = MappingProxyType({"xlsx": _xlsx})
"""Formats that are no text, and need a file."""
