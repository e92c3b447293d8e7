"""What `orglint explain` prints: one page for each kind of thing that has a name."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator

from orglint.app.rules import Explained, FieldInfo, ParameterInfo, RuleInfo
from orglint.cli.tables import table
from orglint.functions.registry import Function
from orglint.i18n import Text
from orglint.model.marks import Aka, Encloses, Evidence, Extras, FunctionName, Sensitive, Share, Words
from orglint.model.problems import InputRule
from orglint.model.schema import Field, Kind, record
from orglint.model.types import BOOL, DATE, NUMBER, Enumerated, ListOf, Maybe, Structure, Type
from orglint.reporters.look import Look

_WHY, _FIX = Text("Why", "理由"), Text("What to do", "対処")
_MESSAGE = Text("It says", "メッセージ")
_CONDITION = Text("It looks at each {kind} and asks", "{kind}ごとに調べる条件")
_NEEDS = Text("Data it needs", "必要なデータ")
_PARAMETERS = Text("Parameters", "パラメーター")
_EXAMPLES = Text("Examples", "例")
_SOURCES = Text("Sources", "出典")
_EVIDENCE = Text("How sure this is", "根拠の強さ")
_STATUS = Text("Here", "この設定での状態")
_OR = Text(" or ", " または ")
_DEFAULT = Text("default", "既定値")
_SET = Text("set by {place}, default {default}", "{place}で設定、既定値は{default}")
_BAD, _GOOD = Text("bad", "悪い例"), Text("good", "良い例")
_FINDS = Text("finds {entities}", "指摘: {entities}")
_ON = Text("on, as {severity}", "有効、重大度は{severity}")
_OFF = Text("off", "無効")
_SET_BY = Text("decided by {place}", "{place}で設定")
_BY_PACK = Text("decided by the packs in use ({packs})", "使用するパックによる({packs})")
_DEFINED = Text("the rule is written in {file}", "ルールの定義: {file}")
_INPUT = Text(
    "an input finding: about what is written, not what it means", "入力の指摘(内容ではなく書き方についての指摘)"
)
_NO_SUPPRESSION = Text("Input findings cannot be suppressed.", "入力の指摘は抑制できません。")
_FUNCTION = Text("a function of the rule language, family {family}", "ルールの関数(分類: {family})")
_FIELD = Text("a field of {kind}", "{kind}の項目")
_NOT_WRITTEN = Text("not written: it follows from other fields", "記述する項目ではなく、ほかの項目から導かれます")
_TYPE = Text("Type in rules", "ルールでの型")
_ACCEPTED = Text("Accepted", "書ける値")
_OTHER_WORDS = Text("Other words", "別の書き方")
_OTHER_NAMES = Text("Other names of the field", "項目の別名")
_BESIDE = Text("Beside the id", "idと並べて書けるもの")
_NESTING = Text(
    "What is nested inside a {kind} belongs to it without saying so.",
    "{kind}の中に書けば、この項目を省略できます。",
)
_SENSITIVE = Text(
    "Sensitive: shown in no output but as a sum over five or more.",
    "機微な項目です。5件以上の合計としてのみ出力します。",
)
_KIND = Text("a kind of entity, in the collection {collection}", "エンティティの種類(コレクション: {collection})")
_DERIVED = Text("a derived kind: computed, not written", "導出される種類(記述せず、計算で得られます)")
_FIELDS = Text("Fields", "項目")

_GRADES = {
    "strong": Text(
        "Strong: several studies or large data sets support it.", "強い: 複数の研究や大規模なデータに裏付けがあります。"
    ),
    "weak": Text(
        "Weak: experience, surveys or single studies support it; weigh it against what you know of your organization.",
        "弱い: 経験則、調査、単独の研究によるものです。自組織の事情と照らして判断してください。",
    ),
    "convention": Text(
        "Convention: a model is easier to read and to keep when everybody does it so.",
        "慣例: そろえておくと、モデルが読みやすく保守しやすくなります。",
    ),
}
_SCALARS = {
    NUMBER: Text("a number: 12, 0.5, 48_000_000", "数値: 12、0.5、48_000_000"),
    BOOL: Text("true or false: true, false, yes, no", "真偽値: true、false、yes、no、はい、いいえ"),
    DATE: Text("a day: 2026-04-01", "日付: 2026-04-01、2026年4月1日"),
}
_TEXT = Text("text", "文字列")
_PROOF = Text(
    "text, a URL, a list, or true/false: whatever shows that it exists", "文字列、URL、リスト、真偽値(存在を示すもの)"
)
_SHARE = Text("a share: 0.5 or 50%", "割合: 0.5、50%")
_NAME_OF_FUNCTION = Text("the name of a function, such as marketing", "職能の名前(marketingなど)")
_ID_OF = Text(
    "the id of a {kinds}, or {{id: ..., start: ..., end: ...}}", "{kinds}のid、または{{id: ..., start: ..., end: ...}}"
)
_SEVERAL = Text("{one}; or a list", "{one}。リストも可")
_RECORD = Text("a mapping of {names}, or a list of them", "{names}を並べた形、またはそのリスト")


def page(thing: Explained, look: Look) -> Iterator[str]:
    """Yield the lines that explain something."""
    if isinstance(thing, RuleInfo):
        yield from _rule(thing, look)
    elif isinstance(thing, InputRule):
        yield from _input_rule(thing, look)
    elif isinstance(thing, Function):
        yield from _function(thing, look)
    elif isinstance(thing, FieldInfo):
        yield from _field(thing, look)
    else:
        yield from _kind(thing, look)


def _section(title: Text, lines: Iterable[str], look: Look, **values: object) -> Iterator[str]:
    shown = [line for line in lines if line.strip()]
    if shown:
        yield ""
        yield look.paint(look.word(title, **values), "key")
        yield from shown


def _prose(text: str, look: Look) -> list[str]:
    return [f"  {line}" for line in look.wrapped(look.prose(text), 2)]


def _lines(text: str, look: Look) -> list[str]:
    return [
        f"  {look.clean(line)}" if not line[:1].isspace() else f"    {look.clean(line)}" for line in text.splitlines()
    ]


# ---- a rule


def _rule(rule: RuleInfo, look: Look) -> Iterator[str]:
    head = f"{look.severity(rule.severity)}[{look.clean(rule.id)}]"
    yield f"{look.paint(head, rule.severity.word)} {look.clean(rule.category)}".rstrip()
    yield from _section(_MESSAGE, _prose(look.word(rule.message), look), look)
    yield from _section(_WHY, _prose(look.word(rule.rationale), look), look)
    yield from _section(_FIX, _prose(look.word(rule.fix), look), look)
    yield from _section(_CONDITION, _lines(rule.condition, look), look, kind=rule.kind)
    needs = [f"  {look.word(_OR).join(look.clean(name) for name in names)}" for names in rule.needs]
    yield from _section(_NEEDS, needs, look)
    parameters = itertools.chain.from_iterable(_parameter(each, look) for each in rule.params)
    yield from _section(_PARAMETERS, parameters, look)
    rows = [_example(each.name, each.is_bad, each.expect, look) for each in rule.examples]
    yield from _section(_EXAMPLES, table(rows, look) if rows else (), look)
    sources = [
        f"  {look.prose(each.title)}{f' <{look.clean(each.url)}>' if each.url else ''}" for each in rule.references
    ]
    yield from _section(_SOURCES, sources, look)
    if rule.evidence is not None:
        grade = _GRADES.get(rule.evidence)
        yield from _section(_EVIDENCE, _prose(look.word(grade) if grade else rule.evidence, look), look)
    yield from _section(_STATUS, _status(rule, look), look)


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
    return f"{value:g}" if isinstance(value, float) else str(value)


def _example(name: str, is_bad: bool, expect: tuple[str, ...], look: Look) -> tuple[str, str, str]:  # noqa: FBT001
    finds = look.word(_FINDS, entities=look.clean(", ".join(expect))) if expect else ""
    return look.word(_BAD if is_bad else _GOOD), look.clean(name), finds


def _status(rule: RuleInfo, look: Look) -> Iterator[str]:
    state = look.word(_ON, severity=look.severity(rule.severity)) if rule.is_on else look.word(_OFF)
    if rule.set_by is not None:
        yield f"  {state}: {look.word(_SET_BY, place=look.place(rule.set_by))}"
    else:
        yield f"  {state}: {look.word(_BY_PACK, packs=look.clean(', '.join(rule.packs)) or '-')}"
    yield f"  {look.word(_DEFINED, file=look.clean(rule.source))}"


# ---- what is not a rule


def _input_rule(rule: InputRule, look: Look) -> Iterator[str]:
    yield f"{look.paint(look.clean(rule.id), 'key')}: {look.word(_INPUT)}"
    yield from _section(_WHY, _prose(look.word(rule.rationale), look), look)
    yield from _section(_FIX, _prose(look.word(rule.fix), look), look)
    yield ""
    yield look.word(_NO_SUPPRESSION)


def _function(function: Function, look: Look) -> Iterator[str]:
    arguments = ", ".join(f"{name}: {type_}" for name, type_ in zip(function.parameters, function.types, strict=True))
    yield f"{look.paint(function.name, 'key')}({arguments}) -> {function.result}"
    yield look.word(_FUNCTION, family=function.family)
    yield ""
    text = function.ja if look.language == "ja" and function.ja else function.summary
    for paragraph in text.split("\n\n"):
        yield from _prose(paragraph, look)


def _field(info: FieldInfo, look: Look) -> Iterator[str]:
    field, kind = info.field, info.kind
    yield f"{look.paint(f'{kind.collection or kind.name}.{field.name}', 'key')}: {look.word(_FIELD, kind=kind.name)}"
    yield from _section(_TYPE, [f"  {field.type}"], look)
    if not field.is_written:
        yield ""
        yield look.word(_NOT_WRITTEN)
        return
    yield from _section(_ACCEPTED, [f"  {line}" for line in look.wrapped(look.word(_accepted(field)), 2)], look)
    words, aka, extras = field.mark(Words), field.mark(Aka), field.mark(Extras)
    if words is not None:
        yield from _section(_OTHER_WORDS, table(list(words.aliases.items()), look), look)
    if aka is not None:
        yield from _section(_OTHER_NAMES, [f"  {', '.join(aka.names)}"], look)
    if extras is not None:
        yield from _section(_BESIDE, [f"  {', '.join(extras.fields)}"], look)
    if field.mark(Encloses) is not None:
        yield from ("", look.word(_NESTING, kind=_or(field.target, look)))
    if field.mark(Sensitive) is not None:
        yield from ("", look.word(_SENSITIVE))


def _accepted(field: Field) -> Text:
    type_ = field.type.item if isinstance(field.type, Maybe) else field.type
    if field.mark(Evidence) is not None:
        return _PROOF
    one = type_.item if isinstance(type_, ListOf) else type_
    text = _accepted_one(field, one)
    if one is type_ or isinstance(one, Structure):
        return text
    return Text(_SEVERAL.say("en", one=text.en), _SEVERAL.say("ja", one=text.ja))


def _accepted_one(field: Field, type_: Type) -> Text:
    if field.target:
        kinds = sorted(field.target)
        return Text(_ID_OF.say("en", kinds=" or ".join(kinds)), _ID_OF.say("ja", kinds="または".join(kinds)))
    if isinstance(type_, Enumerated):
        return Text(", ".join(type_.values), "、".join(type_.values))
    if field.mark(Share) is not None:
        return _SHARE
    if field.mark(FunctionName) is not None:
        return _NAME_OF_FUNCTION
    names = _record_fields(type_)
    if names:
        return Text(_RECORD.say("en", names=", ".join(names)), _RECORD.say("ja", names="、".join(names)))
    return _SCALARS.get(type_, _TEXT)  # type: ignore[call-overload,no-any-return]  # types are compared by structure


def _record_fields(type_: Type) -> list[str]:
    return list(record(type_.name).written) if isinstance(type_, Structure) else []


def _or(kinds: Iterable[str], look: Look) -> str:
    return look.word(_OR).join(sorted(kinds))


def _kind(kind: Kind, look: Look) -> Iterator[str]:
    what = look.word(_KIND, collection=kind.collection) if kind.collection else look.word(_DERIVED)
    yield f"{look.paint(kind.name, 'key')}: {what}"
    yield ""
    yield from _prose(kind.summary, look)
    yield from _section(_FIELDS, table([(name, str(field.type)) for name, field in kind.fields.items()], look), look)
