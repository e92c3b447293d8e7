"""The samples of the README files are what the program prints and what the files hold."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[3]
SOURCE = "<!-- source: org.yaml -->\n```yaml\nold\n```\n"

Page = Callable[..., Path]


@pytest.fixture
def tool(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    spec = importlib.util.spec_from_file_location("readme_samples", ROOT / "tools" / "readme_samples.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(sys, "argv", ["readme_samples.py"])
    return module


@pytest.fixture
def page(tool: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Page:
    """Write a page beside `org.yaml`, which holds three lines; it is the only page the tool keeps."""
    (tmp_path / "org.yaml").write_text("units:\n  a: {}\n  b: {}\n", encoding="utf-8")

    def write(text: str) -> Path:
        file = tmp_path / "README.md"
        file.write_text(text, encoding="utf-8", newline="\n")
        monkeypatch.setattr(tool, "ROOT", tmp_path)
        monkeypatch.setattr(tool, "FILES", (file,))
        return file

    return write


def test_readme_files_and_introductions_are_kept(tool: ModuleType):
    assert {file.name for file in tool.FILES} == {
        f"{name}{ending}"
        for name in ("README", "introduction", "importing", "plans", "reorg-review")
        for ending in (".md", ".ja.md")
    }
    assert all(tool.SAMPLE.search(file.read_text(encoding="utf-8")) for file in tool.FILES)


def test_quoted_file_is_renewed_and_the_rest_stays(tool: ModuleType, page: Page):
    file = page("# Title\n\n" + SOURCE + "\nend\n```yaml\nold\n```\n")
    tool.main()
    assert file.read_bytes().decode() == (
        "# Title\n\n<!-- source: org.yaml -->\n```yaml\nunits:\n  a: {}\n  b: {}\n```\n\nend\n```yaml\nold\n```\n"
    )


def test_long_text_is_cut_where_the_mark_says(tool: ModuleType, page: Page):
    file = page("<!-- source, 1 lines: org.yaml -->\n```yaml\n```\n")
    tool.main()
    assert file.read_text(encoding="utf-8").endswith("```yaml\nunits:\n...\n```\n")


def test_sample_is_what_the_command_prints(tool: ModuleType, page: Page):
    file = page("<!-- sample: orglint --version -->\n```text\n```\n")
    tool.main()
    assert "```text\norglint " in file.read_text(encoding="utf-8")


def test_stale_page_fails_the_check_and_is_not_written(tool: ModuleType, page: Page, monkeypatch: pytest.MonkeyPatch):
    file = page(SOURCE)
    monkeypatch.setattr(sys, "argv", ["readme_samples.py", "--check"])
    with pytest.raises(SystemExit, match=r"README\.md shows samples that are no longer true"):
        tool.main()
    assert file.read_text(encoding="utf-8") == SOURCE


def test_page_in_step_passes_the_check(tool: ModuleType, page: Page, monkeypatch: pytest.MonkeyPatch):
    page(SOURCE)
    tool.main()
    monkeypatch.setattr(sys, "argv", ["readme_samples.py", "--check"])
    tool.main()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<!-- source: gone.yaml -->\n```yaml\n```\n", "gone.yaml"),
        ("<!-- sample: ls -->\n```text\n```\n", "runs orglint, not ls"),
        ("<!-- sample: orglint chekc -->\n```text\n```\n", "ended with 2"),
        ("<!-- source: org.yaml -->\n\n```yaml\n```\n", "no fenced block right below <!-- source: org.yaml -->"),
        ("<!-- sample,1 line: orglint -h -->\n```text\n```\n", "no fenced block right below <!-- sample,1 line"),
    ],
)
def test_sample_that_cannot_be_made_is_an_error(tool: ModuleType, page: Page, text: str, said: str):
    page(text)
    with pytest.raises(SystemExit, match=said):
        tool.main()
