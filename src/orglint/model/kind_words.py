"""What the kinds of entities are called in a sentence: in English by their names, in Japanese by the glossary's words."""

from __future__ import annotations

from orglint.i18n import Text
from orglint.model.change_kinds import CHANGED

KIND_WORDS = {
    "unit": "部署",
    "position": "ポスト",
    "person": "人",
    "responsibility": "責務",
    "capability": "能力",
    "budget": "予算",
    "kpi": "KPI",
    "handoff": "引き渡し",
    "lifecycle": "ライフサイクル",
    "decision": "意思決定",
    "meeting": "会議",
    "interaction": "連携",
    "request": "依頼窓口",
    "contribution": "協力",
    "segment": "顧客セグメント",
    "dataset": "データ",
    "engagement": "外部委託",
    "initiative": "施策",
    "programme": "研修",
}
"""Japanese words for the kinds that can be referred to."""

_OTHERS = {
    "organization": "組織",
    "entity": "エンティティ",
    "function": "機能",
    "partnership": "部署間の連携",
    "stage": "段階",
    "placeholder": "仮の記入",
    **{change: f"{ {**KIND_WORDS, 'organization': '組織'}[of] }の変更" for change, of in CHANGED.items()},
}


def kind_word(kind: str) -> Text:
    """Return what a kind is called in a sentence. Raises KeyError for a name that is no kind's."""
    return Text(kind, KIND_WORDS.get(kind) or _OTHERS[kind])
