"""What became what, as somebody says it: `renames.yaml`.

    format: orglint-renames/1
    units:
      sales: growth                 # what it is called later
      support: [helpdesk, field]    # what it was split into; the same id among them: what it went on as
      old-lab: null                 # gone: nothing of the later organization is it
    people:
      "00123": "900123"

Keys are collections, below them ids of the earlier organization and what they are in the later one. Two units that name
the same later one were merged. What is said here stands before anything that ids or evidence say. Every error is told
at once, with its line and column.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from orglint.errors import ConfigError
from orglint.i18n import Language, Text
from orglint.location import Span
from orglint.model.kind_words import KIND_WORDS
from orglint.model.organization import Model
from orglint.model.problems import quote
from orglint.model.schema import COLLECTIONS
from orglint.source.document import Fault, Node, Sequence
from orglint.source.document import Mapping as Written
from orglint.source.reader import read_yaml
from orglint.source.yaml_document import YamlDocument
from orglint.spelling import did_you_mean, hinted

FORMAT = "orglint-renames/1"
_SPLIT = "units"


@dataclass(frozen=True, slots=True)
class Renames:
    """What is said of ids, by kind: an earlier id, and the later ones it is or went into; none means it is gone."""

    of: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)

    def kind(self, name: str) -> Mapping[str, tuple[str, ...]]:
        """Return what is said of the entities of a kind."""
        return self.of.get(name, {})


def read_renames(file: str, data: bytes, before: Model, after: Model, language: Language = "en") -> Renames:
    """Read a renames file of two models. Raises ConfigError with every error of the file, each with line and column."""
    documents = read_yaml(file, data)
    if isinstance(documents, Fault):
        raise _error([(documents.reason, documents.span)], file, language)
    found: list[tuple[Text, Span | None]] = []
    if len(documents) != 1:
        raise _error([(_FORMAT, Span(1, 1, 1, 1))], file, language)
    said = dict(_Reading(documents[0], before, after, found).run())
    if found:
        raise _error(found, file, language)
    return Renames(said)


class _Reading:
    """Reads one file; what is wrong goes to `found`."""

    def __init__(
        self, document: YamlDocument, before: Model, after: Model, found: list[tuple[Text, Span | None]]
    ) -> None:
        self.document, self.before, self.after, self.found = document, before, after, found
        found.extend((fault.reason, fault.span) for fault in document.faults)
        found.extend((_TWICE.filled(key=quote(repeat.key)), repeat.second) for repeat in document.duplicates)

    def run(self) -> Iterator[tuple[str, Mapping[str, tuple[str, ...]]]]:
        root = self.document.root
        form = root.get("format")
        if form != FORMAT:
            place = self.document.value_span(root, "format") if "format" in root else Span(1, 1, 1, 1)
            self.found.append((_FORMAT if "format" not in root else _OTHER_FORMAT.filled(format=_shown(form)), place))
        for key, body in root.items():
            if key == "format":
                continue
            if key not in COLLECTIONS:
                known = ("format", *COLLECTIONS)
                text = hinted(_NO_KEY.filled(key=quote(key)), did_you_mean(key, known))
                self.found.append((text, self.document.key_span(root, key)))
            elif isinstance(body, Written):
                yield COLLECTIONS[key].name, dict(self.ids(key, body))
            elif body is not None:
                self.say(_NO_IDS.filled(key=key), root, key)

    def ids(self, collection: str, body: Written) -> Iterator[tuple[str, tuple[str, ...]]]:
        kind = COLLECTIONS[collection].name
        taken: dict[str, str] = {}
        for old, value in body.items():
            if old not in self.before.entities[kind]:
                self.found.append((self.unknown(kind, old, self.before, _BEFORE), self.document.key_span(body, old)))
            later = tuple(self.later(collection, body, old, value))
            for new in later if collection != _SPLIT else ():
                first = taken.setdefault(new, old)
                if first != old:
                    self.say(_TAKEN.filled(new=quote(new), old=quote(first)), body, old)
            yield old, later
        for old, value in body.items() if collection != _SPLIT else ():
            if isinstance(value, str) and value != old and value in self.before.entities[kind] and value not in body:
                self.say(_STAYS.filled(new=quote(value)), body, old)

    def later(self, collection: str, body: Written, old: str, value: Node) -> Iterator[str]:
        """Yield the later ids that stand beside an earlier one, if there are such entities."""
        kind = COLLECTIONS[collection].name
        if isinstance(value, Sequence) and collection == _SPLIT:
            for index, item in enumerate(value):
                if not isinstance(item, str):
                    self.found.append((_ONE_ID, self.document.value_span(value, index)))
                elif item not in self.after.entities[kind]:
                    text = self.unknown(kind, item, self.after, _AFTER)
                    self.found.append((text, self.document.value_span(value, index)))
                elif item in value[:index]:
                    self.found.append((_TWICE.filled(key=quote(item)), self.document.value_span(value, index)))
                else:
                    yield item
        elif isinstance(value, str):
            if value in self.after.entities[kind]:
                yield value
            else:
                self.say(self.unknown(kind, value, self.after, _AFTER), body, old)
        elif value is not None:
            self.say(_ONE_ID_OR_LIST if collection == _SPLIT else _ONE_ID, body, old)

    def unknown(self, kind: str, ident: str, model: Model, side: Text) -> Text:
        word = Text(kind, KIND_WORDS[kind])
        return hinted(_UNKNOWN.filled(kind=word, id=quote(ident), side=side), did_you_mean(ident, model.entities[kind]))

    def say(self, text: Text, container: Written, key: str) -> None:
        self.found.append((text, self.document.value_span(container, key) or self.document.key_span(container, key)))


def _shown(node: Node) -> str:
    return quote(node) if isinstance(node, str) else quote("...")


def _error(found: Iterable[tuple[Text, Span | None]], file: str, language: Language) -> ConfigError:
    """Return one exception for all errors, in the order of their places."""
    ordered = sorted(found, key=lambda item: (item[1].line, item[1].column) if item[1] else (0, 0))
    first = ordered[0][1]
    lines = [ordered[0][0].say(language)]
    for text, span in ordered[1:]:
        place = f"{file}:{span.line}:{span.column}" if span else file
        lines.append(f"{place}: {text.say(language)}")
    line, column = (first.line, first.column) if first else (None, None)
    return ConfigError("\n".join(lines), file=file, line=line, column=column)


_BEFORE = Text("in the earlier organization", "変更前の組織")
_AFTER = Text("in the later organization", "変更後の組織")
_FORMAT = Text(
    f"a renames file begins with the line `format: {FORMAT}`",
    f"renamesファイルの先頭には「format: {FORMAT}」が必要です",
)
_OTHER_FORMAT = Text(
    "the format is {format}; this version reads " + quote(FORMAT),
    "形式が{format}です。この版で読めるのは" + quote(FORMAT) + "です",
)
_TWICE = Text("{key} stands twice", "{key}が二重に書かれています")
_NO_KEY = Text(
    "unknown key {key}; a renames file has `format` and collections such as units, positions and people",
    "キー{key}は使えません。使えるのはformatと、units、positions、peopleなどのコレクションです",
)
_NO_IDS = Text(
    "{key} is not a mapping of earlier ids to later ones", "{key}が「変更前のID: 変更後のID」の形になっていません"
)
_UNKNOWN = Text("there is no {kind} {id} {side}", "{side}に{id}という{kind}はありません")
_ONE_ID = Text(
    "expected is the later id, or null for what is gone", "変更後のIDを1つ書いてください(なくなった場合はnull)"
)
_ONE_ID_OR_LIST = Text(
    "expected is the later id, a list of ids for a unit that was split, or null for one that is gone",
    "変更後のIDを書いてください(分割した場合はIDのリスト、なくなった場合はnull)",
)
_TAKEN = Text("{new} is already what {old} is later", "{new}はすでに{old}の変更後のIDになっています")
_STAYS = Text(
    "{new} is an id of the earlier organization, too; say what that one is later",
    "{new}は変更前の組織にもあるIDです。そちらの変更後も書いてください",
)
