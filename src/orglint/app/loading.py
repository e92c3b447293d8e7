"""From paths to a linked model: config, files, tables, documents, entities."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from orglint.app.excluding import excluded
from orglint.app.foreign import Foreign
from orglint.app.inputs import Inputs, Loaded, Progress
from orglint.columns import on_one_line
from orglint.config.discovery import find_config, shown_path
from orglint.config.mistakes import InvalidConfig
from orglint.config.settings import Config
from orglint.errors import InputError, NoModelError, UsageError
from orglint.i18n import Language, Text, default_language
from orglint.importers.loose_ends import LooseEnds
from orglint.location import source_key
from orglint.model.build import build
from orglint.model.entities import Person
from orglint.model.marks import Sensitive
from orglint.model.organization import Model
from orglint.model.problems import Problem, keep_names_apart, leads_out, unreadable
from orglint.model.schema import COLLECTIONS, KINDS
from orglint.report import Source
from orglint.source.comments import Comment, comments_of
from orglint.source.confinement import refuse_leading_out
from orglint.source.discovery import (
    STDIN,
    TABLE_FORMATS,
    Discovery,
    Found,
    classify,
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
from orglint.spelling import hinted

if TYPE_CHECKING:
    from orglint.importers.imported import AnyDocument, Imported
    from orglint.importers.trees.following import Outcomes

_FOREIGN = Text("no collection of an organization model in it", "組織モデルのコレクションがありません")
_RULES = Text("a rule file, not a model", "モデルではなくルールのファイルです")
_MAPPING = Text("a mapping, not a model; --map takes it", "モデルではなくマッピングです(--mapで指定します)")
_EMPTY = Text("the file is empty", "ファイルが空です")
_NAMED_FOREIGN = Text(
    "{file}: no collection of an organization model in it; a model begins with one of: {names}",
    "{file}: 組織モデルのコレクションがありません。モデルは次のいずれかで始めます: {names}",
)
_MAY_BE = Text("it can be read with {options}", "{options}を付けると読み込めます")
_ONLY_FOREIGN = Text(
    "no file here has a collection of an organization model in it: {files}; a model begins with one of: {names}",
    "組織モデルのコレクションがあるファイルがありません: {files}。モデルは次のいずれかで始めます: {names}",
)
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
MOST_FILES = 3
SENSITIVE = frozenset(
    field.name for kind in KINDS.values() for field in kind.declared.values() if field.mark(Sensitive) is not None
)
KNOWN = frozenset({"organization", *COLLECTIONS})


def find_settings(inputs: Inputs) -> tuple[Config, Language]:
    """Return the settings that hold for what is to be read, and the language of the run. Raises ConfigError."""
    language = inputs.language or default_language()
    path = inputs.config
    if path is not None:
        refuse_leading_out(path, language)
    if path is None:
        first = next((path for path in inputs.paths if str(path) != "-"), Path())
        path = find_config(first if first.exists() else first.parent, language)
    elif not path.is_file():
        message = Text("there is no config file {file}", "設定ファイル{file}がありません")
        raise UsageError(message.say(language, file=path.as_posix()))
    if path is None:
        return Config(), language
    from orglint.config.load import load_config

    try:
        config = load_config(path, language)
    except InvalidConfig as error:
        from orglint.app.ruling import with_rule_mistakes

        raise with_rule_mistakes(error, language) from error
    return config, inputs.language or config.lang or language


def load(inputs: Inputs, progress: Progress | None = None) -> Loaded:
    """Read everything the inputs name and link it.

    Problems of the input are in the result. Raises UsageError, ConfigError or InputError where nothing can be read.
    """
    config, language = find_settings(inputs)
    loading = _Loading(inputs, config, language, progress)
    with collector_paused():
        return loading.run()


class _Loading:
    def __init__(self, inputs: Inputs, config: Config, language: Language, progress: Progress | None) -> None:
        self.inputs = inputs
        self.config = config
        self.language: Language = language
        self.progress = progress
        self.documents: list[Document] = []
        self.problems: list[Problem] = []
        self.left_out: list[tuple[str, str]] = []
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
        self.strangers: list[str] = []
        self.has_empty = False
        self.comments: list[Comment] = []

    def run(self) -> Loaded:
        found = self.discover()
        for number, file in enumerate(found.files):
            self.file(file)
            if self.progress is not None:
                self.progress(number + 1, len(found.files))
        self.imported(self.foreign.read(self.documents, self.followed(found)))
        self.refuse_strangers()
        today = self.inputs.today or date.today()  # noqa: DTZ011 - the day where the user sits
        model = build(self.documents, as_of=self.inputs.as_of, today=today)
        all_problems = self.all_problems(model)
        return Loaded(
            config=self.config,
            language=self.language,
            model=model,
            today=today,
            files=tuple(sorted(set(self.files))),
            problems=keep_names_apart(all_problems, _names(model)),
            left_out=tuple(sorted(set(self.left_out))),
            passed_over=self.passed_over,
            notes=tuple(sorted(self.notes)),
            sources=self.sources,
            unreadable=self.unreadable,
            comments=tuple(self.comments),
            documents=tuple(self.documents),
            workbooks=self.foreign.workbooks(self.documents),
            asked=tuple(sorted({self.label(path) for path in self.asked()})),
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
            self.left_out.extend((item.label, item.reason.say(self.language)) for item in wanted.left_out)
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
        for item in found.left_out:
            if not self._is_config(item.label):
                self.left_out.append((item.label, item.reason.say(self.language)))
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
            self.left_out.extend((item.label, item.reason.say(self.language)) for item in reached.left_out)
            for file in reached.files:
                following.note_read(file)
                self.file(file)
            pointing = self.foreign.pointing()
        return following.outcomes

    def refuse_strangers(self) -> None:
        """Raise InputError where there are files and not one is a model: to find nothing in them would mislead."""
        if self.strangers and not self.files and not self.has_empty:
            names = ", ".join(["organization", *COLLECTIONS])
            files = ", ".join(sorted(self.strangers)[:MOST_FILES]) + (
                ", ..." if len(self.strangers) > MOST_FILES else ""
            )
            raise NoModelError(_ONLY_FOREIGN.say(self.language, files=files, names=names))

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
                self.strangers.append(found.label)
                self.left_out.append((found.label, _FOREIGN.say(self.language)))
                return
            self.unreadable = True
            self.files.append(found.label)
            self.problems.append(unreadable(found.label, read))
            text = decode(data)
            if isinstance(text, SourceText):
                self.sources[found.label] = UnreadText(text, SENSITIVE)
            return
        if not read:
            self.left_out.append((found.label, _EMPTY.say(self.language)))
            self.has_empty = True
            return
        strange = [document for document in read if not self.document(found, document)]
        if len(strange) == len(read):
            self.stranger(found, read)
            return
        if strange:
            lines = ", ".join(str(document.own_span(document.root).line) for document in strange)
            self.notes.append((found.label, _STRANGE_PARTS.say(self.language, lines=lines)))
        self.comments.extend(comments_of(read))

    def document(self, found: Found, document: YamlDocument) -> bool:
        """Take in a document that describes an organization, ours or a foreign one; say whether it does."""
        what = classify(document.root, KNOWN)
        if what == "foreign" and self.foreign.takes_tree(found, document):
            self.problems.extend(unreadable(found.label, fault) for fault in document.faults)
            return True
        if what != "model":
            return False
        self.files.append(found.label)
        self.problems.extend(unreadable(found.label, fault) for fault in document.faults)
        self.add(document)
        return True

    def stranger(self, found: Found, documents: Sequence[YamlDocument]) -> None:
        """Leave out a file in which nothing describes an organization. Raises InputError where it was named."""
        if found.named:
            names = ", ".join(["organization", *COLLECTIONS])
            text = _NAMED_FOREIGN.filled(file=found.label, names=names)
            kinds = self.foreign.may_be(documents)
            hint = _MAY_BE.filled(options=" / ".join(f"--from {kind}" for kind in kinds)) if kinds else None
            raise InputError(hinted(text, hint).say(self.language))
        if self._is_config(found.label):
            return
        self.strangers.append(found.label)
        are_rules = any(classify(document.root, KNOWN) == "rules" for document in documents)
        reason = _RULES if are_rules else _MAPPING if any(map(_is_mapping, documents)) else _FOREIGN
        self.left_out.append((found.label, reason.say(self.language)))

    def add(self, document: Document) -> None:
        self.documents.append(document)
        key = source_key(document.file, document.sheet)
        self.sources[key] = stream = self.streams.setdefault(key, Stream())
        stream.add(document)

    def all_problems(self, model: Model) -> tuple[Problem, ...]:
        """Return what is wrong with the files and with what they say together, each cause once."""
        if not self.foreign.files:
            return (*self.problems, *model.problems)
        from orglint.importers.settling import settle
        from orglint.importers.tables.read_tables import all_problems

        settled = settle(self.ends, model, all_problems(self.problems, model.problems, self.built))
        self.notes.extend((file, text.say(self.language)) for file, text in settled.notes)
        return settled.problems

    def imported(self, imported: Imported) -> None:
        self.built = imported.documents
        unknown = [note for note in imported.unrecognised if note.file in self.named or not imported.documents]
        if unknown:
            lines = (_UNKNOWN_TABLE.filled(file=note.file, unknown=note.text).say(self.language) for note in unknown)
            raise UsageError("\n".join(lines))
        left_out = {note.file: note.text.say(self.language) for note in imported.unrecognised}
        for note in imported.left_out:
            if note.file in self.named:
                raise InputError(_NOTHING_IN_IT.filled(file=note.file, why=note.text).say(self.language))
            left_out[note.file] = note.text.say(self.language)
            self.strangers.append(note.file)
        self.left_out.extend(left_out.items())
        self.ends = imported.ends
        self.problems.extend(imported.problems)
        self.notes.extend((note.source, note.text.say(self.language)) for note in imported.notes)
        self.unreadable = self.unreadable or imported.unreadable
        self.files.extend(file for file in self.foreign.files if file not in left_out)
        for document in imported.documents:
            self.add(document)


def _spread(path: Path) -> Iterable[Path]:
    """Yield the path, or the tables whose names begin with it where it is no file (`2011-03-31` of a snapshot)."""
    if str(path) == "-" or path.exists():
        return (path,)
    from orglint.importers.tables.read_tables import tables_at

    return tables_at(path) or (path,)


def _is_mapping(document: Document) -> bool:
    return str(document.root.get("format")).startswith("orglint-mapping/")


def _names(model: Model) -> Iterable[str]:
    """Yield the names of people; one of a single letter is rather a word."""
    for person in model.entities[Person.KIND].values():
        if person.name is not None and len(person.name) > 1:
            yield person.name
            if not person.name.isprintable():
                yield on_one_line(person.name)  # as a message quotes it
