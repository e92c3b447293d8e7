"""Amounts in words: 100万円以下, 〜500万, 1億5,000万円未満, up to $10,000, 上限なし. What they are, and between which they lie."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "億": 10**8, "兆": 10**12}
SUFFIXES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "mm": 1e6, "million": 1e6, "b": 1e9, "bn": 1e9, "billion": 1e9}
_DIGITS = {char: digit for digit, char in enumerate("〇一二三四五六七八九")}
_NUMERAL = r"[\d〇一二三四五六七八九十百千万億兆,.]+"
_LATIN = r"(?:\s*(?:thousand|million|billion|bn|mm|[kKmMbB])\b)?"
_CURRENCY = r"(?:円|¥|\\|\$|€|£|yen|jpy|usd|eur|gbp)"
_AMOUNT = re.compile(rf"{_CURRENCY}?\s*(?P<number>{_NUMERAL})(?P<latin>{_LATIN})\s*(?:{_CURRENCY})?", re.IGNORECASE)
_YEN = re.compile(r"円|¥|\\|yen|jpy|[万億兆千百]", re.IGNORECASE)
_NO_LIMIT = re.compile(
    r"(上限|制限|限度)?(なし|無し|無)|無制限|無限度|全額|全部|全て|すべて|全件|金額(を問わず|不問|に関わらず|にかかわらず)"
    r"|nolimit|unlimited|any(amount)?|all(amounts)?|withoutlimit",
    re.IGNORECASE,
)
_DROPPED = re.compile(
    r"[\s　]+|[1一]件(の金額が|当たり|あたり|につき)?|(の)?もの(に限る)?$|\((税抜|税込|税別|税抜き|税込み|消費税抜き?)\)|まで(の)?もの"
)
_LOW = ("以上", "から", ">=", "≥", "≧", "atleast", "from", "orabove", "ormore", "andabove", "+")
_OVER = ("を超える", "を超え", "超える", "超過", "超", "over", "above", "morethan", "exceeding", ">")
_HIGH = ("以下", "以内", "まで", "迄", "<=", "≤", "≦", "upto", "max", "maximum", "orless", "orbelow", "限度", "が上限")
_UNDER = ("未満", "より少ない", "below", "under", "lessthan", "<")
_BOUNDS = (
    *((word, "low", True) for word in _LOW),
    *((word, "low", False) for word in _OVER),
    *((word, "high", True) for word in _HIGH),
    *((word, "high", False) for word in _UNDER),
)
_LOW_THEN_HIGH = re.compile(r"(.+?(?:以上|を超え|超))[、,で~]*([\d¥$€£〇一二三四五六七八九十百千].+)")
_TO = r"(?:~|〜|-|–|—|to|and)"


@dataclass(frozen=True, slots=True)
class Band:
    """A range of amounts; a limit that is None is open. `is_told` says that words or signs told which side is meant."""

    low: float | None = None
    high: float | None = None
    has_low: bool = True
    has_high: bool = True
    is_told: bool = True
    step: float = 0.01

    @property
    def up_to(self) -> float | None:
        """Return the largest amount within; None where there is no end."""
        if self.high is None:
            return None
        value = self.high if self.has_high else round(self.high - self.step, 2)
        return int(value) if float(value).is_integer() else value

    @property
    def beyond(self) -> float | None:
        """Return the smallest amount within; None where it begins at nothing."""
        if self.low is None:
            return None
        value = self.low if self.has_low else round(self.low + self.step, 2)
        return int(value) if float(value).is_integer() else value


def read_band(text: str, scale: float | None = None) -> Band | None:
    """Return the amounts that a text speaks of, None where it is none.

    `scale` is what a bare number is a multiple of, as a table's heading says (単位: 千円). Without one a small bare
    number is no amount: nobody knows of what.
    """
    plain = _plain(text)
    if not plain:
        return None
    if _NO_LIMIT.fullmatch(plain):
        return Band()
    step = 1.0 if scale is not None or _YEN.search(plain) else 0.01
    parts = _split(plain)
    bounds = [_bound(part, scale) for part in parts]
    if not bounds or any(bound is None for bound in bounds) or len(bounds) > 2:
        return None
    found = [bound for bound in bounds if bound is not None]
    if len(found) == 1:
        value, side, has_it = found[0]
        told = side or "high"
        return Band(
            low=value if told == "low" else None,
            high=value if told == "high" else None,
            has_low=has_it,
            has_high=has_it,
            is_told=bool(side),
            step=step,
        )
    (low, first, has_low), (high, second, has_high) = found
    if first == "high" or second == "low" or low > high:
        return None
    return Band(low, high, has_low, has_high, step=step)


def read_scale(text: str) -> float | None:
    """Return what numbers are multiples of where a text says so (単位: 千円), None where it does not."""
    plain = unicodedata.normalize("NFKC", text)
    match = _SCALE.search(plain)
    if match is None:
        english = _ENGLISH_SCALE.search(plain)
        return None if english is None else SUFFIXES[english[1].casefold()]
    word = match[1] or match[2] or ""
    return float(UNITS[word]) if word in UNITS else _japanese(word) or 1.0


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).replace("〜", "~").replace("∼", "~")
    return _DROPPED.sub("", re.sub(r"(?<=[a-zA-Z])\s+(?=[a-zA-Z])", "", folded)).casefold()


def _split(plain: str) -> list[str]:
    """Return the parts of a text that are a bound each."""
    if plain.startswith("~"):
        return ["<=" + plain[1:]]
    if plain.endswith(("~", "-")):
        return [plain[:-1] + "以上"]
    pieces = [
        piece
        for piece in re.split(rf"(?<=[\d円万億千百kmb上超えす]){_TO}(?=[\d¥$€£〇一二三四五六七八九十百千])", plain)
        if piece
    ]
    if len(pieces) == 2:
        first, second = pieces
        return [first if _has_bound(first) else first + "以上", second if _has_bound(second) else second + "以下"]
    two = _LOW_THEN_HIGH.fullmatch(plain)
    return [two[1], two[2]] if two is not None else [plain]


def _has_bound(text: str) -> bool:
    return any(word in text for word, _, _ in _BOUNDS)


def _bound(text: str, scale: float | None) -> tuple[float, str, bool] | None:
    """Return an amount, the side it bounds (empty where nothing tells), and whether it belongs to the range itself."""
    for word, side, has_it in sorted(_BOUNDS, key=lambda bound: -len(bound[0])):
        for rest in (text.removesuffix(word), text.removeprefix(word)):
            if rest != text:
                value = _amount(rest.removesuffix("の"), scale)
                return None if value is None else (value, side, has_it)
    value = _amount(text, scale)
    return None if value is None else (value, "", True)


def _amount(text: str, scale: float | None) -> float | None:
    match = _AMOUNT.fullmatch(text)
    if match is None:
        return None
    number, latin = match["number"], match["latin"].strip().casefold()
    value = _japanese(number)
    if value is None:
        return None
    if latin:
        return value * SUFFIXES[latin]
    is_bare = text == number and number.replace(",", "").replace(".", "").isdigit()
    if is_bare and scale is not None:
        return value * scale
    return None if is_bare and value and value < SMALLEST_BARE else value


_SCALE = re.compile(r"(?:単位|unit)\s*:?\s*([十百千万億]*)\s*(?:円|yen|jpy)|\(([十百千万億]*)円\)$", re.IGNORECASE)
_ENGLISH_SCALE = re.compile(r"\b(thousand|million)s?\b", re.IGNORECASE)
SMALLEST_BARE = 1000
"""A smaller number without a unit may be 万円, 千円 or 円."""
LONGEST = 40


def _japanese(text: str) -> float | None:
    """Return the value of a number in digits, Japanese numerals or both: 1億5,000万, 百万, 3.5千. None for no number."""
    if not text or len(text) > LONGEST or text in UNITS:
        return None
    total, section, digits = 0.0, 0.0, ""
    large, small = float("inf"), float("inf")
    for char in text:
        if char in _DIGITS:
            digits += str(_DIGITS[char])
        elif char in UNITS:
            unit, is_large = UNITS[char], UNITS[char] >= UNITS["万"]
            value = _digits(digits, 0.0 if is_large and section else 1.0)
            if value is None or unit >= (large if is_large else small):
                return None
            if is_large:
                total, section, large, small = total + (section + value) * unit, 0.0, unit, float("inf")
            else:
                section, small = section + value * unit, unit
            digits = ""
        else:
            digits += char
    rest = _digits(digits, 0.0)
    return None if rest is None else total + section + rest


def _digits(text: str, empty: float) -> float | None:
    if not text:
        return empty
    if not re.fullmatch(r"\d+|\d{1,3}(,\d{3})+|(\d+|\d{1,3}(,\d{3})+)\.\d+", text):
        return None
    return float(text.replace(",", ""))
