"""Trees as lines of YAML: in block form with remarks behind references, or on one line between brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from orglint.columns import visible
from orglint.importers.to_yaml.scalars import Scalar, written
from orglint.source.document import Mapping, Node, Sequence

STEP = 2
_LONGEST_KEY = 900
"""YAML takes nothing longer than 1,024 characters for a key without a question mark before it."""
_LONGEST_LIST = 60
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]+")


def entry_lines(key: str, node: Node, indent: int) -> list[str]:
    """Return a key with what stands under it as lines, indented by a number of blanks."""
    name = written(key)
    blanks = " " * indent
    if len(name) > _LONGEST_KEY:
        return [f"{blanks}? {name}", *_under(f"{blanks}:", node, indent)]
    return list(_under(f"{blanks}{name}:", node, indent))


def entries(body: Mapping, indent: int) -> Iterator[str]:
    """Yield the lines of a mapping's entries."""
    for key, node in body.items():
        yield from entry_lines(key, node, indent)


def on_one_line(node: Node) -> str:
    """Return a node between brackets, without remarks."""
    if isinstance(node, Mapping):
        return "{" + ", ".join(f"{_flow_key(key)}: {on_one_line(part)}" for key, part in node.items()) + "}"
    if isinstance(node, Sequence):
        return "[" + ", ".join(map(on_one_line, node)) + "]"
    return written(node)


def remark(text: str) -> str:
    """Return a text as it may stand in a comment: on one line, and never an instruction to orglint."""
    clean = visible(" ".join(_UNPRINTABLE.sub(" ", text).split()).replace("#", "＃"))
    return f'"{clean}"' if clean.casefold().startswith("orglint") else clean


def scalar_with_remark(node: str | None) -> str:
    """Return a scalar with the remark behind it."""
    label = remark(node.label) if isinstance(node, Scalar) else ""
    return f"{written(node)}  # {label}" if label else written(node)


def _flow_key(key: str) -> str:
    name = written(key)
    return f"? {name} " if len(name) > _LONGEST_KEY else name


def _under(start: str, node: Node, indent: int) -> Iterator[str]:
    if isinstance(node, Mapping) and node:
        yield start
        yield from entries(node, indent + STEP)
    elif isinstance(node, Sequence) and node and not _is_short(node):
        yield start
        for item in node:
            yield from _item(item, indent + STEP)
    elif isinstance(node, Mapping | Sequence):
        yield f"{start} {on_one_line(node)}"
    else:
        yield f"{start} {scalar_with_remark(node)}"


def _is_short(node: Sequence) -> bool:
    """Whether a list may stand on one line: a few words without remarks."""
    plain = all(item is None or (isinstance(item, str) and not getattr(item, "label", "")) for item in node)
    return plain and len(on_one_line(node)) <= _LONGEST_LIST


def _item(node: Node, indent: int) -> Iterator[str]:
    """Yield the lines of an item of a list: a mapping begins beside the dash."""
    blanks = " " * indent
    if isinstance(node, Mapping) and node:
        lines = list(entries(node, indent + STEP))
        yield f"{blanks}- {lines[0][indent + STEP :]}"
        yield from lines[1:]
    elif isinstance(node, Mapping | Sequence):
        yield f"{blanks}- {on_one_line(node)}"
    else:
        yield f"{blanks}- {scalar_with_remark(node)}"
