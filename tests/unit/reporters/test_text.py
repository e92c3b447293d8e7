from __future__ import annotations

from dataclasses import replace

import pytest

from orglint.finding import Evidence, Finding, Name, Phrase, Related, Severity, Status
from orglint.location import Location, Span
from orglint.report import NotEvaluated, Report
from orglint.reporters.options import Options
from orglint.reporters.text import report_text
from tests.golden.reports import STATES, FakeSource, budget, empty, findings

LONG = "社" * 10_000


def _report(*found: Finding, text: str = "") -> Report:
    return replace(empty("en"), findings=found, sources={"a.yaml": FakeSource(text)})


def _finding(start: int, end: int, *related: Related, line: int = 1) -> Finding:
    place = Location("a.yaml", Span(line, start, line, end))
    return Finding("some-rule", Severity.ERROR, "unit/a", Phrase.of("wrong"), place, "f", related)


def _label(text: str, location: Location | None) -> Related:
    return Related("unit/b", Phrase.of(text), location)


def _lines(report: Report, options: Options | None = None) -> list[str]:
    return report_text(report, options or Options()).split("\n")


def test_first_line_of_a_finding_stays_whole_on_a_narrow_terminal():
    lines = _lines(STATES["findings"]("en"), Options(width=30))
    message = 'the marketing budget "kinyu-hansoku" is held by 金融事業部, a business unit'
    assert f"error[marketing-budget-held-by-business-unit]: {message}" in lines


def test_underline_follows_full_width_text_and_tabs():
    lines = _lines(_report(_finding(4, 6), text="金\t:融資\n"))
    assert lines[3:5] == [" 1 | 金  :融資", "   |      ^^^^"]


def test_two_marks_on_one_line_each_have_an_underline_the_primary_first():
    here = Location("a.yaml", Span(1, 1, 1, 2))
    lines = _lines(_report(_finding(3, 5, _label("also", here)), text="a: bc"))
    assert lines[3:6] == [" 1 | a: bc", "   |   ^^", "   | - also"]


def test_mark_at_the_end_of_a_line_or_of_no_width_is_one_column():
    assert _lines(_report(_finding(4, 4), text="abc"))[4] == "   |    ^"
    assert _lines(_report(_finding(2, 2), text="abc"))[4] == "   |  ^"


def test_dots_stand_between_distant_lines_only():
    next_line = _label("next", Location("a.yaml", Span(2, 1, 2, 2)))
    far_line = _label("far", Location("a.yaml", Span(9, 1, 9, 2)))
    text = report_text(_report(_finding(1, 2, next_line, far_line), text="\n".join("abcdefghi")), Options())
    assert "1 | a\n   | ^\n 2 | b\n   | - next\n...\n 9 | i\n   | - far\n" in text


@pytest.mark.parametrize("start", [1, 5_000, 9_996])
def test_long_line_is_cut_around_the_underline(start: int):
    line = "x" * (start - 1) + "金融業務"
    line += "y" * (10_000 - len(line))
    shown, under = _lines(_report(_finding(start, start + 4), text=line), Options(width=80))[3:5]
    assert len(shown) + 4 <= 80
    at = under.index("^")
    before = shown[5 : shown.index("金")]
    assert at == 5 + len(before)
    assert under[at:] == "^" * 8
    assert shown.startswith(" 1 | ...") is (start > 1)
    assert shown.endswith("...") is (start < 9_996)


def test_mark_out_of_sight_is_on_the_dots():
    far = _label("far", Location("a.yaml", Span(1, 9_000, 1, 9_010)))
    lines = _lines(_report(_finding(1, 5, far), text="x" * 10_000), Options(width=60))
    assert lines[3].endswith("xxx...")
    assert lines[5] == f"   | {' ' * (len(lines[3]) - 8)}--- far"


