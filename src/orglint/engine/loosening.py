"""A change that loosens the gate it has to pass: rules, thresholds and settings that are milder than at the base."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from orglint.config.settings import Config, FailOn, Override
from orglint.engine.suppressions import Judge, setting_finding
from orglint.finding import Finding, Severity
from orglint.i18n import Text
from orglint.location import Location
from orglint.ruleset.choosing import ChosenRule

_STRICTNESS: Mapping[FailOn, int] = {"never": 0, "error": 1, "warning": 2, "note": 3}
_TOLD_ELSEWHERE = frozenset({"severity", "params", "message", "rationale", "fix", "references", "examples", "title"})
_OPENNESS: Mapping[bool | None, int] = {False: 0, None: 1, True: 2}
_SHOWN = Text(
    "the change has names of people shown in every format",
    "この変更では、すべての形式に人の名前を表示する設定になっています",
)
_NOT_HIDDEN = Text(
    "the change no longer hides names of people in the formats that stay with their readers",
    "この変更では、手元で読む形式で人の名前を隠す設定がなくなっています",
)


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one side and its rules as they would be used; `file` is what its config file is called."""

    config: Config
    chosen: Sequence[ChosenRule]
    file: str | None

    @property
    def place(self) -> Location | None:
        """Return the config file as a whole: where something stood that is gone, or would stand."""
        return None if self.file is None else Location(self.file)


def loosened(base: Settings, head: Settings, judge: Judge) -> Iterator[Finding]:
    """Yield a note for all that is milder in the settings and rules of a change. It judges nothing: the base's rules do."""
    there = {item.spec.id: item for item in head.chosen}
    for rule in base.chosen:
        if rule.is_on:
            yield from _rule(rule, there.get(rule.spec.id), head, judge)
    yield from _overrides(base, head, judge)
    yield from _whole(base, head, judge)
    known = {pattern.text for pattern in base.config.exclude}
    for number, pattern in enumerate(head.config.exclude):
        if pattern.text not in known:
            place = head.config.place("exclude", number) or head.config.place("exclude") or head.place
            text = Text(
                f'the change leaves out files: "{pattern.text}"',
                f"この変更では、読み込まないファイルのパターン「{pattern.text}」が加わっています",
            )
            yield _note("exclude-added", pattern.text, place, text, judge)


def _note(rule: str, what: str, place: Location | None, text: Text, judge: Judge) -> Finding:
    return setting_finding(rule, what, place, text, judge, Severity.NOTE)


def _rule(rule: ChosenRule, now: ChosenRule | None, head: Settings, judge: Judge) -> Iterator[Finding]:
    ident = rule.spec.id
    if now is None or not now.is_on or (now.only_inside and not rule.only_inside):
        place = (now.set_by if now is not None else None) or head.config.place("packs") or head.place
        text = Text(f"the change turns {ident} off", f"この変更では、{ident}が無効になっています")
        if now is None:
            text = Text(f"the change takes the rule {ident} away", f"この変更では、ルール{ident}がなくなっています")
        yield _note("rule-turned-off", ident, place, text, judge)
        return
    if now.severity < rule.severity:
        text = Text(
            f"the change makes {ident} a {now.severity.word}; at the base it is {_article(rule.severity)}",
            f"この変更では、{ident}の重大度が{_SEVERITY_JA[rule.severity]}から{_SEVERITY_JA[now.severity]}に下がっています",
        )
        place = now.set_by or _own_place(now, "severity") or head.place
        yield _note("rule-loosened", f"{ident} severity", place, text, judge)
    for name, value in rule.params.items():
        if now.params.get(name) != value:
            place = (now.params_set_by or {}).get(name) or _own_place(now, "params", name) or head.place
            old, new = _shown(value), _shown(now.params.get(name))
            text = Text(
                f"the change sets {ident}.{name} from {old} to {new}",
                f"この変更では、{ident}.{name}が{old}から{new}に変わっています",
            )
            yield _note("threshold-changed", f"{ident}.{name}", place, text, judge)
    if not now.spec.is_built_in and _body(rule) != _body(now):
        place = now.spec.place.value_location()
        text = Text(f"the change rewrites the rule {ident}", f"この変更では、ルール{ident}の内容が書き換えられています")
        yield _note("rule-loosened", f"{ident} body", place, text, judge)


def _own_place(rule: ChosenRule, *keys: str) -> Location | None:
    """Return where a rule of the project's own says so itself."""
    return None if rule.spec.is_built_in else rule.spec.body_place(*keys).value_location()


_SEVERITY_JA = {Severity.ERROR: "エラー", Severity.WARNING: "警告", Severity.NOTE: "注記"}


def _article(severity: Severity) -> str:
    return f"{'an' if severity is Severity.ERROR else 'a'} {severity.word}"


def _body(rule: ChosenRule) -> dict[str, object]:
    """Return what decides which findings a rule makes, its severity and parameters aside."""
    return {key: value for key, value in rule.spec.body.items() if key not in _TOLD_ELSEWHERE}


def _shown(value: object) -> str:
    if isinstance(value, list | tuple):
        return f"[{', '.join(str(item) for item in value)}]"
    return ("true" if value else "false") if isinstance(value, bool) else str(value)


def _overrides(base: Settings, head: Settings, judge: Judge) -> Iterator[Finding]:
    """Yield what overrides were added, changed or taken away; one may be stricter than the rest, so all are told."""
    known = {_said(override) for override in base.config.overrides}
    for override in head.config.overrides:
        if _said(override) not in known:
            text = Text(
                f"the change sets rules otherwise inside {override.inside}",
                f"この変更では、{override.inside}の設定の上書きが変わっています",
            )
            yield _note("rule-loosened", f"override {override.inside}", override.location, text, judge)
    still = {override.inside for override in head.config.overrides}
    for inside in dict.fromkeys(override.inside for override in base.config.overrides):
        if inside not in still:
            text = Text(
                f"the change takes away the override inside {inside}",
                f"この変更では、{inside}の設定の上書きがなくなっています",
            )
            yield _note("rule-loosened", f"override {inside}", head.place, text, judge)


def _said(override: Override) -> tuple[object, ...]:
    rules = tuple(
        (item.rule, item.severity, item.is_off, item.is_on, tuple((param.name, param.value) for param in item.params))
        for item in override.rules
    )
    return override.inside, rules, override.until


def _whole(base: Settings, head: Settings, judge: Judge) -> Iterator[Finding]:
    """Yield what holds for the whole run and is milder."""
    old, new = base.config.fail_on, head.config.fail_on
    if _STRICTNESS[new] < _STRICTNESS[old]:
        text = Text(
            f"the change sets fail_on from {old} to {new}", f"この変更では、fail_onが{old}から{new}に変わっています"
        )
        yield _note("rule-loosened", "fail_on", head.config.place("fail_on") or head.place, text, judge)
    most, now = base.config.max_suppression_days, head.config.max_suppression_days
    if most is not None and (now is None or now > most):
        text = Text(
            f"the change sets max_suppression_days from {most} to {'no limit' if now is None else now}",
            f"この変更では、max_suppression_daysが{most}から{'上限なし' if now is None else now}に変わっています",
        )
        place = head.config.place("max_suppression_days") or head.place
        yield _note("rule-loosened", "max_suppression_days", place, text, judge)
    shown = head.config.show_names
    if _OPENNESS[shown] > _OPENNESS[base.config.show_names]:
        text = _SHOWN if shown else _NOT_HIDDEN
        yield _note("rule-loosened", "privacy.names", head.config.place("privacy", "names") or head.place, text, judge)
