"""How a run ends that has a report: the exit code, which no format changes."""

from __future__ import annotations

from orglint.config.settings import FailOn
from orglint.errors import ExitCode
from orglint.finding import Severity
from orglint.report import Report


def exit_code(report: Report, fail_on: FailOn) -> ExitCode:
    """Return the code of a run that came to its end; input findings count like any other."""
    if report.unreadable:
        return ExitCode.COULD_NOT_RUN
    worst = report.worst()
    if fail_on == "never" or worst is None or worst < Severity[fail_on.upper()]:
        return ExitCode.CLEAN
    return ExitCode.FINDINGS
