"""Who is known to be whom while two models are matched: the pairs found so far, and what is settled already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from orglint.model.entities import Described
from orglint.model.organization import Model
from orglint.reorg.matching.evidence import ACCEPTED, NEAR, Evidence
from orglint.reorg.personal_posts import personal_posts

E = TypeVar("E", bound=Described)


class Pairs:
    """Entities of two models, tied one to one. `evidence` tells why, of those that ids alone do not tie.

    `personal` are the posts of either side that are written on people. What is in `closed` is settled otherwise (gone, split, merged) and is never tied.
    """

    def __init__(self, before: Model, after: Model) -> None:
        self.before = before
        self.after = after
        self.personal = personal_posts(before), personal_posts(after)
        self.counterparts: dict[Described, Described] = {}
        self.evidence: dict[tuple[Described, Described], Evidence] = {}
        self.closed: set[Described] = set()

    def tie(self, before: Described, after: Described, evidence: Evidence | None = None) -> None:
        """Say that two entities are the same."""
        self.counterparts[before] = after
        self.counterparts[after] = before
        if evidence is not None:
            self.evidence[before, after] = evidence

    def of(self, entity: E | None) -> E | None:
        """Return the counterpart of an entity, None where it has none."""
        return self.counterparts.get(entity) if entity is not None else None  # type: ignore[return-value]  # of one kind

    def are_same(self, before: Described | None, after: Described | None) -> bool:
        """Whether two entities, both there, are tied."""
        return before is not None and after is not None and self.counterparts.get(before) is after

    def is_open(self, entity: Described) -> bool:
        """Whether nobody knows yet what the entity is on the other side."""
        return entity not in self.counterparts and entity not in self.closed

    def open(self, entities: Iterable[E]) -> list[E]:
        """Return those of some entities that are not tied and not settled."""
        return [entity for entity in entities if self.is_open(entity)]

    def has_all(self, some: Iterable[Described], others: Iterable[Described]) -> bool:
        """Whether two groups, neither empty, are the same entities."""
        first, second = set(some), set(others)
        return bool(first) and len(first) == len(second) and {self.counterparts.get(one) for one in first} == second


Candidates = Mapping[tuple[E, E], Evidence]


def best(candidates: Candidates[E]) -> list[tuple[E, E]]:
    """Return the pairs that are sure enough, each the best for both of its sides, with nothing near it on either."""
    scores = {pair: evidence.score for pair, evidence in candidates.items()}
    tops: dict[Described, list[float]] = {}
    for pair, score in scores.items():
        for side in pair:
            tops.setdefault(side, []).append(score)
    for found in tops.values():
        found.sort(reverse=True)
    return [
        pair for pair, score in scores.items() if score >= ACCEPTED and all(_leads(tops[side], score) for side in pair)
    ]


def _leads(scores: list[float], score: float) -> bool:
    return score == scores[0] and (len(scores) == 1 or score - scores[1] >= NEAR)
