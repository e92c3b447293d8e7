"""The mutants of a rule: the rule changed in one small way each, to see whether an example notices."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from orglint.lang.parts import RuleParts, SignParts
from orglint.location import Location
from orglint.ruleset.checking import parts_of
from orglint.ruleset.spec import Parameter, RuleSpec
from orglint.testing.changes import changes, is_number, neighbours
from orglint.testing.where_changes import DROPPED, flow, where_changes

_WORD = re.compile(r"[^\W\d]\w*")


@dataclass(frozen=True, slots=True)
class Mutant:
    """A rule changed in one place. `name` says where and how; it stays the same while that place is not edited.

    `defaults` are the parameters whose default is changed; only examples that leave them alone can notice.
    """

    name: str
    location: Location
    parts: RuleParts
    defaults: Mapping[str, object] = field(default_factory=dict)


def mutants(rule: RuleSpec) -> Iterator[Mutant]:
    """Yield every mutant of a rule that checks; two that would read alike are numbered."""
    seen: Counter[str] = Counter()
    for mutant in _all(rule, parts_of(rule)):
        seen[mutant.name] += 1
        number = seen[mutant.name]
        yield mutant if number == 1 else replace(mutant, name=f"{mutant.name} ({number})")


def _all(rule: RuleSpec, parts: RuleParts) -> Iterator[Mutant]:
    yield from _of_where(rule, parts)
    decisive = _decisive(parts)
    for name, text in parts.let.items():
        for before, after, new in _of_text(text) if name in decisive else ():
            yield _mutant(rule, ("let", name), before, after, replace(parts, let={**parts.let, name: new}))
    for name, text in parts.each.items():
        for before, after, new in _of_text(text):
            yield _mutant(rule, ("each", name), before, after, replace(parts, each={name: new}))
    if parts.flag_if is not None:
        for before, after, new in _of_text(parts.flag_if):
            yield _mutant(rule, ("flag_if",), before, after, replace(parts, flag_if=new))
    yield from _of_signs(rule, parts)
    if parts.error_if is not None:
        for before, after, new in _of_text(parts.error_if):
            yield _mutant(rule, ("error_if",), before, after, replace(parts, error_if=new))
    for parameter in rule.params.values():
        yield from _of_parameter(rule, parts, parameter)


def _decisive(parts: RuleParts) -> frozenset[str]:
    """Return the lets that what is found hangs on; of those only a message or `related` uses, examples say nothing."""
    conditions = [sign.condition for sign in parts.signs.values()]
    texts = [parts.flag_if, parts.error_if, parts.at_least, parts.once_per, *parts.each.values(), *conditions]
    found: set[str] = set()
    waiting = [name for text in texts if text is not None for name in _names(text)]
    while waiting:
        name = waiting.pop()
        if name in parts.let and name not in found:
            found.add(name)
            waiting += _names(parts.let[name])
    return frozenset(found)


def _names(text: str) -> list[str]:
    """Return the words of an expression that may be names."""
    return _WORD.findall(text)


def _of_text(text: str) -> Iterator[tuple[str, str, str]]:
    return ((change.before, change.after, change.text) for change in changes(text))


def _of_where(rule: RuleSpec, parts: RuleParts) -> Iterator[Mutant]:
    if not rule.where:
        return
    lists = frozenset(name for name, item in rule.params.items() if item.type == "list")
    for change in where_changes(rule.where, lists):
        changed = replace(parts, where=change.where or None)
        yield _mutant(rule, ("where", change.path), change.before, change.after, changed)


def _of_signs(rule: RuleSpec, parts: RuleParts) -> Iterator[Mutant]:
    for name, sign in parts.signs.items():
        if len(parts.signs) > 1:
            others = {other: kept for other, kept in parts.signs.items() if other != name}
            yield _mutant(rule, ("signs", name), None, DROPPED, replace(parts, signs=others))
        for before, after, new in _of_text(sign.condition):
            changed = {**parts.signs, name: SignParts(new, sign.says)}
            yield _mutant(rule, ("signs", name), before, after, replace(parts, signs=changed))
    if parts.at_least is not None:
        for before, after, new in _of_text(parts.at_least):
            # None at all, or more than there are, is what the checker refuses.
            if not new.lstrip("-").isdigit() or 1 <= int(new) <= len(parts.signs):
                yield _mutant(rule, ("at_least",), before, after, replace(parts, at_least=new))


def _of_parameter(rule: RuleSpec, parts: RuleParts, parameter: Parameter) -> Iterator[Mutant]:
    for before, after, value in _other_values(parameter.default):
        mutant = _mutant(rule, ("params", parameter.name), before, after, parts)
        yield replace(mutant, defaults={parameter.name: value})


def _other_values(default: object) -> Iterator[tuple[str, str, object]]:
    """Yield the defaults one step away: numbers beside a number, a list without one of its items, the other truth."""
    if isinstance(default, bool):
        yield _shown(default), _shown(not default), not default
    elif is_number(default):
        for number in neighbours(default):
            yield _shown(default), _shown(number), number
    elif isinstance(default, tuple):
        for index, item in enumerate(default):
            yield flow(item), DROPPED, (*default[:index], *default[index + 1 :])


def _shown(value: object) -> str:
    return flow(("false", "true")[value] if isinstance(value, bool) else value)


def _mutant(rule: RuleSpec, path: tuple[str, ...], before: str | None, after: str, parts: RuleParts) -> Mutant:
    part = ".".join(path)
    name = f"{part} -> {after}" if before is None else f"{part}: {before} -> {after}"
    return Mutant(name, rule.body_place(*path).key_location(), parts)
