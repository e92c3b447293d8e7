"""Comparison: who of an organization before a change is who after it. The signatures say which is of which."""

from __future__ import annotations

from typing import Annotated, TypeVar

from orglint.functions.context import Context, UnknownValue
from orglint.functions.registry import COMPARISON, function
from orglint.model.entities import Described, Unit
from orglint.model.marks import Earlier

E = TypeVar("E", bound=Described)


@function(COMPARISON, ja="変更前のものが、変更後は何になったかを返します。なくなったものなら空です。")
def counterpart(context: Context, entity: Annotated[E, Earlier()]) -> E | None:
    """Return what an entity of the organization before is in the one after; empty where it is gone.

    Where nobody can tell (`in_doubt`), a rule draws no conclusion; that holds for all functions that say what is what.
    """
    _told(context, entity)
    return context.both.counterpart(entity)  # type: ignore[return-value]  # of the same kind


@function(COMPARISON, ja="変更後のものが、変更前は何だったかを返します。新しくできたものなら空です。")
def former(context: Context, entity: E) -> Annotated[E | None, Earlier()]:
    """Return what an entity of the organization after was in the one before; empty where it is new."""
    _told(context, entity)
    return context.both.counterpart(entity)  # type: ignore[return-value]  # of the same kind


@function(COMPARISON, ja="変更前のものと変更後のものが、同じものかを返します。改称されていても同じです。")
def same(context: Context, before: Annotated[E, Earlier()], after: E) -> bool:
    """Whether an entity of the organization before and one of the organization after are the same, renamed or not."""
    _told(context, before, after)
    return context.both.counterpart(before) is after


@function(
    COMPARISON,
    ja="変更前の部署を引き継いだ変更後の部署を返します。改称・統合・分割された先を含み、なくなったなら空です。",
)
def successors(context: Context, unit: Annotated[Unit, Earlier()]) -> tuple[Unit, ...]:
    """Return the units after the change that a unit of before lives on in: itself, and what it was merged or split into.

    The unit itself, renamed or moved, comes first; there are none where the unit was dissolved.
    """
    _told(context, unit)
    return context.both.successors_of(unit)


@function(COMPARISON, ja="変更後の部署が引き継いだ変更前の部署を返します。新設の部署なら空です。")
def predecessors(context: Context, unit: Unit) -> Annotated[tuple[Unit, ...], Earlier()]:
    """Return the units of before that a unit after the change came from: itself, and those merged or split into it.

    The unit itself comes first; there are none where the unit is new.
    """
    _told(context, unit)
    return context.both.predecessors_of(unit)


@function(COMPARISON, ja="その部署・人・ポストが、もう一方の組織のどれに当たるか判断できないかを返します。")
def in_doubt(context: Context, entity: Described) -> bool:
    """Whether nobody can tell what a unit, a person or a position is in the other organization."""
    return entity in context.table(_doubtful)


@function(COMPARISON, ja="変更前のものが、変更後の組織で終了日(end)によって終わったと書かれているかを返します。")
def was_ended(context: Context, entity: Annotated[Described, Earlier()]) -> bool:
    """Whether the organization after says that something of before has ended, by its `end`: it is not merely left out."""
    there = context.model.entities[entity.KIND].get(entity.id)
    return there is not None and there.end is not None and there.end < context.model.as_of


def _told(context: Context, *entities: Described) -> None:
    """Raise UnknownValue where nobody can tell what one of the entities is in the other organization."""
    if not context.table(_doubtful).isdisjoint(entities):
        raise UnknownValue


def _doubtful(context: Context) -> frozenset[Described]:
    return context.both.doubtful()
