"""A reader who does only what docs/writing-rules.md says, in either language, ends with rules that work."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import pytest

from orglint.cli import run
from orglint.errors import OrglintError
from orglint.functions.registry import PLUGIN_FUNCTIONS
from tests.plugins.installing import build_wheel, unpack
from tests.unit.docs.following_a_page import differences, steps_of

DOCS = Path(__file__).parents[3] / "docs"
PAGES = {"en": DOCS / "writing-rules.md", "ja": DOCS / "writing-rules.ja.md"}


@pytest.mark.parametrize("language", PAGES)
def test_every_step_of_the_page_gives_what_it_shows(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    for name in ("LC_ALL", "LC_MESSAGES", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "ja_JP.UTF-8" if language == "ja" else "en_US.UTF-8")

    def carry_out(command: str) -> tuple[int, str]:
        program, *arguments = shlex.split(command)
        assert program == "orglint"
        capsys.readouterr()
        try:
            code = run(arguments)
        except OrglintError as error:
            return 2, f"{error}\n"
        captured = capsys.readouterr()
        return code, captured.err + captured.out

    def install(project: Path) -> None:
        target = tmp_path / ".installed"
        unpack(build_wheel(project, tmp_path), target)
        monkeypatch.syspath_prepend(target)

    try:
        assert differences(PAGES[language], tmp_path, carry_out, install) == []
    finally:
        sys.modules.pop("acme_orglint", None)
        PLUGIN_FUNCTIONS.clear()


def test_both_pages_take_the_same_steps():
    english, japanese = ([(step.kind, step.what, step.code) for step in steps_of(page)] for page in PAGES.values())
    assert english == japanese
