"""Files that a run writes: each appears whole under its name, or not at all; and the folders for them."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Collection, Mapping
from pathlib import Path
from types import MappingProxyType

from orglint.errors import UsageError
from orglint.i18n import Language, Text
from orglint.source.confinement import refuse_leading_out

_NOT_WRITTEN = Text(
    "cannot be written: {reason}; nothing was changed", "書き込めません: {reason}。何も変更していません"
)
_IS_FOLDER = Text(
    "this is a folder, not a file; nothing was changed", "ファイルではなくフォルダーです。何も変更していません"
)
_NO_FOLDER = Text("this is a file, not a folder", "フォルダーではなくファイルです")
_NOT_MADE = Text("cannot be made: {reason}", "作成できません: {reason}")


def write_whole(
    texts: Mapping[Path, str] | Mapping[Path, bytes] | Mapping[Path, str | bytes],
    language: Language,
    *,
    private: Collection[Path] = (),
) -> None:
    """Write every text (as UTF-8) or content beside its file first, then put all in place; the folders must be there.

    Nothing is written over a link out of a repository.
    Links stay links, and what is no file (`/dev/null`, a pipe) is written to, not replaced; `private` files are their
    owner's alone, on systems that know owners. Raises UsageError where that fails (Windows lets nobody replace a file
    that is open somewhere): every file is then as it was before, as it is where the run is told to end.
    """
    for path in texts:
        refuse_leading_out(path, language)
        if path.is_dir():
            raise UsageError(_IS_FOLDER.say(language), file=path.as_posix())
    batch = _Batch()
    try:
        batch.prepare(texts, private)
        batch.put_in_place()
    except OSError as error:
        batch.put_back()
        reason = error.strerror or str(error)
        raise UsageError(_NOT_WRITTEN.say(language, reason=reason), file=batch.at.as_posix()) from error
    except BaseException:
        batch.put_back()
        raise
    finally:
        batch.clear_away()


class _Batch:
    """Files on their way into place: `waiting` are whole copies beside them, `former` what stood there before."""

    def __init__(self) -> None:
        self.at = Path()
        self._waiting: dict[Path, Path] = {}
        self._former: dict[Path, Path] = {}
        self._fresh: list[Path] = []
        self._streams: dict[Path, bytes] = {}

    def prepare(self, texts: Mapping[Path, str | bytes], private: Collection[Path]) -> None:
        """Write everything beside its file. Raises OSError; `at` is the path then."""
        for path, text in texts.items():
            self.at = path
            if path.exists() and not path.is_file():
                self._streams[path] = _encoded(text)
                continue
            target = Path(os.path.realpath(path))
            if target.exists():
                target.open("ab").close()  # what may not be written is not to be replaced either
            else:
                self._fresh.append(target)
            if target.exists() and len(texts) > 1:
                self._former[target] = _copy_beside(target)
            self._waiting[target] = _write_beside(target, text, is_private=path in private)

    def put_in_place(self) -> None:
        """Replace the files, then write to what is none. Raises OSError; `at` is the path then."""
        for path, written in self._waiting.items():
            self.at = path
            written.replace(path)
        for path, data in self._streams.items():
            self.at = path
            path.write_bytes(data)

    def put_back(self) -> None:
        """Undo what was put in place."""
        for path, written in self._waiting.items():
            if written.exists():
                continue
            if path in self._fresh:
                path.unlink(missing_ok=True)
            elif path in self._former:
                self._former[path].replace(path)

    def clear_away(self) -> None:
        """Remove whatever stands beside the files."""
        for path in (*self._waiting.values(), *self._former.values()):
            path.unlink(missing_ok=True)


def write_tree(
    folder: Path, texts: Mapping[str, str], language: Language, *, private: Mapping[Path, str] = MappingProxyType({})
) -> None:
    """Write texts by their paths below a folder, which is made with all folders in it: everything or nothing.

    With them go `private` files from elsewhere, their owner's alone. Raises UsageError where that fails; folders that were made for it are gone then, too.
    """
    made: list[Path] = []
    try:
        for path in sorted(texts):
            made = [*make_folders((folder / path).parent, language), *made]
        write_whole({**{folder / path: text for path, text in texts.items()}, **private}, language, private=private)
    except BaseException:
        for each in made:
            each.rmdir()
        raise


def make_folders(folder: Path, language: Language) -> list[Path]:
    """Make a folder and those above it; return those made, the deepest first. Raises UsageError."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in (folder, *folder.parents):
        if each.is_file():
            raise UsageError(_NO_FOLDER.say(language), file=each.as_posix())
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UsageError(_NOT_MADE.say(language, reason=reason), file=folder.as_posix()) from error
    return missing


def _encoded(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode("utf-8")


def _write_beside(path: Path, text: str | bytes, *, is_private: bool) -> Path:
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    written = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(_encoded(text))
        if not is_private:
            written.chmod(_ordinary_mode(path))
    except BaseException:
        written.unlink(missing_ok=True)
        raise
    return written


def _copy_beside(path: Path) -> Path:
    """Keep a file as it is until all others are in place."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    os.close(handle)
    kept = Path(name)
    try:
        shutil.copy2(path, kept)
    except BaseException:
        kept.unlink(missing_ok=True)
        raise
    return kept


def _ordinary_mode(path: Path) -> int:
    """Return the mode of the file that is replaced, or that of any new file: temporary files are the owner's alone."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
