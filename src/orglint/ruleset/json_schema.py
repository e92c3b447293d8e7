"""The JSON Schema of rule files: which keys there are, what each means, and what may stand in it."""

from __future__ import annotations

from orglint.i18n import Language, Text
from orglint.lang.where import OPERATORS
from orglint.model.json_forms import Json, ref
from orglint.model.json_schema import DRAFT, model_schema
from orglint.model.schema import KINDS
from orglint.ruleset.reading import EVIDENCE, FORMAT, ID, REQUIRED, RULE_KEYS, SEVERITIES

_TITLE = Text("Rules of orglint", "orglintのルール")
KEYS: dict[str, Text] = {
    "id": Text(
        "The permanent name of the defect, in kebab-case: wide-span.",
        "欠陥の恒久的な名前です。wide-spanのように小文字とハイフンで書きます。",
    ),
    "title": Text("What it finds, in a few words.", "何を見つけるかを短く述べる題です。"),
    "category": Text("What the rule is about.", "ルールの分類です。"),
    "packs": Text(
        "The packs that turn it on; a rule of your own needs none.",
        "このルールを含むパックです。独自のルールでは省略できます。",
    ),
    "severity": Text("How bad a finding is.", "指摘の重大度です。"),
    "for": Text("The kind of entity the rule looks at, one after the other.", "1件ずつ調べる対象の種類です。"),
    "when": Text(
        "Whether it looks at what is in force, has ended, or both.",
        "有効なもの、終了したもの、両方のどれを調べるかです。",
    ),
    "needs": Text(
        "What must be described before the rule says anything; else it is not evaluated.",
        "記述されている必要のあるデータです。足りなければルールは評価されません。",
    ),
    "params": Text("Numbers and words a project may set.", "プロジェクトごとに変えられる値です。"),
    "where": Text(
        "Which entities it looks at: all conditions must hold.",
        "調べる対象の条件です。すべてを満たすものだけを調べます。",
    ),
    "let": Text("Names for expressions that are used more than once.", "繰り返し使う式に付ける名前です。"),
    "each": Text("One finding for each item of a list.", "リストの要素ごとに指摘を出します。"),
    "flag_if": Text("The bad state, as an expression.", "悪い状態を表す式です。"),
    "signs": Text("Signs of which several must hold.", "複数が当てはまると指摘になる兆候です。"),
    "at_least": Text("How many signs must hold.", "当てはまる必要のある兆候の数です。"),
    "error_if": Text("When the finding is one step more severe.", "重大度が一段上がる条件です。"),
    "measure": Text("How bad it is, as a number.", "悪さの程度を表す数値です。"),
    "once_per": Text("Entities that make one finding together.", "まとめて1件の指摘とする項目です。"),
    "at": Text("The field or entity a person would change.", "指摘を示す位置となる欄または項目です。"),
    "related": Text("Entities shown as related places.", "関連する場所として示す項目です。"),
    "yields_to": Text("Rules whose finding makes this one superfluous.", "先に指摘されていれば譲るルールです。"),
    "summarizes": Text("Rules whose findings are shown under this one.", "このルールの下にまとめて示すルールです。"),
    "message": Text("What is wrong, with values in braces.", "何が問題かを述べる文です。値は波かっこで埋め込みます。"),
    "rationale": Text("Why it does harm.", "なぜ問題なのかです。"),
    "fix": Text("What to do about it.", "対処のしかたです。"),
    "references": Text("Sources.", "参考文献です。"),
    "evidence": Text("How good the evidence is.", "根拠の強さです。"),
    "tags": Text("Words of your own.", "自由に付けられる語です。"),
    "suppressible": Text("Whether findings may be suppressed.", "指摘を抑制できるかどうかです。"),
    "examples": Text(
        "Small organizations that show the rule: its tests.", "ルールを示す小さな組織です。テストにもなります。"
    ),
    "equivalent": Text(
        "Changes of the rule that no example can notice, each with the reason.",
        "どの例でも気付けないルールの変更と、その理由です。",
    ),
}
"""Key of a rule -> what it means, in the order rules are written."""

_EXPRESSION: Json = {"type": ["string", "number", "boolean"]}
_WORDS: Json = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}


