"""The impact of a reorganization in words and numbers: rows of before, after and difference, and lines of units and people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from orglint.finding import Phrase
from orglint.functions.figures import NARROW, WIDE, Spans
from orglint.i18n import Language, Text
from orglint.model.entities import Position, Unit
from orglint.model.organization import Model
from orglint.reorg.impact.impact import Figure, HandoffImpact, Impact, MoneyImpact, UnitImpact, moved_apart
from orglint.reorg.impact.people import Duty, PersonImpact, Who
from orglint.reorg.review import Review
from orglint.reporters.review import words
from orglint.reporters.review.telling import Telling, filled

_SHARES = frozenset({"manager_share", "external_share"})
_OF_SPANS = frozenset({"median_span", "narrow", "wide"})
_ALWAYS = frozenset({"headcount", "managers", "layers"})
"""Figures that are shown changed or not: what a reorganization is asked about first."""


@dataclass(frozen=True, slots=True)
class Row:
    """A figure before, after, and the difference, in words."""

    name: Phrase
    before: str
    after: str
    difference: str


@dataclass(frozen=True, slots=True)
class Rows:
    """The figures that differ or are always told, and the names of those that do not differ."""

    rows: tuple[Row, ...]
    unchanged: tuple[str, ...]
    is_cost_hidden: bool


def figure_rows(review: Review, language: Language) -> Rows:
    """Return the figures of the whole, and budgets by holder and function where they differ."""
    impact = review.impact
    known = [
        (_called(figure.name, language), figure)
        for figure in (*impact.figures, *_of_spans(impact.spans), impact.cost)
        if figure.before is not None or figure.after is not None
    ]
    rows = [
        _row(Phrase.of(name), figure, language)
        for name, figure in known
        if figure.before != figure.after or figure.name in _ALWAYS
    ]
    quiet = _ALWAYS | _SHARES | _OF_SPANS
    unchanged = [name for name, figure in known if figure.before == figure.after and figure.name not in quiet]
    rows += _money_rows(impact, Telling(language))
    return Rows(tuple(rows), tuple(unchanged), _is_cost_hidden(review))


def _called(name: str, language: Language) -> str:
    return words.FIGURE_WORDS[name].say(language, narrow=NARROW, wide=WIDE)


def _of_spans(spans: tuple[Spans | None, Spans | None]) -> Iterator[Figure]:
    yield Figure("median_span", *(one.median if one is not None else None for one in spans))
    yield Figure("narrow", *(one.narrow if one is not None else None for one in spans))
    yield Figure("wide", *(one.wide if one is not None else None for one in spans))


def _row(name: Phrase, figure: Figure, language: Language) -> Row:
    show = percent if figure.name in _SHARES else amount
    before, after = (_or_missing(value, show) for value in (figure.before, figure.after))
    return Row(name, before, after, _difference(figure, language))


def _difference(figure: Figure, language: Language) -> str:
    grown = figure.difference
    if grown is None:
        return words.MISSING.en
    if figure.name in _SHARES:
        points = round(grown * 100, 1)
        return words.POINTS.say(language, n=_signed(points)) if points else "0"
    return _signed(grown)


def _signed(value: float) -> str:
    return f"+{amount(value)}" if value > 0 else amount(value)


def amount(value: float) -> str:
    """Return a number with commas, without digits that say nothing."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.2f}".rstrip("0").rstrip(".")


def percent(share: float) -> str:
    """Return a share in percent, with one digit."""
    return f"{share * 100:.1f}%"


def _or_missing(value: float | None, show: object = amount) -> str:
    assert callable(show)
    return words.MISSING.en if value is None else str(show(value))


def _money_rows(impact: Impact, tell: Telling) -> Iterator[Row]:
    for money in impact.budgets_by_holder:
        if money.before != money.after:
            unit = money.unit_after or money.unit_before
            name = (
                tell.filled(words.BUDGETS_OF, unit=tell.short(unit))
                if unit is not None
                else tell.fixed(words.BUDGETS_OF_NOBODY)
            )
            yield _money_row(name, money, tell)
    for money in impact.budgets_by_function:
        if money.before != money.after:
            name = (
                tell.filled(words.BUDGETS_FOR, function=money.name)
                if money.name
                else tell.fixed(words.BUDGETS_WITHOUT_FUNCTION)
            )
            yield _money_row(name, money, tell)


def _money_row(name: Phrase, money: MoneyImpact, tell: Telling) -> Row:
    called = tell.filled(words.OF_CURRENCY, name=name, currency=money.currency) if money.currency else name
    return _row(called, Figure("budgets", money.before, money.after), tell.language)


def _is_cost_hidden(review: Review) -> bool:
    cost = review.impact.cost
    return (
        cost.before is None
        and cost.after is None
        and all(_states_cost(model) for model in (review.matching.before, review.matching.after))
    )


def _states_cost(model: Model) -> bool:
    return any(post.cost is not None for post in model.all(Position))


# ---- units


