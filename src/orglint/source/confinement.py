"""What lies inside of a repository, whatever links and paths in it say: a pull request must not choose what is read."""

from __future__ import annotations

import os
import stat
import unicodedata
from pathlib import Path, PurePosixPath, PureWindowsPath

from orglint.errors import UsageError
from orglint.i18n import Language, Text
from orglint.source.shown import shown

_GIT_NAMES = frozenset({".git", "git~1"})
"""git's own folder and its short name on Windows: its settings may hold passwords."""
LEADS_OUT = Text(
    "this is a link that leads out of its repository, so it is not followed",
    "リポジトリの外へのリンクのため、たどりません",
)
_NAME_THE_TARGET = Text(
    "this path leads through a link out of its repository; name what it leads to instead",
    "リポジトリの外へのリンクを通るパスです。リンク先のパスを直接指定してください",
)


def root_around(path: Path) -> Path | None:
    """Return the nearest folder at or above an absolute path that holds a `.git`, or None.

    Looked for here, not by git: that would take a folder for a repository whose files merely look like one.
    """
    return next((folder for folder in (path, *path.parents) if (folder / ".git").exists()), None)


def root_of(path: Path) -> Path:
    """Return where what belongs to a file or folder ends: at the root of its git repository.

    Outside of any that is the folder itself, and of a file the folder that holds it. Links are resolved.
    """
    real = Path(os.path.realpath(path))
    return root_around(real) or (real if real.is_dir() else real.parent)


def is_relative(text: str) -> bool:
    """Whether a path says nothing of a root, a drive or a share, on any system: to look at a share is to call a server."""
    windows = PureWindowsPath(text)
    return not (PurePosixPath(text).is_absolute() or windows.drive or windows.root)


def is_inside(path: Path, root: Path) -> bool:
    """Whether a path leads, by all links on its way, to what is in a folder and not in git's own folder there.

    `root` has no links in it. What no path can be is not inside.
    """
    try:
        real = Path(os.path.realpath(path))
    except (OSError, ValueError):
        return False
    return real.is_relative_to(root) and not any(map(_is_git, real.relative_to(root).parts))


def is_link(path: Path) -> bool:
    """Whether there is a link at a path, or what Windows has instead (a junction)."""
    try:
        status = os.lstat(path)
    except (OSError, ValueError):
        return False
    attributes: int = getattr(status, "st_file_attributes", 0)
    return stat.S_ISLNK(status.st_mode) or bool(attributes & stat.FILE_ATTRIBUTE_REPARSE_POINT)


def leads_out(path: Path) -> bool:
    """Whether the way to a path goes over a link that lies in a git repository and leads out of it."""
    way = Path(os.path.abspath(path)).anchor  # noqa: PTH100 - resolve() follows links
    current = Path(way)
    for part in path.absolute().relative_to(current).parts:
        current = current / part
        if is_link(current):
            root = root_around(Path(os.path.realpath(current.parent)))
            if root is not None and not is_inside(current, root):
                return True
    return False


def refuse_leading_out(path: Path, language: Language) -> None:
    """Raise UsageError where a path that a user names goes over a link out of a repository.

    Whoever wrote the command line may not be the one who wrote the link: in a pull request they are not.
    """
    if leads_out(path):
        raise UsageError(_NAME_THE_TARGET.say(language), file=shown(path))


def _is_git(name: str) -> bool:
    """Whether a name is taken for git's folder by some file system: in any case, with signs that do not show."""
    plain = "".join(sign for sign in name if unicodedata.category(sign) != "Cf")
    return plain.casefold().rstrip(" .") in _GIT_NAMES
