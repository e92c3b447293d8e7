"""The value of a cell as source text: what a person sees in it, as far as a field can read that."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TypeAlias

Value: TypeAlias = "str | bool | int | float | datetime | date | time | timedelta | None"

_DIGITS = ".15g"
"""As many digits as a spreadsheet keeps and shows."""
_ESCAPED = re.compile("_x00([01][0-9A-F]|5F)_")
"""A control character as the format writes it, or the underscore of a text that only looks like one."""
_ASIDE = re.compile(r"\[(?:\$[^\]]*|Color ?\d+|Black|Blue|Cyan|Green|Magenta|Red|White|Yellow)\]", re.IGNORECASE)
_TOKEN = re.compile(r'"([^"]*)"|\\(.)|[_*].|([0#?])|([-() /:+])|(.)')
_SHORTEST_PAD = 2


def cell_text(value: Value, number_format: str) -> str:
    """Return a value as text, trimmed: dates as 2026-04-01, whole numbers without `.0`, shares as `50%`, ids padded."""
    if value is None:
        return ""
    if isinstance(value, str):
        return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), value).strip()
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return _number(value, number_format)
    return _moment(value)


def _moment(value: datetime | date | time | timedelta) -> str:
    if isinstance(value, timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        hours, minutes = divmod(minutes, 60)
        return f"{hours}:{minutes:02}" + (f":{seconds:02}" if seconds else "")
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else f"{value.date()} {_time(value.time())}"
    return _time(value) if isinstance(value, time) else value.isoformat()


def _time(value: time) -> str:
    return value.strftime("%H:%M:%S" if value.second else "%H:%M")


def _number(value: int | float, number_format: str) -> str:
    exact = Decimal(value) if isinstance(value, int) else Decimal(format(value, _DIGITS))
    if not exact.is_finite():
        return str(value)
    shown = _ASIDE.sub("", number_format).split(";")[0]
    if _is_percentage(shown):
        return f"{_plain(exact * 100)}%"
    padded = _padded(int(exact), shown) if exact >= 0 and exact == int(exact) else None
    return _plain(exact) if padded is None else padded


def _plain(number: Decimal) -> str:
    text = format(number, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def _is_percentage(number_format: str) -> bool:
    return "%" in re.sub(r'"[^"]*"|\\.', "", number_format)


def _padded(number: int, number_format: str) -> str | None:
    """Return a whole number in a format that pads it, as `000000` or `"E"0000`; None where the format does not.

    Formats of amounts (`#,##0`, `0.00`, `0"円"`) change nothing in what the number is.
    """
    parts: list[tuple[str, bool]] = []
    for match in _TOKEN.finditer(number_format):
        quoted, escaped, digit, sign, other = match.groups()
        if other is not None:
            return None
        if digit is not None:
            parts.append((digit, True))
        elif (text := quoted or escaped or sign) is not None:
            parts.append((text, False))
    if sum(part == ("0", True) for part in parts) < _SHORTEST_PAD:
        return None
    return _filled(str(number), parts)


def _filled(digits: str, parts: list[tuple[str, bool]]) -> str:
    """Put digits into the places of a format, from the right; what has no place stands before the first one."""
    places = [index for index, (_, is_digit) in enumerate(parts) if is_digit]
    texts = ["" if is_digit else text for text, is_digit in parts]
    for index in reversed(places):
        digits, texts[index] = digits[:-1], digits[-1:] or ("0" if parts[index][0] == "0" else "")
    texts[places[0]] = digits + texts[places[0]]
    return "".join(texts).strip()
