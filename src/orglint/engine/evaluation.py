"""Evaluating rules: which are decidable on this model, what they flag, and the findings that come of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from orglint.engine.needs import is_met, unmet
from orglint.finding import Evidence, Finding, Related, Severity, Sign, fingerprint
from orglint.functions.context import Context
from orglint.i18n import Language
from orglint.lang.bound import Bound, Detail, Flagged, SignDetail, unknown_fields
from orglint.lang.compiled import CompiledProgram
from orglint.lang.render import entity_label
from orglint.location import Location
from orglint.model.entities import Described
from orglint.model.organization import Model
from orglint.model.types import Entity
from orglint.report import NotEvaluated
from orglint.ruleset.spec import RuleSpec


@dataclass(frozen=True, slots=True)
class ReadyRule:
    """A rule that is on and checks: its severity and parameters in this run, and its program."""

    spec: RuleSpec
    severity: Severity
    params: Mapping[str, object]
    program: CompiledProgram


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What the rules found, and which could not be evaluated."""

    findings: tuple[Finding, ...]
    evaluated: tuple[str, ...]
    not_evaluated: tuple[NotEvaluated, ...]


def evaluate(rules: Sequence[ReadyRule], model: Model, language: Language) -> Evaluation:
    """Evaluate rules over a model, each for itself; what they have to do with each other is for `relating`."""
    context = Context(model)
    unknown = unknown_fields(model)
    findings: list[Finding] = []
    evaluated: list[str] = []
    left: list[NotEvaluated] = []
    for rule in rules:
        missing = _missing(rule.spec, model)
        if missing:
            left.append(NotEvaluated(rule.spec.id, missing))
            continue
        evaluated.append(rule.spec.id)
        findings += _Run(rule, context, unknown, language).findings()
    return Evaluation(tuple(findings), tuple(evaluated), tuple(left))


def _missing(rule: RuleSpec, model: Model) -> tuple[tuple[str, ...], ...]:
    """Return what a rule lacks; a composite rule lacks something where too few of its signs can be checked."""
    missing = unmet(rule.needs, model)
    if missing or not rule.signs:
        return missing
    checkable = _checkable(rule, model)
    if len(checkable) >= 1:
        return ()
    return unmet((need for sign in rule.signs for need in sign.needs), model)


def _checkable(rule: RuleSpec, model: Model) -> frozenset[str]:
    return frozenset(sign.name for sign in rule.signs if all(is_met(need, model) for need in sign.needs))


class _Run:
    """One rule over one model."""

    def __init__(
        self, rule: ReadyRule, context: Context, unknown: frozenset[tuple[str, str]], language: Language
    ) -> None:
        self.rule = rule
        self.model = context.model
        self.language: Language = language
        checkable = _checkable(rule.spec, self.model) if rule.spec.signs else None
        self.bound: Bound = rule.program.bind(context, rule.params, unknown, checkable)

    def findings(self) -> Iterator[Finding]:
        grouped: dict[frozenset[Described], list[tuple[Flagged, Detail]]] = {}
        for flagged in self.bound.flagged(self.entities()):
            detail = self.bound.detail(flagged)
            if detail.once_per:
                grouped.setdefault(frozenset(detail.once_per), []).append((flagged, detail))
            else:
                yield self.finding(flagged, detail, [self.entity(flagged)], [])
        for together, hits in grouped.items():
            yield self.finding_of_group(together, hits)

    def entities(self) -> Iterable[Described]:
        """Return what the rule iterates: what is in force, what has ended, or both."""
        kind, when = self.rule.spec.kind, self.rule.spec.when
        if when == "in_force" or kind not in self.model.entities:
            return self.model.in_force.get(kind, ())
        everything = self.model.entities[kind].values()
        if when == "any":
            return everything
        return [entity for entity in everything if entity.end is not None and entity.end < self.model.as_of]

    def finding_of_group(self, together: frozenset[Described], hits: list[tuple[Flagged, Detail]]) -> Finding:
        """Return one finding for what concerns several alike: the smallest id reports, the others are related."""
        hits = sorted(hits, key=lambda hit: hit[0].entity)
        flagged, detail = hits[0]
        others = [entity for entity in sorted(together) if entity is not flagged.entity]
        others += [hit[0].entity for hit in hits[1:] if hit[0].entity not in together]
        worst = next((hit for hit in hits if hit[1].is_error), hits[0])[1]
        return self.finding(flagged, detail, sorted(together), others, is_error=worst.is_error)

    def finding(
        self,
        flagged: Flagged,
        detail: Detail,
        concerned: list[Described],
        others: list[Described],
        *,
        is_error: bool | None = None,
    ) -> Finding:
        spec, entity = self.rule.spec, self.entity(flagged)
        signs = tuple(self.sign(sign) for sign in detail.signs)
        related = [other for other in dict.fromkeys((*others, *detail.related)) if other is not entity]
        severe = detail.is_error if is_error is None else is_error
        return Finding(
            rule=spec.id,
            severity=self.severity(more=severe),
            entity=entity.ref,
            message=self.rule.program.message[self.language].render(detail.values, self.language),
            location=self.location(flagged),
            fingerprint=fingerprint(spec.id, [item.ref for item in concerned], *_item(flagged)),
            related=tuple(self.related(other) for other in related),
            evidence=tuple(self.evidence(detail)),
            signs=signs,
            help=spec.fix.say(self.language),
            measure=detail.measure,
        )

    def severity(self, *, more: bool) -> Severity:
        """Return the rule's severity in this run, one step more where `error_if` holds."""
        return Severity(min(self.rule.severity + more, Severity.ERROR))

    def entity(self, flagged: Flagged) -> Described:
        return flagged.entity

    def location(self, flagged: Flagged) -> Location | None:
        """Return where the finding stands: at the item of `each` if it has a place, else at the field, else the id."""
        if isinstance(flagged.item, Described):
            place = self.model.location(flagged.item)
            if place is not None:
                return place
        at = self.rule.spec.at
        return self.model.location(flagged.entity, at.text if at is not None else None)

    def related(self, entity: Described) -> Related:
        return Related(entity.ref, entity_label(entity, self.language), self.model.location(entity))

    def evidence(self, detail: Detail) -> Iterator[Evidence]:
        for seen in detail.seen:
            yield seen.evidence(self.language)

    def sign(self, sign: SignDetail) -> Sign:
        """Return a sign with its places: the entities its condition looked at."""
        found: dict[Described, None] = {}
        for seen in sign.seen:
            for value in seen.value if isinstance(seen.value, tuple | list) else (seen.value,):
                if isinstance(value, Described):
                    found[value] = None
        return Sign(sign.name, sign.phrase(self.language), tuple(self.related(entity) for entity in found))


def _item(flagged: Flagged) -> list[str]:
    """Return what tells findings of one entity apart in the fingerprint: the item of `each`."""
    if flagged.item is None:
        return []
    return [flagged.item.ref if isinstance(flagged.item, Entity) else str(flagged.item)]


