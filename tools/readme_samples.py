"""Rebuild the samples of README.md: each is what a command really prints.

A sample is a fenced block under a comment that names its command and, if it is cut, how many lines are shown:

    <!-- sample: orglint check examples/minimal -->
    <!-- sample, 20 lines: orglint check examples/isolated-marketing -->

Without options the file is rewritten; with `--check` nothing is written and a difference is an error.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
SAMPLE = re.compile(
    r"(?P<head><!-- sample(?:, (?P<lines>\d+) lines)?: orglint (?P<command>[^\n]+?) -->\n```[a-z]*\n)"
    r"(?P<body>.*?)(?P<tail>^```$)",
    re.DOTALL | re.MULTILINE,
)


def run(command: str) -> str:
    """Return what `orglint <command>` prints; a run that ends in 2 or 3 is an error of the sample."""
    ended = subprocess.run(
        [sys.executable, "-m", "orglint", *shlex.split(command)],
        cwd=ROOT,
        env={**os.environ, "LANG": "en_US.UTF-8", "LC_ALL": "en_US.UTF-8", "PYTHONUTF8": "1", "NO_COLOR": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if ended.returncode > 1:
        sys.exit(f"orglint {command} ended with {ended.returncode}:\n{ended.stderr}")
    return ended.stdout


def rebuild(sample: re.Match[str]) -> str:
    """Return the sample with the output its command has now."""
    lines = run(sample["command"]).rstrip("\n").split("\n")
    if sample["lines"] and len(lines) > int(sample["lines"]):
        lines = [*lines[: int(sample["lines"])], "..."]
    return sample["head"] + "".join(f"{line.rstrip()}\n" for line in lines) + sample["tail"]


def main() -> None:
    """Rewrite or check the file."""
    old = README.read_text(encoding="utf-8")
    new = SAMPLE.sub(rebuild, old)
    if new == old:
        return
    if "--check" in sys.argv[1:]:
        sys.exit("README.md shows samples that orglint no longer prints; `make generate` renews them")
    README.write_text(new, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
