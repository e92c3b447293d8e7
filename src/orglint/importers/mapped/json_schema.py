"""The JSON Schema of mappings: which keys there are, what each means, and which fields each collection has."""

from __future__ import annotations

from orglint.i18n import Language, Text
from orglint.importers.mapped.model_parts import field_names
from orglint.importers.mapped.spec import FORMAT, FORMS
from orglint.json_schema import DRAFT, Json, any_of, described, ref
from orglint.model.json_schema import SHORTHANDS
from orglint.model.schema import COLLECTIONS, KINDS, Kind
from orglint.model.texts import field_text

_TITLE = Text("A mapping of orglint", "orglintのマッピング")
_OWN: dict[str, Json] = {"^x-": True}
_PATHS = Text("A path, or several.", "パスです。複数書けます。")

TOP: dict[str, Text] = {
    "format": Text("Which kind of file this is, and its version.", "ファイルの種類と版です。"),
    "description": Text("What the mapping is for.", "何のためのマッピングかの説明です。"),
    "files": Text(
        "Names for the files of the source, each with a pattern.", "元のファイルの名前と、それぞれのパターンです。"
    ),
    "lookups": Text("Tables that translate one key into another.", "キーを読み替えるための表です。"),
    "entities": Text("Which entity is made of which object.", "どのオブジェクトからどのエンティティを作るかです。"),
}
FILES: dict[str, Text] = {
    "glob": Text(
        "A pattern, or several, relative to the path on the command line.",
        "指定したパスからの相対パスで書くパターンです。複数書けます。",
    ),
    "as": Text("How the files are read; otherwise by their endings.", "読み方です。省略すると拡張子で決まります。"),
    "optional": Text("Whether there may be no such file.", "ファイルがないこともあるかどうかです。"),
    "ignore": Text("Paths that are left alone on purpose.", "意図して読まないパスです。"),
}
LOOKUP: dict[str, Text] = {
    "in": Text("The name of the files it is made from.", "表の元になるファイルの名前です。"),
    "each": Text("Where its objects are.", "オブジェクトへのパスです。"),
    "key": Text("What is looked up.", "引く値です。"),
    "gives": Text("What stands for it.", "置き換わる値です。"),
    "several": Text(
        "`first`: of several with one key the first.", "`first`と書くと、同じキーが複数あるとき最初のものを使います。"
    ),
}
RULE: dict[str, Text] = {
    "in": Text("The name of the files it reads.", "読むファイルの名前です。"),
    "each": Text("Where its objects are.", "オブジェクトへのパスです。"),
    "as": Text("What paths inside call the object: $NAME.", "内側のパスで$名前として使う名前です。"),
    "only": Text(
        "Conditions: a path, and the values that may stand there.", "条件です。パスと、そこにあるべき値を書きます。"
    ),
    "collection": Text("What is made of each object.", "各オブジェクトから作るものです。"),
    "id": Text("What gives the id.", "IDになる値です。"),
    "mentions": Text(
        "Whether many objects may mention the same entity.", "同じエンティティに何度言及してもよいかどうかです。"
    ),
    "recurse": Text(
        "Where more objects of its kind are inside an object.", "内側にある同じ種類のオブジェクトへのパスです。"
    ),
    "fields": Text("The fields of the entity.", "エンティティの項目です。"),
    "entities": Text("Rules that read from this object.", "このオブジェクトから読む内側のルールです。"),
}
VALUE: dict[str, Text] = {
    "path": _PATHS,
    "text": Text("A text with paths in braces.", "波かっこの中にパスを書いた文字列です。"),
    "value": Text("A text of the mapping's own.", "マッピングで決める文字列です。"),
    "fields": Text("The parts of a value that has parts.", "部分を持つ値の中身です。"),
    "each": Text(
        "The value is made for each of these places, as a list.", "当てはまる場所ごとに値を作り、リストにします。"
    ),
    "values": Text("What stands in the place of a value; null drops it.", "値の置き換えです。nullは値なしを表します。"),
    "lower": Text("Small letters.", "小文字にします。"),
    "lookup": Text("The name of the lookup that translates it.", "読み替えに使うlookupsの名前です。"),
    "slug": Text("A name as an id.", "名前をIDの形にします。"),
    "prefix": Text("A text before it.", "前に付ける文字列です。"),
    "default": Text("A text where nothing is there.", "何もないときに使う文字列です。"),
    "first": Text("Values of which the first that is there is taken.", "最初に見つかったものを使います。"),
    "all": Text("Values that together are one list.", "すべてを合わせて1つのリストにします。"),
}
_TEXT: Json = {"type": ["string", "number", "boolean"]}
_FLAG: Json = {"type": ["boolean", "string"]}
_PATH_LIST: Json = {"anyOf": [ref("text"), {"type": "array", "minItems": 1, "items": ref("text")}]}


