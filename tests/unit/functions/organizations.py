"""Organizations made by hand, linked as the model links them, and the functions bound to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from orglint.functions.context import Context
from orglint.functions.families import functions
from orglint.model.entities import Described, Organization
from orglint.model.marks import Reverse
from orglint.model.organization import Coverage, Model, Tie
from orglint.model.schema import COLLECTIONS, KINDS, Field
from orglint.model.types import Entity, ListOf

Written = Mapping[str, Mapping[str, object]]


@dataclass
class Built:
    """A model and its functions. Entities go by `kind/id`, going in and coming out."""

    model: Model
    context: Context

    def __getitem__(self, ref: str) -> Described:
        kind, _, ident = ref.partition("/")
        return self.model.organization if kind == "organization" else self.model.entities[kind][ident]

    def call(self, name: str, *arguments: object) -> object:
        """Call a function as rules do; arguments written `kind/id` are that entity, entities come back so."""
        return shown(self.context.bind(functions()[name])(*map(self._meant, arguments)))

    def mark_unknown(self, ref: str, *fields: str) -> None:
        self.model.unknown[self[ref]] = set(fields)

    def _meant(self, argument: object) -> object:
        if isinstance(argument, tuple | list):
            return type(argument)(map(self._meant, argument))
        return self[argument] if isinstance(argument, str) and "/" in argument else argument


def shown(value: object) -> object:
    if isinstance(value, tuple | list):
        return [shown(item) for item in value]
    return value.ref if isinstance(value, Entity) else value


def build(organization: Mapping[str, object] | None = None, **collections: Written) -> Built:
    model = Model(Organization(id="organization"), date(2026, 4, 1))
    for name, written in collections.items():
        kind = COLLECTIONS[name]
        model.entities[kind.name] = {ident: kind.cls(id=ident) for ident in sorted(written)}
        model.in_force[kind.name] = tuple(model.entities[kind.name].values())
        model.coverage[name] = Coverage(len(written))
        for fields in written.values():
            for field in fields:
                stated = model.coverage[name].stated
                stated[field] = stated.get(field, 0) + 1
    for name, written in {**collections, "": {"organization": organization or {}}}.items():
        for ident, fields in written.items():
            entity = model.organization if not name else model.entities[COLLECTIONS[name].name][ident]
            for field, value in fields.items():
                fill(model, entity, KINDS[entity.KIND].declared[field], value)
    link(model)
    return Built(model, Context(model))


def fill(model: Model, entity: Described, field: Field, value: object) -> None:
    if field.target:
        items = value if isinstance(value, list) else [value]
        found = [resolve(model, field, item) for item in items]
        ties = [Tie(at, extras=item) for at, item in zip(found, items, strict=True) if isinstance(item, dict)]
        if ties:
            model.ties[entity, field.name] = tuple(ties)
        value = tuple(found) if isinstance(field.type, ListOf) else found[0]
    setattr(entity, field.name, value)


def resolve(model: Model, field: Field, item: object) -> Described:
    ident = item["id"] if isinstance(item, dict) else item
    kind, _, rest = str(ident).rpartition("/")
    kinds = [kind] if kind else sorted(field.target)
    return next(model.entities[name][rest] for name in kinds if rest in model.entities.get(name, {}))


def link(model: Model) -> None:
    for entities in model.in_force.values():
        for entity in entities:
            for field in KINDS[entity.KIND].declared.values():
                reverse = field.mark(Reverse)
                if reverse is not None:
                    setattr(entity, field.name, model.reverse(reverse.collection, reverse.field).get(entity, ()))
    for unit in model.in_force.get("unit", ()):
        unit.members = tuple(sorted({person for post in unit.positions for person in post.holder}))
