"""Random models of sound form, every collection and every field, and what two linked models have in common."""

from __future__ import annotations

from datetime import date
from typing import TypeAlias

import yaml
from hypothesis import strategies as st

from orglint.model.entities import Described
from orglint.model.marks import Evidence, Extras, FieldPath, FunctionName, Keyed, OwnField, Share, Short, Verbatim
from orglint.model.organization import Model
from orglint.model.readers import extra_field
from orglint.model.schema import COLLECTIONS, KINDS, NESTED, POST_FIELDS, Field, Kind, record
from orglint.model.types import BOOL, DATE, NUMBER, TEXT, Enumerated, ListOf, Maybe, Record, Ref, Structure, Type
from orglint.source.document import Document, Fault
from orglint.source.reader import read_yaml

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"

IDS = ["a", "b", "001", "営業1", "x, y", '"q"', "-1", "=a"]
WORDS = [
    "x",
    "営業",
    "marketing",
    "a, b",
    "、",
    "=1+1",
    "@x",
    "- y",
    "なし ?",
    '"quoted"',
    "none",
    "未定",
    "TBD",
    "12",
    "#N/A",
]
TEXTS = st.sampled_from(WORDS)
NUMBERS = st.sampled_from(["0", "1", "0.5", "120", "-1", "1_000", "1,000", "１２", "1e3", "33.3", "未定", "none"])
SHARES = st.sampled_from(["0.2", "50%", "33.3%", "1", "none"])
DAYS = st.sampled_from(
    ["2020-01-01", "2026/3/31", "2026年4月1日", "2026-04-02", "2030-01-01", "0001-01-01", "TBD", "なし"]
)
BOOLS = st.sampled_from(["true", "no", "はい", "いいえ", "none", "未定"])
PROOFS = TEXTS | st.sampled_from(["no", "false"]) | st.lists(st.sampled_from(["x", "y, z", "no"]), max_size=2)


def values(field: Field) -> st.SearchStrategy[Value]:
    """Return what a field may be written as, `null` and lists of one included."""
    if field.mark(Evidence):
        return st.none() | PROOFS
    if field.mark(Verbatim):
        return TEXTS
    type_ = field.type.item if isinstance(field.type, Maybe | ListOf) else field.type
    if isinstance(type_, Structure):
        return st.none() | records(field, type_)
    if isinstance(type_, Ref):
        return st.none() | references(field, type_)
    one = scalars(field, type_)
    return st.none() | one | st.lists(one, max_size=3) if isinstance(field.type, ListOf) else st.none() | one


def scalars(field: Field, type_: Type) -> st.SearchStrategy[Value]:
    if field.mark(FunctionName):
        return st.sampled_from(["marketing", "マーケ", "Sales", "own one", "r&d, new"])
    if field.mark(OwnField):
        return st.sampled_from(["name", "tags", "start"])
    if field.mark(FieldPath):
        return st.sampled_from(["positions.reports_to", "people.title", "units.head"])
    if field.mark(Share):
        return SHARES
    if isinstance(type_, Enumerated):
        return st.sampled_from([*type_.values, "なし", "null"])
    return {NUMBER: NUMBERS, TEXT: TEXTS, BOOL: BOOLS, DATE: DAYS}[type_]


def named(type_: Ref) -> st.SearchStrategy[str]:
    full = st.builds(lambda kind, ident: f"{kind}/{ident}", st.sampled_from(sorted(type_.kinds)), st.sampled_from(IDS))
    return full | st.sampled_from(["TBD", "未定(2027年)", "none", "nobody", *IDS])


def references(field: Field, type_: Ref) -> st.SearchStrategy[Value]:
    extras = field.mark(Extras)
    beside = {name: values(extra_field(name, note)) for name, note in (extras.fields if extras else {}).items()}
    full = st.fixed_dictionaries({"id": named(type_)}, optional={"start": DAYS, "end": st.none() | DAYS, **beside})
    each = named(type_) | full
    return each | st.lists(each, max_size=3)


def records(field: Field, type_: Structure) -> st.SearchStrategy[Value]:
    keyed, short = field.mark(Keyed), field.mark(Short)
    parts = {name: part_values(one) for name, one in record(type_.name).written.items()}
    if keyed is not None:
        rest = {name: part for name, part in parts.items() if name != keyed.field}
        return st.dictionaries(
            st.sampled_from(["marketing", "own one"]), st.fixed_dictionaries({}, optional=rest), max_size=2
        )
    whole = st.fixed_dictionaries({}, optional=parts)
    each = whole if short is None else whole | parts[short.field].filter(lambda part: part is not None)
    return each | st.lists(each, max_size=3)


def part_values(field: Field) -> st.SearchStrategy[Value]:
    """Return what a field of a record may be: its references stand alone."""
    type_ = field.type.item if isinstance(field.type, Maybe | ListOf) else field.type
    return named(type_) if isinstance(type_, Ref) else values(field)


