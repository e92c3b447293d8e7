"""Lists and numbers."""

from __future__ import annotations

from itertools import chain
from typing import TypeVar

from orglint.functions.context import Context
from orglint.functions.registry import function
from orglint.model.entities import Described
from orglint.model.words import fold

T = TypeVar("T")
U = TypeVar("U")
E = TypeVar("E", bound=Described)


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


@function("lists", ja="一つ目のリストのうち、二つ目のリストにもあるものを、一つ目の順に重複なく返します。")
def common(context: Context, first: tuple[T, ...], second: tuple[T, ...]) -> tuple[T, ...]:
    """Return the items of the first list that the second has too, each once, in the order of the first."""
    others = set(second)
    return tuple(dict.fromkeys(item for item in first if item in others))


@function("lists", ja="値が空でなければその値を、空なら代わりの値を返します。空のリストも空とみなします。")
def or_else(context: Context, value: T | None, other: T) -> T:
    """Return the value, or the other one where it is empty; a list without items is empty."""
    return other if value is None or value in ((), []) else value


@function(
    "lists", ja="コレクションにエンティティがあるか、その項目が書かれているかを返します。nullも記述とみなします。"
)
def described(context: Context, path: str) -> bool:
    """Whether a `collection` has an entity, or for `collection.field` an entity states the field, `null` included."""
    return context.model.share_stated(path) > 0


@function("lists", ja="そのエンティティに項目が書かれているかを返します。nullや「なし」も記述とみなします。")
def states(context: Context, entity: Described, field: str) -> bool:
    """Whether an entity itself states a field, `null` included: `end: null` says that there is no end, an absent one nothing.

    A field that a table has a column for, or that `organization.described` names, is stated by all, as `needs` counts it.
    """
    context.require(entity, field)
    origin = context.model.origins.get(entity)
    is_written = origin is not None and origin.field(field) is not None
    return (
        is_written
        or getattr(entity, field) not in (None, ())
        or f"{entity.collection}.{field}" in context.model.described
    )


@function(
    "lists", ja="同じ種類で、指定した項目の値が同じほかのエンティティを返します。全角半角と大文字小文字は区別しません。"
)
def peers_by(context: Context, entity: E, field: str) -> tuple[E, ...]:
    """Return the others of the same kind that say the same in a field; none where the field is empty.

    Width and case make no difference (NFKC, case folded); a list counts as a whole. They are grouped once a run.
    """
    context.require(entity, field)
    peers: tuple[E, ...] = context.table(_Groups).of(context, entity, field)
    if not peers:
        # One whose field could not be read may be the peer.
        context.require_all(type(entity), field)
    return peers


class _Groups:
    """The entities in force of each kind, by what they say in a field."""

    def __init__(self, context: Context) -> None:
        self._known: dict[tuple[str, str], dict[object, tuple[Described, ...]]] = {}

    def of(self, context: Context, entity: E, field: str) -> tuple[E, ...]:
        """Return the others that say the same in the field."""
        key = (entity.KIND, field)
        if key not in self._known:
            found: dict[object, list[Described]] = {}
            for other in context.model.all(type(entity)):
                found.setdefault(_comparable(getattr(other, field)), []).append(other)
            self._known[key] = {value: tuple(others) for value, others in found.items()}
        value = _comparable(getattr(entity, field))
        alike = self._known[key].get(value, ()) if value not in (None, ()) else ()
        return tuple(other for other in alike if other is not entity)  # type: ignore[misc]  # grouped by kind


def _comparable(value: object) -> object:
    """Return what makes two values the same."""
    return fold(value) if isinstance(value, str) else value
