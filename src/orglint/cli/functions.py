"""`orglint rules functions`: what a rule may call."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from orglint.cli.console import output_look, say
from orglint.cli.help_texts import help_text
from orglint.cli.json_text import json_text
from orglint.cli.options import ConfigFile, Lang, TextOrJson, inputs_of
from orglint.errors import ExitCode
from orglint.functions.registry import Function
from orglint.i18n import Language
from orglint.reporters.look import Look

HELP = help_text(
    "List the functions that rules may call, those of plugins included.",
    "ルールの式で使える関数を、プラグインのものも含めて一覧表示します。",
)


def functions(
    *,
    format: TextOrJson = "text",  # noqa: A002 - the option's name
    lang: Lang = None,
    config: ConfigFile = None,
) -> int:
    """Print the functions by family and return the exit code."""
    from orglint.app.functions import every_function
    from orglint.app.settings import find_settings

    settings, language = find_settings(inputs_of(lang=lang, config=config))
    found = every_function(language)
    say(_json(found, language) if format == "json" else "\n".join(_text(found, output_look(settings, language))) + "\n")
    return ExitCode.CLEAN


def _text(found: Iterable[Function], look: Look) -> Iterator[str]:
    from orglint.app.functions import by_family, function_text
    from orglint.lang.describe import signature

    for number, (title, members) in enumerate(by_family(found)):
        yield from [""] if number else []
        yield look.paint(look.clean(look.word(title)), "message")
        for function in members:
            yield f"  {look.paint(function.name, 'key')}{signature(function).removeprefix(function.name)}"
            first, *_ = function_text(function, look.language).split("\n\n")
            yield from (f"    {line}" for line in look.wrapped(look.prose(first), 4))


def _json(found: Iterable[Function], language: Language) -> str:
    from orglint.app.functions import by_family, function_text
    from orglint.lang.describe import signature

    shown = [
        {
            "name": function.name,
            "family": title.say(language),
            "plugin": function.plugin or None,
            "signature": signature(function),
            "arguments": [
                {"name": name, "type": str(type_)}
                for name, type_ in zip(function.parameters, function.types, strict=True)
            ],
            "result": str(function.result),
            "text": " ".join(function_text(function, language).split()),
        }
        for title, members in by_family(found)
        for function in members
    ]
    return json_text({"language": language, "functions": shown})
