"""`orglint tree`: the units, who leads them, and where findings are."""

from __future__ import annotations

from typing import Annotated

import typer

from orglint.cli.console import output_look, say
from orglint.cli.help_texts import help_text
from orglint.cli.options import AsOf, ConfigFile, From, Lang, Map, Paths, Today, inputs_of
from orglint.cli.whole import load_whole
from orglint.errors import ExitCode

HELP = help_text(
    "Draw the tree of units: heads, people, findings.", "部署の階層を、部署の長、人数、指摘の件数とともに表示します。"
)


def tree(
    paths: Paths = None,
    *,
    depth: Annotated[
        int | None,
        typer.Option(
            "--depth",
            metavar="N",
            min=1,
            help=help_text("show so many levels (default: all)", "表示する階層の数(既定: すべて)"),
        ),
    ] = None,
    lang: Lang = None,
    preset: From = None,
    column_map: Map = None,
    as_of: AsOf = None,
    today: Today = None,
    config: ConfigFile = None,
) -> int:
    """Print the tree and return the exit code."""
    from orglint.app.checking import report_on
    from orglint.app.tree import marks_elsewhere, unit_tree
    from orglint.cli.tree_page import draw
    from orglint.ruleset.choosing import Selection

    inputs = inputs_of(
        paths=paths, lang=lang, config=config, preset=preset, column_map=column_map, as_of=as_of, today=today
    )
    loaded = load_whole(inputs)
    if loaded is None:
        return ExitCode.COULD_NOT_RUN
    findings = report_on(loaded, Selection()).findings
    elsewhere = marks_elsewhere(loaded.model, findings)
    look = output_look(loaded.config, loaded.language)
    say(draw(unit_tree(loaded.model, findings, depth), elsewhere, look))
    return ExitCode.CLEAN
