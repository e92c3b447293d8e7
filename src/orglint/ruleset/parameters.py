"""What the parameters of rules may be set to."""

from __future__ import annotations

from collections.abc import Callable

from orglint.i18n import Text
from orglint.model.values import BadValue, read_bool, read_number
from orglint.source.document import Node, Sequence


def read_parameter(raw: Node, type_: str) -> object:
    """Return a parameter's value from what is written. Raises BadValue. A list holds texts; a single one is a list."""
    if type_ == "list":
        items = raw if isinstance(raw, Sequence) else [] if raw is None else [raw]
        if not all(isinstance(item, str) for item in items):
            raise BadValue(Text("a list of texts", "文字列のリスト"))
        return tuple(str(item) for item in items)
    if not isinstance(raw, str):
        raise BadValue(Text(f"a {type_}", {"number": "数値", "text": "文字列", "bool": "true、false"}[type_]))
    readers: dict[str, Callable[[str], object]] = {"number": read_number, "bool": read_bool, "text": str}
    return readers[type_](raw)
