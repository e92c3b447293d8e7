"""`orglint questions`: what to describe next, as a questionnaire to take to the people who know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from orglint.cli.console import output_look, say
from orglint.cli.help_texts import help_text
from orglint.cli.json_text import json_text
from orglint.cli.options import (
    AsOf,
    ConfigFile,
    From,
    Ignored,
    Lang,
    Map,
    Pack,
    Paths,
    Select,
    TextOrJson,
    inputs_of,
    selection_of,
)
from orglint.cli.whole import load_whole
from orglint.errors import ExitCode
from orglint.i18n import Language, Text
from orglint.reporters.look import Look
from orglint.reporters.words import LIST, OR, Counted

if TYPE_CHECKING:
    from orglint.app.questions import Question, Questionnaire

HELP = help_text(
    "Ask what could not be evaluated: a questionnaire, the most enabling question first.",
    "評価できなかったことを質問票にします。多くのルールを評価できるようになる質問から順に並べます。",
)
_HEAD = Counted(
    "{n} question; each answer lets rules be evaluated that could not be yet:",
    "{n} questions; each answer lets rules be evaluated that could not be yet:",
    "質問は{n}件です。答えを記述すると、評価できなかったルールを評価できるようになります。",
)
_NONE = Text(
    "Nothing to ask: every rule that is on could be evaluated.", "質問はありません。有効なルールはすべて評価できます。"
)
_WRITTEN = Text("written in: {names}", "記述する項目: {names}")
_SO_FAR = Text("written in: {names} (so far {share})", "記述する項目: {names}(現在の記入率{share})")
_REVEALS = Text("shows: {rules}", "分かること: {rules}")
_HELPS = Text("with other answers: {rules}", "ほかの答えと合わせて分かること: {rules}")
_REST = Counted(
    "{n} more question; `--all` shows it",
    "{n} more questions; `--all` shows them",
    "ほかに質問が{n}件あります。`--all`ですべて表示します",
)
_FIRST = 12
"""A sheet of paper: what somebody takes to a conversation. The rest is asked for."""
_MOST = 4
_MORE = Counted("{n} more", "{n} more", "ほか{n}件")


def questions(
    paths: Paths = None,
    *,
    everything: Annotated[
        bool,
        typer.Option(
            "--all",
            help=help_text(
                f"all questions, not only the first {_FIRST}", f"最初の{_FIRST}件だけでなくすべての質問を表示"
            ),
        ),
    ] = False,
    format: TextOrJson = "text",  # noqa: A002 - the option's name
    select: Select = None,
    ignore: Ignored = None,
    pack: Pack = None,
    lang: Lang = None,
    preset: From = None,
    column_map: Map = None,
    as_of: AsOf = None,
    config: ConfigFile = None,
) -> int:
    """Print the questionnaire and return the exit code."""
    from orglint.app.questions import questions as ask

    inputs = inputs_of(paths=paths, lang=lang, config=config, preset=preset, column_map=column_map, as_of=as_of)
    loaded = load_whole(inputs)
    if loaded is None:
        return ExitCode.COULD_NOT_RUN
    asked = ask(loaded, selection_of(select, ignore, pack))
    look = output_look(loaded.config, loaded.language)
    say(_json(asked, loaded.language) if format == "json" else _page(asked, look, everything=everything))
    return ExitCode.CLEAN


def _page(asked: Questionnaire, look: Look, *, everything: bool) -> str:
    if not asked.questions:
        return "\n".join(look.wrapped(look.word(_NONE), 0)) + "\n"
    shown = asked.questions if everything else asked.questions[:_FIRST]
    lines = [*look.wrapped(_HEAD.say(look.language, len(asked.questions)), 0), *_asked(shown, asked, look)]
    rest = len(asked.questions) - len(shown)
    if rest:
        lines += ["", *look.wrapped(_REST.say(look.language, rest), 0)]
    return "\n".join(lines) + "\n"


def _asked(shown: Sequence[Question], asked: Questionnaire, look: Look) -> Iterator[str]:
    for number, question in enumerate(shown, start=1):
        yield ""
        first, *rest = look.wrapped(look.word(question.text), 5)
        yield f"{number:3}. {look.paint(first, 'message')}"
        yield from (f"     {look.paint(line, 'message')}" for line in rest)
        yield from (f"     {line}" for part in _about(question, asked, look) for line in look.wrapped(part, 5))


def _about(question: Question, asked: Questionnaire, look: Look) -> Iterator[str]:
    names = look.word(OR).join(look.clean(name) for name in question.names)
    if question.stated:
        yield look.word(_SO_FAR, names=names, share=f"{question.stated:.0%}")
    else:
        yield look.word(_WRITTEN, names=names)
    others = [rule for rule in question.rules if rule not in question.enabled]
    for text, rules in ((_REVEALS, question.enabled), (_HELPS, others)):
        if rules:
            yield look.word(text, rules=_titles(rules, asked, look))


def _titles(rules: tuple[str, ...] | list[str], asked: Questionnaire, look: Look) -> str:
    shown = [look.prose(look.word(asked.titles[rule])) for rule in rules[:_MOST]]
    if len(rules) > _MOST:
        shown.append(_MORE.say(look.language, len(rules) - _MOST))
    return look.word(LIST).join(shown)


def _json(asked: Questionnaire, language: Language) -> str:
    found = [
        {
            "question": question.text.say(language),
            "names": list(question.names),
            "stated": round(question.stated, 4),
            "rules": list(question.rules),
            "enabled": list(question.enabled),
        }
        for question in asked.questions
    ]
    return json_text({"language": language, "questions": found})
