"""What a mapping says, read and checked: files, tables for looking up, and the rules that make entities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from orglint.importers.mapped.globs import Glob
from orglint.importers.mapped.path import Path
from orglint.location import Span
from orglint.model.schema import Kind
from orglint.source.document import Mapping as Written
from orglint.source.yaml_document import YamlDocument

Form = Literal["yaml", "json", "toml", "front-matter", "fenced-yaml"]
"""How a file is read."""
FORMS: tuple[Form, ...] = ("yaml", "json", "toml", "front-matter", "fenced-yaml")
FORMAT = "orglint-mapping/1"


@dataclass(frozen=True, slots=True)
class Files:
    """Some of the files below the given path: which, and how they are read (None: by their endings).

    `ignored` are paths in them that are left alone on purpose.
    """

    name: str
    globs: tuple[Glob, ...]
    form: Form | None
    optional: bool
    ignored: tuple[Path, ...]
    place: Span


@dataclass(frozen=True, slots=True)
class Template:
    """A text with paths in it: texts and paths by turns."""

    parts: tuple[str | Path, ...]


@dataclass(frozen=True, slots=True)
class Constant:
    """A text of the mapping's own."""

    text: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What stands at the first of some paths at which anything stands."""

    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """Fields of something inside an entity: of a dotted line, a member, a reference with dates."""

    fields: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Replacement:
    """What stands in the place of a value: `pattern` is the value, or has `*` in it; None is nothing."""

    pattern: str
    text: str | None


@dataclass(frozen=True, slots=True)
class Single:
    """One way to get a value: from where, for each of what, and what is done to it, in this order."""

    source: Taken | Template | Constant | Record
    each: tuple[Path, ...] = ()
    replacements: tuple[Replacement, ...] = ()
    lower: bool = False
    lookup: str | None = None
    slug: bool = False
    prefix: str = ""
    default: str | None = None


@dataclass(frozen=True, slots=True)
class First:
    """The first of several values that is there."""

    values: Sequence[Value]


@dataclass(frozen=True, slots=True)
class All:
    """Several values as one list."""

    values: Sequence[Value]


Value: TypeAlias = Single | First | All


@dataclass(frozen=True, slots=True)
class Lookup:
    """A table made from a source: from a `key` to what it `gives`; `first` takes the first of several."""

    name: str
    files: str
    each: tuple[Path, ...]
    key: Value
    gives: Value
    first: bool
    place: Span


@dataclass(frozen=True, slots=True)
class Condition:
    """An object counts where what stands at `path` is one of `accepted` (with `*` in them)."""

    path: Path
    accepted: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """Makes an entity of each object it finds; without a `kind` it only leads to the rules inside it.

    `files` is None in rules inside others, and in one that makes a single entity of the mapping's own. `mentions` says
    that the objects only mention an entity: many may mention the same one. `recurse` leads from an object to the next
    of its kind inside it. `node` is the rule as written.
    """

    files: str | None
    each: tuple[Path, ...]
    name: str
    conditions: tuple[Condition, ...]
    kind: Kind | None
    ident: Value | None
    mentions: bool
    recurse: tuple[Path, ...]
    fields: Mapping[str, Value]
    rules: tuple[Rule, ...]
    node: Written


@dataclass(frozen=True, slots=True)
class SourceMap:
    """A whole mapping; `document` is its own file, `paths` every path in it, in the order they were read."""

    document: YamlDocument
    files: Mapping[str, Files]
    lookups: Mapping[str, Lookup]
    rules: tuple[Rule, ...]
    paths: tuple[Path, ...] = field(repr=False, default=())

    @property
    def file(self) -> str:
        """Return what reports call the mapping."""
        return self.document.file
