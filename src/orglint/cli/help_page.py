"""The help page of a command: our own, because Japanese must be wrapped by columns and rich costs start-up."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from orglint import columns
from orglint.cli.console import output_encoding
from orglint.cli.help_texts import translated
from orglint.i18n import Language, Text

_USAGE = Text("Usage: {usage}", "使い方: {usage}")
_ARGUMENTS = Text("Arguments:", "引数:")
_OPTIONS = Text("Options:", "オプション:")
_COMMANDS = Text("Commands:", "コマンド:")
_FEW_COMMANDS = Text("COMMAND ...", "コマンド ...")
_FEW_OPTIONS = Text("[OPTIONS]", "[オプション]")
_WIDEST = 100
_NARROWEST = 50
_LONGEST_NAME = 28


class Parsing(Protocol):
    """What a help page needs of the parser's context: `obj` is the language of the run."""

    @property
    def command_path(self) -> str:
        """The names of the commands so far, as typed."""
        ...

    @property
    def command(self) -> Any:  # noqa: ANN401 - the parser's own class, which is another one from version to version
        """The command whose help is wanted."""
        ...

    @property
    def obj(self) -> Any:  # noqa: ANN401 - as above
        """The language of the run."""
        ...


def help_page(context: Parsing) -> str:
    """Return the help of a command in the language of the run, as wide as the terminal but at most 100 columns."""
    language: Language = context.obj
    parameters = [*context.command.params, context.command.get_help_option(context)]
    arguments = [each for each in parameters if each.param_type_name == "argument"]
    options = [each for each in parameters if each.param_type_name == "option"]
    commands: Mapping[str, Any] = getattr(context.command, "commands", {})
    lines = [usage(context), "", *_wrapped(translated(context.command.help or "", language), 2)]
    lines += _section(_ARGUMENTS, [(each.metavar, each.help or "") for each in arguments], language)
    lines += _section(_OPTIONS, [(option_name(each), each.help or "") for each in options], language)
    lines += _section(_COMMANDS, [(name, command.help or "") for name, command in commands.items()], language)
    return "\n".join(lines)


def usage(context: Parsing) -> str:
    """Return the one line that says how the command is written."""
    language: Language = context.obj
    pieces = [context.command_path, _FEW_OPTIONS.say(language)]
    pieces += [each.metavar for each in context.command.params if each.param_type_name == "argument"]
    if getattr(context.command, "commands", None):
        pieces.append(_FEW_COMMANDS.say(language))
    return _USAGE.say(language, usage=" ".join(pieces))


def option_name(option: Any) -> str:  # noqa: ANN401 - the parser's own class
    """Return an option as it is written: `--fail-on error|warning|note|never`."""
    names = ", ".join(sorted(option.opts, key=len))
    return names if option.is_flag or not option.metavar else f"{names} {option.metavar}"


def _section(title: Text, rows: Sequence[tuple[str, str]], language: Language) -> Iterator[str]:
    if not rows:
        return
    yield ""
    yield title.say(language)
    room = min(max(columns.width(name) for name, _ in rows), _LONGEST_NAME)
    for name, text in rows:
        yield from _row(name, _wrapped(translated(text, language), room + 4, first=0), room)


def _row(name: str, text: Iterable[str], room: int) -> Iterator[str]:
    first, *rest = [*text, ""]
    if columns.width(name) > room:
        yield f"  {name}"
        yield " " * (room + 4) + first
    else:
        yield f"  {name}{' ' * (room - columns.width(name))}  {first}".rstrip()
    yield from (line for line in rest if line)


def _wrapped(text: str, indent: int, first: int | None = None) -> list[str]:
    """Break a text into indented lines; `first` is the indent of the first line where it is another."""
    lines = columns.wrap(text, _page_width() - indent, output_encoding())
    head = " " * (indent if first is None else first)
    return [head + lines[0], *(" " * indent + line for line in lines[1:])]


def _page_width() -> int:
    measured = shutil.get_terminal_size((80, 24)).columns
    return max(_NARROWEST, min(measured - (os.name == "nt"), _WIDEST))
