"""Generated pages in a folder: which are new, which have changed, which belong there no more, and which are others'."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from orglint.app.documentation.signature import is_generated
from orglint.app.writing import make_folders, write_whole
from orglint.i18n import Language


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done so that a folder holds the pages: files by their path, each list sorted.

    `foreign` are files in the way that were not generated, or have been changed since; `gone` are generated pages that
    no longer belong.
    """

    changed: Mapping[Path, str]
    unchanged: tuple[Path, ...]
    gone: tuple[Path, ...]
    foreign: tuple[Path, ...]


def plan(folder: Path, pages: Mapping[str, str]) -> Plan:
    """Compare a folder with the pages that belong in it, by their paths below it. Only folders of pages are looked at."""
    texts = {folder / name: text for name, text in sorted(pages.items())}
    there = {path for place in {path.parent for path in texts} for path in place.glob("*.md")}
    unchanged = [path for path, text in texts.items() if path in there and _holds(path, text)]
    changed = {path: text for path, text in texts.items() if path not in unchanged}
    return Plan(
        changed,
        tuple(unchanged),
        gone=tuple(sorted(path for path in there - texts.keys() if is_generated(path))),
        foreign=tuple(path for path in changed if (path.exists() or path.is_symlink()) and not is_generated(path)),
    )


def carry_out(plan: Plan, language: Language) -> None:
    """Write what has changed and take away what is gone. Raises UsageError where that cannot be done."""
    for place in sorted({path.parent for path in plan.changed}):
        make_folders(place, language)
    write_whole(plan.changed, language)
    for path in plan.gone:
        path.unlink()


def _holds(path: Path, text: str) -> bool:
    try:
        return path.read_text(encoding="utf-8") == text
    except (OSError, UnicodeDecodeError):
        return False
