"""Reads JSON into located documents: every scalar as its source text, a key that stands twice as data."""

from __future__ import annotations

import json
import re
from array import array
from dataclasses import dataclass, field
from sys import intern
from typing import NoReturn

from orglint.i18n import Text
from orglint.source import faults
from orglint.source.builder import SENSITIVE
from orglint.source.document import Duplicate, Fault, Mapping, Node, Sequence
from orglint.source.limits import LIMITS, Limits
from orglint.source.text import SourceText, decode
from orglint.source.yaml_document import Layout, YamlDocument

_TOKEN = re.compile(r'[ \t\r\n]*+(?:([{}\[\],:])|("[^"\\]*+(?:\\.[^"\\]*+)*+")|([^\s{}\[\],:"]++))')
_NESTING = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[\[{]|[\]}]', re.DOTALL)
_SURROGATE = re.compile("[\ud800-\udfff]")


def read_json(file: str, data: bytes, limits: Limits = LIMITS) -> list[YamlDocument] | Fault:
    """Return the document of a JSON file (none where it is blank), or the fault for which nothing of it can be used.

    A list at the top is the document's `listed`.
    """
    if len(data) > limits.file_bytes:
        return faults.file_too_large(limits.file_bytes)
    source = decode(data)
    if isinstance(source, Fault):
        return source
    if not source.text.strip():
        return []
    fault = _too_deep(source, limits.depth) or _not_json(source)
    return fault if fault is not None else _Scan(file, source).document()


def _too_deep(source: SourceText, limit: int) -> Fault | None:
    depth = 0
    for token in _NESTING.finditer(source.text):
        character = source.text[token.start()]
        depth += (character in "[{") - (character in "]}")
        if depth > limit:
            return faults.too_deep((source, token.start(), token.end()), limit)
    return None


def _not_json(source: SourceText) -> Fault | None:
    """Return what the standard library's strict reader has against a text."""
    try:
        json.loads(source.text, parse_constant=_no_constant, parse_int=str, parse_float=str)
    except json.JSONDecodeError as error:
        return _fault(source, error.pos, error.msg)
    except _ConstantError as error:
        return _fault(source, max(0, source.text.find(error.word)), f"{error.word} is no JSON value")
    return None


class _ConstantError(Exception):
    """NaN or Infinity, which are JavaScript and no JSON."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word


def _no_constant(word: str) -> NoReturn:
    raise _ConstantError(word)


def _fault(source: SourceText, index: int, reason: str) -> Fault:
    return Fault("json-syntax", _NOT_JSON.filled(reason=reason), source.span(index, index + 1))


@dataclass(slots=True)
class _Open:
    """A container that is being read: the nodes of its keys, and the key that waits for its value."""

    container: Mapping | Sequence
    numbers: dict[str, int] = field(default_factory=dict)
    key: str | None = None
    key_number: int = 0
    has_repeats: bool = False


class _Scan:
    """One walk over a text that is known to be JSON."""

    def __init__(self, file: str, source: SourceText) -> None:
        self._file = file
        self._source = source
        self._starts: array[int] = array("I")
        self._ends: array[int] = array("I")
        self._secrets: array[int] = array("I")
        self._layouts: dict[int, Layout] = {}
        self._repeats: list[tuple[Mapping, str, int, int, Node]] = []
        self._stack: list[_Open] = []
        self._root: Node = None

    def document(self) -> list[YamlDocument] | Fault:
        text, position = self._source.text, 0
        while (token := _TOKEN.match(text, position)) is not None:
            position = token.end()
            self._token(token.start(token.lastindex or 0), position)
        root = self._root
        if not isinstance(root, Mapping | Sequence):
            return faults.not_a_tree((self._source, self._starts[0], self._ends[0]))
        made = YamlDocument(
            self._file,
            root if isinstance(root, Mapping) else _empty(root),
            self._source,
            self._starts,
            self._ends,
            self._layouts,
            self._secrets,
            listed=root if isinstance(root, Sequence) else None,
        )
        for mapping, key, first, second, value in self._repeats:
            made.duplicates.append(Duplicate(mapping, key, made.node_span(first), made.node_span(second), value))
        return [made]

    def _token(self, start: int, end: int) -> None:
        character = self._source.text[start]
        if character in "{[":
            container = Mapping() if character == "{" else Sequence()
            container.first = self._node(start, end)
            self._place(container)
            self._stack.append(_Open(container))
        elif character in "}]":
            self._close(end)
        elif character not in ",:":
            self._scalar(start, end)

    def _close(self, end: int) -> None:
        open_ = self._stack.pop()
        container = open_.container
        container.after = len(self._starts)
        self._ends[container.first] = end
        if open_.has_repeats:
            self._layouts[container.first] = Layout(open_.numbers)

    def _scalar(self, start: int, end: int) -> None:
        number = self._node(start, end)
        written = self._source.text[start:end]
        top = self._stack[-1] if self._stack else None
        if top is not None and isinstance(top.container, Mapping) and top.key is None:
            top.key, top.key_number = intern(_text(written)), number
            if top.key in SENSITIVE:
                self._secrets.append(number)
        else:
            self._place(None if written == "null" else _text(written) if written[0] == '"' else written)

    def _place(self, value: Node) -> None:
        """Put a value where it belongs: the top, a list, or under the key that waits for it."""
        top = self._stack[-1] if self._stack else None
        if top is None:
            self._root = value
        elif isinstance(top.container, Sequence):
            top.container.append(value)
        else:
            assert top.key is not None, "a value in an object stands behind its key"
            if top.key in top.numbers:
                top.has_repeats = True
                self._repeats.append((top.container, top.key, top.numbers[top.key], top.key_number, value))
            else:
                top.container[top.key] = value
                top.numbers[top.key] = top.key_number
            top.key = None

    def _node(self, start: int, end: int) -> int:
        self._starts.append(start)
        self._ends.append(end)
        return len(self._starts) - 1


def _empty(listed: Sequence) -> Mapping:
    """Return the mapping that stands for a top which is a list."""
    root = Mapping()
    root.first, root.after = listed.first, listed.after
    return root


def _text(written: str) -> str:
    """Return what a string stands for; half a surrogate pair stands for nothing that can be shown."""
    if "\\" not in written:
        return written[1:-1]
    value: str = json.loads(written, strict=False)
    return _SURROGATE.sub("\ufffd", value)


_NOT_JSON = Text(
    "not valid JSON: {reason}",
    "JSONとして読めません: {reason}",
)
