"""What docs/mapping.md and its Japanese twin show is so: files, outputs, and what each example gives."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from orglint.cli import run
from orglint.importers.mapped import mapping_file, path, rules, spec, values
from tests.unit.importers.mapped.reading_by import full, imported_files, plain, problems

DOCS = Path(__file__).parents[3] / "docs"
PAGES = {"en": DOCS / "mapping.md", "ja": DOCS / "mapping.ja.md"}
FILE = re.compile(r"^<!-- file: (\S+) -->\n```[a-z]+\n(.*?)^```$", re.DOTALL | re.MULTILINE)
SHOWN = re.compile(r"^<!-- shows: (.+?) -->\n```text\n(.*?)^```$", re.DOTALL | re.MULTILINE)
EXAMPLE = re.compile(
    r"^<!-- source: (\w+) -->\n```\w+\n(.*?)^```\n\n<!-- mapping -->\n```yaml\n(.*?)^```\n\n<!-- gives -->\n```yaml\n(.*?)^```$",
    re.DOTALL | re.MULTILINE,
)


def text(language: str) -> str:
    return PAGES[language].read_text(encoding="utf-8")


@pytest.mark.parametrize("language", PAGES)
def test_what_the_page_shows_is_printed(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    for name, content in FILE.findall(text(language)):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    samples = SHOWN.findall(text(language))
    assert len(samples) == 2
    for command, sample in samples:
        run([*command.split(), "--lang", language])
        printed = [line.split() for line in capsys.readouterr().out.splitlines()]
        assert [line for line in sample.splitlines() if line.split() not in printed] == []


@pytest.mark.parametrize("language", PAGES)
def test_each_example_gives_what_it_says(language: str):
    examples = EXAMPLE.findall(text(language))
    assert len(examples) == text(language).count("<!-- gives -->") == 5
    for ending, source, mapping, gives in examples:
        read = imported_files(f"files: {{source: source.{ending}}}\n{mapping}", {f"source.{ending}": source})
        assert problems(read) == []
        assert plain(read) == yaml.load(gives, yaml.BaseLoader)  # noqa: S506 - scalars as text, nothing else


def test_both_pages_show_the_same_mappings():
    english, japanese = (EXAMPLE.findall(text(language)) for language in PAGES)
    assert [(ending, len(mapping.splitlines())) for ending, _, mapping, _ in english] == [
        (ending, len(mapping.splitlines())) for ending, _, mapping, _ in japanese
    ]


@pytest.mark.parametrize("language", PAGES)
def test_everything_the_language_knows_is_on_the_page(language: str):
    page = text(language)
    words = {
        *mapping_file._TOP,
        *mapping_file._FILES,
        *mapping_file._LOOKUP,
        *spec.FORMS,
        *rules._KEYS,
        *values.KEYS,
        *(f"@{name}" for name in path.SPECIAL),
    } - {"format", "description"}
    code = set(re.findall(r"`([^`\n]+)`", page))
    assert (
        sorted(
            word for word in words if not any(word == part or f"{word}:" in part or f".{word}" in part for part in code)
        )
        == []
    )


@pytest.mark.parametrize("file", sorted((DOCS / "mappings").glob("*.yaml")), ids=lambda file: file.stem)
def test_each_mapping_to_copy_is_right_named_on_the_pages_and_says_its_command(file: Path):
    content = file.read_text(encoding="utf-8")
    mapping_file.read_mapping(file.name, content.encode())
    assert re.search(rf"^#   orglint check \S+ --map docs/mappings/{re.escape(file.name)}$", content, re.MULTILINE)
    for language in PAGES:
        assert f"(mappings/{file.name})" in text(language)


def test_the_helper_of_these_tests_writes_the_first_line():
    assert full("files: {}").startswith(f"format: {spec.FORMAT}\n")
