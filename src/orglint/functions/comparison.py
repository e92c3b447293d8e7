"""Comparison: who of an organization before a change is who after it. The signatures say which is of which."""

from __future__ import annotations

from typing import Annotated, TypeVar

from orglint.functions.context import Context
from orglint.functions.registry import function
from orglint.model.entities import Described, Unit
from orglint.model.marks import Earlier

E = TypeVar("E", bound=Described)


@function("comparison", ja="変更前のものが、変更後は何になったかを返します。なくなったものなら空です。")
def counterpart(context: Context, entity: Annotated[E, Earlier()]) -> E | None:
    """Return what an entity of the organization before is in the one after; empty where it is gone."""
    return context.both.counterpart(entity)  # type: ignore[return-value]  # of the same kind


@function("comparison", ja="変更後のものが、変更前は何だったかを返します。新しくできたものなら空です。")
def former(context: Context, entity: E) -> Annotated[E | None, Earlier()]:
    """Return what an entity of the organization after was in the one before; empty where it is new."""
    return context.both.counterpart(entity)  # type: ignore[return-value]  # of the same kind


@function("comparison", ja="変更前のものと変更後のものが、同じものかを返します。改称されていても同じです。")
def same(context: Context, before: Annotated[E, Earlier()], after: E) -> bool:
    """Whether an entity of the organization before and one of the organization after are the same, renamed or not."""
    return context.both.counterpart(before) is after


@function(
    "comparison",
    ja="変更前の部署を引き継いだ変更後の部署を返します。改称・統合・分割された先を含み、なくなったなら空です。",
)
def successors(context: Context, unit: Annotated[Unit, Earlier()]) -> tuple[Unit, ...]:
    """Return the units after the change that a unit of before lives on in: itself, and what it was merged or split into.

    The unit itself, renamed or moved, comes first; there are none where the unit was dissolved.
    """
    return context.both.successors_of(unit)


@function("comparison", ja="変更後の部署が引き継いだ変更前の部署を返します。新設の部署なら空です。")
def predecessors(context: Context, unit: Unit) -> Annotated[tuple[Unit, ...], Earlier()]:
    """Return the units of before that a unit after the change came from: itself, and those merged or split into it.

    The unit itself comes first; there are none where the unit is new.
    """
    return context.both.predecessors_of(unit)
