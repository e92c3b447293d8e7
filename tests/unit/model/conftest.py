"""Organizations written as YAML in the test that needs them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from textwrap import dedent

import pytest

from orglint.model.build import build
from orglint.model.organization import Model
from orglint.source.reader import read_yaml

TODAY = date(2026, 6, 1)
Organize = Callable[..., Model]


@pytest.fixture
def organize() -> Organize:
    """Return a builder of models from YAML texts, each a file of its own (`a.yaml`, `b.yaml`, ...)."""

    def make(*texts: str, as_of: date | None = None) -> Model:
        documents = []
        for number, text in enumerate(texts):
            read = read_yaml(f"{chr(97 + number)}.yaml", dedent(text).encode())
            assert isinstance(read, list), read
            documents += read
        return build(documents, as_of=as_of, today=TODAY)

    return make
