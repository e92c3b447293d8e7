"""What every test shares: how Hypothesis looks for examples, and how golden files are compared and renewed."""

from __future__ import annotations

import difflib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.rights import rights_hold

# A slow machine is no failure; and a gate must give the same answer for the same commit.
settings.register_profile("developer", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("developer"), derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "developer")

# Tests see the same on a build server as anywhere: on GitHub Actions orglint would print annotations.
for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"):
    os.environ.pop(name, None)

Golden = Callable[[str, Path], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-goldens", action="store_true", help="write what the tests see into the golden files, to be read"
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Return a check: the text must be what the committed file holds. `--update-goldens` writes the file instead."""
    renew = request.config.getoption("--update-goldens")

    def compare(text: str, file: Path) -> None:
        if renew:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode())
            return
        if not file.is_file():
            pytest.fail(f"there is no golden file {file.name} yet: `make golden` writes it; read it, commit it")
        expected = file.read_bytes().decode().replace("\r\n", "\n")  # as git may check it out
        if text != expected:
            shown = "\n".join(
                difflib.unified_diff(expected.splitlines(), text.splitlines(), "golden", "now", lineterm="")
            )
            pytest.fail(f"{file.name} differs; if so meant, `make golden` renews it; read the difference\n{shown}")

    return compare


@pytest.fixture
def rights(tmp_path: Path) -> Iterator[None]:
    """Let the rights of files hold in this process, for root too; folders are given back, so that they can be removed."""
    with rights_hold():
        yield
    for folder, names, _ in os.walk(tmp_path):
        for name in names:
            Path(folder, name).chmod(0o700)
