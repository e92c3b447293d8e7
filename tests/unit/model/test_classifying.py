"""A model, rules, or neither: told by top-level keys."""

from __future__ import annotations

import pytest

from orglint.model.classifying import classify
from orglint.source.document import Mapping


@pytest.mark.parametrize(
    ("root", "kind"),
    [
        ({"units": None}, "model"),
        ({"x-notes": None, "people": None, "other": None}, "model"),
        ({"x-notes": None}, "model"),
        ({}, "model"),
        ({"format": "orglint-rules/1", "rules": None}, "rules"),
        ({"format": ["orglint-rules/1"], "rules": None}, "foreign"),
        ({"format": "orglint-renames/1", "units": None}, "renames"),
        ({"on": "push", "jobs": None}, "foreign"),
    ],
)
def test_files_are_told_apart_by_their_top_level_keys(root: dict[str, str | None], kind: str):
    assert classify(Mapping(root)) == kind
