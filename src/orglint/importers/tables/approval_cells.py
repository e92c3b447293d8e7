"""What the cells of an approval table say: who decides, agrees, prepares or is told, and up to which amount."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from orglint.importers.tables.amounts import Band, read_band
from orglint.importers.tables.raci_letters import MARKS, says_nothing
from orglint.model.words import fold

DECIDES, APPROVES = "decides", "approves"
"""Who has the last word for sure; and who says yes, perhaps on the way to somebody who has it."""
WORDS: Mapping[str, tuple[str, ...]] = {
    DECIDES: (
        "決裁", "決定", "専決", "最終決裁", "最終承認", "最終決定", "裁決", "裁可", "決議", "決裁権", "決定権", "decide", "decides",
        "decision", "final approval", "final",
    ),
    APPROVES: ("承認", "認可", "許可", "approve", "approves", "approval", "approved"),
    "agree": ("合議", "同意", "合意", "連署", "countersign", "co-sign", "concur", "endorse", "agree"),
    "consulted": (
        "審査", "検討", "協議", "確認", "検閲", "回議", "経由", "意見", "助言", "勧告", "審議", "検印", "精査", "点検", "review",
        "reviews", "consult", "consulted", "advise",
    ),
    "responsible": (
        "起案", "申請", "立案", "提案", "発議", "上申", "作成", "起票", "担当", "実施", "執行", "initiate", "initiates", "propose",
        "proposes", "prepare", "prepares", "request", "submit", "recommend", "recommends",
    ),
    "informed": (
        "報告", "受報告", "事後報告", "通知", "連絡", "閲覧", "回覧", "供覧", "周知", "報告受領", "inform", "informed", "informs",
        "notify", "notified", "report",
    ),
}  # fmt: skip
"""What somebody does in a decision -> what that is called."""
WHOLE = Band()

_MEANT = {fold(word): what for what, words in WORDS.items() for word in words}
_BY_LENGTH = sorted(_MEANT, key=len, reverse=True)
_CIRCLES = str.maketrans("〇◯⭕●", "○○○○")
_BETWEEN = re.compile(r"[\s/・、;+&()（）→:|]+")
_FOOTNOTE = re.compile(r"(\*+|※|注)\s*\d*\)?$")
_ENDINGS = re.compile(r"(権限|権|先|部署|部門)?(者|by)?$")
_COUNT = re.compile(r"^[①-⑳]|[①-⑳]$")


@dataclass(frozen=True, slots=True)
class Said:
    """What a cell says: words and marks, and the amounts for which it holds (None: it names none)."""

    what: tuple[str, ...] = ()
    band: Band | None = None


def read_cell(cell: str, scale: float | None = None) -> Said | None:
    """Return what a cell says; None where it cannot be read. A dash or a cross says nothing."""
    text = unicodedata.normalize("NFKC", _COUNT.sub("", cell.strip())).translate(_CIRCLES).strip()
    if says_nothing(text):
        return Said()
    band = read_band(text, scale)
    whole = Said((), band) if band is not None else _word_and_amount(fold(text), scale)
    if whole is not None:
        return whole
    found: list[str] = []
    bands: list[Band] = []
    for token in filter(None, _BETWEEN.split(_FOOTNOTE.sub("", text))):
        part = _token(token, scale)
        if part is None:
            return None
        found.extend(part.what)
        bands.extend([part.band] if part.band is not None else [])
    if len(bands) > 1 or not (found or bands):
        return None
    return Said(tuple(dict.fromkeys(found)), bands[0] if bands else None)


def meaning_of(word: str) -> str | None:
    """Return what a word of a legend or heading means: one of the keys of WORDS."""
    return _MEANT.get(_ENDINGS.sub("", fold(word)))


def without_words(text: str) -> str:
    """Return a text that names a post and what it does (課長決裁, 取締役会の決議) without what it does."""
    plain = unicodedata.normalize("NFKC", text).strip()
    for word in _BY_LENGTH:
        if not word.isascii() and plain.endswith(word) and len(plain) > len(word):
            return plain[: -len(word)].rstrip(" の・:/、(")
    return plain


def _token(token: str, scale: float | None) -> Said | None:
    word = fold(token)
    if word in _MEANT:
        return Said((_MEANT[word],))
    if set(token) <= set(MARKS):
        return Said(tuple(dict.fromkeys(token)))
    if token[0] in MARKS and fold(token[1:]) in _MEANT:
        return Said((_MEANT[fold(token[1:])],))
    band = read_band(token, scale)
    if band is not None:
        return Said((), band)
    return _word_and_amount(word, scale)


def _word_and_amount(text: str, scale: float | None) -> Said | None:
    """Return what a text says that is a word and an amount, in either order."""
    for known in _BY_LENGTH:
        for rest in (text.removesuffix(known), text.removeprefix(known)):
            if rest != text and (band := read_band(rest, scale)) is not None:
                return Said((_MEANT[known],), band)
    return None
