"""Follows a page of docs/ as its reader would: writes the files it shows, makes its changes, runs its commands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

_STEP = re.compile(
    r"^<!-- (?P<kind>file|change|add|run|install)(?:, exit (?P<code>\d))?: (?P<what>[^\n]+?) -->\n+```[a-z]*\n(?P<text>.*?)^```$",
    re.DOTALL | re.MULTILINE,
)
_MARK = re.compile(r"^<!-- (?:file|change|add|run|install)\b", re.MULTILINE)
_KEY = re.compile(r"^  (?P<key>[a-z_]+):", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing the page asks for.

    A file; a change of a rule's keys, or lines to add to a file; a package to install; or a command with its exit code
    and output.
    """

    kind: str
    what: str
    text: str
    code: int


def steps_of(page: Path) -> list[Step]:
    """Return the steps of a page; a mark that is none of them is an error."""
    text = page.read_text(encoding="utf-8")
    found = [Step(each["kind"], each["what"], each["text"], int(each["code"] or 0)) for each in _STEP.finditer(text)]
    assert len(found) == len(_MARK.findall(text)), "a mark without a block below it"
    return found


def take(step: Step, folder: Path) -> None:
    """Write a file, or change the rule in one."""
    path = folder / step.what
    path.parent.mkdir(parents=True, exist_ok=True)
    text = step.text
    if step.kind == "change":
        text = changed(path, text)
    elif step.kind == "add":
        text = path.read_text(encoding="utf-8") + text
    path.write_text(text, encoding="utf-8")


def changed(path: Path, text: str) -> str:
    """Return a rule file with the keys of the rule replaced that a text shows; those new to it come before `message`."""
    rule = path.read_text(encoding="utf-8")
    for key, lines in _keys(text):
        old = next((block for name, block in _keys(rule) if name == key), None)
        rule = rule.replace(old, lines) if old is not None else rule.replace("  message:", f"{lines}  message:", 1)
    return rule


def _keys(text: str) -> Iterator[tuple[str, str]]:
    """Yield the keys of a rule, each with its lines, comments above the next key included."""
    found = list(_KEY.finditer(text))
    for index, match in enumerate(found):
        end = found[index + 1].start() if index + 1 < len(found) else len(text)
        yield match["key"], text[match.start() : end]


def differences(
    page: Path, folder: Path, run: Callable[[str], tuple[int, str]], install: Callable[[Path], None]
) -> list[tuple[str, str, str]]:
    """Follow a page; return each command that ends or prints otherwise than shown, with what is shown and what is so."""
    found = []
    for step in steps_of(page):
        if step.kind == "install":
            install(folder / step.what)
            continue
        if step.kind != "run":
            take(step, folder)
            continue
        code, printed = run(step.what)
        if (code, printed.strip()) != (step.code, step.text.strip()):
            found.append((step.what, f"exit {step.code}\n{step.text}", f"exit {code}\n{printed}"))
    return found
