"""Builds one document from parser events, in one plain loop."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from sys import intern
from typing import Any, cast

from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from orglint.source import faults
from orglint.source.document import Duplicate, Fault, Mapping, Node, Sequence
from orglint.source.limits import Limits
from orglint.source.text import SourceText
from orglint.source.yaml_document import Layout, YamlDocument, key_numbers, number_behind

SENSITIVE = frozenset({"cost", "successor"})
"""Fields whose values no excerpt shows."""

_MERGE = "<<"
_WATCHED = SENSITIVE | {_MERGE}
_NULLS = frozenset({"", "~", "null"})
_CORE = "tag:yaml.org,2002:"
_MERGE_TAG = _CORE + "merge"
_SCALAR_TAGS = frozenset({"!", *(_CORE + name for name in ("str", "int", "float", "bool", "null", "timestamp"))})
_CONTAINER_TAGS = {Mapping: frozenset({"!", _CORE + "map"}), Sequence: frozenset({"!", _CORE + "seq"})}


class FaultError(Exception):
    """The file cannot be used; carries the fault that says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.rule)
        self.fault = fault


@dataclass(slots=True, eq=False)
class _OddKey:
    """Stands in a mapping, until that is complete, for a key which must not: a second one, `<<`, or not a text.

    `value_number` is the node behind the key, `repeats` the key text it repeats.
    """

    number: int
    value_number: int
    repeats: str | None = None
    merges: bool = False


@dataclass(slots=True)
class _Anchor:
    """What an alias stands for, how many nodes that is with all aliases in it, and whether it is complete."""

    value: Node
    size: int = 1
    complete: bool = True


