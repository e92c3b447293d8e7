"""The form of what is said about kinds and fields."""

from __future__ import annotations

from typing import NamedTuple

from orglint.i18n import Text


class About(NamedTuple):
    """What a kind or field is, and the question that makes a client tell it; both in both languages.

    The question is empty where no rule can be wanting for it. That of a kind may ask for some of its fields too: `covers`.
    """

    en: str
    ja: str
    ask_en: str = ""
    ask_ja: str = ""
    covers: tuple[str, ...] = ()

    @property
    def text(self) -> Text:
        """Return what it is."""
        return Text(self.en, self.ja)

    @property
    def question(self) -> Text | None:
        """Return the question to ask for it."""
        return Text(self.ask_en, self.ask_ja) if self.ask_en else None