def test_message_of_a_name_of_ten_thousand_characters_keeps_its_end():
    finding = replace(_finding(1, 2), message=Phrase.of('unit "', LONG, '" is wrong'))
    head = _lines(_report(finding))[0]
    assert len(head) < 600
    assert head.startswith('error[some-rule]: unit "社社')
    assert head.endswith('社" is wrong')


def test_names_are_no_markup_and_control_characters_are_visible():
    finding = replace(
        _finding(1, 2), message=Phrase.of("unit ", Name("[red]x[/red]\x1b[2J\n:smile:\u202e", "unit/x"), " is wrong")
    )
    assert _lines(_report(finding))[0] == r"error[some-rule]: unit [red]x[/red]\x1b[2J\n:smile:\u202e is wrong"


def test_colour_adds_escape_sequences_and_changes_no_text():
    plain = report_text(STATES["findings"]("ja"), Options(width=70))
    coloured = report_text(STATES["findings"]("ja"), Options(width=70, colour=True))
    assert "\x1b[1;31mエラー[marketing-budget-held-by-business-unit]\x1b[0m" in coloured
    for code in ("0", "1", "2", "34", "1;31", "1;33", "1;36", "1;32"):
        coloured = coloured.replace(f"\x1b[{code}m", "")
    assert coloured == plain


def test_names_hidden_leaves_out_names_and_source_lines():
    text = report_text(findings("en"), Options(names=False))
    assert "ask person/sato" in text
    assert "佐藤" not in text
    assert "::: org/marketing.yaml:3:11: the marketing unit" in text


def test_no_more_than_six_related_places_are_shown():
    related = [_label(f"place {n}", Location(f"{n}.yaml")) for n in range(9)]
    lines = _lines(_report(_finding(1, 2, *related), text="ab"))
    assert [line for line in lines if ":::" in line] == [f"  ::: {n}.yaml: place {n}" for n in range(6)]
    assert "   = and 3 more places" in lines


def test_related_place_given_twice_is_shown_once():
    one = _label("b", Location("b.yaml"))
    assert [line for line in _lines(_report(_finding(1, 2, one, one))) if ":::" in line] == ["  ::: b.yaml: b"]


def test_finding_without_a_place_has_no_arrow():
    lines = _lines(_report(replace(_finding(1, 2), location=None)))
    assert lines[:2] == ["error[some-rule]: wrong", "   = help: orglint explain some-rule"]


def test_file_that_cannot_be_shown_leaves_its_place():
    lines = _lines(_report(_finding(1, 2, line=7), text="one line"))
    assert lines[1:3] == ["  --> a.yaml:7:1", "   = help: orglint explain some-rule"]


def test_evidence_is_wrapped_on_a_terminal_with_hanging_lines():
    finding = replace(_finding(1, 2), location=None, evidence=(Evidence("a.b", Phrase.of("one two " * 8)),))
    lines = _lines(_report(finding), Options(width=50))
    assert lines[1:3] == [
        "   = seen: a.b is one two one two one two one two",
        " " * 11 + "one two one two one two one two",
    ]


def test_names_enabling_most_rules_alone_come_first():
    wanting = [
        *(NotEvaluated(f"a{n}", (("kpis.owner",),)) for n in range(3)),
        *(NotEvaluated(f"b{n}", (("budgets",), ("kpis",))) for n in range(9)),
        NotEvaluated("c", (("handoffs.owner", "handoffs.giver"),)),
        NotEvaluated("d", (("budgets",),)),
    ]
    text = report_text(replace(empty("en"), not_evaluated=tuple(wanting)), Options())
    assert "describing kpis.owner (3 rules), budgets (1 rule), handoffs.giver (1 rule) would enable more" in text


def test_where_no_name_alone_would_do_the_most_wanted_are_named():
    wanting = [NotEvaluated(f"b{n}", (("budgets",), (f"kpis.f{n}",))) for n in range(2)]
    text = report_text(replace(empty("en"), not_evaluated=tuple(wanting)), Options())
    assert "missing most often: budgets (2 rules), kpis.f0 (1 rule), kpis.f1 (1 rule)\n" in text


