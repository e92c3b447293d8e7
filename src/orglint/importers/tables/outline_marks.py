"""One line of an outline taken apart: its indentation, the bullet or number before the name, and the name."""

from __future__ import annotations

import re
from dataclasses import dataclass

TREE = re.compile(r"[\u2500-\u257f|`+]")
"""What trees are drawn with: box lines, and what stands for them in ASCII."""
_LEADING = re.compile(r"(?:[ \t\u3000\u00a0\u2500-\u257f]|\|(?:--?)?|[`+]--?)*")
_BULLET = re.compile(r"(?:[-*+–](?=[ \t\u3000])|[•・●○◎■□◆◇▪▫‣»➤▶►★☆]+|>+(?=[ \t\u3000]))[ \t\u3000]*")
_BOLD = re.compile(r"(\*\*|__)(.+?)\1")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_KANJI = "一二三四五六七八九十"
_KANA = "アイウエオカキクケコサシスセソ"
_NUMBERS = (
    ("parts", re.compile(r"(\d+(?:[.．]\d+)+)[.．)）、]?[ \t\u3000]*(?=\D)")),
    ("parts", re.compile(r"(\d+(?:-\d+)+)[ \t\u3000]+")),
    ("chapter", re.compile(rf"第([0-9０-９]+|[{_KANJI}]+)(部|編|章|節|項)[ \t\u3000]+")),
    ("circled", re.compile(f"([{_CIRCLED}])[ \t\u3000]*")),
    ("plain", re.compile(r"([（(]?)([0-9０-９]+)([)）.．、])[ \t\u3000]*(?=\D)")),
    ("plain", re.compile(r"()([0-9０-９]+)([ \t\u3000])[ \t\u3000]*")),
    ("letter", re.compile(rf"([（(]?)([A-Za-zＡ-Ｚａ-ｚ]|[ivxIVX]+|[{_KANJI}]+|[{_KANA}])([)）.．、])[ \t\u3000]*")),
)
_ROMAN = {"i": 1, "v": 5, "x": 10}


@dataclass(frozen=True, slots=True)
class Number:
    """A number before a name: its style (`1.`, `(A)`, `第章`), and its place in that style; of `1.2.3` all parts."""

    style: str
    value: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """A line taken apart. `numbers` is what the number could be: `I.` is a roman one and a letter; of a bullet none."""

    leading: str
    bullet: str
    numbers: tuple[Number, ...]
    numbered: str
    """The name behind the number; the same as `name` where there is none."""
    name: str
    """The name as it stands behind the bullet, a number that may be part of it included."""


def take_apart(text: str) -> Marked:
    """Return the parts of a line."""
    leading = _LEADING.match(text)
    assert leading is not None
    rest = text[leading.end() :]
    bullet = _BULLET.match(rest)
    name = _BOLD.sub(r"\2", rest[bullet.end() :] if bullet is not None else rest)
    if not name.strip():
        bullet, name = None, rest
    numbers, numbered = _numbers(name)
    if not numbered.strip():
        numbers, numbered = (), name
    return Marked(leading[0], bullet[0].strip() if bullet is not None else "", numbers, numbered.strip(), name.strip())


def read_number(text: str) -> tuple[Number, ...]:
    """Return what a cell of a number column says: `1`, `1.2`, `A.`; none where it is no number."""
    found = (_numbers(f"{text.strip()}{end}") for end in (" x", ". x"))
    return next((numbers for numbers, rest in found if numbers and rest == "x"), ())


def _numbers(text: str) -> tuple[tuple[Number, ...], str]:
    for kind, pattern in _NUMBERS:
        match = pattern.match(text)
        if match is not None:
            found = tuple(_read(kind, match))
            return (found, text[match.end() :]) if found else ((), text)
    return (), text


def _read(kind: str, match: re.Match[str]) -> list[Number]:
    if kind == "parts":
        return [Number("1.1", tuple(int(part) for part in re.split(r"[.．\-]", match[1])))]
    if kind == "chapter":
        return [Number(f"第{match[2]}", (_kanji_or_digits(match[1]),))]
    if kind == "circled":
        return [Number("①", (_CIRCLED.index(match[1]) + 1,))]
    form = f"{'(' if match[1] else ''}{{}}{')' if match[3] in ')）' else '.' if match[3].strip() else ' '}"
    if kind == "plain":
        return [Number(form.format("1"), (int(match[2]),))]
    return [Number(form.format(style), (value,)) for style, value in _letters(match[2])]


def _letters(text: str) -> list[tuple[str, int]]:
    """Return the styles a letter may be of, with its place in each."""
    if text[0] in _KANJI:
        return [("一", _kanji_or_digits(text))]
    if text in _KANA:
        return [("ア", _KANA.index(text) + 1)]
    plain = text if text.isascii() else chr(ord(text) - 0xFEE0)
    found = []
    roman = _roman(plain.lower()) if plain.isupper() or plain.islower() else None
    if roman is not None:
        found.append(("I" if plain.isupper() else "i", roman))
    if len(plain) == 1:
        found.append(("A" if plain.isupper() else "a", ord(plain.lower()) - ord("a") + 1))
    return found


def _roman(text: str) -> int | None:
    """Return the value of a small roman number, None where it is none."""
    values = [_ROMAN.get(letter, 0) for letter in text]
    if 0 in values:
        return None
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


def _kanji_or_digits(text: str) -> int:
    if text[0] not in _KANJI:
        return int(text)
    tens, has_ten, ones = text.partition("十")
    total = (_KANJI.index(tens[0]) + 1 if tens else 1) * 10 if has_ten else 0
    rest = ones if has_ten else text
    return total + (_KANJI.index(rest[0]) + 1 if rest else 0)
