"""Words with a meaning of their own in values: there is none, nobody is named yet, and the names of functions."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

NONE_WORDS = frozenset({"null", "none", "なし", "無し", "~", ""})
"""What says that there is none, after folding."""

PLACEHOLDERS = frozenset(
    {
        "tbd",
        "t.b.d.",
        "tba",
        "tbc",
        "n/a",
        "未定",
        "調整中",
        "検討中",
        "後任未定",
        "―",
        "—",
        "–",
        "-",
        "--",
        "?",
        "??",
        "???",
        "ー",
        "空席",
        "欠員",
        "vacant",
    }
)
"""What people write where a person or unit should stand and none does yet, after folding."""

FUNCTION_ALIASES: Mapping[str, tuple[str, ...]] = {
    "marketing": ("マーケティング", "マーケ", "宣伝", "販促"),
    "digital_marketing": ("デジタルマーケティング", "webマーケティング", "デジマ"),
    "sales": ("営業", "セールス"),
    "inside_sales": ("インサイドセールス",),
    "customer_success": ("カスタマーサクセス",),
    "customer_support": ("カスタマーサポート", "お客様サポート"),
    "finance": ("財務", "経理", "財務経理", "accounting"),
    "controlling": ("管理会計", "予算管理"),
    "legal": ("法務",),
    "procurement": ("購買", "調達", "purchasing"),
    "hr": ("人事", "human_resources", "人事労務"),
    "it": ("情報システム", "情シス", "information_technology", "information_systems"),
    "corporate_planning": ("経営企画", "strategy"),
    "general_affairs": ("総務",),
    "public_relations": ("広報", "pr"),
    "development": ("開発", "engineering"),
    "research_and_development": ("研究開発", "r&d", "研究"),
    "manufacturing": ("製造", "生産"),
    "quality_assurance": ("品質保証", "qa"),
    "logistics": ("物流",),
    "digital_transformation": ("dx", "デジタルトランスフォーメーション", "dx推進"),
    "transformation": ("変革", "業務改革"),
}
"""Spellings of common functions that mean the same; an organization adds its own under `organization.functions`."""


def fold(text: str) -> str:
    """Return the text as it is compared: NFKC, case folded, outer white space dropped."""
    if text.isascii():
        return text.strip().lower()
    return unicodedata.normalize("NFKC", text).casefold().strip()


def fold_name(text: str) -> str:
    """Return a name as it is compared: folded, blanks and hyphens read as underscores."""
    return fold(text).replace(" ", "_").replace("-", "_")


def may_be_sensitive(key: str) -> bool:
    """Whether a key that is no field names what nobody outside should read: pay, or who is to follow whom."""
    return fold_name(key) in _SENSITIVE_KEYS


_SENSITIVE_KEYS = frozenset(
    {"cost", "costs", "successor", "successors", "salary", "pay", "wage", "bonus", "compensation", "rating"}
    | {"人件費", "給与", "年収", "報酬", "賞与", "後任", "後任者", "後継者", "評価"}
)


def is_none_word(text: str) -> bool:
    """Whether the text says that there is none."""
    return _may_be_word(text) and fold(text) in NONE_WORDS


def is_placeholder(text: str) -> bool:
    """Whether the text holds the place of a name that is not known yet."""
    if _may_be_word(text) and fold(text) in _FOLDED_PLACEHOLDERS:
        return True
    return text.endswith((")", "）")) and _EXPLAINED.fullmatch(fold(text)) is not None


_EXPLAINED = re.compile(r"(未定|tbd|tba|tbc)\s*\(.*\)")
"""A placeholder with a remark: `未定(2027年)`."""


def _may_be_word(text: str) -> bool:
    """Whether it is worth folding the text: asked of every reference there is, and settled for most by how it begins."""
    return len(text) <= _LONGEST_WORD and (text[:1] in _ASCII_STARTS or not text[:1].isascii())


_FOLDED_PLACEHOLDERS = frozenset(map(fold, PLACEHOLDERS))
_STARTS = {word[:1] for word in (*_FOLDED_PLACEHOLDERS, *NONE_WORDS)}
_ASCII_STARTS = frozenset(start for word in _STARTS for start in (word, word.upper()) if word.isascii()) | {" ", "\t"}
_LONGEST_WORD = 12


class FunctionNames:
    """The spellings of function names, folded into one name each."""

    def __init__(self, own: Iterable[tuple[str, Iterable[str]]] = ()) -> None:
        self._names: dict[str, str] = {}
        for name, aliases in (*FUNCTION_ALIASES.items(), *own):
            canonical = fold_name(name)
            for spelling in (name, *aliases):
                self._names[fold_name(spelling)] = canonical

    def canonical(self, text: str) -> str:
        """Return the one name of the function that `text` spells."""
        folded = fold_name(text)
        return self._names.get(folded, folded)
