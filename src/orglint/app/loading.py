"""From paths to a linked model: config, files, tables, documents, entities."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from orglint.app.excluding import excluded
from orglint.app.foreign import Foreign
from orglint.app.inputs import Inputs, Loaded, Progress, Unlinked
from orglint.app.left_out import LeftOutFiles
from orglint.app.settings import find_settings
from orglint.columns import on_one_line
from orglint.config.discovery import shown_path
from orglint.config.settings import Config
from orglint.errors import InputError, UsageError
from orglint.i18n import Language, Text
from orglint.importers.loose_ends import LooseEnds
from orglint.location import source_key
from orglint.model.build import build
from orglint.model.classifying import classify
from orglint.model.entities import Person
from orglint.model.marks import Sensitive
from orglint.model.organization import Model
from orglint.model.problems import Problem, keep_names_apart, leads_out, unreadable
from orglint.model.schema import KINDS
from orglint.report import Source
from orglint.source.comments import Comment, comments_of
from orglint.source.discovery import (
    STDIN,
    TABLE_FORMATS,
    Discovery,
    Found,
    discover,
    no_model_in,
    read_bytes,
)
from orglint.source.document import Document, Fault
from orglint.source.reader import collector_paused, read_yaml
from orglint.source.stream import Stream
from orglint.source.text import SourceText, decode
from orglint.source.unread import UnreadText
from orglint.source.yaml_document import YamlDocument

if TYPE_CHECKING:
    from orglint.importers.imported import AnyDocument, Imported
    from orglint.importers.trees.following import Outcomes

_NO_FORMAT = Text(
    "{file}: orglint reads .yaml, .yml, .json, .csv, .tsv, .xlsx and .xlsm files",
    "{file}: 読み込めるのは.yaml、.yml、.json、.csv、.tsv、.xlsx、.xlsmのファイルです",
)
_UNKNOWN_TABLE = Text(
    "{file}: {unknown}. Name a preset with --from, or say what the columns are with --map",
    "{file}: {unknown}。--fromでプリセットを指定するか、--mapで列の対応を指定してください",
)
_STRANGE_PARTS = Text(
    "what begins at these lines is not read, no organization is described there: {lines}",
    "組織を記述していないため、次の行から始まる部分は読みませんでした: {lines}",
)
_NOTHING_IN_IT = Text("{file}: {why}", "{file}: {why}")
_NO_STDIN_TABLE = Text("tables cannot be read from standard input", "標準入力から表を読み込むことはできません")
SENSITIVE = frozenset(
    field.name for kind in KINDS.values() for field in kind.declared.values() if field.mark(Sensitive) is not None
)


def load(inputs: Inputs, progress: Progress | None = None) -> Loaded:
    """Read everything the inputs name and link it.

    Problems of the input are in the result. Raises UsageError, ConfigError or InputError where nothing can be read.
    """
    config, language = find_settings(inputs)
    loading = _Loading(inputs, config, language, progress)
    with collector_paused():
        return loading.run()


def problems_of(model: Model, unlinked: Unlinked) -> tuple[tuple[Problem, ...], tuple[tuple[str, Text], ...]]:
    """Return what is wrong with files and with what they say together, each cause once; and notes, by file.

    What foreign files leave open becomes unknown in the model.
    """
    if not unlinked.is_foreign:
        return keep_names_apart((*unlinked.problems, *model.problems), _names(model)), ()
    from orglint.importers.settling import settle
    from orglint.importers.tables.read_tables import all_problems

    found = all_problems(unlinked.problems, model.problems, unlinked.built)
    settled = settle(unlinked.ends, model, found)
    return keep_names_apart(settled.problems, _names(model)), settled.notes


class _Loading:
    def __init__(self, inputs: Inputs, config: Config, language: Language, progress: Progress | None) -> None:
        self.inputs = inputs
        self.config = config
        self.language: Language = language
        self.progress = progress
        self.documents: list[Document] = []
        self.problems: list[Problem] = []
        self.left_out = LeftOutFiles(language)
        self.passed_over: tuple[str, ...] = ()
        self.notes: list[tuple[str, str]] = []
        self.sources: dict[str, Source] = {}
        self.streams: dict[str, Stream] = {}
        self.ends = LooseEnds()
        self.files: list[str] = []
        self.built: Sequence[AnyDocument] = ()
        self.foreign = Foreign(inputs.preset, inputs.column_map, language)
        self.named: set[str] = set()
        self.unreadable = False
        self.comments: list[Comment] = []

    def run(self) -> Loaded:
        found = self.discover()
        for number, file in enumerate(found.files):
            self.file(file)
            if self.progress is not None:
                self.progress(number + 1, len(found.files))
        self.imported(self.foreign.read(self.documents, self.followed(found)))
        if not self.files:
            self.left_out.refuse_strangers()
        today = self.inputs.today or date.today()  # noqa: DTZ011 - the day where the user sits
        model = build(self.documents, as_of=self.inputs.as_of, today=today)
        unlinked = Unlinked(tuple(self.problems), self.ends, self.built, bool(self.foreign.files))
        all_problems, notes = problems_of(model, unlinked)
        self.notes.extend((file, text.say(self.language)) for file, text in notes)
        return Loaded(
            config=self.config,
            language=self.language,
            model=model,
            today=today,
            files=tuple(sorted(set(self.files))),
            problems=all_problems,
            left_out=self.left_out.reasons(),
            passed_over=self.passed_over,
            notes=tuple(sorted(self.notes)),
            sources=self.sources,
            unreadable=self.unreadable,
            comments=tuple(self.comments),
            documents=tuple(self.documents),
            workbooks=self.foreign.workbooks(self.documents),
            asked=tuple(sorted({self.label(path) for path in self.asked()})),
            unlinked=unlinked,
        )

    def asked(self) -> tuple[Path, ...]:
        """Return the paths that are to be read: those given, else where the model is when nobody says."""
        return self.inputs.paths or self.default_paths()

    @staticmethod
    def label(path: Path) -> str:
        return STDIN if str(path) == "-" else shown_path(path)

    def discover(self) -> Discovery:
        paths = [given for path in self.asked() for given in _spread(path)]
        wanted = self.foreign.find_mapped(paths, excluded(self.config))
        if wanted is not None:
            self.left_out.add_found(wanted.left_out)
            paths = wanted.others
        if not paths:
            return Discovery((), (), ())
        found = discover(
            paths,
            base=Path.cwd(),
            language=self.language,
            exclude=excluded(self.config),
        )
        self.passed_over = tuple(item.label for item in found.left_out)
        self.left_out.add_found(item for item in found.left_out if not self._is_config(item.label))
        self.problems += [leads_out(label) for label in found.leading_out]
        for folder in found.empty:
            if not folder.tables:
                raise no_model_in(folder, self.language)
            files = tuple(sorted((*found.files, *folder.tables), key=lambda file: file.label))
            found = replace(found, files=files)
        return found

    def followed(self, found: Discovery) -> Outcomes:
        """Read what foreign trees point to, and what those point to; return what became of every target."""
        pointing = self.foreign.pointing()
        if not pointing:
            return {}
        from orglint.app.following import Following

        following = Following(self.inputs.paths or self.default_paths(), self.config, self.language)
        for file in found.files:
            following.note_read(file)
        while pointing:
            reached = following.follow(pointing)
            self.left_out.add_found(reached.left_out)
            for file in reached.files:
                following.note_read(file)
                self.file(file)
            pointing = self.foreign.pointing()
        return following.outcomes

    def _is_config(self, label: str) -> bool:
        """Whether it is a config file in force: read, though not as a model."""
        return any(label == shown_path(file) for file in self.config.files)

    def default_paths(self) -> tuple[Path, ...]:
        """Return where the model is when nobody says: as configured, else `org`, else here."""
        if self.config.model:
            return tuple(path.path for path in self.config.model)
        return (Path("org"),) if Path("org").is_dir() else (Path(),)

    def file(self, found: Found) -> None:
        is_yaml = found.format in ("yaml", "json") or (self.foreign.wants_trees and found.format == "unknown")
        is_table = not is_yaml and self.foreign.wants(is_table=found.format in TABLE_FORMATS)
        if not is_yaml and not is_table and found.path is not None:
            raise UsageError(_NO_FORMAT.say(self.language, file=found.label))
        if found.path is None and self.foreign.wants(is_table=False):
            raise UsageError(_NO_STDIN_TABLE.say(self.language))
        if found.named:
            self.named.add(found.label)
        data = read_bytes(found, self.language)
        if is_table:
            self.foreign.add_table(found.label, data)
            return
        self.yaml(found, data)

    def yaml(self, found: Found, data: bytes) -> None:
        read = read_yaml(found.label, data)
        if isinstance(read, Fault):
            if read.rule == "not-a-mapping" and not found.named:
                self.left_out.add_stranger(found.label)
                return
            self.unreadable = True
            self.files.append(found.label)
            self.problems.append(unreadable(found.label, read))
            text = decode(data)
            if isinstance(text, SourceText):
                self.sources[found.label] = UnreadText(text, SENSITIVE)
            return
        if not read:
            self.left_out.add_empty(found.label)
            return
        strange = [document for document in read if not self.document(found, document)]
        if len(strange) == len(read):
            if found.named or not self._is_config(found.label):
                self.left_out.add_foreign(found, read, self.foreign.may_be(read))
            return
        if strange:
            lines = ", ".join(str(document.own_span(document.root).line) for document in strange)
            self.notes.append((found.label, _STRANGE_PARTS.say(self.language, lines=lines)))
        self.comments.extend(comments_of(read))

    def document(self, found: Found, document: YamlDocument) -> bool:
        """Take in a document that describes an organization, ours or a foreign one; say whether it does."""
        what = classify(document.root)
        if what == "foreign" and self.foreign.takes_tree(found, document):
            self.problems.extend(unreadable(found.label, fault) for fault in document.faults)
            return True
        if what != "model":
            return False
        self.files.append(found.label)
        self.problems.extend(unreadable(found.label, fault) for fault in document.faults)
        self.add(document)
        return True

    def add(self, document: Document) -> None:
        self.documents.append(document)
        key = source_key(document.file, document.sheet)
        self.sources[key] = stream = self.streams.setdefault(key, Stream())
        stream.add(document)

    def imported(self, imported: Imported) -> None:
        self.built = imported.documents
        unknown = [note for note in imported.unrecognised if note.file in self.named or not imported.documents]
        if unknown:
            lines = (_UNKNOWN_TABLE.filled(file=note.file, unknown=note.text).say(self.language) for note in unknown)
            raise UsageError("\n".join(lines))
        for note in imported.unrecognised:
            self.left_out.add(note.file, note.text)
        for note in imported.left_out:
            if note.file in self.named:
                raise InputError(_NOTHING_IN_IT.filled(file=note.file, why=note.text).say(self.language))
            self.left_out.add_stranger(note.file, note.text)
        unread = {note.file for note in (*imported.unrecognised, *imported.left_out)}
        self.ends = imported.ends
        self.problems.extend(imported.problems)
        self.notes.extend((note.source, note.text.say(self.language)) for note in imported.notes)
        self.unreadable = self.unreadable or imported.unreadable
        self.files.extend(file for file in self.foreign.files if file not in unread)
        for document in imported.documents:
            self.add(document)


def _spread(path: Path) -> Iterable[Path]:
    """Yield the path, or the tables whose names begin with it where it is no file (`2011-03-31` of a snapshot)."""
    if str(path) == "-" or path.exists():
        return (path,)
    from orglint.importers.tables.read_tables import tables_at

    return tables_at(path) or (path,)


def _names(model: Model) -> Iterable[str]:
    """Yield the names of people; one of a single letter is rather a word."""
    for person in model.entities[Person.KIND].values():
        if person.name is not None and len(person.name) > 1:
            yield person.name
            if not person.name.isprintable():
                yield on_one_line(person.name)  # as a message quotes it
