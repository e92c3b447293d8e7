"""A rule as written, its shape checked, its expressions not yet."""

from __future__ import annotations

from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass, field
from typing import Literal

from orglint.finding import Severity
from orglint.i18n import Text
from orglint.model.change_kinds import CHANGED
from orglint.model.place import Place
from orglint.source.document import Document, Mapping, Node, Sequence

BUILT_IN = "orglint:rules"
"""How the folder of the built-in rules is called wherever a file is named: the same on every machine."""

When = Literal["in_force", "ended", "any"]


@dataclass(frozen=True, slots=True)
class Written:
    """A scalar of a rule file: its text as YAML reads it, and where it stands."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Need:
    """Data a rule needs: one of `names` (`collection` or `collection.field`), stated by that share of entities."""

    names: tuple[str, ...]
    at_least: float = 0.0


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a rule: its type, default, and what it means."""

    name: str
    type: Literal["number", "text", "bool", "list"]
    default: object
    description: Text
    place: Place


@dataclass(frozen=True, slots=True)
class SignSpec:
    """One sign of a composite rule; `at` is the field of the entity at which it is seen."""

    name: str
    condition: Written
    says_en: Written
    says_ja: Written
    needs: tuple[Need, ...] = ()
    at: Written | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A source: its title, with what it is cited for in both languages, and where there is one, its address."""

    title: Text
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """An example of a rule: an organization, parameters, and the entities expected to be found (good: none).

    Of a rule of a comparison `org` is the organization after the change, `before` the one before; `renames` says, by
    collection and earlier id, what is called otherwise later, what several became one, or one several.
    """

    name: Text
    org: Mapping
    expect: tuple[str, ...]
    params: ReadOnly[str, Node]
    place: Place
    is_bad: bool
    expect_severity: str | None = None
    before: Mapping | None = None
    renames: ReadOnly[str, ReadOnly[str, tuple[str, ...]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RuleSpec:
    """One rule as its file states it. Findings of one that is not `suppressible` count whatever anybody writes."""

    id: str
    title: Text | None
    place: Place
    document: Document
    body: Mapping
    category: str
    packs: tuple[str, ...]
    severity: Severity
    kind: str
    when: When
    needs: tuple[Need, ...]
    params: ReadOnly[str, Parameter]
    where: ReadOnly[str, Node]
    let: ReadOnly[str, Written]
    each: tuple[str, Written] | None
    flag_if: Written | None
    signs: tuple[SignSpec, ...]
    at_least: Written | None
    error_if: Written | None
    measure: Written | None
    once_per: Written | None
    at: Written | None
    related: Written | None
    yields_to: tuple[str, ...]
    summarizes: tuple[str, ...]
    message_en: Written
    message_ja: Written
    rationale: Text
    fix: Text
    references: tuple[Reference, ...] = ()
    evidence: str | None = None
    tags: tuple[str, ...] = ()
    suppressible: bool = True

    @property
    def is_of_comparison(self) -> bool:
        """Whether the rule is about a change: it needs two organizations, and only `orglint compare` evaluates it."""
        return self.kind in CHANGED

    @property
    def is_built_in(self) -> bool:
        """Whether the rule comes with orglint."""
        return self.document.file.startswith(f"{BUILT_IN}/")

    def body_place(self, *keys: str | int) -> Place:
        """Return where a part of the rule is written, by the keys that lead to it; its id's place where it is not."""
        container: Node = self.body
        place = self.place
        for key in keys:
            inside = isinstance(container, Mapping) and key in container
            if not inside and not (isinstance(container, Sequence) and isinstance(key, int) and key < len(container)):
                return place
            assert isinstance(container, Mapping | Sequence)
            place = Place(self.document, container, key)
            container = container[key]  # type: ignore[index]  # a key of a mapping or an index of a list, as tested
        return place
