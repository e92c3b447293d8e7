"""What the rows of an organogram mean: posts, job shares, conflicts, tops, people without names."""

from __future__ import annotations

from datetime import date

import pytest

from orglint.errors import UsageError
from orglint.importers.imported import ForeignFile, Imported
from orglint.importers.tables.read_tables import read_tables
from orglint.importers.tables.table_document import TableDocument
from orglint.model.build import build
from orglint.model.entities import Position

SENIOR_HEADINGS = (
    "Post Unique Reference,Name,Grade (or equivalent),Job Title,Parent Department,Organisation,Unit,"
    "Reports to Senior Post,Salary Cost of Reports (£),FTE,Actual Pay Floor (£),,Professional/Occupational Group\n"
)
JUNIOR_HEADINGS = (
    "Parent Department,Organisation,Unit,Reporting Senior Post,Grade,Payscale Minimum (£),Generic Job Title,"
    "Number of Posts in FTE,Professional/Occupational Group\n"
)


def senior(
    ref: str,
    name: str = "N/D",
    *,
    to: str = "1",
    unit: str = "Risk",
    grade: str = "SCS1",
    fte: str = "1",
    org: str = "Body",
) -> str:
    return f"{ref},{name},{grade},Head,Ministry,{org},{unit},{to},90000,{fte},65000,,Policy\n"


def junior(to: str = "1", title: str = "Clerk", number: str = "3.5", unit: str = "Risk") -> str:
    return f"Ministry,Body,{unit},{to},AO,18000,{title},{number},Policy\n"


def read(*rows: str, junior_rows: tuple[str, ...] = ()) -> Imported:
    files = [ForeignFile("body/2011-03-31-senior.csv", (SENIOR_HEADINGS + "".join(rows)).encode())]
    if junior_rows:
        files.append(ForeignFile("body/2011-03-31-junior.csv", (JUNIOR_HEADINGS + "".join(junior_rows)).encode()))
    return read_tables(files)


def posts_of(*rows: str) -> TableDocument:
    imported = read(*rows)
    assert imported.problems == ()
    return imported.documents[0]


def test_post_is_a_position_with_a_holder_whose_id_is_no_name():
    document = posts_of(senior("007", "Jo Doe", to="XX"))
    assert document.root == {
        "organization": {"name": "Body", "as_of": "2011-03-31", "roots": ["position/007"]},
        "units": {
            "Body": {"type": "company", "x-parent-department": "Ministry"},
            "Risk": {"parent": "Body"},
        },
        "positions": {
            "007": {
                "grade": "SCS1", "title": "Head", "unit": "Risk", "reports_to": None, "fte": "1", "status": "filled",
                "holder": ["007-holder"], "x-occupational-group": "Policy",
            },
        },
        "people": {"007-holder": {"name": "Jo Doe"}},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("Vacant", "vacant"), ("vacant", "vacant"), ("Eliminated", "eliminated"), ("N/D", "undisclosed"),
        ("n/d", "undisclosed"), ("N/A", "undisclosed"), ("Not disclosed", "undisclosed"), ("", "undisclosed"),
    ],
)  # fmt: skip
def test_name_that_is_no_name_is_a_status(name: str, status: str):
    document = posts_of(senior("1", name, to="XX"))
    post = document.root["positions"]["1"]
    assert post["status"] == status
    assert "holder" not in post
    assert "people" not in document.root


def test_job_share_is_one_post_with_several_holders_and_their_fte_together():
    document = posts_of(senior("2", "Jo Doe", fte="0.6"), senior("2", "Al Roe", fte="0.75"), senior("1", to="XX"))
    post = document.root["positions"]["2"]
    assert document.duplicates == []
    assert (post["holder"], post["fte"], post["status"]) == (["2-holder", "2-holder-2"], "1.35", "filled")
    second = document.value_span(post["holder"], 1)
    assert second is not None
    assert (second.line, second.column) == (3, 3)


def test_job_share_that_is_half_vacant_is_filled():
    post = posts_of(senior("2", "Vacant"), senior("2", "Al Roe")).root["positions"]["2"]
    assert (post["status"], post["holder"]) == ("filled", ["2-holder"])


@pytest.mark.parametrize(
    "second",
    [
        senior("2", grade="SCS2"),
        senior("2", to="3"),
        senior("2", unit="Other"),
        senior("2", "Eliminated"),
        senior("2").replace("Policy", "Law"),
        senior("2").replace("Head", "Deputy"),
    ],
)
def test_repeat_that_differs_in_the_post_itself_is_a_conflict_at_both_rows(second: str):
    document = posts_of(senior("2"), senior("1", to="XX"), second)
    (duplicate,) = document.duplicates
    assert (duplicate.key, duplicate.first.line, duplicate.second.line) == ("2", 2, 4)
    (problem,) = build([document], as_of=None, today=date(2026, 1, 1)).problems
    assert (problem.rule, problem.entity) == ("duplicate-entity", "position/2")


def test_people_of_a_conflicting_row_are_not_made():
    document = posts_of(senior("2", "Jo Doe"), senior("2", "Al Roe", grade="SCS2"))
    assert document.root["people"] == {"2-holder": {"name": "Jo Doe"}}


def test_post_zero_is_somebody_without_a_post():
    document = posts_of(senior("0", "Jo Doe"), senior("0"), senior("1", to="XX"))
    assert document.root["people"] == {"not-in-post-1": {"name": "Jo Doe"}, "not-in-post-2": {}}
    assert list(document.root["positions"]) == ["1"]


