"""Whether a stream takes colour, and how wide it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

_REFUSALS = frozenset({"0", "false", "no", "off"})


@dataclass(frozen=True, slots=True)
class Terminal:
    """What the text format needs to know of its stream: `width` in columns is 0 where lines may be of any length."""

    colour: bool
    width: int


def terminal(environ: Mapping[str, str], *, isatty: bool, columns: int) -> Terminal:
    """Return what the environment and the stream allow; `columns` is the measured width of the terminal."""
    return Terminal(_takes_colour(environ, isatty=isatty), _width(environ, columns) if isatty else 0)


def _takes_colour(environ: Mapping[str, str], *, isatty: bool) -> bool:
    """Read NO_COLOR (no-color.org: any text at all), then FORCE_COLOR, then TERM; NO_COLOR wins over FORCE_COLOR."""
    if environ.get("NO_COLOR"):
        return False
    forced = environ.get("FORCE_COLOR")
    if forced:
        return forced.lower() not in _REFUSALS
    return isatty and environ.get("TERM") != "dumb"


def _width(environ: Mapping[str, str], columns: int) -> int:
    written = environ.get("COLUMNS", "")
    if written.isascii() and written.isdigit() and int(written) > 0:
        return int(written)
    return max(columns, 0)
