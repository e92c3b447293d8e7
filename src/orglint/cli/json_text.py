"""JSON as commands print it."""

from __future__ import annotations

import json
from collections.abc import Mapping

from orglint.cli.console import output_encoding
from orglint.reporters.json_escapes import printable

SCHEMA_VERSION = 1


def json_text(content: Mapping[str, object]) -> str:
    """Return the content with the version of its schema; the data stay the same whatever the output can hold."""
    text = json.dumps({"schema_version": SCHEMA_VERSION, **content}, ensure_ascii=False, indent=2)
    return printable(text, output_encoding()) + "\n"
