"""Values as written -> settings of the right shape, and every mistake in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from orglint.config.explain import explain
from orglint.config.mistakes import Mistake
from orglint.config.places import Path as Keys
from orglint.config.reading import Read
from orglint.i18n import Language

if TYPE_CHECKING:
    from orglint.config.schema import ConfigSection

_FILLED: dict[str, object] = {"inside": "?", "reason": "?", "rule": "?", "target": "?", "rules": {}}
"""What stands in for a part that must be there, while the rest of a file with mistakes is looked at."""
_ROUNDS = 4


def check_section(read: Read, language: Language) -> tuple[ConfigSection, list[Mistake]]:
    """Return the settings, and every mistake in their shape.

    Where there are mistakes, the settings are those left when what is wrong is taken out or stood in for: nobody may
    run by them, but what else is wrong with them can be told in the same breath.
    """
    from pydantic import ValidationError

    from orglint.config.schema import ConfigSection

    mistakes: list[Mistake] = []
    rest = cast("dict[str, object]", _plain(read.root))
    for turn in range(_ROUNDS):
        try:
            return ConfigSection.model_validate(rest), mistakes
        except ValidationError as error:
            found = error.errors()
        if not turn:
            mistakes = [explain(details, ConfigSection, read.places, language) for details in found]
        for details in found:
            if turn + 2 < _ROUNDS:
                _repair(rest, tuple(details["loc"]))
            else:
                rest.pop(str(details["loc"][0]), None)
    return ConfigSection(), mistakes


def _plain(node: object) -> object:
    """Return a copy that may be changed."""
    if isinstance(node, dict):
        return {key: _plain(value) for key, value in node.items()}
    return [_plain(item) for item in node] if isinstance(node, list) else node


def _repair(root: dict[str, object], path: Keys) -> None:
    """Take what is wrong at a path out, or put something in its place where it must be there."""
    node: object = root
    for number, step in enumerate(path):
        inner = node.get(str(step)) if isinstance(node, dict) else node[int(step)] if isinstance(node, list) else None
        if number + 1 < len(path) and isinstance(inner, dict | list):
            node = inner
            continue
        if isinstance(node, list):
            node[int(step)] = {}
        elif isinstance(node, dict) and number and path[number - 1] == "rules" and step in node:
            node[str(step)] = {}  # the rule's id can still be looked at
        elif isinstance(node, dict) and number and step in _FILLED:
            node[str(step)] = _FILLED[str(step)]
        elif isinstance(node, dict):
            node.pop(str(step), None)
        return
