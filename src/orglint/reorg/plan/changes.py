"""The changes a plan may hold. A change is a declaration here: what reads, checks, applies and explains it goes by that.

The annotation of a field is what is read under its key, its marks say which form that has and what it means.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, ClassVar, TypeVar, dataclass_transform

from orglint.i18n import Text
from orglint.model.place import Place
from orglint.model.schema import COLLECTIONS
from orglint.reorg.plan.slots import (
    Collections,
    FieldName,
    FieldOf,
    Flag,
    Fragment,
    KindKey,
    Means,
    Name,
    NewId,
    Part,
    Parts,
    Refers,
    Said,
    Subject,
)

OWN_WORDS = ("unit", "position", "person")
"""Kinds with changes of their own; all others are handed over and ended."""
THINGS = tuple(kind.name for kind in COLLECTIONS.values() if kind.name not in OWN_WORDS)
ANYBODY = ("unit", "position", "person")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change; `place` is where its word stands."""

    VERB: ClassVar[str]
    ABOUT: ClassVar[Text]
    NEEDS_ONE_OF: ClassVar[tuple[str, ...]] = ()
    place: Place


CHANGES: dict[str, type[Change]] = {}
"""Word -> the class of its changes, in the order of the documentation."""
C = TypeVar("C")


@dataclass_transform(kw_only_default=True, frozen_default=True)
def change(verb: str, en: str, ja: str) -> Callable[[type[C]], type[C]]:
    """Declare a class as the changes of a word."""

    def declare(cls: type[C]) -> type[C]:
        made = dataclass(frozen=True, slots=True, kw_only=True)(cls)
        assert issubclass(made, Change)
        made.VERB = verb
        made.ABOUT = Text(en, ja)
        CHANGES[verb] = made
        return made

    return declare


@change(
    "create",
    "Units, posts, people, budgets and all else that is new, as they would stand in a model.",
    "新設する部署・ポスト・予算や、入社する人などです。モデルと同じ形で書きます。",
)
class Create(Change):
    """What is new."""

    what: Annotated[Fragment, Collections()]


@change(
    "change",
    "Fields that get another value, as they would stand in a model; what is not written stays.",
    "値を変える項目です。モデルと同じ形で書きます。書いていない項目は変わりません。",
)
class Alter(Change):
    """Fields that get another value."""

    what: Annotated[Fragment, Collections()]


@change("rename", "A unit gets another name, or another id.", "部署の名称またはIDを変えます。")
class Rename(Change):
    """A unit with another name or id."""

    NEEDS_ONE_OF: ClassVar[tuple[str, ...]] = ("to", "name")
    unit: Annotated[Name, Refers(("unit",)), Means("The unit.", "対象の部署です。")]
    name: Annotated[Said | None, FieldOf("unit", "name"), Means("Its new name.", "新しい名称です。")] = None
    to: Annotated[
        Name | None,
        NewId("unit"),
        Means("Its new id; references follow.", "新しいIDです。参照も合わせて変わります。"),
    ] = None


@change(
    "move",
    "A unit, with all in it, goes under another one; a post, with who holds it, into another unit.",
    "部署を(中のものごと)別の部署の下に、またはポストを(在任者ごと)別の部署に移します。",
)
class Move(Change):
    """A unit or posts that move."""

    what: Annotated[
        Subject,
        KindKey(("unit", "position")),
        Means(
            "What moves; several are a list. A person stands for their first post.",
            "移すものです。複数ならリストで書きます。人のIDは主務のポストを指します。",
        ),
    ]
    to: Annotated[Name, Refers(("unit",)), Means("The unit it moves to.", "移した先の部署です。")]
    reports_to: Annotated[
        Name | None,
        Refers(("position",), or_none=True),
        Means("The manager of the post there.", "移した先での上司です。"),
    ] = None
    title: Annotated[
        Said | None, FieldOf("position", "title"), Means("The title of the post there.", "移した先での肩書です。")
    ] = None
    grade: Annotated[
        Said | None, FieldOf("position", "grade"), Means("The grade of the post there.", "移した先でのグレードです。")
    ] = None


@change(
    "merge",
    "Units become one; everything they have goes into it.",
    "複数の部署を1つにします。人も予算もすべて引き継がれます。",
)
class Merge(Change):
    """Units that become one."""

    units: Annotated[tuple[Name, ...], Refers(("unit",)), Means("The units.", "統合する部署です。")]
    into: Annotated[
        tuple[Part, ...],
        Parts(),
        Means(
            "The unit they become: one of them, another one, or a new one with its fields.",
            "統合後の部署です。元の部署の1つ、ほかの部署、または新しい部署(項目を添える)を書きます。",
        ),
    ]


