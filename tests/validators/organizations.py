"""What validators look at: the reports on every example in both languages, and on the largest organization there is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import chdir
from functools import cache
from pathlib import Path

import pytest

from orglint.app.checking import check
from orglint.app.inputs import Inputs
from orglint.app.line_hashes import with_line_hashes
from orglint.i18n import LANGUAGES, Language
from orglint.report import Report

ROOT = Path(__file__).parents[2]
EXAMPLES = tuple(sorted(path.name for path in (ROOT / "examples").iterdir() if path.is_dir()))
DATA = ROOT.parent / "shared" / "data"
LARGEST = "largest"
EVERY = [
    *((name, language) for name in EXAMPLES for language in LANGUAGES),
    *(pytest.param(LARGEST, language, marks=pytest.mark.real_data) for language in LANGUAGES),
]


@cache
def report_on(name: str, language: Language) -> Report:
    """Return the report on an example, or on the largest organization; the test is skipped where that is not there."""
    path = largest() if name == LARGEST else Path("examples", name)
    with chdir(ROOT):
        return with_line_hashes(check(Inputs(paths=(path,), language=language)))


def largest() -> Path:
    """Return the dated organogram with the largest table, without its ending."""
    tables = sorted(_tables(), key=lambda path: (path.stat().st_size, path))
    if not tables:
        pytest.skip("the real organizations do not stand beside the repository")
    return tables[-1].with_name(tables[-1].name.removesuffix("-junior.csv"))


def _tables() -> Iterator[Path]:
    # Beside a checkout that stands in a folder of worktrees there is a link, or nothing.
    yield from (DATA / "uk-organogram").glob("*/*-junior.csv")
