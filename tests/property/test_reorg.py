"""Comparing organizations of any form: nothing where nothing differs, and the mirror the other way round."""

from __future__ import annotations

from collections import Counter
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from orglint.model.build import build
from orglint.model.entities import Described
from orglint.model.organization import Model
from orglint.model.schema import COLLECTIONS, KINDS, record
from orglint.model.types import Record
from orglint.reorg.difference.difference import Difference, difference
from orglint.reorg.impact.impact import Figure, impact
from orglint.reorg.matching.matching import Matching, match
from tests.unit.importers.model_sheets.written_models import MODELS, documents_of
from tests.unit.reorg.generated import ORGANIZATIONS

TODAY = date(2026, 6, 1)


def model(written) -> Model:
    return build(documents_of(written), as_of=None, today=TODAY)


ANY = MODELS.map(model)
SMALL = ORGANIZATIONS.map(model)
PAIRS = st.tuples(ANY, ANY) | st.tuples(SMALL, SMALL)


def compared(before: Model, after: Model) -> Difference:
    return difference(match(before, after))


@settings(max_examples=100)
@given(ANY | SMALL)
def test_an_organization_does_not_differ_from_itself(one):
    found = compared(one, one)
    assert found.changes == ()
    assert found.followed == ()
    assert found.not_comparable == ()
    assert found.hidden == ()
    matching = found.matching
    assert matching.recognised == matching.parts == matching.doubts == ()


@settings(max_examples=100)
@given(MODELS | ORGANIZATIONS)
def test_what_is_read_twice_is_the_same(written):
    found = compared(model(written), model(written))
    assert found.is_empty
    assert found.followed == ()


@settings(max_examples=150)
@given(PAIRS)
def test_matching_the_other_way_round_is_the_mirror(pair):
    there, back = match(*pair), match(*reversed(pair))
    assert there.counterparts == back.counterparts
    assert there.successors == back.predecessors
    assert there.predecessors == back.successors
    assert {one.mirror() for one in there.recognised} == set(back.recognised)
    assert {one.mirror() for one in there.parts} == set(back.parts)
    turned = {frozenset(one.mirror() for one in doubt.candidates) for doubt in there.doubts}
    assert turned == {frozenset(doubt.candidates) for doubt in back.doubts}


@settings(max_examples=150)
@given(PAIRS)
def test_the_difference_the_other_way_round_is_the_mirror(pair):
    there, back = compared(*pair), compared(*reversed(pair))
    assert sorted(map(repr, (one.mirror() for one in there.changes))) == sorted(map(repr, back.changes))
    assert {one.mirror() for one in there.followed} == set(back.followed)
    assert {one.mirror() for one in there.not_comparable} == set(back.not_comparable)
    assert there.hidden == back.hidden
    assert [one.mirror().mirror() for one in there.changes] == list(there.changes)


@settings(max_examples=150)
@given(PAIRS)
def test_what_follows_follows_from_something(pair):
    found = compared(*pair)
    assert found.changes or found.not_comparable or not found.followed


OF_ITS_OWN = {("position", "status"), ("position", "holder"), ("unit", "responsibilities")}
"""Fields that say the same in several ways, or of which another entity tells the change: both have tests of their own."""


EVERY = "every field"
TELLS = {
    "unit-renamed": ["name"],
    "unit-moved": ["parent"],
    "unit-relocated": ["location"],
    "new-head": ["head"],
    "person-moved": ["unit", "reports_to"],  # of the person's post
    "position-moved": ["unit", "reports_to"],
    "position-renamed": ["title"],
    "new-manager": ["reports_to"],
    "position-created": [EVERY],
    "position-eliminated": [EVERY],
}


def fields_told(found: Difference):
    """Yield the earlier entities of which a difference tells something, and the field it tells."""
    for change in found.changes:
        for name in TELLS.get(change.kind, [getattr(change, "field", "").partition(".")[0]]):
            yield change.before, name
    for change in found.of_kind("line-handed-over"):
        yield from ((post, "reports_to") for post, _ in change.posts)
    yield from ((one.before, one.field.partition(".")[0]) for one in found.followed)


@settings(max_examples=150)
@given(PAIRS)
def test_no_difference_is_silent(pair):
    found = compared(*pair)
    told = set(fields_told(found))
    passed = {(one.collection, one.field) for one in found.not_comparable} | {
        tuple(one.field.split(".", 1)) for one in found.hidden
    }
    mine, theirs = found.matching.personal
    for before, after in found.matching.counterparts.items():
        if before not in found.matching.before.in_force[before.KIND]:
            continue  # the other direction
        owner = mine.get(before)
        if owner is not None and after in theirs and owner not in found.matching.counterparts:
            continue  # the post of somebody who is not there
        for field in KINDS[before.KIND].written.values():
            if (before.KIND, field.name) in OF_ITS_OWN or field.name in ("unknown", "described", "as_of"):
                continue
            old = plain(getattr(before, field.name), found.matching)
            new = plain(getattr(after, field.name), None)
            collection = type(before).collection or "organization"
            if old != new and not {(before, field.name), (owner, field.name), (before, EVERY)} & told:
                assert (collection, field.name) in passed, (before, field.name, old, new)


def plain(value: object, matching: Matching | None) -> object:
    """Return a value with earlier entities exchanged for later ones, lists without their order."""
    if isinstance(value, Described):
        return matching.counterparts.get(value, value) if matching is not None else value
    if isinstance(value, tuple):
        return frozenset(Counter(plain(item, matching) for item in value).items())
    if isinstance(value, Record):
        return tuple((name, plain(getattr(value, name), matching)) for name in record(type(value).__name__).declared)
    return value


@settings(max_examples=100)
@given(PAIRS)
def test_everything_is_matched_once_gone_or_new(pair):
    matching = match(*pair)
    for kind in (item.name for item in COLLECTIONS.values()):
        gone, new = matching.unmatched(kind)
        for side, left in ((matching.before, gone), (matching.after, new)):
            for entity in side.in_force[kind]:
                assert (entity in left) != is_placed(matching, entity)
    assert all(matching.counterparts[other] is one for one, other in matching.counterparts.items())
    assert all(one.KIND == other.KIND for one, other in matching.counterparts.items())


def is_placed(matching: Matching, entity: Described) -> bool:
    return entity in matching.counterparts or entity in matching.successors or entity in matching.predecessors


@settings(max_examples=100)
@given(PAIRS)
def test_figures_the_other_way_round_are_the_mirror(pair):
    there, back = impact(match(*pair)), impact(match(*reversed(pair)))
    assert [turned(one) for one in there.figures] == list(back.figures)
    assert turned(there.cost) == back.cost
    assert {(one.before, one.after): tuple(map(turned, one.figures)) for one in there.units} == {
        (one.after, one.before): one.figures for one in back.units
    }


def turned(figure: Figure) -> Figure:
    return Figure(figure.name, figure.after, figure.before)