def changed_units(review: Review) -> list[UnitImpact]:
    """Return the units whose told figures differ, those first in which most people come or go."""
    changed = [unit for unit in review.impact.units if _told_figures(unit)]
    return sorted(changed, key=lambda unit: (-abs(_grown(unit)), unit.unit.id))


def _grown(unit: UnitImpact) -> float:
    figure = next(figure for figure in unit.figures if figure.name == "headcount")
    return (figure.after or 0) - (figure.before or 0)


def _told_figures(unit: UnitImpact) -> list[tuple[Text, Figure]]:
    told = [(words.SHORT_FIGURES[figure.name], figure) for figure in unit.figures if figure.name in words.SHORT_FIGURES]
    told += [
        (words.OF_CURRENCY.filled(name=words.BUDGETS, currency=figure.name) if figure.name else words.BUDGETS, figure)
        for figure in unit.budgets
    ]
    return [(name, figure) for name, figure in told if (figure.before or 0) != (figure.after or 0)]


def unit_told(unit: UnitImpact, tell: Telling) -> Phrase:
    """Return the figures of a unit that differ."""
    return tell.listed(
        Phrase.of(
            name.say(tell.language),
            " ",
            words.FROM_TO.say(tell.language, before=_or_missing(figure.before), after=_or_missing(figure.after)),
        )
        for name, figure in _told_figures(unit)
    )


# ---- hand-offs


def moved_handoffs(review: Review) -> list[HandoffImpact]:
    """Return the hand-offs whose sides are as far apart as they were not, those first that are further apart."""
    return sorted(moved_apart(review.impact.handoffs), key=lambda one: (-_further(one), one.after.id))


def _further(one: HandoffImpact) -> int:
    if one.distance_before is None or one.distance_after is None:
        return 0
    return one.distance_after - one.distance_before


def handoff_told(one: HandoffImpact, tell: Telling) -> tuple[Phrase, Phrase]:
    """Return a hand-off with its sides, and how far apart these are before and after."""
    sides = tell.arrow(tell.short(one.after.giver), tell.short(one.after.receiver))
    steps = [_steps(distance, tell) for distance in (one.distance_before, one.distance_after)]
    return tell.filled(words.SIDES, handoff=tell.named(one.after), sides=sides), tell.arrow(*steps)


def _steps(distance: int | None, tell: Telling) -> Phrase:
    return tell.fixed(words.UNKNOWN) if distance is None else Phrase.of(words.STEPS.say(tell.language, distance))


# ---- people


def person_told(person: PersonImpact, tell: Telling) -> tuple[Phrase, Phrase]:
    """Return who somebody is, and what changes for them."""
    who = tell.named(person.after or person.before)
    return who, tell.beside(*_of_person(person, tell))


def _of_person(person: PersonImpact, tell: Telling) -> Iterator[Phrase]:
    if person.before is None:
        yield tell.fixed(words.JOINS)
        if person.unit_after is not None:
            yield tell.filled(words.PERSON_UNIT, told=tell.short(person.unit_after))
    if person.after is None:
        yield tell.fixed(words.LEAVES)
        if person.unit_before is not None:
            yield tell.filled(words.PERSON_UNIT, told=tell.short(person.unit_before))
    if person.has_new_unit:
        yield tell.filled(
            words.PERSON_UNIT, told=tell.arrow(tell.short(person.unit_before), tell.short(person.unit_after))
        )
    if person.has_new_manager:
        yield tell.filled(words.NEW_MANAGER, told=_who(person.managers_before, person.managers_after, tell))
    if person.has_new_head:
        yield tell.filled(words.PERSON_HEAD, told=_who(person.heads_before, person.heads_after, tell))
    if person.has_new_location:
        places = [
            Phrase.of(place) if place else tell.fixed(words.EMPTY)
            for place in (person.location_before, person.location_after)
        ]
        yield tell.filled(words.PERSON_LOCATION, told=tell.arrow(*places))
    if person.lost:
        yield tell.filled(words.PERSON_LOSES, told=_duties(person.lost, tell))
    if person.gained:
        yield tell.filled(words.PERSON_GAINS, told=_duties(person.gained, tell))


def _who(before: Who, after: Who, tell: Telling) -> Phrase:
    return tell.arrow(tell.all_of(before), tell.all_of(after))


def _duties(duties: Iterable[Duty], tell: Telling) -> Phrase:
    return tell.listed(_told_duty(duty, tell) for duty in duties)


def _told_duty(duty: Duty, tell: Telling) -> Phrase:
    special = words.DUTIES.get(duty.field) if tell.language == "en" else None
    if special is not None:
        return filled(special, {"thing": tell.short(duty.entity)})
    return tell.filled(words.DUTY, thing=tell.short(duty.entity), field=_duty(duty, tell))


def _duty(duty: Duty, tell: Telling) -> str:
    if duty.entity.KIND == Unit.KIND and duty.field == "head":
        return words.HEAD.say(tell.language)
    return tell.field(duty.entity.KIND, duty.field)
