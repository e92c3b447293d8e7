"""One YAML document: its tree, and the place of every key and value, found when it is asked for."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from dataclasses import dataclass, field

from orglint.location import Span
from orglint.report import Excerpt
from orglint.source.document import Duplicate, Fault, Mapping, Node, Sequence
from orglint.source.excerpt import Shown, cut, mask
from orglint.source.text import SourceText

_LARGE = 32
"""Containers with more entries keep the numbers of their nodes once they were looked up; others are walked again."""

_BLANK = " \t\r\n\x85\u2028\u2029"
"""What YAML takes for blanks and line breaks: fewer than Unicode does, a full-width space is text."""

_COMMENT = rf"(?<=[{_BLANK}])#[^\r\n]*+"
_PROPERTIES = re.compile(rf"(?:[&!][^{_BLANK}]*+[{_BLANK}]++(?:{_COMMENT}[{_BLANK}]*+)*+)+")
_DIGIT_GROUPS = re.compile(r"(?:,\s*\d+)+")
_CLOSING = re.compile(rf"(?:[,{_BLANK}]|{_COMMENT})*+[\]}}]")


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the keys of an irregular mapping stand: the node number of each, and which came in through `<<`."""

    numbers: dict[str, int]
    merged: frozenset[str] = frozenset()