def rules_schema(language: Language) -> dict[str, Json]:
    """Return the JSON Schema (draft 2020-12) of a rule file, described in a language.

    Expressions are text to it; orglint checks them.
    """
    model = model_schema(language)
    forms = _forms()
    properties: dict[str, Json] = {}
    for key in RULE_KEYS:
        form = forms[key]
        assert isinstance(form, dict)
        properties[key] = {"description": KEYS[key].say(language), **form}
    rule: Json = {
        "type": "object",
        "required": list(REQUIRED),
        "anyOf": [{"required": [key]} for key in ("flag_if", "signs", "where")],
        "properties": properties,
        "additionalProperties": False,
    }
    org = {key: value for key, value in model.items() if key not in {"$schema", "$defs", "title"}}
    defs = model["$defs"]
    assert isinstance(defs, dict)
    return {
        "$schema": DRAFT,
        "title": _TITLE.say(language),
        "type": "object",
        "required": ["format", "rules"],
        "properties": {"format": {"const": FORMAT}, "rules": {"type": "array", "items": ref("rule")}},
        "additionalProperties": False,
        "$defs": {**defs, **_definitions(), "model": org, "rule": rule},
    }


def _forms() -> dict[str, Json]:
    kinds: list[Json] = [name for name in KINDS if name != "entity"]
    return {
        "id": {"type": "string", "pattern": f"^{ID.pattern}$"},
        "title": ref("both"),
        "category": {"type": "string"},
        "packs": _WORDS,
        "severity": {"enum": list(SEVERITIES)},
        "for": {"enum": kinds},
        "when": {"enum": ["in_force", "ended", "any"]},
        "needs": ref("needs"),
        "params": {"type": "object", "additionalProperties": ref("parameter")},
        "where": {"type": "object", "additionalProperties": ref("condition")},
        "let": {"type": "object", "additionalProperties": _EXPRESSION},
        "each": {"type": "object", "minProperties": 1, "maxProperties": 1, "additionalProperties": _EXPRESSION},
        "flag_if": _EXPRESSION,
        "signs": {"type": "object", "additionalProperties": ref("sign")},
        **dict.fromkeys(("at_least", "error_if", "measure", "once_per", "at", "related"), _EXPRESSION),
        "yields_to": _WORDS,
        "summarizes": _WORDS,
        **dict.fromkeys(("message", "rationale", "fix"), ref("both")),
        "references": {"type": "array", "items": ref("source")},
        "evidence": {"enum": list(EVIDENCE)},
        "tags": _WORDS,
        "suppressible": ref("bool"),
        "examples": _object({"bad": _list("bad"), "good": _list("good")}),
        "equivalent": {"type": "object", "additionalProperties": {"anyOf": [{"type": "string"}, ref("both")]}},
    }


def _object(properties: dict[str, Json], *required: str) -> Json:
    return {"type": "object", "required": list(required), "properties": properties, "additionalProperties": False}


def _list(name: str) -> Json:
    return {"type": ["array", "null"], "items": ref(name)}


def _definitions() -> dict[str, Json]:
    """Return the forms rules are made of."""
    text: Json = {"type": "string"}
    share: Json = ref("share")
    names: Json = {"type": "array", "items": text}
    need: Json = {
        "anyOf": [
            text,
            _object({"field": text, "at_least": share}, "field"),
            _object({"any": names, "at_least": share}, "any"),
        ]
    }
    scalar: Json = {"type": ["string", "number", "boolean"]}
    example: dict[str, Json] = {
        "name": {"anyOf": [text, ref("both")]},
        "org": ref("model"),
        "params": {"type": "object"},
        "expect": _WORDS,
        "severity": {"enum": list(SEVERITIES)},
    }
    parameter: dict[str, Json] = {
        "type": {"enum": ["number", "text", "bool", "list"]},
        "default": {"type": ["string", "number", "boolean", "array"]},
        "description": ref("both"),
    }
    return {
        "both": _object({"en": text, "ja": text}, "en", "ja"),
        "needs": {"anyOf": [text, {"type": "array", "items": need}]},
        "parameter": _object(parameter, "type", "default", "description"),
        "condition": {
            "anyOf": [
                scalar,
                {"type": "array", "items": scalar},
                {"type": "object", "propertyNames": {"enum": list(OPERATORS)}},
            ]
        },
        "sign": _object(
            {"needs": ref("needs"), "if": _EXPRESSION, "at": _EXPRESSION, "says": ref("both")}, "if", "says"
        ),
        "source": {"anyOf": [text, _object({"title": text, "url": {"type": "string", "format": "uri"}}, "title")]},
        "bad": _object(example, "org", "expect"),
        "good": _object({key: form for key, form in example.items() if key != "expect"}, "org"),
    }
