"""A file for each part of the organization that somebody may keep, and one for each collection that belongs to none."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from orglint.importers.to_yaml.gather import gather
from orglint.importers.to_yaml.split import FEW, MANY, plan_files
from orglint.source.reader import read_yaml


def model(text: str):
    read = read_yaml("a.yaml", text.encode())
    assert isinstance(read, list), read
    return gather(read)


def staff(unit: str, count: int, first: int = 0) -> str:
    return "".join(f"  {unit}-{number}: {{unit: {unit}}}\n" for number in range(first, first + count))


def files(text: str, split="unit") -> dict[str, str]:
    return {f"{name}/{ident}": file for (name, ident), file in plan_files(model(text), split).files.items()}


def test_parts_below_the_top_have_files_and_small_ones_stay_above():
    found = files(
        "organization: {name: X}\n"
        "units: {all: {}, sales: {parent: all}, east: {parent: sales}, it: {parent: all}}\n"
        "people:\n  boss: {unit: all}\n  lone: {}\n" + staff("sales", 2) + staff("east", FEW) + staff("it", FEW - 2)
        + "kpis: {revenue: {owner: sales}, other: {}}\nhandoffs: {lead: {giver: east, receiver: it}}\n"
        "meetings: {weekly: {attendees: [sales]}}\n"
    )  # fmt: skip
    assert found["organization/organization"] == found["units/all"] == found["people/boss"] == "organization"
    assert {found[key] for key in ("units/sales", "units/east", "people/east-0", "kpis/revenue", "handoffs/lead")} == {
        "units/sales"
    }
    assert found["units/it"] == found["people/it-0"] == "organization"
    assert (found["people/lone"], found["kpis/other"], found["meetings/weekly"]) == ("people", "kpis", "meetings")


def test_a_large_part_is_divided_again():
    text = "units: {all: {}, sales: {parent: all}, east: {parent: sales}, west: {parent: sales}}\npeople:\n"
    found = files(text + staff("east", MANY) + staff("west", 1) + staff("sales", 3))
    assert found["units/sales"] == found["units/west"] == found["people/west-0"] == "units/sales"
    assert found["units/east"] == found["people/east-0"] == "units/sales/east"


def test_units_without_a_common_top_are_parts_each():
    found = files("units: {a: {}, b: {}}\npeople:\n" + staff("a", FEW) + staff("b", FEW))
    assert (found["units/a"], found["units/b"]) == ("units/a", "units/b")


def test_people_belong_where_they_hold_a_post():
    found = files(
        "units: {all: {}, a: {parent: all}}\npositions:\n  p: {unit: a, holder: [{id: x}, y]}\n  q: {unit: a}\n  r: {unit: a}\n"
        "people: {x: {}, y: {posts: [{unit: all}]}}\n"
    )
    assert (found["people/x"], found["people/y"]) == ("units/a", "organization")


def test_by_collection_each_has_one_file():
    found = files("organization: {}\nunits: {a: {}}\npeople: {x: {unit: a}}\n", "collection")
    assert found == {"organization/organization": "organization", "units/a": "units", "people/x": "people"}


PARENTS = st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh") | st.none(), max_size=8)


@given(PARENTS, st.lists(st.sampled_from("abcdefgh"), max_size=40))
def test_every_entity_has_one_place_whatever_the_parents_circles_included(parents, people):
    units = ", ".join(f"{ident}: {{parent: {parent or 'null'}}}" for ident, parent in parents.items())
    text = f"units: {{{units}}}\npeople:\n" + "".join(f"  p{n}: {{unit: {unit}}}\n" for n, unit in enumerate(people))
    gathered = model(text)
    made = plan_files(gathered)
    assert made.files.keys() == gathered.entities.keys()
    assert made.order.keys() == {ident for name, ident in gathered.entities if name == "units"}
