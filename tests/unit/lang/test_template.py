"""Messages: placeholders, what they may show, and how values read in each language."""

from __future__ import annotations

from datetime import date

import pytest

from orglint.finding import Name
from orglint.lang.labels import LABELS
from orglint.lang.render import UNKNOWN, entity_label, number, show
from orglint.lang.scope import Scope
from orglint.lang.template import Template, check_template, differing_placeholders
from orglint.model.entities import Partnership, Person, Position, Unit
from orglint.model.schema import KINDS, record
from orglint.model.types import BOOL, DATE, NUMBER, TEXT, Enumerated, ListOf, Maybe, Ref, Structure

PERSON = ListOf(Ref(frozenset({"person"})))


@pytest.fixture
def template(functions):
    def run(kind, text, sensitive=()):
        scope = Scope.of_rule(kind, {"limit": NUMBER}, functions)
        for name in sensitive:
            scope = scope.bind(name, PERSON).marked(name, sensitive=True, personal=False)
        return check_template(text, scope)

    return run


def test_placeholders_are_expressions_and_braces_are_escaped(template):
    made = template("unit", 'a {{b}} {len([c for c in unit.children if c.id != "}:"])} of {limit:percent}')
    assert isinstance(made, Template)
    assert [part.key for part in made.placeholders] == [
        "len([c for c in unit.children if c.id != '}:'])",
        "limit:percent",
    ]
    values = {made.placeholders[0].key: 2, "limit:percent": 0.256}
    assert made.render(values, "en").show(names=True) == "a {b} 2 of 25.6%"


def test_part_in_double_brackets_is_said_only_where_its_values_are_there(template):
    made = template("unit", "{unit.id} is alone[[ (in {unit.location}, with {unit.children})]].")
    assert isinstance(made, Template)
    ident, location, children = (part.key for part in made.placeholders)

    def said(**values: object) -> str:
        named = {"location": location, "children": children}
        return made.render({ident: "web", **{named[name]: value for name, value in values.items()}}, "en").show(
            names=True
        )

    child = Unit(id="seo")
    assert said(location="Osaka", children=(child,)) == "web is alone (in Osaka, with seo)."
    assert said(location=None, children=(child,)) == "web is alone."
    assert said(location="Osaka", children=()) == "web is alone."
    assert said(location=UNKNOWN, children=(child,)) == "web is alone."


@pytest.mark.parametrize(
    ("kind", "text", "marked", "message"),
    [
        ("unit", "日本 {unit.fuction}", "fuction", "no field 'fuction'"),
        ("unit", "{unit.parent.name}", "unit.parent", "may be empty"),
        ("unit", "a } b", "}", "stands alone"),
        ("unit", "a [[ {unit.id}", "[[", "do not pair"),
        ("unit", "a {unit.id} ]]", "]]", "do not pair"),
        ("unit", "[[a [[ {unit.id} ]]", "[[", "do not pair"),
        ("unit", "a {unit.id", "{", "never closed"),
        ("unit", "{limit:.2f}", ".2f", "unknown format"),
        ("unit", "{unit.id:percent}", "unit.id:percent", "shows a number"),
        ("unit", "{}", "}", "missing"),
        ("position", "{position.dotted_reports_to}", "position.dotted_reports_to", "cannot be shown"),
        ("position", "{position.cost}", "position.cost", "sensitive"),
        ("position", "{[s.id for s in position.successor]}", "[s.id for s in position.successor]", "sensitive"),
        ("unit", "{[m.name for m in unit.members]}", "[m.name for m in unit.members]", "mere text"),
    ],
)
def test_wrong_placeholder_is_marked_in_the_message(template, kind, text, marked, message):
    found = template(kind, text)
    assert isinstance(found, list)
    assert text[found[0].start : found[0].end] == marked
    assert message in found[0].message.en


