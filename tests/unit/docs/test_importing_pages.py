"""Every command on the pages about importing and auditing is carried out, in order, where the files of the page stand."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from orglint.cli import run
from tests.hr.company import company
from tests.hr.files import write_workbook

DOCS = Path(__file__).parents[3] / "docs"
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
PAGES = ["importing.md", "importing.ja.md", "audit.md", "audit.ja.md"]


def commands(page: str) -> list[list[str]]:
    text = (DOCS / page).read_text(encoding="utf-8")
    lines = [line for block in BLOCK.findall(text) for line in block.splitlines()]
    return [shlex.split(line)[1:] for line in lines]


@pytest.mark.parametrize("page", PAGES)
def test_commands_of_the_page_do_what_they_say(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    shutil.copytree(DOCS / "samples", tmp_path, dirs_exist_ok=True)
    write_workbook(company()[0], tmp_path / "staff.xlsx")
    monkeypatch.chdir(tmp_path)
    assert len(commands(page)) >= 5
    for command in commands(page):
        assert run(command) in (0, 1), command
        for option in command:
            written = option.partition("=")[2] if option.startswith("xlsx=") else ""
            assert not written or Path(written).is_file()
        if "-o" in command:
            assert any(Path(command[command.index("-o") + 1]).rglob("*.yaml"))


@pytest.mark.parametrize("page", ["importing", "audit"])
def test_both_languages_show_the_same_commands(page: str):
    assert commands(f"{page}.md") == commands(f"{page}.ja.md")


def test_map_on_the_page_is_read():
    from orglint.importers.tables.map_file import read_map

    data = (DOCS / "samples" / "columns.yaml").read_bytes()
    assert set(read_map("columns.yaml", data).columns) == {
        "people.id",
        "people.name",
        "people.unit",
        "people.reports_to",
    }
