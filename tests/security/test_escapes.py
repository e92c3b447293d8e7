"""Rule files, settings and mappings are data: what tries to be more is refused at its place, or ends in time."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tests.security.attempts import ATTEMPTS

AT_ONCE = 20
LIMITED = Path(__file__).with_name("limited.py")


@cache
def results_of(number: int) -> dict[str, tuple[int, str, str]]:
    """Carry out some attempts, each within 3 GB of memory and 120 seconds of processor time where there are limits."""
    some = list(ATTEMPTS.items())[number * AT_ONCE : (number + 1) * AT_ONCE]
    asked = {
        name: {
            "files": {**({"org/big.yaml": attempt.model} if attempt.model else {}), **attempt.files},
            "argv": attempt.argv,
        }
        for name, attempt in some
    }
    ended = subprocess.run(
        [sys.executable, str(LIMITED)], input=json.dumps(asked), capture_output=True, encoding="utf-8", check=True
    )
    return {name: (code, out, err) for name, (code, out, err) in json.loads(ended.stdout).items()}


def carried_out(name: str) -> tuple[int, str, str]:
    """Return what became of an attempt."""
    return results_of(list(ATTEMPTS).index(name) // AT_ONCE)[name]


def test_there_are_more_than_a_hundred_attempts():
    assert len(ATTEMPTS) > 100


@pytest.mark.parametrize("name", [name for name, attempt in ATTEMPTS.items() if attempt.refused is not None])
def test_an_attempt_is_refused_at_its_line_and_column(name: str):
    code, out, err = carried_out(name)
    refused = ATTEMPTS[name].refused
    assert refused is not None
    place, said = refused
    lines = [line for line in err.splitlines() if place in line]
    assert code == 2, err
    assert any(said in line for line in lines), err
    assert out == ""


@pytest.mark.parametrize("name", [name for name, attempt in ATTEMPTS.items() if attempt.refused is None])
def test_an_attempt_that_is_within_the_language_ends(name: str):
    code, out, err = carried_out(name)
    assert code in (0, 1), err
    assert out.startswith("{")
