"""Rebuild the generated pages of docs/: a page for each rule, and the references of the model and the rule language.

Without options they are written; with `--check` nothing is written, and a difference is an error, as is a file among them
that no longer belongs there.
"""

from __future__ import annotations

import sys
from pathlib import Path

from orglint.app.documentation.keeping import Plan, carry_out, plan
from orglint.app.documentation.pages import pages
from orglint.app.functions import own_functions
from orglint.ruleset.library import read_library

DOCS = Path(__file__).resolve().parent.parent / "docs"


def planned(folder: Path) -> Plan:
    """Return what there is to do; pages about orglint's own rules alone, the same in every installation."""
    return plan(folder, pages(read_library([], "en").rules.values(), own_functions()))


def strays(folder: Path, kept: Plan) -> list[Path]:
    """Return what stands in the folder of the rules' pages and is none of them."""
    known = {*kept.changed, *kept.unchanged}
    return sorted(path for path in (folder / "rules").glob("**/*") if path.is_file() and path not in known)


def main() -> None:
    """Write or check the pages."""
    todo = planned(DOCS)
    stray = strays(DOCS, todo)
    if "--check" in sys.argv[1:]:
        wrong = sorted({*todo.changed, *todo.gone, *stray})
        if wrong:
            names = ", ".join(path.relative_to(DOCS.parent).as_posix() for path in wrong[:5])
            sys.exit(f"{len(wrong)} generated pages are not what they should be ({names}); `make generate` renews them")
        return
    carry_out(todo, "en")
    print(f"{len(todo.changed)} pages written, {len(todo.gone)} removed")
    for path in stray:
        if path not in todo.gone:  # somebody wrote it: theirs to move
            print(f"{path.relative_to(DOCS.parent).as_posix()} does not belong there")


if __name__ == "__main__":
    main()
