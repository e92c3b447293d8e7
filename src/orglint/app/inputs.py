"""What a user asks a run to read, and how."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from orglint.config.settings import Config
from orglint.i18n import Language
from orglint.importers.loose_ends import LooseEnds
from orglint.model.organization import Model
from orglint.model.problems import Problem
from orglint.report import Source
from orglint.source.comments import Comment
from orglint.source.document import Document

if TYPE_CHECKING:
    from orglint.importers.imported import AnyDocument

Progress = Callable[[int, int], None]
"""Called with the number of files read and of all files."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """What stands on a command line: the paths, how to read them, and the two dates.

    Empty `paths` mean the configured model, else the folder `org`, else the working folder. `config` names a config
    file to take instead of the one found; `language` and the dates are None where they are left to config and clock.
    """

    paths: tuple[Path, ...] = ()
    config: Path | None = None
    language: Language | None = None
    as_of: date | None = None
    today: date | None = None
    preset: str | None = None
    column_map: Path | None = None


@dataclass(frozen=True, slots=True)
class Unlinked:
    """What there is to say of files whatever they say together: their own problems, and what foreign ones leave open.

    `built` are the documents that were made of foreign files, of which there are some where `is_foreign`.
    """

    problems: tuple[Problem, ...] = ()
    ends: LooseEnds = field(default_factory=LooseEnds)
    built: Sequence[AnyDocument] = ()
    is_foreign: bool = False


@dataclass(frozen=True, slots=True)
class Loaded:
    """Files read and linked: the model, and what there is to say of the files.

    `asked` are the paths that were to be read, as users see them. `comments` are those that name orglint, `documents`
    what the model is made of, `workbooks` the bytes of the workbooks that were read. `unreadable` says that something
    could not be parsed: the model then has holes, and no rule may run over it. `passed_over` are the files and folders
    (ending in a slash) of `left_out` that were not even opened. `unlinked` is what has to be said of the files in every model
    that is made of them.
    """

    config: Config
    language: Language
    model: Model
    today: date
    files: tuple[str, ...]
    problems: tuple[Problem, ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    sources: dict[str, Source] = field(default_factory=dict)
    unreadable: bool = False
    comments: tuple[Comment, ...] = ()
    documents: tuple[Document, ...] = ()
    workbooks: dict[str, bytes] = field(default_factory=dict)
    asked: tuple[str, ...] = ()
    passed_over: tuple[str, ...] = ()
    unlinked: Unlinked = field(default_factory=Unlinked)
