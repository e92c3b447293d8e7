"""The JSON Schema of rule files: which keys there are, what each means, and what may stand in it."""

from __future__ import annotations

from orglint.i18n import Language, Text
from orglint.json_schema import DRAFT, Json, described, ref
from orglint.lang.where import OPERATORS
from orglint.model.json_schema import OWN_KEYS, model_schema
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
    "for": Text(
        "The kind of entity the rule looks at, one after the other; a rule of a comparison looks at changes (unit_change).",
        "1件ずつ調べる対象の種類です。比較のルールでは、unit_changeなど変更の種類を書きます。",
    ),
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
    "once_per": Text("Entities that make one finding together.", "まとめて1件の指摘とするエンティティです。"),
    "at": Text("The field or entity a person would change.", "指摘を示す位置となる項目またはエンティティです。"),
    "related": Text("Entities shown as related places.", "関連箇所として示すエンティティです。"),
    "yields_to": Text("Rules whose finding makes this one superfluous.", "先に指摘されていれば譲るルールです。"),
    "summarizes": Text("Rules whose findings are shown under this one.", "このルールの下にまとめて示すルールです。"),
    "message": Text(
        "What is wrong, with values in braces; a part in [[ ]] is left out where a value in it is empty.",
        "何が問題かを述べる文です。値は波かっこで埋め込みます。[[ ]]で囲んだ部分は、その中の値が空なら省きます。",
    ),
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

PARTS: dict[str, Text] = {
    "format": Text("Which kind of file this is, and its version.", "ファイルの種類と版です。"),
    "rules": Text("The rules of the file.", "このファイルのルールです。"),
    "message.en": Text("The English text.", "英語の文です。"),
    "message.ja": Text("The Japanese text.", "日本語の文です。"),
    "needs.field": Text("A collection, or a field of it.", "コレクション、またはその項目です。"),
    "needs.any": Text("Several of which one is enough.", "いずれか1つがあればよいものです。"),
    "needs.at_least": Text(
        "The share of entries that must state it.", "その項目を記述しているエンティティの割合の下限です。"
    ),
    "params.type": Text("What it holds: number, text, bool or list.", "値の種類です(number、text、bool、list)。"),
    "params.default": Text("The value where nobody sets one.", "設定がないときの値です。"),
    "params.description": Text("What it is for.", "何のための値かです。"),
    "signs.needs": Text("Without this data the sign does not hold.", "この兆候に必要なデータです。"),
    "signs.if": Text("When the sign holds, as an expression.", "兆候が当てはまる条件の式です。"),
    "signs.at": Text("The field or entity the sign is seen at.", "兆候を示す位置となる項目またはエンティティです。"),
    "signs.says": Text(
        "What the sign says, with values in braces.", "兆候を述べる文です。値は波かっこで埋め込みます。"
    ),
    "references.title": Text(
        "The title of the source; in both languages where it says what the source is cited for.",
        "参考文献の題名です。引用の趣旨を添える場合は、両言語で書きます。",
    ),
    "references.url": Text("Where it is to be found.", "参考文献の所在です。"),
    "examples.bad": Text("Organizations in which the rule finds something.", "指摘されるべき組織の例です。"),
    "examples.good": Text("Organizations in which it finds nothing.", "指摘されないはずの組織の例です。"),
    "examples.name": Text("What the example shows.", "何を示す例かです。"),
    "examples.org": Text("The organization, written as a model is.", "組織の記述です。モデルと同じ書き方です。"),
    "examples.before": Text(
        "Of a rule of a comparison: the organization before the change.", "比較のルールで、変更前の組織の記述です。"
    ),
    "examples.after": Text("The organization after the change.", "変更後の組織の記述です。"),
    "examples.renames": Text(
        "By collection, what earlier ids are later: an id, several where a unit was split, null where it is gone.",
        "コレクションごとに、変更前のIDと変更後のIDの対応を書きます。分割された部署は複数、なくなったものはnullです。",
    ),
    "examples.params": Text("Values of parameters in this example.", "この例でのパラメーターの値です。"),
    "examples.expect": Text("The entities that must be found, as kind/id.", "指摘されるべき対象です(種類/ID)。"),
    "examples.severity": Text("How severe the finding must be.", "指摘されるべき重大度です。"),
}
"""What stands inside the keys of a rule -> what it means."""

_ORGANIZATIONS: dict[str, Json] = {"anyOf": [{"required": ["org"]}, {"required": ["before", "after"]}]}
"""One organization, or of a rule of a comparison two."""
_SCALAR: Json = {"type": ["string", "number", "boolean"]}
_WORDS: Json = {"anyOf": [{"type": ["string", "number", "boolean", "null"]}, {"type": "array", "items": _SCALAR}]}


