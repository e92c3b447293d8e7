"""The text of an expression -> a syntax tree of the language, or why it is none."""

from __future__ import annotations

import ast
import re
import warnings
from dataclasses import dataclass
from functools import lru_cache

from orglint.lang import messages
from orglint.lang.diagnostics import Diagnostic, fill
from orglint.lang.fullwidth import full_width_errors
from orglint.lang.grammar import expressions, refusals

LONGEST = 4000
DEEPEST = 60
_QUOTED = re.compile(r"\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|#[^\n]*")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_BRACKETS = {")": "(", "]": "[", "}": "{"}
_FOREIGN = {
    "===": "==", "!==": "!=", "<>": "!=", "=<": "<=", "=>": ">=", "&&": "and", "||": "or",
    "AND": "and", "OR": "or", "NOT": "not", "IN": "in", "IS": "is", "And": "and", "Or": "or", "Not": "not",
}  # fmt: skip
_FOREIGN_OPERATOR = re.compile(r"!==|===|<>|=<|=>|&&|\|\||\b(?:AND|OR|NOT|IN|IS|And|Or|Not)\b|!(?!=)")
_LONE_EQUALS = re.compile(r"(?<![=!<>:])=(?!=)")


@dataclass(frozen=True, slots=True)
class Parsed:
    """An expression's text and tree. The text is parsed in brackets, so columns of the first line are one too far."""

    text: str
    node: ast.expr
    starts: tuple[int, ...]

    def span(self, node: ast.expr) -> tuple[int, int]:
        """Return where a node stands in the text, in characters: start and exclusive end."""
        end = self._index(node.end_lineno or node.lineno, node.end_col_offset or 0)
        return self._index(node.lineno, node.col_offset), end

    def source(self, node: ast.expr) -> str:
        """Return the node as written, on one line."""
        start, end = self.span(node)
        return " ".join(self.text[start:end].split())

    def _index(self, line: int, column: int) -> int:
        if line == 1:
            column = max(column - 1, 0)
        if line > len(self.starts):
            return len(self.text)
        start = self.starts[line - 1]
        if self.text.isascii():
            return start + column
        stop = self.starts[line] - 1 if line < len(self.starts) else len(self.text)
        return start + len(self.text[start:stop].encode()[:column].decode(errors="ignore"))


@lru_cache(maxsize=1024)
def parse(text: str) -> Parsed | tuple[Diagnostic, ...]:
    """Parse an expression; the tree is shared and must not be changed. Returns every error if it cannot be one.

    A rule names the same values again and again, in each language of its messages: parsing them once is enough.
    """
    found = parse_anew(text)
    return tuple(found) if isinstance(found, list) else found


def parse_anew(text: str) -> Parsed | list[Diagnostic]:
    """Parse an expression into a tree of its own."""
    if not text.strip():
        return [Diagnostic(0, max(len(text), 1), messages.EMPTY)]
    if len(text) > LONGEST:
        return [Diagnostic(0, 1, fill(messages.TOO_LONG, limit=LONGEST), messages.SPLIT_IT)]
    errors = _controls(text) or full_width_errors(text) or _texts_and_brackets(text)
    if errors:
        return errors
    tree = _tree(text)
    if isinstance(tree, Diagnostic):
        return [tree]
    starts = (0, *(match.end() for match in re.finditer("\n", text)))
    parsed = Parsed(text, tree, starts)
    nodes, depth = expressions(tree)
    if depth > DEEPEST:
        return [Diagnostic(0, len(text), messages.TOO_DEEP, messages.SPLIT_IT)]
    return refusals(nodes, parsed.span) or parsed


def _controls(text: str) -> list[Diagnostic]:
    return [
        Diagnostic(match.start(), match.end(), fill(messages.CONTROL, code=f"U+{ord(match[0]):04X}"))
        for match in _CONTROL.finditer(text)
    ]


def _tree(text: str) -> ast.expr | Diagnostic:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # "\d" in a text is no concern of the user's terminal
            return ast.parse(f"({text}\n)", mode="eval").body
    except SyntaxError as error:
        return _explain(text, error)
    except (RecursionError, MemoryError):
        return Diagnostic(0, len(text), messages.TOO_DEEP, messages.SPLIT_IT)


def _explain(text: str, error: SyntaxError) -> Diagnostic:
    bare = without_texts(text)
    match = _FOREIGN_OPERATOR.search(bare)
    if match:
        found = match[0]
        wanted = _FOREIGN.get(found, "not ")
        return Diagnostic(
            match.start(),
            match.end(),
            fill(messages.FOREIGN_OPERATOR, found=found),
            fill(messages.FOREIGN_OPERATOR_HELP, wanted=wanted.strip()),
            _line_with(text, match.start(), match.end(), wanted),
        )
    match = _LONE_EQUALS.search(bare)
    if match:
        fixed = _line_with(text, match.start(), match.end(), "==")
        return Diagnostic(match.start(), match.end(), messages.LONE_EQUALS, messages.LONE_EQUALS_HELP, fixed)
    start = _place(text, error.lineno, error.offset)
    end = _place(text, error.end_lineno, error.end_offset)
    return Diagnostic(start, max(end, start + 1), messages.CANNOT_READ)


def _place(text: str, line: int | None, column: int | None) -> int:
    """Return the index of a place that Python reports: 1-based, within the brackets put around the text."""
    lines = text.split("\n")
    if line is None or line < 1 or line > len(lines):
        return len(text.rstrip()) - 1
    within = max((column or 1) - (2 if line == 1 else 1), 0)
    return min(sum(len(item) + 1 for item in lines[: line - 1]) + within, len(text.rstrip()) - 1)


def _line_with(text: str, start: int, end: int, wanted: str) -> str:
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    return (text[first:start] + wanted + text[end : last if last >= 0 else len(text)]).strip()


def without_texts(text: str) -> str:
    """Return the expression, as long as before, with blanks where its texts and comments stand."""
    return _QUOTED.sub(lambda match: " " * len(match[0]), text)


def _texts_and_brackets(text: str) -> list[Diagnostic]:
    previous = None
    for match in _QUOTED.finditer(text):
        if match[0][0] == "#":
            continue
        if previous is not None and not text[previous : match.start()].strip():
            return [Diagnostic(match.start(), match.end(), messages.ADJACENT, messages.ADJACENT_HELP)]
        previous = match.end()
    bare = without_texts(text)
    quote = re.search("[\"']", bare)
    if quote:
        return [Diagnostic(quote.start(), quote.end(), messages.UNCLOSED_TEXT)]
    return _brackets(bare)


def _brackets(bare: str) -> list[Diagnostic]:
    open_: list[int] = []
    for match in re.finditer(r"[(){}\[\]]", bare):
        index, bracket = match.start(), match[0]
        if bracket in "([{":
            open_.append(index)
        elif open_ and bare[open_[-1]] == _BRACKETS[bracket]:
            open_.pop()
        else:
            return [Diagnostic(index, index + 1, fill(messages.UNOPENED, bracket=bracket))]
        if len(open_) > DEEPEST:
            return [Diagnostic(index, index + 1, messages.TOO_DEEP, messages.SPLIT_IT)]
    return [Diagnostic(at, at + 1, fill(messages.UNCLOSED, bracket=bare[at])) for at in open_[:1]]
