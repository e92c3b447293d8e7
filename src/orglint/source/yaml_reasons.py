"""Says in plain words what a YAML parser could not read, and where."""

from __future__ import annotations

import re
from dataclasses import dataclass

from yaml.error import MarkedYAMLError, YAMLError
from yaml.reader import ReaderError

from orglint.i18n import Text
from orglint.location import Span
from orglint.source import yaml_texts as texts
from orglint.source.document import Fault
from orglint.source.merge_marks import merge_mark
from orglint.source.text import SourceText

_BAD_CHARACTER = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_COLON = re.compile(r":(?:\s|$)")


@dataclass(frozen=True, slots=True)
class _Error:
    """What the parser said, where it stopped (`index`), and where the construct began (`opened`)."""

    problem: str
    context: str
    source: SourceText
    index: int
    opened: int

    @property
    def character(self) -> str:
        return self.source.text[self.index : self.index + 1]

    @property
    def before(self) -> str:
        """What stands before the place on its line."""
        line, column = self.source.place(self.index)
        return self.source.line(line)[: column - 1]

    @property
    def opened_line(self) -> int:
        return self.source.place(self.opened)[0]


def explain_error(error: YAMLError, source: SourceText) -> Fault:
    """Return the `yaml-syntax` fault for what the parser raised, placed at the character to look at."""
    mark = merge_mark(source)
    if mark is not None:
        return mark
    if isinstance(error, ReaderError):
        return _bad_character(source, str(error))
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return Fault("yaml-syntax", texts.GENERIC.filled(problem=str(error)), None)
    index = error.problem_mark.index
    opened = error.context_mark.index if error.context_mark is not None else index
    reason, place = _explain(_Error(error.problem or "", error.context or "", source, index, opened))
    return Fault("yaml-syntax", reason, _one_character(source, place))


def _explain(error: _Error) -> tuple[Text, int]:
    """Return the reason, and the index of the character it is about."""
    if "tab character" in error.problem or (error.character == "\t" and not error.before.strip()):
        return texts.TAB, error.index
    if "cannot start any token" in error.problem:
        return texts.RESERVED.filled(character=error.character.strip() or "TAB"), error.index
    if "mapping values are not allowed" in error.problem:
        return _unexpected_colon(error)
    if "did not find expected key" in error.problem or "expected <block end>" in error.problem:
        return _misplaced(error)
    if "did not find expected ','" in error.problem or error.problem.startswith("expected ',' or"):
        return _unclosed_bracket(error)
    if "could not find expected ':'" in error.problem:
        return _missing_colon(error)
    for words, reason, at_opening in texts.BY_PROBLEM:
        if words in error.problem or words in error.context:
            return reason, error.opened if at_opening else error.index
    return texts.GENERIC.filled(problem=error.problem), error.index


def _unexpected_colon(error: _Error) -> tuple[Text, int]:
    """Tell a second `: ` on a line from a line above without a colon and from a line indented too far."""
    if _has_key(error.before):
        return texts.SECOND_COLON, error.index
    line, _ = error.source.place(error.index)
    above = _line_above(error.source, line)
    start = error.index - len(error.before.lstrip())
    if above and not _has_key(error.source.line(above)):
        content = error.source.line(above)
        begin = error.source.line_starts[above - 1] + len(content) - len(content.lstrip())
        if "：" in content:
            return texts.WIDE_COLON, begin + content.strip().index("：")
        return texts.NO_COLON.filled(text=_shortened(content.strip())), begin
    return (texts.TOO_DEEP_LINE.filled(above=above) if above else texts.INDENTATION), start


def _missing_colon(error: _Error) -> tuple[Text, int]:
    """Tell a full-width colon, which looks right and is none to YAML, from a colon that is not there."""
    wide = error.source.line(error.opened_line).find("：")
    if wide >= 0:
        return texts.WIDE_COLON, error.source.line_starts[error.opened_line - 1] + wide
    return texts.KEY_WITHOUT_COLON, error.opened


def _has_key(line: str) -> bool:
    return not line.lstrip().startswith("#") and _COLON.search(line) is not None


def _line_above(source: SourceText, line: int) -> int:
    """Return the number of the nearest line above with content, or 0."""
    for number in range(line - 1, 0, -1):
        if source.line(number).strip() and not source.line(number).lstrip().startswith("#"):
            return number
    return 0


def _misplaced(error: _Error) -> tuple[Text, int]:
    """Tell text behind a closing quote or bracket from a list item among keys and from wrong indentation."""
    before = error.before.strip()
    if before and before != "-":
        return (texts.BEHIND_QUOTE if before[-1] in "'\"" else texts.BEHIND_VALUE), error.index
    if error.character == "-":
        return texts.ITEM_AMONG_KEYS, error.index
    above = _line_above(error.source, error.source.place(error.index)[0])
    if above and len(error.before) > _indentation(error.source.line(above)):
        return texts.TOO_DEEP_LINE.filled(above=above), error.index
    return texts.INDENTATION, error.index


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip())


def _unclosed_bracket(error: _Error) -> tuple[Text, int]:
    """Tell a missing comma, on the line of the opening bracket, from a bracket never closed."""
    bracket = error.source.text[error.opened : error.opened + 1]
    if bracket not in ("[", "{"):
        return texts.GENERIC.filled(problem=error.problem), error.index
    closing = "]" if bracket == "[" else "}"
    values = {"bracket": bracket, "closing": closing, "line": error.opened_line}
    if error.source.place(error.index)[0] == error.opened_line and error.index < len(error.source.text):
        return texts.NO_COMMA.filled(**values), error.index
    return texts.UNCLOSED_BRACKET.filled(**values), error.opened


def _bad_character(source: SourceText, problem: str) -> Fault:
    found = _BAD_CHARACTER.search(source.text)
    if found is None:
        return Fault("yaml-syntax", texts.GENERIC.filled(problem=problem), None)
    reason = texts.CONTROL_CHARACTER.filled(code=f"U+{ord(found.group()):04X}")
    return Fault("yaml-syntax", reason, _one_character(source, found.start()))


def _one_character(source: SourceText, index: int) -> Span:
    """Return the span of the character at `index`; at the end of a line it is empty."""
    line, column = source.place(index)
    return Span(line, column, line, min(column + 1, len(source.line(line)) + 1))


def _shortened(text: str) -> str:
    return text if len(text) <= 40 else text[:37] + "..."
