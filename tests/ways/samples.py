"""The samples on the pages about build servers: each fenced block has a mark that says what runs it.

    <!-- ci: gitlab -->
    ```yaml

The two languages show the same samples, so that the English page alone is run.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"
README = DOCS.parent / "README.md"
PAGES = {"ci.md": DOCS / "ci.md", "README.md": README}
_FENCE = re.compile(r"^```(?P<form>\S*)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)
_MARK = re.compile(r"<!-- ci: (?P<kind>[a-z-]+)(?: (?P<about>[^\n]+?))? -->\n\Z")


@dataclass(frozen=True, slots=True)
class Sample:
    """A fenced block: its language, what runs it (empty: nobody), what else the mark says, and its text."""

    form: str
    kind: str
    about: str
    text: str


def samples_of(page: Path) -> list[Sample]:
    """Return every fenced block of a page."""
    text = page.read_text(encoding="utf-8")
    found = []
    for fence in _FENCE.finditer(text):
        mark = _MARK.search(text[: fence.start()])
        kind, about = (mark["kind"], mark["about"] or "") if mark else ("", "")
        found.append(Sample(fence["form"], kind, about, fence["text"]))
    return found


def samples(kind: str) -> list[str]:
    """Return the samples of one kind on the page about build servers."""
    return [sample.text for sample in samples_of(DOCS / "ci.md") if sample.kind == kind]
