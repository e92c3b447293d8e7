"""Reads parts of a mapping file, and keeps every error with its place until the whole file has been read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from orglint.i18n import Text
from orglint.importers.mapped.path import ABOVE, Path, PathError, Special, read_path
from orglint.importers.mapped.spec import Template
from orglint.location import Span
from orglint.model.problems import quote
from orglint.model.values import BadValue, read_bool
from orglint.source.document import Mapping, Node, Sequence
from orglint.source.yaml_document import YamlDocument
from orglint.spelling import did_you_mean, hinted

_HOLE = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")


@dataclass(frozen=True, slots=True)
class Scope:
    """What paths may begin at besides the present object; without `has_object` there is none, and no path at all."""

    names: frozenset[str] = frozenset()
    has_above: bool = False
    has_object: bool = True

    def inside(self, name: str = "") -> Scope:
        """Return the scope of what stands inside the object a rule calls `name`."""
        names = self.names | ({name} if name else frozenset())
        return Scope(names, has_above=self.has_object, has_object=self.has_object)


@dataclass(slots=True)
class Parts:
    """The parts of one mapping file. `errors` and `paths` are filled while it is read."""

    document: YamlDocument
    errors: list[tuple[Text, Span | None]] = field(default_factory=list)
    paths: list[Path] = field(default_factory=list)

    def say(self, text: Text, container: Mapping | Sequence, key: str | int, *, of_key: bool = False) -> None:
        """Keep an error at a value, or at a key."""
        find = self.document.key_span if of_key else self.document.value_span
        self.errors.append((text, find(container, key) or self.document.own_span(container)))

    def place(self, container: Mapping | Sequence, key: str | int) -> Span:
        """Return where a value stands."""
        return self.document.value_span(container, key) or self.document.own_span(container)

    def only(self, node: Mapping, known: Iterable[str], what: Text) -> None:
        """Refuse the keys of a mapping that are not known there."""
        names = list(known)
        for key in node:
            if key not in names and not key.startswith("x-"):
                listed = Text(", ".join(names), "、".join(names))
                text = _UNKNOWN_KEY.filled(key=quote(key), what=what, known=listed)
                self.say(hinted(text, did_you_mean(key, names)), node, key, of_key=True)

    def missing(self, node: Mapping, key: str, what: Text) -> None:
        """Say that a mapping lacks a key it needs."""
        self.errors.append((_MISSING.filled(key=key, what=what), self.document.own_span(node)))

    def text(self, node: Mapping | Sequence, key: str | int) -> str | None:
        """Return a text; an error where something else stands there."""
        value = node[int(key)] if isinstance(node, Sequence) else node.get(str(key))
        if isinstance(value, str):
            return value
        self.say(_NO_TEXT.filled(key=_AN_ITEM if isinstance(node, Sequence) else key), node, key)
        return None

    def flag(self, node: Mapping, key: str) -> bool:
        """Return yes or no; no where the key is not there."""
        if key not in node:
            return False
        value = self.text(node, key)
        try:
            return value is not None and read_bool(value)
        except BadValue as error:
            self.say(_EXPECTED.filled(key=key, accepted=error.accepted), node, key)
            return False

    def mapping(self, node: Mapping | Sequence, key: str | int) -> Mapping | None:
        """Return a mapping; an error where something else stands there."""
        value = node[int(key)] if isinstance(node, Sequence) else node.get(str(key))
        if isinstance(value, Mapping):
            return value
        self.say(_NO_MAPPING.filled(key=_AN_ITEM if isinstance(node, Sequence) else key), node, key)
        return None

    def listed(self, node: Mapping, key: str) -> Iterator[tuple[Mapping | Sequence, str | int, Node]]:
        """Yield the items of a list, a single one counting as a list of one, each with where it stands."""
        value = node.get(key)
        if isinstance(value, Sequence):
            if not value:
                self.say(_EMPTY_LIST.filled(key=key), node, key)
            yield from ((value, index, item) for index, item in enumerate(value))
        else:
            yield node, key, value

    def texts(self, node: Mapping, key: str) -> list[str]:
        """Return a list of texts."""
        found = [self.text(container, at) for container, at, _ in self.listed(node, key)]
        return [text for text in found if text is not None]

    def path(self, container: Mapping | Sequence, key: str | int, scope: Scope) -> Path | None:
        """Return the path that stands there."""
        text = self.text(container, key)
        return None if text is None else self.spelled(text, container, key, scope)

    def spelled(self, text: str, container: Mapping | Sequence, key: str | int, scope: Scope) -> Path | None:
        """Return the path a text spells, which stands in the value there."""
        try:
            path = read_path(text, self.place(container, key))
        except PathError as error:
            self.say(error.reason, container, key)
            return None
        fault = _out_of_scope(path, scope)
        if fault is not None:
            self.say(fault, container, key)
            return None
        self.paths.append(path)
        return path

    def path_list(self, node: Mapping, key: str, scope: Scope) -> tuple[Path, ...]:
        """Return one path or several."""
        found = [self.path(container, at, scope) for container, at, _ in self.listed(node, key)]
        return tuple(path for path in found if path is not None)

    def template(self, node: Mapping, key: str, scope: Scope) -> Template | None:
        """Return a text with paths in braces; a brace itself is written twice."""
        text = self.text(node, key)
        if text is None:
            return None
        parts: list[str | Path] = []
        taken = 0
        for found in _HOLE.finditer(text):
            parts.append(text[taken : found.start()])
            taken = found.end()
            if found[0] in ("{{", "}}"):
                parts.append(found[0][0])
            elif found[1] is None:
                self.say(_BRACE.filled(text=quote(text)), node, key)
            else:
                path = self.spelled(found[1], node, key, scope)
                parts += [path] if path is not None else []
        parts.append(text[taken:])
        return Template(tuple(part for part in parts if part != ""))


def _out_of_scope(path: Path, scope: Scope) -> Text | None:
    """Return why a path cannot begin where it does."""
    if not scope.has_object:
        return _NO_OBJECT.filled(path=quote(path.text))
    if path.root == ABOVE and not scope.has_above:
        return _NO_ABOVE
    if path.root and path.root != ABOVE and path.root not in scope.names:
        names = sorted(scope.names)
        known = Text(", ".join(f"${name}" for name in names), "、".join(f"${name}" for name in names))
        text = _NO_NAME.filled(name=path.root, known=known) if names else _NO_NAMES.filled(name=path.root)
        return hinted(text, did_you_mean(path.root, names))
    asks_id = [step for step in path.steps if step == Special("id")]
    if asks_id and (not path.root or len(path.steps) > 1):
        return _ONLY_ID
    return None


_UNKNOWN_KEY = Text("{what} has no key {key}; it has {known}", "{what}でキー{key}は使えません。使えるのは{known}です。")
_MISSING = Text("{what} needs {key}", "{what}には{key}が必要です。")
_NO_TEXT = Text("{key} is a single text", "{key}には単一の値を書いてください。")
_NO_MAPPING = Text("{key} is a mapping of keys to values", "{key}には「キー: 値」を並べてください。")
_AN_ITEM = Text("an item of this list", "このリストの要素")
_EMPTY_LIST = Text("{key} is an empty list", "{key}のリストが空です。")
_EXPECTED = Text("{key} is {accepted}", "{key}に書けるのは{accepted}です。")
_BRACE = Text(
    "{text} has a brace without its other half; a brace that is meant as such is written twice: {{{{",
    "{text}の波かっこが対になっていません。波かっこそのものは{{{{のように二重に書いてください。",
)
_NO_OBJECT = Text(
    "{path} leads nowhere: without `in` there is no source to read; write `value:` for a text of your own",
    "{path}の読み取り元がありません(inが書かれていません)。決まった値はvalue:で書いてください。",
)
_NO_ABOVE = Text(
    "there is no object around this one: $above is for rules inside rules, for `recurse`, and behind `each` in a field",
    "これを囲むオブジェクトがありません。$aboveを使えるのは、ルールの中のルール、recurse、項目のeachの中だけです。",
)
_NO_NAME = Text(
    "no rule around this one is called {name} (`as: {name}`); there are {known}",
    "外側のルールに{name}という名前(as: {name})はありません。使えるのは{known}です。",
)
_NO_NAMES = Text(
    "no rule around this one has a name; `as: {name}` in a rule gives it one",
    "外側のルールに名前がありません。ルールにas: {name}と書くと名前が付きます。",
)
_ONLY_ID = Text(
    "@id is the id of an entity around this one: $above.@id, or $NAME.@id with `as: NAME`",
    "@idは外側のエンティティのIDです。$above.@idか、as: 名前を付けて$名前.@idと書いてください。",
)
