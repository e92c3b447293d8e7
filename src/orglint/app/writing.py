"""Files that a run writes: each appears whole under its name, or not at all; and the folders for them."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from orglint.errors import UsageError
from orglint.i18n import Language, Text

_NOT_WRITTEN = Text(
    "cannot be written: {reason}; nothing was changed", "書き込めません: {reason}。何も変更していません"
)
_IS_FOLDER = Text(
    "this is a folder, not a file; nothing was changed", "ファイルではなくフォルダーです。何も変更していません"
)
_NO_FOLDER = Text("this is a file, not a folder", "フォルダーではなくファイルです")
_NOT_MADE = Text("cannot be made: {reason}", "作成できません: {reason}")


def write_whole(
    texts: Mapping[Path, str] | Mapping[Path, bytes] | Mapping[Path, str | bytes], language: Language
) -> None:
    """Write every text (as UTF-8) or content beside its file first, then put all in place; the folders must be there.

    Links stay links, and what is no file (`/dev/null`, a pipe) is written to, not replaced. Raises UsageError where
    that fails (Windows lets nobody replace a file that is open somewhere): every file is then as it was before.
    """
    for path in texts:
        if path.is_dir():
            raise UsageError(_IS_FOLDER.say(language), file=path.as_posix())
    streams = [path for path in texts if path.exists() and not path.is_file()]
    whole = {path.resolve(): text for path, text in texts.items() if path not in streams}
    fresh = [path for path in whole if not path.exists()]
    waiting: dict[Path, Path] = {}
    former: dict[Path, Path] = {}
    try:
        for path, text in whole.items():
            waiting[path] = _write_beside(path, text)
        for path in [path for path in whole if path not in fresh] if len(whole) > 1 else ():
            former[path] = _copy_beside(path)
        for path, written in waiting.items():
            written.replace(path)
        for path in streams:
            path.write_bytes(_encoded(texts[path]))
    except OSError as error:
        replaced = [path for path in former if not waiting[path].exists()]
        for path in replaced:
            former[path].replace(path)
        for path in [*waiting.values(), *(path for path in fresh if path in waiting)]:
            path.unlink(missing_ok=True)
        reason = error.strerror or str(error)
        raise UsageError(_NOT_WRITTEN.say(language, reason=reason), file=_first(texts).as_posix()) from error
    finally:
        for path in former.values():
            path.unlink(missing_ok=True)


def write_tree(folder: Path, texts: Mapping[str, str], language: Language) -> None:
    """Write texts by their paths below a folder, which is made with all folders in it: everything or nothing.

    Raises UsageError where that fails; folders that were made for it are gone then, too.
    """
    made: list[Path] = []
    try:
        for path in sorted(texts):
            made = [*make_folders((folder / path).parent, language), *made]
        write_whole({folder / path: text for path, text in texts.items()}, language)
    except UsageError:
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


def _write_beside(path: Path, text: str | bytes) -> Path:
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    written = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(_encoded(text))
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


def _first(texts: Mapping[Path, object]) -> Path:
    return next(iter(texts))
