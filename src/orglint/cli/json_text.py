"""JSON that a terminal may show: what could deceive a reader, or not be encoded, stands in it as an escape."""

from __future__ import annotations

import json
from collections.abc import Mapping

from orglint.cli.console import output_encoding
from orglint.reporters.columns import is_treacherous

SCHEMA_VERSION = 1


def json_text(content: Mapping[str, object]) -> str:
    """Return the content with the version of its schema; the data stay the same whatever the output can hold."""
    text = json.dumps({"schema_version": SCHEMA_VERSION, **content}, ensure_ascii=False, indent=2)
    encoding = output_encoding()
    unsafe = [each for each in set(text) - {"\n"} if is_treacherous(each) or not _is_encodable(each, encoding)]
    return text.translate({ord(each): json.dumps(each)[1:-1] for each in unsafe}) + "\n"


def _is_encodable(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True
