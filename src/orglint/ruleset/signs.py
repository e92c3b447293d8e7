"""Signs of a composite rule as readers are told of them: before anything is checked, so without values."""

from __future__ import annotations

import re

from orglint.i18n import Text
from orglint.ruleset.spec import SignSpec

_NUMBER, _OTHER = "\x01", "\x02"
_VALUE = re.compile(r"\{([^{}]*)\}")
_ASIDE = re.compile(r"\s*[(（][^()（）]*[\x01\x02][^()（）]*[)）]|\[\[.*?\]\]")


def told(sign: SignSpec) -> Text:
    """Return what a sign says: an aside with values in it is left out, elsewhere `N` or `...` stands for a value."""
    return Text(_told(sign.says_en.text), _told(sign.says_ja.text))


def _told(text: str) -> str:
    marked = _VALUE.sub(lambda found: _NUMBER if found[1].strip().startswith("len(") else _OTHER, text)
    return _ASIDE.sub("", marked).replace(_NUMBER, "N").replace(_OTHER, "...")
