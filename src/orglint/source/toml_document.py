"""Reads TOML into located documents. The standard library says whether a text is TOML; where things stand is found here."""

from __future__ import annotations

import re
import tomllib
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from sys import intern

from orglint.i18n import Text
from orglint.location import Span
from orglint.source import faults
from orglint.source.builder import SENSITIVE, FaultError
from orglint.source.document import Fault, Mapping, Node, Sequence
from orglint.source.limits import LIMITS, Limits
from orglint.source.text import SourceText, decode
from orglint.source.yaml_document import YamlDocument

_BLANK = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+")
_KEY = re.compile(r"""[ \t]*+([A-Za-z0-9_-]++|"[^"\\]*+(?:\\.[^"\\]*+)*+"|'[^']*+')[ \t]*+""")
_STRING = re.compile(
    r"""
      \"{3} (?:[^\\]|\\.)*? \"{3,5}          # several lines, with escapes
    | \'{3} .*? \'{3,5}                     # several lines, as they stand
    | \" [^"\\]*+ (?:\\.[^"\\]*+)*+ \"
    | \' [^']*+ \'
    """,
    re.DOTALL | re.VERBOSE,
)
_BARE = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:[^\s,#\]}]*+|[^\s,#\]}]++")
_POSITION = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)$")


def read_toml(file: str, data: bytes, limits: Limits = LIMITS) -> list[YamlDocument] | Fault:
    """Return the document of a TOML file (none where nothing stands in it), or the fault for which it cannot be used."""
    if len(data) > limits.file_bytes:
        return faults.file_too_large(limits.file_bytes)
    source = decode(data)
    if isinstance(source, Fault):
        return source
    try:
        tomllib.loads(source.text)
        document = _Scan(file, source, limits.depth).document()
    except RecursionError:  # tomllib recurses as deep as arrays are nested
        return faults.too_deep((source, 0, 0), limits.depth)
    except FaultError as error:
        return error.fault
    except ValueError as error:  # TOMLDecodeError, and a number of too many digits
        return _not_toml(source, str(error))
    return [document] if document.root else []


def _not_toml(source: SourceText, reason: str) -> Fault:
    found = _POSITION.search(reason)
    span = None
    if found is not None and found[1] is not None:
        line, column = int(found[1]), int(found[2])
        span = Span(line, column, line, column + 1)
    elif found is not None:
        span = source.span(len(source.text), len(source.text))
    return Fault("toml-syntax", _NOT_TOML.filled(reason=_POSITION.sub("", reason)), span)


@dataclass(slots=True)
class TomlDocument(YamlDocument):
    """A document whose tables may stand in several places: what each covers was found when it was read."""

    def own_span(self, container: Mapping | Sequence) -> Span:
        """Return where the container is written: of a table its header and what stands below it."""
        return self.text.span(self.starts[container.first], self.ends[container.first])


@dataclass(slots=True)
class _Book:
    """What each container, key and value covers, until the nodes are numbered."""

    containers: dict[int, tuple[int, int]] = field(default_factory=dict)
    keys: dict[tuple[int, str], tuple[int, int]] = field(default_factory=dict)
    values: dict[tuple[int, str | int], tuple[int, int]] = field(default_factory=dict)


