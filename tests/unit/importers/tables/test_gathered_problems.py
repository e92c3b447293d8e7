"""What many rows of a table have wrong is said once, with the number of rows and the first places."""

from __future__ import annotations

from datetime import date

from orglint.importers.imported import ForeignFile
from orglint.importers.tables.read_tables import all_problems, read_tables
from orglint.model.build import build
from orglint.source.reader import read_yaml
from tests.unit.importers.tables.reading import places, problems_of


def staff(rows: int, **cells: str) -> str:
    """Return a table in which each row has the same cells; `{n}` in one is the number of the row."""
    names = ["社員番号", "氏名", "所属", *cells]
    lines = [
        ",".join([f"{n:03}", f"氏名{n}", "A", *(text.format(n=n) for text in cells.values())])
        for n in range(1, rows + 1)
    ]
    return "\n".join([",".join(names), *lines]) + "\n"


def test_unknown_value_in_many_rows_is_one_problem_at_the_first_with_the_next_places():
    (problem,) = problems_of(staff(300, 雇用形態="P"))
    assert problem.message.en == 'employment cannot be "P" (300 rows)'
    assert problem.message.ja == 'employmentの値として"P"は使えません(300行)'
    assert problem.entity is None
    assert [str(place) for place in (problem.location, *(place for _, place in problem.related))] == [
        f"staff.csv:{line}:{len(f'{line - 1:03},氏名{line - 1},A,') + 1}" for line in range(2, 7)
    ]


def test_a_few_are_said_one_by_one_each_with_its_entity():
    found = problems_of(staff(5, 雇用形態="P"))
    assert [problem.entity for problem in found] == [f"person/{n:03}" for n in range(1, 6)]


def test_other_values_and_other_fields_are_problems_of_their_own():
    text = staff(12, 雇用形態="P", FTE="x").replace("007,氏名7,A,P", "007,氏名7,A,Q")
    assert sorted(problem.message.en for problem in problems_of(text)) == [
        'employment cannot be "P" (11 rows)', 'employment cannot be "Q"', 'fte cannot be "x" (12 rows)',
    ]  # fmt: skip


def test_days_of_one_wrong_form_are_one_problem_though_each_is_another():
    numbers = problems_of(staff(20, 入社日="441{n:02}"))
    assert [problem.message.en for problem in numbers] == ['start cannot be "44101" (20 rows)']
    assert numbers[0].accepted is not None
    assert "Excel keeps for 2020-09-27" in numbers[0].accepted.en
    (american,) = problems_of(staff(20, 入社日="{n}/1/2020"))
    assert american.message.en == 'start cannot be "1/1/2020" (20 rows)'


def test_manager_whom_many_name_and_nobody_is_one_problem():
    (problem,) = problems_of(staff(40, 上長="999"))
    assert (problem.rule, problem.message.en) == ("unknown-reference", 'unknown position "999" (40 rows)')


def test_manager_s_name_that_two_have_is_one_problem_and_still_names_both():
    text = staff(40, 上長="佐藤") + "101,佐藤,A,\n102,佐藤,A,\n"
    (problem,) = problems_of(text)
    assert problem.rule == "ambiguous-reference"
    assert [str(place) for _, place in problem.related][-2:] == ["staff.csv:42:5", "staff.csv:43:5"]


def test_rows_without_a_number_are_one_problem():
    (problem,) = problems_of("社員番号,氏名,所属\n1,佐藤,A\n" + ",無番,A\n" * 30)
    assert (problem.rule, problem.message.en) == ("table-row", "the row has no id, so it is not read (30 rows)")


def test_tables_are_gathered_apart_and_yaml_is_not_gathered():
    files = [
        ForeignFile(name, staff(8, 雇用形態="P").replace("\n0", f"\n{name[0]}").encode()) for name in ("a.csv", "b.csv")
    ]
    imported = read_tables(files)
    people = "".join(f"  y{n}: {{employment: P}}\n" for n in range(8))
    written = read_yaml("c.yaml", f"people:\n{people}".encode())
    model = build((*imported.documents, *written), as_of=None, today=date(2026, 4, 1))  # type: ignore[misc]
    found = all_problems(imported.problems, model.problems, imported.documents)
    assert [str(problem.location).partition(":")[0] for problem in found] == ["a.csv", "b.csv", *["c.yaml"] * 8]


def test_order_of_the_rows_does_not_change_where_it_is_said():
    lines = staff(10, 雇用形態="P").splitlines()
    backwards = "\n".join([lines[0], *lines[:0:-1]]) + "\n"
    assert places(problems_of(backwards)) == [("invalid-value", "staff.csv:2:12")]
