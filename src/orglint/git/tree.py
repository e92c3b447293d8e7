"""What a commit holds, written to a folder: the files orglint may want, as they are stored and unfiltered."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from orglint.errors import InputError
from orglint.git.program import Git
from orglint.i18n import Text
from orglint.source.discovery import FORMATS
from orglint.source.ignore import IGNORE_FILE
from orglint.source.limits import LIMITS

_FILE_MODES = frozenset({"100644", "100755", "100664"})
_LINK_MODE = "120000"
_SUBMODULE_MODE = "160000"
_ENDINGS = frozenset({*FORMATS, ".toml"})
_LONGEST_LINK = 4096
LFS_POINTER = b"version https://git-lfs.github.com/spec/"
"""How a file begins that Git LFS keeps elsewhere: what the repository itself holds is only this."""

_BAD_PATH = Text(
    'the commit {commit} holds "{path}", a path that no file can have',
    "コミット{commit}に、ファイルとして置けないパス「{path}」があります",
)
_NOT_THERE = Text(
    "{path} of the commit {commit} is not in this clone; a partial clone has to be completed first, for example by "
    "`git clone` without --filter",
    "コミット{commit}の{path}がこのクローンにありません。部分クローンの場合は、--filterを付けずにクローンし直してください",
)


@dataclass(frozen=True, slots=True)
class _Blob:
    mode: str
    name: str
    path: str


def write_tree(git: Git, commit: str, folder: Path, wanted: Collection[str]) -> tuple[str, ...]:
    """Write the files of a commit below an empty folder: those that end as models, tables and settings do, and `wanted`.

    Bytes are those stored: no filter, no conversion of line ends. A link stays a link where it leads to something below
    the folder, and is left out where it does not; so are submodules, whose paths are returned. Raises InputError where a
    file cannot be had.
    """
    listed = list(_blobs(git, commit))
    blobs = [blob for blob in listed if _is_wanted(blob, wanted)]
    files = [blob for blob in blobs if blob.mode in _FILE_MODES]
    links = [blob for blob in blobs if blob.mode == _LINK_MODE]
    with _Reader(git, commit) as reader:
        for blob in files:
            path = _place(folder, blob, git, commit)
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(reader.content(blob))
            except OSError as error:
                raise _bad_path(blob, git, commit) from error
        # Last, so that nothing is ever written through a link.
        made = [_link(folder, blob, reader.content(blob), git, commit) for blob in links]
    for link in made:
        if link is not None and not Path(os.path.realpath(link)).is_relative_to(os.path.realpath(folder)):
            link.unlink()
    return tuple(blob.path for blob in listed if blob.mode == _SUBMODULE_MODE)


def holds(git: Git, commit: str, path: str) -> bool:
    """Whether a commit holds a file or folder at a path (from the root on, with slashes)."""
    question = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{commit}:{path}")
    return path in ("", ".") or git.ask(*question) is not None


def _blobs(git: Git, commit: str) -> Iterator[_Blob]:
    for line in git.read("ls-tree", "-r", "-z", "--full-tree", commit).split(b"\0"):
        if line:
            about, _, path = line.partition(b"\t")
            mode, _, name = about.decode("ascii").split(" ")
            yield _Blob(mode, name, os.fsdecode(path))


def _is_wanted(blob: _Blob, wanted: Collection[str]) -> bool:
    path = PurePosixPath(blob.path)
    if blob.mode == _LINK_MODE and not path.suffix:
        return True  # perhaps to a folder
    return path.suffix.lower() in _ENDINGS or path.name == IGNORE_FILE or blob.path in wanted


def _place(folder: Path, blob: _Blob, git: Git, commit: str) -> Path:
    """Return where a file goes. Raises InputError for a path that leads out, which git itself would never check out."""
    parts = blob.path.split("/")
    odd = {"", ".", ".."}.intersection(parts) or any(part.lower() == ".git" for part in parts)
    if odd or "\0" in blob.path or (os.name == "nt" and any(sign in blob.path for sign in '\\:*?"<>|')):
        raise _bad_path(blob, git, commit)
    return folder.joinpath(*parts)


def _bad_path(blob: _Blob, git: Git, commit: str) -> InputError:
    return InputError(_BAD_PATH.say(git.language, commit=commit[:12], path=_printable(blob.path)))


def _printable(path: str) -> str:
    return path if path.isprintable() else ascii(path)[1:-1]


def _link(folder: Path, blob: _Blob, target: bytes, git: Git, commit: str) -> Path | None:
    """Make a link, or where the system makes none, the file with its target that git makes there; return the link."""
    path = _place(folder, blob, git, commit)
    text = os.fsdecode(target[:_LONGEST_LINK])
    inside = os.path.normpath(path.parent / text)
    if not text or "\0" in text or Path(text).is_absolute() or not Path(inside).is_relative_to(folder):
        return None
    # Where names differ in case alone, a link made before may stand on the way.
    if not Path(os.path.realpath(path.parent)).is_relative_to(os.path.realpath(folder)):
        return None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if os.name == "nt":
            path.write_bytes(target)
            return None
        path.symlink_to(text)
    except OSError:  # a file stands there, or on the way: git could not check it out either
        return None
    return path


class _Reader:
    """`git cat-file --batch`, asked for one object after the other."""

    def __init__(self, git: Git, commit: str) -> None:
        self._git = git
        self._commit = commit
        self._process = git.open("cat-file", "--batch")

    def __enter__(self) -> _Reader:
        return self

    def __exit__(self, *_: object) -> None:
        self._in.close()
        self._out.close()
        self._process.wait()

    @property
    def _in(self) -> IO[bytes]:
        assert self._process.stdin is not None
        return self._process.stdin

    @property
    def _out(self) -> IO[bytes]:
        assert self._process.stdout is not None
        return self._process.stdout

    def content(self, blob: _Blob) -> bytes:
        """Return what an object holds, of one too large just so much that it is seen."""
        try:
            self._in.write(f"{blob.name}\n".encode("ascii"))
            self._in.flush()
        except OSError as error:  # git has ended
            raise self._lost(blob) from error
        head = self._out.readline().split()
        if len(head) != 3 or head[1] != b"blob":
            raise self._lost(blob)
        size = int(head[2])
        kept = self._out.read(min(size, LIMITS.file_bytes + 1))
        rest = size - len(kept)
        while rest > 0:
            passed_over = len(self._out.read(min(rest, 1 << 20)))
            if not passed_over:
                raise self._lost(blob)
            rest -= passed_over
        self._out.read(1)
        return kept

    def _lost(self, blob: _Blob) -> InputError:
        text = _NOT_THERE.say(self._git.language, path=_printable(blob.path), commit=self._commit[:12])
        return InputError(text)
