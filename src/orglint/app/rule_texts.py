"""What a report tells of the rules it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from orglint.engine.suppression_rules import SUPPRESSION_RULES
from orglint.finding import Finding, Severity
from orglint.i18n import Language
from orglint.model.input_rules import INPUT_RULES, InputRule
from orglint.report import Report, RuleText
from orglint.ruleset.choosing import ChosenRule
from orglint.ruleset.spec import RuleSpec

_SENTENCE = re.compile(r".+?(?:[.](?=\s|$)|。|$)")


def rule_texts(chosen: Iterable[ChosenRule], findings: Iterable[Finding], language: Language) -> Mapping[str, RuleText]:
    """Return what there is to say of the rules that are on, and of the registered ids of other findings, by id."""
    texts = {item.spec.id: _of_rule(item.spec, language) for item in chosen if item.is_on}
    return dict(sorted({**texts, **_registered(findings, language)}.items()))


def with_findings(report: Report, findings: tuple[Finding, ...]) -> Report:
    """Return a report with other findings, telling of the registered ids among them as well."""
    texts = _registered(findings, report.language)
    return replace(report, findings=findings, rules=dict(sorted({**report.rules, **texts}.items())))


def _registered(findings: Iterable[Finding], language: Language) -> dict[str, RuleText]:
    texts: dict[str, RuleText] = {}
    for name, severity in {finding.rule: finding.severity for finding in findings}.items():
        if name in INPUT_RULES:
            texts[name] = _of_registered(INPUT_RULES[name], severity, "input", language)
        elif name in SUPPRESSION_RULES:
            texts[name] = _of_registered(SUPPRESSION_RULES[name], severity, "settings", language)
    return texts


def _of_rule(spec: RuleSpec, language: Language) -> RuleText:
    return RuleText(
        title=spec.title.say(language) if spec.title is not None else spec.id,
        rationale=spec.rationale.say(language),
        fix=spec.fix.say(language),
        severity=spec.severity,
        category=spec.category,
        tags=spec.tags,
        evidence=spec.evidence,
        references=tuple((source.title.say(language), source.url) for source in spec.references),
    )


def _of_registered(rule: InputRule, severity: Severity, category: str, language: Language) -> RuleText:
    """Return the texts of a registered id, whose title is the first sentence of its rationale."""
    rationale = rule.rationale.say(language)
    first = _SENTENCE.match(rationale)
    title = first[0].rstrip(".。") if first else rule.id
    return RuleText(title, rationale, rule.fix.say(language), severity, category)
