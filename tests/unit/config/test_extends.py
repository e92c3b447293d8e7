"""Config files that extend others: what holds in the end, which file set it, and every mistake in any of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from orglint.config.load import load_config
from orglint.config.mistakes import InvalidConfig
from orglint.config.settings import Config
from orglint.errors import ConfigError
from orglint.finding import Severity


@pytest.fixture(autouse=True)
def _in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(name: str, text: str) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def load(**files: str) -> Config:
    """Load `orglint.yaml` of the files given, `base` being `shared/base.yaml`."""
    for name, text in files.items():
        write({"own": "orglint.yaml"}.get(name, f"shared/{name}.yaml"), text)
    return load_config(Path("orglint.yaml"), "en")


def errors_of(**files: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        load(**files)
    return str(caught.value).splitlines()


def test_what_the_file_does_not_set_comes_from_what_it_extends():
    config = load(
        base="packs: [strict]\nlang: ja\nfail_on: note\nmax_suppression_days: 90\nprivacy: {names: hide}\n",
        own="extends: shared/base.yaml\nlang: en\n",
    )
    assert (config.packs, config.lang, config.fail_on) == (("strict",), "en", "note")
    assert (config.max_suppression_days, config.show_names) == (90, False)
    assert str(config.place("lang")) == "orglint.yaml:2:7"
    assert str(config.place("fail_on")) == "shared/base.yaml:3:10"
    assert config.files == (Path("orglint.yaml"), Path("shared/base.yaml"))


def test_a_default_written_out_is_set():
    assert load(base="fail_on: note\n", own="extends: shared/base.yaml\nfail_on: error\n").fail_on == "error"


def test_the_later_of_several_files_wins_and_the_file_itself_over_all():
    config = load(
        a="lang: ja\nfail_on: note\npacks: [core]\n",
        b="lang: en\nfail_on: warning\n",
        own="extends: [shared/a.yaml, shared/b.yaml]\nfail_on: never\n",
    )
    assert (config.lang, config.fail_on, config.packs) == ("en", "never", ("core",))


def test_rules_are_merged_one_by_one_and_by_parameter():
    config = load(
        base="rules:\n  wide-span: {severity: error, params: {limit: 9, much: 20}}\n  one: off\n  two: note\n  three: off\n",
        own="extends: shared/base.yaml\nrules:\n  wide-span: {params: {limit: 7}}\n  two: off\n  three: on\n",
    )
    wide = config.rules["wide-span"]
    assert wide.severity is Severity.ERROR
    assert {each.name: (each.value, str(each.location)) for each in wide.params} == {
        "limit": ("7", "orglint.yaml:3:31"),
        "much": ("20", "shared/base.yaml:2:57"),
    }
    assert str(wide.location) == "shared/base.yaml:2:3"
    assert config.rules["one"].is_off
    assert (config.rules["two"].is_off, config.rules["two"].severity) == (True, None)
    assert (config.rules["three"].is_off, config.rules["three"].is_on) == (False, True)
    assert config.place("rules", "two", "severity") is None


def test_lists_are_joined_and_keep_the_places_of_their_own_files():
    config = load(
        base="ignore:\n- {rule: a, target: unit/x, reason: r}\nexclude: [old/]\nrule_paths: own\n"
        "overrides:\n- {inside: unit/x, rules: {a: off}, reason: r}\n",
        own="extends: shared/base.yaml\nignore:\n- {rule: b, target: unit/y, reason: s}\nexclude: [tmp/]\nrule_paths: [mine]\n"
        "overrides:\n- {inside: unit/y, rules: {a: off}, reason: s}\n",
    )
    assert [(one.rule, str(one.location)) for one in config.ignore] == [
        ("a", "shared/base.yaml:2:3"),
        ("b", "orglint.yaml:3:3"),
    ]
    assert [str(config.place("ignore", number, "reason")) for number in (0, 1)] == [
        "shared/base.yaml:2:37",
        "orglint.yaml:3:37",
    ]
    assert [one.path for one in config.rule_paths] == [Path("shared/own"), Path("mine")]
    assert [one.path for one in config.exclude] == [Path("shared/old"), Path("tmp")]
    assert [one.inside for one in config.overrides] == ["unit/x", "unit/y"]


def test_packs_and_model_are_replaced_as_a_whole():
    config = load(base="packs: [core, marketing]\nmodel: [a, b]\n", own="extends: shared/base.yaml\npacks: [core]\n")
    assert config.packs == ("core",)
    assert config.place("packs", 1) is None
    assert [one.path for one in config.model] == [Path("shared/a"), Path("shared/b")]


def test_an_empty_list_of_packs_takes_packs_away():
    assert load(base="packs: [strict]\n", own="extends: shared/base.yaml\npacks: []\n").packs == ()


def test_a_file_that_is_extended_may_extend_others_relative_to_itself():
    config = load(
        far="lang: ja\nfail_on: note\n", near="extends: far.yaml\nlang: en\n", own="extends: shared/near.yaml\n"
    )
    assert (config.lang, config.fail_on) == ("en", "note")
    assert [file.as_posix() for file in config.files] == ["orglint.yaml", "shared/near.yaml", "shared/far.yaml"]


@pytest.mark.parametrize("extends", ["", "[]", "null"])
def test_extending_nothing_is_nothing(extends: str):
    assert load(own=f"extends: {extends}\nlang: ja\n").lang == "ja"


def test_pyproject_extends_and_is_extended_alike():
    write("shared/pyproject.toml", '[tool.orglint]\nlang = "ja"\nexclude = ["old/"]\n')
    write("shared/base.yaml", "fail_on: note\n")
    write(
        "pyproject.toml",
        '[tool.orglint]\nextends = ["shared/pyproject.toml", "shared/base.yaml"]\n[tool.orglint.rules]\nwide-span = "on"\n',
    )
    config = load_config(Path("pyproject.toml"), "en")
    assert (config.lang, config.fail_on, config.rules["wide-span"].is_on) == ("ja", "note", True)
    assert str(config.place("lang")) == "shared/pyproject.toml:2:1"


# ---- mistakes


def test_a_file_that_is_not_there_is_told_at_its_name():
    assert errors_of(own="extends: [shared/a.yaml, shared/none.yaml]\n", a="") == [
        'orglint.yaml:1:26: error: there is no config file "shared/none.yaml"'
    ]


@pytest.mark.parametrize("name", ["strict", "orglint:strict"])
def test_a_pack_is_no_file(name: str):
    assert errors_of(own=f'extends: "{name}"\n') == [
        (
            f'orglint.yaml:1:10: error: there is no config file "{name}"; `extends` names files, packs of rules are chosen '
            "with `packs`"
        )
    ]


@pytest.mark.parametrize("name", ["x" * 5000, "a\\0b", ".", "shared", "https://policy.example/orglint.yaml"])
def test_what_is_no_file_is_refused_at_its_place(name: str):
    Path("shared").mkdir()
    (line,) = errors_of(own=f'extends: "{name}"\n')
    assert line.startswith("orglint.yaml:1:10: error: there is no config file")


def test_a_file_cannot_extend_itself():
    assert errors_of(own="extends: ./orglint.yaml\n") == ["orglint.yaml:1:10: error: the file extends itself"]


def test_a_circle_is_shown():
    assert errors_of(own="extends: shared/a.yaml\n", a="extends: b.yaml\n", b="lang: ja\nextends: [a.yaml]\n") == [
        (
            "shared/b.yaml:2:11: error: the files extend each other in a circle: shared/a.yaml -> shared/b.yaml -> "
            "shared/a.yaml"
        )
    ]


def test_a_file_that_comes_in_by_two_ways_is_refused():
    assert errors_of(
        own="extends: [shared/a.yaml, shared/b.yaml]\n",
        a="extends: base.yaml\n",
        b="extends: [base.yaml]\n",
        base="lang: ja\n",
    ) == [
        (
            'shared/b.yaml:1:11: error: "base.yaml" comes in twice, first at shared/a.yaml:1:10; which of its values should '
            "hold is not clear: extend it once"
        )
    ]


def test_a_file_listed_twice_is_refused():
    (line,) = errors_of(own="extends: [shared/a.yaml, ./shared/a.yaml]\n", a="lang: ja\n")
    assert line.startswith('orglint.yaml:1:26: error: "./shared/a.yaml" comes in twice, first at orglint.yaml:1:11')


def test_mistakes_of_all_files_are_told_at_once_the_file_in_force_first():
    assert [
        line.split(" error: ")[0]
        for line in errors_of(
            own="lang: fr\nextends: [shared/a.yaml, shared/b.yaml, shared/c.yaml]\nignore: [x]\n",
            a="fail_on: maybe\npakcs: core\n",
            b="rules: {a: [}\n",
            c="- list\n",
        )
    ] == [
        "orglint.yaml:1:7:",
        "orglint.yaml:3:10:",
        "shared/a.yaml:1:10:",
        "shared/a.yaml:2:1:",
        "shared/b.yaml:1:13:",
        "shared/c.yaml:1:1:",
    ]


def test_mistakes_leave_the_rest_to_be_looked_at():
    write(
        "orglint.yaml",
        "lang: fr\npacks: [croe]\nrules:\n  wide-spam: eror\n  wide-span: {params: {limti: 3}, severty: x}\n"
        "overrides:\n- {rules: {narow: off}, until: never}\n- x\nignore: [{rule: a}]\n",
    )
    with pytest.raises(InvalidConfig) as caught:
        load_config(Path("orglint.yaml"), "en")
    rest = caught.value.rest
    assert rest.packs == ("croe",)
    assert [each.rule for each in rest.rule_settings] == ["wide-spam", "wide-span"]
    assert [each.name for each in rest.rules["wide-span"].params] == ["limti"]
    assert str(rest.overrides[0].rules[0].location) == "orglint.yaml:7:12"


def test_files_that_extend_each_other_in_a_long_row_are_refused_and_no_traceback():
    for number in range(1200):
        write(f"shared/c{number}.yaml", f"extends: c{number + 1}.yaml\n")
    write("shared/c1200.yaml", "lang: en\n")
    (error,) = errors_of(own="extends: shared/c0.yaml\n")
    assert error == "shared/c28.yaml:1:10: error: more than 30 files extend each other in a row"


def test_thirty_files_in_a_row_are_read():
    for number in range(28):
        write(f"shared/c{number}.yaml", f"extends: c{number + 1}.yaml\n")
    write("shared/c28.yaml", "fail_on: note\n")
    assert load(own="extends: shared/c0.yaml\n").fail_on == "note"
