"""What must hold of text reports long enough to be arranged by unit and cause."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from orglint.columns import is_treacherous
from orglint.finding import Finding, Name, Phrase, Severity, Sign, Status
from orglint.i18n import LANGUAGES
from orglint.location import Location, Span
from orglint.report import Report
from orglint.reporters.options import Options
from orglint.reporters.text import report_text
from tests.golden.reports import empty

STRANGE = st.text(alphabet="a金\t\n\r\x1b\x9b\u202e\u200b\ud800𠮷　", max_size=9)
PERSON = "佐藤花子"


@st.composite
def findings(draw: st.DrawFn) -> tuple[Finding, ...]:
    """Draw findings with a marker each, `<n>` in the message and `(n)` in the reason."""
    return tuple(
        Finding(
            rule=draw(st.sampled_from(["a-rule", "b-rule", "c-rule"])),
            severity=draw(st.sampled_from(Severity)),
            entity=draw(st.sampled_from([None, "unit/x", f"kpi/k{number}"])),
            message=Phrase.of(f"<{number}> ", Name(PERSON, "the lead")),
            location=draw(st.sampled_from([None, Location("a.yaml", Span(number + 1, 1, number + 1, 4))])),
            fingerprint=f"f{number}",
            signs=draw(st.sampled_from([(), (Sign("s", Phrase.of(Name(PERSON, "the lead"))),) * 2])),
            status=(status := draw(st.sampled_from(Status))),
            reason=f"reason ({number})" if status is Status.SUPPRESSED else None,
            parent=draw(st.sampled_from([None, None, "f0", "f1", "f2", "gone"])),
            unit=draw(st.sampled_from([None, "unit/x", "unit/y"])),
        )
        for number in range(draw(st.integers(4, 16)))
    )


@st.composite
def reports(draw: st.DrawFn) -> Report:
    return replace(
        empty(draw(st.sampled_from(LANGUAGES))),
        findings=draw(findings()),
        unit_names={"unit/x": draw(STRANGE), "unit/y": draw(STRANGE)},
    )


OPTIONS = st.builds(
    Options,
    width=st.sampled_from([0, 1, 40]),
    names=st.sampled_from([None, True, False]),
    encoding=st.sampled_from(["utf-8", "cp932", "ascii"]),
)


@given(reports(), OPTIONS)
def test_every_finding_stands_there_and_every_suppressed_one_says_why(report: Report, options: Options):
    text = report_text(report, options)
    for number, finding in enumerate(report.findings):
        assert (f"<{number}>" in text) is (finding.status is not Status.BASELINED)
        assert (f"({number})" in text) is (finding.status is Status.SUPPRESSED)


@given(reports(), OPTIONS)
def test_hidden_names_stand_nowhere(report: Report, options: Options):
    assert PERSON not in report_text(report, replace(options, names=False))


@given(reports(), OPTIONS)
def test_it_can_be_written_and_deceives_nobody(report: Report, options: Options):
    text = report_text(replace(report, language="en"), options)
    assert len(text.encode(options.encoding)) >= len(text)
    assert {sign for sign in text if is_treacherous(sign)} <= {"\n"}
    assert not [line for line in text.splitlines() if line.startswith("==") and not line.endswith(" ==")]


@given(reports(), OPTIONS, st.randoms(use_true_random=False))
def test_the_order_of_the_input_changes_no_byte(report: Report, options: Options, random: st.DataObject):
    mixed = list(report.findings)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert report_text(replace(report, findings=tuple(mixed)), options) == report_text(report, options)
