"""The parser's classes as we use them: our help page, our words for what is wrong, help where nothing is asked."""

from __future__ import annotations

import re
from typing import Any

import typer
import typer.core

from orglint.cli.console import say
from orglint.cli.did_you_mean import hint_behind
from orglint.cli.help_page import Parsing, help_page, usage
from orglint.errors import UsageError
from orglint.i18n import Language, Text

PARSER_ERROR: type[Exception] = typer.BadParameter.__mro__[1]
"""The class of everything the parser refuses. typer 0.21 takes click's, later ones bring their own: its name in either
is known only as the base of the one class that typer exports."""

_NO_COMMAND = Text('no such command: "{word}"', "コマンド「{word}」はありません")
_NO_OPTION = Text('no such option: "{word}"', "オプション「{word}」はありません")
_MISSING_ARGUMENT = Text("the argument {name} is missing", "引数{name}がありません")
_MISSING_COMMAND = Text("a command is missing", "コマンドを指定してください")
_MISSING_OPTION = Text("the option {name} is missing", "オプション{name}がありません")
_INVALID = Text("{name}: {message}", "{name}の値が正しくありません: {message}")
_INVALID_NUMBER = Text("{name}: expected is a whole number above 0", "{name}には1以上の整数を指定してください")
_INVALID_CHOICE = Text("{name}: expected is one of {choices}", "{name}には次のいずれかを指定してください: {choices}")
_NO_VALUE = Text("{name} needs a value", "{name}には値が必要です")
_TAKES_NONE = Text("{name} takes no value", "{name}に値は指定できません")
_TOO_MANY = Text("unexpected argument {names}", "余分な引数です: {names}")
_EXTRA = re.compile(r"unexpected extra arguments?(?:\(s\))? \((.*)\)")
_GIVEN = re.compile(r"'(.*)' is not one of ", re.DOTALL)
_SEE_HELP = Text("{usage}\n`{command} --help` says more", "{usage}\n詳しくは `{command} --help` をご覧ください")


class Command(typer.core.TyperCommand):
    """A command whose help is our page. Whether a file can be read is said where it is read, in our words."""

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - differs between typer versions
        """Take what the parser gives a command."""
        super().__init__(*arguments, **options)
        for parameter in self.params:
            if hasattr(parameter.type, "readable"):
                parameter.type.readable = False

    def get_help(self, ctx: Parsing) -> str:
        """Return the help page."""
        return help_page(ctx)

    def get_short_help_str(self, limit: int = 0) -> str:
        """Return the whole help: the parser would cut the English text, and a cut text has no translation."""
        return self.help or ""

    def get_help_option(self, ctx: Any) -> Any:  # noqa: ANN401 - differs between typer versions
        """Return `--help`, which prints as everything else is printed."""
        return _printing(super().get_help_option(ctx))


class Group(typer.core.TyperGroup):
    """A group of commands: alone it shows its help; a misspelt command is refused with the hint_behind one."""

    def get_help(self, ctx: Parsing) -> str:
        """Return the help page."""
        return help_page(ctx)

    def get_short_help_str(self, limit: int = 0) -> str:
        """Return the whole help: the parser would cut the English text, and a cut text has no translation."""
        return self.help or ""

    def get_help_option(self, ctx: Any) -> Any:  # noqa: ANN401 - differs between typer versions
        """Return `--help`, which prints as everything else is printed."""
        return _printing(super().get_help_option(ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - differs between typer versions
        """Parse; no argument at all asks for help."""
        return super().parse_args(ctx, args or ["--help"])

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401 - differs between typer versions
        """Find the command. Raises UsageError with a did-you-mean."""
        language: Language = ctx.obj
        if args[0] not in self.commands:
            text = _NO_COMMAND.say(language, word=args[0]) + hint_behind(args[0], self.commands, language)
            raise UsageError(f"{text}\n{_closing(ctx)}")
        return super().resolve_command(ctx, args)


def _printing(option: Any) -> Any:  # noqa: ANN401 - the parser's own class
    option.callback = _show_help
    return option


def _show_help(context: Any, _parameter: Any, asked: bool) -> None:  # noqa: ANN401, FBT001 - how the parser calls it
    if asked and not context.resilient_parsing:
        say(help_page(context) + "\n")
        raise typer.Exit


def refusal(error: Exception, language: Language) -> UsageError:
    """Return a parser's error in the words and the language of the run, with how the command is written."""
    context = getattr(error, "ctx", None)
    text = _told(error, language)
    return UsageError(f"{text}\n{_closing(context)}" if context is not None else text)


def _told(error: Exception, language: Language) -> str:
    kind = type(error).__name__
    option = getattr(error, "option_name", None)
    if kind == "NoSuchOption":
        known = [name for each in getattr(error, "ctx").command.params for name in each.opts]  # noqa: B009 - no type
        return _NO_OPTION.say(language, word=option) + hint_behind(str(option), [*known, "--help"], language)
    if kind == "BadOptionUsage":
        takes_none = "not take" in str(getattr(error, "message", ""))
        return (_TAKES_NONE if takes_none else _NO_VALUE).say(language, name=option)
    if kind == "MissingParameter":
        parameter = getattr(error, "param", None)
        text = _MISSING_ARGUMENT if _is_argument(parameter) else _MISSING_OPTION
        return text.say(language, name=_name(parameter))
    if kind == "BadParameter":
        return _bad_value(error, language)
    message = str(getattr(error, "message", error))
    if message.startswith("Missing command"):
        return _MISSING_COMMAND.say(language)
    extra = _EXTRA.search(message)
    return _TOO_MANY.say(language, names=extra[1]) if extra else message


def _bad_value(error: Exception, language: Language) -> str:
    parameter = getattr(error, "param", None)
    choices = getattr(getattr(parameter, "type", None), "choices", None)
    if choices:
        words = [str(choice) for choice in choices]
        text = _INVALID_CHOICE.say(language, name=_name(parameter), choices=", ".join(words))
        # The parser's own sentence is the only thing that still holds what was written.
        given = _GIVEN.match(str(getattr(error, "message", "")))
        return text + (hint_behind(given[1], words, language) if given else "")
    if str(getattr(getattr(parameter, "type", None), "name", "")).startswith("int"):
        return _INVALID_NUMBER.say(language, name=_name(parameter))
    return _INVALID.say(language, name=_name(parameter), message=str(getattr(error, "message", "")))


def _is_argument(parameter: Any) -> bool:  # noqa: ANN401 - the parser's own class
    return getattr(parameter, "param_type_name", "") == "argument"


def _name(parameter: Any) -> str:  # noqa: ANN401 - the parser's own class
    if parameter is None:
        return ""
    return str(parameter.metavar if _is_argument(parameter) else max(parameter.opts, key=len))


def _closing(context: Parsing) -> str:
    language: Language = context.obj
    return _SEE_HELP.say(language, usage=usage(context), command=context.command_path)
