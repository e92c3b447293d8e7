"""Organizations written in a test, linked as a run does it."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from orglint.model.build import build
from orglint.model.organization import Model
from orglint.source.reader import read_yaml

TODAY = date(2026, 4, 1)


def model(org: dict[str, Any] | str) -> Model:
    """Return the model of an organization given as YAML or as what YAML would hold."""
    text = org if isinstance(org, str) else json.dumps(org, ensure_ascii=False)
    documents = read_yaml("org.yaml", text.encode())
    assert isinstance(documents, (list, tuple)), documents
    made = build(list(documents), as_of=None, today=TODAY)
    assert not made.problems, made.problems
    return made
