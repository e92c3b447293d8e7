"""BEFORE and AFTER of a comparison: what a user names on the command line, laid out so that it can be read."""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from orglint.app.inputs import Inputs
from orglint.app.mirror import Mirror
from orglint.errors import InputError, UsageError
from orglint.git.program import Git, find_program
from orglint.git.repository import commit_of, open_repository, revision
from orglint.i18n import Language, Text
from orglint.source.confinement import root_around
from orglint.source.shown import shown

_DRIVE = re.compile(r"[A-Za-z]:[\\/]")
_AMBIGUOUS = Text(
    '{option} "{name}" is both a path and a part of a revision; write ./{name} for the path',
    "{option}「{name}」はパスにもリビジョンの一部にも当てはまります。パスなら./{name}と書いてください",
)
_WHICH_PART = Text(
    '{option} "{name}" is a revision; say which part of it, as in "{name}:org/" ("{name}:" is all of it)',
    "{option}「{name}」はリビジョンです。「{name}:org/」のように、どの部分かも指定してください(「{name}:」で全体)",
)
_NOT_THERE = Text(
    '{option} "{name}": there is no {path} in that revision', "{option}「{name}」: そのリビジョンに{path}はありません"
)

_IN_SUBMODULE = Text(
    '{option} "{name}": {path} is a submodule, and its files are kept by another repository, which is not read; check '
    "that revision out elsewhere and give its path, or name a part without it",
    "{option}「{name}」: {path}はサブモジュールです。中のファイルは別のリポジトリにあり、取り出せません。そのリビジョンを"
    "別の場所にチェックアウトしてそのパスを指定するか、サブモジュールを含まない部分を指定してください",
)


@dataclass(frozen=True, slots=True)
class Laid:
    """One side, ready to be read from `folder` as the working folder.

    `name` is what users call it, `revision` and `commit` what it was taken from, both None for what lies there as a path.
    """

    name: str
    inputs: Inputs
    folder: Path
    revision: str | None = None
    commit: str | None = None

    @property
    def path(self) -> Path:
        """Return the one path of it, from the folder."""
        return self.inputs.paths[0]


@contextlib.contextmanager
def laid_out(name: str, option: str, inputs: Inputs, language: Language) -> Iterator[Laid]:
    """Lay out what a user named as `option` (BEFORE or AFTER): a path, or a part of a git revision (`main:org/`).

    A revision is written to a temporary folder that only its owner can read, and taken away in the end; the work tree,
    the index and the repository are not touched. Raises UsageError where there is no such thing.
    """
    rev, part = _split(name, option, language)
    if rev is None:
        yield Laid(name, replace(inputs, paths=(Path(name),)), Path.cwd())
        return
    here = Path(os.path.realpath(Path.cwd()))
    git = open_repository(here, name, language, option)
    commit = revision(git, rev, option)
    inside = _inside(part, here, git.root)
    with tempfile.TemporaryDirectory(prefix="orglint-compare-") as made:
        mirror = Mirror(git, commit, Path(os.path.realpath(made)), language)
        texts = {"option": option, "name": name}
        if inside is None:
            raise UsageError(_NOT_THERE.say(language, **texts, path=part))
        for submodule in mirror.write([git.root / inside]):
            if _overlap(submodule, inside):
                raise UsageError(_IN_SUBMODULE.say(language, **texts, path=shown(Path(submodule))))
        if not mirror.holds(inside):
            raise UsageError(_NOT_THERE.say(language, **texts, path=part or "."))
        folder = mirror.working_folder()
        path = Path(os.path.relpath(mirror.folder / inside, folder))
        yield Laid(name, replace(inputs, paths=(path,)), folder, rev, commit.commit)


def _split(name: str, option: str, language: Language) -> tuple[str | None, str]:
    """Return the revision and the path in it; no revision for what is a path."""
    rev, colon, part = name.partition(":")
    may_be_revision = bool(colon) and bool(rev) and not _DRIVE.match(name)
    if name == "-" or _is_there(name):
        if may_be_revision and _commit_here(rev, language):
            raise UsageError(_AMBIGUOUS.say(language, option=option, name=shown(Path(name))))
        return None, name
    if may_be_revision:
        return rev, part
    if not colon and _commit_here(name, language) and not _begins_tables(name):
        raise UsageError(_WHICH_PART.say(language, option=option, name=name))
    return None, name


def _is_there(name: str) -> bool:
    try:
        return bool(name) and Path(name).exists()
    except (OSError, ValueError):  # a name no file can have
        return False


def _begins_tables(name: str) -> bool:
    from orglint.importers.tables.read_tables import tables_at

    return bool(tables_at(Path(name)))


def _commit_here(rev: str, language: Language) -> str | None:
    root = root_around(Path(os.path.realpath(Path.cwd())))
    return commit_of(Git(root, language), rev) if root is not None and find_program() is not None else None


def _inside(part: str, here: Path, root: Path) -> str | None:
    """Return a path of a revision from the root on: as git reads it, from here only where it begins with a dot."""
    is_from_here = part in (".", "..") or part.startswith(("./", "../", ".\\", "..\\"))
    full = Path(os.path.normpath((here if is_from_here else root) / part.lstrip("/")))
    return full.relative_to(root).as_posix() if full.is_relative_to(root) else None


def _overlap(submodule: str, inside: str) -> bool:
    """Whether what is asked for is in a submodule or holds one. Both are paths from the root on."""
    one, other = Path(submodule), Path(inside)
    return one.is_relative_to(other) or other.is_relative_to(one)


def pinned(inputs: Inputs) -> Inputs:
    """Return inputs whose config and column map are found from any working folder."""
    here = Path.cwd()
    return replace(
        inputs,
        config=here / inputs.config if inputs.config is not None else None,
        column_map=here / inputs.column_map if inputs.column_map is not None else None,
    )


def refused(side: Laid, option: str, error: Exception, language: Language) -> InputError:
    """Return the error that says which side cannot be read."""
    return InputError(f"{_NOT_READ.say(language, option=option, name=side.name)} {error}")


_NOT_READ = Text('{option} "{name}" cannot be read:', "{option}「{name}」を読み取れません:")
