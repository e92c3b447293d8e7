"""A repository of an organization, and a change to it on a branch: what a pull request is about."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import orglint
from tests.repository import Repository

ROOT = Path(__file__).parents[2]
"""The checkout, or the copy of it that the tests of a wheel are laid out in: that one has no sources."""
HAS_SOURCES = (ROOT / "src" / "orglint").is_dir()

KNOWN = """\
organization: {name: Loop, as_of: 2026-04-01}
positions:
  one: {title: One, reports_to: two}
  two: {title: Two, reports_to: one}
"""
"""What the main branch holds: a known error, two posts that report to each other."""
HARMLESS = "  three: {title: Three, reports_to: one}\n"
WORSE = "  red: {title: Red, reports_to: blue}\n  blue: {title: Blue, reports_to: red}\n"
"""What a change adds: a second circle."""
MODEL = "org/company.yaml"


def pull_request(folder: Path, added: str = WORSE, name: str = "change") -> Repository:
    """Return a clone of a repository, at a branch of that name that adds something to the model of `main`."""
    origin = Repository(folder / "origin")
    origin.commit({MODEL: KNOWN})
    origin.git("checkout", "--quiet", "-b", name)
    origin.commit({MODEL: KNOWN + added})
    origin.git("checkout", "--quiet", "main")
    clone = Repository(folder / "work")
    clone.git("remote", "add", "origin", str(origin.root))
    clone.git("fetch", "--quiet", "origin")
    clone.git("checkout", "--quiet", name)
    return clone


def launcher(folder: Path) -> Path:
    """Make a program `orglint` in a folder, as installing makes one, that runs the orglint which is tested."""
    folder.mkdir(parents=True, exist_ok=True)
    program = folder / "orglint"
    source = Path(orglint.__file__).resolve().parents[1]
    code = f"import sys\nsys.path.insert(0, {str(source)!r})\nfrom orglint.__main__ import main\nsys.exit(main())\n"
    program.write_text(f"#!{sys.executable}\n{code}", encoding="utf-8")
    program.chmod(0o755)
    return program


def path_with(folder: Path) -> str:
    """Return the search path with a folder in front."""
    return os.pathsep.join((str(folder), os.environ["PATH"]))
