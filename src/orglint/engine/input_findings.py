"""Problems of the input as findings: errors like any other, that nobody can suppress."""

from __future__ import annotations

from collections.abc import Iterable

from orglint.finding import Finding, Identity, Name, Phrase, Related, Severity
from orglint.i18n import Language
from orglint.model.input_rules import INPUT_RULES
from orglint.model.problems import Problem

HARMLESS = frozenset({"unknown-tag", "unmatched-path", "link-leads-out"})
"""What is reported and changes nothing in what is read."""

HIDDEN = "***"


def input_findings(problems: Iterable[Problem], language: Language) -> list[Finding]:
    """Return a finding for each problem, in the language of the run."""
    return [_finding(problem, language) for problem in problems]


def _finding(problem: Problem, language: Language) -> Finding:
    accepted = problem.accepted or INPUT_RULES[problem.rule].fix
    who = (problem.entity,) if problem.entity is not None else ()
    identity = Identity(problem.rule, who, tuple(problem.values))
    return Finding(
        rule=problem.rule,
        severity=Severity.WARNING if problem.rule in HARMLESS else Severity.ERROR,
        entity=problem.entity,
        message=_message(problem, language),
        location=problem.location,
        fingerprint=identity.fingerprint,
        related=tuple(Related(None, Phrase.of(label.say(language)), place) for label, place in problem.related),
        help=accepted.say(language),
        identity=identity,
    )


def _message(problem: Problem, language: Language) -> Phrase:
    """Return the message, a part of it that may be somebody's name kept apart: all of it where that part is not found."""
    text = problem.message.say(language)
    if problem.private is None:
        return Phrase.of(text)
    before, private, after = text.partition(problem.private)
    if not private:
        return Phrase.of(Name(text, HIDDEN))
    return Phrase.of(before, Name(private, HIDDEN), after)
