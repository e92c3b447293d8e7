"""Full-width characters that slipped into an expression: found outside its texts, and put right."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from orglint.i18n import Text
from orglint.lang import messages
from orglint.lang.diagnostics import Diagnostic, fill

DOUBLE_QUOTES = frozenset("“”„‟＂「」『』〝〞〟")
SINGLE_QUOTES = frozenset("‘’‚‛＇")
_REPLACED = {
    "≠": "!=", "≧": ">=", "≥": ">=", "≦": "<=", "≤": "<=", "×": "*", "÷": "/", "−": "-", "‐": "-", "–": "-", "—": "-",
    "、": ",", "。": ".", "｡": ".", "､": ",", "〔": "(", "〕": ")",
}  # fmt: skip
_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")


@dataclass(frozen=True, slots=True)
class _Slip:
    start: int
    end: int
    wanted: str


def full_width_errors(text: str) -> list[Diagnostic]:
    """Return an error for the first full-width character of each line that breaks the syntax or hides in a name."""
    if text.isascii():
        return []
    errors, start = [], 0
    for line in text.split("\n"):
        slips = _slips(line)
        if slips:
            errors.append(_diagnose(line, slips).moved(start))
        start += len(line) + 1
    return errors


def _diagnose(line: str, slips: list[_Slip]) -> Diagnostic:
    first = _joined(slips)
    found = line[first.start : first.end]
    corrected, done = [], 0
    for slip in slips:
        corrected += [line[done : slip.start], slip.wanted]
        done = slip.end
    fixed = "".join([*corrected, line[done:]]).rstrip()
    if first.wanted in (" ", ""):
        what = Text("full-width space", "全角空白") if found == "\u3000" else Text("character", "文字")
        return Diagnostic(first.start, first.end, fill(messages.INVISIBLE, found=what), messages.INVISIBLE_HELP, fixed)
    help_ = fill(messages.FULL_WIDTH_HELP, wanted=first.wanted)
    return Diagnostic(first.start, first.end, fill(messages.FULL_WIDTH, found=found), help_, fixed)


def _joined(slips: list[_Slip]) -> _Slip:
    """Return the first slip together with those that follow it without a gap: `！＝` is one operator."""
    first = slips[0]
    for slip in slips[1:]:
        if slip.start != first.end or not first.wanted.strip() or first.wanted.isidentifier() or slip.wanted in "\"'":
            break
        first = _Slip(first.start, slip.end, first.wanted + slip.wanted)
    return first


def _slips(line: str) -> list[_Slip]:
    """Return what is to be replaced in one line, its properly quoted texts and its comment left alone."""
    found: list[_Slip] = []
    index = 0
    while index < len(line):
        char = line[index]
        if char == "#":
            break
        if char in "\"'":
            index = _skip_text(line, index, found)
        elif char in DOUBLE_QUOTES or char in SINGLE_QUOTES:
            index = _skip_full_width_text(line, index, found)
        elif char.isascii():
            index += 1
        else:
            slip = _slip_at(line, index)
            if slip.wanted != line[slip.start : slip.end]:
                found.append(slip)
            index = slip.end
    return _double_equals(line, found)


def _skip_text(line: str, start: int, found: list[_Slip]) -> int:
    """Return where the text that opens at `start` ends; a full-width quote may close it if nothing else does."""
    quote, index = line[start], start + 1
    family = DOUBLE_QUOTES if quote == '"' else SINGLE_QUOTES
    while index < len(line):
        if line[index] == "\\":
            index += 1
        elif line[index] == quote:
            return index + 1
        index += 1
    closing = next((at for at in range(start + 1, len(line)) if line[at] in family), None)
    if closing is None:
        return len(line)
    found.append(_Slip(closing, closing + 1, quote))
    return closing + 1


def _skip_full_width_text(line: str, start: int, found: list[_Slip]) -> int:
    family, quote = (DOUBLE_QUOTES, '"') if line[start] in DOUBLE_QUOTES else (SINGLE_QUOTES, "'")
    found.append(_Slip(start, start + 1, quote))
    for index in range(start + 1, len(line)):
        if line[index] in family or line[index] == quote:
            if line[index] != quote:
                found.append(_Slip(index, index + 1, quote))
            return index + 1
    return len(line)


def _slip_at(line: str, index: int) -> _Slip:
    char = line[index]
    if char.isidentifier() or char.isalnum():
        end = index
        while end < len(line) and (line[end].isidentifier() or line[end].isalnum()):
            end += 1
        return _Slip(index, end, unicodedata.normalize("NFKC", line[index:end]))
    if char in _INVISIBLE:
        return _Slip(index, index + 1, "")
    if char.isspace():
        return _Slip(index, index + 1, " ")
    return _Slip(index, index + 1, _REPLACED.get(char) or unicodedata.normalize("NFKC", char))


def _double_equals(line: str, slips: list[_Slip]) -> list[_Slip]:
    """Make a single full-width `＝` that compares into `==`; beside another operator sign it stays single."""
    made = []
    for slip in slips:
        if line[slip.start : slip.end] == "＝":
            around = line[slip.start - 1 : slip.start] + line[slip.end : slip.end + 1]
            if not set(around) & set("=＝!！<＜>＞"):
                made.append(_Slip(slip.start, slip.end, "=="))
                continue
        made.append(slip)
    return made
