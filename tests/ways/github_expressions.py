"""The expressions of GitHub workflows, as far as ours use them; anything else is an error, so that none goes untried."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

_PLACE = re.compile(r"\$\{\{(.*?)\}\}", re.DOTALL)
_TOKEN = re.compile(r"\s*(?:(?P<text>'[^']*')|(?P<sign>==|!=|&&|\|\|)|(?P<name>[A-Za-z_][\w.-]*(?:\(\))?))")
_JOINED: Sequence[tuple[str, Callable[[str, str], str]]] = (
    ("||", lambda left, right: left or right),
    ("&&", lambda left, right: left and right),
    ("==", lambda left, right: "true" if left.lower() == right.lower() else ""),
    ("!=", lambda left, right: "true" if left.lower() != right.lower() else ""),
)
"""Operators from the one that binds least; GitHub compares texts without regard to case."""

Names = Mapping[str, str]
"""What may be named: `inputs.paths`, `steps.check.outputs.exit-code`, `always()`; an empty text is false."""


def filled(text: str, names: Names) -> str:
    """Return a text with its `${{ }}` replaced by their values."""
    return _PLACE.sub(lambda place: value_of(place[1], names), text)


def holds(condition: str, names: Names) -> bool:
    """Whether the condition of a step holds."""
    whole = _PLACE.fullmatch(condition.strip())
    return bool(value_of(whole[1] if whole else condition, names))


def names_in(text: str) -> list[str]:
    """Return every expression pasted into a text."""
    return [place.strip() for place in _PLACE.findall(text)]


def value_of(expression: str, names: Names) -> str:
    """Return the value of an expression as text."""
    return _value(_tokens(expression), names)


def _tokens(expression: str) -> list[str]:
    tokens, at = [], 0
    text = expression.strip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        assert match is not None, f"an expression that the tests do not know: {expression}"
        tokens.append(match[0].strip())
        at = match.end()
    return tokens


def _value(tokens: Sequence[str], names: Names) -> str:
    for sign, join in _JOINED:
        if sign in tokens:
            at = len(tokens) - 1 - tokens[::-1].index(sign)
            return join(_value(tokens[:at], names), _value(tokens[at + 1 :], names))
    [token] = tokens
    if token.startswith("'"):
        return token[1:-1]
    if token in names:
        return names[token]
    kind = token.partition(".")[0]
    # An output that a step did not set, or of a step that did not run, is empty; anything else unknown is a slip.
    assert kind == "steps", f"nothing is called {token} here"
    return ""
