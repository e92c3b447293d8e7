"""Rules of a comparison where only one organization is looked at: not evaluated, not missed, and never selected unawares."""

from __future__ import annotations

import json

import pytest

ORG = "units: {a: {}}\nkpis: {k: {owner: a}}\n"
OWN = """\
format: orglint-rules/1
rules:
- id: own-change
  severity: note
  for: kpi_change
  flag_if: kpi_change.after is None
  message: {en: "{kpi_change} is gone.", ja: "{kpi_change}がなくなります。"}
  rationale: {en: Why., ja: 理由。}
  fix: {en: Mend., ja: 直す。}
  examples:
    bad:
    - {before: {kpis: {k: {}}}, after: {}, expect: kpi/k}
    good:
    - {before: {kpis: {k: {}}}, after: {kpis: {m: {}}}, renames: {kpis: {k: m}}}
"""


@pytest.fixture(autouse=True)
def organization(write):
    write("org.yaml", ORG)


def test_they_are_neither_evaluated_nor_wanting_for_data(cli):
    report = json.loads(cli("check", "org.yaml", "--pack", "strict", "-f", "json").out)
    named = {*report["rules"]["evaluated"], *(left["rule"] for left in report["rules"]["not_evaluated"])}
    assert "kpi-without-owner" in named
    assert not named & {"kpi-loses-owner", "handoff-broken", "span-worsened"}


@pytest.mark.parametrize(
    ("options", "names"),
    [
        (("--select", "kpi-loses-owner"), "kpi-loses-owner"),
        (("--select", "wide-span,kpi-loses-owner,handoff-broken"), "kpi-loses-owner, handoff-broken"),
        (("--pack", "reorganization"), "reorganization"),
    ],
)
@pytest.mark.parametrize("command", ["check", "questions"])
def test_to_select_one_is_refused_and_says_where_it_belongs(cli, command: str, options: tuple[str, ...], names: str):
    ended = cli(command, "org.yaml", *options)
    assert (ended.code, ended.out) == (2, "")
    assert f"{names}: only `orglint compare` evaluates this" in ended.err
    ended = cli(command, "org.yaml", *options, "--lang", "ja")
    assert f"{names}は変更前と変更後の組織を比べるルールのため、`orglint compare`でのみ評価されます" in ended.err


def test_a_pack_with_others_in_it_is_not_refused(cli):
    assert cli("check", "org.yaml", "--pack", "core,reorganization", "--fail-on", "never").code == 2
    assert cli("check", "org.yaml", "--pack", "core", "--fail-on", "never").code == 0


def test_settings_and_suppressions_may_name_them(cli, write):
    write(
        "orglint.yaml",
        "rules: {kpi-loses-owner: warning, span-worsened: {params: {layers_more: 1}}}\n"
        "ignore:\n- {rule: handoff-broken, target: handoff/x, reason: agreed, until: 2099-01-01}\n"
        "overrides:\n- {inside: unit/a, rules: {kpi-loses-owner: off}, reason: agreed}\n",
    )
    ended = cli("check", "org.yaml", "-f", "json")
    assert (ended.code, json.loads(ended.out)["findings"]) == (0, [])


def test_they_are_listed_and_explained(cli):
    listed = cli("rules", "list").out
    assert "  kpi-loses-owner       error    core, reorganization  on in compare\n" in listed
    assert "compareで有効" in cli("rules", "list", "--lang", "ja").out
    assert cli("rules", "list", "--select", "kpi-loses-owner").out.count("on in compare") == 1
    told = cli("explain", "kpi-loses-owner").out
    assert "it compares two organizations: `orglint compare` evaluates it, `orglint check` does not" in told
    assert "How it decides, for each kpi_change" in told
    assert "KPIの変更ごとの判定のしかた" in cli("explain", "kpi-loses-owner", "--lang", "ja").out


@pytest.mark.parametrize("name", ["unit_change", "unit_change.before", "counterpart", "moves"])
def test_kinds_fields_and_functions_are_explained(cli, name: str):
    assert cli("explain", name).code == 0


class TestOwn:
    def test_its_examples_are_run_and_it_is_checked_though_not_evaluated(self, cli, write):
        write("own.yaml", OWN)
        write("orglint.yaml", "rule_paths: [own.yaml]\n")
        assert cli("rules", "test", "own.yaml").out == "2 examples passed\n"
        assert cli("rules", "test", "own.yaml", "--mutate").code == 0
        assert cli("check", "org.yaml").code == 0
        assert "own-change" in cli("check", "org.yaml", "--select", "own-change").err

    def test_one_that_is_wrong_stops_the_run(self, cli, write):
        write("own.yaml", OWN.replace("kpi_change.after is None", "kpi_change.before == kpi_change.after"))
        write("orglint.yaml", "rule_paths: [own.yaml]\n")
        ended = cli("check", "org.yaml")
        assert ended.code == 2
        assert "own.yaml:6:" in ended.err

    @pytest.mark.parametrize(
        ("old", "new", "place", "message"),
        [
            (
                "before: {kpis: {k: {}}}, after: {}, expect",
                "org: {kpis: {k: {}}}, expect",
                "12",
                "a before and an after",
            ),
            (
                "{before: {kpis: {k: {}}}, after: {}, expect",
                "{org: {}, before: {}, after: {}, expect",
                "12:8",
                "compares two",
            ),
            ("renames: {kpis: {k: m}}", "renames: {kpis: {x: m}}", "14", "there is no kpi/x"),
            ("renames: {kpis: {k: m}}", "renames: {kpis: {k: x}}", "14", "there is no kpi/x"),
            ("renames: {kpis: {k: m}}", "renames: {kpi: {k: m}}", "14", 'renames has no key "kpi"'),
            ("after: {}, expect", "after: {kpis: {l: {owner: x}}}, expect", "12", "the organization of the example"),
        ],
    )
    def test_wrong_examples_are_named_at_their_place(self, cli, write, old: str, new: str, place: str, message: str):
        assert old in OWN
        write("own.yaml", OWN.replace(old, new))
        ended = cli("rules", "test", "own.yaml")
        assert ended.code in (1, 2)
        assert f"own.yaml:{place}" in ended.out + ended.err
        assert message in ended.out + ended.err

    def test_a_rule_about_one_organization_has_one(self, cli, write):
        one = OWN.replace("kpi_change", "kpi").replace("kpi.after is None", "kpi.owner is None")
        write("own.yaml", one)
        ended = cli("rules", "test", "own.yaml")
        assert ended.code == 2
        assert "an example has an org" in ended.err
