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
    leaves it to the format. `encoding` is that of the stream the text goes to: what it cannot hold is escaped. `root`
    is the absolute root of the repository around the working folder, `folder` that folder as seen from there (empty:
    the root itself). `exit_code` is the one the run ends with, if that is known.
    """

    colour: bool = False
    width: int = 0
    names: bool | None = None
    show_not_evaluated: bool = False
    statistics: bool = False
    encoding: str = "utf-8"
    root: str = ""
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
