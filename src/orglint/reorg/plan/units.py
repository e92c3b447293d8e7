"""Changes of units: renamed, moved, merged, split, dissolved."""

from __future__ import annotations

from collections.abc import Iterator

from orglint.model.marks import Encloses, Owner
from orglint.model.place import Place
from orglint.model.schema import COLLECTIONS, KINDS, NESTED, enclosing_field
from orglint.model.types import ListOf
from orglint.model.words import is_none_word
from orglint.reorg.plan import refusals
from orglint.reorg.plan.changes import Dissolve, Merge, Move, Rename, Split
from orglint.reorg.plan.draft import Key
from orglint.reorg.plan.held import normal
from orglint.reorg.plan.making import make_unit
from orglint.reorg.plan.references import all_targets
from orglint.reorg.plan.slots import Name, Part
from orglint.reorg.plan.succession import New, succeed
from orglint.reorg.plan.work import UNIT, Work, listed, what
from orglint.source.document import Document, Mapping, Sequence

_MEMBERS = "members"


def rename(work: Work, change: Rename) -> None:
    """Give a unit another name, another id, or both."""
    unit = work.find(change.unit, UNIT)
    if change.name is not None:
        work.state(unit, "name", change.name.place)
        if change.name.raw == work.draft.text(unit, "name"):
            text = refusals.CHANGES_NOTHING.filled(what=what(unit), field="name")
            raise work.mistakes.refuse(text, change.name.place)
    if change.to is not None:
        work.state(unit, "id", change.to.place)
    new = work.fresh("unit", change.to) if change.to is not None else None
    if change.name is not None:
        work.draft.put(unit, "name", change.name.raw, change.name.place)
    if new is not None and change.to is not None:
        _rekey(work, unit, new, change.to)


def _rekey(work: Work, unit: Key, ident: str, name: Name) -> None:
    """Let a unit have another id, and let all references follow, those of the past too."""
    draft = work.draft
    work.keep_apart("unit", ident)
    texts = (unit[1], what(unit))
    meant = {(text, kinds) for kinds in all_targets() for text in texts if draft.names(text, kinds, unit)}
    new = draft.rekey(unit, ident)
    draft.swap(
        unit[1],
        lambda text, kinds: (draft.spelled(new, kinds), None) if (normal(text), kinds) in meant else None,
    )
    work.renamed[unit] = ident, name.place
    work.lineage.rename(unit[1], ident)
    for registry in (work.ended, work.made):
        if unit in registry:
            registry[new] = registry.pop(unit)
    for key, field in list(work.stated):
        if key == unit:
            work.stated[new, field] = work.stated.pop((key, field))


def move(work: Work, change: Move) -> None:
    """Put units under another unit."""
    units = work.each(change.what.names, UNIT)
    to = work.find(change.to, UNIT)
    for key in ("reports_to", "title", "grade"):
        value = getattr(change, key)
        if value is not None:
            raise work.mistakes.refuse(refusals.ONLY_POSTS.filled(key=key), value.place)
    for unit, name in units:
        _refuse_inside(work, unit, to, change.to)
        work.state(unit, "parent", name.place)
        if work.parent(unit) == to:
            raise work.mistakes.refuse(
                refusals.CHANGES_NOTHING.filled(what=what(unit), field="parent"), change.to.location
            )
        work.set_reference(unit, "parent", to, change.to)


def merge(work: Work, change: Merge) -> None:
    """Let units become one, which has everything they had."""
    units = work.each(change.units, UNIT)
    if len(change.into) != 1:
        text = refusals.ONE_RESULT.filled(number=len(change.into))
        raise work.mistakes.refuse(text, change.into[1].name.location)
    part = change.into[0]
    heir = _result(work, part, [unit for unit, _ in units])
    gone = [(unit, name) for unit, name in units if unit != heir]
    if not gone or (len(units) == 1 and heir is None):
        raise work.mistakes.refuse(refusals.ONE_UNIT, units[0][1].location)
    if heir is None:
        heir = make_unit(work, part, _common_parent(work, [unit for unit, _ in units], part))
    for unit, _ in gone:
        _refuse_inside(work, unit, heir, part.name)
    for unit, name in gone:
        _hand_all(work, unit, heir, part.name)
        work.end(unit, name)
        work.lineage.into(unit[1], (heir[1],))


def _result(work: Work, part: Part, units: list[Key]) -> Key | None:
    """Return the unit that others become where it is there already, None for a new one."""
    if part.body is None:
        if ("unit", part.name.text) not in work.draft and "/" not in part.name.text:
            example = f"into: {{{part.name.text}: {{name: ...}}}}"
            if part.name.text not in work.doubtful:
                text = refusals.NO_SUCH_RESULT.filled(word=f'"{part.name.text}"', example=example)
                raise work.mistakes.refuse(text, part.name.location)
        return work.find(part.name, UNIT)
    ident = ("unit", part.name.text)
    if ident in work.draft and (part.body or ident not in units):
        if ident in work.ended or work.draft.is_over(ident):
            work.fresh("unit", part.name)
        text = refusals.IS_THERE.filled(word=f'"{part.name.text}"')
        raise work.mistakes.refuse(text, part.name.location)
    return ident if ident in work.draft else None


def _common_parent(work: Work, units: list[Key], part: Part) -> Key | None:
    """Return the unit above all of some units; the plan has to say it where there are several."""
    assert part.body is not None
    if "parent" in part.body:
        return None
    parents = {work.parent(unit) for unit in units}
    outside = parents - set(units)
    if len(outside) == 1:
        return outside.pop()
    text = refusals.NO_PARENT.filled(what=f"unit/{part.name.text}")
    raise work.mistakes.refuse(text, part.name.location)


