from __future__ import annotations

import pytest

from orglint.location import Span
from orglint.source.document import Fault
from orglint.source.text import SourceText, decode


def fault_of(data: bytes) -> Fault:
    fault = decode(data)
    assert isinstance(fault, Fault)
    assert fault.rule == "not-utf-8"
    return fault


def text_of(data: bytes) -> SourceText:
    source = decode(data)
    assert isinstance(source, SourceText)
    return source


def test_byte_order_mark_is_stripped_and_remembered():
    with_mark = text_of(b"\xef\xbb\xbfunits: {}\n")
    assert (with_mark.text, with_mark.has_bom) == ("units: {}\n", True)
    assert text_of(b"units: {}\n").has_bom is False


@pytest.mark.parametrize("data", ["units: {}".encode("utf-16"), "units: {}".encode("utf-16-be")])
def test_utf_16_is_recognized_with_and_without_a_mark(data: bytes):
    fault = fault_of(data)
    assert "UTF-16" in fault.reason.en
    assert "UTF-16" in fault.reason.ja
    assert fault.span is None


def test_binary_is_recognized():
    assert "binary" in fault_of(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff").reason.en


def test_shift_jis_is_recognized_and_the_first_bad_byte_placed():
    fault = fault_of("units:\n  a: {name: 営業部}\n".encode("cp932"))
    assert "Shift_JIS" in fault.reason.en
    assert fault.span == Span(2, 13, 2, 14)


def test_a_bad_byte_is_placed_by_characters_not_bytes():
    fault = fault_of("a: 営業\n日本語😀".encode() + b"\xff")
    assert fault.span == Span(2, 5, 2, 6)
    assert "byte FF at line 2, column 5" in fault.reason.en


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_every_line_break_of_editors_counts_once(line_break: str):
    source = SourceText(line_break.join(["a", "", "営業"]))
    assert [source.line(number) for number in (1, 2, 3)] == ["a", "", "営業"]
    assert source.place(source.text.index("業")) == (3, 2)


@pytest.mark.parametrize("character", ["\x85", "\u2028", "\u2029", "\x0b", "\x0c"])
def test_other_breaks_are_characters_of_their_line(character: str):
    source = SourceText(f"a{character}b\nc")
    assert source.place(2) == (1, 3)
    assert source.line(1) == f"a{character}b"


def test_places_behind_the_text_are_its_end():
    assert SourceText("ab\nc").place(99) == (2, 2)
    assert SourceText("").place(0) == (1, 1)
