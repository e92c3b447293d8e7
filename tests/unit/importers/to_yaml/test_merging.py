"""A second import brings a model up to date, and leaves alone what a hand has written."""

from __future__ import annotations

import pytest

from orglint.importers.to_yaml.record import RECORD_FILE, BadRecordError, read_record
from orglint.source.reader import read_yaml

HEAD = "id,name,unit,title,manager\n"
ANN = "1,Ann,Sales,Head,\n"
BOB = "2,Bob,Sales,Clerk,1\n"
CID = "3,Cid,Support,Clerk,1\n"
TABLE = HEAD + ANN + BOB
FILE = "organization.yaml"


def units(desk):
    read = read_yaml("a.yaml", desk.files[FILE])
    return read[0].root["units"]


def people(desk):
    read = read_yaml("a.yaml", desk.files[FILE])
    return read[0].root["people"]


def test_a_second_import_of_the_same_writes_nothing(desk):
    assert sorted(desk.take(TABLE).texts) == [RECORD_FILE, FILE]
    again = desk.take(TABLE)
    assert (again.texts, again.new, again.unchanged) == ({}, [], 1)
    assert (again.merge.updated, again.merge.kept, again.merge.vanished) == ([], [], [])


def test_rows_in_another_order_change_nothing(desk):
    desk.take(TABLE)
    assert desk.take(HEAD + BOB + ANN).texts == {}


def test_what_the_source_changes_is_changed_and_every_other_byte_stays(desk):
    desk.take(TABLE)
    desk.edit("  '2':\n", "  # our Bob\n  '2':   # him\n")
    desk.edit("    title: Clerk\n", "    title: Clerk   # since May\n    x-desk: 12\n")
    before = desk.text()
    said = desk.take(TABLE.replace("Clerk", "Chief Clerk"))
    assert said.merge.updated == [(("people", "2"), "title")]
    assert desk.text() == before.replace("title: Clerk   #", "title: Chief Clerk   #")


def test_a_field_that_a_hand_changed_stays_and_is_said(desk):
    desk.take(TABLE)
    desk.edit("title: Clerk", "title: Senior Clerk")
    said = desk.take(TABLE)
    assert (said.merge.kept, said.merge.conflicts, said.texts) == ([(("people", "2"), "title")], [], {})
    said = desk.take(TABLE.replace("Clerk", "Chief Clerk"))
    assert (said.merge.kept, said.merge.conflicts) == ([], [(("people", "2"), "title")])
    assert people(desk)["2"]["title"] == "Senior Clerk"
    said = desk.take(TABLE.replace("Clerk", "Chief Clerk"))
    assert (said.merge.kept, said.merge.conflicts, said.texts) == ([(("people", "2"), "title")], [], {})


def test_with_force_the_source_wins(desk):
    desk.take(TABLE)
    desk.edit("title: Clerk", "title: Senior Clerk")
    assert desk.take(TABLE, force=True).merge.updated == [(("people", "2"), "title")]
    assert people(desk)["2"]["title"] == "Clerk"


def test_what_a_hand_changed_to_what_the_source_says_now_is_no_conflict(desk):
    desk.take(TABLE)
    desk.edit("title: Clerk", "title: Chief Clerk")
    said = desk.take(TABLE.replace("Clerk", "Chief Clerk"))
    assert (said.merge.kept, said.merge.conflicts, said.merge.updated) == ([], [], [])
    assert desk.take(TABLE.replace("Clerk", "Chief Clerk")).texts == {}


def test_a_new_field_takes_its_place_in_the_order_of_the_model(desk):
    desk.take(HEAD + ANN + "2,Bob,Sales,,1\n")
    assert "  '2':\n    name: Bob\n    unit: Sales\n    reports_to: '1'  # Head\n" in desk.text()
    desk.take(TABLE)
    assert "  '2':\n    name: Bob\n    unit: Sales\n    title: Clerk\n    reports_to: '1'  # Head\n" in desk.text()


def test_new_entities_stand_beside_those_of_their_unit(desk):
    desk.take(HEAD + ANN + BOB + CID)
    said = desk.take(HEAD + ANN + BOB + CID + "9,Dan,Sales,Clerk,1\n8,Eve,IT,Chief,\n")
    assert [entity.key for entity in said.merge.new] == [("units", "IT"), ("people", "9"), ("people", "8")]
    assert list(people(desk)) == ["1", "2", "9", "3", "8"]
    assert list(units(desk)) == ["Sales", "Support", "IT"]


def test_what_is_gone_from_the_source_is_said_and_stays(desk):
    desk.take(TABLE)
    before = desk.text()
    said = desk.take(HEAD + ANN)
    assert (said.merge.vanished, said.texts) == ([("people", "2")], {})
    assert desk.take(HEAD + ANN).merge.vanished == [("people", "2")]
    assert desk.text() == before


