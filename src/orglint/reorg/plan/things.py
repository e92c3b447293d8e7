"""Changes of budgets, KPIs, hand-offs, decisions and all else that somebody owns: handed over, ended."""

from __future__ import annotations

from collections.abc import Iterable

from orglint.i18n import Text
from orglint.model.kind_words import kind_word
from orglint.model.marks import Encloses, Owner
from orglint.model.schema import KINDS, Field, Kind
from orglint.model.types import ListOf
from orglint.model.words import is_none_word
from orglint.reorg.plan import refusals
from orglint.reorg.plan.changes import End, Hand
from orglint.reorg.plan.draft import Key
from orglint.reorg.plan.held import Held
from orglint.reorg.plan.references import reference_fields
from orglint.reorg.plan.slots import Name
from orglint.reorg.plan.succession import New, succeed
from orglint.reorg.plan.work import UNIT, Work, what
from orglint.spelling import did_you_mean

_RESPONSIBILITY = "responsibility"


def owner_fields(kind: Kind) -> tuple[Field, ...]:
    """Return the fields that say who answers for a thing or has it, the first choice first."""
    marked = [field for field in kind.declared.values() if field.mark(Owner) is not None]
    return (*marked, *(field for field in kind.declared.values() if field.mark(Encloses) is not None))


def hand(work: Work, change: Hand) -> None:
    """Let things get another owner, or another one in the field that the change names."""
    kind = KINDS[change.what.kind]
    things = work.each(change.what.names, frozenset({kind.name}))
    fields = owner_fields(kind) if change.as_ is None else (_named_field(work, kind, change.as_),)
    to = _receivers(work, change, fields)
    if kind.name == _RESPONSIBILITY and change.as_ is None and all(key[0] == "unit" for key, _ in to):
        for thing, name in things:
            _hand_responsibility(work, change, thing, name, to)
        return
    field = _field_for(work, change, fields, to, kind)
    giver = work.find(change.from_, field.target) if change.from_ is not None else None
    for thing, name in things:
        _hand(work, change, thing, name, field, to, giver)


def _named_field(work: Work, kind: Kind, name: Name) -> Field:
    fields = {field.name: field for field in reference_fields(kind) if field.target}
    found = kind.written.get(name.text)
    if found is not None and found.name in fields:
        return found
    text = refusals.NO_OWNER_FIELD.filled(what=kind_word(kind.name), fields=_listed(fields.values()))
    raise work.mistakes.refuse(text, name.location, hint=did_you_mean(name.text, fields))


def _receivers(work: Work, change: Hand, fields: tuple[Field, ...]) -> list[tuple[Key, Name]]:
    """Return who gets it: nobody where the plan says so."""
    if len(change.to) == 1 and is_none_word(change.to[0].text):
        return []
    kinds = frozenset().union(*(field.target for field in fields))
    if change.what.kind == _RESPONSIBILITY and change.as_ is None:
        kinds |= UNIT
    if not kinds:
        fields_of_kind = [field for field in reference_fields(KINDS[change.what.kind]) if field.target]
        text = refusals.NO_OWNER_FIELD.filled(what=kind_word(change.what.kind), fields=_listed(fields_of_kind))
        raise work.mistakes.refuse(text, change.what.names[0].location)
    return work.each(change.to, kinds)


def _field_for(work: Work, change: Hand, fields: tuple[Field, ...], to: list[tuple[Key, Name]], kind: Kind) -> Field:
    """Return the field that takes what the thing is handed to."""
    wanted = {key[0] for key, _ in to}
    field = next((field for field in fields if wanted <= field.target), None)
    if field is None:
        every = [field for field in reference_fields(kind) if field.target]
        text = refusals.NO_OWNER_FIELD.filled(what=kind_word(kind.name), fields=_listed(every))
        raise work.mistakes.refuse(text, change.what.names[0].location)
    if len(to) > 1 and not isinstance(field.type, ListOf):
        text = refusals.ONE_OWNER.filled(what=kind_word(kind.name), field=field.name)
        raise work.mistakes.refuse(text, to[1][1].location)
    return field


def _hand(
    work: Work,
    change: Hand,
    thing: Key,
    name: Name,
    field: Field,
    to: list[tuple[Key, Name]],
    giver: Key | None,
) -> None:
    there = work.currents(thing, field.name)
    if giver is not None and giver not in there and change.from_ is not None:
        text = refusals.NOT_THE_OWNER.filled(who=what(giver), field=field.name, what=what(thing))
        raise work.mistakes.refuse(text, change.from_.location)
    keys = [key for key, _ in to]
    if keys and (keys == [giver] if giver is not None else keys == there):
        text = refusals.CHANGES_NOTHING.filled(what=what(thing), field=field.name)
        raise work.mistakes.refuse(text, change.to[0].location)
    work.state(thing, field.name, name.place, detail=f" {giver}" if giver is not None else "")

    def leaves(held: Held) -> bool:
        return giver is not None and work.draft.names(held.text, field.target, giver)

    new = tuple(New(work.draft.spelled(key, field.target), word.place) for key, word in to)
    succeed(work.draft, thing, field.name, new, cause=change.to[0].place, leaves=leaves if giver is not None else None)


def _hand_responsibility(work: Work, change: Hand, thing: Key, name: Name, to: list[tuple[Key, Name]]) -> None:
    """Take a responsibility from the units that have it, or from one of them, and give it to others."""
    field = KINDS["unit"].written["responsibilities"]
    owners: list[Key] = [("unit", ident) for ident in work.draft.belonging(thing, field.name, "unit")]
    giver = work.find(change.from_, UNIT) if change.from_ is not None else None
    if giver is not None and giver not in owners and change.from_ is not None:
        text = refusals.NOT_THE_OWNER.filled(who=what(giver), field="units", what=what(thing))
        raise work.mistakes.refuse(text, change.from_.location)
    if sorted(key for key, _ in to) == (sorted(owners) if giver is None else [giver]):
        text = refusals.CHANGES_NOTHING.filled(what=what(thing), field="units")
        raise work.mistakes.refuse(text, change.to[0].location)
    work.state(thing, "units", name.place, detail=f" {giver}" if giver is not None else "")
    for owner in owners if giver is None else [giver]:
        if all(owner != key for key, _ in to):
            succeed(
                work.draft, owner, field.name, (), cause=change.to[0].place,
                leaves=lambda held: work.draft.names(held.text, field.target, thing),
            )  # fmt: skip
    for key, word in to:
        if key not in owners:
            new = New(work.draft.spelled(thing, field.target), word.place)
            succeed(work.draft, key, field.name, (new,), cause=word.place, leaves=lambda _: False)


def end(work: Work, change: End) -> None:
    """Let things cease to be; where they are named another one may stand in their place."""
    kinds = frozenset({change.what.kind})
    things = work.each(change.what.names, kinds)
    to = work.find(change.to, kinds) if change.to is not None else None
    for thing, name in things:
        if to is not None and change.to is not None:
            if to == thing:
                raise work.mistakes.refuse(refusals.INTO_ITSELF.filled(what=what(thing)), change.to.location)
            work.redirect(thing, to, change.to)
        work.end(thing, name)


def _listed(fields: Iterable[Field]) -> Text:
    names = [field.name for field in fields]
    return Text(", ".join(names), "、".join(names))
