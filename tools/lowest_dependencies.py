"""Print the lower bound of each dependency in pyproject.toml as a constraint: `typer>=0.21,<0.29` -> `typer==0.21`.

A dependency without a lower bound is an error: nobody could say what it was tested with.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

PYPROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"
BOUND = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)[^;]*?>=\s*(?P<version>[0-9][0-9A-Za-z.]*)")


def lowest(dependency: str) -> str:
    """Return the constraint that pins a dependency to its lower bound."""
    match = BOUND.match(dependency)
    if match is None:
        sys.exit(f"pyproject.toml: {dependency!r} has no lower bound")
    return f"{match['name']}=={match['version']}"


def main() -> None:
    """Print one constraint a line."""
    for dependency in tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]["dependencies"]:
        print(lowest(dependency))


if __name__ == "__main__":
    main()