def test_what_is_gone_is_taken_out_if_asked_for_but_nothing_of_a_hand_s(desk):
    desk.take(HEAD + ANN + BOB + CID)
    desk.edit("    name: Bob\n", "    name: Bob\n    x-desk: 12\n")
    said = desk.take(HEAD + ANN, prune=True)
    assert said.pruned.entities == [("people", "3"), ("units", "Support")]
    assert said.merge.vanished == [("people", "2"), ("people", "3"), ("units", "Support")]
    assert list(people(desk)) == ["1", "2"]
    assert list(units(desk)) == ["Sales"]
    assert desk.take(HEAD + ANN, prune=True).texts == {}


def test_what_somebody_who_stays_refers_to_is_not_taken_out(desk):
    desk.take(HEAD + ANN + BOB + CID)
    desk.edit("    name: Cid\n", "    name: Cid\n    x-desk: 12\n")
    said = desk.take(HEAD + ANN, prune=True)
    assert (said.pruned.entities, list(units(desk))) == ([("people", "2")], ["Sales", "Support"])


def test_whom_a_hand_refers_to_is_not_taken_out_but_whom_the_source_does_is(desk):
    desk.take(HEAD + ANN + BOB + CID)
    assert desk.take(HEAD + BOB, prune=True).pruned.entities == [("people", "1"), ("people", "3"), ("units", "Support")]
    desk.take(HEAD + ANN + BOB + CID)
    desk.edit("  Sales: {}\n", "  Sales:\n    head: person/3\n")
    assert desk.take(HEAD + ANN + BOB, prune=True).pruned.entities == []


def test_whom_only_what_goes_refers_to_goes_as_well(desk):
    desk.take(HEAD + ANN + BOB + CID + "4,Dan,Support,Clerk,3\n")
    said = desk.take(HEAD + ANN + BOB.replace(",1\n", ",\n"), prune=True)
    assert sorted(said.pruned.entities) == [("people", "3"), ("people", "4"), ("units", "Support")]
    assert said.pruned.fields == [(("people", "2"), "reports_to")]


def test_a_comment_keeps_an_entity_from_being_taken_out(desk):
    desk.take(TABLE)
    desk.edit("    title: Clerk\n", "    title: Clerk\n    # ask Ann\n")
    said = desk.take(HEAD + ANN, prune=True)
    assert said.pruned.entities == []
    assert "# ask Ann" in desk.text()


def test_a_field_that_is_gone_is_said_and_taken_out_if_asked_for(desk):
    desk.take(TABLE)
    said = desk.take(TABLE.replace("Clerk", ""))
    assert (said.merge.vanished_fields, said.texts) == ([(("people", "2"), "title")], {})
    said = desk.take(TABLE.replace("Clerk", ""), prune=True)
    assert said.pruned.fields == [(("people", "2"), "title")]
    assert "title" not in people(desk)["2"]
    assert desk.take(TABLE.replace("Clerk", ""), prune=True).texts == {}


def test_a_field_that_a_hand_deleted_or_changed_is_not_missed(desk):
    desk.take(TABLE)
    desk.edit("    title: Clerk\n", "")
    said = desk.take(TABLE)
    assert (said.merge.kept, said.texts) == ([(("people", "2"), "title")], {})
    said = desk.take(TABLE.replace("Clerk", ""))
    assert (said.merge.vanished_fields, said.merge.kept) == ([], [])


def test_an_entity_that_a_hand_deleted_is_not_written_again(desk):
    desk.take(TABLE)
    gone = desk.text()[desk.text().index("  '2':") :]
    desk.edit(gone, "")
    said = desk.take(TABLE)
    assert (said.merge.deleted, said.texts) == ([("people", "2")], {})
    assert desk.take(TABLE, force=True).merge.deleted == []
    assert list(people(desk)) == ["1", "2"]


def test_a_hand_may_move_entities_to_other_files_and_into_their_units(desk):
    desk.take(TABLE)
    bob = desk.text()[desk.text().index("  '2':") :]
    desk.edit(bob, "")
    desk.files["mine/bob.yaml"] = (
        b"# Bob\nunits:\n  Sales East:\n    people:\n      '2': {name: Bob, title: Clerk, reports_to: 1}\n"
    )
    said = desk.take(TABLE.replace("Clerk", "Chief"))
    assert said.merge.updated == [(("people", "2"), "title")]
    assert said.merge.kept == [(("people", "2"), "unit")]
    assert "'2': {name: Bob, title: Chief, reports_to: 1}" in desk.text("mine/bob.yaml")
    said = desk.take(TABLE.replace("Bob,Sales", "Bob,Support").replace("Clerk", "Chief"))
    assert said.merge.conflicts == [(("people", "2"), "unit")]


