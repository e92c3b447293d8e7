"""What a YAML file is: a model, a file of rules, a renames file, or none of them."""

from __future__ import annotations

from typing import Literal

from orglint.model.schema import COLLECTIONS
from orglint.source.document import Mapping

COLLECTION_NAMES = ("organization", *COLLECTIONS)
"""The keys by which a file is known as a model."""


def classify(root: Mapping) -> Literal["model", "rules", "renames", "foreign"]:
    """Tell what a YAML file is by its top-level keys: a model has a known collection, or no keys but `x-` ones.

    A renames file has collections, too, and is told by its format.
    """
    form = root.get("format")
    if isinstance(form, str) and form.startswith("orglint-rules/"):
        return "rules"
    if isinstance(form, str) and form.startswith("orglint-renames/"):
        return "renames"
    keys = [key for key in root if not key.startswith("x-")]
    return "model" if not keys or any(key in COLLECTION_NAMES for key in keys) else "foreign"
