"""What must hold of every report, whatever people write in their files."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from orglint.columns import is_treacherous, width
from orglint.finding import Evidence, Finding, Name, Phrase, Related, Severity, Sign, Status
from orglint.i18n import LANGUAGES
from orglint.location import Location, Span
from orglint.report import NotEvaluated, Report
from orglint.reporters.options import Options
from orglint.reporters.registry import FORMATS
from tests.golden.reports import FakeSource, empty

TEXTS = st.text(
    alphabet=st.one_of(st.characters(), st.sampled_from("ab 金融が\t\n\r\x1b\x9b\u202e\u2066\u200b\u0301\ud800𠮷")),
    max_size=300,
)
FILES = ("a.yaml", "b\x1b.yaml", "c.yaml")


@st.composite
def places(draw: st.DrawFn) -> Location | None:
    """Draw a place, in a file that is there or not, with a span that fits its text or not."""
    file = draw(st.sampled_from(FILES))
    line, column = draw(st.integers(1, 5)), draw(st.integers(1, 200))
    span = Span(line, column, line, column + draw(st.integers(0, 200)))
    return draw(st.sampled_from([Location(file, span), Location(file, span, exact=False), Location(file), None]))


@st.composite
def phrases(draw: st.DrawFn) -> Phrase:
    return Phrase.of(draw(TEXTS), Name(draw(TEXTS), draw(TEXTS)))


@st.composite
def related(draw: st.DrawFn) -> Related:
    return Related(draw(st.none() | TEXTS), draw(phrases()), draw(places()))


@st.composite
def some_findings(draw: st.DrawFn) -> tuple[Finding, ...]:
    found = [
        Finding(
            rule=draw(st.sampled_from(["a-rule", "b-rule"])),
            severity=draw(st.sampled_from(Severity)),
            entity=draw(st.none() | TEXTS),
            message=draw(phrases()),
            location=draw(places()),
            fingerprint=f"f{n}",
            related=tuple(draw(st.lists(related(), max_size=3))),
            evidence=(Evidence(draw(TEXTS), draw(phrases())),),
            signs=(Sign("sign", draw(phrases()), (draw(related()),)),),
            help=draw(st.none() | TEXTS),
            status=draw(st.sampled_from(Status)),
            reason=draw(st.none() | TEXTS),
            parent=draw(st.sampled_from([None, None, "f0", "f1", "gone"])),
        )
        for n in range(draw(st.integers(0, 3)))
    ]
    return tuple(found)


@st.composite
def some_reports(draw: st.DrawFn) -> Report:
    return replace(
        empty(draw(st.sampled_from(LANGUAGES))),
        findings=draw(some_findings()),
        not_evaluated=(NotEvaluated("c-rule", ((draw(TEXTS), "kpis"),)), NotEvaluated("d-rule", (("budgets",),))),
        counts={draw(TEXTS): 1, "units": 2},
        sources={file: FakeSource(draw(TEXTS)) for file in FILES[:2]},
        left_out=((draw(TEXTS), draw(TEXTS)), ("x", "y")),
    )


OPTIONS = st.builds(
    Options,
    width=st.sampled_from([0, 1, 40, 80]),
    names=st.sampled_from([None, True, False]),
    show_not_evaluated=st.booleans(),
    statistics=st.booleans(),
    encoding=st.sampled_from(["utf-8", "cp932", "ascii"]),
)


@given(some_reports(), OPTIONS, st.sampled_from(sorted(FORMATS)))
def test_no_character_that_deceives_reaches_an_output(report: Report, options: Options, name: str):
    text = FORMATS[name](report, options)
    assert {character for character in text if is_treacherous(character)} <= {"\n"}
    assert text.endswith("\n")


@given(some_reports(), OPTIONS)
def test_text_and_concise_can_be_written_in_the_encoding_asked_for(report: Report, options: Options):
    for name in ("text", "concise"):
        text = FORMATS[name](replace(report, language="en"), options)
        assert len(text.encode(options.encoding)) >= len(text)


@given(some_reports(), OPTIONS)
def test_underlines_lie_under_the_text(report: Report, options: Options):
    lines = FORMATS["text"](report, options).split("\n")
    end = 0
    for line in lines:
        if re.match(r" +\d+ \|", line):
            end = width(line, options.encoding)
        mark = re.match(r" +\| ( *)(\^+|-+)(?= |$)", line)
        if mark:
            assert mark.end() <= max(end, line.index("|") + 2) + 1, (lines, line)


@given(some_reports(), OPTIONS, st.integers())
def test_order_of_the_input_changes_no_byte(report: Report, options: Options, seed: int):
    shuffled = replace(
        report,
        findings=_shuffled(report.findings, seed),
        not_evaluated=_shuffled(report.not_evaluated, seed),
        evaluated=_shuffled(report.evaluated, seed),
        files=_shuffled(report.files, seed),
        left_out=_shuffled(report.left_out, seed),
        counts=dict(_shuffled(tuple(report.counts.items()), seed)),
    )
    for reporter in FORMATS.values():
        assert reporter(shuffled, options) == reporter(report, options)


def _shuffled(things: tuple[object, ...], seed: int) -> tuple:
    mixed = list(things)
    Random(seed).shuffle(mixed)  # noqa: S311 - no secret
    return tuple(mixed)


@given(some_reports(), OPTIONS)
def test_every_finding_is_told_or_counted(report: Report, options: Options):
    text = FORMATS["text"](report, options)
    shown = [finding for finding in report.findings if finding.status is not Status.BASELINED]
    for rule in ("a-rule", "b-rule"):
        assert text.count(f"[{rule}]: ") >= sum(finding.rule == rule for finding in shown)


@given(some_reports())
def test_json_keeps_what_people_wrote(report: Report):
    data = json.loads(FORMATS["json"](report, Options(names=True)))
    expected = {finding.fingerprint: finding.message.show(names=True) for finding in report.findings}
    assert {finding["fingerprint"]: finding["message"] for finding in data["findings"]} == expected
