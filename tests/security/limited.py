"""Carries out commands one after the other, each in a process of its own that may take so much memory and time.

Reads a JSON object from standard input, `{name: {"files": {path: text}, "argv": [...]}}`, and writes for each name
`[exit code, standard output, standard error]`; the code is negative where the system ended the process.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

MEMORY = 3 * 1024**3
SECONDS = 120


def carry_out(argv: list[str]) -> int:
    """Carry out one command line as the console script does."""
    import orglint.__main__

    sys.argv = ["orglint", *argv]
    return orglint.__main__.main()


def limited(argv: list[str], folder: Path) -> int:
    """Carry out one command in a child of this process, its outputs in files of the folder."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    import resource

    code = 99
    try:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        for number, name in ((1, "out.log"), (2, "err.log")):
            os.dup2(os.open(folder / name, os.O_WRONLY | os.O_CREAT), number)
        os.chdir(folder)
        code = carry_out(argv)
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)


def plain(argv: list[str], folder: Path) -> int:
    """Carry out one command where the system cannot limit it."""
    with (folder / "out.log").open("wb") as out, (folder / "err.log").open("wb") as err:
        return subprocess.run(
            [sys.executable, "-m", "orglint", *argv], cwd=folder, stdout=out, stderr=err, check=False
        ).returncode


def main() -> None:
    """Carry out everything that standard input names."""
    import orglint.app.loading
    import orglint.cli.application  # noqa: F401 - once for all, before the first child

    results = {}
    for name, attempt in json.load(sys.stdin).items():
        with tempfile.TemporaryDirectory() as made:
            folder = Path(made)
            (folder / ".git").mkdir()
            for path, text in attempt["files"].items():
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_bytes(text.encode("utf-8", "surrogatepass"))
            run = limited if hasattr(os, "fork") else plain
            code = run(attempt["argv"], folder)
            told = [
                (folder / log).read_text(encoding="utf-8", errors="replace")[:20_000] for log in ("out.log", "err.log")
            ]
            results[name] = [code, *told]
    json.dump(results, sys.stdout)


if __name__ == "__main__":
    main()