def test_reference_eliminated_numbers_no_post():
    document = posts_of(senior("Eliminated"), senior("Eliminated"), senior("1", to="XX"))
    posts = document.root["positions"]
    assert list(posts) == ["1", "eliminated-1", "eliminated-2"]
    assert posts["eliminated-2"]["status"] == "eliminated"


def test_managers_stand_as_written():
    posts = posts_of(senior("1", to="1"), senior("2", to="nobody"), senior("3", to="xx"), senior("4", to="")).root
    said = {ident: post.get("reports_to", "-") for ident, post in posts["positions"].items()}
    assert said == {"1": "1", "2": "nobody", "3": None, "4": "-"}


def test_row_without_a_reference_is_said():
    imported = read(senior("1", to="XX"), senior(""))
    (problem,) = imported.problems
    assert (problem.rule, str(problem.location)) == ("table-row", "body/2011-03-31-senior.csv:3:1")


def test_pay_is_neither_read_nor_shown():
    imported = read(senior("1", to="XX"))
    document = imported.documents[0]
    excerpt = document.excerpt(document.own_span(document.root["positions"]["1"]))
    assert excerpt is not None
    assert "65000" not in excerpt.text
    assert "90000" not in excerpt.text
    (note,) = imported.notes
    assert note.text.en == (
        "columns recognised as sensitive and not read: Salary Cost of Reports (£), Actual Pay Floor (£)"
    )


def test_junior_rows_are_aggregates_that_report_to_their_post():
    rows = junior(), junior(), junior(title="Usher", unit="Doors")
    _, staff = read(senior("1", to="XX"), junior_rows=rows).documents
    ids = list(staff.root["positions"])
    assert ids[1] == f"{ids[0]}-2"
    assert all(ident.startswith("junior-1-") for ident in ids)
    assert staff.root["positions"][ids[2]] == {
        "unit": "Doors", "reports_to": "1", "grade": "AO", "title": "Usher", "headcount": "3.5",
        "x-occupational-group": "Policy",
    }  # fmt: skip
    assert staff.root["units"] == {"Doors": {"parent": "Body"}}


def test_ids_of_junior_rows_do_not_depend_on_number_or_order():
    before = read(senior("1"), junior_rows=(junior(), junior(title="Usher"))).documents[1]
    after = read(senior("1"), junior_rows=(junior(title="Usher", number="9"), junior(number="1"))).documents[1]
    assert set(before.root["positions"]) == set(after.root["positions"])


def test_junior_file_alone_leaves_managers_out_and_says_so():
    table = ForeignFile("body/2011-03-31-junior.csv", (JUNIOR_HEADINGS + junior()).encode())
    imported = read_tables([table])
    (document,) = imported.documents
    assert all("reports_to" not in post for post in document.root["positions"].values())
    assert "positions.reports_to" not in document.described
    assert any("DATE-senior.csv" in note.text.en for note in imported.notes)


def test_unit_of_the_organisation_s_own_name_is_the_organisation():
    document = posts_of(senior("1", to="XX", unit="BODY"), senior("2", unit="N/A"))
    assert list(document.root["units"]) == ["BODY"]
    assert [post["unit"] for post in document.root["positions"].values()] == ["BODY", "BODY"]


def test_unit_name_that_two_organisations_have_names_its_own():
    document = posts_of(senior("1", to="XX", org="A"), senior("2", org="B"), senior("3", org="B", unit="Only"))
    assert document.root["units"] == {
        "A": {"type": "company", "x-parent-department": "Ministry"},
        "Risk (A)": {"name": "Risk", "parent": "A"},
        "B": {"type": "company", "x-parent-department": "Ministry"},
        "Risk (B)": {"name": "Risk", "parent": "B"},
        "Only": {"parent": "B"},
    }


def test_model_links_posts_and_finds_dangling_managers_at_their_cells():
    imported = read(senior("1", to="XX"), senior("2"), senior("3", to="9"), junior_rows=(junior("2"),))
    model = build(imported.documents, as_of=None, today=date(2026, 1, 1))
    assert [(p.rule, str(p.location)) for p in model.problems] == [
        ("unknown-reference", "body/2011-03-31-senior.csv:4:36"),
    ]
    assert model.as_of == date(2011, 3, 31)
    post = model.entities["position"]["2"]
    assert isinstance(post, Position)
    assert [(report.id[:9], report.headcount) for report in post.reports] == [("junior-2-", 3.5)]


def test_several_dates_are_refused_and_one_is_named():
    files = [
        ForeignFile(f"body/{day}-senior.csv", (SENIOR_HEADINGS + senior("1", to="XX")).encode())
        for day in ("2011-03-31", "2011-09-30")
    ]
    with pytest.raises(UsageError) as caught:
        read_tables(files)
    assert "2011-03-31, 2011-09-30" in caught.value.message
    assert "body/2011-03-31-senior.csv" in caught.value.message
    with pytest.raises(UsageError, match="2時点"):
        read_tables(files, language="ja")


def test_several_bodies_are_refused():
    text = (SENIOR_HEADINGS + senior("1", to="XX")).encode()
    with pytest.raises(UsageError, match="several bodies"):
        read_tables([ForeignFile(f"{body}/2011-03-31-senior.csv", text) for body in ("a", "b")])
