"""Reads YAML into located documents: every scalar as its source text, duplicate keys and bad input as data."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeAlias

from yaml.error import MarkedYAMLError, YAMLError
from yaml.events import DocumentStartEvent, Event, StreamEndEvent

from orglint.source.builder import DocumentBuilder, FaultError
from orglint.source.document import Fault
from orglint.source.faults import file_too_large, too_deep
from orglint.source.limits import LIMITS, Limits
from orglint.source.text import SourceText, decode
from orglint.source.yaml_document import YamlDocument
from orglint.source.yaml_reasons import explain_error

NextEvent: TypeAlias = "Callable[[], Event | None]"
_NESTED_TOO_DEEP = "maximum nesting depth"
"""What libyaml says from 0.2.6 on: its scanner looks ahead, so it can meet its own limit before we meet ours."""


def read_yaml(
    file: str,
    data: bytes,
    limits: Limits = LIMITS,
    *,
    lists: bool = False,
    part: Callable[[str], str] | None = None,
) -> list[YamlDocument] | Fault:
    """Return the documents of a YAML file, or the fault for which nothing of it can be used.

    `file` is the label that places carry. Documents without content (an empty file, comments only) are left out. With
    `lists` a document may be a list at the top. `part` makes the text blank where it is no YAML, each character in its
    place: what is left is read.
    """
    if len(data) > limits.file_bytes:
        return file_too_large(limits.file_bytes)
    source = decode(data)
    if isinstance(source, Fault):
        return source
    if part is not None:
        source = SourceText(part(source.text), has_bom=source.has_bom)
    try:
        with collector_paused():
            return list(_documents(file, source, limits, lists=lists))
    except FaultError as error:
        return error.fault
    except MarkedYAMLError as error:
        if _NESTED_TOO_DEEP in (error.problem or "") and error.problem_mark is not None:
            return _too_deep(file, source, error.problem_mark.index, limits)
        return explain_error(error, source)
    except YAMLError as error:
        return explain_error(error, source)


def _too_deep(file: str, source: SourceText, index: int, limits: Limits) -> Fault:
    """Return the fault at our own limit: without what made the scanner stop, the builder gets there."""
    read = read_yaml(file, source.text[:index].encode(), limits)
    return read if isinstance(read, Fault) else too_deep((source, index, index + 1), limits.depth)


@contextmanager
def collector_paused() -> Iterator[None]:
    """Hold the garbage collector off while much is built and nothing dropped; afterwards it is as it was before."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _documents(file: str, source: SourceText, limits: Limits, *, lists: bool) -> Iterator[YamlDocument]:
    next_event = _event_source(source.text)
    while (event := next_event()) is not None and not isinstance(event, StreamEndEvent):
        if isinstance(event, DocumentStartEvent):
            document = DocumentBuilder(file, source, limits, lists=lists).build(next_event)
            if document is not None:
                yield document


def _event_source(text: str) -> NextEvent:
    """Return the parser's `get_event`: libyaml's, or PyYAML's own, ten times slower, where it was built without."""
    try:
        from yaml._yaml import CParser
    except ImportError:
        from orglint.source.pure_yaml import PureParser

        pure: NextEvent = PureParser(text).get_event
        return pure
    compiled: NextEvent = CParser(text.encode("utf-8")).get_event
    return compiled
