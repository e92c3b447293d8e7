"""What stands in the cells of a RACI, DACI or RAPID matrix, and which role in a decision it gives."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from orglint.importers.tables.rows import says_none
from orglint.model.words import fold

FRAMEWORKS: Mapping[str, Mapping[str, str]] = {
    "raci": {"R": "responsible", "A": "accountable", "C": "consulted", "I": "informed"},
    "daci": {"D": "responsible", "A": "accountable", "C": "consulted", "I": "informed"},
    "rapid": {"R": "responsible", "A": "agree", "P": "perform", "I": "consulted", "D": "accountable"},
}
"""Framework -> letter -> field of a decision; where letters fit several, the first is meant."""
VARIANTS = frozenset("SVQO")
"""Letters of RASCI, RACI-VS, RACIQ and CAIRO (support, verify, quality, out of the loop): no role in the model."""
WORDS: Mapping[str, tuple[str, ...]] = {
    "responsible": (
        "responsible", "driver", "recommend", "recommender", "実行責任者", "実行責任", "実行担当", "実行担当者", "実行者",
        "実行", "主担当", "担当", "担当者", "推進役", "提案者",
    ),
    "accountable": (
        "accountable", "approver", "decide", "decider", "最終責任者", "最終責任", "説明責任者", "説明責任", "最終決定者",
        "意思決定者", "承認者", "承認", "決裁者", "決裁",
    ),
    "consulted": (
        "consulted", "consult", "contributor", "input", "協議先", "協議", "協議者", "協業先", "相談先", "相談", "相談者",
        "相談役", "助言", "助言者",
    ),
    "informed": (
        "informed", "inform", "報告先", "報告", "情報共有", "情報共有先", "共有", "共有先", "通知", "通知先", "周知", "連絡先",
    ),
    "agree": ("agree", "合意", "同意", "合議"),
    "perform": ("perform", "performer", "実施", "実施者"),
}  # fmt: skip
"""Field of a decision -> what its role is called in so many words."""
MARKS = "◎○△●□■◇◆▲☆★"
DEFAULT_MARKS: Mapping[str, str] = {"◎": "accountable", "○": "responsible", "△": "consulted"}
"""What marks mean where no legend says it and the user says that the table is such a matrix."""

_FIELDS = {fold(word): field for field, words in WORDS.items() for word in words}
_LETTERS = frozenset().union(*FRAMEWORKS.values()) | VARIANTS
_CIRCLES = str.maketrans("〇◯⭕", "○○○")
_BETWEEN = re.compile(r"[\s/,、・;&+|と()]+")
_FOOTNOTE = re.compile(r"(\*+|※|注|†)\s*\d*\)?$")
_CROSSES = frozenset({"×", "✕"})


def says_nothing(cell: str) -> bool:
    """Whether a cell says that somebody has no role: it is empty, or has a dash or a cross."""
    text = unicodedata.normalize("NFKC", cell).strip()
    return says_none(text) or text in _CROSSES


def items(cell: str) -> tuple[str, ...] | None:
    """Return what a cell says, sorted: letters, marks and fields of a decision. None where it cannot be read.

    Letters may stand together (`RA`), apart (`A/R`), in brackets, in full width or lower case; a footnote mark behind
    them is passed over. A cell with a dash or a cross says nothing.
    """
    if says_nothing(cell):
        return ()
    text = unicodedata.normalize("NFKC", cell).translate(_CIRCLES).strip()
    found: set[str] = set()
    for token in filter(None, _BETWEEN.split(_FOOTNOTE.sub("", text))):
        meant = _token(token)
        if meant is None:
            return None
        found.update(meant)
    return tuple(sorted(found)) or None


def field_of(word: str) -> str | None:
    """Return the field of a decision that a word names, as in a legend or a heading."""
    return _FIELDS.get(fold(word))


@dataclass(frozen=True, slots=True)
class Framework:
    """The framework of a matrix: its name, and what each letter or mark means; None is a role the model has not."""

    name: str
    meanings: Mapping[str, str | None]

    def fields(self, said: Iterable[str]) -> tuple[str, ...] | None:
        """Return the fields that the items of a cell stand for; None where one is no part of the framework."""
        found: list[str] = []
        for item in said:
            field = self.meanings.get(item, item if item in WORDS else "")
            if field == "":
                return None
            if field is not None:
                found.append(field)
        return tuple(dict.fromkeys(found))


def framework_of(
    cells: Iterable[tuple[str, ...]], marks: Mapping[str, str], headings: str = "", file: str = ""
) -> Framework:
    """Return the framework that the letters of all cells belong to: the one that leaves the fewest cells unread.

    Of several the one that the headings name is meant, else the file's name, else RACI. `marks` says what marks mean.
    """
    counts = Counter(item for cell in cells for item in cell if item in _LETTERS - VARIANTS)
    headings, file = fold(headings), fold(file)

    def unread(name: str) -> tuple[int, bool, bool]:
        outside = sum(number for letter, number in counts.items() if letter not in FRAMEWORKS[name])
        return outside, name not in headings, name not in file

    name = min(FRAMEWORKS, key=unread)
    return Framework(name, {**FRAMEWORKS[name], **dict.fromkeys(VARIANTS), **marks})


def is_sure_word(cell: str) -> bool:
    """Whether a cell says a role in words that only such a matrix uses: 実行責任者, and not 担当 or 承認."""
    text = fold(cell)
    return any(word in text for word in ("責任", "responsible", "accountable"))


def is_surely_a_matrix(letters: set[str]) -> bool:
    """Whether letters are those of a framework and not grades such as A to D: both roles that count are among them."""
    return {"A", "R"} <= letters or {"D", "A", "I"} <= letters or {"R", "P", "D"} <= letters


def _token(token: str) -> set[str] | None:
    field = _FIELDS.get(fold(token))
    if field is not None:
        return {field}
    letters = token.upper()
    if len(set(letters)) == len(letters) and set(letters) <= _LETTERS | set(MARKS):
        return set(letters)
    return None
