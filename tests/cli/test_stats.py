"""`orglint stats` and `orglint tree`."""

from __future__ import annotations

import json

import pytest

from .conftest import CIRCLE, MINIMAL

COMPANY = """\
organization: {name: Mixed, currency: EUR, as_of: 2026-04-01}
units:
  mixed: {name: Mixed, type: company, head: ann}
  it: {type: department, parent: mixed, head: boss}
  lab: {type: team, parent: it}
people:
  ann: {name: Ann, unit: mixed, title: Director}
  bob: {name: Bob, unit: it, title: Engineer, reports_to: boss, allocation: 50%}
  cy: {name: Cy, unit: it, title: Engineer, reports_to: boss, employment: contractor}
positions:
  boss: {title: Head of IT, unit: it, reports_to: ann, status: vacant}
  desk: {title: Agent, unit: lab, reports_to: boss, headcount: 12, fte: 10.5}
  gone: {title: Gone, unit: lab, reports_to: boss, status: eliminated}
  secret: {title: Secret, unit: lab, reports_to: boss, status: undisclosed}
budgets:
  a: {function: it, amount: 100, holder: it}
  b: {function: it, amount: 50.5, holder: it, currency: USD}
  c: {function: it, amount: 1000, holder: it}
  d: {amount: 7}
  e: {function: it, holder: it}
"""


def numbers(cli, *arguments: str) -> dict[str, object]:
    ended = cli("stats", "-f", "json", *arguments)
    assert (ended.code, ended.err) == (0, "")
    return json.loads(ended.out)


class TestStats:
    def test_people_posts_and_fte(self, cli, write):
        write("org.yaml", COMPANY)
        seen = numbers(cli, "org.yaml")
        assert (seen["people"], seen["external"], seen["headcount"]) == (3, 1, 3 + 12 + 1)
        assert (seen["posts"], seen["vacant"]) == (5, 1)
        assert (seen["fte_internal"], seen["fte_external"]) == (1 + 0.5 + 10.5 + 1, 1)
        assert seen["external_share"] == pytest.approx(1 / 3, abs=1e-4)
        assert seen["manager_share"] == pytest.approx(2 / 16, abs=1e-4)
        assert seen["units"] == {"company": 1, "department": 1, "team": 1}

    def test_spans_count_single_posts_that_exist(self, cli, write):
        write("org.yaml", COMPANY)
        assert numbers(cli, "org.yaml")["spans"] == {
            "managers": 2,
            "median": 2,
            "below_4": 2,
            "above_13": 0,
            "managers_by_span": {"1": 1, "3": 1},
        }

    def test_layers_go_down_to_the_lowest_post(self, cli, write):
        write("org.yaml", COMPANY)
        assert numbers(cli, "org.yaml")["layers"] == 3

    def test_budgets_are_summed_by_currency(self, cli, write):
        write("org.yaml", COMPANY)
        sums = [
            (each["name"], each["currency"], each["budgets"], each["amount"])
            for each in numbers(cli, "org.yaml")["budgets_by_holder"]
        ]
        assert sums == [("it", "EUR", 2, 1100), ("", "EUR", 1, 7), ("it", "USD", 1, 50.5)]

    @pytest.mark.parametrize(("costs", "shown"), [(4, None), (5, 50)])
    def test_costs_are_shown_as_a_sum_over_five_or_more_only(self, cli, write, costs: int, shown: int | None):
        write("org.yaml", "positions:\n" + "".join(f"  p{number}: {{cost: 10}}\n" for number in range(costs)))
        assert numbers(cli, "org.yaml")["cost"] == shown
        assert ("cost of all posts" in cli("stats", "org.yaml").out) == (shown is not None)

    def test_text_in_both_languages(self, cli, write):
        write("org.yaml", COMPANY)
        english, japanese = (cli("stats", "org.yaml", "--lang", language).out for language in ("en", "ja"))
        figures = [line.rsplit(None, 1) for line in english.splitlines() if line.startswith("  ")]
        assert ["  headcount, unnamed posts included", "16"] in figures
        assert "direct reports of managers (median 2):\n  1  1  #\n  3  1  #\n" in english
        assert "  below 4: 2 (100%)\n" in english
        assert "(no holder stated)" in english
        assert "管理者の直属の部下の数(中央値 2):" in japanese
        assert "Ann" not in english + japanese

    def test_the_date_asked_for_decides(self, cli, write):
        write("org.yaml", "people:\n  a: {start: 2026-01-01}\n  b: {start: 2026-06-01}\n")
        assert numbers(cli, "org.yaml", "--as-of", "2026-03-01")["people"] == 1
        assert numbers(cli, "org.yaml", "--as-of", "2026-07-01")["people"] == 2

    def test_nothing_described_is_no_error(self, cli, write):
        write("org.yaml", "units: {}\n")
        seen = numbers(cli, "org.yaml")
        assert (seen["people"], seen["manager_share"], seen["spans"]["median"]) == (0, None, None)

    def test_circles_end(self, cli, write):
        write("org.yaml", CIRCLE)
        assert numbers(cli, "org.yaml")["spans"]["managers"] == 2

    def test_what_cannot_be_read_counts_nowhere(self, cli, write):
        bad = "  p: {title: X, reports_to: nobody}\n  q: {title: Y, reports_to: top}\n  top: {title: Top, fte: lots}\n"
        write("org.yaml", f"positions:\n{bad}people:\n  a: {{employment: sometimes}}\n")
        ended = cli("stats", "-f", "json", "org.yaml")
        seen = json.loads(ended.out)
        assert (ended.code, seen["people"], seen["external"], seen["spans"]["managers_by_span"]) == (0, 1, 0, {"1": 1})

    @pytest.mark.parametrize("command", ["stats", "tree"])
    def test_holes_in_the_input_give_no_numbers(self, cli, write, command: str):
        write("org/a.yaml", MINIMAL)
        write("org/b.yaml", "units: [\n")
        ended = cli(command)
        assert (ended.code, ended.out) == (2, "")
        assert ended.err.startswith("org/b.yaml:")
        assert ended.err.endswith("nothing is shown of an organization with holes\n")

    @pytest.mark.parametrize("command", ["stats", "tree"])
    def test_problems_in_the_input_are_counted_on_stderr(self, cli, write, command: str):
        write("org.yaml", "units:\n  a: {parent: nobody}\n")
        ended = cli(command, "org.yaml")
        assert (ended.code, ended.err) == (0, "1 problem in the input; `orglint check` shows it\n")