@change(
    "split",
    "A unit becomes several; each says which members, budgets and so on it takes along.",
    "1つの部署を複数に分けます。どの人や予算などを引き継ぐかを、分けた先ごとに書きます。",
)
class Split(Change):
    """A unit that becomes several."""

    unit: Annotated[Name, Refers(("unit",)), Means("The unit.", "分ける部署です。")]
    into: Annotated[
        tuple[Part, ...],
        Parts(takes=True),
        Means(
            "The new units, and the unit itself where it lives on.",
            "分けた先の新しい部署です。元の部署が残るなら、それも書きます。",
        ),
    ]
    rest: Annotated[
        Name | None,
        Refers(("unit",), later=True),
        Means("The unit that takes everything not named.", "書いていないものをすべて引き継ぐ部署です。"),
    ] = None


@change("dissolve", "A unit ceases to be.", "部署を廃止します。")
class Dissolve(Change):
    """A unit that ceases to be."""

    unit: Annotated[Name, Refers(("unit",)), Means("The unit.", "廃止する部署です。")]
    to: Annotated[
        Name | None,
        Refers(("unit",)),
        Means(
            "The unit that takes over everything it still has.",
            "残っている人・部署・予算などをすべて引き継ぐ部署です。",
        ),
    ] = None


@change(
    "appoint",
    "Somebody takes a vacant post, and leaves the posts they hold unless it is a further one.",
    "空席のポストに人を就けます。兼務でない限り、今のポストは離れます。",
)
class Appoint(Change):
    """Somebody who takes a vacant post."""

    person: Annotated[Name, Refers(("person",)), Means("Who.", "就く人です。")]
    to: Annotated[Name, Refers(("position",)), Means("The post.", "就くポストです。")]
    further: Annotated[
        bool, Flag(), Means("Whether the posts they hold stay theirs.", "兼務かどうかです(今のポストも続ける)。")
    ] = False
    allocation: Annotated[
        Said | None,
        FieldOf("position", "holder.allocation"),
        Means("The share of their time for it.", "このポストに充てる時間の割合です。"),
    ] = None
    interim: Annotated[
        Said | None, FieldOf("position", "interim"), Means("Whether only for the time being.", "代行かどうかです。")
    ] = None


@change("vacate", "A post is left by who holds it, and stays.", "ポストから在任者が離れ、空席になります。")
class Vacate(Change):
    """Posts that are left and stay."""

    position: Annotated[
        tuple[Name, ...], Refers(("position",)), Means("The post, or several.", "ポストです。複数書けます。")
    ]


@change("report", "A post gets another manager.", "ポストの上司を変えます。")
class Report(Change):
    """Posts with another manager."""

    position: Annotated[
        tuple[Name, ...], Refers(("position",)), Means("The post, or several.", "ポストです。複数書けます。")
    ]
    to: Annotated[
        Name,
        Refers(("position",), or_none=True),
        Means("The manager's post; none: it has none.", "上司のポストです。noneなら上司なしです。"),
    ]


@change("eliminate", "A vacant post ceases to be.", "空席のポストを廃止します。")
class Eliminate(Change):
    """Vacant posts that cease to be."""

    position: Annotated[
        tuple[Name, ...], Refers(("position",)), Means("The post, or several.", "ポストです。複数書けます。")
    ]
    to: Annotated[
        Name | None,
        Refers(("position",)),
        Means("The post that takes over its reports and all it answers for.", "部下と担当をすべて引き継ぐポストです。"),
    ] = None


@change("leave", "Somebody leaves the organization; their posts become vacant.", "退職です。ポストは空席になります。")
class Leave(Change):
    """People who leave."""

    person: Annotated[
        tuple[Name, ...], Refers(("person",)), Means("Who, or several.", "退職する人です。複数書けます。")
    ]


@change(
    "hand",
    "A budget, KPI, hand-off, decision, responsibility or the like gets another owner.",
    "予算・KPI・引き渡し・意思決定・責務などの担当を変えます。",
)
class Hand(Change):
    """Things that get another owner."""

    what: Annotated[
        Subject,
        KindKey(THINGS),
        Means("What is handed over; several are a list.", "対象です。複数ならリストで書きます。"),
    ]
    to: Annotated[
        tuple[Name, ...],
        Refers(ANYBODY, or_none=True),
        Means("Who gets it; none: nobody.", "新しい担当です。noneなら担当なしです。"),
    ]
    as_: Annotated[
        Name | None,
        FieldName(),
        Means(
            "The field that changes, where it is not the owner: `responsible`.",
            "責任者でない項目を変えるとき、その項目名です(`responsible`など)。",
        ),
    ] = None
    from_: Annotated[
        Name | None,
        Refers(ANYBODY),
        Means(
            "Who gives it, where there are several and the others stay.", "複数のうち1者だけを替えるとき、その1者です。"
        ),
    ] = None


@change("end", "A budget, KPI, meeting or the like ceases to be.", "予算・KPI・会議などを終わりにします。")
class End(Change):
    """Things that cease to be."""

    what: Annotated[
        Subject, KindKey(THINGS), Means("What ends; several are a list.", "対象です。複数ならリストで書きます。")
    ]
    to: Annotated[
        Name | None,
        Refers(THINGS),
        Means("What stands in its place wherever it is named.", "これを参照していたところで、代わりになるものです。"),
    ] = None
