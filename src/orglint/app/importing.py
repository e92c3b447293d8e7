"""Other people's files into a folder with a model in YAML: read as `check` reads them, written new or merged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from orglint.app.excluding import excluded
from orglint.app.inputs import Inputs, Loaded
from orglint.app.loading import load
from orglint.app.writing import write_tree
from orglint.config.discovery import shown_path
from orglint.errors import UsageError
from orglint.i18n import Language, Text
from orglint.importers.built import BuiltDocument
from orglint.importers.imported import AnyDocument
from orglint.importers.to_yaml.existing import find_entities
from orglint.importers.to_yaml.files import Head
from orglint.importers.to_yaml.folder import Folder, Result, Wish, import_into, read_folder
from orglint.importers.to_yaml.record import RECORD_FILE, BadRecordError
from orglint.model.problems import Problem
from orglint.source.confinement import refuse_leading_out
from orglint.source.discovery import discover, read_bytes
from orglint.source.shown import shown

_FAILED = Text(
    "nothing was written: a file could not be read", "読み取れないファイルがあるため、何も書き出していません"
)
_A_MODEL = Text(
    "this is a model in YAML already, there is nothing to import",
    "すでにYAMLの組織モデルなので、インポートの必要はありません",
)
_NOT_OURS = Text(
    "no import wrote what stands there: {files}; nothing was written. Name another folder with -o, or write into this "
    "one with --force",
    "インポートで作成したものではないファイルがあります: {files}。何も書き出していません。"
    "-oで別のフォルダーを指定するか、--forceでこのフォルダーに書き込んでください",
)
_BROKEN = Text(
    "cannot be read, so that nothing can be merged with it; nothing was written: {reason}",
    "読み取れないファイルは更新できません。何も書き出していません: {reason}",
)
_BAD_RECORD = Text(
    "this is no import record of this version; nothing was written. Without the file orglint takes all that stands in the folder "
    "for written by hand",
    "このバージョンのインポート記録ではありません。何も書き出していません。このファイルを削除すると、フォルダーの内容はすべて手で書いたものとして扱います",
)
_NOTHING = Text("there is nothing in these files to import", "インポートできる内容がありません")
_MOST_FILES = 3


@dataclass(frozen=True, slots=True)
class Importing:
    """What was read, and what became of the folder: paths of files that are new, that were changed, and how many stay."""

    loaded: Loaded
    documents: tuple[AnyDocument, ...]
    result: Result
    created: tuple[str, ...]
    changed: tuple[str, ...]
    pruned: bool


def import_files(inputs: Inputs, folder: Path, wish: Wish) -> Importing:
    """Import the files of `inputs` into a folder, all or nothing.

    Problems of the input do not stop it. Raises UsageError where a file cannot be read, where the folder holds what no
    import wrote (and `wish.force` is not set), and where it cannot be written.
    """
    loaded = load(inputs)
    language = loaded.language
    if loaded.unreadable:
        raise UnreadableError(loaded, _FAILED.say(language))
    documents = _foreign(loaded, language)
    found = _folder(folder, loaded, language)
    loaded = replace(loaded, problems=tuple(_unsettled(loaded.problems, found)))
    head = Head(tuple(sorted({Path(document.file).name for document in documents})), wish.head.how, _called(folder))
    pairs = [(document, _source(document.file, inputs.paths)) for document in documents]
    result = import_into(found, pairs, {name for _, name in pairs}, replace(wish, head=head, language=language))
    if found.record is None and not wish.force:
        _refuse(folder, found, result, language)
    write_tree(folder, result.texts, language)
    models = {path for path in result.texts if path != RECORD_FILE}
    created = {path for path in models if path not in found.texts}
    return Importing(loaded, documents, result, tuple(sorted(created)), tuple(sorted(models - created)), wish.prune)


class UnreadableError(UsageError):
    """A file could not be read, so that nothing was written; `loaded` says why."""

    def __init__(self, loaded: Loaded, message: str) -> None:
        super().__init__(message)
        self.loaded = loaded


def _foreign(loaded: Loaded, language: Language) -> tuple[AnyDocument, ...]:
    """Return the documents to write. Raises UsageError where there are models among the files, or nothing at all."""
    for document in loaded.documents:
        if not isinstance(document, BuiltDocument):
            raise UsageError(_A_MODEL.say(language), file=document.file)
    documents = tuple(document for document in loaded.documents if isinstance(document, BuiltDocument))
    if not any(document.root for document in documents):
        raise UsageError(_NOTHING.say(language))
    return documents


def _folder(folder: Path, loaded: Loaded, language: Language) -> Folder:
    """Return what stands in the folder now. Raises UsageError where something in it cannot be read."""
    if not folder.exists():
        return Folder()
    if not folder.is_dir():
        return Folder()  # said when it is to be made
    files = discover([folder], base=Path.cwd(), language=language, exclude=excluded(loaded.config)).files
    texts = {_below(folder, found.path): read_bytes(found, language) for found in files if found.path is not None}
    record = folder / RECORD_FILE
    if record.is_file():
        refuse_leading_out(record, language)
        texts[RECORD_FILE] = record.read_bytes()
    try:
        found = read_folder(texts)
    except BadRecordError as error:
        raise UsageError(_BAD_RECORD.say(language), file=record.as_posix()) from error
    for path, fault in sorted(found.faults.items()):
        reason = fault.reason.say(language)
        raise UsageError(_BROKEN.say(language, reason=reason), file=(folder / path).as_posix())
    if found.record is not None:
        found.taken |= {_below(folder, path) for path in folder.rglob("*")}
    return found


def _unsettled(problems: Iterable[Problem], found: Folder) -> Iterator[Problem]:
    """Yield the problems that are some also together with what stands in the folder: it may describe what is referred to."""
    existing = find_entities(document for read in found.models.values() for document in read)
    known = {ident for _, ident in existing.stands}
    for problem in problems:
        if problem.rule != "unknown-reference" or not problem.values or problem.values[-1] not in known:
            yield problem


def _refuse(folder: Path, found: Folder, result: Result, language: Language) -> None:
    """Raise UsageError where files stand in the way, or a model that no import wrote."""
    there = sorted({*found.models, *(path for path in result.texts if (folder / path).exists())})
    if there:
        names = ", ".join((folder / path).as_posix() for path in there[:_MOST_FILES])
        more = ", ..." if len(there) > _MOST_FILES else ""
        raise UsageError(_NOT_OURS.say(language, files=names + more))


def _below(folder: Path, path: Path) -> str:
    return path.absolute().relative_to(folder.absolute()).as_posix()


def _called(folder: Path) -> str:
    """Return how the folder is named in its files: as on the command line, but never from the root on."""
    return folder.name if folder.is_absolute() or ".." in folder.parts else folder.as_posix()


def _source(label: str, given: Sequence[Path]) -> str:
    """Return the name of the source a file belongs to: the path of the command line that led to it, its last part."""
    return max(_leading(label, given), key=len, default=label).rpartition("/")[2]


def _leading(label: str, given: Sequence[Path]) -> Iterator[str]:
    for path in given:
        for name in {shown_path(path), shown(path)}:
            if name == ".":
                yield path.resolve().name
            elif label.startswith(name):
                yield name.rstrip("/")