def test_one_post_becomes_several_and_several_one_unless_a_hand_changed_them(desk):
    several = TABLE + "2,Bob,Support,Deputy,1\n"
    desk.take(TABLE)
    assert (("people", "2"), "posts") in desk.take(several).merge.updated
    assert people(desk)["2"] == {
        "name": "Bob",
        "posts": [
            {"unit": "Sales", "title": "Clerk", "reports_to": "1"},
            {"unit": "Support", "title": "Deputy", "reports_to": "1"},
        ],
    }
    assert desk.take(several).texts == {}
    desk.take(TABLE)
    assert people(desk)["2"] == {"name": "Bob", "unit": "Sales", "title": "Clerk", "reports_to": "1"}
    desk.edit("title: Clerk", "title: Senior Clerk")
    said = desk.take(several)
    assert (said.merge.conflicts, people(desk)["2"]["title"]) == ([(("people", "2"), "posts")], "Senior Clerk")
    assert desk.take(several).merge.kept == [(("people", "2"), "posts")]


def test_posts_that_both_sides_add_are_all_there(desk):
    several = TABLE + "2,Bob,Support,Deputy,1\n"
    desk.take(several)
    desk.edit("      - unit: Support\n", "      - unit: IT\n        title: Chief\n      - unit: Support\n")
    desk.take(several + "2,Bob,Legal,Expert,1\n")
    assert [post["unit"] for post in people(desk)["2"]["posts"]] == ["Sales", "IT", "Support", "Legal"]


def test_remarks_follow_what_they_name(desk):
    desk.take(TABLE)
    desk.edit("reports_to: '1'  # Head\n", "reports_to: '1'  # Head\n    x-a: 1  # Head\n")
    desk.take(TABLE.replace("Head", "Director"))
    assert "reports_to: '1'  # Director\n    x-a: 1  # Head\n" in desk.text()


def test_two_sources_keep_to_their_own(desk):
    desk.take(("staff.csv", TABLE), ("more.csv", HEAD + CID))
    said = desk.take(("more.csv", HEAD + CID.replace("Clerk", "Chief")))
    assert (said.merge.vanished, said.left) == ([], {"staff.csv": 3})
    assert said.merge.updated == [(("people", "3"), "title")]
    said = desk.take(("staff.csv", HEAD + ANN))
    assert said.merge.vanished == [("people", "2")]
    assert said.left == {"more.csv": 3}


def test_a_file_that_says_most_of_what_another_said_takes_its_place(desk):
    desk.take(("april.csv", HEAD + ANN + BOB + CID))
    said = desk.take(("may.csv", HEAD + ANN + BOB))
    assert said.merge.vanished == [("people", "3"), ("units", "Support")]
    assert said.left == {}
    assert list(read_record(desk.text(RECORD_FILE)).sources) == ["may.csv"]


def test_what_an_anchor_shares_is_left_to_the_hand_and_tried_again(desk):
    desk.take(TABLE)
    text = desk.text()
    ann, bob = text.index("  '1':"), text.index("  '2':")
    shared = text[:ann] + "  '1': &one {name: Ann, unit: Sales, title: Head}\n" + text[bob:] + "  '7': *one\n"
    desk.files[FILE] = shared.encode()
    for _ in range(2):
        said = desk.take(TABLE.replace("Head", "Director"))
        assert said.refused == [(("people", "1"), "title")]
        assert desk.text() == shared.replace("# Head", "# Director")
        shared = desk.text()


def test_files_keep_their_line_ends_and_their_mark(desk):
    desk.take(TABLE)
    desk.files[FILE] = b"\xef\xbb\xbf" + desk.text().replace("\n", "\r\n").encode()
    desk.take(TABLE.replace("Clerk", "Chief") + "9,Dan,Sales,Clerk,1\n")
    data = desk.files[FILE]
    assert data.startswith(b"\xef\xbb\xbf# The organization")
    assert data.count(b"\n") == data.count(b"\r\n")
    assert list(people(desk)) == ["1", "2", "9"]


def test_collections_that_a_hand_emptied_or_wrote_between_brackets_take_new_entities(desk):
    desk.take(TABLE)
    desk.files[FILE] = (
        b"{units: {Sales: {}}, people: {'1': {name: Ann, unit: Sales, title: Head}, '2': {name: Bob}}} # x\n"
    )
    desk.take(TABLE + CID)
    assert list(people(desk)) == ["1", "2", "3"]
    assert list(units(desk)) == ["Sales", "Support"]
    assert desk.text().endswith("} # x\n")
    desk.files[FILE] = b"people:\nunits: {}\n"
    said = desk.take(HEAD + "7,Fay,IT,Chief,\n")
    assert [entity.key for entity in said.merge.new] == [("units", "IT"), ("people", "7")]
    assert said.merge.deleted == [("organization", "organization")]
    assert (list(people(desk)), list(units(desk))) == (["7"], ["IT"])


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"format": "orglint-import/9"}', '{"format": "orglint-import/1", "sources": 1}']
)
def test_a_damaged_record_is_refused(text):
    with pytest.raises(BadRecordError):
        read_record(text)
