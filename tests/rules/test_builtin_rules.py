"""The built-in rules: their examples hold, and each is documented whole, in both languages."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from orglint.i18n import LANGUAGES, Language
from orglint.lang.compiled import CompiledProgram
from orglint.lang.labels import LABELS
from orglint.model.types import Enumerated, ListOf, Maybe, Type
from orglint.ruleset.builtin import builtin_rules_folder
from orglint.ruleset.categories import CATEGORIES
from orglint.ruleset.checking import check_rule
from orglint.ruleset.library import read_library
from orglint.ruleset.reading_examples import read_examples
from orglint.ruleset.spec import RuleSpec
from orglint.testing.examples import ExampleResult, run_examples

LIBRARY = read_library([], "en")
RULES = list(LIBRARY.rules.values())
JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
FULL_WIDTH = re.compile(r"[\u3000-\u303f\uff00-\uffef]")
PLACEHOLDER = re.compile(r"\{([^{}]+)\}")
PACKS = {"core", "marketing", "reorganization", "strict"}


def results() -> list[ExampleResult]:
    found = []
    for rule in RULES:
        program = check_rule(rule)
        assert isinstance(program, CompiledProgram), [fault.show("en") for fault in program]
        ran, faults = run_examples(rule, program)
        assert faults == []
        found += ran
    return found


@pytest.mark.parametrize("result", results(), ids=lambda result: f"{result.rule}: {result.example.en}")
def test_example_finds_exactly_what_it_names(result: ExampleResult):
    assert result.passed, f"{result.location}: {result.message.en}"


def test_rule_files_have_the_right_shape():
    assert [fault.show("en") for fault in LIBRARY.faults] == []


each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)


@each_rule
def test_rule_stands_where_its_id_and_category_say(rule: RuleSpec):
    *_, folder, name = rule.document.file.split("/")
    assert (folder, name) == (rule.category, f"{rule.id}.yaml")
    assert rule.category in CATEGORIES


@each_rule
def test_examples_are_the_last_thing_in_a_rule_file(rule: RuleSpec):
    """A run that only evaluates rules does not read on where they begin."""
    assert list(rule.body)[-1] == "examples"
    text = (builtin_rules_folder() / rule.category / f"{rule.id}.yaml").read_bytes()
    assert text.count(b"\n  examples:\n") == 1
    assert text.count(b"\n- id: ") == 1


def test_rules_without_their_examples_are_the_same_rules():
    lean = read_library([], "en", whole=False)
    assert lean.faults == ()
    assert [(rule.id, [*rule.body]) for rule in lean.rules.values()] == [(rule.id, [*rule.body][:-1]) for rule in RULES]


@each_rule
def test_rule_is_in_a_known_pack(rule: RuleSpec):
    assert rule.packs
    assert set(rule.packs) <= PACKS


@each_rule
def test_rule_has_bad_and_good_examples(rule: RuleSpec):
    kinds = {result.is_bad for result in results_of(rule)}
    assert kinds == {True, False}


@each_rule
def test_rule_says_why_and_on_what_grounds(rule: RuleSpec):
    assert rule.references or rule.evidence == "convention"
    assert rule.evidence
    assert all(reference.title for reference in rule.references)
    assert all(reference.url is None or reference.url.startswith("https://") for reference in rule.references)


@each_rule
def test_title_is_a_headline_in_both_languages(rule: RuleSpec):
    assert rule.title is not None
    english, japanese = rule.title.en, rule.title.ja
    assert 0 < len(english) <= 70
    assert 0 < len(japanese) <= 40
    assert not english.endswith((".", "!", "?"))
    assert not japanese.endswith("。")
    assert english[0].isupper()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_rules_have_the_same_title(language: Language):
    titles = [rule.title.say(language) for rule in RULES if rule.title is not None]
    assert [title for title, times in Counter(map(str.casefold, titles)).items() if times > 1] == []


@each_rule
def test_english_texts_are_english_and_japanese_ones_japanese(rule: RuleSpec):
    for text in texts(rule):
        assert text[0].strip()
        assert not JAPANESE.search(text[0]), text[0]
        assert not FULL_WIDTH.search(text[0]), text[0]
        assert JAPANESE.search(text[1]), text[1]


@each_rule
def test_both_languages_show_the_same_values(rule: RuleSpec):
    pairs = [
        (rule.message_en.text, rule.message_ja.text),
        *((sign.says_en.text, sign.says_ja.text) for sign in rule.signs),
    ]
    for english, japanese in pairs:
        assert sorted(PLACEHOLDER.findall(english)) == sorted(PLACEHOLDER.findall(japanese))


@each_rule
def test_words_that_a_message_shows_are_said_in_both_languages(rule: RuleSpec):
    program = check_rule(rule)
    assert isinstance(program, CompiledProgram)
    says = [program.message["en"], *(sign.says["en"] for sign in program.signs)]
    types = [part.checked.type for template in says for part in template.placeholders]
    solid = [inner(type_) for type_ in types]
    assert {word for type_ in solid if isinstance(type_, Enumerated) for word in type_.values} <= LABELS.keys()


def inner(type_: Type) -> Type:
    """Return the type without list and emptiness."""
    while isinstance(type_, Maybe | ListOf):
        type_ = type_.item
    return type_


def results_of(rule: RuleSpec) -> list[ExampleResult]:
    program = check_rule(rule)
    assert isinstance(program, CompiledProgram)
    return run_examples(rule, program)[0]


def texts(rule: RuleSpec) -> list[tuple[str, str]]:
    return [
        *([rule.title] if rule.title is not None else []),
        (rule.message_en.text, rule.message_ja.text),
        rule.rationale,
        rule.fix,
        *(parameter.description for parameter in rule.params.values()),
        *((sign.says_en.text, sign.says_ja.text) for sign in rule.signs),
        *(example.name for example in read_examples(rule)[0]),
    ]
