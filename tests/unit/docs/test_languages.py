"""Every explanation speaks the language asked for, and no other: `orglint explain` of everything that has a name."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from orglint.app.inputs import Inputs
from orglint.app.rules import Explained, FieldInfo, RuleInfo, list_rules
from orglint.cli.explain_page import page
from orglint.engine.suppression_rules import SUPPRESSION_RULES
from orglint.functions.families import functions
from orglint.functions.registry import Function
from orglint.i18n import LANGUAGES, Language
from orglint.lang.describe import signature
from orglint.model.input_rules import INPUT_RULES
from orglint.model.marks import Words
from orglint.model.schema import COLLECTIONS, KINDS, Kind
from orglint.reporters.look import Look
from tests.unit.docs.languages import of_another_language

BOTH = pytest.mark.parametrize("language", LANGUAGES)


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("部署を選びます。Choose another folder please.", "ja", ["Choose another folder please"]),
        ("Not a single word, so to speak", "ja", ["Not a single word, so to speak"]),
        ("`orglint rules test FILE` を実行し、YAMLとJSON Schemaを使います", "ja", []),
        ("部署「North and South Sales Team」の長", "ja", []),
        ("one two three", "ja", []),
        ("a unit, 部署", "en", ["部署"]),
        ("the unit ｶﾌﾞ", "en", ["ｶﾌﾞ"]),
        ('the unit "部署" and `部署`', "en", []),
    ],
)
def test_the_other_language_is_noticed_and_data_is_not(text: str, language: str, found: list[str]):
    assert of_another_language(text, language) == found


def _shown(thing: Explained, language: Language) -> str:
    return "\n".join(page(thing, Look(language, names=True, colour=False, width=0, encoding="utf-8")))


@BOTH
def test_rules_are_explained_in_one_language(language: Language):
    wrong = {
        rule.id: found
        for rule in list_rules(Inputs(language=language))
        if (found := of_another_language(_shown(rule, language), language, _data_of_rule(rule)))
    }
    assert wrong == {}


def _data_of_rule(rule: RuleInfo) -> Iterator[str]:
    """Yield what is no text of ours: expressions, titles of sources, ids of entities, values of parameters."""
    yield from (line.strip() for line in rule.logic)
    yield from (" ".join(title.split()) for source in rule.references for title in source.title)
    for example in rule.examples:
        yield ", ".join(example.expect)
    for parameter in rule.params:
        yield ", ".join(map(str, parameter.default)) if isinstance(parameter.default, tuple) else ""
    yield from (" or ".join(names) for names in rule.needs)
    yield from (" または ".join(names) for names in rule.needs)


@BOTH
def test_functions_are_explained_in_one_language(language: Language):
    wrong = {
        function.name: found
        for function in functions().values()
        if (found := of_another_language(_shown(function, language), language, [signature(function)]))
    }
    assert wrong == {}


@BOTH
def test_kinds_and_fields_are_explained_in_one_language(language: Language):
    wrong = {}
    for kind in KINDS.values():
        things: list[Explained] = [kind, *(FieldInfo(kind, field) for field in kind.fields.values())]
        for thing in things:
            found = of_another_language(_shown(thing, language), language, _data_of(thing))
            if found:
                wrong[kind.name, str(thing)[:60]] = found
    assert wrong == {}


def _data_of(thing: Explained) -> Iterator[str]:
    """Yield types, and the words a value may be written with."""
    fields = [thing.field] if isinstance(thing, FieldInfo) else thing.fields.values() if isinstance(thing, Kind) else ()
    for field in fields:
        yield str(field.type)
        words = field.mark(Words)
        yield from words.aliases if words is not None else ()


@BOTH
def test_input_findings_and_suppression_findings_are_explained_in_one_language(language: Language):
    for rule in (*INPUT_RULES.values(), *SUPPRESSION_RULES.values()):
        assert of_another_language(_shown(rule, language), language) == [], rule.id


def test_each_explanation_says_what_the_other_language_says():
    """A page in Japanese has Japanese in it: that nothing of the other language is found is not for want of texts."""
    things: list[Explained] = [
        *functions().values(),
        *COLLECTIONS.values(),
        *INPUT_RULES.values(),
        *list_rules(Inputs(language="ja")),
    ]
    for thing in things:
        english, japanese = (_shown(thing, language) for language in LANGUAGES)
        assert of_another_language(japanese, "en"), japanese
        assert len(of_another_language(english, "ja")) >= (0 if isinstance(thing, Function) else 1), english
