"""What rules of a comparison find between the dates of one real organization: each date with the one before it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from calibration.organizations import Organization
from orglint.app.loading import load
from orglint.app.ruling import chosen_rules, ready_change_rules
from orglint.config.settings import Config
from orglint.engine.evaluation import Evaluation
from orglint.model.change_kinds import changed_kind
from orglint.reorg.judging import ComparedWith, findings_of_change
from orglint.reorg.matching.matching import Matching, match
from orglint.ruleset.choosing import Selection
from orglint.ruleset.spec import RuleSpec

STRICT = Selection(packs=("strict",))


@dataclass(frozen=True, slots=True)
class Changed:
    """Two dates of one organization, who is who in them, and what the rules of a comparison found."""

    before: Organization
    after: Organization
    matching: Matching
    evaluation: Evaluation


def changes(organizations: Iterable[Organization]) -> Iterator[Changed]:
    """Yield each organization's dates, two by two."""
    dated = [each for each in organizations if each.group in ("uk", "sourcegraph")]
    _, chosen = chosen_rules(Config(), STRICT, None, "en")
    for _, dates in groupby(sorted(dated, key=lambda each: each.name), key=lambda each: each.name.split("/")[0]):
        loaded = [(each, load(each.inputs).model) for each in dates]
        for (before, old), (after, new) in pairwise(loaded):
            matching = match(old, new)
            rules = ready_change_rules(chosen, old, new, "en").rules
            yield Changed(before, after, matching, findings_of_change(ComparedWith(matching), rules, "en"))


def figures(found: list[Changed], rules: Iterable[RuleSpec]) -> Iterator[str]:
    """Yield how often each rule fired, by group of organizations, and the largest share of one that it flags."""
    groups = list(dict.fromkeys(each.after.group for each in found))
    pairs = Counter(each.after.group for each in found)
    told = " and ".join(f"{pairs[group]} of {group}" for group in groups)
    yield f"Rules of a comparison, over {len(found)} pairs of dates ({told}):"
    yield ""
    yield f"| rule | severity, packs | evaluated | {' | '.join(groups)} | largest share |"
    yield f"| --- | --- |{' --- |' * (len(groups) + 2)}"
    for rule in rules:
        evaluated = sum(rule.id in each.evaluation.evaluated for each in found)
        by_group = Counter(
            each.after.group for each in found for finding in each.evaluation.findings if finding.rule == rule.id
        )
        cells = [str(by_group.get(group) or "") for group in groups]
        about = f"{rule.severity.word}, {' '.join(rule.packs)}"
        yield f"| {rule.id} | {about} | {evaluated} | {' | '.join(cells)} | {_largest(rule, found)} |"


def _largest(rule: RuleSpec, found: list[Changed]) -> str:
    """Return the largest share of one organization's entities; nothing where nobody counts them, or none is flagged."""
    shares = [
        sum(finding.rule == rule.id for finding in each.evaluation.findings) / len(there)
        for each in found
        if (there := each.matching.before.in_force.get(changed_kind(rule.kind), ()))
        and rule.kind != "organization_change"
    ]
    return f"{max(shares):.0%}" if any(shares) else ""
