"""What the sarif format says of rules: the part that stays the same from run to run."""

from __future__ import annotations

import re
from collections.abc import Iterator

from orglint.columns import shorten
from orglint.finding import Finding, Severity
from orglint.report import Report, RuleText
from orglint.reporters import words
from orglint.reporters.fitting import worst_first
from orglint.reporters.json_escapes import Json
from orglint.reporters.look import Look
from orglint.reporters.markdown_text import code, linked, prose
from orglint.reporters.told import sentence
from orglint.ruleset.grades import GRADES

MOST_TAGS = 20
LONGEST_NAME = 255
LONGEST_DESCRIPTION = 1024

ABOUT = "urn:orglint:about"
_HELP = "urn:orglint:rule:{id}"
"""Where the documentation of a rule is. SARIF asks for an absolute address, and orglint's pages have none that is known
to an installed copy; this one is stable, leads nowhere else, and is to be exchanged for theirs once they have one."""
_PRECISION = {"strong": "high", "weak": "medium", "convention": "low"}
_EXACT = frozenset({"input", "settings"})
"""Categories whose findings are facts about what is written."""
_PROBLEM = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "recommendation"}


def sarif_rules(report: Report, look: Look) -> list[dict[str, Json]]:
    """Return the reporting descriptors of all rules the report tells of and of those that found something, by id."""
    found = {finding.rule: finding for finding in reversed(worst_first(report.findings))}
    texts = {**{name: _stranger(finding) for name, finding in found.items()}, **report.rules}
    return [_descriptor(name, rule, look) for name, rule in sorted(texts.items())]


def _stranger(finding: Finding) -> RuleText:
    """Return what a finding says of a rule that the report says nothing of."""
    return RuleText(finding.rule, finding.rule, finding.help or finding.rule, finding.severity, "")


def _descriptor(name: str, rule: RuleText, look: Look) -> dict[str, Json]:
    title, rationale = look.prose(rule.title), look.prose(rule.rationale)
    return {
        "id": name,
        "name": shorten(_pascal(name), LONGEST_NAME),
        "shortDescription": {"text": shorten(sentence(title, look), LONGEST_DESCRIPTION)},
        "fullDescription": {"text": shorten(sentence(rationale, look), LONGEST_DESCRIPTION)},
        "help": {
            "text": "\n\n".join(_help(name, rule, look)),
            "markdown": "\n\n".join(_help(name, rule, look, markdown=True)),
        },
        "helpUri": _HELP.format(id=re.sub(r"[^a-z0-9-]", "-", name.lower())),
        "defaultConfiguration": {"level": rule.severity.word},
        "properties": {
            "precision": "very-high" if rule.category in _EXACT else _PRECISION.get(rule.evidence or "", "medium"),
            "problem.severity": _PROBLEM[rule.severity],
            "tags": list(dict.fromkeys(filter(None, (rule.category, *rule.tags))))[:MOST_TAGS],
        },
    }


def _pascal(name: str) -> str:
    return "".join(part.capitalize() for part in re.split(r"[^A-Za-z0-9]+", name)) or name


def _help(name: str, rule: RuleText, look: Look, *, markdown: bool = False) -> Iterator[str]:
    """Yield the paragraphs of a rule's page: why it matters, what to do, how sure it is, its sources, how to read on."""

    def say(text: str) -> str:
        return prose(look.prose(text)) if markdown else look.prose(text)

    def titled(title: str, text: str) -> str:
        return f"**{title}** {text}" if markdown else look.word(words.KEYED, key=title, told=text)

    yield titled(look.word(words.WHY), say(rule.rationale))
    yield titled(look.word(words.FIX), say(rule.fix))
    if rule.evidence in GRADES:
        yield titled(look.word(words.EVIDENCE), say(look.word(GRADES[rule.evidence])))
    for title, url in rule.references:
        plain = f"{look.prose(title)} <{look.clean(url)}>" if url else look.prose(title)
        yield titled(look.word(words.SOURCE), linked(look.prose(title), url) if markdown else plain)
    command = f"orglint explain {look.clean(name)}"
    yield titled(look.word(words.READ_ON), code(command) if markdown else command)
