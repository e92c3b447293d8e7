"""What each format makes of each state of a run, in both languages, byte for byte."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import orglint
from orglint.i18n import LANGUAGES, Language
from orglint.reporters.options import Options
from orglint.reporters.registry import FORMATS
from tests.golden.reports import STATES, findings, not_evaluated

HERE = Path(__file__).parent / "reports"
ENDINGS = {"json": "json", "sarif": "sarif", "gitlab": "json", "junit": "xml", "markdown": "md"}

Golden = Callable[[str, Path], None]


@pytest.fixture(autouse=True)
def _one_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep goldens the same over releases."""
    monkeypatch.setattr(orglint, "__version__", "0.0.0")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("name", FORMATS)
def test_format_shows_state_as_committed(name: str, state: str, language: Language, golden: Golden):
    text = FORMATS[name](STATES[state](language), Options())
    golden(text, HERE / name / f"{state}.{language}.{ENDINGS.get(name, 'txt')}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_text_on_a_narrow_terminal(language: Language, golden: Golden):
    golden(FORMATS["text"](findings(language), Options(width=60)), HERE / "text" / f"narrow.{language}.txt")


@pytest.mark.parametrize("language", LANGUAGES)
def test_text_with_statistics_and_every_rule_not_evaluated(language: Language, golden: Golden):
    options = Options(statistics=True, show_not_evaluated=True)
    golden(FORMATS["text"](findings(language), options), HERE / "text" / f"everything.{language}.txt")
    golden(FORMATS["text"](not_evaluated(language), options), HERE / "text" / f"everything-clean.{language}.txt")


def test_text_in_colour(golden: Golden):
    text = FORMATS["text"](findings("en"), Options(colour=True))
    golden(text.replace("\x1b", "<ESC>"), HERE / "text" / "colour.en.txt")


def test_text_with_names_hidden_shows_no_source_line(golden: Golden):
    text = FORMATS["text"](findings("ja"), Options(names=False))
    assert "佐藤" not in text
    golden(text, HERE / "text" / "names-hidden.ja.txt")
