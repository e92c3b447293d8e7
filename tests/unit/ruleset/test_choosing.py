"""Which rules are on: packs, the config, overrides and the command line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from orglint.config.load import load_config
from orglint.config.settings import Config
from orglint.engine.evaluation import ReadyRule
from orglint.engine.suppression_rules import SUPPRESSION_RULES
from orglint.errors import ConfigError, UsageError
from orglint.finding import Severity
from orglint.ruleset.choosing import ChosenRule, Selection, choose, config_mistakes
from orglint.ruleset.library import Library, read_library
from orglint.ruleset.spec import RuleSpec
from tests.unit.engine.runs import organization, rule, run

BODY = "for: unit\nparams:\n  limit: {type: number, default: 3, description: {en: x, ja: x}}\nflag_if: len(unit.id) > limit"


def made(ident: str, *packs: str) -> RuleSpec:
    spec = rule(BODY, ident)
    return replace(spec, packs=packs, document=replace(spec.document, file=f"orglint:rules/{ident}.yaml"))


LIBRARY = Library({
    spec.id: spec for spec in (made("basic", "core"), made("market", "marketing"), made("picky", "strict"))
})  # fmt: skip


@pytest.fixture(autouse=True)
def _in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def config(text: str) -> Config:
    Path("orglint.yaml").write_text(text, encoding="utf-8")
    return load_config(Path("orglint.yaml"), "en")


def chosen(text: str = "", selection: Selection = Selection()) -> dict[str, ChosenRule]:  # noqa: B008 - frozen
    return {item.spec.id: item for item in choose(LIBRARY, config(text), selection, organization("units: {}"), "en")}


def on(text: str = "", selection: Selection = Selection()) -> list[str]:  # noqa: B008 - frozen
    return [name for name, item in chosen(text, selection).items() if item.is_on]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["basic"]),
        ("packs: [marketing]", ["market"]),
        ("packs: [strict]", ["basic", "market", "picky"]),
        ("packs: []", []),
        ("rules: {basic: off}", []),
        ("rules: {picky: on}", ["basic", "picky"]),
        ("rules: {picky: note}", ["basic", "picky"]),
        ("rules: {picky: {severity: on, params: {limit: 1}}}", ["basic", "picky"]),
        ("rules: {picky: {params: {limit: 1}}}", ["basic"]),
        ("packs: []\nrules: {picky: on}", ["picky"]),
    ],
)
def test_packs_and_settings_turn_rules_on_and_off(text: str, expected: list[str]):
    assert on(text) == expected


def test_on_keeps_the_rules_own_severity():
    assert chosen("rules: {picky: on}")["picky"].severity is Severity.WARNING
    assert chosen("rules: {picky: note}")["picky"].severity is Severity.NOTE


def test_the_command_line_has_the_last_word():
    assert on("rules: {basic: off}", Selection(select=("basic",))) == ["basic"]
    assert on("packs: [strict]", Selection(ignore=("picky",))) == ["basic", "market"]
    assert on("packs: [strict]", Selection(packs=("marketing",))) == ["market"]


OVERRIDE = "overrides:\n- {{inside: unit/a, rules: {{{}}}, reason: r}}\n"


@pytest.mark.parametrize("word", ["on", "error", "{severity: note}"])
def test_an_override_turns_a_rule_on_inside_a_unit_only(word: str):
    picky = chosen(OVERRIDE.format(f"picky: {word}"))["picky"]
    assert (picky.is_on, picky.only_inside) == (True, True)
    expected = {"on": Severity.WARNING, "error": Severity.ERROR, "{severity: note}": Severity.NOTE}[word]
    assert [(item.inside, item.severity) for item in picky.overrides] == [("unit/a", expected)]


def test_parameters_alone_turn_nothing_on():
    picky = chosen(OVERRIDE.format("picky: {params: {limit: 1}}"))["picky"]
    assert (picky.is_on, picky.only_inside, picky.overrides[0].severity) == (False, False, None)


def test_an_override_keeps_what_it_does_not_say():
    text = "rules: {basic: {severity: error, params: {limit: 2}}}\n"
    assert [
        item.severity for item in chosen(text + OVERRIDE.format("basic: {params: {limit: 5}}"))["basic"].overrides
    ] == [Severity.ERROR]
    (turned_down,) = chosen(text + OVERRIDE.format("basic: note"))["basic"].overrides
    assert (turned_down.severity, turned_down.params) == (Severity.NOTE, {"limit": 2.0})


def test_a_rule_on_inside_a_unit_finds_nothing_outside():
    from orglint.engine.evaluation import Variant
    from orglint.model.entities import Unit
    from orglint.ruleset.checking import check_rule

    org = "units: {aaaa: {}, bbbb: {parent: aaaa}, cccc: {}}"
    (whole,) = [unit for unit in organization(org).all(Unit) if unit.id == "aaaa"]
    spec = rule("for: unit\nflag_if: unit.name is None")
    program = check_rule(spec)
    assert not isinstance(program, list)
    inside = ReadyRule(spec, Severity.NOTE, {}, program, (Variant(whole, Severity.NOTE, {}),), only_inside=True)
    outside = replace(inside, only_inside=False)
    assert run(outside, org).entities[-1] == "unit/cccc"
    assert "unit/cccc" not in run(inside, org).entities


def test_every_mistake_that_only_the_rules_can_tell_is_told_at_its_place():
    text = (
        "packs: [croe]\nrules:\n  bsic: off\n  basic: {params: {limti: 3}}\n  picky: {params: {limit: many}}\n"
        + OVERRIDE.format("markt: on")
    )
    with pytest.raises(ConfigError) as caught:
        choose(LIBRARY, config(text), Selection(), None, "en")
    assert [line.partition(", such as")[0] for line in str(caught.value).splitlines()] == [
        'orglint.yaml:1:9: error: there is no pack "croe"; did you mean "core"?',
        'orglint.yaml:3:3: error: there is no rule "bsic"; did you mean "basic"?',
        'orglint.yaml:4:27: error: basic has no parameter "limti"; did you mean "limit"?',
        "orglint.yaml:5:27: error: picky.limit expects a number",
        'orglint.yaml:7:28: error: there is no rule "markt"; did you mean "market"?',
    ]


def test_a_misspelt_rule_is_told_in_the_file_that_is_extended_and_in_the_file_itself():
    Path("base.yaml").write_text("rules: {bsic: off}\n", encoding="utf-8")
    mistakes = config_mistakes(LIBRARY, config("extends: base.yaml\nrules: {bsic: note}\n"), "en")
    assert [str(place) for place, _ in mistakes] == ["base.yaml:1:9", "orglint.yaml:2:9"]


def test_a_misspelt_selection_is_refused():
    with pytest.raises(UsageError, match='there is no rule "bsic"; did you mean "basic"'):
        choose(LIBRARY, Config(), Selection(select=("bsic",)), None, "en")


def test_every_built_in_rule_can_be_suppressed():
    """A contradiction may be known and accepted for a time, with a reason; only the input itself may not."""
    assert [spec.id for spec in read_library([], "en").rules.values() if not spec.suppressible] == []


@pytest.mark.parametrize("name", sorted(SUPPRESSION_RULES))
def test_findings_about_settings_are_always_on(name: str):
    with pytest.raises(ConfigError, match=f"{name} is about the settings, and always on"):
        chosen(f"rules: {{{name}: off}}\n")
    with pytest.raises(UsageError, match=f"{name} is about the settings, and always on"):
        chosen("", Selection(ignore=(name,)))
