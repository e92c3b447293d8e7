"""Files that trees point to: what became of each, as far as a reader of trees has to know."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

Outcome: TypeAlias = Literal["there", "absent", "outside", "excluded"]
"""A target is a file that is there, is not there, lies outside of the folder that may be read, or is not to be read."""
Outcomes: TypeAlias = Mapping[tuple[str, str], Outcome]
"""By the file that points, and the target as it stands there."""