def rules_schema(language: Language) -> dict[str, Json]:
    """Return the JSON Schema (draft 2020-12) of a rule file, described in a language.

    Expressions are text to it; orglint checks them.
    """
    model = model_schema(language)
    forms = _forms()
    rule = _object({key: described(forms[key], KEYS[key], language) for key in RULE_KEYS}, *REQUIRED)
    org = {key: value for key, value in model.items() if key not in {"$schema", "$defs", "title"}}
    parts: dict[str, Json] = {
        "format": described({"const": FORMAT}, PARTS["format"], language),
        "rules": described({"type": "array", "items": ref("rule")}, PARTS["rules"], language),
    }
    defs = model["$defs"]
    assert isinstance(defs, dict)
    own: dict[str, Json] = {
        "model": {**org, "type": "object"},
        "rule": {**rule, "anyOf": [{"required": [key]} for key in ("flag_if", "signs", "where")]},
    }
    return {
        "$schema": DRAFT,
        "title": _TITLE.say(language),
        **_object(parts, *parts),
        "$defs": dict(sorted({**defs, **_definitions(language), **own}.items())),
    }


def _forms() -> dict[str, Json]:
    """Return what may stand under each key of a rule."""
    kinds: list[Json] = [name for name in KINDS if name != "entity"]
    return {
        "id": {"type": "string", "pattern": f"^{ID.pattern}$"},
        "title": ref("both"),
        "category": {"type": ["string", "number", "boolean", "null"]},
        "packs": _WORDS,
        "severity": {"enum": list(SEVERITIES)},
        "for": {"enum": kinds},
        "when": {"enum": ["in_force", "ended", "any", None]},
        "needs": ref("needs"),
        "params": _by_name(ref("parameter")),
        "where": _by_name(ref("condition")),
        "let": _by_name(_SCALAR),
        "each": {**_by_name(_SCALAR), "maxProperties": 1},
        "flag_if": _SCALAR,
        "signs": _by_name(ref("sign")),
        **dict.fromkeys(("at_least", "error_if", "measure", "once_per", "at", "related"), _SCALAR),
        "yields_to": _WORDS,
        "summarizes": _WORDS,
        **dict.fromkeys(("message", "rationale", "fix"), ref("both")),
        "references": {"type": ["array", "null"], "items": ref("source")},
        "evidence": {"enum": [*EVIDENCE, None]},
        "tags": _WORDS,
        "suppressible": ref("bool"),
        "examples": ref("examples"),
        "equivalent": _by_name({"anyOf": [_SCALAR, ref("both")]}),
    }


def _by_name(form: Json) -> dict[str, Json]:
    """Return a mapping of names of the writer's own."""
    return {"type": ["object", "null"], "additionalProperties": form}


def _object(properties: dict[str, Json], *required: str) -> dict[str, Json]:
    return {
        "type": "object",
        "required": list(required),
        "properties": properties,
        "patternProperties": OWN_KEYS,
        "additionalProperties": False,
    }


def _definitions(language: Language) -> dict[str, Json]:
    """Return the forms rules are made of."""
    share: Json = ref("share")
    names: Json = {"type": "array", "items": _SCALAR}
    need: Json = {
        "anyOf": [
            {"type": "string"},
            _parts("needs", language, {"field": {"type": "string"}, "at_least": share}, "field"),
            _parts("needs", language, {"any": names, "at_least": share}, "any"),
        ]
    }
    parameter: dict[str, Json] = {
        "type": {"enum": ["number", "text", "bool", "list", None]},
        "default": {"type": ["string", "number", "boolean", "array", "null"]},
        "description": ref("both"),
    }
    sign: dict[str, Json] = {"needs": ref("needs"), "if": _SCALAR, "at": _SCALAR, "says": ref("both")}
    source: dict[str, Json] = {"title": {"anyOf": [_SCALAR, ref("both")]}, "url": {"type": ["string", "null"]}}
    examples: dict[str, Json] = {name: {"type": ["array", "null"], "items": ref(name)} for name in ("bad", "good")}
    return {
        "both": _parts("message", language, {"en": _SCALAR, "ja": _SCALAR}, "en", "ja"),
        "needs": {"anyOf": [{"type": ["string", "null"]}, {"type": "array", "items": need}]},
        "parameter": _parts("params", language, parameter, "description"),
        "condition": _condition(),
        "sign": _parts("signs", language, sign, "if", "says"),
        "source": {"anyOf": [_SCALAR, _parts("references", language, source, "title")]},
        "examples": {**_parts("examples", language, examples), "type": ["object", "null"]},
        "bad": {**_parts("examples", language, _example(), "expect"), **_ORGANIZATIONS},
        "good": {**_parts("examples", language, _example()), **_ORGANIZATIONS},
    }


def _parts(of: str, language: Language, forms: dict[str, Json], *required: str) -> dict[str, Json]:
    """Return a mapping whose keys are described in PARTS."""
    return _object({key: described(form, PARTS[f"{of}.{key}"], language) for key, form in forms.items()}, *required)


def _example() -> dict[str, Json]:
    return {
        "name": {"anyOf": [{"type": ["string", "number", "boolean", "null"]}, ref("both")]},
        "org": ref("model"),
        "before": ref("model"),
        "after": ref("model"),
        "renames": _by_name(_by_name(_WORDS)),
        "params": {"type": ["object", "null"]},
        "expect": _WORDS,
        "severity": {"enum": [*SEVERITIES, None]},
    }


def _condition() -> Json:
    """Return the forms of a condition of `where`: a value, several, a parameter, or operators with theirs."""
    return {
        "anyOf": [
            _SCALAR,
            {"type": "array", "items": _SCALAR},
            {"type": "object", "minProperties": 1, "propertyNames": {"enum": [*OPERATORS, "param"]}},
        ]
    }
