"""What the sarif format says of the run itself: how it ended, and what a reader should know of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orglint.finding import Finding
from orglint.report import Report
from orglint.reporters import words
from orglint.reporters.anchor import anchor
from orglint.reporters.comparison import compared
from orglint.reporters.footer import counted, wants
from orglint.reporters.json_escapes import Json
from orglint.reporters.look import Look
from orglint.reporters.options import Options
from orglint.reporters.sarif_results import Results, literal
from orglint.reporters.told import headline

_MOST_ERRORS = 100


def invocation(report: Report, options: Options, look: Look, left: Sequence[Finding], results: Results) -> Json:
    """Return how the run ended: its exit code, whether the input could be read, and what was not done or not shown."""
    code: dict[str, Json] = {"exitCode": options.exit_code} if options.exit_code is not None else {}
    return {
        "executionSuccessful": not report.unreadable,
        **code,
        "toolExecutionNotifications": [
            *_input_errors(report, look, results),
            *(_notification("note", told) for told in filter(None, [compared(report, look)])),
            *_left_out(report, look, left),
            *_not_evaluated(report, look, results),
        ],
    }


def _input_errors(report: Report, look: Look, results: Results) -> Iterator[Json]:
    """Yield what is wrong with the input: those findings say that the run did not see all of the organization."""
    if report.unreadable:
        yield _notification("error", look.word(words.UNREADABLE))
    faults = [finding for finding in report.findings if _is_about_input(finding, report)]
    for finding in faults[:_MOST_ERRORS]:
        yield {
            **_notification(finding.severity.word, headline(finding, look), finding.rule, results),
            "locations": [results.location(anchor(finding, report), None)],
        }
    if len(faults) > _MOST_ERRORS:
        yield _notification("error", words.MORE_FAULTS.say(look.language, len(faults) - _MOST_ERRORS))


def _is_about_input(finding: Finding, report: Report) -> bool:
    rule = report.rules.get(finding.rule)
    return rule is not None and rule.category == "input"


def _left_out(report: Report, look: Look, left: Sequence[Finding]) -> Iterator[Json]:
    """Yield what the file lacks: findings beyond its limits, and files that were found and not read."""
    if left:
        counts = look.word(words.LIST).join(counted(left, look))
        yield _notification("warning", words.NOT_SHOWN.say(look.language, len(left), counts=counts))
    for file, reason in sorted(report.left_out):
        told = look.word(words.LEFT_OUT_FILE, file=look.clean(file), reason=look.prose(reason))
        yield _notification("note", look.word(words.KEYED, key=words.LEFT_OUT.say(look.language, 1), told=told))


def _not_evaluated(report: Report, look: Look, results: Results) -> Iterator[Json]:
    for rule in sorted(report.not_evaluated, key=lambda rule: (rule.rule, rule.missing)):
        yield _notification(
            "note", look.word(words.KEYED, key=look.clean(rule.rule), told=wants(rule, look)), rule.rule, results
        )


def _notification(level: str, text: str, rule: str | None = None, results: Results | None = None) -> dict[str, Json]:
    index = results.indexes.get(rule) if results is not None and rule is not None else None
    about: dict[str, Json] = {"associatedRule": {"id": rule, "index": index}} if index is not None else {}
    return {"level": level, "message": {"text": literal(text)}, **about}
