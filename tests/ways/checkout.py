"""This checkout as others get it: a repository of what orglint is installed from."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.repository import Repository
from tests.ways.change import ROOT

FILES = ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml", "action.yml")
FOLDERS = ("src", "rules", "ci")
RELEASE = "v0.1.0"


def published(folder: Path) -> Repository:
    """Return a repository that holds this checkout, with a tag for the release that the pages name."""
    repository = Repository(folder)
    for name in FILES:
        shutil.copy(ROOT / name, folder / name)
    for name in FOLDERS:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    repository.commit()
    repository.git("tag", RELEASE)
    return repository