@pytest.mark.parametrize("state", ["nothing-checked", "unreadable"])
def test_all_is_well_is_never_said_where_nothing_was_checked(state: str):
    report = replace(STATES[state]("en"), findings=())
    text = report_text(report, Options(colour=True))
    assert "\x1b[1;32m" not in text
    assert "no findings" not in text


def test_run_without_any_rule_says_so():
    assert "nothing was checked: no rule was selected" in report_text(replace(empty("en"), evaluated=()), Options())


def test_files_left_out_are_named_up_to_five():
    left_out = tuple((f"{n}.yaml", "too big") for n in range(7, 0, -1))
    text = report_text(replace(empty("en"), left_out=left_out), Options())
    assert "7 files left out: 1.yaml (too big), 2.yaml (too big), 3.yaml (too big), " in text
    assert text.endswith("5.yaml (too big), and 2 more\n")


def test_every_committed_state_prints_on_a_japanese_console():
    for state in STATES.values():
        for language in ("en", "ja"):
            text = report_text(state(language), Options(encoding="cp932"))
            assert text.encode("cp932").decode("cp932") == text


def test_help_ends_without_a_second_full_stop():
    finding = replace(budget("ja"), help="移す。\n次に話す。\n")
    text = report_text(replace(empty("ja"), findings=(finding,)), Options())
    assert "= 対処: 移す。 次に話す。詳しくは orglint explain marketing-budget-held-by-business-unit\n" in text


def _of_unit(number: int, rule: str = "some-rule", parent: str | None = None) -> Finding:
    place = Location("a.yaml", Span(number, 1, number, 2))
    entity = f"kpi/k{number}"
    return Finding(
        rule, Severity.WARNING, entity, Phrase.of(f"{rule} {number}"), place, f"{rule}{number}", parent=parent
    )


def _suppressed(finding: Finding) -> Finding:
    place = Location("orglint.yaml", Span(2, 3, 2, 9))
    return replace(finding, status=Status.SUPPRESSED, reason="until the move", suppressed_at=place)


def test_what_a_finding_sums_up_is_shown_from_the_fourth_of_a_cause_on_too():
    sums = [_of_unit(number) for number in range(1, 7)]
    parts = [_of_unit(number, "part", sums[number - 1].fingerprint) for number in range(1, 7)]
    text = report_text(_report(*sums, *parts), Options())
    for part in parts:
        assert text.count(f"warning[part]: {part.message.show(names=True)}\n") == 1
    assert (
        "    a.yaml:4:1: some-rule 4\n      it sums up 1 finding:\n        a.yaml:4:1: warning[part]: part 4\n" in text
    )


def test_a_suppressed_finding_below_the_one_that_sums_it_up_says_why():
    whole = _of_unit(1)
    text = report_text(_report(whole, _suppressed(_of_unit(2, "part", whole.fingerprint))), Options())
    assert "a.yaml:2:1: suppressed warning[part]: part 2 - until the move (orglint.yaml:2:3)\n" in text


def test_suppressed_findings_make_no_short_report_long():
    text = report_text(_report(_of_unit(1), *(_suppressed(_of_unit(number)) for number in range(2, 9))), Options())
    assert "What matters most" not in text
    assert text.startswith("warning[some-rule]: some-rule 1\n")
    assert "== suppressed: 7 findings ==" in text


@pytest.mark.parametrize(
    ("name", "title"), [("　", "sales"), ("\t", "sales"), ("sales ", "sales"), ("Sales", "Sales (sales)")]
)
def test_a_unit_without_a_name_to_show_is_headed_by_its_id(name: str, title: str):
    found = [replace(_of_unit(number), unit="unit/sales") for number in range(1, 7)]
    text = report_text(replace(_report(*found), unit_names={"unit/sales": name}), Options())
    assert f"== {title}: 6 warnings ==" in text
