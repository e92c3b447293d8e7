"""Where formats that demand a place put a finding."""

from __future__ import annotations

from dataclasses import replace

from orglint.location import Location, Span
from orglint.reporters.anchor import anchor, nearest
from tests.golden.reports import at, budget, composite, empty


def test_a_place_of_several_lines_is_the_part_on_its_first():
    whole = replace(budget("en"), location=Location("org/kinyu.yaml", Span(12, 7, 14, 30)))
    assert anchor(whole, empty("en")) == Location("org/kinyu.yaml", Span(12, 7, 12, 21))


def test_where_the_file_cannot_be_asked_it_is_the_beginning():
    whole = replace(budget("en"), location=Location("gone.yaml", Span(12, 7, 14, 30)))
    assert anchor(whole, empty("en")) == Location("gone.yaml", Span(12, 7, 12, 7))


def test_rows_of_a_sheet_stay_as_they_are():
    rows = Location("a.xlsx", Span(2, 1, 5, 2), sheet="S")
    assert nearest(replace(budget("en"), location=rows), empty("en")) == rows


def test_what_stands_nowhere_is_near_the_first_thing_it_has_to_do_with():
    nowhere = replace(budget("en"), location=None)
    assert nearest(nowhere, empty("en")) == replace(at("org/kinyu.yaml", "function: marketing"), exact=False)
    by_sign = replace(composite("en"), location=None, related=())
    assert nearest(by_sign, empty("en")) == replace(at("org/marketing.yaml", "owner: marketing"), exact=False)


def test_what_has_to_do_with_no_place_is_put_at_a_file_that_was_checked():
    alone = replace(budget("en"), location=None, related=())
    assert nearest(alone, empty("en")) is None
    assert anchor(alone, empty("en")) == Location("org/kinyu.yaml", exact=False)
    assert anchor(alone, replace(empty("en"), files=())) == Location("org", exact=False)
    assert anchor(alone, replace(empty("en"), files=(), asked=())) == Location(".", exact=False)
