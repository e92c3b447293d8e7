"""The table of commands, and one run of it."""

from __future__ import annotations

from typing import Annotated

import typer
import typer.main

import orglint
from orglint.cli import (
    anonymize,
    check,
    compare,
    completion,
    config,
    explain,
    functions,
    importing,
    init,
    new_rule,
    questions,
    rule_docs,
    rules,
    schema,
    stats,
    template,
    tree,
)
from orglint.cli.console import say
from orglint.cli.help_texts import help_text
from orglint.cli.import_kinds import KINDS
from orglint.cli.options import Lang
from orglint.cli.parsing import PARSER_ERROR, Command, Group, refusal
from orglint.i18n import Language

COMPLETION = "__complete"
"""The word that the scripts of shells put before their question; no command of the help page."""
_SETTINGS: dict[str, object] = {"help_option_names": ["-h", "--help"]}


def carry_out(argv: list[str], language: Language) -> int:
    """Parse a command line, run its command and return the exit code. Raises OrglintError."""
    if argv[:1] == [COMPLETION]:
        from orglint.cli.completing import answer

        return answer(argv[1:], application(), language)
    command = typer.main.get_command(application())
    try:
        # Not `command.main`, which would turn a closed pipe into an exit code of its own and install handlers.
        with command.make_context("orglint", list(argv), obj=language) as context:
            return int(command.invoke(context) or 0)
    except typer.Exit as ended:
        return ended.exit_code
    except PARSER_ERROR as error:
        raise refusal(error, language) from error


def application() -> typer.Typer:
    """Return the command line: a new command is a file here and a row below."""
    app = _group("A linter for the design of organizations.", "組織設計のリンターです。")
    app.callback()(_of_all)
    for name, function, text in (
        ("check", check.check, check.HELP),
        ("compare", compare.compare, compare.HELP),
        ("explain", explain.explain, explain.HELP),
        ("questions", questions.questions, questions.HELP),
        ("stats", stats.stats, stats.HELP),
        ("tree", tree.tree, tree.HELP),
        ("anonymize", anonymize.anonymize, anonymize.HELP),
        ("init", init.init, init.HELP),
        ("template", template.template, template.HELP),
        ("config", config.config, config.HELP),
        ("schema", schema.schema, schema.HELP),
        ("completion", completion.completion, completion.HELP),
    ):
        app.command(name, cls=Command, help=text, context_settings=_SETTINGS)(function)
    of_rules = _group(
        "The rules: list them, test them, write your own.",
        "ルールの一覧表示、テスト、説明ページの作成、独自ルールの作成です。",
    )
    of_rules.command("list", cls=Command, help=rules.LIST_HELP, context_settings=_SETTINGS)(rules.list_all)
    of_rules.command("test", cls=Command, help=rules.TEST_HELP, context_settings=_SETTINGS)(rules.try_examples)
    of_rules.command("new", cls=Command, help=new_rule.HELP, context_settings=_SETTINGS)(new_rule.new_rule)
    of_rules.command("functions", cls=Command, help=functions.HELP, context_settings=_SETTINGS)(functions.functions)
    of_rules.command("docs", cls=Command, help=rule_docs.HELP, context_settings=_SETTINGS)(rule_docs.rule_docs)
    app.add_typer(of_rules, name="rules")
    imports = _group_of(importing.HELP, importing.ImportGroup)
    for kind in KINDS:
        imports.command(kind.name, cls=Command, help=kind.help, context_settings=_SETTINGS)(importing.import_files)
    app.add_typer(imports, name="import")
    return app


def _group(en: str, ja: str) -> typer.Typer:
    return _group_of(help_text(en, ja), Group)


def _group_of(text: str, cls: type[Group]) -> typer.Typer:
    app = typer.Typer(
        cls=cls,
        help=text,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings=_SETTINGS,
    )
    app.callback()(_of_group)
    return app


def _of_group(context: typer.Context, *, lang: Lang = None) -> None:
    """Hand a language asked for before the command down to the command."""
    if lang is not None:
        context.default_map = {name: {"lang": lang} for name in getattr(context.command, "commands", ())}


def _show_version(context: typer.Context, asked: bool) -> None:  # noqa: FBT001 - how the parser calls it
    if asked and not context.resilient_parsing:
        say(f"orglint {orglint.__version__}\n")
        raise typer.Exit


def _of_all(
    context: typer.Context,
    *,
    lang: Lang = None,
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            is_eager=True,
            callback=_show_version,
            help=help_text("Show the version and exit.", "バージョンを表示します。"),
        ),
    ] = False,
) -> None:
    """Take the options of orglint itself; the version has been shown by now if it was asked for."""
    _of_group(context, lang=lang)
