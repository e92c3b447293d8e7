"""What the renames file says goes before anything else; what does not fit the two organizations is refused, all at once."""

from __future__ import annotations

import pytest

from orglint.errors import ConfigError
from orglint.model.entities import Unit
from orglint.reorg.difference.difference import difference
from orglint.reorg.matching.matching import match
from orglint.reorg.renames import read_renames
from tests.unit.reorg.models import model

BEFORE = {
    "units": {"sales": {"name": "Sales"}, "support": {}, "lab": {}, "east": {}, "west": {}},
    "people": {"00123": {"unit": "sales"}, "p2": {"unit": "lab"}},
    "positions": {"seat": {"unit": "sales"}},
}
AFTER = {
    "units": {"growth": {"name": "Growth"}, "help": {}, "field": {}, "lab": {}, "region": {}},
    "people": {"900123": {"unit": "growth"}, "p2": {"unit": "lab"}},
    "positions": {"chair": {"unit": "growth"}},
}


def matched(text: str, before=None, after=None):
    earlier, later = model(before or BEFORE), model(after or AFTER)
    return match(earlier, later, read_renames("renames.yaml", text.encode(), earlier, later))


def units(matching):
    return {one.id: other.id for one, other in matching.counterparts.items() if one in matching.before.all(Unit)}


def parts(matching):
    return {unit.id: [one.id for one in matching.successors_of(unit)] for unit in matching.successors}


def test_what_is_said_is_matched_and_said_as_settled():
    matching = matched(
        "format: orglint-renames/1\nunits: {sales: growth}\npeople: {'00123': '900123'}\npositions: {seat: chair}"
    )
    pairs = {(one.before.ref, one.after.ref): (one.confidence, one.grounds[0].kind) for one in matching.recognised}
    assert pairs == {
        ("unit/sales", "unit/growth"): (1.0, "renames"),
        ("person/00123", "person/900123"): (1.0, "renames"),
        ("position/seat", "position/chair"): (1.0, "renames"),
    }


def test_a_list_is_what_a_unit_was_split_into():
    matching = matched("format: orglint-renames/1\nunits: {support: [help, field]}")
    assert parts(matching) == {"support": ["field", "help"]}
    assert "support" not in units(matching)
    [split] = difference(matching).of_kind("unit-split")
    assert [part.id for part in split.parts] == ["field", "help"]


def test_a_list_with_the_own_id_is_a_unit_that_goes_on():
    after = {"units": {**AFTER["units"], "support": {}}, "people": AFTER["people"], "positions": AFTER["positions"]}
    matching = matched("format: orglint-renames/1\nunits: {support: [support, field]}", after=after)
    assert units(matching)["support"] == "support"
    assert parts(matching) == {"support": ["support", "field"]}


def test_two_units_that_are_one_later_were_merged():
    matching = matched("format: orglint-renames/1\nunits: {east: region, west: region}")
    assert parts(matching) == {"east": ["region"], "west": ["region"]}
    [merged] = difference(matching).of_kind("units-merged")
    assert merged.before is None
    assert [part.id for part in merged.parts] == ["east", "west"]


def test_a_unit_that_is_one_which_goes_on_was_merged_into_it():
    matching = matched("format: orglint-renames/1\nunits: {east: lab}")
    assert units(matching) == {"lab": "lab"}
    assert parts(matching) == {"east": ["lab"]}


def test_what_is_said_of_a_unit_leaves_the_rest_to_evidence():
    before = {**BEFORE, "people": {name: {"unit": "west"} for name in "abc"} | {"d": {"unit": "lab"}}}
    after = {**AFTER, "people": {name: {"unit": "lab"} for name in "abcd"}}
    matching = matched("format: orglint-renames/1\nunits: {east: lab, lab: lab}", before, after)
    assert parts(matching) == {"east": ["lab"], "west": ["lab"]}


def test_what_is_said_to_be_gone_is_not_matched_by_its_id():
    matching = matched("format: orglint-renames/1\nunits: {lab: null}")
    assert units(matching) == {}
    gone, new = matching.unmatched("unit")
    assert "lab" in {unit.id for unit in gone}
    assert "lab" in {unit.id for unit in new}


def test_a_doubt_is_settled():
    before = {"units": {"x": {"name": "Team"}, "y": {"name": "Team"}}}
    after = {"units": {"v": {"name": "Team"}, "w": {"name": "Team"}}}
    [doubt] = match(model(before), model(after)).doubts
    assert [unit.id for unit in (*doubt.before, *doubt.after)] == ["x", "y", "v", "w"]
    matching = matched("format: orglint-renames/1\nunits: {x: w, y: v}", before, after)
    assert matching.doubts == ()
    assert units(matching) == {"x": "w", "y": "v"}


def test_every_error_is_said_at_its_place():
    text = """format: orglint-renames/1
unit: {}
units:
  sale: growth
  support: [help, fild]
  east: {to: west}
people:
  "00123": [a, b]
  p2: "900123"
positions:
  seat: lab
"""
    earlier, later = model(BEFORE), model(AFTER)
    with pytest.raises(ConfigError) as error:
        read_renames("renames.yaml", text.encode(), earlier, later)
    assert str(error.value).splitlines() == [
        (
            'renames.yaml:2:1: unknown key "unit"; a renames file has `format` and collections such as units, positions '
            'and people; did you mean "units"?'
        ),
        'renames.yaml:4:3: there is no unit "sale" in the earlier organization; did you mean "sales"?',
        'renames.yaml:5:19: there is no unit "fild" in the later organization; did you mean "field"?',
        "renames.yaml:6:9: expected is the later id, a list of ids for a unit that was split, or null for one that is gone",
        "renames.yaml:8:12: expected is the later id, or null for what is gone",
        'renames.yaml:11:9: there is no position "lab" in the later organization',
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("units: {}", "renames.yaml:1:1: a renames file begins with the line `format: orglint-renames/1`"),
        (
            "format: orglint-renames/2",
            'renames.yaml:1:9: the format is "orglint-renames/2"; this version reads "orglint-renames/1"',
        ),
        ("", "renames.yaml:1:1: a renames file begins with the line `format: orglint-renames/1`"),
        (
            "format: orglint-renames/1\nunits: [a]",
            "renames.yaml:2:8: units is not a mapping of earlier ids to later ones",
        ),
        (
            "format: orglint-renames/1\nunits: {lab: lab, lab: null}",
            'renames.yaml:2:19: "lab" stands twice',
        ),
        (
            "format: orglint-renames/1\npeople: {'00123': p2}",
            'renames.yaml:2:19: "p2" is an id of the earlier organization, too; say what that one is later',
        ),
        (
            "format: orglint-renames/1\npeople: {'00123': '900123', p2: '900123'}",
            'renames.yaml:2:33: "900123" is already what "00123" is later',
        ),
    ],
)
def test_a_file_that_cannot_be_meant_is_refused(text, message):
    earlier, later = model(BEFORE), model(AFTER)
    with pytest.raises(ConfigError) as error:
        read_renames("renames.yaml", text.encode(), earlier, later)
    assert str(error.value) == message


def test_errors_speak_japanese():
    earlier, later = model(BEFORE), model(AFTER)
    with pytest.raises(ConfigError) as error:
        read_renames("r.yaml", b"format: orglint-renames/1\nunits: {sales: nowhere}", earlier, later, "ja")
    assert str(error.value) == 'r.yaml:2:16: 変更後の組織に"nowhere"という部署はありません'
