"""Rebuild the samples of the README files and the introductions: each is what a command really prints, or what a file really holds.

A sample is a fenced block under a comment that names its command or file and, if it is cut, how many lines are shown:

    <!-- sample: orglint check examples/minimal -->
    <!-- sample, 20 lines: orglint check examples/isolated-marketing -->
    <!-- sample from "== 9 changes ==", 20 lines: orglint compare a b -->
    <!-- source: examples/minimal/org.yaml -->

A comment that begins like one of these and has no fenced block below it is an error: it would be kept in step by nobody.
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
PAGES = ("README", "docs/introduction", "docs/importing", "docs/plans", "docs/reorg-review")
FILES = tuple(ROOT / f"{name}{ending}" for name in PAGES for ending in (".md", ".ja.md"))
SAMPLE = re.compile(
    r"(?P<head><!-- (?P<kind>sample|source)(?: from \"(?P<start>[^\"\n]+)\")?"
    r"(?:, (?P<lines>\d+) lines)?: (?P<what>[^\n]+?) -->\n```[a-z]*\n)"
    r"(?P<body>.*?)(?P<tail>^```$)",
    re.DOTALL | re.MULTILINE,
)
MARK = re.compile(r"^<!-- *(?:sample|source)\b.*$", re.MULTILINE)


ENVIRONMENT = {
    "LANG": "en_US.UTF-8",
    "LC_ALL": "en_US.UTF-8",
    "PYTHONUTF8": "1",
    "NO_COLOR": "1",
    "GITHUB_ACTIONS": "",  # where annotations would be printed
}


def run(command: str) -> str:
    """Return what `orglint ...` prints; a run that ends in 2 or 3 is an error of the sample."""
    program, *arguments = shlex.split(command)
    if program != "orglint":
        sys.exit(f"a sample runs orglint, not {program}")
    ended = subprocess.run(
        [sys.executable, "-m", program, *arguments],
        cwd=ROOT,
        env={**os.environ, **ENVIRONMENT},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if ended.returncode > 1:
        sys.exit(f"{command} ended with {ended.returncode}:\n{ended.stderr}")
    return ended.stdout


def quote(name: str) -> str:
    """Return what a file of the repository holds."""
    file = ROOT / name
    if not file.is_file():
        sys.exit(f"a sample quotes {name}, and there is no such file")
    return file.read_text(encoding="utf-8")


def rebuild(sample: re.Match[str]) -> str:
    """Return the sample with what its command prints, or its file holds, now."""
    text = run(sample["what"]) if sample["kind"] == "sample" else quote(sample["what"])
    lines = text.rstrip("\n").split("\n")
    if sample["start"] is not None:
        if sample["start"] not in lines:
            sys.exit(f"{sample['what']} prints no line {sample['start']}")
        lines = lines[lines.index(sample["start"]) :]
    if sample["lines"] and len(lines) > int(sample["lines"]):
        lines = [*lines[: int(sample["lines"])], "..."]
    return sample["head"] + "".join(f"{line.rstrip()}\n" for line in lines) + sample["tail"]


def renewed(text: str) -> str:
    """Return a page with all its samples rebuilt; a mark without a fenced block is an error."""
    marked = {sample.start() for sample in SAMPLE.finditer(text)}
    for mark in MARK.finditer(text):
        if mark.start() not in marked:
            sys.exit(f"no fenced block right below {mark[0]}")
    return SAMPLE.sub(rebuild, text)


def main() -> None:
    """Rewrite or check the files."""
    for file in FILES:
        old = file.read_text(encoding="utf-8")
        new = renewed(old)
        if new == old:
            continue
        if "--check" in sys.argv[1:]:
            sys.exit(f"{file.name} shows samples that are no longer true; `make generate` renews them")
        file.write_text(new, encoding="utf-8", newline="\n")
        print(f"{file.name} renewed")


if __name__ == "__main__":
    main()
