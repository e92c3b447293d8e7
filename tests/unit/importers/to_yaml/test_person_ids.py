"""People whose source has no ids get numbers that say nothing, and keep them."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from orglint.importers.to_yaml.record import RECORD_FILE
from orglint.source.reader import read_yaml
from tests.unit.importers.to_yaml.conftest import Desk

HEAD = "name,unit,title,manager\n"
ANN, BOB, CID = "Ann,Sales,Head,\n", "Bob,Sales,Clerk,Ann\n", "Cid,Support,Clerk,Ann\n"


def people(desk) -> dict[str, dict]:
    found = {}
    for path, data in desk.files.items():
        if path.endswith(".yaml"):
            for document in read_yaml(path, data):
                found |= document.root.get("people") or {}
    return found


def ids(desk) -> dict[str, str]:
    return {body["name"]: ident for ident, body in people(desk).items()}


def test_numbers_do_not_depend_on_the_order_of_rows_and_references_follow(desk):
    desk.take(HEAD + ANN + BOB + CID)
    found = ids(desk)
    assert sorted(found.values()) == ["person-0001", "person-0002", "person-0003"]
    assert people(desk)[found["Bob"]]["reports_to"] == found["Ann"]
    other = Desk()
    other.take(HEAD + CID + ANN + BOB)
    assert ids(other) == found


def test_numbers_do_not_tell_who_comes_first_in_the_alphabet(desk):
    names = [f"Name{letter}" for letter in "abcdefghijklmnop"]
    desk.take(HEAD + "".join(f"{name},Sales,Clerk,\n" for name in names))
    numbers = [ids(desk)[name] for name in names]
    assert numbers != sorted(numbers)


def test_people_keep_their_numbers_and_new_ones_get_the_next(desk):
    desk.take(HEAD + ANN + BOB + CID)
    before = ids(desk)
    desk.take(HEAD + "Aaa,Sales,Clerk,Bob\n" + CID + BOB + ANN)
    assert ids(desk) == before | {"Aaa": "person-0004"}
    desk.take(HEAD + CID + BOB + ANN, prune=True)
    desk.take(HEAD + "Zed,Sales,Clerk,Bob\n" + CID + BOB + ANN)
    assert ids(desk) == before | {"Zed": "person-0005"}


def test_who_changes_unit_or_title_is_known_again_and_who_changes_both_is_not(desk):
    desk.take(HEAD + ANN + BOB + CID)
    before = ids(desk)
    assert desk.take(HEAD + ANN + "Bob,Support,Clerk,Ann\n" + "Cid,Support,Chief,Ann\n").merge.new == []
    assert ids(desk) == before
    said = desk.take(HEAD + ANN + "Bob,IT,Chief,Ann\n" + "Cid,Support,Chief,Ann\n")
    assert said.merge.vanished == [("people", before["Bob"])]
    assert [entity.key for entity in said.merge.new] == [("units", "IT"), ("people", "person-0004")]


def test_a_name_that_a_hand_corrected_is_known_again(desk):
    desk.take(HEAD + ANN + BOB)
    before = ids(desk)
    path = next(path for path in desk.files if path != RECORD_FILE)
    desk.edit("name: Bob", "name: Robert", path)
    said = desk.take(HEAD + ANN + BOB)
    assert said.merge.kept == [(("people", before["Bob"]), "name")]
    said = desk.take(HEAD + ANN + BOB.replace("Bob", "Robert"))
    assert (said.merge.new, said.merge.vanished, said.merge.conflicts) == ([], [], [])


def test_people_who_are_described_alike_stay_as_many(desk):
    twins = HEAD + ANN + 2 * BOB + 2 * ",Sales,Clerk,Ann\n"
    desk.take(twins)
    assert len(people(desk)) == 5
    assert desk.take(twins).texts == {}
    said = desk.take(HEAD + ANN + BOB + 2 * ",Sales,Clerk,Ann\n")
    assert (len(said.merge.vanished), said.merge.new) == (1, [])


def test_of_two_of_one_name_in_one_unit_nobody_is_taken_for_the_other(desk):
    desk.take(HEAD + ANN + "Bob,Sales,Clerk,Ann\n" + "Bob,Sales,Chief,Ann\n")
    said = desk.take(HEAD + ANN + "Bob,Sales,Expert,Ann\n" + "Bob,Sales,Chief,Ann\n")
    assert [entity.fields["title"] for entity in said.merge.new] == []
    assert said.merge.updated[0][1] == "title"
    said = desk.take(HEAD + ANN + "Bob,Sales,X,Ann\n" + "Bob,Sales,Y,Ann\n")
    assert len(said.merge.vanished) == len(said.merge.new) == 2


def test_somebody_who_stands_there_already_under_an_id_of_their_own_keeps_it(desk):
    desk.files["organization.yaml"] = b"people: {'007': {name: Bob, unit: Sales}}\nunits: {Sales: {}}\n"
    desk.take(HEAD + ANN + BOB)
    assert ids(desk) == {"Bob": "007", "Ann": "person-0001"}


def test_names_are_ids_only_if_asked_for(desk):
    rows = HEAD + "Ann Lee,Sales,Head,\n" + "ANN LEE,Support,Clerk,\n" + "田中 太郎,Sales,Clerk,\n" + ",Sales,Clerk,\n"
    desk.take(rows, ids="name")
    assert sorted(people(desk)) == ["ann-lee", "ann-lee-2", "person-0001", "田中太郎"]
    assert desk.take(rows).texts == {}


def test_numbers_never_meet_ids_that_are_there(desk):
    desk.files["organization.yaml"] = b"people: {person-0001: {name: Zed}}\n"
    desk.take(HEAD + ANN)
    assert ids(desk) == {"Zed": "person-0001", "Ann": "person-0002"}


PERSON = st.tuples(st.sampled_from(["Ann", "Bob", "Cid", ""]), st.sampled_from("AB"), st.sampled_from(["x", "y", ""]))


@given(st.lists(PERSON, max_size=7), st.integers())
def test_importing_any_list_again_in_any_order_writes_nothing(rows, seed):
    desk = Desk()
    desk.take("name,unit,title\n" + "".join(",".join(row) + "\n" for row in rows))
    random.Random(seed).shuffle(rows)  # noqa: S311 - no secret
    said = desk.take("name,unit,title\n" + "".join(",".join(row) + "\n" for row in rows))
    assert said.texts == {}
