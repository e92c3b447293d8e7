"""What `orglint explain` prints of a rule."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from orglint.app.rules import ExampleInfo, ParameterInfo, RuleInfo
from orglint.cli.explain_parts import FIX, WHY, prose, section
from orglint.i18n import Text
from orglint.model.kind_words import kind_word
from orglint.reporters.look import Look
from orglint.reporters.tables import table
from orglint.reporters.words import OR
from orglint.ruleset.categories import category_name
from orglint.ruleset.grades import GRADES

_MESSAGE = Text("It says, for example", "指摘の例")
_CONDITION = Text("How it decides, for each {kind}", "{kind}ごとの判定のしかた")
_SIGNS = Text("Signs, of which at least {least} must hold", "兆候({least}件以上で指摘)")
_WHICH = Text("Which ones it looks at", "対象とするもの")
_WHEN = {
    "ended": Text(
        "Only what has ended: its `end` is before the as-of date.",
        "基準日より前に`end`を迎えた、終了したものだけです。",
    ),
    "any": Text(
        "Also what has ended and what has not begun on the as-of date.",
        "基準日の時点で終了したもの、まだ始まっていないものも含みます。",
    ),
}
_NEEDS = Text("Data it needs", "必要なデータ")
_PARAMETERS = Text("Parameters", "パラメーター")
_EXAMPLES = Text("Examples", "例")
_SOURCES = Text("Sources", "出典")
_EVIDENCE = Text("How sure this is", "根拠の強さ")
_STATUS = Text("Here", "この設定での状態")
_DEFAULT = Text("default", "既定値")
_SET = Text("set by {place}, default {default}", "{place}で設定、既定値は{default}")
_BAD, _GOOD = Text("bad", "悪い例"), Text("good", "良い例")
_FINDS = Text("finds {entities}", "指摘: {entities}")
_ON = Text("on, as {severity}", "有効、重大度は{severity}")
_OFF = Text("off", "無効")
_SET_BY = Text("decided by {place}", "{place}で設定")
_BY_PACK = Text("decided by the packs in use ({packs})", "使用するパックによる({packs})")
_OWN = Text("a rule of your own is on unless it is turned off", "独自ルールは無効にしない限り有効")
_FIRM = Text("its findings cannot be suppressed", "このルールの指摘は抑制できません")
_COMPARES = Text(
    "it compares two organizations: `orglint compare` evaluates it, `orglint check` does not",
    "2つの組織を比べるルール: `orglint compare`で評価され、`orglint check`では評価されません",
)
_DEFINED = Text("the rule is written in {file}", "ルールの定義: {file}")


def rule_page(rule: RuleInfo, look: Look) -> Iterator[str]:
    """Yield why a rule matters, what it looks at, how it is set and which file says so."""
    head = f"{look.severity(rule.severity)}[{look.clean(rule.id)}]"
    yield f"{look.paint(head, rule.severity.word)} {look.clean(look.word(category_name(rule.category)))}".rstrip()
    yield from section(_MESSAGE, prose(rule.says or look.word(rule.message), look), look)
    yield from section(WHY, prose(look.word(rule.rationale), look), look)
    yield from section(FIX, prose(look.word(rule.fix), look), look)
    if rule.when in _WHEN:
        yield from section(_WHICH, prose(look.word(_WHEN[rule.when]), look), look)
    signs = itertools.chain.from_iterable(_sign(each, look) for each in rule.signs)
    yield from section(_SIGNS, signs, look, least=look.clean(rule.at_least))
    needs = [f"  {look.word(OR).join(look.clean(name) for name in names)}" for names in rule.needs]
    yield from section(_NEEDS, needs, look)
    parameters = itertools.chain.from_iterable(_parameter(each, look) for each in rule.params)
    yield from section(_PARAMETERS, parameters, look)
    rows = [_example(each, look) for each in rule.examples]
    yield from section(_EXAMPLES, table(rows, look) if rows else (), look)
    sources = [
        f"  {look.prose(look.word(each.title))}{f' <{look.clean(each.url)}>' if each.url else ''}"
        for each in rule.references
    ]
    yield from section(_SOURCES, sources, look)
    if rule.evidence is not None:
        grade = GRADES.get(rule.evidence)
        yield from section(_EVIDENCE, prose(look.word(grade) if grade else rule.evidence, look), look)
    logic = (f"  {' ' * (len(line) - len(line.lstrip()))}{look.clean(line)}" for line in rule.logic)
    yield from section(_CONDITION, logic, look, kind=look.word(kind_word(rule.kind)))
    yield from section(_STATUS, _status(rule, look), look)


def _sign(says: Text, look: Look) -> Iterator[str]:
    first, *rest = look.wrapped(look.prose(look.word(says)), 4)
    yield f"  - {first}"
    yield from (f"    {line}" for line in rest)


def _parameter(parameter: ParameterInfo, look: Look) -> Iterator[str]:
    value, default = look.clean(_value(parameter.value)), look.clean(_value(parameter.default))
    origin = look.word(_DEFAULT)
    if parameter.set_by is not None:
        origin = look.word(_SET, place=look.place(parameter.set_by), default=default)
    yield f"  {look.clean(parameter.name)} = {value} ({origin})"
    yield from (f"      {line}" for line in look.wrapped(look.prose(look.word(parameter.description)), 6))


def _value(value: object) -> str:
    if isinstance(value, tuple | list):
        return ", ".join(map(str, value))
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def _example(example: ExampleInfo, look: Look) -> tuple[str, str, str]:
    finds = look.word(_FINDS, entities=look.clean(", ".join(example.expect))) if example.expect else ""
    return look.word(_BAD if example.is_bad else _GOOD), look.clean(look.word(example.name)), finds


def _status(rule: RuleInfo, look: Look) -> Iterator[str]:
    state = look.word(_ON, severity=look.severity(rule.severity)) if rule.is_on else look.word(_OFF)
    if rule.set_by is not None:
        yield f"  {state}: {look.word(_SET_BY, place=look.place(rule.set_by))}"
    else:
        by = look.word(_BY_PACK, packs=look.clean(", ".join(rule.packs))) if rule.packs else look.word(_OWN)
        yield f"  {state}: {by}"
    if rule.is_of_comparison:
        yield f"  {look.word(_COMPARES)}"
    if not rule.suppressible:
        yield f"  {look.word(_FIRM)}"
    yield f"  {look.word(_DEFINED, file=look.clean(rule.source))}"
