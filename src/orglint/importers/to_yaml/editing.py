"""Changes in the text of a YAML file: what is not changed stays byte for byte, comments of the writer's own included.

Each change is checked by reading the text again: it must say what was meant and nothing else, and have every comment it
had. A change that cannot be made so (of a mapping that others share by an anchor, say) is refused.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from orglint.importers.to_yaml.changes import Change, Put, Remark
from orglint.importers.to_yaml.text_edits import RefusedError, TextEdits
from orglint.source.comments import comment_places
from orglint.source.document import Mapping, Node
from orglint.source.document import Sequence as List
from orglint.source.reader import read_yaml
from orglint.source.yaml_document import YamlDocument


@dataclass(slots=True)
class Edited:
    """A file's new text, and the changes that could not be made."""

    text: str
    refused: list[Change] = field(default_factory=list)


def edit(documents: Sequence[YamlDocument], changes: Sequence[Change], remarks: Collection[str]) -> Edited:
    """Make changes in a file; `documents` are all it holds, `remarks` those that orglint wrote and may take away.

    If all together do not come out as meant, each is tried for itself.
    """
    text = _attempt(documents, changes, remarks)
    if text is not None:
        return Edited(text)
    made: list[Change] = []
    result = Edited(documents[0].text.text)
    for change in changes:
        text = _attempt(documents, [*made, change], remarks)
        if text is None:
            result.refused.append(change)
        else:
            result.text = text
            made.append(change)
    return result


def _attempt(documents: Sequence[YamlDocument], changes: Sequence[Change], remarks: Collection[str]) -> str | None:
    try:
        text, gone, new = TextEdits(documents, remarks).apply(changes)
    except RefusedError:
        return None
    return text if _is_as_meant(documents, changes, text, gone, new) else None


def _is_as_meant(
    documents: Sequence[YamlDocument], changes: Sequence[Change], text: str, gone: Iterable[str], new: Iterable[str]
) -> bool:
    read = read_yaml(documents[0].file, text.encode())
    if not isinstance(read, list) or len(read) != len(documents):
        return False
    copies: dict[int, Mapping] = {}
    expected = [_copied(document.root, copies) for document in documents]
    for change in changes:
        if isinstance(change, Remark):
            continue
        copy = copies.get(id(change.container))
        if copy is None:
            return False
        if isinstance(change, Put):
            copy[change.key] = change.node
        else:
            copy.pop(change.key, None)
    before = Counter(_comments(documents))
    before.subtract(gone)
    before.update(new)
    is_same = [_bare(document.root) for document in read] == [_bare(root) for root in expected]
    return is_same and Counter(_comments(read)) == +before


def _bare(node: Node) -> Node:
    """Return a tree in which nothing and an empty mapping are the same: what is left of a mapping that was emptied."""
    if isinstance(node, Mapping):
        return Mapping({key: _bare(part) for key, part in node.items()}) or None
    return List(map(_bare, node)) if isinstance(node, List) else node


def _copied(node: Node, copies: dict[int, Mapping]) -> Node:
    """Return a tree in which nothing is shared; `copies` finds the copy of each mapping of the original."""
    if isinstance(node, Mapping):
        made = Mapping()
        copies.setdefault(id(node), made)
        made.update((key, _copied(part, copies)) for key, part in node.items())
        return made
    return List(_copied(part, copies) for part in node) if isinstance(node, List) else node


def _comments(documents: Sequence[YamlDocument]) -> Iterable[str]:
    text = documents[0].text.text if documents else ""
    return [text[start:end].rstrip() for start, end in comment_places(documents)] if documents else []