def mapping_schema(language: Language) -> dict[str, Json]:
    """Return the JSON Schema (draft 2020-12) of a mapping, described in a language.

    It knows the fields of each collection; whether a path can be read and a constant fits its field orglint tells.
    """
    return {
        "$schema": DRAFT,
        "title": _TITLE.say(language),
        **_object(TOP, _top(), language, required=("format", "files", "entities")),
        "$defs": dict(sorted(_definitions(language).items())),
    }


def _top() -> dict[str, Json]:
    return {
        "format": {"const": FORMAT},
        "description": ref("text"),
        "files": {"type": "object", "minProperties": 1, "additionalProperties": any_of(ref("paths"), ref("files"))},
        "lookups": {"type": ["object", "null"], "additionalProperties": ref("lookup")},
        "entities": {"type": "array", "items": ref("rule")},
    }


def _definitions(language: Language) -> dict[str, Json]:
    text, flag, value, paths = ref("text"), ref("flag"), ref("value"), ref("paths")
    values: Json = {"type": "array", "minItems": 1, "items": value}
    files: dict[str, Json] = {"glob": paths, "as": {"enum": list(FORMS)}, "optional": flag, "ignore": paths}
    lookup: dict[str, Json] = {"in": text, "each": paths, "key": value, "gives": value, "several": {"const": "first"}}
    full: dict[str, Json] = {
        "path": paths, "text": text, "value": text, "fields": {"type": "object", "additionalProperties": value},
        "each": paths, "values": {"type": "object", "additionalProperties": {"type": ["string", "number", "boolean", "null"]}},
        "lower": flag, "lookup": text, "slug": flag, "prefix": text, "default": text, "first": values, "all": values,
    }  # fmt: skip
    kinds = {"organization": KINDS["organization"], **COLLECTIONS}
    return {
        "text": _TEXT,
        "flag": _FLAG,
        "paths": _PATH_LIST,
        "value": any_of(text, values, _object(VALUE, full, language)),
        "files": _object(FILES, files, language, required=("glob",)),
        "lookup": _object(LOOKUP, lookup, language, required=("in", "key", "gives")),
        "rule": {
            **_object(RULE, _rule(list(kinds)), language),
            "allOf": [_fields_of(name) for name in kinds],
        },
        **{f"fields of {name}": _fields(kind, language) for name, kind in kinds.items()},
    }


def _rule(kinds: list[str]) -> dict[str, Json]:
    text, flag, value, paths = ref("text"), ref("flag"), ref("value"), ref("paths")
    return {
        "in": text,
        "each": paths,
        "as": text,
        "only": {"type": "object", "additionalProperties": paths},
        "collection": {"enum": [*kinds]},
        "id": value,
        "mentions": flag,
        "recurse": paths,
        "fields": {"type": "object"},
        "entities": {"type": "array", "items": ref("rule")},
    }


def _fields_of(name: str) -> Json:
    """Return that the fields of a rule are those of its collection."""
    return {
        "if": {"properties": {"collection": {"const": name}}, "required": ["collection"]},
        "then": {"properties": {"fields": ref(f"fields of {name}")}},
    }


def _fields(kind: Kind, language: Language) -> Json:
    texts = {name: _about(kind, name) for name in field_names(kind)}
    return _object(texts, dict.fromkeys(texts, ref("value")), language)


def _about(kind: Kind, name: str) -> Text:
    shorthand = SHORTHANDS.get(kind.name, {}).get(name)
    if shorthand is not None:
        return shorthand
    if name in kind.written:
        return field_text(kind.name, kind.written[name].name)
    return field_text("position", "holder.allocation" if name == "allocation" else name)


def _object(
    texts: dict[str, Text], forms: dict[str, Json], language: Language, *, required: tuple[str, ...] = ()
) -> dict[str, Json]:
    made: dict[str, Json] = {
        "type": "object",
        "properties": {name: described(forms[name], text, language) for name, text in texts.items()},
        "patternProperties": _OWN,
        "additionalProperties": False,
    }
    return {**made, "required": list(required)} if required else made
