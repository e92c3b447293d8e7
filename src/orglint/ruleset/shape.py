"""Reading the parts of rule files: every mistake in shape is gathered, at its line and column; nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TypeVar

from orglint.i18n import Text
from orglint.lang.carets import caret_lines
from orglint.location import Location, Span
from orglint.model.place import Place
from orglint.model.problems import did_you_mean, joined, quote
from orglint.model.values import BadValue
from orglint.ruleset.faults import RuleFault
from orglint.ruleset.spec import Written
from orglint.source.document import Document, Mapping, Node, Sequence

LANGUAGE_KEYS = ("en", "ja")

T = TypeVar("T")


class Shape:
    """Takes the parts of a rule file, each as what it must be, and keeps the faults of those that are not."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.faults: list[RuleFault] = []

    def at(self, container: Mapping | Sequence, key: str | int) -> Place:
        """Return where a key of a container stands."""
        return Place(self.document, container, key)

    def fault(self, place: Place, message: Text, hint: Text | None = None, *, on_key: bool = False) -> None:
        """Note a fault in the value at a place, or in its key."""
        location = place.key_location() if on_key else place.value_location()
        self.faults.append(RuleFault(location, message, hint, show_line(self.document, location)))

    def fault_at(self, location: Location, message: Text, hint: Text | None = None) -> None:
        """Note an error at a location."""
        self.faults.append(RuleFault(location, message, hint, show_line(self.document, location)))

    def keys(self, body: Mapping, known: Iterable[str], what: str) -> None:
        """Note every key that `what` does not have; keys that begin with x- are the writer's own."""
        known = list(known)
        for key in body:
            if key not in known and not key.startswith("x-"):
                message = Text(f"{what} has no key {quote(key)}", f"{what}に{quote(key)}というキーはありません")
                listed = Text(f"keys are {', '.join(known)}", f"使えるキー: {'、'.join(known)}")
                self.fault(self.at(body, key), message, joined(did_you_mean(key, known), listed), on_key=True)

    def duplicates(self) -> None:
        """Note every key of the file that stands twice."""
        for duplicate in self.document.duplicates:
            location = Location(self.document.file, duplicate.second)
            message = Text(f"the key {quote(duplicate.key)} stands twice", f"キー{quote(duplicate.key)}が二重です")
            self.faults.append(RuleFault(location, message, None, show_line(self.document, location)))

    def word(self, body: Mapping, key: str) -> str | None:
        """Return a single text; None where nothing is written."""
        value = body.get(key)
        if value is None or isinstance(value, str):
            return value
        self.fault(self.at(body, key), Text(f"{key} is a single text", f"{key}には文字列を1つ書いてください"))
        return None

    def words(self, body: Mapping, key: str) -> tuple[str, ...]:
        """Return a list of texts; a single one is a list of one, nothing an empty one."""
        value = body.get(key)
        items = [value] if isinstance(value, str) else [] if value is None else list(value)
        if isinstance(value, Mapping) or not all(isinstance(item, str) for item in items):
            self.fault(self.at(body, key), Text(f"{key} is a list of words", f"{key}には語のリストを書いてください"))
            return ()
        return tuple(str(item) for item in items)

    def choice(self, body: Mapping, key: str, known: dict[str, T]) -> T | None:
        """Return what a word out of a few stands for; None where nothing is written."""
        word = self.word(body, key)
        if word is None or word in known:
            return known.get(word) if word is not None else None
        listed = Text(f"one of {', '.join(known)}", f"{'、'.join(known)}のいずれか")
        self.fault(
            self.at(body, key),
            Text(f"{key} cannot be {quote(word)}", f"{key}に{quote(word)}は使えません"),
            joined(did_you_mean(word, known), listed),
        )
        return None

    def mapping(self, body: Mapping, key: str) -> Mapping:
        """Return a mapping; an empty one where nothing is written."""
        value = body.get(key)
        if isinstance(value, Mapping):
            return value
        if value is not None:
            self.fault(self.at(body, key), Text(f"{key} is a mapping", f"{key}は項目を並べた形で書いてください"))
        return _empty()

    def expression(self, body: Mapping, key: str) -> Written:
        """Return an expression as written, not yet checked; note where YAML itself has eaten it."""
        value, place = body.get(key), self.at(body, key)
        if isinstance(value, str):
            self.eaten(value, place)
            return Written(value, place)
        self.fault(place, *_eaten_by_yaml(key, value))
        return Written("", place)

    def eaten(self, text: str, place: Place) -> None:
        """Say where YAML has cut an unquoted expression off at ` #`."""
        location = place.value_location()
        line = source_line(self.document, location.span.end_line) if location.span is not None else None
        if line is None or location.span is None:
            return
        rest = line[location.span.end_column - 1 :]
        if re.match(r"\s+#", rest) and text.count('"') % 2 + text.count("'") % 2:
            message = Text("YAML takes what follows ` #` as a comment", "YAMLは` #`以降をコメントとして扱います")
            self.fault(place, message, Text("write the expression below `|`", "式を`|`の下の行に書いてください"))

    def optional_expression(self, body: Mapping, key: str) -> Written | None:
        """Return an expression; None where nothing is written."""
        return self.expression(body, key) if key in body else None

    def languages(self, body: Mapping, key: str) -> tuple[Written, Written]:
        """Return a text in English and in Japanese, each with its place."""
        value, place = body.get(key), self.at(body, key)
        if not isinstance(value, Mapping) or any(not isinstance(value.get(name), str) for name in LANGUAGE_KEYS):
            message = Text(f"{key} has a text in en and one in ja", f"{key}にはenとjaの文を書いてください")
            self.fault(place, message, Text("{en: ..., ja: ...}", "{en: ..., ja: ...}"))
            return Written("", place), Written("", place)
        self.keys(value, LANGUAGE_KEYS, key)
        english, japanese = (Written(str(value[name]), self.at(value, name)) for name in LANGUAGE_KEYS)
        return english, japanese

    def text(self, body: Mapping, key: str) -> Text:
        """Return a text in both languages."""
        english, japanese = self.languages(body, key)
        return Text(english.text.strip(), japanese.text.strip())

    def value(self, body: Mapping, key: str, read: Callable[[str], T]) -> T | None:
        """Return a scalar as `read` reads it; None where nothing is written, or nothing that can be read."""
        raw = body.get(key)
        if raw is None:
            return None
        try:
            if not isinstance(raw, str):
                raise BadValue(Text("a single value", "単一の値"))
            return read(raw)
        except BadValue as bad:
            message = Text(f"{key} expects {bad.accepted.en}", f"{key}に書けるのは{bad.accepted.ja}です")
            self.fault(self.at(body, key), message)
            return None


