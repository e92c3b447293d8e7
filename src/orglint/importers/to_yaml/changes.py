"""What can be changed in a YAML file: a key stated, a key taken out, a remark exchanged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from orglint.source.document import Mapping, Node
from orglint.source.document import Sequence as List
from orglint.source.yaml_document import YamlDocument


@dataclass(frozen=True, slots=True, eq=False)
class Put:
    """State a key of a mapping: in place of what it says, or as a new one behind the key `after` (None: the last).

    `above` are lines to stand above a new key.
    """

    document: YamlDocument
    container: Mapping
    key: str
    node: Node
    after: str | None = None
    above: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Drop:
    """Take a key out of a mapping, with all that stands under it."""

    document: YamlDocument
    container: Mapping
    key: str


@dataclass(frozen=True, slots=True, eq=False)
class Remark:
    """Exchange the remark behind a reference for another, where it is the one that orglint wrote."""

    document: YamlDocument
    container: Mapping | List
    key: str | int
    old: str
    new: str


Change: TypeAlias = Put | Drop | Remark
