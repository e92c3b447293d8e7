"""Follows a page of docs/ as its reader would: writes the files it shows, makes its changes, runs its commands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

_FILE = r"^<!-- (?P<kind>file|change|add) -->\n[^\n`]*`(?P<path>[^\n`]+)`[^\n`]*\n\n```[a-z]+\n(?P<text>.*?)^```$"
_COMMAND = r"^(?:<!-- exit (?P<code>\d) -->\n)?```console\n\$ (?P<command>[^\n]+)\n(?P<printed>.*?)^```$"
_STEP = re.compile(f"{_FILE}|{_COMMAND}", re.DOTALL | re.MULTILINE)
_MARK = re.compile(r"^<!-- (?:file|change|add)\b|^```console$", re.MULTILINE)
_INSTALL = "python -m pip install ./"
_KEY = re.compile(r"^  (?P<key>[a-z_]+):", re.MULTILINE)
_COMMENTS = re.compile(r"(?:^ *#[^\n]*\n)+\Z", re.MULTILINE)


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
    found = [_step(match) for match in _STEP.finditer(text)]
    assert len(found) == len(_MARK.findall(text)), "a mark or a command that is no step"
    return found


def _step(match: re.Match[str]) -> Step:
    if match["kind"] is not None:
        return Step(match["kind"], match["path"], match["text"], 0)
    command = match["command"]
    if command.startswith(_INSTALL):
        return Step("install", command.removeprefix(_INSTALL), "", 0)
    return Step("run", command, match["printed"], int(match["code"] or 0))


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
    """Return a rule file whose rule has what a text shows in the place of the same keys, or else before `message`."""
    rule = path.read_text(encoding="utf-8")
    shown = [key for key, _ in _keys(text)]
    old = [block for key, block in _keys(rule) if key in shown]
    if not old:
        return rule.replace("  message:", f"{text}  message:", 1)
    rule = rule.replace(old[0], text, 1)
    for block in old[1:]:
        rule = rule.replace(block, "", 1)
    return rule


def _keys(text: str) -> Iterator[tuple[str, str]]:
    """Yield the keys of a rule, each with its lines; comments above a key are no part of the one before."""
    found = list(_KEY.finditer(text))
    for index, match in enumerate(found):
        end = found[index + 1].start() if index + 1 < len(found) else len(text)
        yield match["key"], _COMMENTS.sub("", text[match.start() : end])


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