@dataclass(slots=True)
class YamlDocument:
    """A document as read: the tree, what is wrong with it but does not stop the reading, and its side tables.

    Nodes (scalars, containers, aliases) are numbered as they stand in the text; `starts` and `ends` hold the
    characters they cover. A value follows its key; so the numbers of a mapping's keys follow from its contents, and
    only mappings where they do not (duplicate keys, merged ones) have an entry in `layouts`, by their own number.
    `secrets` are the numbers of keys whose values excerpts hide, in no order; `repeats` those of keys that stand again.
    `listed` is the list that a document is whose top is no
    mapping, where the reader was asked to take one; `root` is then empty.
    """

    file: str
    root: Mapping
    text: SourceText
    starts: array[int]
    ends: array[int]
    layouts: dict[int, Layout]
    secrets: array[int]
    duplicates: list[Duplicate] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    described: frozenset[str] = frozenset()
    unread: list[tuple[Mapping, str]] = field(default_factory=list)
    additions: frozenset[int] = frozenset()
    sheet: str = ""
    imported_from: str = ""
    repeats: dict[tuple[int, str], list[int]] = field(default_factory=dict)
    listed: Sequence | None = None
    _items: dict[int, array[int]] = field(default_factory=dict)
    _hidden: list[tuple[int, int]] | None = None

    def key_span(self, container: Mapping | Sequence, key: str | int) -> Span | None:
        """Return where `key` is written (of a list: the item). None where it was merged in or is not there."""
        if isinstance(container, Sequence):
            return self.value_span(container, key)
        layout = self.layout(container)
        number = layout.numbers.get(str(key))
        return None if number is None or key in layout.merged else self.node_span(number)

    def value_span(self, container: Mapping | Sequence, key: str | int) -> Span | None:
        """Return where the value is written: of an alias the alias itself, of a merged value the original."""
        if isinstance(container, Sequence):
            index = int(key)
            if not -len(container) <= index < len(container):
                return None
            return self._content_span(self._item_numbers(container)[index], container[index])
        number = self.layout(container).numbers.get(str(key))
        return None if number is None else self._content_span(number + 1, container[str(key)])

    def own_span(self, container: Mapping | Sequence) -> Span:
        """Return where the container is written, from its first to its last character, brackets included."""
        start = self.content_start(container.first)
        end = self.ends[container.first]
        text = self.text.text
        if text[start : start + 1] in ("{", "[") and text[end - 1 : end] in ("}", "]"):
            return self.text.span(start, end)
        return self.text.span(start, self._block_end(container, end))

    def excerpt(self, span: Span) -> Excerpt | None:
        """Return the first line of `span`, sensitive values masked, cut around the span where it is very long."""
        if span.line > len(self.text.line_starts):
            return None
        left, right = self.text.line_bounds(span.line)
        length = right - left
        end = span.end_column - 1 if span.end_line == span.line else length
        line = Shown(self.text.text[left:right], min(span.column - 1, length), min(end, length))
        shown = cut(mask(line, self._hidden_within(left, right)))
        return Excerpt(span.line, shown.text, shown.start, shown.end)

    def layout(self, mapping: Mapping) -> Layout:
        """Return the node numbers of the mapping's keys."""
        known = self.layouts.get(mapping.first)
        if known is None:
            known = Layout(key_numbers(mapping))
            if len(mapping) > _LARGE:
                self.layouts[mapping.first] = known
        return known

    def node_span(self, number: int) -> Span:
        """Return where a scalar or alias is written, without its anchor and tag."""
        start = self.content_start(number)
        written = self.text.text[start : self.ends[number]]
        return self.text.span(start, start + len(written.rstrip(_BLANK)))

    def _content_span(self, number: int, value: Node) -> Span:
        if isinstance(value, Mapping | Sequence) and value.first == number:
            return self.own_span(value)
        return self.node_span(number)

    def content_start(self, number: int) -> int:
        """Return where a node begins behind its anchor and tag: no text without quotes begins with & or !."""
        found = _PROPERTIES.match(self.text.text, self.starts[number], self.ends[number])
        return found.end() if found else self.starts[number]

    def _block_end(self, container: Mapping | Sequence, limit: int) -> int:
        """Return the end of the last thing in a container without brackets: the parser's is behind comments."""
        last = container.after - 1
        text = self.text.text
        end = self.starts[last] + len(text[self.starts[last] : self.ends[last]].rstrip(_BLANK))
        while found := _CLOSING.match(text, end, limit):
            end = found.end()
        return end

    def _item_numbers(self, sequence: Sequence) -> array[int]:
        known = self._items.get(sequence.first)
        if known is None:
            known = array("I")
            number = sequence.first + 1
            for item in sequence:
                known.append(number)
                number = number_behind(number, item)
            if len(sequence) > _LARGE:
                self._items[sequence.first] = known
        return known

    def file_at(self, container: Mapping | Sequence, key: str | int) -> str:
        """Return the file a key stands in."""
        return self.file

    def sheet_at(self, container: Mapping | Sequence, key: str | int) -> str:
        """Return the sheet a key stands on."""
        return self.sheet

    def hide(self, container: Mapping | Sequence, key: str | int) -> None:
        """Mask the value under `key` in excerpts, wherever the key stands again too: it turned out to be sensitive."""
        number = self.layout(container).numbers.get(str(key)) if isinstance(container, Mapping) else None
        if number is not None:
            self.secrets.append(number)
            self.secrets.extend(self.repeats.get((container.first, str(key)), ()))
            self._hidden = None

    def _hidden_within(self, left: int, right: int) -> list[tuple[int, int]]:
        """Return the parts of a line, given by its bounds, that are values of sensitive keys."""
        if self._hidden is None:
            self._hidden = self._sensitive_ranges()
        ranges = self._hidden
        found: list[tuple[int, int]] = []
        index = max(0, bisect_left(ranges, (left, left)) - 1)
        while index < len(ranges) and ranges[index][0] < right:
            start, end = ranges[index]
            if end > left:
                found.append((max(start, left) - left, min(end, right) - left))
            index += 1
        return found

    def _sensitive_ranges(self) -> list[tuple[int, int]]:
        """Return what sensitive values cover, in order; one inside another is part of it."""
        ranges: list[tuple[int, int]] = []
        for number in sorted(self.secrets):
            start, end = self.starts[number + 1], self.ends[number + 1]
            # `cost: 8,500,250` in a flow mapping is three keys to YAML, and one number to whoever wrote it.
            rest = _DIGIT_GROUPS.match(self.text.text, end)
            end = rest.end() if rest is not None else end
            if start < end:
                ranges.append((start, end))
        return apart(ranges)


def apart(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return ranges in the order of the text; one that begins inside another is part of it."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def key_numbers(mapping: Mapping) -> dict[str, int]:
    """Return the node number of each key of a mapping whose keys stand as they were read."""
    numbers: dict[str, int] = {}
    number = mapping.first + 1
    for key, value in mapping.items():
        numbers[key] = number
        number = number_behind(number + 1, value)
    return numbers


def number_behind(number: int, value: Node) -> int:
    """Return the number of the node that follows `value`, which has `number`: an alias is a single node."""
    if isinstance(value, Mapping | Sequence) and value.first == number:
        return value.after
    return number + 1
