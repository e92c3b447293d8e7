from __future__ import annotations

import re
import string

import pytest

from orglint.i18n import Text
from orglint.reporters import words
from orglint.reporters.words import Counted


def _texts() -> list[tuple[str, Text | Counted]]:
    found: list[tuple[str, Text | Counted]] = []
    for name, value in vars(words).items():
        if isinstance(value, Text | Counted):
            found.append((name, value))
        elif name in {"SEVERITY", "COUNT"}:
            found.extend((f"{name}.{key.name}", text) for key, text in value.items())
    return found


@pytest.mark.parametrize(("name", "text"), _texts())
def test_languages_name_the_same_values_and_a_japanese_console_prints_them(name: str, text: Text | Counted):
    marks = {frozenset(mark for _, mark, _, _ in string.Formatter().parse(form) if mark) for form in text}
    assert len(marks) == 1, name
    for form in text:
        assert form.encode("cp932").decode("cp932") == form


def test_japanese_texts_are_japanese():
    english = [name for name, text in _texts() if re.search("[a-z]{2}", re.sub(r"{\w+}|orglint", "", text.ja))]
    assert english == []
