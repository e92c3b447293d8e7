"""People whose id has changed: told by a name that nobody else has, and facts that agree. That is a guess, and said.

An id that lost its zeros in a spreadsheet (`00123`, later `123`) tells as much as a name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

from orglint.model.entities import Described, Person, Position, Unit
from orglint.model.words import fold
from orglint.reorg.matching.evidence import Evidence, Ground, alone, plain_id
from orglint.reorg.matching.pairs import Pairs, best
from orglint.reorg.personal_posts import primary_posts

SURE_ENOUGH = 0.85
"""People are taken for one from this confidence on: more than for units, since two may well have one name."""
_TELLING = frozenset({"id", "start", "unit", "manager", "holder"})
"""Of the facts that agree one must be of these: many have the same title, grade and employment."""
_OF_A_ROW = re.compile(r"(?:.+-)?row-\d+")
_NAME, _ONLY_NAME = 0.7, 0.9
"""What a name that nobody else has weighs, and where there is no number that could say otherwise."""


def is_other_person(before: Person, after: Person) -> bool:
    """Whether one id stands for two people: it is that of a post or of a row, or dates differ, and so does the name."""
    if before.name is None or after.name is None:
        return False
    are_rows = _is_of_a_row(before) and _is_of_a_row(after)
    if folded(before.name) == folded(after.name):
        return are_rows and not _is_in_one_unit(before, after)
    if are_rows or (_is_of_a_post(before) and _is_of_a_post(after)):
        return True
    return before.start is not None and after.start is not None and before.start != after.start


def _is_of_a_post(person: Person) -> bool:
    """Whether the id says whose post it is, not who: `P1-holder`, as importers call people without ids of their own."""
    return any(person.id.startswith(f"{post.id}-holder") for post in person.positions)


def _is_of_a_row(person: Person) -> bool:
    """Whether the id says in which row of a list without numbers somebody stands: `row-7`."""
    return _OF_A_ROW.fullmatch(person.id) is not None


def _is_in_one_unit(before: Person, after: Person) -> bool:
    """Whether units of the same ids have both, or none does."""
    here, there = ({post.unit.id for post in person.positions if post.unit is not None} for person in (before, after))
    return here == there or not here.isdisjoint(there)


def folded(name: str) -> str:
    """Return a name as it is compared: width, case and blanks make no difference."""
    return "".join(fold(name).split())


class PeopleMatcher:
    """Finds people by name. Names are those of everybody, tied or not: who has one alone on both sides is told by it."""

    def __init__(self, pairs: Pairs) -> None:
        self.pairs = pairs

    @cached_property
    def _by_name(self) -> tuple[Mapping[str, Person], Mapping[str, Person]]:
        return _unique_names(self.pairs.before.all(Person)), _unique_names(self.pairs.after.all(Person))

    @cached_property
    def _like(self) -> tuple[Mapping[str, Person], Mapping[str, Person]]:
        here, there = (
            alone(person for person in model.all(Person) if not _is_of_a_row(person))
            for model in (self.pairs.before, self.pairs.after)
        )
        return here, there

    @cached_property
    def _posts(self) -> tuple[Mapping[Person, Position], Mapping[Person, Position]]:
        return primary_posts(self.pairs.before), primary_posts(self.pairs.after)

    def candidates(self) -> dict[tuple[Person, Person], Evidence]:
        """Return the evidence for people of one name, or nearly one id, that nobody else has, neither of them tied yet."""
        if not all(self.pairs.open(model.all(Person)) for model in (self.pairs.before, self.pairs.after)):
            return {}
        by_rows = (*self._of_one_name_in_one_unit(), *self._left_of_one_name())
        alike = dict.fromkeys((*self._of_one_name(), *by_rows, *self._of_like_ids()))
        is_open = self.pairs.is_open
        return {pair: self._evidence(*pair) for pair in alike if is_open(pair[0]) and is_open(pair[1])}

    def _of_one_name(self) -> Iterator[tuple[Person, Person]]:
        before, after = self._by_name
        return ((before[name], after[name]) for name in before if name in after)

    def _of_one_name_in_one_unit(self) -> Iterator[tuple[Person, Person]]:
        """Yield people of a name that others have too, where lists without numbers have nothing else.

        As many namesakes in one unit on both sides are the same people, whoever of them is whom.
        """
        here = _in_their_units(self._posts[0], self.pairs.of)
        there = _in_their_units(self._posts[1], lambda unit: unit)
        for place, people in here.items():
            others = there.get(place, [])
            if len(people) == len(others):
                yield from zip(people, others, strict=True)

    def _left_of_one_name(self) -> Iterator[tuple[Person, Person]]:
        """Yield who is left of a name on either side in lists without numbers, the namesakes known already."""
        here, there = (
            _unique_names(person for person in self.pairs.open(model.all(Person)) if _is_of_a_row(person))
            for model in (self.pairs.before, self.pairs.after)
        )
        return ((here[name], there[name]) for name in here if name in there)

    def _of_like_ids(self) -> Iterator[tuple[Person, Person]]:
        before, after = self._like
        for ident, person in before.items():
            other = after.get(ident)
            if other is not None and not (person.name and other.name and folded(person.name) != folded(other.name)):
                yield person, other

    def run(self) -> bool:
        """Tie who is sure enough, and nobody else nearly as much; return whether anybody was."""
        sure = {pair: evidence for pair, evidence in self.candidates().items() if is_sure(evidence)}
        found = best(sure)
        for one, other in found:
            self.pairs.tie(one, other, sure[one, other])
        return bool(found)

    def _evidence(self, before: Person, after: Person) -> Evidence:
        differs = before.start is not None and after.start is not None and before.start != after.start
        return Evidence(tuple(self._facts(before, after)), 0.3 if differs else 1.0)

    def _facts(self, before: Person, after: Person) -> Iterator[Ground]:
        ident = plain_id(before.id)
        if self._like[0].get(ident) is before and self._like[1].get(ident) is after:
            yield Ground("id", 0.8)
        if before.name and after.name and folded(before.name) == folded(after.name):
            yield Ground("name", _ONLY_NAME if _is_of_a_row(before) or _is_of_a_row(after) else _NAME)
        if before.start is not None and before.start == after.start:
            yield Ground("start", 0.6)
        if before.employment is not None and before.employment == after.employment:
            yield Ground("employment", 0.1)
        one, other = self._posts[0].get(before), self._posts[1].get(after)
        if one is not None and other is not None:
            yield from self._of_posts(one, other)

    def _of_posts(self, before: Position, after: Position) -> Iterator[Ground]:
        if self.pairs.of(before) is after:
            yield Ground("holder", 0.5)
        if self.pairs.are_same(before.unit, after.unit):
            yield Ground("unit", 0.4)
        if before.title is not None and after.title is not None and fold(before.title) == fold(after.title):
            yield Ground("title", 0.4)
        if before.grade is not None and before.grade == after.grade:
            yield Ground("grade", 0.2)
        if self.pairs.has_all(self._managers(before), self._managers(after)):
            yield Ground("manager", 0.5)

    def _managers(self, post: Position) -> list[Described]:
        """Return whom a post reports to: people where they are named, since their posts are tied later."""
        return [one for manager in post.reports_to for one in (manager.holder or (manager,))]


def is_sure(evidence: Evidence) -> bool:
    """Whether two people are taken for one."""
    is_told = any(ground.kind in _TELLING or ground.weight >= SURE_ENOUGH for ground in evidence.grounds)
    return is_told and evidence.score >= SURE_ENOUGH


def _unique_names(people: Iterable[Person]) -> Mapping[str, Person]:
    named = [(folded(person.name), person) for person in people if person.name]
    count = Counter(name for name, _ in named)
    return {name: person for name, person in named if name and count[name] == 1}


def _in_their_units(
    posts: Mapping[Person, Position], later: Callable[[Unit | None], Unit | None]
) -> dict[tuple[str, Unit], list[Person]]:
    """Return people known by their rows by name and later unit, in the order of their titles."""
    found: dict[tuple[str, Unit], list[Person]] = {}
    for person, post in sorted(posts.items(), key=lambda item: (item[1].title or "", item[0].id)):
        unit = later(post.unit)
        if person.name and unit is not None and _is_of_a_row(person):
            found.setdefault((folded(person.name), unit), []).append(person)
    return found