def source_line(document: Document, number: int) -> str | None:
    """Return a line of the rule file as it stands; rule files hold nobody's data, so nothing is masked."""
    text = getattr(document, "text", None)
    line = getattr(text, "line", None)
    return line(number) if line is not None else None


def show_line(document: Document, location: Location) -> tuple[str, ...]:
    """Return the source line of a place and carets under it."""
    line = source_line(document, location.span.line) if location.span is not None else None
    return underlined(line, location.span) if line is not None and location.span is not None else ()


def underlined(line: str, span: Span) -> tuple[str, ...]:
    """Return a line, and carets under the part of it that a span covers."""
    last = span.end_column if span.end_line == span.line else len(line) + 1
    return line, caret_lines(line, span.column, last)


def _eaten_by_yaml(key: str, value: Node) -> tuple[Text, Text]:
    if isinstance(value, Sequence):
        return (
            Text(f"YAML reads {key} as a list", f"YAMLは{key}をリストとして読みました"),
            Text("put quotes around an expression that begins with [", "[で始まる式は引用符で囲んでください"),
        )
    if isinstance(value, Mapping):
        return (
            Text(f"YAML reads {key} as a mapping", f"YAMLは{key}をマッピングとして読みました"),
            Text("write an expression that contains `: ` below `|`", "`: `を含む式は`|`の下の行に書いてください"),
        )
    return (
        Text(f"{key} has no expression", f"{key}に式がありません"),
        Text("write one behind the colon", "コロンの後に式を書いてください"),
    )


def _empty() -> Mapping:
    empty = Mapping()
    empty.first = empty.after = -1
    return empty
