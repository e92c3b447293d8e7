"""The files that docs/configuration.md and its Japanese twin show are accepted, and give what the pages show."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from orglint.cli import run
from orglint.engine.suppression_rules import SUPPRESSION_RULES

DOCS = Path(__file__).parents[3] / "docs"
PAGES = {"en": DOCS / "configuration.md", "ja": DOCS / "configuration.ja.md"}
FILE = re.compile(r"^<!-- file: (\S+) -->\n```yaml\n(.*?)^```$", re.DOTALL | re.MULTILINE)
SHOWN = re.compile(r"^<!-- shows: (.+?) -->\n```text\n(.*?)^```$", re.DOTALL | re.MULTILINE)


@pytest.fixture(params=PAGES)
def language(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A page's language; the files it shows stand in the working folder."""
    for name, text in FILE.findall(PAGES[request.param].read_text(encoding="utf-8")):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "rules").mkdir()
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return str(request.param)


def test_the_files_shown_are_accepted(language: str, capsys: pytest.CaptureFixture[str]):
    assert run(["check", "--lang", language, "--today", "2026-04-01", "--fail-on", "never"]) == 0
    printed = capsys.readouterr().out
    assert [word for word in ("malformed-", "unknown-suppression", "without-reason") if word in printed] == []


def test_the_output_shown_is_what_is_printed(language: str, capsys: pytest.CaptureFixture[str]):
    samples = SHOWN.findall(PAGES[language].read_text(encoding="utf-8"))
    assert samples
    for command, sample in samples:
        assert run([*command.split(), "--lang", language]) == 0
        printed = [line.split() for line in capsys.readouterr().out.splitlines()]
        assert [line for line in sample.splitlines() if line.split() not in printed] == []


def test_both_pages_show_the_same_and_name_every_finding():
    texts = [page.read_text(encoding="utf-8") for page in PAGES.values()]
    english, japanese = ([name for name, _ in FILE.findall(text)] for text in texts)
    assert english == japanese
    for text in texts:
        assert [ident for ident in SUPPRESSION_RULES if f"`{ident}`" not in text] == []
