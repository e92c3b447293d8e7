"""A plan's file: whether a document is a plan, and the changes in it, checked against their declarations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from orglint.i18n import Language, Text
from orglint.location import Location
from orglint.model.place import Place
from orglint.model.problems import quote
from orglint.model.values import BadValue, read_bool, read_date
from orglint.model.words import is_placeholder
from orglint.reorg.plan.changes import CHANGES, Change
from orglint.reorg.plan.keys import Key, keys_of
from orglint.reorg.plan.mistakes import Mistake, Mistakes, RefusedError, plan_error
from orglint.reorg.plan.slots import Collections, FieldOf, Flag, Fragment, KindKey, Name, Part, Parts, Said, Subject
from orglint.source.document import Fault, Mapping, Node, Sequence
from orglint.source.reader import read_yaml
from orglint.source.yaml_document import YamlDocument
from orglint.spelling import did_you_mean

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
class _Reader:
    document: YamlDocument
    mistakes: Mistakes = field(default_factory=Mistakes)
    doubtful: set[str] = field(default_factory=set)

    def at(self, container: Mapping | Sequence, key: str | int) -> Place:
        return Place(self.document, container, key)

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

    def only(self, node: Mapping, known: Iterable[str]) -> None:
        """Refuse the keys of a mapping that mean nothing there."""
        names = list(known)
        for key in node:
            if key not in names and not key.startswith("x-"):
                listed = Text(", ".join(names), "、".join(names))
                text = _UNKNOWN_KEY.filled(key=quote(key), known=listed)
                self.mistakes.say(text, self.at(node, key).key_location(), hint=did_you_mean(key, names))

    def missing(self, key: str, node: Mapping) -> None:
        place = self.document.own_span(node)
        self.mistakes.say(_MISSING.filled(key=key), Location(self.document.file, place))

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

    def change(self, item: Node, place: Place) -> Change | None:
        """Read one change: a word, and what belongs to it."""
        if not isinstance(item, Mapping):
            self.mistakes.say(_NO_CHANGE.filled(words=_LISTED), place)
            return None
        verbs = [key for key in item if not key.startswith("x-")]
        if len(verbs) != 1:
            self.mistakes.say(_ONE_WORD.filled(words=_LISTED), place)
            return None
        verb = verbs[0]
        where = self.at(item, verb)
        cls = CHANGES.get(verb)
        if cls is None:
            text = _UNKNOWN_WORD.filled(key=quote(verb), known=_LISTED)
            self.mistakes.say(text, where.key_location(), hint=did_you_mean(verb, CHANGES))
            return None
        body = item[verb]
        if not isinstance(body, Mapping) or not body:
            self.mistakes.say(_NO_FIELDS.filled(verb=verb, keys=_keys(cls)), where)
            return None
        try:
            return self.filled(cls, body, where)
        except RefusedError:
            return None

    def filled(self, cls: type[Change], body: Mapping, where: Place) -> Change:
        """Read the keys of a change. Raises RefusedError where one is missing or of another form."""
        keys = keys_of(cls)
        if isinstance(keys[0].slot, Collections):
            return cls(place=where, **{keys[0].attribute: Fragment(body, where)})
        self.only(body, (name for key in keys for name in key.names))
        values: dict[str, Any] = {}
        refused = False
        for key in keys:
            try:
                value = self.value(key, body)
            except RefusedError:
                refused = True
                continue
            if value is not None:
                values[key.attribute] = value
        if cls.NEEDS_ONE_OF and not any(name in body for name in cls.NEEDS_ONE_OF):
            names = Text(" or ".join(cls.NEEDS_ONE_OF), "または".join(cls.NEEDS_ONE_OF))
            self.mistakes.say(_MISSING.filled(key=names), where.key_location())
            refused = True
        if refused:
            raise RefusedError
        return cls(place=where, **values)

    def value(self, key: Key, body: Mapping) -> object:
        """Return what stands under a key, None where nothing does."""
        there = [name for name in key.names if name in body]
        if not there:
            if key.required:
                many = isinstance(key.slot, KindKey) and len(key.names) > _FEW
                names = _A_KIND if many else Text(" or ".join(key.names), "または".join(key.names))
                self.mistakes.say(
                    _MISSING.filled(key=names), Location(self.document.file, self.document.own_span(body))
                )
                raise RefusedError
            return None
        if len(there) > 1:
            raise self.mistakes.refuse(_ONE_KIND.filled(keys=", ".join(there)), self.at(body, there[1]).key_location())
        name, slot = there[0], key.slot
        if isinstance(slot, FieldOf):
            return Said(body[name], self.at(body, name))
        if isinstance(slot, Parts):
            return self.parts(body, name)
        if isinstance(slot, Flag):
            return self.flag(body, name)
        if isinstance(slot, KindKey):
            return Subject(name, self.names(body, name))
        if key.several:
            return self.names(body, name)
        return self.name(body, name, or_none=getattr(slot, "or_none", False))

    def name(self, container: Mapping | Sequence, key: str | int, *, or_none: bool = False) -> Name:
        raw = container[key]  # type: ignore[index]  # key of container
        place = self.at(container, key)
        if raw is None and or_none:
            return Name("none", place)
        if not isinstance(raw, str) or not raw.strip() or is_placeholder(raw):
            raise self.mistakes.refuse(_NO_ID.filled(key=key if isinstance(key, str) else _AN_ITEM), place)
        return Name(raw, place)

    def names(self, body: Mapping, key: str) -> tuple[Name, ...]:
        raw = body[key]
        if not isinstance(raw, Sequence):
            return (self.name(body, key, or_none=key == "to"),)
        if not raw:
            raise self.mistakes.refuse(_NO_ID.filled(key=key), self.at(body, key))
        return tuple(self.name(raw, index) for index in range(len(raw)))

    def flag(self, body: Mapping, key: str) -> bool:
        raw = body[key]
        try:
            return read_bool(raw if isinstance(raw, str) else "")
        except BadValue as bad:
            text = _BAD_VALUE.filled(key=key, accepted=bad.accepted)
            raise self.mistakes.refuse(text, self.at(body, key)) from bad

    def parts(self, body: Mapping, key: str) -> tuple[Part, ...]:
        raw = body[key]
        if isinstance(raw, str):
            return (Part(self.name(body, key), None),)
        if not isinstance(raw, Mapping) or not raw:
            raise self.mistakes.refuse(_NO_PARTS, self.at(body, key))
        made = []
        for ident, part in raw.items():
            place = self.at(raw, ident)
            if part is not None and not isinstance(part, Mapping):
                raise self.mistakes.refuse(_NO_PARTS, place)
            made.append(Part(Name(ident, place, is_key=True), part if part is not None else Mapping()))
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


def _keys(cls: type[Change]) -> Text:
    keys = keys_of(cls)
    if isinstance(keys[0].slot, Collections):
        return Text("collections as in a model", "モデルと同じ形のコレクション")
    names = [name for key in keys for name in key.names]
    return Text(", ".join(names), "、".join(names))


_FEW = 3
_LISTED = Text(", ".join(CHANGES), "、".join(CHANGES))
_AN_ITEM = Text("an item", "リストの項目")
_A_KIND = Text(
    "budget, kpi, handoff, decision, responsibility or another kind",
    "budget、kpi、handoff、decision、responsibilityなどの種類",
)
_ONE_DOCUMENT = Text("a plan is one YAML document", "変更案は1つのYAML文書で書きます")
_TWICE = Text(
    "the key {key} stands twice; keep one of them", "キー{key}が二重に書かれています。どちらか一方にしてください"
)
_FORMAT = Text(f"the format is {FORMAT}", f"formatは{FORMAT}と書きます")
_MISSING = Text("{key} is missing here", "{key}がありません")
_UNKNOWN_KEY = Text("unknown key {key}; expected are {known}", "{key}というキーはありません。使えるのは{known}です")
_UNKNOWN_WORD = Text(
    "there is no change {key}; changes are {known}", "{key}という変更はありません。使えるのは{known}です"
)
_NO_TEXT = Text("{key} is a text", "{key}には文字列を書きます")
_NO_DAY = Text(
    "date is the day on which the plan takes effect: {accepted}", "dateには変更案が発効する日を書きます({accepted})"
)
_NO_LIST = Text(
    "changes is a list: each item begins with - and a change", "changesには「- 変更」の形のリストを書きます"
)
_NO_CHANGE = Text(
    "a change is a word and what belongs to it; words are {words}",
    "変更は「種類: {{内容}}」の形で書きます。種類は{words}です",
)
_ONE_WORD = Text("a change has one word; words are {words}", "1つの変更には種類を1つだけ書きます。種類は{words}です")
_NO_FIELDS = Text("{verb} has keys below it: {keys}", "{verb}の下に{keys}を書きます")
_ONE_KIND = Text("one kind at a time: {keys}", "1つの変更に書ける種類は1つです: {keys}")
_NO_ID = Text("{key} is an id", "{key}にはIDを書きます")
_BAD_VALUE = Text("{key} is {accepted}", "{key}に書けるのは{accepted}です")
_NO_PARTS = Text(
    "expected is a unit's id, or new units with their fields: {{b: {{name: B}}}}",
    "部署のID、または新しい部署と項目({{b: {{name: B}}}}の形)を書いてください",
).filled()
