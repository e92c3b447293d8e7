"""`orglint stats`: the numbers of an organization."""

from __future__ import annotations

from orglint.cli.console import output_look, say
from orglint.cli.help_texts import help_text
from orglint.cli.options import AsOf, ConfigFile, From, Lang, Map, Paths, TextOrJson, inputs_of
from orglint.cli.whole import load_whole
from orglint.errors import ExitCode

HELP = help_text(
    "Count: headcount, FTE, units, spans, layers, shares, budgets.",
    "人数、常勤換算、部署数、管理範囲、階層、比率、予算を集計します。",
)


def stats(
    paths: Paths = None,
    *,
    format: TextOrJson = "text",  # noqa: A002 - the option's name
    lang: Lang = None,
    preset: From = None,
    column_map: Map = None,
    as_of: AsOf = None,
    config: ConfigFile = None,
) -> int:
    """Print the numbers and return the exit code."""
    from orglint.app.statistics import statistics
    from orglint.cli.stats_page import stats_json, stats_text

    inputs = inputs_of(paths=paths, lang=lang, config=config, preset=preset, column_map=column_map, as_of=as_of)
    loaded = load_whole(inputs)
    if loaded is None:
        return ExitCode.COULD_NOT_RUN
    numbers = statistics(loaded)
    say(stats_json(numbers) if format == "json" else stats_text(numbers, output_look(loaded.config, loaded.language)))
    return ExitCode.CLEAN
