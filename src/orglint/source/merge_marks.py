"""The marks of a merge that nobody has finished: what git writes between the two sides of a file."""

from __future__ import annotations

import re

from orglint.i18n import Text
from orglint.source.document import Fault
from orglint.source.text import SourceText

_MARK = re.compile(r"^(?:<{7}|>{7}) ", re.MULTILINE)
_LEFT = Text(
    "a merge has left this mark here; keep what is to hold and delete the lines that begin with <<<<<<<, =======, "
    ">>>>>>> or |||||||",
    "マージで競合した箇所の印が残っています。残す内容を決め、<<<<<<<、=======、>>>>>>>、|||||||で始まる行を削除してください",
)


def merge_mark(source: SourceText) -> Fault | None:
    """Return the fault of a file that could not be read for the first such mark in it, or None.

    To be asked of such a file only: in a long text the same signs may stand for themselves.
    """
    found = _MARK.search(source.text)
    return None if found is None else Fault("yaml-syntax", _LEFT, source.span(found.start(), found.end() - 1))
