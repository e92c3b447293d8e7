"""The junit format: a test case for each rule and entity, as GitLab and Jenkins read it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from orglint.columns import LOGGED_COMMAND
from orglint.finding import Finding
from orglint.report import Report
from orglint.reporters import words
from orglint.reporters.fitting import within, worst_first
from orglint.reporters.footer import counted, wants
from orglint.reporters.look import Look
from orglint.reporters.options import Options
from orglint.reporters.order import by_place
from orglint.reporters.told import MOST_RELATED, all_related, grounds, headline, keyed, label_of, remedy, why_quiet

MOST_BYTES = 30_000_000
"""GitLab takes files smaller than 30 MB."""

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Case:
    """A test case: `outcome` is the element it holds (failure, error, skipped), None where it passed."""

    classname: str
    name: str
    outcome: str | None = None
    kind: str = ""
    message: str = ""
    body: str = ""
    output: str = ""


def report_junit(report: Report, options: Options) -> str:
    """Return the report as JUnit's XML; people's names are hidden unless the options show them.

    A finding is a failure whatever its severity, a fault of the input an error; what is suppressed or in the baseline is
    skipped with the reason, and so is a rule that could not be evaluated. A rule that found nothing has passed.
    """
    look = Look.of(report, replace(options, encoding="utf-8"), names=False)
    ordered = worst_first(report.findings)

    def make(kept: int) -> str:
        cases = [*_findings(report, look, ordered[:kept]), *_left_out(look, ordered[kept:]), *_rules(report, look)]
        return _written(list(_told_apart(cases)), options.encoding)

    return within(MOST_BYTES, len(ordered), make, lambda text: len(text.encode()))


def _findings(report: Report, look: Look, findings: Sequence[Finding]) -> Iterator[Case]:
    for finding in by_place(findings):
        rule = report.rules.get(finding.rule)
        outcome = "error" if report.unreadable or (rule is not None and rule.category == "input") else "failure"
        told = headline(finding, look)
        about = finding.entity or (finding.location.source if finding.location else "")
        name = look.clean(about) or look.word(words.WHOLE)
        kind = finding.severity.word
        if finding.is_active:
            yield Case(
                look.clean(finding.rule), name, outcome, kind, told, "\n".join(_body(finding, told, report, look))
            )
        else:
            why = why_quiet(finding, look)
            yield Case(look.clean(finding.rule), name, "skipped", kind, why, f"{why}\n{told}")


def _body(finding: Finding, told: str, report: Report, look: Look) -> Iterator[str]:
    """Yield all there is to say: GitLab shows no attribute but the name."""
    yield told
    if finding.location is not None:
        yield keyed(look.word(words.PLACE), look.place(finding.location), look)
    yield from grounds(finding, report, look)
    related = all_related(finding)
    for one in related[:MOST_RELATED]:
        label, place = label_of(one, look), look.place(one.location) if one.location else ""
        text = keyed(place, label, look) if place and place != label else label
        yield keyed(look.word(words.RELATED), text, look)
    if len(related) > MOST_RELATED:
        yield words.MORE_PLACES.say(look.language, len(related) - MOST_RELATED)
    yield from remedy(finding, look)


def _left_out(look: Look, left: Sequence[Finding]) -> Iterator[Case]:
    if left:
        counts = look.word(words.LIST).join(counted(left, look))
        told = words.NOT_SHOWN.say(look.language, len(left), counts=counts)
        yield Case("orglint", look.word(words.WHOLE), "skipped", "", told, told)


def _rules(report: Report, look: Look) -> Iterator[Case]:
    """Yield the rules that found nothing, and those that could not look."""
    found = {finding.rule for finding in report.findings}
    undecided = dict(report.undecided)
    for name in sorted({*report.evaluated} - found):
        output = words.UNDECIDED_AT.say(look.language, undecided[name]) if name in undecided else ""
        yield Case(look.clean(name), look.clean(name), output=output)
    for rule in sorted(report.not_evaluated, key=lambda rule: (rule.rule, rule.missing)):
        why = wants(rule, look)
        yield Case(look.clean(rule.rule), look.clean(rule.rule), "skipped", "", why, why)


def _told_apart(cases: Sequence[Case]) -> Iterator[Case]:
    """Yield the cases with names of which none comes twice in one class: GitLab reads only the first of equal ones."""
    taken: set[tuple[str, str]] = set()
    for case in cases:
        name, count = case.name, 1
        while (case.classname, name) in taken:
            count += 1
            name = f"{case.name} ({count})"
        taken.add((case.classname, name))
        yield Case(case.classname, name, case.outcome, case.kind, case.message, case.body, case.output)


def _written(cases: Sequence[Case], encoding: str) -> str:
    from xml.etree import ElementTree as Xml

    counts = {"tests": str(len(cases))}
    for outcome, attribute in (("failure", "failures"), ("error", "errors"), ("skipped", "skipped")):
        counts[attribute] = str(sum(case.outcome == outcome for case in cases))
    whole = {name: number for name, number in counts.items() if name != "skipped"}
    root = Xml.Element("testsuites", {"name": "orglint", **whole})
    suite = Xml.SubElement(root, "testsuite", {"name": "orglint", **counts, "time": "0"})
    for case in cases:
        element = Xml.SubElement(
            suite, "testcase", {"classname": case.classname, "name": _legal(case.name), "time": "0"}
        )
        if case.outcome is not None:
            kind = {"type": case.kind} if case.kind else {}
            Xml.SubElement(element, case.outcome, {**kind, "message": _legal(case.message)}).text = _legal(case.body)
        if case.output:
            Xml.SubElement(element, "system-out").text = _legal(case.output)
    Xml.indent(root)
    text = Xml.tostring(root, encoding="unicode")
    text = LOGGED_COMMAND.sub(lambda found: f"#&#35;{found[0][2:]}", text) + "\n"
    # Whatever the stream's encoding: ASCII is part of all that consoles have, and XML can write the rest by number.
    shown = text if encoding.lower().replace("_", "-") in ("utf-8", "utf8") else _ascii(text)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{shown}'


def _ascii(text: str) -> str:
    return text.encode("ascii", "xmlcharrefreplace").decode("ascii")


def _legal(text: str) -> str:
    """Return text without characters that XML cannot hold; control characters are written as escapes before."""
    return _ILLEGAL.sub("\ufffd", text)
