"""What of a foreign file's lines may be shown: only what was read of it, everything else is masked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from orglint.importers.trees.node import Node
from orglint.location import Span
from orglint.report import Excerpt
from orglint.source.document import Document, Mapping, Sequence
from orglint.source.document import Node as Value
from orglint.source.excerpt import Shown, cut, mask
from orglint.source.text import SourceText
from orglint.source.yaml_document import YamlDocument

_FORM = " \t{}[](),:=-"
"""Characters that give a line its form and say nothing."""
_SAYING = re.compile(rf"[^{re.escape(_FORM)}](?:.*[^{re.escape(_FORM)}])?", re.DOTALL)


@dataclass(slots=True)
class OnlyRead:
    """The text of one file, and the nodes of it that were read, of all its documents together."""

    text: SourceText
    _nodes: dict[tuple[int, int, str | int, bool], tuple[Document, Node]] = field(default_factory=dict)
    _hidden: set[tuple[int, int, str | int, bool]] = field(default_factory=set)
    _spans: list[Span] = field(default_factory=list)
    _lines: dict[int, list[Span]] | None = None

    def read(self, source: Document, node: Node, *, hidden: bool = False) -> None:
        """Take note that a key or value was read; what is `hidden` is sensitive and stays masked, however often read."""
        key = id(source), node.container.first, node.key, node.of_key
        if hidden:
            self._hidden.add(key)
        self._nodes[key] = source, node
        self._lines = None

    def show(self, span: Span) -> None:
        """Take note of something else that may be shown."""
        self._spans.append(span)
        self._lines = None

    def excerpt(self, span: Span) -> Excerpt | None:
        """Return the first line of `span` with everything masked that was not read."""
        if span.line > len(self.text.line_starts):
            return None
        line = self.text.line(span.line)
        end = span.end_column - 1 if span.end_line == span.line else len(line)
        whole = Shown(line, min(span.column - 1, len(line)), min(end, len(line)))
        shown = cut(mask(whole, _unread(line, self._on(span.line, len(line)))))
        return Excerpt(span.line, shown.text, shown.start, shown.end)

    def _on(self, line: int, length: int) -> list[tuple[int, int]]:
        """Return the parts of a line that may be shown, in order."""
        if self._lines is None:
            self._lines = self._by_line()
        return sorted(
            (span.column - 1 if span.line == line else 0, span.end_column - 1 if span.end_line == line else length)
            for span in self._lines.get(line, ())
        )

    def _by_line(self) -> dict[int, list[Span]]:
        lines: dict[int, list[Span]] = {}
        read = (_span(*entry) for key, entry in self._nodes.items() if key not in self._hidden)
        for span in (*self._spans, *(span for span in read if span is not None)):
            for line in range(span.line, span.end_line + 1):
                lines.setdefault(line, []).append(span)
        return lines


def only_read(source: YamlDocument, read: Iterable[Node]) -> OnlyRead:
    """Return what shows of a document the texts that were read, and the keys of all mappings that lead to them.

    A line may hold more than what was read from it: `{name: ito, email: ito@example.jp}  # on leave`.
    """
    lines = OnlyRead(source.text)
    nodes = list(read)
    for node in (*nodes, *_leading(source.root, nodes)):
        lines.read(source, node if isinstance(_value(node), str | None) else node._replace(of_key=True))
    for duplicate in source.duplicates:
        lines.show(duplicate.first)
        lines.show(duplicate.second)
    return lines


def _value(node: Node) -> Value:
    return node.container[node.key]  # type: ignore[index]  # a list has numbers, a mapping texts


def _leading(root: Mapping, read: Iterable[Node]) -> list[Node]:
    """Return the keys of all mappings in which something was read, however deep."""
    places = {(id(node.container), node.key) for node in read}
    known: dict[int, bool] = {}  # an alias is the very object that stands at its anchor
    found: list[Node] = []

    def leads(value: Value) -> bool:
        if not isinstance(value, Mapping | Sequence):
            return False
        if id(value) not in known:
            parts = list(_parts(value))
            led = [leads(part) or (id(value), key) in places for key, part in parts]
            known[id(value)] = any(led)
            if known[id(value)] and isinstance(value, Mapping):
                found.extend(Node(value, key, of_key=True) for key, _ in parts)
        return known[id(value)]

    leads(root)
    return found


def _parts(container: Mapping | Sequence) -> Iterator[tuple[str | int, Value]]:
    yield from container.items() if isinstance(container, Mapping) else enumerate(container)


def _span(source: Document, node: Node) -> Span | None:
    find = source.key_span if node.of_key else source.value_span
    return find(node.container, node.key)


def _unread(line: str, shown: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the stretches of a line that say something and are not to be shown."""
    hidden: list[tuple[int, int]] = []
    taken = 0
    for start, end in [*shown, (len(line), len(line))]:
        found = _SAYING.search(line, taken, max(start, taken))
        if found is not None:
            hidden.append(found.span())
        taken = max(taken, end)
    return hidden
