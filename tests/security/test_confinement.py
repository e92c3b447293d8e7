"""A pull request reads no file outside of its repository: not by paths in its settings, not by links in its folders."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from orglint.config.load import load_config
from orglint.errors import ConfigError
from orglint.source.confinement import is_inside, is_relative, leads_out, root_of
from tests.cli.conftest import MINIMAL, Cli, Ended
from tests.security.conftest import SECRET

Write = Callable[..., Path]

needs_links = pytest.mark.skipif(os.name == "nt", reason="links need a right on Windows")
ROOTED = [
    "/etc/passwd",
    "//server/share/x.yaml",
    "C:\\Windows\\x.yaml",
    "c:/x.yaml",
    "C:x.yaml",
    "\\x.yaml",
    "\\\\server\\share\\x.yaml",
    "\\\\?\\C:\\x.yaml",
    "\\\\.\\PhysicalDrive0",
    "\\/server/share",
]
CLIMBING = [
    "../outside.yaml",
    "rules/../../x.yaml",
    "./../x.yaml",
    "a/b/../../../x.yaml",
    ".git/config",
    "rules/../.GIT/config",
]
COMMANDS = (
    ("check", "."),
    ("check", ".", "-f", "json"),
    ("check", ".", "-f", "concise"),
    ("check", ".", "-f", "sarif"),
    ("config",),
    ("rules", "list"),
    ("tree",),
    ("stats",),
    ("questions",),
)


def refused_silently(ended: Ended) -> bool:
    """Whether a command ended in words, without anything of what lies outside."""
    return ended.code in (0, 1, 2) and SECRET not in ended.out + ended.err


def is_refused(ended: Ended, why: str) -> bool:
    """Whether a command could not run for a reason, without anything of what lies outside."""
    return ended.code == 2 and why in ended.err and SECRET not in ended.out + ended.err


@pytest.mark.parametrize("key", ["extends", "model", "rule_paths"])
@pytest.mark.parametrize("name", ROOTED)
def test_a_path_of_the_settings_has_no_root_drive_or_share(write: Write, key: str, name: str):
    write("orglint.yaml", f"lang: en\n{key}:\n  - {json.dumps(name)}\n")
    with pytest.raises(ConfigError) as error:
        load_config(Path("orglint.yaml"))
    assert str(error.value).startswith("orglint.yaml:3:5: error: ")
    assert "begins at a root, a drive or a share" in str(error.value)


@pytest.mark.parametrize("key", ["extends", "model", "rule_paths"])
@pytest.mark.parametrize("name", CLIMBING)
def test_a_path_of_the_settings_does_not_climb_out_whether_something_is_there_or_not(write: Write, key: str, name: str):
    write("orglint.yaml", f"lang: en\n{key}: {name}\n")
    write("rules/own.yaml", "")
    with pytest.raises(ConfigError) as error:
        load_config(Path("orglint.yaml"))
    column = len(key) + 3
    there = "leads out of the git repository, where a config file may not lead"
    assert str(error.value) == f'orglint.yaml:2:{column}: error: "{name}" {there}'


@pytest.mark.parametrize("name", ROOTED)
def test_nothing_is_looked_at_behind_such_a_path(write: Write, name: str, monkeypatch: pytest.MonkeyPatch):
    write("orglint.yaml", f"extends: {json.dumps(name)}\nmodel: {json.dumps(name)}\nrule_paths: {json.dumps(name)}\n")
    looked_at: list[str] = []

    def noting(function: Callable[..., object]) -> Callable[..., object]:
        def noted(path: object, *rest: object, **more: object) -> object:
            looked_at.append(os.fspath(path) if isinstance(path, str | os.PathLike) else "")
            return function(path, *rest, **more)

        return noted

    for called in ("stat", "lstat", "open", "scandir", "listdir", "readlink"):
        monkeypatch.setattr(os, called, noting(getattr(os, called)))
    with pytest.raises(ConfigError):
        load_config(Path("orglint.yaml"))
    assert looked_at
    assert not [path for path in looked_at if "server" in path or path.endswith(("passwd", "x.yaml"))]


def test_files_of_the_repository_above_the_config_may_be_named(write: Write):
    write("policy/base.yaml", "fail_on: warning\n")
    write("rules/x.yaml", "")
    config = write(
        "teams/a/orglint.yaml", "extends: [../../policy/base.yaml]\nmodel: ../../org\nrule_paths: [../../rules]\n"
    )
    assert load_config(config).fail_on == "warning"


def test_extended_files_are_bound_to_the_same_repository(write: Write):
    write("orglint.yaml", "extends: policy/base.yaml\n")
    write("policy/base.yaml", "lang: en\nrule_paths: ['../../rules']\n")
    with pytest.raises(ConfigError, match=r"policy/base\.yaml:2:14: error: .*leads out of the git repository"):
        load_config(Path("orglint.yaml"))


def test_without_a_repository_the_folder_of_the_config_is_the_bound(folder: Path, write: Write):
    (folder / ".git").rmdir()
    write("shared.yaml", "lang: en\n")
    config = write("team/orglint.yaml", "extends: ../shared.yaml\n")
    with pytest.raises(ConfigError, match="leads out of the folder of the config file"):
        load_config(config)


@needs_links
@pytest.mark.parametrize(
    ("key", "target"),
    [
        ("extends", "config.yaml"),
        ("model", "model.yaml"),
        ("model", "org"),
        ("rule_paths", "rules.yaml"),
        ("rule_paths", "rules"),
    ],
)
@pytest.mark.parametrize("way", ["link", "folder", "chain"])
def test_a_path_of_the_settings_does_not_lead_out_over_links(
    cli: Cli, write: Write, folder: Path, outside: Path, key: str, target: str, way: str
):
    write("org/company.yaml", MINIMAL)
    name = "in.yaml"
    if way == "link":
        (folder / name).symlink_to(outside / target)
    elif way == "folder":
        (folder / "away").symlink_to(outside, target_is_directory=True)
        name = f"away/{target}"
    else:
        (folder / "first").symlink_to(os.path.relpath(outside, folder), target_is_directory=True)
        (folder / name).symlink_to(Path("first", target))
    write("orglint.yaml", f"{key}: {name}\n")
    for command in COMMANDS:
        ended = cli(*command)
        assert refused_silently(ended), command
    assert is_refused(cli("check"), f'"{name}" leads out of the git repository')


@needs_links
@pytest.mark.parametrize("name", ["orglint.yaml", "pyproject.toml"])
def test_a_config_file_that_is_a_link_out_is_refused(cli: Cli, write: Write, folder: Path, outside: Path, name: str):
    write("org/company.yaml", MINIMAL)
    (folder / name).symlink_to(outside / "config.yaml")
    assert is_refused(cli("check"), f"{name}: error: this config file is a link that leads out of the repository")


@needs_links
def test_a_config_file_that_is_a_link_inside_is_read(folder: Path, write: Write, cli: Cli):
    write("org/company.yaml", MINIMAL)
    write("policy/orglint.base.yaml", "fail_on: note\n")
    (folder / "orglint.yaml").symlink_to("policy/orglint.base.yaml")
    assert "note" in cli("config").out


@needs_links
@pytest.mark.parametrize("target", ["model.yaml", "plain.txt", "org", "table.csv"])
@pytest.mark.parametrize("is_absolute", [True, False])
def test_a_link_out_in_a_folder_is_a_finding_at_it_and_not_followed(
    cli: Cli, write: Write, folder: Path, outside: Path, target: str, is_absolute: bool
):
    write("org/company.yaml", MINIMAL)
    link = folder / "org" / ("linked" if target == "org" else f"linked.{'csv' if target == 'table.csv' else 'yaml'}")
    link.symlink_to(outside / target if is_absolute else os.path.relpath(outside / target, link.parent))
    ended = cli("check", "org", "-f", "json")
    [found] = [each for each in json.loads(ended.out)["findings"] if each["rule"] == "link-leads-out"]
    label = f"org/{link.name}" + ("/" if target == "org" else "")
    assert (found["location"]["file"], found["severity"]) == (label, "warning")
    assert refused_silently(ended)
    for name in ("text", "concise", "sarif", "github", "gitlab", "junit", "markdown"):
        ended = cli("check", "org", "-f", name)
        assert "leads out of the repository" in ended.out, name
        assert refused_silently(ended), name


@needs_links
def test_a_link_to_the_settings_of_git_is_not_followed(cli: Cli, write: Write, folder: Path):
    """Build servers keep a token there."""
    write("org/company.yaml", MINIMAL)
    write(".git/config", f"extraheader: AUTHORIZATION {SECRET}\n: {SECRET}\n")
    (folder / "org" / "x.yaml").symlink_to("../.git/config")
    (folder / "org" / "y").symlink_to("../.git")
    ended = cli("check", "org", "-f", "json")
    found = [each["location"]["file"] for each in json.loads(ended.out)["findings"] if each["rule"] == "link-leads-out"]
    assert found == ["org/x.yaml", "org/y/"]
    assert refused_silently(ended)


@needs_links
def test_a_link_out_that_is_excluded_is_no_finding(cli: Cli, write: Write, folder: Path, outside: Path):
    write("org/company.yaml", MINIMAL)
    write("orglint.yaml", "exclude: [org/linked.yaml]\n")
    (folder / "org" / "linked.yaml").symlink_to(outside / "model.yaml")
    ended = cli("check", "org", "-f", "json")
    assert "link-leads-out" not in ended.out
    assert refused_silently(ended)


@needs_links
def test_links_inside_the_repository_are_followed_once_and_without_end(cli: Cli, write: Write, folder: Path):
    write("org/company.yaml", MINIMAL)
    write("shared/extra.yaml", "units:\n  legal: {name: Legal, type: department, parent: tiny}\n")
    (folder / "org" / "shared").symlink_to("../shared", target_is_directory=True)
    (folder / "shared" / "round").symlink_to("../org", target_is_directory=True)
    ended = cli("tree", "org")
    assert (ended.code, ended.out.count("Legal"), ended.out.count("Sales [")) == (0, 1, 1), ended.out


@needs_links
@pytest.mark.parametrize("name", ["org", "org/deep", "linked.yaml"])
def test_a_path_of_the_command_line_does_not_go_over_a_link_out_of_a_repository(
    cli: Cli, folder: Path, outside: Path, name: str
):
    """A build server names `org`; whoever sends the pull request makes it a link."""
    (outside / "org" / "deep").mkdir()
    (folder / "org").symlink_to(outside / "org", target_is_directory=True)
    (folder / "linked.yaml").symlink_to(outside / "model.yaml")
    for command in ("check", "tree", "stats", "questions"):
        assert is_refused(cli(command, name), "leads through a link out of its repository")


@needs_links
@pytest.mark.parametrize("option", ["--config", "--map", "--baseline"])
def test_a_file_named_by_an_option_is_no_link_out(cli: Cli, write: Write, folder: Path, outside: Path, option: str):
    write("company.yaml", MINIMAL)
    (folder / "linked.yaml").symlink_to(outside / "plain.txt")
    assert is_refused(cli("check", "company.yaml", option, "linked.yaml"), "leads through a link out of its repository")


@needs_links
def test_no_report_is_written_over_a_link_out(cli: Cli, write: Write, folder: Path, outside: Path):
    write("company.yaml", MINIMAL)
    (folder / "report.json").symlink_to(outside / "plain.txt")
    (folder / "reports").symlink_to(outside, target_is_directory=True)
    before = {path: path.read_bytes() for path in outside.rglob("*") if path.is_file()}
    for name in ("report.json", "reports/new.json"):
        assert is_refused(
            cli("check", "company.yaml", "-f", f"json={name}"), "leads through a link out of its repository"
        )
    assert {path: path.read_bytes() for path in outside.rglob("*") if path.is_file()} == before


@needs_links
def test_a_path_the_user_gives_is_trusted_where_no_link_of_a_repository_is_on_it(cli: Cli, outside: Path):
    assert SECRET in cli("tree", str(outside / "model.yaml")).out


@needs_links
def test_outside_of_any_repository_no_link_leads_out_of_the_folder(cli: Cli, folder: Path, write: Write, outside: Path):
    (folder / ".git").rmdir()
    write("org/company.yaml", MINIMAL)
    (folder / "org" / "linked.yaml").symlink_to(outside / "model.yaml")
    ended = cli("check", "org", "-f", "json")
    assert '"link-leads-out"' in ended.out
    assert refused_silently(ended)


@needs_links
def test_an_ignore_file_that_is_a_link_out_is_refused(cli: Cli, write: Write, folder: Path, outside: Path):
    write("org/company.yaml", MINIMAL)
    (folder / "org" / ".orglintignore").symlink_to(outside / "plain.txt")
    assert is_refused(cli("check", "org"), "org/.orglintignore: this is a link that leads out of its repository")


@needs_links
@pytest.mark.parametrize("target", ["rules.yaml", "rules"])
def test_a_rule_file_that_is_a_link_out_is_refused(cli: Cli, write: Write, folder: Path, outside: Path, target: str):
    write("org/company.yaml", MINIMAL)
    write("orglint.yaml", "rule_paths: rules\n")
    (folder / "rules").mkdir()
    (folder / "rules" / ("own.yaml" if target == "rules.yaml" else "own")).symlink_to(outside / target)
    for command in (("check", "org"), ("rules", "list"), ("rules", "test", "rules")):
        assert is_refused(cli(*command), "this is a link that leads out of its repository")


@needs_links
def test_a_mapping_reads_nothing_over_a_link_out(cli: Cli, write: Write, folder: Path, outside: Path):
    write("src/a.yaml", "name: a\n")
    (folder / "src" / "b.yaml").symlink_to(outside / "model.yaml")
    (folder / "src" / "c").symlink_to(outside / "org")
    write(
        "map.yaml",
        "format: orglint-mapping/1\nfiles:\n  teams: {paths: ['**/*.yaml']}\n"
        "entities:\n- {kind: unit, from: teams, id: name}\n",
    )
    ended = cli("check", "src", "--map", "map.yaml", "-f", "json")
    assert SECRET not in ended.out + ended.err


@needs_links
@pytest.mark.parametrize(
    "target",
    ["../outside/model.yaml", "{outside}/model.yaml", "./linked.yaml", "../../*/*.yaml", "**/../../*.yaml",
     "\\\\\\\\server\\\\share\\\\x.yaml", "C:\\\\x.yaml", "file:///etc/passwd", "./.git/config"],
)  # fmt: skip
def test_a_catalog_points_to_nothing_outside(cli: Cli, write: Write, folder: Path, outside: Path, target: str):
    (folder / "linked.yaml").symlink_to(outside / "model.yaml")
    write(".git/config", f"units: {{leaked: {{name: {SECRET}}}}}\n")
    write(
        "catalog-info.yaml",
        "apiVersion: backstage.io/v1alpha1\nkind: Location\nmetadata: {name: all}\nspec:\n"
        f'  targets: ["{target.replace("{outside}", outside.as_posix())}"]\n---\n'
        "apiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata: {name: core}\nspec: {type: team, children: []}\n",
    )
    ended = cli("check", "catalog-info.yaml", "-f", "json")
    assert SECRET not in ended.out + ended.err
    assert "outside" in ended.out or "on the web" in ended.out


@pytest.mark.parametrize("name", ROOTED)
def test_roots_of_every_system_are_known_on_every_system(name: str):
    assert not is_relative(name)


@pytest.mark.parametrize("name", ["a.yaml", "a/b.yaml", "./a", "..", "a\\b", "rules:x", "~/x"])
def test_other_paths_are_relative(name: str):
    assert is_relative(name)


@pytest.mark.parametrize(
    "name", [".git", ".GIT/x", "a/.Git/config", "git~1/config", ".g\u200cit/config", ".git./x", ".git /x"]
)
def test_the_folder_of_git_is_not_inside_in_any_spelling(folder: Path, name: str):
    assert not is_inside(folder / name, root_of(folder))


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000])
def test_what_is_no_path_leads_nowhere(folder: Path, name: str):
    assert is_inside(folder / "a", root_of(folder))
    assert not leads_out(folder / name)


@needs_links
def test_a_repository_inside_is_a_repository_of_its_own(folder: Path, write: Write):
    write("module/.git", "gitdir: ../.git/modules/module\n")
    write("other.yaml", "")
    (folder / "module" / "up.yaml").symlink_to("../other.yaml")
    (folder / "down").symlink_to("module")
    assert root_of(folder / "module") == Path(os.path.realpath(folder)) / "module"
    assert leads_out(folder / "module" / "up.yaml")
    assert not leads_out(folder / "down")