def test_let_with_sensitive_values_is_not_shown_but_may_be_counted(template):
    assert "sensitive" in template("position", "{heirs}", ["heirs"])[0].message.en
    assert isinstance(template("position", "{len(heirs)}", ["heirs"]), Template)


def test_name_of_a_person_stays_apart_from_the_text(template):
    made = template("person", "{person.name}さん")
    anna = Person(id="p1", name="Anna")
    phrase = made.render({made.placeholders[0].key: anna}, "ja")
    assert phrase.parts == (Name("Anna", "p1"), "さん")


def test_position_without_title_is_called_by_its_holder_or_id():
    anna = Person(id="p1", name="Anna")
    assert entity_label(Position(id="x", title="部長", holder=(anna,)), "ja").show(names=True) == "部長(Anna)"
    assert entity_label(Position(id="x", title="Head", holder=(anna,))).show(names=False) == "Head (x)"
    assert entity_label(Position(id="x", title="Head")).parts == ("Head", " (", "x", ")")
    assert entity_label(Position(id="x", holder=(anna,))).parts == (Name("Anna", "x"),)
    assert entity_label(Position(id="x")).parts == ("x",)
    assert entity_label(Unit(id="u", name="営業")).parts == ("営業",)
    pair = Partnership(id="a+b", a=Unit(id="a"), b=Unit(id="b"))
    assert entity_label(pair, "ja").show(names=False) == "aとb"


@pytest.mark.parametrize(
    ("value", "type_", "english", "japanese"),
    [
        (None, Maybe(TEXT), "none", "なし"),
        (UNKNOWN, NUMBER, "unknown", "不明"),
        (True, BOOL, "yes", "はい"),
        (date(2026, 4, 1), DATE, "2026-04-01", "2026-04-01"),
        ("business_unit", Maybe(Enumerated(("business_unit", "team"))), "business unit", "事業部"),
        ("business_unit", TEXT, "business_unit", "business_unit"),
        ((), ListOf(TEXT), "none", "なし"),
        (("a",), ListOf(TEXT), "a", "a"),
        (("a", "b", "c"), ListOf(TEXT), "a, b and c", "a、b、c"),
        (tuple("abcdefghij"), ListOf(TEXT), "a, b, c, d, e, f, g, h and 2 more", "a、b、c、d、e、f、g、hほか2件"),
        (("team",), ListOf(Enumerated(("team",))), "team", "チーム"),
    ],
)
def test_value_reads_in_both_languages(value, type_, english, japanese):
    assert show(value, type_, "en").show(names=True) == english
    assert show(value, type_, "ja").show(names=True) == japanese


@pytest.mark.parametrize(
    ("value", "text"),
    [(3.0, "3"), (1.5, "1.5"), (2 / 3, "0.67"), (9999, "9999"), (48_000_000, "48,000,000"), (0, "0"), (-2.0, "-2"),
     (0.0123, "0.012"), (1e-15, "0")],
)  # fmt: skip
def test_number_has_no_needless_digits(value, text):
    assert number(value) == text


def test_every_enum_value_of_the_schema_has_a_label():
    kinds = [*KINDS.values()]
    for kind in KINDS.values():
        for field in kind.declared.values():
            inner = field.type.item if isinstance(field.type, ListOf | Maybe) else field.type
            if isinstance(inner, Structure):
                kinds.append(record(inner.name))
    missing = set()
    for kind in kinds:
        for field in kind.declared.values():
            inner = field.type.item if isinstance(field.type, ListOf | Maybe) else field.type
            if isinstance(inner, Enumerated):
                missing |= {f"{kind.name}.{field.name}: {word}" for word in inner.values if word not in LABELS}
    assert missing == set()


def test_languages_with_different_placeholders_are_told_which(template):
    made = {"en": template("unit", "{unit.id} {limit}"), "ja": template("unit", "{limit} {unit.id:percent}"[:7])}
    found = differing_placeholders(made)
    assert [(language, error.start, error.end) for language, error in found] == [("en", 0, 9)]
    assert "{unit.id}" in found[0][1].message.en
