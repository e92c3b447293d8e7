"""Who and where. A place is a unit, a position or a person; a person belongs to a unit by holding a post in it."""

from __future__ import annotations

from orglint.functions.context import Context, UnknownValue
from orglint.functions.inheritance import dedicated_units, function_names, inheritance
from orglint.functions.posts import primary_post
from orglint.functions.registry import function
from orglint.model.entities import Engagement, Person, Place, Position, Unit, UnitType
from orglint.model.words import fold


@function("places", ja="その場所の人を返します。部署なら直属のメンバー(下位の部署は含まない)、ポストなら在任者です。")
def people_of(context: Context, place: Place) -> tuple[Person, ...]:
    """Return the people of a place: a unit's own members (not those of units below), a position's holders."""
    if isinstance(place, Person):
        return (place,)
    context.require(place, "holder" if isinstance(place, Position) else "members")
    return tuple(sorted(place.holder)) if isinstance(place, Position) else place.members


@function("places", ja="その場所のポストを返します。部署なら直属のポスト、人なら就いているポストです。")
def positions_of(context: Context, place: Place) -> tuple[Position, ...]:
    """Return the positions of a place: those in the unit itself, those a person holds, or the position itself."""
    return (place,) if isinstance(place, Position) else place.positions


@function("places", ja="その場所が属する部署を返します。人なら就いているポストすべての部署です。")
def units_of(context: Context, place: Place) -> tuple[Unit, ...]:
    """Return the units of a place: the unit itself, the position's unit, the units of all posts a person holds."""
    if isinstance(place, Unit):
        return (place,)
    found = {unit for position in positions_of(context, place) if (unit := unit_of(context, position)) is not None}
    return tuple(sorted(found))


@function("places", ja="その場所の部署を返します。人なら主たるポストの部署です。なければ空です。")
def unit_of(context: Context, place: Place) -> Unit | None:
    """Return the unit of a place: the unit itself, the position's, that of a person's primary post; empty if none."""
    if isinstance(place, Unit):
        return place
    if isinstance(place, Person):
        post = primary_post(context, place)
        return unit_of(context, post) if post is not None else None
    context.require(place, "unit")
    return place.unit


@function("places", ja="部署の長とされているポストを返します。空席のポストも含みます。")
def head_of(context: Context, unit: Unit) -> tuple[Position, ...]:
    """Return the positions written as heads of a unit, vacant ones included; empty where nobody is written."""
    context.require(unit, "head")
    return tuple(sorted(unit.head))


@function("places", ja="その場所のポストが長を務める部署を返します。")
def units_headed_by(context: Context, place: Place) -> tuple[Unit, ...]:
    """Return the units headed from a position, from any post a person holds, or from any post in a unit."""
    return tuple(sorted({unit for position in positions_of(context, place) for unit in position.heads}))


@function("places", ja="その場所の機能を返します。書かれていなければ最も近い上位の部署から受け継ぎます。")
def function_of(context: Context, place: Place) -> str | None:
    """Return the function of a place: its own, else that of the nearest unit above that states one; empty if none.

    A position's own function comes first; a person has that of their primary post.
    """
    if isinstance(place, Person):
        post = primary_post(context, place)
        return function_of(context, post) if post is not None else None
    if isinstance(place, Position):
        context.require(place, "function")
        unit = unit_of(context, place) if place.function is None else None
        return function_of(context, unit) if unit is not None else place.function
    known = context.table(inheritance)
    if place in known.doubtful:
        raise UnknownValue
    return known.names.get(place, place.function)


@function("places", ja="ある機能を担う部署のうち最上位のものを返します。別名も同じ機能として扱います。")
def units_of_function(context: Context, name: str) -> tuple[Unit, ...]:
    """Return the topmost units of a function, named in any of its spellings: those below them are not listed."""
    return context.table(dedicated_units).get(context.table(function_names).canonical(name), ())


@function("places", ja="部署のリストから、同じリストの別の部署の下位にあるものを除いて返します。")
def topmost(context: Context, units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """Return the units of a list that are not below another unit of it, each once, sorted by id."""
    listed, tree = set(units), context.relations.units
    for unit in listed if context.model.unknown and len(listed) > 1 else ():
        context.require(tree.top(unit), "parent")
    return tuple(sorted(unit for unit in listed if listed.isdisjoint(tree.ancestors(unit))))


@function("places", ja="部署とその下位すべての人を返します。")
def people_in(context: Context, unit: Unit) -> tuple[Person, ...]:
    """Return the people of a unit and of every unit below it, each once."""
    parts = context.relations.units.subtree(unit)
    for part in parts if context.model.unknown else ():
        context.require(part, "members", "children")
    return tuple(sorted({person for part in parts for person in part.members}))


@function(
    "places",
    ja="社外の人(業務委託、ベンダー、派遣など)か外部委託かを返します。雇用区分がなければ所属会社で判断します。",
)
def is_external(context: Context, person: Person | Engagement) -> bool:
    """Whether somebody works for the organization from outside: a contractor, a vendor's or an agency's person.

    Where no employment is stated, an employer other than the organization itself or one of its companies makes a person
    external; width and case make no difference. An engagement, which `performers` may return, always is.
    """
    if isinstance(person, Engagement):
        return True
    context.require(person, "employment")
    if person.employment is not None:
        return person.employment in ("contractor", "vendor", "agency")
    return person.employer is not None and fold(person.employer) not in context.table(_own_companies)


def _own_companies(context: Context) -> frozenset[str]:
    """Return the names and ids of the organization and of the companies in it, folded."""
    companies = [unit for unit in context.model.all(Unit) if unit.type == "company"]
    names = [name for own in (context.model.organization, *companies) for name in (own.name, own.id)]
    return frozenset(fold(name) for name in names if name is not None)


@function("places", ja="その場所を含む、指定した種類の最も近い部署を返します。自身も含みます。なければ空です。")
def unit_of_kind(context: Context, place: Place, type: UnitType) -> Unit | None:  # noqa: A002 - the field's own name
    """Return the nearest unit of a type that the place is in, itself included; empty where there is none."""
    unit = unit_of(context, place)
    if unit is None:
        return None
    chain = (unit, *context.relations.units.ancestors(unit))
    for part in chain:
        context.require(part, "type")
        if part.type == type:
            return part
    context.require(chain[-1], "parent")
    return None