def split(work: Work, change: Split) -> None:
    """Let a unit become several."""
    unit = work.find(change.unit, UNIT)
    lives_on = any(part.name.text == unit[1] for part in change.into)
    new = [part for part in change.into if part.name.text != unit[1]]
    for part in change.into:
        if part.name.text == unit[1] and part.body:
            raise work.mistakes.refuse(refusals.LIVES_ON.filled(what=what(unit)), part.name.location)
    if not new or any(part.body is None for part in new):
        name = change.into[0].name
        raise work.mistakes.refuse(refusals.NOTHING_NEW.filled(what=f"unit/{name.text}"), name.location)
    if len(change.into) == 1 and (change.rest is None or change.rest.text == new[0].name.text):
        raise work.mistakes.refuse(refusals.ONE_PART.filled(what=what(unit)), new[0].name.location)
    parent = work.parent(unit)
    made = [(make_unit(work, part, parent, leave=(_MEMBERS, *NESTED)), part) for part in new]
    for key, part in made:
        _take(work, unit, key, part)
    if change.rest is not None:
        heir = work.find(change.rest, UNIT)
        _refuse_inside(work, unit, heir, change.rest)
        _hand_all(work, unit, heir, change.rest)
    elif not lives_on:
        _refuse_rest(work, unit, change.unit, "rest")
    if not lives_on:
        work.end(unit, change.unit)
    heirs = [part.name.text for part in change.into]
    others = [change.rest.text] if change.rest is not None and change.rest.text not in heirs else []
    work.lineage.into(unit[1], (*heirs, *others))


def _take(work: Work, unit: Key, to: Key, part: Part) -> None:
    """Let a part of a unit that is split take along what it names."""
    body, document = part.body, part.name.place.document
    assert body is not None
    for collection in (name for name in body if name == _MEMBERS or name in NESTED):
        kind = "position" if collection == _MEMBERS else COLLECTIONS[collection].name
        field = "unit" if kind == "person" else enclosing_field(KINDS[kind])
        kind = "position" if kind == "person" else kind
        for key, name in work.each(_names(work, body, collection, document, to), frozenset({kind})):
            work.state(key, field, name.place)
            if work.current(key, field) != unit:
                text = refusals.NOT_IN_IT.filled(what=what(key), unit=what(unit))
                raise work.mistakes.refuse(text, name.location)
            work.set_reference(key, field, to, name)


def _names(work: Work, body: Mapping, key: str, document: Document, to: Key) -> Iterator[Name]:
    raw = body[key]
    items = list(enumerate(raw)) if isinstance(raw, Sequence) else [(key, raw)]
    for index, item in items:
        place = Place(document, raw if isinstance(raw, Sequence) else body, index)
        if not isinstance(item, str) or is_none_word(item):
            raise work.mistakes.refuse(refusals.TAKES_A_LIST.filled(key=key, what=what(to)), place)
        yield Name(item, place)


def dissolve(work: Work, change: Dissolve) -> None:
    """Let a unit cease to be; what it still has goes to another one."""
    found = work.all((change.unit, UNIT), (change.to, UNIT))
    unit, to = found
    assert unit is not None
    if to is None or change.to is None:
        _refuse_rest(work, unit, change.unit, "to")
    else:
        _refuse_inside(work, unit, to, change.to)
        _hand_all(work, unit, to, change.to)
    work.end(unit, change.unit)
    work.lineage.into(unit[1], (to[1],) if to is not None else ())


def _refuse_inside(work: Work, unit: Key, to: Key, name: Name) -> None:
    """Refuse to put a unit into itself, or into what is inside of it."""
    if unit == to:
        raise work.mistakes.refuse(refusals.INTO_ITSELF.filled(what=what(unit)), name.location)
    if unit in work.above(to):
        raise work.mistakes.refuse(refusals.INTO_ITS_OWN.filled(what=what(unit), to=what(to)), name.location)


def _hand_all(work: Work, unit: Key, heir: Key, name: Name) -> None:
    """Let one unit have all that another one has: what refers to it, and what it refers to as its own."""
    for field in KINDS["unit"].declared.values():
        owned = field.is_written and isinstance(field.type, ListOf) and field.target - {"position", "unit", "person"}
        if owned:
            keys = [key for key in work.currents(unit, field.name) if key not in work.currents(heir, field.name)]
            new = tuple(New(work.draft.spelled(key, field.target), name.place) for key in keys)
            if new:
                succeed(work.draft, heir, field.name, new, cause=name.place, leaves=lambda _: False)
    work.redirect(unit, heir, name)


def _refuse_rest(work: Work, unit: Key, name: Name, key: str) -> None:
    """Refuse to end a unit that still has something of its own."""
    rest = list(_has(work, unit))
    if rest:
        text = refusals.STILL_HAS.filled(what=what(unit), rest=listed(rest), key=f"`{key}`")
        raise work.mistakes.refuse(text, name.location)


def _has(work: Work, unit: Key) -> Iterator[Key]:
    """Yield what belongs to a unit: units and posts in it, and what it holds, owns or gives."""
    for kind in COLLECTIONS.values():
        for field in kind.declared.values():
            if "unit" in field.target and (field.mark(Encloses) is not None or field.mark(Owner) is not None):
                yield from ((kind.name, ident) for ident in work.draft.belonging(unit, field.name, kind.name))
