"""One change of a plan: its word and what belongs to it, read as its declaration says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from orglint.i18n import Text
from orglint.location import Location
from orglint.model.place import Place
from orglint.model.problems import quote
from orglint.model.values import BadValue, read_bool
from orglint.model.words import is_placeholder
from orglint.reorg.plan.changes import CHANGES, Change
from orglint.reorg.plan.keys import Key, keys_of
from orglint.reorg.plan.mistakes import Mistakes, RefusedError
from orglint.reorg.plan.slots import Collections, FieldOf, Flag, Fragment, KindKey, Name, Part, Parts, Said, Subject
from orglint.source.document import Mapping, Node, Sequence
from orglint.source.yaml_document import YamlDocument
from orglint.spelling import did_you_mean


@dataclass(slots=True)
class ChangeReader:
    """Reads what stands in the document of a plan, and keeps what is wrong with it."""

    document: YamlDocument
    mistakes: Mistakes = field(default_factory=Mistakes)

    def at(self, container: Mapping | Sequence, key: str | int) -> Place:
        """Return the place of what stands under a key."""
        return Place(self.document, container, key)

    def only(self, node: Mapping, known: Iterable[str]) -> None:
        """Refuse the keys of a mapping that mean nothing there."""
        names = list(known)
        for key in node:
            if key not in names and not key.startswith("x-"):
                listed = Text(", ".join(names), "、".join(names))
                text = _UNKNOWN_KEY.filled(key=quote(key), known=listed)
                self.mistakes.say(text, self.at(node, key).key_location(), hint=did_you_mean(key, names))

    def missing(self, key: str, node: Mapping) -> None:
        """Say that a mapping lacks a key."""
        place = self.document.own_span(node)
        self.mistakes.say(_MISSING.filled(key=key), Location(self.document.file, place))

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
            return self._filled(cls, body, where)
        except RefusedError:
            return None

    def _filled(self, cls: type[Change], body: Mapping, where: Place) -> Change:
        """Read the keys of a change. Raises RefusedError where one is missing or of another form."""
        keys = keys_of(cls)
        if isinstance(keys[0].slot, Collections):
            return cls(place=where, **{keys[0].attribute: Fragment(body, where)})
        self.only(body, (name for key in keys for name in key.names))
        values: dict[str, Any] = {}
        refused = False
        for key in keys:
            try:
                value = self._value(key, body)
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

    def _value(self, key: Key, body: Mapping) -> object:
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
            return self._parts(body, name)
        if isinstance(slot, Flag):
            return self._flag(body, name)
        if isinstance(slot, KindKey):
            return Subject(name, self._names(body, name))
        if key.several:
            return self._names(body, name)
        return self._name(body, name, or_none=getattr(slot, "or_none", False))

    def _name(self, container: Mapping | Sequence, key: str | int, *, or_none: bool = False) -> Name:
        raw = container[key]  # type: ignore[index]  # key of container
        place = self.at(container, key)
        if raw is None and or_none:
            return Name("none", place)
        if not isinstance(raw, str) or not raw.strip() or is_placeholder(raw):
            raise self.mistakes.refuse(_NO_ID.filled(key=key if isinstance(key, str) else _AN_ITEM), place)
        return Name(raw, place)

    def _names(self, body: Mapping, key: str) -> tuple[Name, ...]:
        raw = body[key]
        if not isinstance(raw, Sequence):
            return (self._name(body, key, or_none=key == "to"),)
        if not raw:
            raise self.mistakes.refuse(_NO_ID.filled(key=key), self.at(body, key))
        return tuple(self._name(raw, index) for index in range(len(raw)))

    def _flag(self, body: Mapping, key: str) -> bool:
        raw = body[key]
        try:
            return read_bool(raw if isinstance(raw, str) else "")
        except BadValue as bad:
            text = _BAD_VALUE.filled(key=key, accepted=bad.accepted)
            raise self.mistakes.refuse(text, self.at(body, key)) from bad

    def _parts(self, body: Mapping, key: str) -> tuple[Part, ...]:
        raw = body[key]
        if isinstance(raw, str):
            return (Part(self._name(body, key), None),)
        if not isinstance(raw, Mapping) or not raw:
            raise self.mistakes.refuse(_NO_PARTS, self.at(body, key))
        made = []
        for ident, part in raw.items():
            place = self.at(raw, ident)
            if part is not None and not isinstance(part, Mapping):
                raise self.mistakes.refuse(_NO_PARTS, place)
            made.append(Part(Name(ident, place, is_key=True), part if part is not None else Mapping()))
        return tuple(made)


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
_MISSING = Text("{key} is missing here", "{key}がありません")
_UNKNOWN_KEY = Text("unknown key {key}; expected are {known}", "{key}というキーはありません。使えるのは{known}です")
_UNKNOWN_WORD = Text(
    "there is no change {key}; changes are {known}", "{key}という変更はありません。使えるのは{known}です"
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
