"""How consumers read what orglint writes, as far as tests need it and no library does it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_COMMAND = re.compile(r"::([a-z-]+)(?: ([^:]*(?::(?!:)[^:]*)*))?::(.*)", re.DOTALL)


@dataclass(frozen=True)
class Command:
    """A workflow command as the runner of GitHub Actions understands it."""

    name: str
    properties: dict[str, str]
    data: str


def workflow_commands(log: str) -> Iterator[Command]:
    """Yield the commands in a log, read line by line as the runner does: `::` after blanks, `##[` anywhere."""
    for line in re.split(r"\r\n|\r|\n", log):
        if line.lstrip().startswith("::"):
            found = _COMMAND.fullmatch(line.lstrip())
            if not found:
                continue  # nothing the runner knows, as the `:::` before a related place
            pairs = [pair.partition("=") for pair in (found[2] or "").split(",") if pair]
            yield Command(found[1], {key.strip(): _property(value) for key, _, value in pairs}, _data(found[3]))
        elif "##[" in line:
            yield Command(line[line.index("##[") + 3 :], {}, "")


def _data(text: str) -> str:
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


def _property(text: str) -> str:
    return _data(text.replace("%3A", ":").replace("%2C", ","))


def embedded_links(message: str) -> tuple[str, list[tuple[str, str]]]:
    r"""Return a SARIF message as a viewer shows it, and its links: `[text](id)`, with `\[`, `\]` and `\\` as text."""
    shown: list[str] = []
    links: list[tuple[str, str]] = []
    rest = message
    while rest:
        if rest[0] == "\\" and rest[1:2] in ("[", "]", "\\"):
            shown.append(rest[1])
            rest = rest[2:]
            continue
        found = re.match(r"\[((?:[^\[\]\\]|\\.)*)\]\(([^()]*)\)", rest, re.DOTALL)
        if found:
            text = re.sub(r"\\([\[\]\\])", r"\1", found[1])
            links.append((text, found[2]))
            shown.append(text)
            rest = rest[found.end() :]
            continue
        shown.append(rest[0])
        rest = rest[1:]
    return "".join(shown), links
