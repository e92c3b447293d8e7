"""Evaluating rules: which are decidable on this model, what they flag, and the findings that come of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from orglint.engine.earlier import Earlier
from orglint.engine.inside import is_inside
from orglint.engine.needs import checkable_signs, missing
from orglint.finding import Evidence, Finding, Identity, Phrase, Related, Severity, Sign
from orglint.functions.context import Context
from orglint.i18n import Language, Text
from orglint.lang.bound import Bound, Detail, Flagged, SignDetail, unknown_fields
from orglint.lang.compiled import CompiledProgram
from orglint.lang.render import entity_label
from orglint.lang.steps import TooManySteps, steps_over
from orglint.location import Location
from orglint.model.change_kinds import Change
from orglint.model.entities import Described, Placeholder, Unit
from orglint.model.organization import Model
from orglint.model.types import Entity
from orglint.report import NotEvaluated
from orglint.ruleset.faults import RuleFault, stop
from orglint.ruleset.shape import show_line
from orglint.ruleset.spec import RuleSpec

_BEFORE = Text(" (before)", "(変更前)")


@dataclass(frozen=True, slots=True)
class Variant:
    """How a rule is judged inside one unit. `severity` is None where the rule is off there."""

    inside: Unit
    severity: Severity | None
    params: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class ReadyRule:
    """A rule that is on and checks: its severity and parameters in this run, and its program.

    Of several `variants` that hold for an entity the last one counts; `only_inside`: outside of them it is off.
    """

    spec: RuleSpec
    severity: Severity
    params: Mapping[str, object]
    program: CompiledProgram
    variants: tuple[Variant, ...] = ()
    only_inside: bool = False


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What the rules found, which could not be evaluated, and on how many entities a rule drew no conclusion."""

    findings: tuple[Finding, ...]
    evaluated: tuple[str, ...]
    not_evaluated: tuple[NotEvaluated, ...]
    undecided: tuple[tuple[str, int], ...] = ()


def evaluate(
    rules: Sequence[ReadyRule], model: Model, language: Language, earlier: Earlier | None = None
) -> Evaluation:
    """Evaluate rules over a model, each for itself; what they have to do with each other is for `relating`.

    Rules of a comparison need what was `earlier`, and a model that holds the changes. Their needs must hold on both
    sides: what is not described on one of them is not compared.
    """
    context = Context(model, earlier.matched if earlier is not None else None)
    sides = [model] if earlier is None else [earlier.matched.before, model]
    unknown = frozenset[tuple[str, str]]().union(*map(unknown_fields, sides))
    findings: list[Finding] = []
    evaluated: list[str] = []
    left: list[NotEvaluated] = []
    undecided: list[tuple[str, int]] = []
    for rule in rules:
        if rule.spec.is_of_comparison and earlier is None:
            raise ValueError(f"{rule.spec.id} compares, and there is one organization")
        lacking = not_evaluated(rule.spec, *sides)
        if lacking is not None:
            left.append(lacking)
            continue
        evaluated.append(rule.spec.id)
        open_ends: set[Described] = set()
        for part, entities in _parts(rule, model, earlier):
            run = _Run(part, context, unknown, language, earlier)
            try:
                findings += run.findings(entities)
            except TooManySteps:
                stop([_too_many_steps(part.spec, model)], language)
            open_ends.update(run.bound.undecided)
        if open_ends:
            undecided.append((rule.spec.id, len(open_ends)))
    return Evaluation(tuple(findings), tuple(evaluated), tuple(left), tuple(undecided))


def not_evaluated(rule: RuleSpec, *sides: Model) -> NotEvaluated | None:
    """Return why a rule cannot be evaluated over a model, or over two that are compared; None where it can."""
    lacking = [missing(rule, model) for model in sides]
    if not any(lacking):
        return None
    names = tuple(dict.fromkeys(name for side in lacking for name in side))
    return NotEvaluated(rule.id, names, None if all(lacking) else ("before", "after")[bool(lacking[-1])])


def _too_many_steps(rule: RuleSpec, model: Model) -> RuleFault:
    place = rule.place.value_location()
    return RuleFault(
        place, _TOO_MANY_STEPS.filled(steps=f"{steps_over(model):,}"), _FEWER, show_line(rule.document, place)
    )


