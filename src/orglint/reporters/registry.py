"""The table of formats. A new format is one file and one row here."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from orglint.report import Report
from orglint.reporters.concise import report_concise
from orglint.reporters.json_report import report_json
from orglint.reporters.options import FileReporter, Options, Reporter, Written
from orglint.reporters.text import report_text


def _xlsx(report: Report, options: Options) -> Written:
    from orglint.reporters.xlsx_report import report_xlsx

    return report_xlsx(report, options)


FORMATS: Mapping[str, Reporter] = MappingProxyType(
    {
        "text": report_text,
        "concise": report_concise,
        "json": report_json,
    }
)
FILE_FORMATS: Mapping[str, FileReporter] = MappingProxyType({"xlsx": _xlsx})
"""Formats that are no text, and need a file."""
