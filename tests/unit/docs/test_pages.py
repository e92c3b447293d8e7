"""What the README files and docs/ tell people to write, run and open is there and works."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import orglint
from orglint.cli import run

ROOT = Path(__file__).parents[3]
README = ("README.md", "README.ja.md")
PAGES = (*README, "CHANGELOG.md", *sorted(f"docs/{file.name}" for file in (ROOT / "docs").glob("*.md")))
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")
CONFIG = re.compile(r"^## (?:Configuration|設定)$.*?^```yaml\n(.*?)^```$", re.DOTALL | re.MULTILINE)
COMMAND = re.compile(r"^\| `orglint ([a-z ]+)", re.MULTILINE)


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str):
    file = ROOT / page
    links = LINK.findall(file.read_text(encoding="utf-8"))
    # The licence is no part of what the tests of a wheel are laid out with; sources are looked for as installed.
    assert [link for link in links if link != "LICENSE" and not _target(file, link).exists()] == []


def _target(file: Path, link: str) -> Path:
    package = Path(orglint.__file__).parent
    inside = link.partition("src/orglint/")[2]
    return package / inside if inside else file.parent / link


@pytest.mark.parametrize("page", README)
def test_configuration_shown_is_accepted(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    [config] = CONFIG.findall((ROOT / page).read_text(encoding="utf-8"))
    (tmp_path / "rules").mkdir()
    (tmp_path / "org").mkdir()
    (tmp_path / "org" / "org.yaml").write_bytes((ROOT / "examples" / "minimal" / "org.yaml").read_bytes())
    (tmp_path / "orglint.yaml").write_text(config, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(["check", "--fail-on", "never", "--lang", "en"]) == 0


@pytest.mark.parametrize("page", README)
def test_commands_shown_are_there(page: str, capsys: pytest.CaptureFixture[str]):
    commands = COMMAND.findall((ROOT / page).read_text(encoding="utf-8"))
    assert "check " in commands
    for command in commands:
        assert run([*command.split(), "--help"]) == 0, command
        assert f"orglint {command.strip()}" in capsys.readouterr().out


def test_both_readme_files_show_the_same_commands_and_files():
    english, japanese = ((ROOT / page).read_text(encoding="utf-8") for page in README)
    assert COMMAND.findall(english) == COMMAND.findall(japanese)
    in_english, in_japanese = (
        {link.replace(".ja.md", ".md") for link in LINK.findall(text)} for text in (english, japanese)
    )
    assert in_english == in_japanese
