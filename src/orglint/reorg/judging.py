"""What the rules of a comparison find in a change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from orglint.engine.belonging import unit_of_entity
from orglint.engine.earlier import Earlier
from orglint.engine.evaluation import Evaluation, ReadyRule, evaluate
from orglint.finding import Finding
from orglint.i18n import Language
from orglint.location import Location
from orglint.model.entities import Described, Unit
from orglint.model.organization import Model
from orglint.reorg.change_entities import with_changes
from orglint.reorg.matching.matching import Matching


@dataclass(frozen=True, slots=True)
class ComparedWith:
    """What an organization is compared with: the one before, and who is who in both.

    `base` is set before the names of earlier files where these are called as the later ones are (`main` for
    `main:org/sales.yaml`); `removed_at` says where it is written that an entity of before is gone, as in a plan.
    """

    matching: Matching
    base: str = ""
    removed_at: Mapping[Described, Location] = field(default_factory=dict)


def findings_of_change(compared: ComparedWith, rules: Sequence[ReadyRule], language: Language) -> Evaluation:
    """Evaluate rules of a comparison over a change; other rules are left out, they are about one organization.

    A finding stands in the later model where what it is about is written, or where its end is; else where it was
    written before.
    """
    matching = compared.matching
    comparing = [rule for rule in rules if rule.spec.is_of_comparison]
    model = with_changes(matching, {rule.spec.kind for rule in comparing})
    found = evaluate(comparing, model, language, Earlier(matching, compared.base, compared.removed_at))
    return replace(found, findings=tuple(_with_units(found.findings, matching)))


def _with_units(findings: Iterable[Finding], matching: Matching) -> Iterable[Finding]:
    """Yield the findings; those about what is gone with the unit that it would belong to, where it lives on."""
    for finding in findings:
        unit = _unit_of_gone(finding.entity or "", matching)
        yield finding if unit is None else replace(finding, unit=unit.ref)


def _unit_of_gone(ref: str, matching: Matching) -> Unit | None:
    if _named(ref, matching.after) is not None:
        return None
    before = _named(ref, matching.before)
    unit = unit_of_entity(before, matching.before) if before is not None else None
    return next(iter(matching.successors_of(unit)), None) if unit is not None else None


def _named(ref: str, model: Model) -> Described | None:
    kind, _, ident = ref.partition("/")
    return model.entities.get(kind, {}).get(ident)
