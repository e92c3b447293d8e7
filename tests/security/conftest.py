"""Commands carried out in the process of the test, as in tests/cli, and a folder outside of the repository."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import cli, folder, write

__all__ = ["cli", "folder", "write"]

SECRET = "correct-horse-battery"  # noqa: S105 - what a test looks for
OUTSIDE_MODEL = f"units:\n  leaked: {{name: {SECRET}, type: company}}\n"
OUTSIDE_RULE = f"format: orglint-rules/1\nrules:\n- id: {SECRET}\n"


@pytest.fixture
def outside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder beside the repository, with files that a pull request must not get at."""
    away = tmp_path_factory.mktemp("outside")
    texts = {
        "model.yaml": OUTSIDE_MODEL,
        "plain.txt": f"{SECRET}\n: {SECRET}\n",
        "config.yaml": f"packs: [{SECRET}]\n",
        "rules.yaml": OUTSIDE_RULE,
        "table.csv": f"id,name\n1,{SECRET}\n",
        "org/model.yaml": OUTSIDE_MODEL,
        "rules/own.yaml": OUTSIDE_RULE,
    }
    for name, text in texts.items():
        (away / name).parent.mkdir(exist_ok=True)
        (away / name).write_text(text, encoding="utf-8")
    return away
