"""The reference of the model: every collection and field, and what may be written in it."""

from __future__ import annotations

from collections.abc import Iterator

from orglint.app.documentation.markdown import clean, code, name_of, page, table
from orglint.i18n import Language, Text
from orglint.model.change_kinds import CHANGED
from orglint.model.json_schema import SHORTHANDS
from orglint.model.marks import Aka, Extras, Keyed, Sensitive, Words
from orglint.model.schema import COLLECTIONS, KINDS, NESTED, POST_FIELDS, Field, Kind, record
from orglint.model.texts import field_text, kind_text
from orglint.model.types import Enumerated, ListOf, Maybe, Structure

_TITLE = Text("Reference of the model", "組織モデルのリファレンス")
_OTHER = Text("日本語", "English")
_ABOUT = Text(
    "Every collection a file may hold, and every field of its entries. `orglint explain unit.head` says more of one.",
    "ファイルに書けるコレクションと、そのエンティティの項目の一覧です。`orglint explain unit.head`のように、1つずつ詳しく調べられます。",
)
_COMMON = Text("Fields every entry may have", "どのエンティティにも書ける項目")
_FIELD, _HOLDS, _MEANS = Text("field", "項目"), Text("holds", "書くもの"), Text("meaning", "意味")
_NESTED = Text("May stand inside a unit.", "部署の中にも書けます。")
_DERIVED = Text("What rules read besides", "ルールだけが読むもの")
_DERIVED_ABOUT = Text(
    "Nobody writes these; they follow from what is written, and rules may be `for` them.",
    "記述するものではなく、記述から導かれます。ルールの`for`に書けます。",
)
_CHANGES = Text("What rules of a comparison read", "比較のルールが読むもの")
_CHANGES_ABOUT = Text(
    "`orglint compare` makes these of two organizations; rules that are `for` them are evaluated by it alone. `before` is "
    "what it was, empty where it is new; `after` is what it is, empty where it is gone.",
    "`orglint compare`が2つの組織から作ります。これらを`for`に書いたルールは、`orglint compare`でのみ評価されます。"
    "`before`は変更前の姿で、新しくできたものなら空です。`after`は変更後の姿で、なくなったものなら空です。",
)
_KIND, _OF = Text("kind", "種類"), Text("`before`, `after`", "`before`、`after`")
_FOLLOWS = Text("Follows from other entries: {names}.", "ほかのエンティティから導かれる項目: {names}")
_LIST = Text("{one}, or a list", "{one}(リストも可)")
_OF_POST = Text("Of the person's one post.", "その人のポストの項目です。")
_A_POST = Text("the fields of a post", "ポストの項目")
_BY_NAME = Text("by name: {names}", "名前ごとに{names}")
_SENSITIVE = Text("Sensitive.", "機微な項目です。")
_ALSO = Text("Also written: {names}.", "別名: {names}")
_BESIDE = Text("Beside the id: {names}.", "IDと並べて書けるもの: {names}")
_SEPARATOR = Text(", ", "、")
_SCALARS = {
    "text": Text("text", "文字列"),
    "number": Text("number", "数値"),
    "bool": Text("yes or no", "真偽値"),
    "date": Text("date", "日付"),
}


def model_page(language: Language) -> str:
    """Return the reference as Markdown."""
    other: Language = "en" if language == "ja" else "ja"
    return page(_lines(language, name_of("model", other)))


def _lines(language: Language, other: str) -> Iterator[str]:
    yield from (f"# {_TITLE.say(language)}", "", f"[{_OTHER.say(language)}]({other})", "", _ABOUT.say(language), "")
    yield from (f"## {_COMMON.say(language)}", "")
    common = KINDS["entity"]
    yield from _fields(common, [*common.declared.values()], language)
    yield ""
    for kind in (KINDS["organization"], *COLLECTIONS.values()):
        yield from _kind(kind, language)
    yield from (f"## {_DERIVED.say(language)}", "", _DERIVED_ABOUT.say(language), "")
    for kind in KINDS.values():
        if not kind.collection and kind.name not in {"entity", "organization", *CHANGED}:
            yield from (f"### {kind.name}", "", clean(kind_text(kind.name).say(language)), "")
            own = [field for name, field in kind.declared.items() if name not in common.declared]
            yield from _fields(kind, own, language)
            yield ""
    yield from (f"## {_CHANGES.say(language)}", "", _CHANGES_ABOUT.say(language), "")
    yield from table((_KIND, _OF), ((code(kind), clean(f"-> {of}")) for kind, of in CHANGED.items()), language)
    yield ""


