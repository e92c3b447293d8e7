"""The place of a finding for consumers that demand one, as they want it named."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from orglint.finding import Finding
from orglint.location import Location
from orglint.report import Report
from orglint.reporters.options import Options
from orglint.source.discovery import STDIN

_ABSOLUTE = re.compile(r"/|[A-Za-z]:/")


def anchor(finding: Finding, report: Report) -> Location:
    """Return where a finding stands; of one that stands nowhere, inexact, the first place that has to do with it.

    That is a related place, else the first file that was read. GitHub refuses a whole SARIF file for one result
    without a place, and GitLab's report knows none.
    """
    if finding.location is not None:
        return finding.location
    near = next(_related(finding), None)
    if near is not None:
        return Location(near.file, near.span, exact=False, sheet=near.sheet)
    files = (*sorted(report.files), *report.asked)
    return Location(files[0] if files else ".", exact=False)


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
