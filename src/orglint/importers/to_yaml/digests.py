"""Digests of values: enough to see whether one has changed, without keeping it."""

from __future__ import annotations

import hashlib
import json

from orglint.source.document import Node

_BYTES = 8


def digest(node: Node) -> str:
    """Return the digest of a value: equal for equal values whatever the order of keys, different for different ones.

    It cannot be read back, but whoever has a guess can try it: it is no protection of a short value.
    """
    text = json.dumps(node, ensure_ascii=True, sort_keys=True)
    return hashlib.blake2b(text.encode(), digest_size=_BYTES).hexdigest()
