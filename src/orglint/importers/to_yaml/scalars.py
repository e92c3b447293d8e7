"""Texts as YAML writes them: plain where YAML reads nothing else into them, quoted otherwise."""

from __future__ import annotations

import re
from functools import lru_cache

import yaml

from orglint.columns import is_treacherous

_WORD = re.compile(r"[^\W\d_][\w・ー々〇&+]*(?:[ _/.-][\w・ー々〇]+)*", re.UNICODE)
"""Letters first, then letters and digits, one blank, dot or stroke between them: never anything but text to YAML."""
_CODE = re.compile(r"[0-9A-Za-z_.:/+-]+")
_RESERVED = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan", "inf"})
_PLAIN = {
    "number": re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?|[1-9][0-9]{0,2}(_[0-9]{3})+"),
    "date": re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    "bool": re.compile(r"true|false|yes|no", re.IGNORECASE),
}
_BREAK = re.compile("[\n\r\x85\u2028\u2029]")
_NO_WRAPPING = 1 << 30


class Scalar(str):
    """A text with what the writer has to know: whether its type lets it stand without quotes, and a remark behind it.

    `form` is `number`, `date` or `bool` where the field that receives it is of that type.
    """

    form: str
    label: str

    def __new__(cls, text: str, form: str = "", label: str = "") -> Scalar:
        """Make one."""
        made = super().__new__(cls, text)
        made.form = form
        made.label = label
        return made


def written(text: str | None) -> str:
    """Return a scalar as it stands in a file, on one line, in a block as well as between brackets."""
    if text is None:
        return "null"
    form = text.form if isinstance(text, Scalar) else ""
    if form and _PLAIN[form].fullmatch(text):
        return str(text)
    return _quoted(str(text))


@lru_cache(maxsize=50_000)
def _quoted(text: str) -> str:
    if _WORD.fullmatch(text) and text.lower() not in _RESERVED:
        return text
    if _CODE.fullmatch(text):
        return f"'{text}'"
    deceives = any(map(is_treacherous, text))
    style = '"' if deceives or _BREAK.search(text) else None
    dumped: str = yaml.dump(
        [text],
        Dumper=yaml.SafeDumper,  # libyaml's, the faster one, escapes characters beyond U+FFFF
        default_flow_style=True,
        default_style=style,
        allow_unicode=True,
        width=_NO_WRAPPING,
    )
    inner = dumped.rstrip("\n")[1:-1]
    if deceives:  # in a diff, marks that reorder what is shown would let one text pass for another
        inner = "".join(_escaped(sign) if is_treacherous(sign) else sign for sign in inner)
    return "'" + inner.replace("'", "''") + "'" if inner[:1].isdigit() else inner


def _escaped(sign: str) -> str:
    """Return a character as an escape that YAML reads between double quotes."""
    return f"\\u{ord(sign):04x}" if ord(sign) < 0x10000 else f"\\U{ord(sign):08x}"
