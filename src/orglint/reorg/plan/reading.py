"""A plan's file: whether a document is a plan, its day and name, and the list of its changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from orglint.i18n import Language, Text
from orglint.location import Location
from orglint.model.place import Place
from orglint.model.problems import quote
from orglint.model.values import BadValue, read_date
from orglint.reorg.plan.changes import Change
from orglint.reorg.plan.mistakes import Mistake, plan_error
from orglint.reorg.plan.reading_changes import ChangeReader
from orglint.source.document import Fault, Mapping, Node, Sequence
from orglint.source.reader import read_yaml
from orglint.source.yaml_document import YamlDocument

FORMAT = "orglint-plan/1"
TOP = ("format", "name", "description", "date", "changes")


@dataclass(slots=True)
class Plan:
    """A plan as read. `mistakes` holds what is wrong with its form; a change with one is not among the `changes`.

    `day` is the day on which it takes effect, `day_place` where that is written. `doubtful` are words of changes that could
    not be read: what refers to one of them is no further mistake.
    """

    document: YamlDocument
    day: date
    day_place: Place
    changes: tuple[Change, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    doubtful: frozenset[str] = frozenset()
    name: str | None = None
    description: str | None = None

    @property
    def file(self) -> str:
        """Return what reports call the plan."""
        return self.document.file


def is_plan(root: Mapping) -> bool:
    """Whether a document means to be a plan."""
    return "changes" in root or str(root.get("format")).startswith("orglint-plan")


def read_plan(file: str, data: bytes, language: Language) -> Plan:
    """Read a plan. Raises PlanError where nothing can be made of it: no YAML, no day, no changes.

    All other mistakes are kept: what is wrong with its changes is said together with what does not fit.
    """
    documents = read_yaml(file, data)
    if isinstance(documents, Fault):
        raise plan_error([Mistake(Location(file, documents.span), documents.reason)], file, language)
    if len(documents) != 1:
        raise plan_error([Mistake(Location(file), _ONE_DOCUMENT)], file, language)
    reader = _Reader(documents[0])
    day = reader.top()
    changes = reader.changes()
    if day is None or changes is None:
        raise plan_error(reader.mistakes.found, file, language)
    root = documents[0].root
    return Plan(
        documents[0],
        day,
        Place(documents[0], root, "date"),
        changes,
        tuple(reader.mistakes.found),
        frozenset(reader.doubtful),
        _text(root.get("name")),
        _text(root.get("description")),
    )


def _text(node: Node) -> str | None:
    return node if isinstance(node, str) else None


@dataclass(slots=True)
class _Reader(ChangeReader):
    doubtful: set[str] = field(default_factory=set)

    def top(self) -> date | None:
        """Check the keys of the plan; return its day."""
        root, file = self.document.root, self.document.file
        for fault in self.document.faults:
            self.mistakes.say(fault.reason, Location(file, fault.span))
        for twice in self.document.duplicates:
            self.mistakes.say(_TWICE.filled(key=quote(twice.key)), Location(file, twice.second))
        self.only(root, TOP)
        if "format" not in root:
            self.missing("format", root)
        elif root["format"] != FORMAT:
            self.mistakes.say(_FORMAT, self.at(root, "format"))
        for name in ("name", "description"):
            if not isinstance(root.get(name), str | None):
                self.mistakes.say(_NO_TEXT.filled(key=name), self.at(root, name))
        if "date" not in root:
            self.missing("date", root)
            return None
        raw = root["date"]
        try:
            return read_date(raw if isinstance(raw, str) else "")
        except BadValue as bad:
            self.mistakes.say(_NO_DAY.filled(accepted=bad.accepted), self.at(root, "date"))
        return None

    def changes(self) -> tuple[Change, ...] | None:
        root = self.document.root
        if "changes" not in root:
            self.missing("changes", root)
            return None
        items = root["changes"]
        if items is None:
            return ()
        if not isinstance(items, Sequence):
            self.mistakes.say(_NO_LIST, self.at(root, "changes"))
            return None
        made = []
        for index, item in enumerate(items):
            before = len(self.mistakes.found)
            change = self.change(item, self.at(items, index))
            if change is not None and len(self.mistakes.found) == before:
                made.append(change)
            else:
                self.doubtful.update(_words(item))
        return tuple(made)


def _words(node: Node) -> Iterable[str]:
    """Yield every word in a change: keys too, ids of new units are such."""
    if isinstance(node, Mapping):
        for key, value in node.items():
            yield key
            yield from _words(value)
    elif isinstance(node, Sequence):
        for value in node:
            yield from _words(value)
    elif isinstance(node, str):
        yield node


_ONE_DOCUMENT = Text("a plan is one YAML document", "変更案は1つのYAML文書で書きます")
_TWICE = Text(
    "the key {key} stands twice; keep one of them", "キー{key}が二重に書かれています。どちらか一方にしてください"
)
_FORMAT = Text(f"the format is {FORMAT}", f"formatは{FORMAT}と書きます")
_NO_TEXT = Text("{key} is a text", "{key}には文字列を書きます")
_NO_DAY = Text(
    "date is the day on which the plan takes effect: {accepted}", "dateには変更案が発効する日を書きます({accepted})"
)
_NO_LIST = Text(
    "changes is a list: each item begins with - and a change", "changesには「- 変更」の形のリストを書きます"
)