def entities(kind: Kind) -> st.SearchStrategy[dict[str, Value]]:
    """Return entities of a kind with a few of their fields, under any of the names of each."""
    fields = {name: values(field) for name, field in kind.written.items() if name == field.name and name != "unknown"}
    fields["x-own"] = TEXTS
    return some(fields)


def some(fields: dict[str, st.SearchStrategy[Value]]) -> st.SearchStrategy[dict[str, Value]]:
    keys = st.lists(st.sampled_from(sorted(fields)), max_size=4, unique=True)
    return keys.flatmap(lambda names: st.fixed_dictionaries({name: fields[name] for name in names}))


POSITION = COLLECTIONS["positions"]
OWN_POST = {name: values(POSITION.written[name]) for name in POST_FIELDS} | {"allocation": SHARES}
POST = {name: values(field) for name, field in POSITION.written.items() if name not in ("holder", "unknown")}
SHARED = {"allocation": SHARES, "primary": BOOLS}
POSTS = st.lists(some({**POST, **SHARED, "unit": st.sampled_from(IDS)}), max_size=3)
MEMBERS = st.lists(
    st.sampled_from(IDS)
    | st.builds(
        lambda ident, rest: {"id": ident, **rest},
        st.sampled_from(IDS),
        some({**{name: part for name, part in POST.items() if name != "unit"}, **SHARED}),
    ),
    max_size=3,
    unique_by=lambda member: member["id"] if isinstance(member, dict) else member,
)
PEOPLE = st.builds(
    lambda person, post: {**person, **post},
    entities(COLLECTIONS["people"]),
    some(OWN_POST) | POSTS.map(lambda posts: {"posts": posts}),
)


def collection(name: str) -> st.SearchStrategy[dict[str, Value]]:
    one: st.SearchStrategy[dict[str, Value]] = PEOPLE if name == "people" else entities(COLLECTIONS[name])
    if name != "units":
        return st.dictionaries(st.sampled_from(IDS), one, max_size=3)
    with_members = st.builds(lambda unit, more: {**unit, **more}, one, some({"members": MEMBERS}))
    units = st.dictionaries(st.sampled_from(IDS), with_members, max_size=3)
    outer = st.builds(lambda unit, inside: {"outer": {**unit, **inside}}, one, some(inside_a_unit()))
    return st.builds(lambda found, nested: {**found, **nested}, units, st.just({}) | outer)


def inside_a_unit() -> dict[str, st.SearchStrategy[Value]]:
    """Return what may be nested in a unit: of each collection an entity whose id nothing else has."""
    return {
        name: st.fixed_dictionaries({f"inside {name}": entities(COLLECTIONS[name]).map(without_owner(name))})
        for name in sorted(NESTED)
    }


def without_owner(name: str):  # type: ignore[no-untyped-def]  # as map takes it
    """Return what leaves out the reference that nesting fills in."""
    fields = {"unit", "parent", "holder", "owner", "giver", "provider", "requester"}
    return lambda entity: {key: value for key, value in entity.items() if key not in fields}


ORGANIZATION = entities(KINDS["organization"])
MODELS = st.fixed_dictionaries(
    {}, optional={"organization": ORGANIZATION, **{name: collection(name) for name in COLLECTIONS}}
)


def documents_of(model: dict[str, Value]) -> list[Document]:
    """Return a model as its YAML file is read."""
    text = yaml.safe_dump(model, allow_unicode=True, sort_keys=False)
    found = read_yaml("org.yaml", text.encode())
    assert not isinstance(found, Fault)
    return list(found)


def said_by(model: Model) -> dict[str, object]:
    """Return everything a linked model says, but where it is written."""
    return {
        "fields": {
            entity.ref: {name: plain(getattr(entity, name)) for name in KINDS[entity.KIND].declared}
            for entity in (model.organization, *(one for kind in model.entities.values() for one in kind.values()))
        },
        "in force": {kind: [one.ref for one in found] for kind, found in model.in_force.items()},
        "ties": {
            (entity.ref, name): [(tie.target.ref, tie.start, tie.end, plain(dict(tie.extras))) for tie in ties]
            for (entity, name), ties in model.ties.items()
        },
        "unknown": {entity.ref: sorted(names) for entity, names in model.unknown.items() if names},
        "extras": {entity.ref: dict(extras) for entity, extras in model.extras.items()},
        "ranks": {entity.ref: rank for entity, rank in model.ranks.items()},
        "coverage": {
            name: (one.entities, {key: count for key, count in one.stated.items() if count}, dict(one.records))
            for name, one in model.coverage.items()
            if one.stated or name != "organization"  # a sheet without a word about it is there in every template
        },
        "problems": sorted((one.rule, one.entity or "", str(one.message)) for one in model.problems),
        "date": model.as_of,
    }


def plain(value: object) -> object:
    """Return a value with entities by their names and records by their fields."""
    if isinstance(value, Described):
        return value.ref
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, Record):
        return {name: plain(getattr(value, name)) for name in record(type(value).__name__).declared}
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)  # 100 % and 1 are one number
    return value if isinstance(value, date) else repr(value)