class _Scan:
    """One walk over a text that is known to be TOML."""

    def __init__(self, file: str, source: SourceText, depth: int) -> None:
        self._file = file
        self._source = source
        self._text = source.text
        self._depth = depth
        self._book = _Book()
        self._root = Mapping()
        self._book.containers[id(self._root)] = (0, len(self._text))

    def document(self) -> YamlDocument:
        """Return the whole text as a document. Raises FaultError where it is nested too deep."""
        table, position = self._root, self._blank(0)
        while position < len(self._text):
            if self._text[position] == "[":
                table, position = self._header(position)
            else:
                position = self._pair(table, position, 1)
            start, _ = self._book.containers[id(table)]
            self._book.containers[id(table)] = (start, max(position, start))
            position = self._blank(position)
        self._book.containers[id(self._root)] = (0, len(self._text))
        return _Numbering(self._book).document(self._file, self._root, self._source)

    def _blank(self, position: int) -> int:
        found = _BLANK.match(self._text, position)
        return found.end() if found is not None else position

    def _name(self, position: int) -> tuple[list[tuple[str, int, int]], int]:
        """Return the parts of a dotted key, each with what it covers, and where the key ends."""
        parts: list[tuple[str, int, int]] = []
        while (found := _KEY.match(self._text, position)) is not None:
            parts.append((intern(_string(found[1]) if found[1][0] in "\"'" else found[1]), *found.span(1)))
            position = found.end()
            if self._text[position : position + 1] != ".":
                break
            position += 1
        return parts, position

    def _header(self, position: int) -> tuple[Mapping, int]:
        """Return the table of a header, and where the header ends."""
        is_item = self._text.startswith("[[", position)
        parts, end = self._name(position + 1 + is_item)
        end = self._text.index("]", end) + 1 + is_item
        if len(parts) > self._depth:
            raise FaultError(faults.too_deep((self._source, position, end), self._depth))
        table = self._root
        for part in parts[:-1]:
            table = self._table(table, part)
        if is_item:
            return self._item(table, parts[-1], (position, end)), end
        made = self._table(table, parts[-1])
        self._book.containers[id(made)] = (position, end)
        return made, end

    def _table(self, table: Mapping, part: tuple[str, int, int]) -> Mapping:
        """Return the table under a key, of an array of tables the last; it is made where it is not there."""
        name, start, end = part
        found = table.get(name)
        if isinstance(found, Sequence):
            found = found[-1]
        if not isinstance(found, Mapping):
            found = Mapping()
            self._put(table, part, found, (start, end))
        return found

    def _item(self, table: Mapping, part: tuple[str, int, int], header: tuple[int, int]) -> Mapping:
        items = table.get(part[0])
        if not isinstance(items, Sequence):
            items = Sequence()
            self._put(table, part, items, header)
        made = Mapping()
        items.append(made)
        self._book.containers[id(made)] = header
        self._book.values[(id(items), len(items) - 1)] = header
        return made

    def _put(self, table: Mapping, part: tuple[str, int, int], value: Node, covers: tuple[int, int]) -> None:
        name, start, end = part
        table[name] = value
        self._book.keys[(id(table), name)] = (start, end)
        self._book.values[(id(table), name)] = covers
        if isinstance(value, Mapping | Sequence):
            self._book.containers[id(value)] = covers

    def _pair(self, table: Mapping, position: int, depth: int) -> int:
        """Read `key = value` into a table; return where it ends."""
        parts, after = self._name(position)
        if depth + len(parts) > self._depth:
            raise FaultError(faults.too_deep((self._source, position, after), self._depth))
        value, start, end = self._value(self._blank(self._text.index("=", after) + 1), depth + len(parts))
        for part in parts[:-1]:
            table = self._table(table, part)
            begin, covered = self._book.containers[id(table)]
            self._book.containers[id(table)] = (begin, max(covered, end))
        self._put(table, parts[-1], value, (start, end))
        return end

    def _value(self, position: int, depth: int) -> tuple[Node, int, int]:
        """Return the value that begins at `position`, and what it covers."""
        character = self._text[position]
        if character in "[{":
            if depth > self._depth:
                raise FaultError(faults.too_deep((self._source, position, position + 1), self._depth))
            read = self._array if character == "[" else self._inline
            return read(position, depth)
        found = (_STRING if character in "\"'" else _BARE).match(self._text, position)
        assert found is not None, "the text is TOML"
        return _string(found[0]) if character in "\"'" else found[0], *found.span()

    def _array(self, position: int, depth: int) -> tuple[Node, int, int]:
        items, at = Sequence(), self._blank(position + 1)
        while self._text[at] != "]":
            value, start, end = self._value(at, depth + 1)
            items.append(value)
            self._book.values[(id(items), len(items) - 1)] = (start, end)
            if isinstance(value, Mapping | Sequence):
                self._book.containers[id(value)] = (start, end)
            at = self._behind_comma(end)
        return items, position, at + 1

    def _inline(self, position: int, depth: int) -> tuple[Node, int, int]:
        table, at = Mapping(), self._blank(position + 1)
        while self._text[at] != "}":
            at = self._behind_comma(self._pair(table, at, depth))
        return table, position, at + 1

    def _behind_comma(self, position: int) -> int:
        at = self._blank(position)
        return self._blank(at + 1) if self._text[at] == "," else at


class _Numbering:
    """Numbers the nodes of a tree in the order of the tree: key, value, key, value."""

    def __init__(self, book: _Book) -> None:
        self._book = book
        self._starts: array[int] = array("I")
        self._ends: array[int] = array("I")
        self._secrets: array[int] = array("I")

    def document(self, file: str, root: Mapping, source: SourceText) -> YamlDocument:
        """Return the tree as a document."""
        self._container(root)
        return TomlDocument(file, root, source, self._starts, self._ends, {}, self._secrets)

    def _container(self, node: Mapping | Sequence) -> None:
        node.first = self._node(self._book.containers[id(node)])
        for key, value in _parts(node):
            if isinstance(key, str):
                if key in SENSITIVE:
                    self._secrets.append(len(self._starts))
                self._node(self._book.keys[(id(node), key)])
            if isinstance(value, Mapping | Sequence):
                self._container(value)
            else:
                self._node(self._book.values[(id(node), key)])
        node.after = len(self._starts)

    def _node(self, covers: tuple[int, int]) -> int:
        self._starts.append(covers[0])
        self._ends.append(covers[1])
        return len(self._starts) - 1


def _parts(node: Mapping | Sequence) -> Iterator[tuple[str | int, Node]]:
    yield from node.items() if isinstance(node, Mapping) else enumerate(node)


def _string(written: str) -> str:
    """Return what a string stands for; the library knows the escapes."""
    quote = written[0]
    is_long = written.startswith(quote * 3) and len(written) >= 6
    if not is_long and (quote == "'" or "\\" not in written):
        return written[1:-1]
    value: str = tomllib.loads(f"v={written}")["v"]
    return value


_NOT_TOML = Text("not valid TOML: {reason}", "TOMLとして読めません: {reason}")
