"""The base of a change, laid out so that it can be read like any model: a revision in a folder of its own, or a copy."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from orglint.app.inputs import Inputs, Loaded
from orglint.app.mirror import Mirror
from orglint.app.ruling import own_rule_paths
from orglint.errors import InputError, UsageError
from orglint.git.program import Git, find_program
from orglint.git.repository import commit_of, merge_base, open_repository
from orglint.git.tree import LFS_POINTER
from orglint.i18n import Language, Text
from orglint.source.confinement import root_around
from orglint.source.shown import shown

_STDIN = Text(
    "standard input has no base; name the files of the model",
    "標準入力は比較できません。モデルのファイルを指定してください",
)
_OUTSIDE = Text(
    "{path} is not in the git repository {root}, so --base {name} cannot be read for it",
    "{path}はgitリポジトリ{root}の外にあるため、--base {name}と比較できません",
)
_AMBIGUOUS = Text(
    '--base "{name}" is both a revision and a path; write ./{name} for the path, refs/heads/{name} for the branch',
    "--base「{name}」はリビジョンにもパスにも当てはまります。パスなら./{name}、ブランチならrefs/heads/{name}と"
    "書いてください",
)
_IN_LFS = Text(
    "{path} at {name} is kept by Git LFS, which orglint does not run; check that revision out elsewhere and give its "
    "path instead",
    "{name}の{path}はGit LFSで管理されており、取り出せません。そのリビジョンを別の場所にチェックアウトし、代わりに"
    "そのパスを指定してください",
)

_IN_SUBMODULE = Text(
    "{path} is a submodule at {name}, and its files are kept by another repository, which --base does not read; check "
    "them from there, or check that revision out elsewhere and give its path: --base PATH",
    "{path}は{name}でサブモジュールになっています。中のファイルは別のリポジトリにあり、--baseでは取り出せません。"
    "サブモジュールの中で実行するか、そのリビジョンを別の場所にチェックアウトし、--baseにそのパスを指定してください",
)


@dataclass(frozen=True, slots=True)
class BaseCopy:
    """Where the base can be read: `inputs` name it from the working folder that holds while it is read.

    `name` is what users call it, and `commit` the commit it came to (of a path: None). `has_model`: whether anything
    the change is read from was there. `baseline` is where the baseline file of the base would be. `is_whole`: the one
    path in `inputs` is a copy of everything, in which the model is where the copy's settings say.
    """

    name: str
    commit: str | None
    inputs: Inputs
    has_model: bool
    baseline: Path | None
    is_whole: bool = False


@contextlib.contextmanager
def base_copy(name: str, inputs: Inputs, head: Loaded, baseline: Path | None) -> Iterator[BaseCopy]:
    """Lay out the base that a user names for what `inputs` read, and work in its folder meanwhile.

    A revision is written to a temporary folder that only its owner can read, and taken away in the end; the work tree,
    the index and the repository are not touched. Raises UsageError where there is no such base.
    """
    if any(str(path) == "-" for path in inputs.paths):
        raise UsageError(_STDIN.say(head.language))
    around = _folder_of(inputs, head)
    if _is_path(name, around, head.language):
        path = Path(name)
        is_whole = path.is_dir() and not inputs.paths
        there = replace(inputs, paths=(path,), config=None)
        yield BaseCopy(name, None, there, has_model=True, baseline=None, is_whole=is_whole)
        return
    git = open_repository(around, name, head.language)
    base = merge_base(git, name)
    with tempfile.TemporaryDirectory(prefix="orglint-base-") as made:
        folder = Path(os.path.realpath(made))
        mirror = Mirror(git, base, folder, head.language)
        given = [path for path in (inputs.config, inputs.column_map, baseline) if path is not None]
        _refuse_submodules(
            mirror.write([*inputs.paths, *head.config.files, *own_rule_paths(head.config), *given]), mirror, head
        )
        with contextlib.chdir(mirror.working_folder()):
            yield _copy(mirror, inputs, baseline)


def _folder_of(inputs: Inputs, head: Loaded) -> Path:
    """Return the folder whose repository is meant: that of the first path, or of the configured model."""
    first = next(iter(inputs.paths), None) or (head.config.folder if head.config.folder is not None else Path())
    path = Path(os.path.realpath(first))
    return path if path.is_dir() else path.parent


def _is_path(name: str, around: Path, language: Language) -> bool:
    """Whether a base is another copy. Raises UsageError where it could as well be a revision."""
    try:
        is_there = bool(name) and Path(name).exists()
    except (OSError, ValueError):  # a name no file can have
        return False
    if not is_there:
        return False
    is_plain = not Path(name).is_absolute() and Path(name).parts[:1] not in {(), ("..",)} and not name.startswith(".")
    root = root_around(around)
    if is_plain and root is not None and find_program() is not None and commit_of(Git(root, language), name):
        raise UsageError(_AMBIGUOUS.say(language, name=shown(Path(name))))
    return True


def _copy(mirror: Mirror, inputs: Inputs, baseline: Path | None) -> BaseCopy:
    """Return the inputs that read the mirror as the given ones read the repository."""
    paths = {path: mirror.inside(path) for path in inputs.paths}
    for path, inside in paths.items():
        if inside is None:
            texts = {"path": shown(path), "root": shown(mirror.git.root), "name": mirror.base.name}
            raise UsageError(_OUTSIDE.say(mirror.language, **texts))
    there = tuple(mirror.there(path) for path, inside in paths.items() if mirror.holds(str(inside)))
    return BaseCopy(
        name=mirror.base.name,
        commit=mirror.base.commit,
        inputs=replace(
            inputs,
            paths=there,
            config=mirror.counterpart(inputs.config, or_itself=False),
            column_map=mirror.counterpart(inputs.column_map, or_itself=True),
        ),
        has_model=bool(there) or not inputs.paths,
        baseline=mirror.counterpart(baseline, or_itself=False),
    )


def _refuse_submodules(submodules: tuple[str, ...], mirror: Mirror, head: Loaded) -> None:
    """Raise InputError where the change is read from a submodule of the base: all in it would be taken for new."""
    if not submodules:
        return
    read = [inside for inside in map(mirror.inside, map(Path, head.files)) if inside is not None]
    for path in submodules:
        if any(file.startswith(f"{path}/") for file in read):
            raise InputError(_IN_SUBMODULE.say(head.language, path=shown(Path(path)), name=mirror.base.name))


def refuse_pointers(files: tuple[str, ...], name: str, language: Language) -> None:
    """Raise InputError where a file of a revision that is read is only a pointer of Git LFS."""
    for file in files:
        path = Path(file)
        if path.is_file():
            with path.open("rb") as opened:
                if opened.read(len(LFS_POINTER)) == LFS_POINTER:
                    raise InputError(_IN_LFS.say(language, path=file, name=name))