class TestTree:
    def test_units_with_heads_and_people(self, cli, write):
        write("org.yaml", COMPANY)
        ended = cli("tree", "org.yaml")
        assert ended.code == 0
        lines = ended.out.splitlines()
        assert lines[0].startswith("Mixed [mixed] (company); Director Ann; 16 people, 1 of them here")
        assert lines[1].startswith("\\-- it (department); Head of IT (vacant); 15 people, 2 of them here")
        assert lines[2].startswith("    \\-- lab (team); 13 people")

    def test_neighbours_hang_on_branches(self, cli, write):
        write("org.yaml", "units:\n  a: {}\n  b: {parent: a}\n  c: {parent: a}\n  d: {parent: b}\n  e: {}\n")
        names = [line.split(";")[0] for line in cli("tree", "org.yaml").out.splitlines()]
        assert names == ["a", "|-- b", "|   \\-- d", "\\-- c", "e"]

    def test_findings_are_marked_where_they_stand(self, cli, write):
        write(
            "org.yaml", MINIMAL + "positions:\n  x: {unit: sales, reports_to: y}\n  y: {unit: sales, reports_to: x}\n"
        )
        tiny, sales = cli("tree", "org.yaml").out.splitlines()[:2]
        assert "<-" not in tiny
        assert sales.endswith("<- 1 error")

    def test_findings_at_no_unit_are_not_lost(self, cli, write):
        write("org.yaml", CIRCLE)
        assert cli("tree", "org.yaml").out == "no unit is described\n\nat no unit: 1 error\n"

    def test_what_the_depth_leaves_out_is_counted_with_its_findings(self, cli, write):
        write(
            "org.yaml", MINIMAL + "positions:\n  x: {unit: sales, reports_to: y}\n  y: {unit: sales, reports_to: x}\n"
        )
        out = cli("tree", "org.yaml", "--depth", "1").out
        assert out == "Tiny [tiny] (company); Director Mia; 3 people, 1 of them here; 1 unit below  <- 1 error\n"

    def test_units_in_a_circle_are_drawn_once(self, cli, write):
        write("org.yaml", "units:\n  a: {parent: c}\n  b: {parent: a}\n  c: {parent: b}\n")
        names = [line.split(";")[0] for line in cli("tree", "org.yaml").out.splitlines()[:3]]
        assert names == ["a", "\\-- b", "    \\-- c"]

    def test_who_was_done_away_with_reads_as_vacant(self, cli, write):
        write("org.yaml", "units:\n  a: {head: h}\npositions:\n  h: {title: Head, unit: a, status: eliminated}\n")
        out = cli("tree", "org.yaml").out
        assert out.startswith("a; Head (vacant); 0 people")
        assert "eliminated" not in out

    def test_the_config_hides_names(self, cli, write):
        write("org/org.yaml", MINIMAL)
        write("orglint.yaml", "privacy: {names: hide}\n")
        out = cli("tree").out
        assert "Mia" not in out
        assert "Director mia" in out

    def test_names_cannot_write_to_the_terminal(self, cli, write):
        write("org.yaml", 'units:\n  a: {name: "\\e[31m[red]\\nx"}\n')
        out = cli("tree", "org.yaml").out
        assert out.startswith("\\x1b[31m[red]\\nx [a]")
        assert "\x1b" not in out

    def test_every_console_can_draw_it(self, cli, write):
        write("org.yaml", MINIMAL)
        assert cli("tree", "org.yaml").out.isascii()
        assert cli("tree", "org.yaml", "--lang", "ja").out.encode("cp932")
