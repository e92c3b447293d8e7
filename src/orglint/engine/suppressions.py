"""Suppressions, from the config and from comments: which findings do not count, and which of them are no good."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from orglint.config.settings import Ignore
from orglint.engine.inline import Inline, Malformed, read_comments
from orglint.engine.near_entities import entity_named
from orglint.engine.suppression_rules import SUPPRESSION_RULES
from orglint.engine.unmatched import Unmatched
from orglint.finding import Finding, Phrase, Severity, Status, fingerprint
from orglint.i18n import Language, Text
from orglint.location import Location
from orglint.model.input_rules import INPUT_RULES
from orglint.model.organization import Model
from orglint.model.problems import did_you_mean, joined, quote
from orglint.source.comments import Comment

Suppression = Ignore | Inline

_GRAVE = frozenset({"unknown-suppression", "malformed-suppression", "suppression-without-reason"})
"""What is a slip of the pen: errors, as misspelt names are everywhere."""


@dataclass(frozen=True, slots=True)
class Suppressed:
    """Findings with their status, and what is wrong with the suppressions themselves."""

    findings: tuple[Finding, ...]
    own: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Judge:
    """What suppressions are judged by: the rules there are, those evaluated, the model, the day, the longest term.

    `firm` are the rules that say of themselves that they cannot be suppressed.
    """

    rules: Collection[str]
    evaluated: Collection[str]
    model: Model
    today: date
    language: Language
    longest: int | None = None
    firm: Collection[str] = field(default_factory=frozenset)


def suppress(
    findings: Iterable[Finding],
    ignores: Iterable[Ignore],
    judge: Judge,
    comments: Iterable[Comment] = (),
    *,
    apply: bool = True,
) -> Suppressed:
    """Mark the findings that suppressions match; report suppressions that are no good or match nothing.

    One in the config matches findings of its rule at its target; one in a comment those of its rule that stand on its
    line, and those whose entity does. Findings about the input are never suppressed. Of a rule that was not evaluated
    nothing can match, and nothing is said. Without `apply` suppressions are judged and no finding is marked.
    """
    inline, malformed = read_comments(comments)
    own = [_of_malformed(item, judge) for item in malformed]
    valid: list[Suppression] = []
    given: list[Suppression] = [*ignores, *inline]
    for suppression in given:
        wrong = _wrong(suppression, judge)
        if wrong is None:
            valid.append(suppression)
        else:
            own.append(wrong)
    matching = _Matching(valid, judge.model)
    found = tuple(matching.marked(finding) for finding in findings)
    unmatched = Unmatched(found, judge.model)
    own += [
        _finding("unmatched-suppression", suppression, judge, unmatched.text(suppression))
        for suppression in valid
        if id(suppression) not in matching.used and suppression.rule in judge.evaluated
    ]
    return Suppressed(found if apply else tuple(_active(finding) for finding in found), tuple(own))


class _Matching:
    """Which suppression holds for which finding; `used` are the ids of those that hold for one."""

    def __init__(self, suppressions: Sequence[Suppression], model: Model) -> None:
        self.model = model
        self.used: set[int] = set()
        self.by_target: dict[tuple[str, str | None], list[Suppression]] = {}
        self.by_rule: dict[str, list[Inline]] = {}
        for suppression in suppressions:
            if isinstance(suppression, Ignore):
                self.by_target.setdefault((suppression.rule, suppression.target), []).append(suppression)
            else:
                self.by_rule.setdefault(suppression.rule, []).append(suppression)

    def marked(self, finding: Finding) -> Finding:
        """Return the finding, suppressed where something matches it: of several what lasts longest."""
        matches = [*self.by_target.get((finding.rule, finding.entity), ()), *self.inline(finding)]
        if not matches or finding.rule in INPUT_RULES:
            return finding
        self.used.update(id(match) for match in matches)
        holds = min(matches, key=_lasting)
        return replace(
            finding,
            status=Status.SUPPRESSED,
            reason=holds.reason,
            until=holds.until,
            suppressed_at=holds.location,
        )

    def inline(self, finding: Finding) -> Iterator[Inline]:
        here = self.by_rule.get(finding.rule)
        if not here:
            return
        places = [finding.location, self.entity_place(finding.entity)]
        lines = {(place.source, place.span.line) for place in places if place is not None and place.span is not None}
        yield from (item for item in here if (item.location.source, item.about) in lines)

    def entity_place(self, ref: str | None) -> Location | None:
        """Return where the key of an entity stands."""
        entity = entity_named(ref or "", self.model)
        return None if entity is None else self.model.location(entity)


def _lasting(suppression: Suppression) -> tuple[int, str, Location]:
    """Sort the longest first, and equals by what they say: their order in a file decides nothing."""
    return -(suppression.until or date.max).toordinal(), suppression.reason, suppression.location


def _active(finding: Finding) -> Finding:
    if finding.status is not Status.SUPPRESSED:
        return finding
    return replace(finding, status=Status.ACTIVE, reason=None, until=None, suppressed_at=None)


def _wrong(suppression: Suppression, judge: Judge) -> Finding | None:
    """Return the finding about a suppression that does not hold, or None for one that does."""
    rule, until = suppression.rule, suppression.until
    if rule in INPUT_RULES or rule in SUPPRESSION_RULES or rule in judge.firm:
        text = Text(f"{rule} cannot be suppressed", f"{rule}は抑制できません")
        return _finding("unknown-suppression", suppression, judge, text)
    if rule not in judge.rules:
        text = Text(f"there is no rule {quote(rule)}", f"{quote(rule)}というルールはありません")
        hint = did_you_mean(rule, judge.rules)
        return _finding("unknown-suppression", suppression, judge, joined(text, hint) or text)
    what = _what(suppression)
    if until is not None and until < judge.today:
        text = Text(f"{what.en} ended on {until}", f"{what.ja}は{until}で切れています")
        return _finding("expired-suppression", suppression, judge, text)
    if judge.longest is not None and until is None:
        text = Text(
            f"{what.en} has no end; the longest allowed is {judge.longest} days",
            f"{what.ja}に期限がありません。期限は最長{judge.longest}日です",
        )
        return _finding("long-suppression", suppression, judge, text)
    if judge.longest is not None and until is not None and (until - judge.today).days > judge.longest:
        text = Text(
            f"{what.en} lasts longer than {judge.longest} days", f"{what.ja}の期限が{judge.longest}日を超えています"
        )
        return _finding("long-suppression", suppression, judge, text)
    return None


def _what(suppression: Suppression) -> Text:
    rule = suppression.rule
    if isinstance(suppression, Inline):
        return Text(f"this suppression of {rule}", f"この{rule}の抑制")
    return Text(f"the suppression of {rule} for {suppression.target}", f"{suppression.target}の{rule}の抑制")


def _finding(rule: str, suppression: Suppression, judge: Judge, message: Text) -> Finding:
    """Return a finding about a suppression: one in a comment is known by what it says, wherever it stands."""
    if isinstance(suppression, Inline):
        what = f"{suppression.rule} # {suppression.reason} {suppression.until or ''}"
    else:
        what = f"{suppression.rule} {suppression.target}"
    return setting_finding(rule, what, suppression.location, message, judge)


def _of_malformed(item: Malformed, judge: Judge) -> Finding:
    rule = "malformed-suppression" if item.rule is None else "suppression-without-reason"
    return setting_finding(rule, f"{item.rule or ''} # {item.why.en}", item.location, item.why, judge)


def setting_finding(
    rule: str,
    what: str,
    location: Location | None,
    message: Text,
    judge: Judge,
    severity: Severity | None = None,
) -> Finding:
    """Return a finding about a setting; `what` tells it from others of its kind, wherever it stands."""
    return Finding(
        rule=rule,
        severity=severity or (Severity.ERROR if rule in _GRAVE else Severity.WARNING),
        entity=None,
        message=Phrase.of(message.say(judge.language)),
        location=location,
        fingerprint=fingerprint(rule, [what]),
        help=SUPPRESSION_RULES[rule].fix.say(judge.language),
    )
