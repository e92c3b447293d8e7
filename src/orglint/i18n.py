"""Languages: texts in English and Japanese, and which of the two a run speaks."""

from __future__ import annotations

import locale
import os
from typing import Literal, NamedTuple

Language = Literal["en", "ja"]
LANGUAGES: tuple[Language, ...] = ("en", "ja")


class Text(NamedTuple):
    """One text in every language orglint speaks. `{name}` marks are filled by `str.format_map` where it is used.

    A value stays on the line of its mark: what somebody wrote with a line break in it would else begin a line of its own.
    """

    en: str
    ja: str

    def say(self, language: Language, **values: object) -> str:
        """Return the text in `language`, its `{name}` marks replaced by `values`."""
        template = self.ja if language == "ja" else self.en
        return template.format_map({key: _on_one_line(value) for key, value in values.items()}) if values else template

    def filled(self, **values: object) -> Text:
        """Return the text with its marks replaced; a value that is itself a Text speaks the language it stands in."""
        english = {key: value.en if isinstance(value, Text) else _on_one_line(value) for key, value in values.items()}
        japanese = {key: value.ja if isinstance(value, Text) else _on_one_line(value) for key, value in values.items()}
        return Text(self.en.format_map(english), self.ja.format_map(japanese))


def _on_one_line(value: object) -> object:
    """Return a value, the line breaks of a text in it as escapes."""
    return value.replace("\r", "\\r").replace("\n", "\\n") if isinstance(value, str) else value


def default_language() -> Language:
    """Return the language of the user's locale: Japanese where it is Japanese, English everywhere else."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable)
        if value:
            return "ja" if value.lower().startswith("ja") else "en"
    name = locale.getlocale()[0] or ""
    return "ja" if name.lower().startswith(("ja", "japanese")) else "en"
