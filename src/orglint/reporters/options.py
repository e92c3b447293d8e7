"""What a run may ask of a reporter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from orglint.report import Report


@dataclass(frozen=True, slots=True)
class Options:
    """How a report is to look.

    `width` is the terminal's in columns, 0 where there is none. `names` says whether people's names are shown; None
    leaves it to the format. `encoding` is that of the stream the text goes to: what it cannot hold is escaped. `folder`
    is the working folder as seen from the root of its repository, empty where it is that root; `exit_code` is the one the run ends with,
    if that is known.
    """

    colour: bool = False
    width: int = 0
    names: bool | None = None
    show_not_evaluated: bool = False
    statistics: bool = False
    encoding: str = "utf-8"
    folder: str = ""
    exit_code: int | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """A report that is no text: the bytes of its file, and what whoever asked for it should know about them."""

    data: bytes
    notes: tuple[str, ...] = ()


Reporter: TypeAlias = Callable[[Report, Options], str]
FileReporter: TypeAlias = Callable[[Report, Options], Written]
"""Makes a report that can only be written to a file."""
