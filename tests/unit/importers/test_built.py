"""What a built document says of entities that others describe, and of fields that could not be read."""

from __future__ import annotations

from datetime import date

import pytest

from orglint.importers.tables.csv_text import read_csv
from orglint.importers.tables.table import Cell
from orglint.importers.tables.table_document import TableBuilder, TableDocument
from orglint.importers.to_yaml import yaml_texts
from orglint.model.build import build
from orglint.model.entities import Decision, Unit
from orglint.model.organization import Model
from orglint.source.document import Document
from orglint.source.reader import read_yaml


def builder(text: str = "unit,head\nsales,ito\n", file: str = "heads.csv") -> TableBuilder:
    table = read_csv(text.encode(), file).table
    assert table is not None
    return TableBuilder(table, {0: "units.id", 1: "units.head"}, frozenset())


def heads(head: str = "ito", file: str = "heads.csv") -> TableDocument:
    made = builder(f"unit,head\nsales,{head}\n", file)
    made.set(made.addition("units", "sales", Cell(0, 0)), "head", head, Cell(0, 1))
    return made.done()


def model_of(*documents: Document) -> Model:
    return build(documents, as_of=None, today=date(2026, 6, 1))


def yaml_of(text: str) -> list[Document]:
    read = read_yaml("org.yaml", text.encode())
    assert isinstance(read, list)
    return list(read)


UNITS = "units: {sales: {type: department}}\npeople: {ito: {unit: sales}, kato: {unit: sales}}\n"


@pytest.mark.parametrize("first", [True, False])
def test_an_addition_states_what_the_other_file_does_not_and_stands_at_its_own_cell(first: bool):
    documents = [*yaml_of(UNITS), heads()]
    model = model_of(*(documents if first else documents[::-1]))
    assert model.problems == []
    unit = model.entities["unit"]["sales"]
    assert isinstance(unit, Unit)
    assert (unit.type, [post.id for post in unit.head]) == ("department", ["ito"])
    assert str(model.location(unit, "head")) == "heads.csv:2:7"
    assert str(model.location(unit, "type")) == "org.yaml:1:17"
    assert str(model.location(unit)) == "org.yaml:1:9"


def units(field: str, value: str, file: str = "units.csv") -> TableDocument:
    made = builder(f"unit,x\nsales,{value}\n", file)
    made.set(made.entity("units", "sales", Cell(0, 0)), field, value, Cell(0, 1))
    return made.done()


PEOPLE = yaml_of("people: {ito: {}, kato: {}}")


def test_an_addition_that_contradicts_is_a_problem_at_both_places_and_the_field_unknown():
    model = model_of(*PEOPLE, units("head", "kato"), heads())
    (problem,) = model.problems
    assert (problem.rule, problem.entity) == ("duplicate-entity", "unit/sales.head")
    assert str(problem.location) == "heads.csv:2:7"
    assert [str(place) for _, place in problem.related] == ["units.csv:2:7"]
    assert model.is_unknown(model.entities["unit"]["sales"], "head")


def test_what_somebody_wrote_as_a_model_stands_but_for_where_things_belong():
    model = model_of(*yaml_of(UNITS.replace("{type", "{head: kato, type")), heads())
    assert model.problems == []
    assert [post.id for post in model.entities["unit"]["sales"].head] == ["kato"]  # type: ignore[attr-defined]
    made = builder("unit,above\nsales,west\n")
    made.set(made.addition("units", "sales", Cell(0, 0)), "parent", "west", Cell(0, 1))
    (problem,) = model_of(*yaml_of("units: {east: {}, west: {}, sales: {parent: east}}"), made.done()).problems
    assert (problem.rule, problem.entity) == ("duplicate-entity", "unit/sales.parent")


def test_an_unread_field_of_a_joined_file_is_unknown_unless_the_model_states_it():
    made = builder()
    body = made.entity("units", "sales", Cell(0, 0))
    made.unread(body, "head")
    made.unread(body, "type")
    model = model_of(*yaml_of(UNITS), made.done())
    assert model.unknown[model.entities["unit"]["sales"]] == {"head"}


def test_an_addition_that_says_the_same_is_no_problem():
    model = model_of(*yaml_of(UNITS.replace("{type", "{head: ito, type")), heads())
    assert model.problems == []
    assert not model.is_unknown(model.entities["unit"]["sales"], "head")


def test_two_additions_that_contradict_each_other_are_told_in_one_way_whatever_their_order():
    documents = [*yaml_of(UNITS), heads("ito", "a.csv"), heads("kato", "b.csv")]
    said = [model_of(*order).problems for order in (documents, documents[::-1])]
    assert said[0] == said[1]
    assert [problem.entity for problem in said[0]] == ["unit/sales.head"]


def test_an_addition_to_what_nobody_describes_describes_it():
    model = model_of(*yaml_of("people: {ito: {title: 部長}}"), heads())
    assert list(model.entities["unit"]) == ["sales"]
    assert model.problems == []


def test_an_addition_is_written_into_the_entity_it_adds_to():
    made = builder(file="z.csv")
    made.set(made.entity("units", "sales", Cell(0, 0)), "type", "department", Cell(0, 0))
    (text,) = yaml_texts([heads(), made.done()]).values()
    assert text.endswith("units:\n  sales:\n    type: department\n    head: ito\n")


def test_an_unread_field_is_unknown_stated_or_not_and_nothing_is_said_of_its_text():
    made = builder("decision,who\npricing,?!\n")
    body = made.entity("decisions", "pricing", Cell(0, 0))
    made.set(body, "accountable", "?!", Cell(0, 1))
    made.unread(body, "accountable")
    made.unread(body, "responsible")
    model = model_of(made.done())
    decision = model.entities["decision"]["pricing"]
    assert isinstance(decision, Decision)
    assert model.problems == []
    assert decision.accountable == ()
    assert model.unknown[decision] == {"accountable", "responsible"}
