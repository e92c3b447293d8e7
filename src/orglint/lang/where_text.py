"""The expression that a structured `where` becomes, as it is written; every piece remembers its place in the YAML."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from orglint.i18n import Text
from orglint.lang.diagnostics import Diagnostic, PartDiagnostic, PartPath
from orglint.lang.scope import Scope


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the written expression, and the part of the YAML it stands for: `length` characters there."""

    start: int
    end: int
    path: PartPath
    on_key: bool
    length: int


@dataclass(slots=True)
class Writer:
    """The expression as it grows. Dates have no literal in the language: a text of a date field becomes one later."""

    scope: Scope
    kind: str
    text: str = ""
    pieces: list[Piece] = field(default_factory=list)
    dates: dict[int, date] = field(default_factory=dict)
    errors: list[PartDiagnostic] = field(default_factory=list)

    def add(self, text: str, path: PartPath, *, on_key: bool = False, length: int | None = None) -> None:
        """Write text that stands for the key or value under `path`, which has `length` characters there."""
        start = len(self.text)
        self.text += text
        self.pieces.append(Piece(start, len(self.text), path, on_key, len(text) if length is None else length))

    def fail(
        self,
        path: PartPath,
        message: Text,
        help_: Text | None = None,
        *,
        on_key: bool = False,
        start: int = 0,
        end: int | None = None,
    ) -> None:
        """Report an error in the value under `path`, or in its last key."""
        stop = end if end is not None else max(len(str(path[-1])) if on_key else 1, 1)
        self.errors.append(PartDiagnostic(path, Diagnostic(start, stop, message, help_), on_key))

    def place(self, error: Diagnostic) -> PartDiagnostic:
        """Return an error of the written expression at its place in the YAML: a field within its key, a value as a whole."""
        touched = (piece for piece in self.pieces if piece.start < error.end and error.start < piece.end)
        piece = next(touched, self.pieces[0])
        start = max(error.start - piece.start, 0) if piece.on_key else 0
        end = min(error.end - piece.start, piece.length) if piece.on_key else piece.length
        return PartDiagnostic(piece.path, replace(error, start=start, end=max(end, start + 1)), piece.on_key)
