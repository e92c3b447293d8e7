"""The review of a reorganization in each of its formats and states, in both languages, byte for byte."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import orglint
from orglint.app.inputs import Inputs
from orglint.app.reviewing import Asked, review
from orglint.i18n import LANGUAGES, Language
from orglint.reorg.review import Review
from orglint.reporters.options import Options
from orglint.reporters.registry import FORMATS
from orglint.reporters.review.registry import review_formats
from orglint.ruleset.choosing import Selection
from tests.golden.reviews import STATES

HERE = Path(__file__).parent / "reviews"
ENDINGS = {"text": "txt", "json": "json", "markdown": "md"}
NAMES = ("岡 一郎", "森 桂子", "矢野 歩", "石井 蓮")

Golden = Callable[[str, Path], None]


@pytest.fixture(autouse=True)
def _one_version(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep goldens the same over releases and folders."""
    monkeypatch.setattr(orglint, "__version__", "0.0.0")
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()


def reviewed(state: str, language: Language) -> Review:
    for name, text in zip(("today.yaml", "later.yaml"), STATES[state], strict=True):
        Path(name).write_text(text, encoding="utf-8")
    inputs = Inputs(language=language, today=date(2026, 4, 1))
    return review(inputs, Selection(), Asked("today.yaml", "later.yaml", with_people=state != "clean")).review


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("name", ENDINGS)
def test_review_shows_state_as_committed(name: str, state: str, language: Language, golden: Golden):
    found = reviewed(state, language)
    text = review_formats(found)[name](found.report, Options())
    if name != "text":
        assert [who for who in NAMES if who in text] == []  # names do not travel
    if name == "json":
        json.loads(text)
    golden(text, HERE / name / f"{state}.{language}.{ENDINGS[name]}")


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in ENDINGS])
def test_other_formats_tell_the_findings_of_a_reorganization(name: str, golden: Golden):
    found = reviewed("reorganization", "en")
    golden(FORMATS[name](found.report, Options()), HERE / name / "reorganization.en.txt")


def test_text_with_names_hidden(golden: Golden):
    found = reviewed("reorganization", "ja")
    text = review_formats(found)["text"](found.report, Options(names=False))
    assert [who for who in NAMES if who in text] == []
    golden(text, HERE / "text" / "names-hidden.ja.txt")


def test_text_in_colour_on_a_terminal(golden: Golden):
    found = reviewed("plan", "ja")
    text = review_formats(found)["text"](found.report, Options(colour=True, width=100))
    golden(text.replace("\x1b", "<ESC>"), HERE / "text" / "colour.ja.txt")
