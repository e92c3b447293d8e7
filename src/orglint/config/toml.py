"""`[tool.orglint]` of a `pyproject.toml`: its values as source text, and where its keys stand."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from orglint.config.places import Path
from orglint.errors import ConfigError
from orglint.i18n import Language, Text
from orglint.location import Location, Span

SECTION = ("tool", "orglint")

_NAME = r"""(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')"""
_DOTTED = rf"{_NAME}(?:\s*\.\s*{_NAME})*"
_HEADER = re.compile(rf"^\s*(\[\[?)\s*({_DOTTED})\s*\]\]?\s*(?:#.*)?$")
_PAIR = re.compile(rf"^\s*({_DOTTED})\s*=")
_POSITION = re.compile(r"\s*\(at line (\d+), column (\d+)\)$")

_NO_TABLE = Text(
    en='error: tool.orglint is not a table; write its keys below "[tool.orglint]"',
    ja="エラー: tool.orglintがテーブルではありません。「[tool.orglint]」の下にキーを書いてください",
)
_UNREADABLE = Text(en="error: not valid TOML: {reason}", ja="エラー: TOMLとして読み込めません: {reason}")


@dataclass(frozen=True, slots=True)
class TomlSection:
    """The section's values, every scalar as text, and the places of those keys that stand on a line of their own."""

    file: str
    root: dict[str, object]
    spans: dict[Path, Span]

    def key(self, path: Path) -> Location:
        """Return the place of the key at `path`, or of the nearest key around it, marked inexact."""
        for length in range(len(path), -1, -1):
            span = self.spans.get(path[:length])
            if span is not None:
                return Location(self.file, span, exact=length == len(path))
        return Location(self.file, None, exact=False)

    def value(self, path: Path) -> Location:
        """Return the same as `key`: the key is the nearest place known of a value."""
        return self.key(path)


def read_section(file: str, data: bytes, language: Language) -> TomlSection | None:
    """Return `[tool.orglint]`, or None where the file has no such section; ConfigError where it cannot be one."""
    try:
        text = data.decode("utf-8-sig")
        parsed = tomllib.loads(text)
    # TOMLDecodeError and UnicodeDecodeError are both ValueErrors; tomllib recurses as deep as arrays are nested.
    except (ValueError, RecursionError) as error:
        raise _unreadable(file, str(error), language) from error
    tool = parsed.get(SECTION[0])
    section = tool.get(SECTION[1]) if isinstance(tool, dict) else None
    if section is None:
        return None
    if not isinstance(section, dict):
        raise ConfigError(_NO_TABLE.say(language), file=file)
    root = {key: _as_text(value) for key, value in section.items()}
    spans = {path[len(SECTION) :]: span for path, span in _places(text, parsed) if path[: len(SECTION)] == SECTION}
    return TomlSection(file, root, spans)


def _unreadable(file: str, reason: str, language: Language) -> ConfigError:
    position = _POSITION.search(reason)
    line, column = (int(position[1]), int(position[2])) if position else (None, None)
    text = _UNREADABLE.say(language, reason=_POSITION.sub("", reason))
    return ConfigError(text, file=file, line=line, column=column)


def _as_text(value: object) -> object:
    """Return the value with every scalar as the text a person would write for it: typing belongs to the field."""
    if isinstance(value, dict):
        return {key: _as_text(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_as_text(item) for item in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    return str(value)


def _places(text: str, parsed: dict[str, object]) -> Iterator[tuple[Path, Span]]:
    """Yield the path and place of each key that begins a line, and of each table header.

    Lines are read by their look, so a line inside a multi-line string or array can look like a key; what the parsed
    file does not hold at that path is passed over.
    """
    table: Path = ()
    counts: dict[Path, int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        header, pair = _HEADER.match(line), _PAIR.match(line)
        if header is not None:
            path = _within_arrays(_split(header[2]), counts)
            if header[1] == "[[":
                counts[path] = counts.get(path, -1) + 1
                path = (*path, counts[path])
            if _is_held(parsed, path):
                table = path
                yield table, _span(number, header.start(2), header.end(2))
        elif pair is not None:
            keys = _split(pair[1])
            for length in range(1, len(keys) + 1):
                if _is_held(parsed, (*table, *keys[:length])):
                    yield (*table, *keys[:length]), _span(number, pair.start(1), pair.end(1))


def _within_arrays(names: Path, counts: dict[Path, int]) -> Path:
    """Return the path of a header, the last item's number after each array of tables on its way."""
    path: Path = ()
    for name in names[:-1]:
        path = (*path, name)
        if path in counts:
            path = (*path, counts[path])
    return (*path, names[-1])


def _split(dotted: str) -> Path:
    return tuple(name.strip("\"'") for name in re.findall(_NAME, dotted))


def _is_held(parsed: object, path: Path) -> bool:
    for step in path:
        in_table = isinstance(parsed, dict) and step in parsed
        in_array = isinstance(parsed, list) and isinstance(step, int) and step < len(parsed)
        if not in_table and not in_array:
            return False
        parsed = parsed[step]  # type: ignore[index]
    return True


def _span(line: int, start: int, end: int) -> Span:
    return Span(line, start + 1, line, end + 1)