_TOO_MANY_STEPS = Text(
    "this rule takes more than {steps} steps on this organization, so it is given up",
    "このルールの評価は、この組織では{steps}ステップを超えるため中止しました",
)
_FEWER = Text(
    "go through fewer entities: a list inside a list takes as many steps as one has items times those of the other",
    "調べる要素を減らしてください。リストの中で別のリストを調べると、件数どうしを掛けただけのステップがかかります",
)


def _parts(rule: ReadyRule, model: Model, earlier: Earlier | None) -> Iterator[tuple[ReadyRule, list[Described]]]:
    """Yield the rule as it is judged in each part of the organization, with the entities there."""
    entities = list(_entities(rule.spec, model))
    for variant in reversed(rule.variants):
        mine = [entity for entity in entities if _is_inside(entity, variant.inside, earlier)]
        taken = set(mine)
        entities = [entity for entity in entities if entity not in taken]
        if variant.severity is not None:
            yield replace(rule, severity=variant.severity, params=variant.params, variants=()), mine
    if not rule.only_inside:
        yield rule, entities


def _is_inside(entity: Described, unit: Unit, earlier: Earlier | None) -> bool:
    """Whether an entity belongs to a unit: what is gone to the unit it would belong to, had it stayed where it was."""
    if not isinstance(entity, Change):
        return is_inside(entity, unit)
    before, after = entity.sides
    if after is not None or before is None or earlier is None:
        return is_inside(entity.subject, unit)
    former = earlier.matched.counterpart(unit)
    return isinstance(former, Unit) and is_inside(before, former)


def _entities(rule: RuleSpec, model: Model) -> Iterable[Described]:
    """Return what a rule iterates: what is in force, what has ended, or both."""
    if rule.when == "in_force" or rule.kind not in model.entities:
        return model.in_force.get(rule.kind, ())
    everything = model.entities[rule.kind].values()
    if rule.when == "any":
        return everything
    return [entity for entity in everything if entity.end is not None and entity.end < model.as_of]


