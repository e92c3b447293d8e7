"""A model under pseudonyms: what points at people and at the company is replaced, what rules judge by stays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeAlias

from orglint.importers.to_yaml.gather import ORGANIZATION, Gathered, Outgoing
from orglint.model.leaves import LEFT_OUT, Leaf, Turned, leaves, turned
from orglint.model.marks import Evidence, FieldPath, FunctionName, OwnField, Sensitive, Share, Words
from orglint.model.schema import Kind, accepted_names
from orglint.model.types import BOOL, DATE, NUMBER, Enumerated, ListOf, Maybe
from orglint.model.values import BadValue, enum_reader, read_bool, read_date, read_number, read_share
from orglint.model.words import fold, fold_name
from orglint.pseudonyms.ids import id_pseudonyms, reference
from orglint.pseudonyms.naming import Counting, Keyed, Naming
from orglint.pseudonyms.order import in_structure_order
from orglint.pseudonyms.texts import Texts
from orglint.pseudonyms.words import TEAM_TYPES, Forbidden, is_known_function, is_yes_or_no, own_word
from orglint.source.document import Mapping

Amounts: TypeAlias = Literal["keep", "scale"]
AMOUNTS = frozenset({"budgets.amount", "budgets.discretion_limit", "budgets.approver.up_to", "engagements.amount"})
_DROPPED = frozenset({"description", "tags"})
"""Free texts that no rule reads."""
_COMPANIES = frozenset({"organization.name", "people.employer", "engagements.partner"})
_TITLES = frozenset({"positions.title", "people.title", "people.posts.title", "units.members.title"})
_GRADES = frozenset(
    {"positions.grade", "people.grade", "people.posts.grade", "units.members.grade", "organization.grades"}
)
_FUNCTIONS = frozenset({"organization.functions.name", "organization.functions.aliases"})
_KEPT = frozenset({"organization.currency", "organization.fiscal_year_start", "budgets.currency"})


@dataclass(frozen=True, slots=True)
class Choice:
    """What is replaced beyond names, ids and texts: the names and ids of units, titles and grades, amounts of money."""

    units: bool = False
    titles: bool = False
    amounts: Amounts = "keep"


@dataclass(frozen=True, slots=True)
class Anonymized:
    """The model under pseudonyms, what stands for which id, and how many fields of which names were left out."""

    gathered: Gathered
    ids: dict[str, str]
    left_out: Counter[str]


def anonymize(gathered: Gathered, choice: Choice, key: bytes | None = None, patterns: Iterable[str] = ()) -> Anonymized:
    """Return a model under pseudonyms; with a key they are the same in every copy made with it.

    Left out are descriptions, tags, keys of the writer's own, and sensitive fields. Kept are types, functions that
    orglint knows, numbers, dates and words of orglint's own; names of units and titles as `choice` says, and only where
    they hold no name that is replaced. `patterns` are those that rules match texts with. Scaled amounts need a key.
    """
    naming: Naming = Counting() if key is None else Keyed(key)
    return _Anonymizing(gathered, choice, naming, patterns).run()


class _Anonymizing:
    def __init__(self, gathered: Gathered, choice: Choice, naming: Naming, patterns: Iterable[str]) -> None:
        self.gathered, self.choice = gathered, choice
        self.forbidden = Forbidden(
            _names(gathered), (person.id for person in gathered.of("people")), _companies(gathered)
        )
        self.ids = id_pseudonyms(gathered, naming, set(self._kept_units()))
        self.texts = Texts(naming, {**self._new_names(), **self._new_ids()}, patterns)
        self.left_out = Counter[str]()
        self.factor = naming.factor() if isinstance(naming, Keyed) and choice.amounts == "scale" else 100

    def run(self) -> Anonymized:
        made = Gathered()
        for entity in self.gathered.entities.values():
            ident = entity.id if entity.collection == ORGANIZATION else self.ids[entity.id]
            new = Outgoing(entity.collection, ident, self._fields(entity))
            made.entities[new.key] = new
        return Anonymized(made, self.ids, self.left_out)

    def _new_ids(self) -> dict[str, str]:
        return {ident: made for ident, made in self.ids.items() if ident != made}

    def _new_names(self) -> dict[str, str]:
        """Return what stands for the names of entities: their kind with the code of the first one of that name."""
        found: dict[str, str] = {}
        for key in in_structure_order(self.gathered):
            entity = self.gathered.entities[key]
            name, made = entity.fields.get("name"), self.ids.get(entity.id, entity.id)
            if isinstance(name, str) and made != entity.id:
                kind, _, code = made.rpartition("-")
                found.setdefault(fold(name), f"{kind.capitalize()} {code}")
        return found

    def _kept_units(self) -> Iterator[str]:
        """Yield the ids of the units that stay: not those of companies, and none in which a name is."""
        for entity in self.gathered.of("units") if not self.choice.units else ():
            if not _is_company(entity) and not self.forbidden.is_in(entity.id):
                yield entity.id

    def _fields(self, entity: Outgoing) -> Mapping:
        kind = entity.kind
        body = Mapping({name: node for name, node in entity.fields.items() if _stays(kind, name)})
        self.left_out.update(name for name in entity.fields if name not in body)
        return turned(kind, body, lambda leaf: self._leaf(entity, leaf))

    def _leaf(self, entity: Outgoing, leaf: Leaf) -> Turned:
        field, text = leaf.field, leaf.text
        if field is None or field.mark(Sensitive) is not None:
            self.left_out[leaf.path] += 1
            return LEFT_OUT
        if text is None:
            return None
        word = own_word(text)
        if word is not None and not leaf.is_key:
            return word
        if leaf.target:
            return reference(text, self.ids) or self.texts.pseudonym(text, "unknown")
        return self._value(entity, leaf, text)

    def _value(self, entity: Outgoing, leaf: Leaf, text: str) -> str:
        """Return what stands for a scalar that is no reference."""
        assert leaf.field is not None
        path = f"{entity.collection}.{leaf.path}"
        if leaf.field.mark(FunctionName) is not None or path in _FUNCTIONS:
            return text if is_known_function(text) else self.texts.pseudonym(text, "function")
        if leaf.field.mark(FieldPath) is not None or leaf.field.mark(OwnField) is not None or path in _KEPT:
            return text
        if path in AMOUNTS and self.factor != 100:
            return self._scaled(text)
        if _is_typed(leaf):
            return text if _is_valid(leaf, text) else self.texts.pseudonym(text, "invalid")
        if leaf.field.mark(Evidence) is not None and is_yes_or_no(text) and not leaf.is_key:
            return text
        return self._text(entity, path, text)

    def _text(self, entity: Outgoing, path: str, text: str) -> str:
        may_stay = (
            (path == "units.name" and self.ids.get(entity.id) == entity.id)
            or (path in _TITLES and not self.choice.titles)
            or (path in _GRADES and not self.choice.titles)
            or (path == "units.team_type" and fold_name(text) in TEAM_TYPES)
            or (path == "kpis.target" and _is_number(text))
        )
        if may_stay and not self.forbidden.is_in(text):
            return text
        return self.texts.pseudonym(text, _group(path))

    def _scaled(self, text: str) -> str:
        try:
            value = Decimal(str(read_number(text)))
        except BadValue:
            return self.texts.pseudonym(text, "invalid")
        return format((value * self.factor / 100).normalize(), "f")


def _stays(kind: Kind, name: str) -> bool:
    """Whether a field of an entity is to be turned at all: one of the model, no text that no rule reads, not sensitive."""
    field = kind.written.get(name)
    if field is not None:
        return name not in _DROPPED and field.mark(Sensitive) is None
    return name in accepted_names(kind)


def _names(gathered: Gathered) -> Iterator[str]:
    for entity in gathered.of("people"):
        name = entity.fields.get("name")
        if isinstance(name, str):
            yield name


def _companies(gathered: Gathered) -> Iterator[str]:
    """Yield the names of the organization, of companies in it, of employers and partners."""
    for entity in gathered.entities.values():
        for leaf in leaves(entity.kind, entity.fields):
            if (
                f"{entity.collection}.{leaf.path}" in _COMPANIES
                and leaf.text is not None
                and own_word(leaf.text) is None
            ):
                yield leaf.text
        if entity.collection == "units" and _is_company(entity):
            yield entity.id
            name = entity.fields.get("name")
            if isinstance(name, str):
                yield name


def _is_company(entity: Outgoing) -> bool:
    text, field = entity.fields.get("type"), entity.kind.written["type"]
    type_ = field.type.item if isinstance(field.type, Maybe) else field.type
    assert isinstance(type_, Enumerated)
    try:
        return isinstance(text, str) and enum_reader(type_.values, field.mark(Words))(text) == "company"
    except BadValue:
        return False


def _is_typed(leaf: Leaf) -> bool:
    return isinstance(_type(leaf), Enumerated) or _type(leaf) in (NUMBER, DATE, BOOL)


def _is_valid(leaf: Leaf, text: str) -> bool:
    """Whether a number, date, yes or no, or one of some words can be read."""
    assert leaf.field is not None
    type_ = _type(leaf)
    try:
        if isinstance(type_, Enumerated):
            enum_reader(type_.values, leaf.field.mark(Words))(text)
        elif type_ == DATE:
            read_date(text)
        elif type_ == BOOL:
            read_bool(text)
        elif leaf.field.mark(Share) is not None:
            read_share(text)
        else:
            read_number(text)
    except BadValue:
        return False
    return True


def _type(leaf: Leaf) -> object:
    assert leaf.field is not None
    type_ = leaf.field.type
    while isinstance(type_, Maybe | ListOf):
        type_ = type_.item
    return type_


def _is_number(text: str) -> bool:
    try:
        read_number(text.removesuffix("%"))
    except BadValue:
        return False
    return True


def _group(path: str) -> str:
    """Return what a text is, for readers: the last word of its field's name."""
    if path in _COMPANIES:
        return "company"
    collection, _, name = path.rpartition(".")
    return f"{collection.replace('.', '-')}-name" if name == "name" else name.replace("_", "-")
