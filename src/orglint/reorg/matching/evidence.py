"""How sure a match is, and on which grounds.

Each ground is a chance between 0 and 1 that two things are the same; the confidence is the chance that not all grounds
mislead: `1 - (1 - w1)(1 - w2)...`. Where several things can agree (members, units below, reports), the ground weighs
the share that agrees on the side where it is smaller, times `n / (n + 1.5)` for n that agree: one person in common says
little (0.4), ten say much (0.87). What speaks against a match (`against`) multiplies the confidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias, TypeVar

from orglint.i18n import Text
from orglint.model.entities import Described
from orglint.model.words import fold

GroundKind: TypeAlias = Literal[
    "id",
    "members",
    "units_below",
    "head",
    "name",
    "similar_name",
    "parent",
    "owned",
    "function",
    "type",
    "holder",
    "title",
    "unit",
    "manager",
    "reports",
    "heads",
    "grade",
    "headcount",
    "start",
    "employment",
    "content",
    "renames",
]

D = TypeVar("D", bound=Described)
SURE = 1.0
FEW = 1.5
"""What makes a few that agree weigh little."""
ACCEPTED = 0.65
"""A match is made from this confidence on, where nothing else comes near."""
NEAR = 0.15
"""How much better than the next a match must be; else it is a doubt."""
DOUBTFUL = 0.35
"""What reaches this and is not accepted is a doubt, to be settled by hand; what does not is no match."""

GROUND_WORDS: Mapping[GroundKind, Text] = {
    "id": Text("an id that differs in zeros, width or case alone", "IDの違いが先頭の0、全角・半角、大文字・小文字だけ"),
    "members": Text("{agree} of {of} members or posts in common", "メンバーやポスト{of}件中{agree}件が共通"),
    "units_below": Text("{agree} of {of} units below in common", "下位の部署{of}件中{agree}件が共通"),
    "head": Text("the same head", "長が同じ"),
    "name": Text("the same name", "名前が同じ"),
    "similar_name": Text("a similar name", "名前が似ている"),
    "parent": Text("the same parent", "上位の部署が同じ"),
    "owned": Text("{agree} of {of} things owned in common", "保有するもの{of}件中{agree}件が共通"),
    "function": Text("the same function", "機能が同じ"),
    "type": Text("the same type", "種類が同じ"),
    "holder": Text("the same holder", "在任者が同じ"),
    "title": Text("the same title", "役職名が同じ"),
    "unit": Text("the same unit", "部署が同じ"),
    "manager": Text("the same manager", "上司が同じ"),
    "reports": Text("{agree} of {of} direct reports in common", "直属の部下{of}人中{agree}人が共通"),
    "heads": Text("heads the same unit", "長を務める部署が同じ"),
    "grade": Text("the same grade", "グレードが同じ"),
    "headcount": Text("the same headcount", "人数が同じ"),
    "start": Text("the same start date", "開始日が同じ"),
    "employment": Text("the same employment", "雇用区分が同じ"),
    "content": Text("the same in everything but the id", "ID以外がすべて同じ"),
    "renames": Text("said in the renames file", "対応の指定ファイルに記載"),
}
"""What a ground is called in a sentence; people are in none of them."""


@dataclass(frozen=True, slots=True)
class Ground:
    """One piece of evidence that two things are the same: its weight, and how many of how many agree where that counts."""

    kind: GroundKind
    weight: float
    agree: int = 0
    of: int = 0

    def text(self) -> Text:
        """Return the ground in words."""
        return GROUND_WORDS[self.kind].filled(agree=str(self.agree), of=str(self.of))


@dataclass(frozen=True, slots=True)
class Evidence:
    """All grounds for one match, and by how much (`against`, 1 is not at all) something speaks against it."""

    grounds: tuple[Ground, ...]
    against: float = 1.0

    @property
    def confidence(self) -> float:
        """Return how sure the match is, 0 to 1, to two digits."""
        return round(self.score, 2)

    @property
    def score(self) -> float:
        """Return the confidence, unrounded."""
        missed = 1.0
        for ground in sorted(self.grounds, key=lambda ground: (ground.weight, ground.kind)):
            missed *= 1 - ground.weight
        return (1 - missed) * self.against


SETTLED = Evidence((Ground("renames", SURE),))


def shared(kind: GroundKind, agree: int, before: int, after: int) -> Iterable[Ground]:
    """Yield the ground that `agree` of some things on either side are the same; nothing where none is."""
    if agree:
        most = max(before, after, agree)
        yield Ground(kind, agree / most * agree / (agree + FEW), agree, most)


def plain_id(ident: str) -> str:
    """Return an id as a spreadsheet may have left it: without zeros in front, case and width made equal."""
    return fold(ident).lstrip("0") or ident


def alone(entities: Iterable[D]) -> dict[str, D]:
    """Return entities by their plain ids, those left out that share one."""
    found: dict[str, list[D]] = {}
    for entity in entities:
        found.setdefault(plain_id(entity.id), []).append(entity)
    return {ident: group[0] for ident, group in found.items() if len(group) == 1}
