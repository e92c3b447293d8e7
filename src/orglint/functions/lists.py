"""Lists and numbers."""

from __future__ import annotations

from itertools import chain
from typing import TypeVar

from orglint.functions.context import Context
from orglint.functions.registry import function

T = TypeVar("T")
U = TypeVar("U")


@function("lists", ja="リストから重複を除き、最初に現れた順で返します。")
def unique(context: Context, items: tuple[T, ...]) -> tuple[T, ...]:
    """Return the items of a list without repetition, in the order of first appearance."""
    return tuple(dict.fromkeys(items))


@function("lists", ja="リストのリストを、順序を保って一つのリストにします。")
def flatten(context: Context, lists: tuple[tuple[T, ...], ...]) -> tuple[T, ...]:
    """Return the items of a list of lists as one list, in order; repetitions stay."""
    return tuple(chain.from_iterable(lists))


@function("lists", ja="一つ目のリストの件数を二つ目の件数で割った値を返します。二つ目が空なら0です。")
def share(context: Context, part: tuple[T, ...], whole: tuple[U, ...]) -> float:
    """Return the length of the first list divided by that of the second (0.5 is half); 0 where the second is empty."""
    return len(part) / len(whole) if whole else 0.0


@function("lists", ja="値が空でなければその値を、空なら代わりの値を返します。空のリストも空とみなします。")
def or_else(context: Context, value: T | None, other: T) -> T:
    """Return the value, or the other one where it is empty; a list without items is empty."""
    return other if value is None or value in ((), []) else value


@function("lists", ja="コレクションに項目があるか、その欄が書かれているかを返します。nullも記述とみなします。")
def described(context: Context, path: str) -> bool:
    """Whether a `collection` has an entity, or for `collection.field` an entity states the field, `null` included."""
    return context.model.share_stated(path) > 0
