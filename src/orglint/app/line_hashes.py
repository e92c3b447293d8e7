"""A report with GitHub's hashes of the lines its findings stand on."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from pathlib import Path

from orglint.report import Report
from orglint.reporters.anchor import anchor
from orglint.source.line_hash import line_hashes


def with_line_hashes(report: Report) -> Report:
    """Return the report with the hashes of the lines that findings stand on; what cannot be read again has none.

    A finding about a file as a whole stands on its first line; cells of workbooks have no lines. Files are read anew
    because GitHub hashes the bytes of a file, which a run does not keep; only those are read that findings stand in.
    """
    lines: dict[str, set[int]] = defaultdict(set)
    for finding in report.findings:
        place = anchor(finding, report)
        if not place.sheet:
            lines[place.file].add(place.span.line if place.span else 1)
    found: dict[tuple[str, int], str] = {}
    for file, numbers in sorted(lines.items()):
        data = _bytes_of(file)
        if data is not None:
            found.update({(file, line): value for line, value in line_hashes(data, numbers).items()})
    return replace(report, line_hashes=found)


def _bytes_of(file: str) -> bytes | None:
    path = Path(file)
    try:
        return path.read_bytes() if path.is_file() else None
    except OSError:
        return None  # gone since it was read: the hash is a help for GitHub, its findings stand without
