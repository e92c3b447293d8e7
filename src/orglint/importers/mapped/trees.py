"""Files of a source as trees: read by their form, and what of each tree the rules have passed through."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TypeAlias

from orglint.importers.imported import ForeignFile
from orglint.importers.mapped.spec import Form
from orglint.importers.trees.node import Node as Spot
from orglint.importers.trees.shown import OnlyRead
from orglint.location import Location
from orglint.source.document import Fault, Mapping, Node, Sequence
from orglint.source.yaml_document import YamlDocument

_Read: TypeAlias = Callable[[str, bytes], "list[YamlDocument] | Fault"]
_ENDINGS: dict[str, Form] = {".json": "json", ".toml": "toml", ".md": "front-matter", ".markdown": "front-matter"}


@dataclass(slots=True, eq=False)
class Tree:
    """One document of a file, and the keys and items that were passed through on the way to something.

    `starred` are mappings of which every key was taken: their keys are data. `left` are places that are left alone on
    purpose. Containers are named by their numbers.
    """

    document: YamlDocument
    relative: str
    shown: OnlyRead
    passed: set[tuple[int, str | int]] = field(default_factory=set)
    starred: set[int] = field(default_factory=set)
    left: set[tuple[int, str | int]] = field(default_factory=set)

    @property
    def top(self) -> Mapping | Sequence:
        """Return the mapping or list that the document is."""
        return self.document.root if self.document.listed is None else self.document.listed

    @property
    def path(self) -> PurePosixPath:
        """Return where the file is, below the path on the command line."""
        return PurePosixPath(self.relative)

    def location(self, spot: Spot | None) -> Location:
        """Return the place of something; of the top, that of the whole."""
        if spot is not None:
            find = self.document.key_span if spot.of_key else self.document.value_span
            span = find(spot.container, spot.key)
            if span is not None:
                return Location(self.document.file, span)
        return Location(self.document.file, self.document.own_span(self.top), exact=False)


def form_of(relative: str, form: Form | None) -> Form:
    """Return how a file is read: as the mapping says, else by its ending."""
    return form or _ENDINGS.get(PurePosixPath(relative).suffix.lower(), "yaml")


def read_trees(file: ForeignFile, relative: str, form: Form) -> list[Tree] | Fault:
    """Return the documents of a file, or why it cannot be read."""
    read = _reader(form)(file.file, file.data)
    if isinstance(read, Fault):
        return read
    shown = OnlyRead(read[0].text) if read else None
    return [Tree(document, relative, shown) for document in read if shown is not None]


def _reader(form: Form) -> _Read:
    if form == "json":
        from orglint.source.json_document import read_json

        return read_json
    if form == "toml":
        from orglint.source.toml_document import read_toml

        return read_toml
    return _yaml_reader(form)


def _yaml_reader(form: Form) -> _Read:
    from orglint.source.markdown_yaml import fenced_yaml, front_matter
    from orglint.source.reader import read_yaml

    part = {"front-matter": front_matter, "fenced-yaml": fenced_yaml}.get(form)
    return lambda label, data: read_yaml(label, data, lists=True, part=part)


def parts_of(node: Mapping | Sequence) -> Iterator[tuple[str | int, Node]]:
    """Yield keys and values, or numbers and items."""
    yield from node.items() if isinstance(node, Mapping) else enumerate(node)