def _kind(kind: Kind, language: Language) -> Iterator[str]:
    common = KINDS["entity"].declared
    yield from (f"## {kind.collection or kind.name}", "", clean(kind_text(kind.name).say(language)))
    if kind.collection in NESTED:
        yield _NESTED.say(language)
    yield ""
    written = [field for name, field in kind.declared.items() if field.is_written and name not in common]
    yield from _fields(kind, written, language, tuple(_shorthands(kind, language)))
    yield ""
    follows = [code(f"{kind.name}.{field.name}") for field in kind.fields.values() if not field.is_written]
    if follows:
        yield from (_FOLLOWS.say(language, names=_SEPARATOR.say(language).join(follows)), "")


def _shorthands(kind: Kind, language: Language) -> Iterator[tuple[str, str, str]]:
    """Yield the rows of what may be written in an entry and stands for a post: its own fields on a person, or several."""
    for name in POST_FIELDS if kind.name == "person" else ():
        field = KINDS["position"].declared[name]
        yield code(name), _holds(field, language), f"{_OF_POST.say(language)} {_means('position', field, language)}"
    for name, text in SHORTHANDS.get(kind.name, {}).items():
        yield code(name), _LIST.say(language, one=_A_POST.say(language)), clean(text.say(language))


def _fields(
    kind: Kind, fields: list[Field], language: Language, more: tuple[tuple[str, str, str], ...] = ()
) -> Iterator[str]:
    rows = []
    for field in fields:
        rows.append((code(field.name), _holds(field, language), _means(kind.name, field, language)))
        for sub in _record(field):
            text = clean(field_text(kind.name, f"{field.name}.{sub.name}").say(language))
            rows.append((code(f"{field.name}.{sub.name}"), _holds(sub, language), text))
    rows += more
    yield from table((_FIELD, _HOLDS, _MEANS), rows, language)


def _record(field: Field) -> list[Field]:
    type_ = field.type.item if isinstance(field.type, Maybe | ListOf) else field.type
    keyed = field.mark(Keyed)
    by_key = keyed.field if keyed is not None else ""
    parts = record(type_.name).declared.values() if isinstance(type_, Structure) else ()
    return [part for part in parts if part.name != by_key]


def _holds(field: Field, language: Language) -> str:
    type_ = field.type.item if isinstance(field.type, Maybe) else field.type
    one = type_.item if isinstance(type_, ListOf) else type_
    if isinstance(one, Enumerated):
        text = _SEPARATOR.say(language).join(code(value) for value in one.values)
    elif field.target:
        text = " / ".join(f"-> {kind}" for kind in sorted(field.target))
    elif isinstance(one, Structure):
        text = _SEPARATOR.say(language).join(code(sub.name) for sub in _record(field))
        if field.mark(Keyed) is not None:
            return _BY_NAME.say(language, names=text)
    else:
        text = _SCALARS.get(str(one), Text(str(one), str(one))).say(language)
    text = clean(text)
    return _LIST.say(language, one=text) if isinstance(type_, ListOf) else text


def _means(kind: str, field: Field, language: Language) -> str:
    told = [clean(field_text(kind, field.name).say(language))]
    words, aka, extras = field.mark(Words), field.mark(Aka), field.mark(Extras)
    separator = _SEPARATOR.say(language)
    if words is not None and language == "ja":
        known = separator.join(f"{word}={value}" for word, value in words.aliases.items() if not word.isascii())
        told.append(f"({known})" if known else "")
    if aka is not None:
        told.append(_ALSO.say(language, names=separator.join(map(code, aka.names))))
    if extras is not None:
        told.append(_BESIDE.say(language, names=separator.join(map(code, extras.fields))))
    if field.mark(Sensitive) is not None:
        told.append(_SENSITIVE.say(language))
    return " ".join(part for part in told if part)
