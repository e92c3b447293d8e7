"""The place of a finding for consumers that demand one, as they want it named."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import replace

from orglint.finding import Finding
from orglint.location import Location, Span
from orglint.report import Report
from orglint.reporters.options import Options
from orglint.source.discovery import STDIN

_ABSOLUTE = re.compile(r"/|[A-Za-z]:/")


def anchor(finding: Finding, report: Report) -> Location:
    """Return where a finding stands; of one that stands nowhere, inexact, the first place that has to do with it.

    That is a related place, else the first file that was read. GitHub refuses a whole SARIF file for one result
    without a place, and GitLab's report knows none.
    """
    place = nearest(finding, report)
    if place is not None:
        return place
    files = (*sorted(report.files), *report.asked)
    return Location(files[0] if files else ".", exact=False)


def nearest(finding: Finding, report: Report) -> Location | None:
    """Return where a finding stands, else, inexact, the first place related to it; None where there is none at all.

    It is on one line: a pull request shows what stands on lines it changes, and of several lines it must change all.
    """
    if finding.location is not None:
        return _on_one_line(finding.location, report)
    near = next(_related(finding), None)
    return replace(_on_one_line(near, report), exact=False) if near is not None else None


def _on_one_line(place: Location, report: Report) -> Location:
    """Return the part of a place on its first line; where the file cannot be asked how long that is, its beginning."""
    span = place.span
    if span is None or place.sheet or span.end_line <= span.line:
        return place
    source = report.sources.get(place.source)
    excerpt = source.excerpt(span) if source is not None else None
    length = max(excerpt.end - excerpt.start, 0) if excerpt is not None else 0
    return replace(place, span=Span(span.line, span.column, span.line, span.column + length))


def _related(finding: Finding) -> Iterator[Location]:
    places = (*finding.related, *(place for sign in finding.signs for place in sign.related))
    yield from (place.location for place in places if place.location is not None)


def repository_path(file: str, options: Options) -> str:
    """Return a file as it is named from the root of its repository; an absolute path where it stands outside."""
    if options.root and file.startswith(f"{options.root.rstrip('/')}/"):
        return file.removeprefix(options.root).lstrip("/")
    if not options.folder or _ABSOLUTE.match(file) or file == STDIN:
        return file
    return posixpath.normpath(posixpath.join(options.folder, file))
