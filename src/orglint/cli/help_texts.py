"""Help texts in both languages: the parser carries the English one, the help page looks up the other."""

from __future__ import annotations

from orglint.i18n import Language, Text

_TEXTS: dict[str, Text] = {}


def help_text(en: str, ja: str) -> str:
    """Register a help text and return its English form, which is what the parser is given."""
    _TEXTS[en] = Text(en, ja)
    return en


def translated(en: str, language: Language) -> str:
    """Return a help text in a language; one that nobody registered stays as it is."""
    text = _TEXTS.get(en)
    return text.say(language) if text is not None else en


help_text("Show this message and exit.", "このヘルプを表示します。")
