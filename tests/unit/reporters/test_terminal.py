from __future__ import annotations

import pytest

from orglint.reporters.terminal import Terminal, terminal


@pytest.mark.parametrize(
    ("environ", "isatty", "colour"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": "0"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"FORCE_COLOR": "0"}, True, False),
        ({"FORCE_COLOR": ""}, False, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False),
        ({"TERM": "dumb"}, True, False),
        ({"TERM": "dumb", "FORCE_COLOR": "3"}, True, True),
    ],
)
def test_colour_follows_environment_and_stream(environ: dict[str, str], isatty: bool, colour: bool):
    assert terminal(environ, isatty=isatty, columns=80).colour is colour


@pytest.mark.parametrize(
    ("environ", "isatty", "width"),
    [
        ({}, True, 80),
        ({}, False, 0),
        ({"COLUMNS": "120"}, True, 120),
        ({"COLUMNS": "120"}, False, 0),
        ({"COLUMNS": "wide"}, True, 80),
        ({"COLUMNS": "0"}, True, 80),
    ],
)
def test_only_a_terminal_has_a_width(environ: dict[str, str], isatty: bool, width: int):
    assert terminal(environ, isatty=isatty, columns=80) == Terminal(
        terminal(environ, isatty=isatty, columns=1).colour, width
    )
