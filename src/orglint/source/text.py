"""The text of a file: bytes to characters, and characters to the lines and columns an editor shows."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right

from orglint.i18n import Text
from orglint.location import Span
from orglint.source.document import Fault

_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_JAPANESE = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")


class SourceText:
    """A file's characters without the byte order mark (`has_bom` remembers it). Lines are found when first asked for.

    Lines end at LF, CR LF or a lone CR, as editors count them: the other breaks that YAML knows (NEL, LS, PS) are
    characters of a line here.
    """

    __slots__ = ("_line_starts", "has_bom", "text")

    def __init__(self, text: str, *, has_bom: bool = False) -> None:
        self.text = text
        self.has_bom = has_bom
        self._line_starts: array[int] | None = None

    @property
    def line_starts(self) -> array[int]:
        """Return the index of the first character of each line; there is always a first line."""
        if self._line_starts is None:
            self._line_starts = array("I", [0])
            self._line_starts.extend(found.end() for found in _LINE_BREAK.finditer(self.text))
        return self._line_starts

    def place(self, index: int) -> tuple[int, int]:
        """Return line and column, from 1, of the character at `index`; behind the text is the end of its last line."""
        index = min(index, len(self.text))
        line = bisect_right(self.line_starts, index)
        return line, index - self.line_starts[line - 1] + 1

    def span(self, start: int, end: int) -> Span:
        """Return the span of the characters from `start` up to, not including, `end`."""
        return Span(*self.place(start), *self.place(end))

    def line_bounds(self, line: int) -> tuple[int, int]:
        """Return where line number `line` begins and where it ends, its line break left out."""
        starts = self.line_starts
        end = starts[line] if line < len(starts) else len(self.text)
        while end > starts[line - 1] and self.text[end - 1] in "\r\n":
            end -= 1
        return starts[line - 1], end

    def line(self, number: int) -> str:
        """Return the line, from 1, without its line break."""
        start, end = self.line_bounds(number)
        return self.text[start:end]


def decode(data: bytes) -> SourceText | Fault:
    """Return the text of UTF-8 bytes, or the `not-utf-8` fault that says what the bytes seem to be."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _fault(_UTF_16)
    if b"\0" in data:
        return _fault(_UTF_16 if _is_wide(data) else _BINARY)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _undecodable(data, error.start)
    stripped = text.lstrip("\ufeff")
    return SourceText(stripped, has_bom=len(stripped) < len(text))


def _is_wide(data: bytes) -> bool:
    """Whether the bytes look like UTF-16 without a mark: zeros mostly in the odd, or mostly in the even places."""
    head = data[:1000]
    even, odd = head[::2].count(0), head[1::2].count(0)
    return max(even, odd) > len(head) / 5 and min(even, odd) == 0


def _undecodable(data: bytes, start: int) -> Fault:
    """Return the fault of bytes that are not UTF-8 from `start` on, where it stands and the likely encoding."""
    source = SourceText(data[:start].decode("utf-8").lstrip("\ufeff"))
    line, column = source.place(len(source.text))
    reason = _SHIFT_JIS if _is_shift_jis(data) else _OTHER
    text = reason.filled(line=line, column=column, byte=f"{data[start]:02X}")
    return Fault("not-utf-8", text, Span(line, column, line, column + 1))


def _is_shift_jis(data: bytes) -> bool:
    try:
        return bool(_JAPANESE.search(data.decode("cp932")))
    except UnicodeDecodeError:
        return False


def _fault(reason: Text) -> Fault:
    return Fault("not-utf-8", reason, None)


_UTF_16 = Text(
    "the file is not UTF-8 but looks like UTF-16; save it as UTF-8 (in an editor: Save as, encoding UTF-8)",
    "ファイルがUTF-8ではなくUTF-16のようです。"
    "エディターの「名前を付けて保存」で文字コードUTF-8を選んで保存し直してください",
)
_BINARY = Text(
    "the file is binary, not text; orglint reads YAML saved as UTF-8 text here",
    "ファイルがテキストではなくバイナリーです。ここで読めるのはUTF-8のテキストで保存したYAMLです",
)
_SHIFT_JIS = Text(
    "the file is not UTF-8 but looks like Shift_JIS (byte {byte} at line {line}, column {column}); save it as UTF-8 "
    "(in an editor: Save as, encoding UTF-8)",
    "ファイルがUTF-8ではなくShift_JISのようです ({line}行{column}列目のバイト{byte})。"
    "エディターの「名前を付けて保存」で文字コードUTF-8を選んで保存し直してください",
)
_OTHER = Text(
    "the file is not UTF-8: byte {byte} at line {line}, column {column} does not belong there; save it as UTF-8 "
    "(in an editor: Save as, encoding UTF-8)",
    "ファイルがUTF-8ではありません: {line}行{column}列目のバイト{byte}はUTF-8として読めません。"
    "エディターの「名前を付けて保存」で文字コードUTF-8を選んで保存し直してください",
)
