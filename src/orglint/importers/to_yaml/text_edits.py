"""Changes made in the text of a YAML file: which characters are put in the place of which."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from orglint.importers.to_yaml.block import entry_lines, on_one_line, remark
from orglint.importers.to_yaml.changes import Change, Drop, Put, Remark
from orglint.importers.to_yaml.scalars import Scalar, written
from orglint.source.comments import comment_places
from orglint.source.document import Mapping, Node
from orglint.source.document import Sequence as List
from orglint.source.yaml_document import YamlDocument


class RefusedError(Exception):
    """The change would lose something, or has no place."""


class TextEdits:
    """Changes of one file on their way to be made: what is put in place of which characters."""

    def __init__(self, documents: Sequence[YamlDocument], remarks: Collection[str]) -> None:
        self.source = documents[0].text
        self.text = self.source.text
        self.remarks = remarks
        self.newline = "\r\n" if "\r\n" in self.text else "\n"
        self.comments = dict(comment_places(documents))
        self.parts: list[tuple[int, int, int, str]] = []
        self.gone: list[str] = []
        self.new: list[str] = []

    def apply(self, changes: Iterable[Change]) -> tuple[str, list[str], list[str]]:
        """Return the new text, the remarks taken away, and the comments that are new. Raises RefusedError."""
        for change in changes:
            if isinstance(change, Put):
                self.put(change)
            elif isinstance(change, Drop):
                self.drop(change)
            else:
                self.remark(change)
        text, last = self.text, len(self.text)
        for start, end, _, said in sorted(self.parts, reverse=True):
            if end > last:
                raise RefusedError
            text, last = text[:start] + said + text[end:], start
        return text, self.gone, self.new

    def put(self, change: Put) -> None:
        """State a key."""
        if change.key not in change.container:
            self.add(change)
            return
        start, end = self.bounds(change.document, change.container, change.key)
        if self.is_flow(change.document, change.container):
            self.replace(start, end, f"{written(change.key)}: {on_one_line(change.node)}")
            return
        old = change.container[change.key]
        if isinstance(old, str) and not isinstance(change.node, Mapping | List):
            self.scalar(change, end)
            return
        first, *rest = self.lines(change, self.indent(change))
        self.replace(start, end, first.lstrip(" "))
        self.insert(end, rest)

    def scalar(self, change: Put, end: int) -> None:
        """Put a scalar in the place of another, and its remark in the place of the other's."""
        assert change.node is None or isinstance(change.node, str)
        span = change.document.value_span(change.container, change.key)
        if span is None:
            raise RefusedError
        self.replace(self.offset(span.line, span.column), end, written(change.node))
        label = remark(change.node.label) if isinstance(change.node, Scalar) else ""
        self.relabel(end, label)

    def relabel(self, end: int, label: str) -> None:
        """Set the remark behind a value that ends at `end`; what the writer wrote there stays."""
        stop = self.line_end(end)
        behind = self.text[end:stop]
        own = end + len(behind) - len(behind.lstrip())
        if not behind.strip():
            said = f"  # {label}" if label else ""
        elif own in self.comments and self.text[own:stop].rstrip()[1:].strip() in self.remarks:
            said = f"  # {label}" if label else ""
            self.gone.append(self.text[own:stop].rstrip())
        else:
            return
        self.new += [f"# {label}"] if label else []
        self.parts.append((end, end + len(behind.rstrip()), len(self.parts), said))

    def add(self, change: Put) -> None:
        """Put a new key into a mapping that has some already."""
        document, container = change.document, change.container
        places = {key: document.value_span(container, key) for key in container}
        own = [
            key for key, span in places.items() if span is not None and document.key_span(container, key) is not None
        ]
        if not own:
            raise RefusedError
        after = own[-1] if change.after is None or change.after not in own else change.after
        if change.after == "":
            self.add_first(change, own[0])
            return
        end = self.bounds(document, container, after)[1]
        if self.is_flow(document, container):
            self.replace(end, end, f", {written(change.key)}: {on_one_line(change.node)}")
        else:
            self.insert(end, [*change.above, *self.lines(change, self.indent(change))])

    def insert(self, index: int, lines: Sequence[str]) -> None:
        """Put lines below the line of a character, where nothing but a comment stands behind that."""
        at = self.line_end(index)
        behind = self.text[index:at].lstrip()
        if lines and behind and not behind.startswith("#"):
            raise RefusedError
        self.parts.append((at, at, len(self.parts), "".join(self.newline + line for line in lines)))

    def add_first(self, change: Put, first: str) -> None:
        """Put a new key before all others, of which the first is named."""
        start, _ = self.bounds(change.document, change.container, first)
        if self.is_flow(change.document, change.container):
            self.replace(start, start, f"{written(change.key)}: {on_one_line(change.node)}, ")
            return
        indent = self.indent(change)
        lines = [*change.above, *self.lines(change, indent)]
        self.replace(start, start, "\n".join(lines).lstrip(" ") + "\n" + " " * indent)

    def drop(self, change: Drop) -> None:
        """Take a key out with its line, or out of its brackets."""
        start, end = self.bounds(change.document, change.container, change.key)
        if self.is_flow(change.document, change.container):
            behind = self.text[end:]
            rest = len(behind) - len(behind.lstrip())
            if behind[rest : rest + 1] == ",":
                end += rest + 1
                end += len(self.text[end:]) - len(self.text[end:].lstrip(" "))
            else:
                before = self.text[:start].rstrip()
                start = len(before) - 1 if before.endswith(",") else start
            self.replace(start, end, "")
            return
        begin = self.text.rfind("\n", 0, start) + 1
        stop = self.line_end(end)
        if self.text[begin:start].strip():
            raise RefusedError
        behind = self.text[stop : stop + 2]
        self.replace(begin, stop + (2 if behind == "\r\n" else 1 if behind else 0), "")

    def remark(self, change: Remark) -> None:
        """Exchange a remark for another."""
        span = change.document.value_span(change.container, change.key)
        if span is None:
            return
        end = self.offset(span.end_line, span.end_column)
        stop = self.line_end(end)
        behind = self.text[end:stop].strip()
        if behind == f"# {change.old}":
            self.relabel(end, change.new)

    def replace(self, start: int, end: int, said: str) -> None:
        """Put a text in the place of another. Raises RefusedError where that has a comment of the writer's own."""
        for place, stop in self.comments.items():
            if start <= place < end:
                comment = self.text[place:stop].rstrip()
                if comment[1:].strip() not in self.remarks:
                    raise RefusedError
                self.gone.append(comment)
        self.parts.append((start, end, len(self.parts), said.replace("\n", self.newline)))

    def lines(self, change: Put, indent: int) -> list[str]:
        """Return the lines of an entry; the remarks in them are new comments."""
        lines = entry_lines(change.key, change.node, indent)
        self.new += [*_labels(change.node), *(line for line in change.above if line.startswith("#"))]
        return lines

    def bounds(self, document: YamlDocument, container: Mapping, key: str) -> tuple[int, int]:
        """Return where a key begins and where its value ends. Raises RefusedError where it stands elsewhere."""
        name, value = document.key_span(container, key), document.value_span(container, key)
        if name is None or value is None:
            raise RefusedError
        start = self.offset(name.line, name.column)
        end = self.offset(value.end_line, value.end_column)
        colon = self.text.find(":", self.offset(name.end_line, name.end_column))
        if container[key] is None and end <= colon + 1:
            end = colon + 1
        if end <= start:
            raise RefusedError
        return start, end

    def is_flow(self, document: YamlDocument, container: Mapping) -> bool:
        """Whether a mapping stands between brackets."""
        span = document.own_span(container)
        return self.text.startswith("{", self.offset(span.line, span.column))

    def indent(self, change: Put) -> int:
        """Return the column of a mapping's keys, from 0."""
        spans = (change.document.key_span(change.container, key) for key in change.container)
        return next(span.column - 1 for span in spans if span is not None)

    def offset(self, line: int, column: int) -> int:
        """Return the character at a line and column."""
        return self.source.line_starts[line - 1] + column - 1

    def line_end(self, index: int) -> int:
        """Return where the line of a character ends."""
        line, _ = self.source.place(index)
        return self.source.line_bounds(line)[1]


def _labels(node: Node) -> Iterable[str]:
    if isinstance(node, Mapping):
        return [label for part in node.values() for label in _labels(part)]
    if isinstance(node, List):
        return [label for part in node for label in _labels(part)]
    label = remark(node.label) if isinstance(node, Scalar) else ""
    return [f"# {label}"] if label else []
