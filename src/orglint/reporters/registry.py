"""The table of formats. A new format is one file and one row here."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from orglint.reporters.concise import report_concise
from orglint.reporters.json_report import report_json
from orglint.reporters.options import Reporter
from orglint.reporters.text import report_text

FORMATS: Mapping[str, Reporter] = MappingProxyType(
    {
        "text": report_text,
        "concise": report_concise,
        "json": report_json,
    }
)
