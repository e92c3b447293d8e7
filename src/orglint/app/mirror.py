"""A folder that stands for a repository at another commit, so that it can be read like any other."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from orglint.git.program import Git
from orglint.git.repository import Base
from orglint.git.tree import holds, write_tree
from orglint.i18n import Language


class Mirror:
    """A folder that stands for the root of a repository at another commit."""

    def __init__(self, git: Git, base: Base, folder: Path, language: Language) -> None:
        self.git = git
        self.base = base
        self.folder = folder
        self.language: Language = language
        self.outer = Path.cwd()

    def write(self, named: Iterable[Path]) -> tuple[str, ...]:
        """Write the files of the commit that models and settings are made of, and those that are named.

        Returns the submodules of the commit: what is in them is kept by other repositories and is not written.
        """
        inside = [self.inside(path) for path in named]
        wanted = frozenset(path for path in inside if path is not None)
        submodules = write_tree(self.git, self.base.commit, self.folder, wanted)
        # Settings are looked for up to here and not above.
        (self.folder / ".git").mkdir(exist_ok=True)
        return submodules

    def working_folder(self) -> Path:
        """Return the counterpart of the working folder; the mirror itself where that is not in the repository."""
        inside = self.inside(Path())
        folder = self.folder if inside is None else self.folder / inside
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def holds(self, inside: str) -> bool:
        """Whether the commit holds a file or folder at a path from the root on."""
        return holds(self.git, self.base.commit, inside)

    def counterpart(self, path: Path | None, *, or_itself: bool) -> Path | None:
        """Return a file of the base in place of one of the repository; one from elsewhere serves both sides."""
        if path is None:
            return None
        inside = self.inside(path)
        if inside is None:
            return self.outer / path
        if (self.folder / inside).is_file():
            return self.folder / inside
        return self.outer / path if or_itself else None

    def there(self, path: Path) -> Path:
        """Return what to call a path in the mirror: as it was called, where that leads there."""
        inside = self.inside(path)
        assert inside is not None
        is_from_here = not path.is_absolute() and self.inside(Path()) is not None
        return path if is_from_here else self.folder / inside

    def inside(self, path: Path) -> str | None:
        """Return a path from the root of the repository on, or None for one that is elsewhere."""
        full = Path(os.path.abspath(self.outer / path))  # noqa: PTH100 - resolve() follows links
        for each in (full, Path(os.path.realpath(full))):
            if each.is_relative_to(self.git.root):
                return each.relative_to(self.git.root).as_posix()
        return None
