"""Reading a config file: what it sets, where, and every error it has."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from orglint.config.load import load_config
from orglint.config.settings import Config, Parameter, Relative
from orglint.errors import ConfigError
from orglint.finding import Severity
from orglint.i18n import Language
from orglint.location import Location, Span

FULL = """\
model: org/
packs: [core, marketing]
rules:
  wide-span: {severity: error, params: {limit: 10, units: [a, no]}}
  distant-handoff: off
  narrow-spans: note
rule_paths: [rules/]
overrides:
- {inside: unit/call-centre, rules: {wide-span: {params: {limit: 20}}}, reason: shift model, until: 2027-03-31}
ignore:
- rule: single-person-team
  target: unit/legal
  reason: 四月に二人目を採用
  until: 2027-04-01
exclude: [archive/**]
max_suppression_days: 365
privacy: {names: hide}
lang: ja
fail_on: warning
"""


@pytest.fixture(autouse=True)
def _in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def load(text: str, name: str = "orglint.yaml", language: Language = "en") -> Config:
    Path(name).write_text(text, encoding="utf-8", newline="")
    return load_config(Path(name), language)


def errors_of(text: str, name: str = "orglint.yaml", language: Language = "en") -> list[str]:
    with pytest.raises(ConfigError) as caught:
        load(text, name, language)
    return str(caught.value).splitlines()


def test_every_setting_is_read():
    config = load(FULL)
    assert config.folder == Path()
    assert config.model == (Relative("org/", Path()),)
    assert config.packs == ("core", "marketing")
    assert config.rule_paths == (Relative("rules/", Path()),)
    assert config.exclude == (Relative("archive/**", Path()),)
    assert config.max_suppression_days == 365
    assert config.show_names is False
    assert config.lang == "ja"
    assert config.fail_on == "warning"
    assert config.rules["wide-span"].severity is Severity.ERROR
    assert config.rules["narrow-spans"].severity is Severity.NOTE
    assert (config.rules["distant-handoff"].is_off, config.rules["distant-handoff"].severity) == (True, None)
    (override,) = config.overrides
    assert (override.inside, override.reason, override.until) == ("unit/call-centre", "shift model", date(2027, 3, 31))
    assert [(each.name, each.value) for each in override.rules[0].params] == [("limit", "20")]
    (ignore,) = config.ignore
    assert (ignore.rule, ignore.target) == ("single-person-team", "unit/legal")
    assert (ignore.reason, ignore.until) == ("四月に二人目を採用", date(2027, 4, 1))


def test_parameters_stay_source_text():
    limit, units = load(FULL).rules["wide-span"].params
    assert limit == Parameter("limit", "10", Location("orglint.yaml", Span(4, 48, 4, 50)))
    assert units.value == ("a", "no")


def test_each_value_knows_the_place_that_sets_it():
    config = load(FULL)
    assert config.place("model") == Location("orglint.yaml", Span(1, 8, 1, 12))
    assert config.place("rules", "wide-span", "severity") == Location("orglint.yaml", Span(4, 25, 4, 30))
    assert str(config.place("overrides", 0, "reason")) == "orglint.yaml:9:81"
    assert str(config.rules["distant-handoff"].location) == "orglint.yaml:5:3"
    assert str(config.ignore[0].location) == "orglint.yaml:11:3"
    assert config.place("rules", "unset") is None


def test_without_a_file_the_built_in_settings_hold():
    config = Config()
    assert (config.packs, config.fail_on, config.lang, config.place("packs")) == (None, "error", None, None)


@pytest.mark.parametrize("text", ["", "# nothing set\n", "packs:\nexclude:\nrules:\n", "\ufeff# marked\r\n"])
def test_a_key_with_nothing_behind_it_is_not_set(text: str):
    config = load(text)
    assert (config.packs, config.exclude, dict(config.rules)) == (None, (), {})


def test_an_empty_list_of_packs_is_none_of_them():
    assert load("packs: []\n").packs == ()


def test_all_errors_of_a_file_are_reported_in_its_order():
    assert errors_of(
        "pakcs: [core]\n"
        "rules:\n"
        "  wide-span: eror\n"
        "  narrow-spans: {severty: note}\n"
        "  vacant-manager: [off]\n"
        "ignore:\n"
        "- {rule: a, target: unit/b, reason: ' ', until: 2027-02-30}\n"
        "- {rule: a, target: unit/b}\n"
        "max_suppression_days: many\n"
        "privacy: {names: sometimes}\n"
        "fail_on: errors\n"
    ) == [
        (
            'orglint.yaml:1:1: error: unknown key "pakcs"; close to it: "packs"; accepted: extends, model, packs, rules, '
            "rule_paths, overrides, ignore, exclude, baseline, max_suppression_days, privacy, lang, fail_on"
        ),
        'orglint.yaml:3:14: error: "eror" is not known here; close to it: "error"; accepted: off, on, error, warning, note',
        'orglint.yaml:4:18: error: unknown key "severty"; close to it: "severity"; accepted: severity, params',
        (
            'orglint.yaml:5:19: error: "vacant-manager": expected off, on, error, warning, note, or '
            "{severity: ..., params: ...}"
        ),
        'orglint.yaml:7:37: error: "reason": expected a text that is not blank',
        'orglint.yaml:7:49: error: "until": expected a date, as 2027-03-31',
        'orglint.yaml:8:3: error: "reason" is missing',
        'orglint.yaml:9:23: error: "max_suppression_days": expected a whole number of days above 0',
        'orglint.yaml:10:18: error: "sometimes" is not known here; accepted: show, hide',
        (
            'orglint.yaml:11:10: error: "errors" is not known here; close to it: "error"; accepted: error, warning, '
            "note, never"
        ),
    ]


def test_an_error_keeps_to_its_line_whatever_it_quotes():
    (line,) = errors_of('rules: {"a\\nb": [x]}\n')
    assert line.startswith('orglint.yaml:1:17: error: "a\\nb": expected off, on, error')
    assert len(errors_of('"pa\\ncks": [core]\nlang: "e\\r\\nn"\n')) == 2


def test_errors_are_told_in_japanese():
    assert errors_of("pakcs: core\nignore:\n- {rule: a, target: unit/b}\n", language="ja") == [
        (
            "orglint.yaml:1:1: エラー: 不明なキー「pakcs」。近いもの:「packs」。使えるもの: extends, model, packs, rules, "
            "rule_paths, overrides, ignore, exclude, baseline, max_suppression_days, privacy, lang, fail_on"
        ),
        "orglint.yaml:3:3: エラー: 「reason」がありません",
    ]


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("packs: {a: b}\n", 'orglint.yaml:1:8: error: "packs": expected a list'),
        ("exclude: [[a]]\n", 'orglint.yaml:1:11: error: "exclude": expected a text'),
        ("rules: [a]\n", 'orglint.yaml:1:8: error: "rules": expected a mapping (key: value)'),
        ("ignore: a\n", 'orglint.yaml:1:9: error: "ignore": expected a list'),
        ("ignore: [a]\n", 'orglint.yaml:1:10: error: "ignore": expected a mapping (key: value)'),
        (
            "rules:\n  a: {params: {limit: }}\n",
            'orglint.yaml:2:23: error: "limit": expected a value, or a list of values',
        ),
        ("lang: fr\n", 'orglint.yaml:1:7: error: "fr" is not known here; accepted: en, ja'),
        ("max_suppression_days: 0\n", 'orglint.yaml:1:23: error: "max_suppression_days": expected a whole'),
        ("lang: en\nlang: ja\n", 'orglint.yaml:2:1: error: key "lang" stands here twice; it stands first at line 1'),
    ],
)
def test_a_wrong_shape_says_what_is_expected(text: str, error: str):
    (line,) = errors_of(text)
    assert line.startswith(error)


def test_nesting_without_end_is_refused():
    assert errors_of(f"[tool.orglint]\nmodel = {'[' * 100_000}", "pyproject.toml")[0].startswith(
        "pyproject.toml: error: not valid TOML: "
    )


@pytest.mark.parametrize("text", ["rules: {a: [}\n", "- a\n", "\x00\x01", "a: 1\n---\nb: 2\n", "[" * 100_000])
def test_a_file_that_cannot_be_parsed_is_named(text: str):
    assert errors_of(text)[0].startswith("orglint.yaml")


def test_a_missing_file_is_named():
    with pytest.raises(ConfigError, match=r"none\.yaml: error: the config file cannot be read \(No such file"):
        load_config(Path("none.yaml"), "en")


def test_merged_settings_point_at_where_they_are_written():
    config = load("rules:\n  a: &same {severity: note}\n  b:\n    <<: *same\n")
    assert config.rules["b"].severity is Severity.NOTE
    assert str(config.place("rules", "b", "severity")) == "orglint.yaml:2:23"


def test_pyproject_sets_the_same():
    config = load(
        '[project]\nname = "x"\n[tool.orglint]\nmodel = "org"\nmax_suppression_days = 30\n'
        '[tool.orglint.rules]\nwide-span = { params = { limit = 10 } }\n"narrow-spans" = "off"\n'
        '[[tool.orglint.ignore]]\nrule = "a"\ntarget = "unit/b"\nreason = "r"\nuntil = 2027-04-01\n',
        "pyproject.toml",
    )
    assert (config.model, config.max_suppression_days) == ((Relative("org", Path()),), 30)
    assert config.rules["narrow-spans"].is_off
    assert config.ignore[0].until == date(2027, 4, 1)
    assert config.place("model") == Location("pyproject.toml", Span(4, 1, 4, 6))
    assert str(config.ignore[0].location) == "pyproject.toml:9:3"
    (limit,) = config.rules["wide-span"].params
    assert (limit.value, str(limit.location), limit.location.exact) == ("10", "pyproject.toml:7:1", False)


def test_errors_in_pyproject_stand_at_their_keys():
    assert errors_of(
        '[tool.orglint]\nlang = "fr"\n\n[[tool.orglint.ignore]]\nrule = "a"\ntarget = "b"\nreason = "r"\n'
        "\n[[tool.orglint.ignore]]\nrule = 'a'\nuntl = 2027-04-01\n",
        "pyproject.toml",
    ) == [
        'pyproject.toml:2:1: error: "fr" is not known here; accepted: en, ja',
        'pyproject.toml:9:3: error: "reason" is missing',
        'pyproject.toml:9:3: error: "target" is missing',
        'pyproject.toml:11:1: error: unknown key "untl"; close to it: "until"; accepted: rule, target, reason, until',
    ]


def test_text_that_looks_like_a_key_is_no_place():
    config = load('[tool.orglint]\nexclude = [\n"""\nlang = "en"\n"""]\nlang = "ja"\n', "pyproject.toml")
    assert config.lang == "ja"
    assert str(config.place("lang")) == "pyproject.toml:6:1"


def test_broken_toml_is_placed():
    with pytest.raises(ConfigError) as caught:
        load("[tool.orglint]\nlang = en\n", "pyproject.toml")
    assert str(caught.value).startswith("pyproject.toml:2:8: error: not valid TOML: Invalid value")


def test_pyproject_without_the_section_cannot_be_asked_for():
    assert errors_of("[project]\n", "pyproject.toml") == [
        "pyproject.toml: error: this file has no [tool.orglint] section"
    ]


@pytest.mark.parametrize("text", ['tool.orglint = "x"\n', "[tool]\norglint = 1\n", "[[tool.orglint]]\nlang = 'en'\n"])
def test_a_section_of_pyproject_that_is_none_is_an_error(text: str):
    (error,) = errors_of(text, "pyproject.toml")
    assert error == 'pyproject.toml: error: tool.orglint is not a table; write its keys below "[tool.orglint]"'


@pytest.mark.parametrize(("text", "line"), [("- rules\n", 1), ("\nrules\n", 2), ("lang： ja\n", 1)])
def test_a_file_that_is_no_mapping_is_told_what_settings_look_like(text: str, line: int):
    (error,) = errors_of(text)
    assert error.startswith(f"orglint.yaml:{line}:1: error: ")
    assert error.endswith('expected settings, a key and a value each, as "fail_on: warning"')
    assert "units" not in error
    (japanese,) = errors_of(text, language="ja")
    assert "「fail_on: warning」" in japanese
