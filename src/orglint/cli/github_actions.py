"""What a run finds on GitHub Actions, and leaves there: the summary of a job."""

from __future__ import annotations

import os
from pathlib import Path

from orglint.cli.console import warn
from orglint.i18n import Language, Text

MOST_BYTES = 1_024_000
"""What the summaries of one step may have: GitHub shows nothing of larger ones."""

_FULL = Text(
    "the summary of this step is full, so the report was not added to it\n",
    "このステップのサマリーは上限に達しているため、レポートを追加していません\n",
)
_NOT_WRITTEN = Text(
    "the summary of this step cannot be written: {reason}\n", "このステップのサマリーに書き込めません: {reason}\n"
)


def on_github() -> bool:
    """Whether this is a run on GitHub Actions."""
    return os.environ.get("GITHUB_ACTIONS") == "true"


def add_to_summary(markdown: str, language: Language) -> None:
    """Append to the summary of the step, where GitHub names a file for it; what cannot be is said, and is no failure."""
    name = os.environ.get("GITHUB_STEP_SUMMARY")
    if not name:
        return
    path, data = Path(name), markdown.encode("utf-8")
    try:
        taken = path.stat().st_size if path.exists() else 0
        if taken + len(data) + 1 > MOST_BYTES:
            warn(_FULL.say(language))
            return
        with path.open("ab") as file:
            file.write(data if not taken else b"\n" + data)
    except OSError as error:
        warn(_NOT_WRITTEN.say(language, reason=error.strerror or str(error)))
