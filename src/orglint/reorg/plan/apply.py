"""A plan applied to today's organization: the organization as it will be, every part of it with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass
from datetime import date

from orglint.i18n import Language
from orglint.model.build import link, read_entries, stated_date
from orglint.model.entries import Entries
from orglint.model.organization import Model
from orglint.reorg.plan import making, posts, refusals, things, units
from orglint.reorg.plan.changes import (
    Alter,
    Appoint,
    Change,
    Create,
    Dissolve,
    Eliminate,
    End,
    Hand,
    Leave,
    Merge,
    Move,
    Rename,
    Report,
    Split,
    Vacate,
)
from orglint.reorg.plan.draft import ORGANIZATION, Draft
from orglint.reorg.plan.held import bare
from orglint.reorg.plan.mistakes import Mistake, Mistakes, RefusedError, plan_error
from orglint.reorg.plan.reading import Plan
from orglint.reorg.plan.revised import Revised
from orglint.reorg.plan.work import Work
from orglint.source.document import Document
from orglint.spelling import hinted


@dataclass(frozen=True, slots=True)
class Applied:
    """What a plan makes of an organization: the model on the day of the plan.

    `became` are the ids of units that do not simply go on as they are, with the later ones they live on in: another id, the
    unit they were merged into, those they were split into, none.
    """

    plan: Plan
    model: Model
    became: ReadOnly[str, tuple[str, ...]]


def apply_plan(plan: Plan, documents: Sequence[Document], language: Language, *, as_of: date | None = None) -> Applied:
    """Return the organization that a plan makes of the one that documents describe, as of the day of the plan.

    Raises PlanError with every mistake of the plan, in its form, in what does not fit and in its values, where there is one.
    The documents stay as they are; what is wrong with them is in the model's problems, as without the plan.
    """
    revision = _revised(plan, documents)
    model = link(revision.entries, as_of=as_of or plan.day)
    found = [*revision.mistakes, *_mistaken_values(plan, model, revision.doubtful)]
    if found:
        raise plan_error(found, plan.file, language)
    return Applied(plan, model, revision.became)


def revised_entries(plan: Plan, documents: Iterable[Document], language: Language) -> Entries:
    """Return the entries of documents as a plan changes them. Raises PlanError where it does not fit.

    Values are not read yet: whether the plan gives a field one that it cannot take shows when the entries are linked.
    """
    revision = _revised(plan, documents)
    if revision.mistakes:
        raise plan_error(revision.mistakes, plan.file, language)
    return revision.entries


@dataclass(frozen=True, slots=True)
class _Revision:
    """What became of entries. With mistakes it is of no use but to look for more of them."""

    entries: Entries
    became: ReadOnly[str, tuple[str, ...]]
    mistakes: tuple[Mistake, ...]
    doubtful: frozenset[str]


def _revised(plan: Plan, documents: Iterable[Document]) -> _Revision:
    entries = read_entries(documents)
    mistakes = Mistakes(list(plan.mistakes))
    draft = Draft(entries, plan.day, plan.day_place, Revised(plan.document))
    today = stated_date(entries)
    if today is not None and plan.day < today:
        mistakes.say(refusals.TOO_EARLY.filled(day=today.isoformat()), plan.day_place)
    today_units = set(draft.of("unit"))
    work = Work(draft, mistakes, plan.doubtful)
    for change in plan.changes:
        try:
            work.look_up(change)
            _apply(work, change)
        except RefusedError:
            work.doubtful.update(_left_open(change))
    posts.refuse_people_without_posts(work)
    if ORGANIZATION in draft:
        draft.put(ORGANIZATION, "as_of", plan.day.isoformat(), plan.day_place)
    became = {ident: later for ident, later in work.lineage.result().items() if ident in today_units}
    return _Revision(entries, became, tuple(mistakes.found), frozenset(work.doubtful))


def _mistaken_values(plan: Plan, model: Model, doubtful: frozenset[str]) -> Iterator[Mistake]:
    """Yield what the model finds wrong with what the plan says; what a failed change was to make is not missed again."""
    for problem in model.problems:
        if problem.location is None or problem.location.file != plan.file:
            continue
        if problem.rule == "unknown-reference" and any(bare(value) in doubtful for value in problem.values):
            continue
        yield Mistake(problem.location, hinted(problem.message, problem.accepted))


def _apply(work: Work, change: Change) -> None:  # noqa: C901, PLR0912 - one line for each kind of change
    match change:
        case Move() if change.what.kind == "unit":
            units.move(work, change)
        case Move():
            posts.move(work, change)
        case Create():
            making.create(work, change)
        case Alter():
            making.alter(work, change)
        case Rename():
            units.rename(work, change)
        case Merge():
            units.merge(work, change)
        case Split():
            units.split(work, change)
        case Dissolve():
            units.dissolve(work, change)
        case Appoint():
            posts.appoint(work, change)
        case Vacate():
            posts.vacate(work, change)
        case Report():
            posts.report(work, change)
        case Eliminate():
            posts.eliminate(work, change)
        case Leave():
            posts.leave(work, change)
        case Hand():
            things.hand(work, change)
        case End():
            things.end(work, change)


def _left_open(change: Change) -> Iterator[str]:
    """Yield the ids that a change was to make, or to seat: what follows from its failing is no mistake of its own."""
    match change:
        case Rename() if change.to is not None:
            yield change.to.text
        case Merge() | Split():
            yield from (part.name.text for part in change.into)
        case Appoint():
            yield bare(change.person.text)
