"""Rebuild schemas/: the JSON Schemas of models, rules, configuration, mappings and plans, in both languages.

Without options they are written; with `--check` nothing is written, and a difference is an error, as is a file among them
that no longer belongs there.
"""

from __future__ import annotations

import sys
from pathlib import Path

from orglint.app.schemas import SCHEMAS, schema_file, schema_text
from orglint.i18n import LANGUAGES

FOLDER = Path(__file__).resolve().parent.parent / "schemas"


def schemas() -> dict[Path, str]:
    """Return every schema by its file."""
    return {
        FOLDER / schema_file(name, language): schema_text(name, language) for name in SCHEMAS for language in LANGUAGES
    }


def main() -> None:
    """Write or check the files."""
    texts = schemas()
    there = {path for path in FOLDER.glob("**/*") if path.is_file()}
    changed = [path for path in texts if path not in there or path.read_text(encoding="utf-8") != texts[path]]
    gone = sorted(there - texts.keys())
    if "--check" in sys.argv[1:]:
        if changed or gone:
            names = ", ".join(path.name for path in (*changed, *gone))
            sys.exit(f"schemas/ is not what it should be ({names}); `make generate` renews it")
        return
    FOLDER.mkdir(exist_ok=True)
    for path in changed:
        path.write_text(texts[path], encoding="utf-8", newline="\n")
        print(f"schemas/{path.name} written")
    for path in gone:
        path.unlink()
        print(f"schemas/{path.name} removed")


if __name__ == "__main__":
    main()
