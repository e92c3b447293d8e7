"""What is wrong with config files, gathered: one exception tells it all."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from orglint.columns import on_one_line, visible
from orglint.config.discovery import shown_path
from orglint.config.settings import Config
from orglint.errors import ConfigError
from orglint.i18n import Language, Text
from orglint.location import Location, Span

Mistake: TypeAlias = tuple[Location, str]
"""Where it stands, and what is wrong in the language of the run."""

_ERROR = Text(en="error", ja="エラー")
_START = Span(0, 0, 0, 0)


class InvalidConfig(ConfigError):
    """Config files with mistakes in them; `rest` is what they set apart from those, so that it can be checked too."""

    def __init__(self, mistakes: Iterable[Mistake], rest: Config, language: Language) -> None:
        self.mistakes = tuple(dict.fromkeys(mistakes))
        self.rest = rest
        super().__init__(told(self.mistakes, rest, language))


def told(mistakes: Iterable[Mistake], config: Config, language: Language) -> str:
    """Return the mistakes, a line each: file by file, the one in force first, each in its own order."""
    order = {shown_path(file): number for number, file in enumerate(config.files)}

    def key(mistake: Mistake) -> tuple[int, str, Span, str]:
        place, text = mistake
        return order.get(place.file, len(order)), place.file, place.span or _START, text

    word = _ERROR.say(language)
    return "\n".join(f"{visible(str(place))}: {word}: {on_one_line(text)}" for place, text in sorted(mistakes, key=key))
