"""Which files no folder's search reads: the `exclude` patterns of every config file, each with its folder."""

from __future__ import annotations

import os
from itertools import groupby
from pathlib import Path

from orglint.config.settings import Config
from orglint.source.ignore import is_about_names


def excluded(config: Config) -> list[tuple[Path, list[str]]]:
    """Return the patterns of every config file, each with the folder it holds in.

    One with a slash in it means a place below its own file. One without, as `*.bak`, is about names: from a file that
    is extended it would else mean nothing here.
    """
    here = config.folder or Path()
    placed = ((here if is_about_names(one.text) else one.folder, one.text) for one in config.exclude)
    return [
        (Path(os.path.abspath(folder)), [text for _, text in patterns])  # noqa: PTH100 - resolve() follows links
        for folder, patterns in groupby(placed, key=lambda each: each[0])
    ]