class DocumentBuilder:
    """Reads the events of one document, from behind its start to its end."""

    def __init__(self, file: str, source: SourceText, limits: Limits, *, lists: bool = False) -> None:
        self._file = file
        self._lists = lists
        self._source = source
        self._limits = limits
        self._starts: array[int] = array("I")
        self._ends: array[int] = array("I")
        self._secrets: array[int] = array("I")
        self._anchors: dict[str, _Anchor] = {}
        self._open_anchors: dict[int, tuple[_Anchor, int]] = {}
        self._expanded = 0
        self._odd: dict[int, list[_OddKey]] = {}
        self._layouts: dict[int, Layout] = {}
        self._duplicates: list[tuple[Mapping, str, int, int, Node]] = []
        self._faults: list[Fault] = []

    def build(self, next_event: Callable[[], Event | None]) -> YamlDocument | None:
        """Return the document, or None where it has no content. Raises FaultError where it cannot be used."""
        root = self._read(next_event)
        if root is None:
            return None
        listed = root if isinstance(root, Sequence) and self._lists else None
        if listed is not None:
            root = Mapping()
            root.first, root.after = listed.first, listed.after
        if not isinstance(root, Mapping) and self._lists:
            raise FaultError(faults.not_a_tree(self._span(0)))
        if not isinstance(root, Mapping):
            raise FaultError(faults.not_a_mapping(self._span(0), is_list=isinstance(root, Sequence)))
        document = YamlDocument(
            self._file,
            root,
            self._source,
            self._starts,
            self._ends,
            self._layouts,
            self._secrets,
            faults=self._faults,
            listed=listed,
        )
        for mapping, key, first, second, value in self._duplicates:
            spans = document.node_span(first), document.node_span(second)
            document.duplicates.append(Duplicate(mapping, key, *spans, value))
            document.repeats.setdefault((mapping.first, key), []).append(second)
        return document

    def _read(self, next_event: Callable[[], Any]) -> Node:  # noqa: C901, PLR0912, PLR0915 - one loop over millions of events
        """Return the root node. Events come by the million: what is rare is left to methods, the rest is inline."""
        starts, ends, odd, watched, nulls = self._starts, self._ends, self._odd, _WATCHED, _NULLS
        add_start, add_end = starts.append, ends.append
        depth = self._limits.depth
        roots = Sequence()
        # `append` is that of the list being filled, or None inside a mapping, where `key` waits for its value.
        current: Any = roots
        append: Callable[[Node], None] | None = roots.append
        key: Any = None
        stack: list[tuple[Any, Callable[[Node], None] | None, Any]] = []
        while True:
            event = next_event()
            kind = type(event)
            if kind is ScalarEvent or kind is AliasEvent:
                number = len(starts)
                add_start(event.start_mark.index)
                add_end(event.end_mark.index)
                value: Node
                if kind is AliasEvent:
                    value = self._aliased(event, number)
                else:
                    value = event.value
                    is_value = append is not None or key is not None
                    if value in nulls and event.implicit[0] and is_value and event.tag is None:
                        value = None
                    if event.tag is not None or event.anchor is not None:
                        value = self._adorned(event, number, value)
                if append is not None:
                    append(value)
                elif key is not None:
                    current[key] = value
                    key = None
                elif type(value) is str and value not in current and value not in watched and value:
                    key = intern(value)
                else:
                    key = self._odd_key(current, number, value, event)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                child: Any = Mapping() if kind is MappingStartEvent else Sequence()
                child.first = len(starts)
                add_start(event.start_mark.index)
                add_end(event.end_mark.index)
                if len(stack) >= depth:
                    raise FaultError(faults.too_deep(self._span(child.first), depth))
                if event.tag is not None or event.anchor is not None:
                    self._adorned_container(event, child)
                if append is not None:
                    append(child)
                elif key is not None:
                    current[key] = child
                    key = None
                else:
                    key = self._invalid_key(current, child.first, child.first + 1)
                stack.append((current, append, key))
                current, key = child, None
                append = None if kind is MappingStartEvent else child.append
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                current.after = len(starts)
                ends[current.first] = event.end_mark.index
                if current.first in odd:
                    self._settle(current)
                if self._open_anchors:
                    self._complete_anchor(current)
                closed = current
                current, append, key = stack.pop()
                if key is not None:
                    key.value_number = closed.after
            elif kind is DocumentEndEvent:
                return roots[0]

    def _span(self, number: int) -> tuple[SourceText, int, int]:
        return self._source, self._starts[number], self._ends[number]

    def _adorned(self, event: ScalarEvent, number: int, value: Node) -> Node:
        """Return the value of a scalar with a tag or an anchor, which is remembered for its aliases."""
        tag = event.tag
        if tag == _CORE + "null":
            value = None
        elif tag is not None and tag not in _SCALAR_TAGS and not (tag == _MERGE_TAG and value == _MERGE):
            self._faults.append(faults.unknown_tag(self._span(number), tag))
        if event.anchor is not None:
            self._anchors[event.anchor] = _Anchor(value)
        return value

    def _adorned_container(self, event: NodeEvent, child: Mapping | Sequence) -> None:
        tag = getattr(event, "tag", None)
        if tag is not None and tag not in _CONTAINER_TAGS[type(child)]:
            self._faults.append(faults.unknown_tag(self._span(child.first), tag))
        if event.anchor is not None:
            anchor = _Anchor(child, complete=False)
            self._anchors[event.anchor] = anchor
            self._open_anchors[child.first] = anchor, self._expanded

    def _complete_anchor(self, container: Mapping | Sequence) -> None:
        """Note, where `container` has an anchor, how many nodes its aliases stand for."""
        found = self._open_anchors.pop(container.first, None)
        if found is not None:
            anchor, expanded_before = found
            anchor.size = container.after - container.first + self._expanded - expanded_before
            anchor.complete = True

    def _aliased(self, event: AliasEvent, number: int) -> Node:
        """Return what an alias stands for: the very object that stands at its anchor."""
        name = event.anchor or ""
        anchor = self._anchors.get(name)
        if anchor is None:
            raise FaultError(faults.unknown_anchor(self._span(number), name))
        if not anchor.complete:
            raise FaultError(faults.recursive_alias(self._span(number), name))
        self._expanded += anchor.size
        allowed = max(self._limits.expanded_nodes, self._limits.expansion * number)
        if self._expanded > allowed:
            raise FaultError(faults.too_many_aliases(self._span(number), allowed))
        return anchor.value

    def _odd_key(self, mapping: Mapping, number: int, value: Node, event: ScalarEvent | AliasEvent) -> str | _OddKey:
        """Return the key for a scalar or alias that is watched, repeated, or no text."""
        is_plain = isinstance(event, ScalarEvent) and (event.implicit[0] or event.tag == _MERGE_TAG)
        if not isinstance(value, str) or (not value and is_plain):
            return self._invalid_key(mapping, number, number + 1)
        key = intern(value)
        if key in SENSITIVE:
            self._secrets.append(number)
        odd = _OddKey(number, number + 1)
        if key == _MERGE and is_plain:
            odd.merges = True
        elif key in mapping:
            odd.repeats = key
        else:
            return key
        self._odd.setdefault(mapping.first, []).append(odd)
        return odd

    def _invalid_key(self, mapping: Mapping, number: int, value_number: int) -> _OddKey:
        self._faults.append(faults.invalid_key(self._span(number)))
        odd = _OddKey(number, value_number)
        self._odd.setdefault(mapping.first, []).append(odd)
        return odd

    def _settle(self, mapping: Mapping) -> None:
        """Take the odd keys of a complete mapping out of it, merge in what `<<` names, and note the layout."""
        numbers: dict[str, int] = {}
        odd_values: list[tuple[_OddKey, Node]] = []
        number = mapping.first + 1
        keys = cast("Iterable[tuple[str | _OddKey, Node]]", mapping.items())
        for key, value in keys:
            if isinstance(key, _OddKey):
                odd_values.append((key, value))
                number = number_behind(key.value_number, value)
            else:
                numbers[key] = number
                number = number_behind(number + 1, value)
        del self._odd[mapping.first]
        own = frozenset(numbers)
        for odd, value in odd_values:
            cast("dict[object, Node]", mapping).pop(odd)
            if odd.repeats is not None:
                self._duplicates.append((mapping, odd.repeats, numbers[odd.repeats], odd.number, value))
        for odd, value in odd_values:
            if odd.merges:
                self._merge(mapping, numbers, odd, value)
        self._layouts[mapping.first] = Layout(numbers, frozenset(numbers) - own)

    def _merge(self, mapping: Mapping, numbers: dict[str, int], odd: _OddKey, value: Node) -> None:
        """Add what `mapping` does not have itself from one mapping or several, of which the first wins."""
        for source in value if isinstance(value, Sequence) else [value]:
            if not isinstance(source, Mapping):
                self._faults.append(faults.invalid_merge(self._span(odd.number)))
                continue
            layout = self._layouts.get(source.first)
            places = layout.numbers if layout else key_numbers(source)
            for key, inherited in source.items():
                if key not in mapping:
                    mapping[key] = inherited
                    numbers[key] = places[key]
