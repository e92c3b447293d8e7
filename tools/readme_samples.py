"""Rebuild the samples of the README files: each is what a command really prints, or what a file really holds.

A sample is a fenced block under a comment that names its command or file and, if it is cut, how many lines are shown:

    <!-- sample: orglint check examples/minimal -->
    <!-- sample, 20 lines: orglint check examples/isolated-marketing -->
    <!-- source: examples/minimal/org.yaml -->

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
FILES = (ROOT / "README.md", ROOT / "README.ja.md")
SAMPLE = re.compile(
    r"(?P<head><!-- (?P<kind>sample|source)(?:, (?P<lines>\d+) lines)?: (?P<what>[^\n]+?) -->\n```[a-z]*\n)"
    r"(?P<body>.*?)(?P<tail>^```$)",
    re.DOTALL | re.MULTILINE,
)


def run(command: str) -> str:
    """Return what `orglint ...` prints; a run that ends in 2 or 3 is an error of the sample."""
    program, *arguments = shlex.split(command)
    if program != "orglint":
        sys.exit(f"a sample runs orglint, not {program}")
    ended = subprocess.run(
        [sys.executable, "-m", program, *arguments],
        cwd=ROOT,
        env={**os.environ, "LANG": "en_US.UTF-8", "LC_ALL": "en_US.UTF-8", "PYTHONUTF8": "1", "NO_COLOR": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if ended.returncode > 1:
        sys.exit(f"{command} ended with {ended.returncode}:\n{ended.stderr}")
    return ended.stdout


def rebuild(sample: re.Match[str]) -> str:
    """Return the sample with what its command prints, or its file holds, now."""
    text = run(sample["what"]) if sample["kind"] == "sample" else (ROOT / sample["what"]).read_text(encoding="utf-8")
    lines = text.rstrip("\n").split("\n")
    if sample["lines"] and len(lines) > int(sample["lines"]):
        lines = [*lines[: int(sample["lines"])], "..."]
    return sample["head"] + "".join(f"{line.rstrip()}\n" for line in lines) + sample["tail"]


def main() -> None:
    """Rewrite or check the files."""
    for file in FILES:
        old = file.read_text(encoding="utf-8")
        new = SAMPLE.sub(rebuild, old)
        if new == old:
            continue
        if "--check" in sys.argv[1:]:
            sys.exit(f"{file.name} shows samples that are no longer true; `make generate` renews them")
        file.write_text(new, encoding="utf-8", newline="\n")
        print(f"{file.name} renewed")


if __name__ == "__main__":
    main()