class _Run:
    """One rule over one model, or over two that are compared."""

    def __init__(
        self,
        rule: ReadyRule,
        context: Context,
        unknown: frozenset[tuple[str, str]],
        language: Language,
        earlier: Earlier | None,
    ) -> None:
        self.rule = rule
        self.model = context.model
        self.earlier = earlier
        self.language: Language = language
        checkable = checkable_signs(rule.spec, self.model) if rule.spec.signs else None
        if checkable is not None and earlier is not None:
            checkable &= checkable_signs(rule.spec, earlier.matched.before)
        self.bound: Bound = rule.program.bind(context, rule.params, unknown, checkable)

    def findings(self, entities: Iterable[Described]) -> Iterator[Finding]:
        grouped: dict[frozenset[Described], list[Flagged]] = {}
        for flagged in self.bound.flagged(entities):
            together = self.bound.together(flagged)
            if together:
                grouped.setdefault(together, []).append(flagged)
            else:
                yield self.finding(flagged, self.bound.detail(flagged), [flagged.entity], [])
        for together, hits in grouped.items():
            yield self.finding_of_group(together, hits)

    def finding_of_group(self, together: frozenset[Described], hits: list[Flagged]) -> Finding:
        """Return one finding for what concerns several alike: the smallest id reports, the others are related."""
        first, *rest = sorted(hits, key=lambda hit: hit.entity)
        others = [entity for entity in sorted(together) if entity is not first.entity]
        others += [hit.entity for hit in rest if hit.entity not in together]
        is_error = any(self.bound.is_error(hit) for hit in hits)
        return self.finding(first, self.bound.detail(first), sorted(together), others, is_error=is_error)

    def finding(
        self,
        flagged: Flagged,
        detail: Detail,
        concerned: list[Described],
        others: list[Described],
        *,
        is_error: bool | None = None,
    ) -> Finding:
        spec, entity = self.rule.spec, subject(flagged.entity)
        identity = Identity(spec.id, tuple(sorted({_named(item) for item in concerned})), _item(flagged))
        signs = tuple(self.sign(flagged, sign) for sign in detail.signs)
        related = [other for other in dict.fromkeys((*others, *detail.related)) if other is not flagged.entity]
        severe = detail.is_error if is_error is None else is_error
        return Finding(
            rule=spec.id,
            severity=self.severity(more=severe),
            entity=entity.ref,
            message=self.rule.program.message[self.language].render(detail.values, self.language),
            location=self.location(flagged),
            fingerprint=identity.fingerprint,
            related=tuple(self.related(other) for other in related),
            evidence=tuple(self.evidence(detail)),
            signs=signs,
            help=spec.fix.say(self.language),
            measure=detail.measure,
            identity=identity,
        )

    def severity(self, *, more: bool) -> Severity:
        """Return the rule's severity in this run, one step more where `error_if` holds."""
        return Severity(min(self.rule.severity + more, Severity.ERROR))

    def location(self, flagged: Flagged) -> Location | None:
        """Return where the finding stands: at the item of `each` if it has a place, else at the field, else the id."""
        if isinstance(flagged.item, Described):
            place = self.place(flagged.item)
            if place is not None:
                return place
        at = self.rule.spec.at
        return self.place(flagged.entity, at.text if at is not None else None)

    def place(self, entity: Described, field: str | None = None) -> Location | None:
        """Return where an entity, or a field of it, is written; what is gone where that is written, else where it was."""
        if isinstance(entity, Change):
            _, after = entity.sides
            is_gone = after is None and self.earlier is not None
            gone = self.earlier.gone_at(entity.subject, self.model) if is_gone and self.earlier is not None else None
            return gone or self.place(entity.subject, field)
        place = self.model.location(entity, field)
        return place if place is not None or self.earlier is None else self.earlier.location(entity, field)

    def related(self, entity: Described) -> Related:
        entity = entity.subject if isinstance(entity, Change) else entity
        return Related(entity.ref, self.label(entity), self.place(entity))

    def label(self, entity: Described) -> Phrase:
        """Return what an entity is called; of the organization before it says so."""
        label = entity_label(entity, self.language)
        is_of_before = self.earlier is not None and self.earlier.holds(entity)
        return Phrase.of(label, _BEFORE.say(self.language)) if is_of_before else label

    def evidence(self, detail: Detail) -> Iterator[Evidence]:
        """Yield what the condition saw; lists that the rule brings along are no evidence."""
        given = {name for name, item in self.rule.spec.params.items() if item.type == "list"}
        for seen in detail.seen:
            if seen.expression not in given:
                yield seen.evidence(self.language)

    def sign(self, flagged: Flagged, sign: SignDetail) -> Sign:
        """Return a sign with its places: the field it is seen at, and the entities its condition looked at.

        Lists named by lets are included. A sign that looked at nothing else is seen at the flagged entity.
        """
        program = self.rule.program
        condition = next(item.condition for item in program.signs if item.name == sign.name)
        lets = [value for name, value in zip(program.lets, flagged.lets, strict=True) if name in condition.names]
        found: dict[Described, None] = {}
        for value in (*lets, *(seen.value for seen in sign.seen)):
            for item in value if isinstance(value, tuple | list) else (value,):
                if isinstance(item, Described) and item is not flagged.entity:
                    found[item] = None
        at = next(item.at for item in self.rule.spec.signs if item.name == sign.name)
        places = [self.related(entity) for entity in found]
        if at is not None or not places:
            places.insert(0, self.own_place(flagged.entity, at.text if at is not None else None))
        return Sign(sign.name, sign.phrase(self.language), tuple(places))

    def own_place(self, entity: Described, at: str | None) -> Related:
        """Return a field of the flagged entity as a place, its id where it does not state the field."""
        return replace(self.related(entity), location=self.place(entity, at))


def subject(entity: Described) -> Described:
    """Return what a finding is about, which is what a suppression names.

    Of a placeholder it is the entity it stands in, of a change the entity as it is now.
    """
    if isinstance(entity, Change):
        return entity.subject
    return entity.entity if isinstance(entity, Placeholder) else entity


def _named(entity: Entity) -> str:
    """Return what an entity is called in a fingerprint: a change by what changed."""
    return entity.subject.ref if isinstance(entity, Change) else entity.ref


def _item(flagged: Flagged) -> tuple[str, ...]:
    """Return what tells findings of one entity apart in the fingerprint: the item of `each`."""
    if flagged.item is None:
        return ()
    return (_named(flagged.item) if isinstance(flagged.item, Entity) else str(flagged.item),)
