"""The schema of config files refuses what is wrong in form, and accepts what orglint reads."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from orglint.config.load import load_config
from orglint.config.schema import ConfigSection, IgnoreSection, OverrideSection, PrivacySection, RuleSection
from orglint.config.texts import KEYS
from orglint.errors import ConfigError
from tests.unit.schemas.documents import faults, refused

ACCEPTED = {
    "every key": """
extends: base.yaml
model: [org/, hr.csv]
packs: core
rules: {wide-span: {severity: error, params: {limit: 10, kinds: [a, b], on: true}}, narrow-spans: off, a: on, b: note}
rule_paths: rules/
overrides: [{inside: unit/a, rules: {wide-span: off}, reason: because, until: 2027-03-31}]
ignore: [{rule: wide-span, target: position/top, reason: 2026}]
exclude: ["*.draft.yaml"]
max_suppression_days: 365
privacy: {names: hide}
lang: ja
fail_on: never
""",
    "nothing": "",
    "keys with nothing behind them": "exclude:\npacks:\nrules: ~\nfail_on:\nlang:\n",
    "full-width digits": "max_suppression_days: １８０",
    "digits with underscores": "max_suppression_days: 1_000",
    "a rule of the project's own": "rules: {own-rule: error}",
    "no end": "ignore: [{rule: a, target: unit/a, reason: because, until: null}]",
}
BROKEN = {
    "an unknown key": "rule: {wide-span: off}",
    "a key of one's own": "x-note: a",
    "an unknown word for a rule": "rules: {wide-span: grave}",
    "an unknown severity": "rules: {wide-span: {severity: grave}}",
    "an unknown key of a rule": "rules: {wide-span: {limit: 10}}",
    "parameters that are a list": "rules: {wide-span: {params: [limit]}}",
    "a parameter that is a mapping": "rules: {wide-span: {params: {limit: {most: 10}}}}",
    "rules that are a list": "rules: [wide-span]",
    "a rule with nothing behind it": "rules: {wide-span: }",
    "a mapping for a list": "exclude: {a: b}",
    "a list in a list": "packs: [[core]]",
    "a blank text": 'model: " "',
    "a suppression without a reason": "ignore: [{rule: a, target: unit/a}]",
    "a suppression with a blank reason": 'ignore: [{rule: a, target: unit/a, reason: ""}]',
    "an unknown key of a suppression": "ignore: [{rule: a, target: unit/a, reason: b, untill: 2027-01-01}]",
    "a day that is none": "ignore: [{rule: a, target: unit/a, reason: b, until: next year}]",
    "a number for a day": "ignore: [{rule: a, target: unit/a, reason: b, until: 20270101}]",
    "a suppression that is no list": "ignore: {rule: a, target: unit/a, reason: b}",
    "an override without rules": "overrides: [{inside: unit/a, reason: b}]",
    "days that are none": "max_suppression_days: a year",
    "no days": "max_suppression_days: 0",
    "half a day": "max_suppression_days: 0.5",
    "an unknown language": "lang: fr",
    "an unknown limit": "fail_on: always",
    "an unknown word for names": "privacy: {names: maybe}",
    "privacy that is a word": "privacy: hide",
    "a list at the top": "- rules",
}


def accepts(text: str, folder: Path) -> bool:
    (folder / "base.yaml").write_text("", encoding="utf-8")
    (folder / "orglint.yaml").write_text(text, encoding="utf-8")
    try:
        load_config(folder / "orglint.yaml", "en")
    except ConfigError:
        return False
    return True


@pytest.mark.parametrize("text", ACCEPTED.values(), ids=ACCEPTED)
def test_what_orglint_reads_is_accepted(text: str, tmp_path: Path):
    assert accepts(text, tmp_path)
    assert faults("config", text) == []


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_what_is_wrong_in_form_is_refused_by_both(text: str, tmp_path: Path):
    assert not accepts(text, tmp_path)
    assert refused("config", text)


def test_every_key_is_described_and_nothing_else():
    sections = {
        "": ConfigSection,
        "rules.": RuleSection,
        "overrides.": OverrideSection,
        "ignore.": IgnoreSection,
        "privacy.": PrivacySection,
    }
    names = itertools.chain.from_iterable(
        (f"{above}{name}" for name in section.model_fields) for above, section in sections.items()
    )
    assert sorted(KEYS) == sorted(names)


def test_built_in_rules_are_offered():
    from tests.unit.schemas.documents import validator

    assert "wide-span" in validator("config").schema["$defs"]["rules"]["properties"]
