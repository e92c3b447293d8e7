"""GitHub organizations and Backstage catalogs on the command line: recognised or named, alone or beside one's own YAML."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

GITHUB = "name: Acme\nteams:\n  web:\n    members: [a, a]\n"
GROUP = """\
apiVersion: backstage.io/v1alpha1
kind: Group
metadata: {name: web, description: Web}
spec: {type: team, parent: acme}
"""
COMPANY = "apiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata: {name: acme}\nspec: {type: organization}\n"
USER = """\
apiVersion: backstage.io/v1alpha1
kind: User
metadata: {name: ito}
spec: {profile: {displayName: Ito, email: ito@acme.example}, memberOf: [web, web]}
"""
COMPONENT = "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {name: x}\nspec: {}\n"


def location(*targets: str) -> str:
    return (
        "apiVersion: backstage.io/v1alpha1\nkind: Location\nmetadata: {name: all}\n"
        f"spec: {{targets: [{', '.join(targets)}]}}\n"
    )


def report(ended) -> dict:  # type: ignore[type-arg]  # json
    return json.loads(ended.out)


def counts(ended) -> dict[str, int]:
    return report(ended)["statistics"]["entities"]


def found(ended) -> list[tuple[str, str | None, int | None]]:
    return [
        (one["rule"], (one["location"] or {}).get("file"), (one["location"] or {}).get("line"))
        for one in report(ended)["findings"]
    ]


@pytest.mark.parametrize("options", [(), ("--from", "github-org")])
def test_a_github_organization_is_read_named_or_not(cli, write, options):
    write("org/org.yaml", GITHUB)
    ended = cli("check", "org", *options)
    assert ended.code == 1
    assert "--> org/org.yaml:4:18" in ended.out
    assert '"a" stands twice in members of web' in ended.out
    assert "left out" not in ended.out


@pytest.mark.parametrize("options", [(), ("--from", "backstage")])
def test_a_catalog_is_read_named_or_not(cli, write, options):
    write("catalog/all.yml", f"{GROUP}---\n{COMPANY}---\n{USER}")
    ended = cli("check", "catalog", *options)
    assert ended.code == 1
    assert "--> catalog/all.yml:14:78" in ended.out
    assert "email: ***" in ended.out
    assert "ito@acme.example" not in ended.out


def test_standard_input_may_be_a_foreign_tree(cli, monkeypatch: pytest.MonkeyPatch):
    for text, options in ((GITHUB, ["--from", "github-org"]), (USER, ["--from=backstage"]), (GITHUB, [])):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        ended = cli("check", "-", *options)
        assert ended.code == 1
        assert "error[duplicate-entity]" in ended.out
        assert "--> <stdin>:4:" in ended.out


def test_json_that_is_named_is_read_and_in_a_folder_it_is_not(cli, write):
    tree = {"name": "Acme", "teams": {"web": {"members": ["a", "a"]}}}
    write("in/org.json", json.dumps(tree, indent="\t"))
    write("in/own.yaml", "units: {x: {}}\n")
    ended = cli("check", "in/org.json")
    assert "--> in/org.json:7:5" in ended.out
    assert "error" not in cli("check", "in").out
    own = write("own.json", '{"units": {"a": {"parent": "b"}}}')
    assert f"--> {own.name}:1:28" in cli("check", "own.json").out


def test_any_file_is_read_when_the_kind_of_tree_is_named(cli, write):
    write("org", GITHUB)
    assert "--> org:4:18" in cli("check", "org", "--from", "github-org").out
    write("org.txt", GITHUB)
    assert "--> org.txt:4:18" in cli("check", "org.txt", "--from", "github-org").out
    assert cli("check", "org.txt").code == 2


def test_what_is_not_of_the_kind_named_is_left_out_or_refused(cli, write):
    write("in/org.yaml", GITHUB)
    write("in/group.yaml", COMPANY)
    write("in/other.yaml", "restrictions: []\n")
    ended = cli("check", "in", "--from", "github-org", "-f", "json")
    assert [one["file"] for one in report(ended)["left_out"]] == ["in/group.yaml", "in/other.yaml"]
    refused = cli("check", "in/group.yaml", "--from", "github-org")
    assert (refused.code, refused.out) == (2, "")
    assert refused.err.startswith("in/group.yaml: no collection of an organization model in it")


def test_a_file_that_could_be_read_with_an_option_says_so(cli, write):
    write("teams.yaml", "teams: {web: {members: [a], slack: x}}\n")
    refused = cli("check", "teams.yaml")
    assert refused.code == 2
    assert refused.err.endswith("; it can be read with --from github-org\n")
    assert cli("check", "teams.yaml", "--from", "github-org").code == 0


def test_a_kind_nobody_knows_is_refused_with_the_near_one(cli, write):
    write("org.yaml", GITHUB)
    ended = cli("check", "org.yaml", "--from", "github")
    assert ended.code == 2
    assert 'unknown preset "github"; there are ' in ended.err
    assert 'did you mean "github-org"?' in ended.err


def test_documents_of_one_file_may_be_models_and_foreign_and_neither(cli, write):
    write("all.yaml", f"units: {{acme: {{}}}}\n---\n{GROUP}---\nsomething: else\n---\n{COMPONENT}")
    ended = cli("check", "all.yaml", "-f", "json")
    assert ended.code == 0
    assert report(ended)["notes"] == [
        {"file": "all.yaml", "text": "not read: 1 Component"},
        {
            "file": "all.yaml",
            "text": "what begins at these lines is not read, no organization is described there: 8",
        },
    ]
    assert report(ended)["left_out"] == []


def test_a_folder_of_services_is_left_out_and_a_named_one_refused(cli, write):
    write("org/org.yaml", "units: {acme: {}}\n")
    write("service/catalog-info.yaml", COMPONENT)
    ended = cli("check", ".", "-f", "json")
    assert ended.code == 0
    assert report(ended)["left_out"] == [
        {
            "file": "service/catalog-info.yaml",
            "reason": "no Group, User or Location of Backstage in it, but 1 Component",
        }
    ]
    for path in ("service/catalog-info.yaml", "service"):
        refused = cli("check", path)
        assert (refused.code, refused.out) == (2, "")
        assert "service/catalog-info.yaml" in refused.err


def test_own_yaml_adds_to_what_a_catalog_describes(cli, write):
    write("catalog/all.yaml", f"{GROUP}---\n{COMPANY}---\n{USER.replace('web, web', 'web')}")
    write(
        "org.yaml",
        "organization: {as_of: 2026-04-01}\n"
        "units:\n"
        "  web: {head: ito, budgets: {tools: {amount: 5, approver: boss}}}\n"
        "  acme: {head: boss}\n"
        "people: {boss: {unit: acme, title: Director}}\n",
    )
    ended = cli("check", ".", "--statistics", "-f", "json")
    assert [
        one for one in found(ended) if one[0] in {"duplicate-entity", "unknown-reference", "unit-without-lead"}
    ] == []
    tree = cli("tree", ".")
    assert "web (team); ito" in tree.out or "Ito" in tree.out


# ---- files that files point to


def test_targets_are_read_in_the_folder_of_a_file_that_is_named(cli, write):
    write("cat/org.yaml", location("./web.yaml", "deep/more.yml", "gone.yaml", "../outside.yaml", "'*-team.yaml'"))
    write("cat/web.yaml", GROUP)
    write("cat/deep/more.yml", location("../acme.txt", "../../outside.yaml"))
    write("cat/acme.txt", COMPANY)
    write("cat/x-team.yaml", GROUP.replace("web", "x"))
    write("outside.yaml", GROUP.replace("web", "outside"))
    ended = cli("check", "cat/org.yaml", "-f", "json")
    assert found(ended) == [("unknown-reference", "cat/org.yaml", 4)]
    assert report(ended)["findings"][0]["message"] == 'there is no file "gone.yaml"'
    notes = [(one["file"], one["text"]) for one in report(ended)["notes"]]
    assert notes == [
        ("cat/deep/more.yml", "targets not followed: 1 outside of the folder that is read"),
        ("cat/org.yaml", "targets not followed: 1 outside of the folder that is read"),
    ]
    shown = cli("tree", "cat/org.yaml").out
    assert all(name in shown for name in ("acme", "web", "x"))
    assert "outside" not in shown


def test_a_target_is_read_once_and_may_point_back(cli, write):
    write("cat/org.yaml", location("./web.yaml", "./org.yaml", "././web.yaml"))
    write("cat/web.yaml", f"{GROUP}---\n{COMPANY}---\n{location('org.yaml')}")
    for path in ("cat/org.yaml", "cat", "."):
        ended = cli("check", path)
        assert (ended.code, ended.err) == (0, "")
        assert ended.out.startswith("no findings\n")


def test_a_target_that_is_excluded_is_not_read(cli, write):
    write("orglint.yaml", "exclude: [old/]\n")
    write("org.yaml", location("old/web.yaml", "new/web.yaml"))
    write("old/web.yaml", GROUP)
    write("new/.orglintignore", "web.yaml\n")
    write("new/web.yaml", GROUP)
    for path in ("org.yaml", "."):
        ended = cli("check", path, "-f", "json")
        assert found(ended) == []
        texts = [one["text"] for one in report(ended)["notes"]]
        assert texts == ["targets not followed: 2 that exclude or .orglintignore leaves out"]
        assert counts(ended) == {}


@pytest.mark.parametrize(
    "target", ["'.'", "''", '"a\\0b"', "'" + "x" * 5000 + "'", "'[a'", "'**'", "'..'", "./", "'../*.yaml'", "'**/..'"]
)
def test_targets_no_file_can_have_end_in_no_traceback(cli, write, target: str):
    write("cat/org.yaml", f"{location(target)}---\n{COMPANY}")
    assert cli("check", "cat/org.yaml").code in {0, 1}


def test_a_link_out_of_the_folder_is_not_followed(cli, write, folder: Path):
    write("secret.yaml", GROUP)
    write("cat/org.yaml", f"{location('./link.yaml')}---\n{COMPANY}")
    try:
        (folder / "cat" / "link.yaml").symlink_to(folder / "secret.yaml")
    except OSError:
        pytest.skip("this user may make no links")
    ended = cli("check", "cat/org.yaml", "-f", "json")
    assert found(ended) == []
    assert "outside of the folder" in report(ended)["notes"][0]["text"]


def test_a_comment_suppresses_a_finding_in_a_foreign_file(cli, write):
    teams = "".join(f"  t{number}: {{maintainers: [m{number}], members: [n{number}]}}\n" for number in range(3))
    text = f"name: Acme\nteams:\n{teams}  # orglint: ignore[unit-without-lead] they lead themselves\n  web: {{members: [a]}}\n"
    write("org.yaml", text)
    ended = cli("check", "org.yaml", "-f", "json")
    statuses = {one["entity"]: one["status"] for one in report(ended)["findings"] if one["rule"] == "unit-without-lead"}
    assert statuses == {"unit/web": "suppressed"}


def test_a_model_without_foreign_files_loads_no_importer_of_trees(cli, write):
    write("org.yaml", "units: {acme: {}}\n")
    for name in [name for name in sys.modules if name.startswith("orglint.importers.trees")]:
        del sys.modules[name]
    assert cli("check", "org.yaml").code == 0
    assert [name for name in sys.modules if name.startswith("orglint.importers.trees")] == []
