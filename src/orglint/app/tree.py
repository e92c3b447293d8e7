"""The tree of units with who leads them, how many people are in them, and what was found there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from orglint.engine.inside import units_of_entity
from orglint.finding import Finding, Name, Phrase, Severity
from orglint.functions.people import posts_headcount
from orglint.graph.relations import Relations
from orglint.graph.tree import Tree
from orglint.model.entities import Position, Unit
from orglint.model.organization import Model


@dataclass(frozen=True, slots=True)
class Head:
    """Who leads a unit: the post's title, the holders' names kept apart from it, and whether somebody is there."""

    title: str
    holders: Phrase
    is_vacant: bool


@dataclass(frozen=True, slots=True)
class Branch:
    """One line of the tree.

    `last` says for each level from the top down whether this is the last of its neighbours there. `members` is the headcount
    of the unit itself, `people` that of those below it too; `below` counts the units under it that the depth leaves out.
    `marks` counts active findings at the unit itself and what it holds, owns and gives; where the depth leaves units
    out, those at them too.
    """

    id: str
    name: str
    type: str
    last: tuple[bool, ...]
    heads: tuple[Head, ...]
    members: int
    people: int
    below: int = 0
    marks: Mapping[Severity, int] = field(default_factory=dict)


def unit_tree(model: Model, findings: Iterable[Finding] = (), depth: int | None = None) -> tuple[Branch, ...]:
    """Return the units in force, each before those below it; `depth` is the number of levels shown.

    Units that are each other's parents are cut at the smallest id, which stands at the top.
    """
    tree = Relations(model).units
    marks = _marks(model, findings)
    return tuple(_branches(tree, marks, depth))


def marks_elsewhere(model: Model, findings: Iterable[Finding]) -> dict[Severity, int]:
    """Count the active findings that stand at no unit: at the organization, at a file, at what belongs to nobody."""
    active = (finding for finding in findings if finding.is_active)
    return _total([Counter(finding.severity for finding in active if not _units(model, finding.entity))])


def _branches(tree: Tree[Unit], marks: Mapping[Unit, Counter[Severity]], depth: int | None) -> Iterator[Branch]:
    lasts = _lasts(tree)
    for unit in tree.order:
        level = tree.depth(unit)
        if depth is not None and level >= depth:
            continue
        chain = (*reversed(tree.ancestors(unit)), unit)
        below = tree.subtree(unit)
        is_cut = depth is not None and level == depth - 1
        yield Branch(
            id=unit.id,
            name=unit.name or "",
            type=unit.type or "",
            last=tuple(each in lasts for each in chain),
            heads=tuple(_head(post) for post in sorted(unit.head)),
            members=round(posts_headcount(unit.positions)),
            people=round(posts_headcount(post for part in below for post in part.positions)),
            below=len(below) - 1 if is_cut else 0,
            marks=_total(marks.get(part) for part in (below if is_cut else (unit,))),
        )


def _total(counts: Iterable[Counter[Severity] | None]) -> dict[Severity, int]:
    """Add up counts, the worst first."""
    total = sum((count for count in counts if count), Counter[Severity]())
    return dict(sorted(total.items(), reverse=True))


def _lasts(tree: Tree[Unit]) -> set[Unit]:
    """Return the units that are the last below their parent; later ones replace earlier ones."""
    last: dict[Unit | None, Unit] = {}
    for unit in tree.order:
        last[tree.parents.get(unit)] = unit
    return set(last.values())


def _head(post: Position) -> Head:
    names = [Name(person.name or person.id, person.id) for person in sorted(post.holder)]
    parts: list[str | Name] = []
    for name in names:
        parts += [", ", name] if parts else [name]
    # Which of the empty posts was done away with is a matter of people (Privacy): both read as vacant.
    is_vacant = post.status in ("vacant", "eliminated")
    return Head(post.title or post.name or post.id, Phrase(tuple(parts)), is_vacant)


def _marks(model: Model, findings: Iterable[Finding]) -> dict[Unit, Counter[Severity]]:
    marks: dict[Unit, Counter[Severity]] = {}
    for finding in findings:
        if finding.is_active:
            for unit in _units(model, finding.entity):
                marks.setdefault(unit, Counter())[finding.severity] += 1
    return marks


def _units(model: Model, ref: str | None) -> set[Unit]:
    """Return the units a finding about an entity stands at."""
    kind, _, ident = (ref or "").partition("/")
    return set(units_of_entity(model.entities.get(kind, {}).get(ident)))
