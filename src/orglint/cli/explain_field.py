"""What `orglint explain` prints of a field, and of a kind of entity."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from orglint.app.rules import FieldInfo
from orglint.cli.explain_parts import prose, section
from orglint.i18n import Text
from orglint.model.kind_words import kind_word
from orglint.model.marks import Aka, Encloses, Evidence, Extras, FunctionName, Keyed, Sensitive, Share, Words
from orglint.model.schema import Field, Kind, record
from orglint.model.texts import field_text, kind_text
from orglint.model.types import BOOL, DATE, NUMBER, Enumerated, ListOf, Maybe, Structure, Type
from orglint.reporters.look import Look
from orglint.reporters.tables import table
from orglint.reporters.words import OR

_FIELD = Text("a field of {kind}", "{kind}の項目")
_NOT_WRITTEN = Text(
    "not written: it follows from other fields", "記述する項目ではなく、ほかの項目やエンティティから導かれます"
)
_TYPE = Text("Type in rules", "ルールでの型")
_ACCEPTED = Text("Accepted", "書ける値")
_OTHER_WORDS = Text("Other words", "別の書き方")
_OTHER_NAMES = Text("Other names of the field", "項目の別名")
_BESIDE = Text("Beside the id", "IDと並べて書けるもの")
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
_FOLLOWING = Text("Not written: what follows from other entries", "記述せず、ほかのエンティティから導かれるもの")

_SCALARS: dict[Type, Text] = {
    NUMBER: Text("a number: 12, 0.5, 48_000_000", "数値: 12、0.5、48_000_000"),
    BOOL: Text("true or false: true, false, yes, no", "真偽値: true、false、yes、no、はい、いいえ"),
    DATE: Text("a day: 2026-04-01", "日付: 2026-04-01、2026年4月1日"),
}
_TEXT = Text("text", "文字列")
_PROOF = Text(
    "text, a URL, a list, or true/false: whatever shows that it exists", "文字列、URL、リスト、真偽値(存在を示すもの)"
)
_SHARE = Text("a share: 0.5 or 50%", "割合: 0.5、50%")
_NAME_OF_FUNCTION = Text("the name of a function, such as marketing", "機能の名前(marketingなど)")
_ID_OF = Text(
    "the id of a {kinds}, or {{id: ..., start: ..., end: ...}}", "{kinds}のID、または{{id: ..., start: ..., end: ...}}"
)
_SEVERAL = Text("{one}; or a list", "{one}。リストも可")
_BY_NAME = Text("by name, a mapping of {names}", "名前ごとに{names}を並べた形")
_RECORD = Text("a mapping of {names}, or a list of them", "{names}を並べた形、またはそのリスト")


def field_page(info: FieldInfo, look: Look) -> Iterator[str]:
    """Yield what a field holds and what may be written in it."""
    field, kind = info.field, info.kind
    yield f"{look.paint(f'{kind.collection or kind.name}.{field.name}', 'key')}: {look.word(_FIELD, kind=look.word(kind_word(kind.name)))}"
    yield ""
    yield from prose(look.word(field_text(kind.name, field.name)), look)
    yield from section(_TYPE, [f"  {field.type}"], look)
    if not field.is_written:
        yield ""
        yield look.word(_NOT_WRITTEN)
        return
    yield from section(_ACCEPTED, [f"  {line}" for line in look.wrapped(look.word(_accepted(field)), 2)], look)
    words, aka, extras = field.mark(Words), field.mark(Aka), field.mark(Extras)
    if words is not None:
        yield from section(_OTHER_WORDS, table(list(words.aliases.items()), look), look)
    if aka is not None:
        yield from section(_OTHER_NAMES, [f"  {', '.join(aka.names)}"], look)
    if extras is not None:
        yield from section(_BESIDE, [f"  {', '.join(extras.fields)}"], look)
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
    return _SEVERAL.filled(one=text)


def _accepted_one(field: Field, type_: Type) -> Text:
    if field.target:
        kinds = sorted(field.target)
        words = [kind_word(kind) for kind in kinds]
        return _ID_OF.filled(
            kinds=Text(" or ".join(word.en for word in words), "または".join(word.ja for word in words))
        )
    if isinstance(type_, Enumerated):
        return Text(", ".join(type_.values), "、".join(type_.values))
    if field.mark(Share) is not None:
        return _SHARE
    if field.mark(FunctionName) is not None:
        return _NAME_OF_FUNCTION
    names = _record_fields(type_)
    keyed = field.mark(Keyed)
    if keyed is not None:
        names.remove(keyed.field)
        return _BY_NAME.filled(names=Text(", ".join(names), "、".join(names)))
    if names:
        return _RECORD.filled(names=Text(", ".join(names), "、".join(names)))
    return _SCALARS.get(type_, _TEXT)


def _record_fields(type_: Type) -> list[str]:
    return list(record(type_.name).written) if isinstance(type_, Structure) else []


def _or(kinds: Iterable[str], look: Look) -> str:
    return look.word(OR).join(look.word(kind_word(kind)) for kind in sorted(kinds))


def kind_page(kind: Kind, look: Look) -> Iterator[str]:
    """Yield what a kind is, and its fields."""
    what = look.word(_KIND, collection=kind.collection) if kind.collection else look.word(_DERIVED)
    yield f"{look.paint(kind.name, 'key')}: {what}"
    yield ""
    yield from prose(look.word(kind_text(kind.name)), look)
    written = [_entry(kind, field, look) for field in kind.fields.values() if field.is_written]
    yield from section(_FIELDS, (line for lines in written for line in lines), look)
    others = [(field.name, str(field.type)) for field in kind.fields.values() if not field.is_written]
    yield from section(_FOLLOWING, table(others, look) if others else (), look)


def _entry(kind: Kind, field: Field, look: Look) -> list[str]:
    text = look.word(field_text(kind.name, field.name))
    return [f"  {field.name}: {field.type}", *(f"      {line}" for line in look.wrapped(text, 6))]
