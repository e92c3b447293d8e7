"""Suppressions from the config: which findings do not count, and which suppressions are no good themselves."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from orglint.config.settings import Ignore, Override
from orglint.finding import Finding, Phrase, Severity, Status, fingerprint
from orglint.i18n import Language, Text
from orglint.location import Location
from orglint.model.entities import Unit
from orglint.model.input_rules import INPUT_RULES, InputRule
from orglint.model.organization import Model
from orglint.model.problems import did_you_mean, joined, quote


def _rule(ident: str, why: Text, fix: Text) -> InputRule:
    return InputRule(ident, why, fix)


SUPPRESSION_RULES = {
    rule.id: rule
    for rule in (
        _rule(
            "expired-suppression",
            Text(
                "Its day has passed: what was to be repaired by then still stands.",
                "期限が過ぎ、直す予定だった問題が残っています。",
            ),
            Text(
                "Repair it, or give the suppression a new day and reason.", "問題を直すか、理由と期限を改めてください。"
            ),
        ),
        _rule(
            "expired-override",
            Text(
                "Its day has passed, so the rules hold there as everywhere else.",
                "期限が過ぎ、通常の設定で評価しています。",
            ),
            Text("Remove it, or give it a new day and reason.", "削除するか、理由と期限を改めてください。"),
        ),
        _rule(
            "unmatched-override",
            Text("It holds for a unit that is not there.", "存在しない部署を指しています。"),
            Text("Correct the unit's id, as unit/ID.", "部署のIDをunit/IDの形で直してください。"),
        ),
        _rule(
            "unmatched-suppression",
            Text(
                "It suppresses nothing: repaired, renamed, or misspelt. Left alone it would hide the next one.",
                "抑制する指摘がありません。解決済みか、改名か、書き間違いです。残すと次の問題を隠してしまいます。",
            ),
            Text("Remove it, or correct its target.", "削除するか、対象を直してください。"),
        ),
        _rule(
            "unknown-suppression",
            Text(
                "It names a rule there is not, or one that cannot be suppressed.",
                "存在しないルール、または抑制できないルールを指しています。",
            ),
            Text("Correct the rule id.", "ルールのIDを直してください。"),
        ),
        _rule(
            "long-suppression",
            Text(
                "It lasts longer than max_suppression_days allows, so it does not hold.",
                "max_suppression_daysを超える期限のため、抑制は無効です。",
            ),
            Text("Give it a nearer day in `until`.", "untilにより近い日付を書いてください。"),
        ),
    )
}


@dataclass(frozen=True, slots=True)
class Suppressed:
    """Findings with their status, and what is wrong with the suppressions themselves."""

    findings: tuple[Finding, ...]
    own: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Judge:
    """What suppressions are judged by: the rules there are, those evaluated, the model, the day, the longest term."""

    rules: Collection[str]
    evaluated: Collection[str]
    model: Model
    today: date
    language: Language
    longest: int | None = None


def suppress(findings: Iterable[Finding], ignores: Iterable[Ignore], judge: Judge) -> Suppressed:
    """Mark the findings that suppressions match; report suppressions that are expired, unmatched, unknown or too long.

    A suppression matches findings of its rule at its target. Findings about the input are never suppressed. Of a
    rule that was not evaluated nothing can match, and nothing is said.
    """
    valid: dict[tuple[str, str], Ignore] = {}
    own: list[Finding] = []
    for ignore in ignores:
        wrong = _wrong(ignore, judge)
        if wrong is None:
            valid[(ignore.rule, ignore.target)] = ignore
        else:
            own.append(wrong)
    found = tuple(_marked(finding, valid) for finding in findings)
    matched = {(finding.rule, finding.entity) for finding in found if finding.status is Status.SUPPRESSED}
    own += [
        _finding("unmatched-suppression", ignore, judge, _unmatched(ignore, judge))
        for key, ignore in valid.items()
        if key not in matched and ignore.rule in judge.evaluated
    ]
    return Suppressed(found, tuple(own))


def _marked(finding: Finding, valid: dict[tuple[str, str], Ignore]) -> Finding:
    ignore = valid.get((finding.rule, finding.entity or ""))
    if ignore is None or finding.rule in INPUT_RULES:
        return finding
    return replace(finding, status=Status.SUPPRESSED, reason=ignore.reason)


def _wrong(ignore: Ignore, judge: Judge) -> Finding | None:
    """Return the finding about a suppression that does not hold, or None for one that does."""
    if ignore.rule in INPUT_RULES or ignore.rule in SUPPRESSION_RULES:
        text = Text(f"{ignore.rule} cannot be suppressed", f"{ignore.rule}は抑制できません")
        return _finding("unknown-suppression", ignore, judge, text)
    if ignore.rule not in judge.rules:
        text = Text(f"there is no rule {quote(ignore.rule)}", f"{quote(ignore.rule)}というルールはありません")
        hint = did_you_mean(ignore.rule, judge.rules)
        return _finding("unknown-suppression", ignore, judge, joined(text, hint) or text)
    if ignore.until is not None and ignore.until < judge.today:
        text = Text(
            f"the suppression of {ignore.rule} for {ignore.target} ended on {ignore.until}",
            f"{ignore.target}の{ignore.rule}の抑制は{ignore.until}で切れています",
        )
        return _finding("expired-suppression", ignore, judge, text)
    if judge.longest is not None and _lasts_longer(ignore, judge.today, judge.longest):
        text = Text(
            f"the suppression of {ignore.rule} for {ignore.target} lasts longer than {judge.longest} days",
            f"{ignore.target}の{ignore.rule}の抑制の期限が{judge.longest}日を超えています",
        )
        return _finding("long-suppression", ignore, judge, text)
    return None


def _lasts_longer(ignore: Ignore, today: date, longest: int) -> bool:
    return ignore.until is None or (ignore.until - today).days > longest


def _unmatched(ignore: Ignore, judge: Judge) -> Text:
    text = Text(
        f"{ignore.rule} finds nothing at {ignore.target} to suppress",
        f"{ignore.target}には抑制する{ignore.rule}の指摘がありません",
    )
    kind, _, ident = ignore.target.partition("/")
    known = judge.model.entities.get(kind, {})
    if ident in known:
        return text
    hint = _with_kind(ignore.target, judge.model) or did_you_mean(ignore.target, _targets(judge.model))
    return joined(text, hint) or text


def _with_kind(target: str, model: Model) -> Text | None:
    """Return the hint for a target that is an id without its kind."""
    found = [entities[target].ref for entities in model.entities.values() if target in entities]
    return Text(f"did you mean {quote(found[0])}?", f"{quote(found[0])}ではありませんか。") if found else None


def _targets(model: Model) -> Iterator[str]:
    for entities in model.entities.values():
        yield from (entity.ref for entity in entities.values())


def _finding(rule: str, ignore: Ignore, judge: Judge, message: Text) -> Finding:
    return _setting_finding(rule, f"{ignore.rule} {ignore.target}", ignore.location, message, judge)


def _setting_finding(rule: str, what: str, location: Location, message: Text, judge: Judge) -> Finding:
    return Finding(
        rule=rule,
        severity=Severity.ERROR if rule == "unknown-suppression" else Severity.WARNING,
        entity=None,
        message=Phrase.of(message.say(judge.language)),
        location=location,
        fingerprint=fingerprint(rule, [what]),
        help=SUPPRESSION_RULES[rule].fix.say(judge.language),
    )


def check_overrides(overrides: Iterable[Override], judge: Judge) -> Iterator[Finding]:
    """Yield a finding for each override that has expired or holds nowhere."""
    units = {unit.ref for unit in judge.model.all(Unit)}
    for override in overrides:
        if override.until is not None and override.until < judge.today:
            text = Text(
                f"the override inside {override.inside} ended on {override.until}",
                f"{override.inside}の設定の上書きは{override.until}で切れています",
            )
            yield _setting_finding("expired-override", override.inside, override.location, text, judge)
        elif override.inside not in units:
            text = Text(f"there is no {quote(override.inside)}", f"{quote(override.inside)}はありません")
            hint = did_you_mean(override.inside, units)
            yield _setting_finding(
                "unmatched-override", override.inside, override.location, joined(text, hint) or text, judge
            )
