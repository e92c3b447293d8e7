"""The review as JSON: everything it holds, in a form of our own that review.schema.json describes."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from datetime import date

import orglint
from orglint.functions.figures import NARROW, WIDE, Spans
from orglint.lang.render import entity_label
from orglint.model.entities import Described
from orglint.model.types import Record
from orglint.reorg.difference.changes import Change, FieldChanged
from orglint.reorg.impact.impact import Figure, HandoffImpact, Impact, MoneyImpact, UnitImpact
from orglint.reorg.impact.people import Duty, PersonImpact
from orglint.reorg.matching.matching import Match
from orglint.reorg.review import Review, Side
from orglint.reporters.json_escapes import Json
from orglint.reporters.json_report import report_data, written
from orglint.reporters.look import Look
from orglint.reporters.options import Options
from orglint.reporters.review.personal import is_personal

SCHEMA_VERSION = 1
_PLAIN = frozenset({"before", "after", "affected"})


def review_json(review: Review, options: Options) -> str:
    """Return the review as JSON; people's names are hidden unless the options show them."""
    look = Look.of(review.report, replace(options, encoding="utf-8"), names=False)
    return written(_Writing(review, look).data(), options)


class _Writing:
    def __init__(self, review: Review, look: Look) -> None:
        self.review = review
        self.look = look

    def data(self) -> Json:
        review, difference, matching = self.review, self.review.difference, self.review.matching
        return {
            "schema_version": SCHEMA_VERSION,
            "version": orglint.__version__,
            "language": self.look.language,
            "before": self.side(review.before),
            "after": self.side(review.after),
            "report": report_data(review.report, self.look),
            "changes": [self.change(change) for change in difference.changes],
            "followed": [
                {"before": self.entity(one.before), "after": self.entity(one.after), "field": one.field}
                for one in difference.followed
            ],
            "hidden": [{"field": one.field, "entities": one.entities} for one in difference.hidden],
            "not_compared": [
                {
                    "collection": one.collection,
                    "field": one.field or None,
                    "reason": one.reason,
                    "entities": one.entities,
                }
                for one in difference.not_comparable
            ],
            "impact": self.impact(review.impact),
            "matching": {
                "recognised": [self.match(match) for match in matching.recognised],
                "parts": [self.match(match) for match in matching.parts],
                "doubts": [[self.match(match) for match in doubt.candidates] for doubt in matching.doubts],
            },
        }

    def side(self, side: Side) -> Json:
        return {
            "name": side.name,
            "as_of": side.as_of.isoformat(),
            "commit": side.commit,
            "is_plan": side.is_plan,
            "plan": side.plan or None,
            "description": side.description or None,
            "files": sorted(side.files),
        }

    # ---- entities and values

    def entity(self, entity: Described | None) -> Json:
        """Return an entity as `kind/id` with what it is called; its own name only where names are shown."""
        if entity is None:
            return None
        label = entity_label(entity, self.look.language).show(names=self.look.names)
        return {"entity": entity.ref, "label": label}

    def entities(self, entities: Iterable[Described]) -> list[Json]:
        return [self.entity(entity) for entity in entities]

    def value(self, value: object) -> Json:
        if isinstance(value, float) and not math.isfinite(value):
            return None
        if value is None or isinstance(value, bool | int | float | str):
            return value
        if isinstance(value, Described):
            return self.entity(value)
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, Record):
            return {item.name: self.value(getattr(value, item.name)) for item in fields(value)}  # type: ignore[arg-type]  # records are dataclasses
        if isinstance(value, Mapping):
            return {str(key): self.value(item) for key, item in value.items()}
        return [self.value(item) for item in value] if isinstance(value, tuple | list) else str(value)

    # ---- changes

    def change(self, change: Change) -> Json:
        more = {item.name: getattr(change, item.name) for item in fields(change) if item.name not in _PLAIN}
        if isinstance(change, FieldChanged) and not self.look.names and is_personal(change):
            more.update(old=None, new=None)
        return {
            "kind": change.kind,
            "before": self.entity(change.before),
            "after": self.entity(change.after),
            "affected": change.affected,
            **{name: self.value(value) for name, value in more.items()},
        }

    def match(self, match: Match) -> Json:
        return {
            "before": self.entity(match.before),
            "after": self.entity(match.after),
            "confidence": match.confidence,
            "grounds": [
                {
                    "kind": ground.kind,
                    "text": ground.text().say(self.look.language),
                    "weight": round(ground.weight, 3),
                    "agree": ground.agree,
                    "of": ground.of,
                }
                for ground in match.grounds
            ],
        }

    # ---- figures

    def impact(self, impact: Impact) -> Json:
        return {
            "figures": _figures(impact.figures),
            "spans": _both_spans(impact.spans),
            "cost": _figure(impact.cost),
            "budgets_by_holder": [self.holder(money) for money in impact.budgets_by_holder],
            "budgets_by_function": [_money(money) for money in impact.budgets_by_function],
            "units": [self.unit(unit) for unit in impact.units if unit.is_changed],
            "handoffs": [self.handoff(handoff) for handoff in impact.handoffs],
            "people": [self.person(person) for person in impact.people] if self.review.with_people else None,
        }

    def holder(self, money: MoneyImpact) -> Json:
        return {
            "unit_before": self.entity(money.unit_before),
            "unit_after": self.entity(money.unit_after),
            **_money_figure(money),
        }

    def unit(self, unit: UnitImpact) -> Json:
        return {
            "before": self.entity(unit.before),
            "after": self.entity(unit.after),
            "figures": _figures(unit.figures),
            "spans": _both_spans(unit.spans),
            "budgets": _figures(unit.budgets),
        }

    def handoff(self, handoff: HandoffImpact) -> Json:
        return {
            "before": self.entity(handoff.before),
            "after": self.entity(handoff.after),
            "distance_before": handoff.distance_before,
            "distance_after": handoff.distance_after,
        }

    def person(self, person: PersonImpact) -> Json:
        return {
            "before": self.entity(person.before),
            "after": self.entity(person.after),
            "unit_before": self.entity(person.unit_before),
            "unit_after": self.entity(person.unit_after),
            "has_new_unit": person.has_new_unit,
            "managers_before": self.entities(person.managers_before),
            "managers_after": self.entities(person.managers_after),
            "has_new_manager": person.has_new_manager,
            "heads_before": self.entities(person.heads_before),
            "heads_after": self.entities(person.heads_after),
            "has_new_head": person.has_new_head,
            "location_before": person.location_before,
            "location_after": person.location_after,
            "lost": [self.duty(duty) for duty in person.lost],
            "gained": [self.duty(duty) for duty in person.gained],
        }

    def duty(self, duty: Duty) -> Json:
        return {"field": duty.field, "of": self.entity(duty.entity)}


def _figures(figures: Iterable[Figure]) -> Json:
    return {figure.name: _figure(figure) for figure in figures}


def _figure(figure: Figure) -> Json:
    return {"before": figure.before, "after": figure.after, "difference": figure.difference}


def _both_spans(spans: tuple[Spans | None, Spans | None]) -> Json:
    before, after = spans
    return {"before": _spans(before), "after": _spans(after)}


def _spans(spans: Spans | None) -> Json:
    if spans is None:
        return None
    return {
        "managers": spans.managers,
        "median": spans.median,
        f"below_{NARROW}": spans.narrow,
        f"above_{WIDE}": spans.wide,
        "managers_by_span": {str(width): count for width, count in spans.widths.items()},
    }


def _money(money: MoneyImpact) -> Json:
    return {"function": money.name or None, **_money_figure(money)}


def _money_figure(money: MoneyImpact) -> dict[str, Json]:
    return {
        "currency": money.currency or None,
        "before": money.before,
        "after": money.after,
        "difference": round(money.after - money.before, 6),
    }
