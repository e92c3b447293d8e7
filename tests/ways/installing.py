"""Whether packages can be installed here: tests that need some are skipped where not, but never on a build server."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from functools import cache

import pytest


def skip_or_fail(reason: str) -> None:
    """Skip the test and say why; on a build server nothing may be left out, so it fails there."""
    if os.environ.get("CI"):
        pytest.fail(f"on a build server this may not be left out: {reason}")
    pytest.skip(reason)


def index_or_skip() -> None:
    """Go on only where pip finds what orglint is built with."""
    reason = _missing_index()
    if reason:
        skip_or_fail(reason)


@cache
def _missing_index() -> str:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder, "hatchling"]
        ended = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    return "" if ended.returncode == 0 else f"pip has no package index here: {ended.stderr.strip()[-300:]}"
