"""Runs git so that it reads objects and does nothing else, whatever the repository's configuration says.

Only commands are used that neither look at the index nor at the work tree, so attributes, filters, text conversions,
external diffs and file monitors have no say. What a repository could still name to be run is switched off: hooks, file
monitors, and every way to fetch missing objects. A folder that only looks like a bare repository is none.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from orglint.errors import InputError, UsageError
from orglint.i18n import Language, Text

_SETTINGS = (
    f"core.hooksPath={os.devnull}",
    "core.fsmonitor=false",
    "core.alternateRefsCommand=",
    "core.untrackedCache=false",
    "protocol.allow=never",
    "safe.bareRepository=explicit",
    "gc.auto=0",
    "maintenance.auto=false",
)
_KEPT = frozenset({"GIT_CONFIG_GLOBAL", "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM"})
"""Of git's own variables those that only say where a repository may be: a hook's GIT_DIR or index is not ours."""
_FIXED: Mapping[str, str] = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_ALLOW_PROTOCOL": "",  # overrides any protocol.*.allow of the repository, which -c protocol.allow does not
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_PAGER": "cat",
    "GIT_ADVICE": "0",
    "LC_ALL": "C",
}
_NO_GIT = Text(
    "git is not installed, and a revision can only be read with it; the path of another copy can be given instead",
    "gitがインストールされていないため、リビジョンを読み取れません。別の場所に置いたコピーのパスも指定できます",
)
_FAILED = Text("git could not read the repository: {reason}", "gitがリポジトリを読み取れません: {reason}")


class Git:
    """git, ready to read the repository whose root is `root`. Raises UsageError where git is not installed."""

    def __init__(self, root: Path, language: Language) -> None:
        program = find_program()
        if program is None:
            raise UsageError(_NO_GIT.say(language))
        self.root = root
        self.language: Language = language
        self._program = program

    def ask(self, *arguments: str) -> str | None:
        """Return what a command prints, without the last line break; None where it says no (exit code 1 or 128)."""
        ended = self._run(arguments)
        return ended.stdout.decode(errors="surrogateescape").removesuffix("\n") if not ended.returncode else None

    def read(self, *arguments: str) -> bytes:
        """Return what a command prints. Raises InputError where it fails."""
        ended = self._run(arguments)
        if ended.returncode:
            raise self.failed(ended.stderr)
        return ended.stdout

    def open(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start a command that is asked through its standard input and answers through its output."""
        return subprocess.Popen(  # noqa: S603 - git alone, nothing of it by a shell
            self._command(arguments),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        )

    def failed(self, told: bytes) -> InputError:
        """Return the error for a command that failed, with what git says of it."""
        return InputError(_FAILED.say(self.language, reason=_told(told)))

    def reason(self, *arguments: str) -> str:
        """Return what git says of a command that fails."""
        return _told(self._run(arguments).stderr)

    def _run(self, arguments: Sequence[str]) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(  # noqa: S603 - git alone, nothing of it by a shell
            self._command(arguments), stdin=subprocess.DEVNULL, capture_output=True, env=_environment(), check=False
        )

    def _command(self, arguments: Sequence[str]) -> list[str]:
        settings = [part for setting in _SETTINGS for part in ("-c", setting)]
        return [self._program, "--no-pager", "--no-optional-locks", "-C", str(self.root), *settings, *arguments]


def find_program() -> str | None:
    """Return the git of the search path; one in the working folder, which Windows would run first, is never taken."""
    name = "git.exe" if os.name == "nt" else "git"
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        program = Path(folder, name)
        if Path(folder).is_absolute() and program.is_file() and os.access(program, os.X_OK):
            return str(program)
    return None


def _told(stderr: bytes) -> str:
    return " ".join(stderr.decode(errors="replace").split()) or "?"


def _environment() -> dict[str, str]:
    """Return the variables git is run with: none of its own that could lead it elsewhere or make it run something."""
    inherited = {key: value for key, value in os.environ.items() if not key.upper().startswith("GIT_") or key in _KEPT}
    return {**inherited, **_FIXED}
