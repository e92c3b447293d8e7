"""What stops a run, and the exit codes. A problem in the organization is a finding, never one of these."""

from __future__ import annotations

from enum import IntEnum

from orglint.columns import visible


class ExitCode(IntEnum):
    """What the process returns; no output format changes it."""

    CLEAN = 0
    FINDINGS = 1
    COULD_NOT_RUN = 2
    BUG = 3


class OrglintError(Exception):
    """orglint could not run: what is wrong, where, and what to do next.

    `message` is already in the user's language and may have several lines; `file`, `line` and `column` (1-based)
    say where, if there is a place.
    """

    def __init__(
        self, message: str, *, file: str | None = None, line: int | None = None, column: int | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.file = file
        self.line = line
        self.column = column

    def __str__(self) -> str:
        file = visible(self.file) if self.file is not None else None
        place = ":".join(str(part) for part in (file, self.line, self.column) if part is not None)
        return f"{place}: {self.message}" if place else self.message


class UsageError(OrglintError):
    """A command line that cannot be carried out: an unknown rule id, a missing file, options that exclude each other."""


class ConfigError(OrglintError):
    """orglint.yaml or pyproject.toml cannot be used. One exception carries every error of the file."""


class RuleError(OrglintError):
    """Rule files do not check. One exception carries every error of every file."""


class PlanError(OrglintError):
    """The plan of a reorganization cannot be read or does not fit. One exception carries every error of the plan."""


class PluginError(OrglintError):
    """An installed plugin cannot be loaded, or a function of one failed. The first kind carries every error."""


class InputError(OrglintError):
    """A file named by the user cannot be opened or read at all."""


class NoModelError(InputError):
    """There are folders, and no file in them describes an organization."""
