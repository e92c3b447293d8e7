"""Messages: text with placeholders that are expressions, `{position.title} leads {len(reports)}`.

A part in double brackets, `[[ (in {places})]]`, is left out where a value in it is empty.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from orglint.finding import Phrase
from orglint.i18n import LANGUAGES, Language, Text
from orglint.lang import messages
from orglint.lang.check import Checked, check_expression, check_parsed
from orglint.lang.describe import describe
from orglint.lang.diagnostics import Diagnostic, fill
from orglint.lang.facts import key
from orglint.lang.privacy import exposure
from orglint.lang.render import UNKNOWN, is_shown, show
from orglint.lang.scope import Scope
from orglint.model.types import NONE, NUMBER, Maybe, Ref

PERCENT = "percent"


@dataclass(frozen=True, slots=True)
class Placeholder:
    """An expression in a message. `key` names its value among the values of a finding."""

    key: str
    checked: Checked
    start: int
    end: int
    percent: bool = False


@dataclass(frozen=True, slots=True)
class Extra:
    """A part of a message that is said only where every value in it is there."""

    parts: tuple[str | Placeholder, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """A message in one language."""

    parts: tuple[str | Placeholder | Extra, ...]

    @property
    def placeholders(self) -> tuple[Placeholder, ...]:
        """Return the placeholders in their order, those of extra parts included."""
        parts = (inner for part in self.parts for inner in (part.parts if isinstance(part, Extra) else (part,)))
        return tuple(part for part in parts if isinstance(part, Placeholder))

    def render(self, values: Mapping[str, object], language: Language) -> Phrase:
        """Return the message with its values, which are those of `Detail.values`; a missing one reads as unknown."""
        return Phrase.of(*_said(self.parts, values, language))


def _said(
    parts: tuple[str | Placeholder | Extra, ...], values: Mapping[str, object], language: Language
) -> Iterator[str | Phrase]:
    for part in parts:
        if isinstance(part, str):
            yield part
        elif isinstance(part, Placeholder):
            yield show(values.get(part.key, UNKNOWN), part.checked.type, language, percent=part.percent)
        elif all(_is_there(values.get(inner.key)) for inner in part.parts if isinstance(inner, Placeholder)):
            yield from _said(part.parts, values, language)


def _is_there(value: object) -> bool:
    """Whether there is anything to say: a value that is unknown is left out of an extra part, as an empty one is."""
    return value is not None and value is not UNKNOWN and value != ()


@dataclass(frozen=True, slots=True)
class _Raw:
    text: str
    format: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Bracket:
    """`[[` or `]]`, around a part that may be left out."""

    opens: bool
    start: int


def check_template(text: str, scope: Scope) -> Template | list[Diagnostic]:
    """Check a message. Returns every error, placed in the text of the message."""
    parts: list[str | Placeholder | Extra] = []
    extra: list[str | Placeholder] | None = None
    errors: list[Diagnostic] = []
    for raw in _split(text):
        if isinstance(raw, Diagnostic):
            errors.append(raw)
        elif isinstance(raw, _Bracket):
            if raw.opens is (extra is not None):
                errors.append(_unpaired(raw))
            elif extra is None:
                extra, opened = [], raw
            else:
                parts.append(Extra(tuple(extra)))
                extra = None
        else:
            made = _placeholder(raw, scope) if isinstance(raw, _Raw) else raw
            if isinstance(made, list):
                errors += made
            else:
                (parts if extra is None else extra).append(made)
    if extra is not None:
        errors.append(_unpaired(opened))
    return errors or Template(tuple(parts))


def _unpaired(bracket: _Bracket) -> Diagnostic:
    return Diagnostic(bracket.start, bracket.start + 2, messages.STRAY_BRACKETS, messages.STRAY_BRACKETS_HELP)


def _split(text: str) -> list[str | _Raw | _Bracket | Diagnostic]:
    found: list[str | _Raw | _Bracket | Diagnostic] = []
    index, plain = 0, ""
    while index < len(text):
        char = text[index]
        if text.startswith((char * 2), index) and char in "{}":
            plain += char
            index += 2
        elif text.startswith(("[[", "]]"), index):
            found += [plain, _Bracket(char == "[", index)]
            plain, index = "", index + 2
        elif char == "{":
            raw = _read_placeholder(text, index)
            if isinstance(raw, Diagnostic):
                return [*found, raw]
            found += [plain, raw]
            plain, index = "", raw.end
        elif char == "}":
            found.append(Diagnostic(index, index + 1, messages.STRAY_BRACE, messages.STRAY_BRACE_HELP))
            index += 1
        else:
            plain += char
            index += 1
    return [part for part in [*found, plain] if part != ""]


def _read_placeholder(text: str, start: int) -> _Raw | Diagnostic:
    """Read from `{` to its `}`; texts and brackets inside the expression are skipped over."""
    index, depth, quote, colon = start + 1, 0, "", -1
    while index < len(text):
        char = text[index]
        if quote:
            quote = "" if char == quote else quote
        elif char in "\"'":
            quote = char
        elif char in "([{":
            depth += 1
        elif char == "}" and depth <= 0:
            stop = colon if colon >= 0 else index
            format_ = text[colon + 1 : index].strip() if colon >= 0 else None
            return _Raw(text[start + 1 : stop], format_, start, index + 1)
        elif char in ")]}":
            depth -= 1
        elif char == ":" and depth == 0 and colon < 0:
            colon = index
        index += 1
    return Diagnostic(start, start + 1, messages.OPEN_BRACE, messages.OPEN_BRACE_HELP)


def _placeholder(raw: _Raw, scope: Scope) -> Placeholder | list[Diagnostic]:
    if raw.format not in (None, PERCENT):
        at = raw.end - 1 - len(raw.format or "")
        text = fill(messages.UNKNOWN_FORMAT, name=raw.format)
        return [Diagnostic(at, max(raw.end - 1, at + 1), text, messages.UNKNOWN_FORMAT_HELP)]
    checked = check_expression(raw.text, scope)
    if isinstance(checked, list):
        return [error.moved(raw.start + 1) for error in checked]
    named = _entity_named(checked, scope)
    error = _unshowable(named, raw)
    if error is not None:
        return [Diagnostic(raw.start + 1, raw.end - 1, *error)]
    name = f"{key(checked.node)}{':percent' if raw.format else ''}"
    return Placeholder(name, named, raw.start, raw.end, raw.format == PERCENT)


def _entity_named(checked: Checked, scope: Scope) -> Checked:
    """Return, for `x.name` and `position.title`, the entity itself.

    A person's name is then kept apart from the text, and what has no name or title is called by its id.
    """
    node = checked.node
    if isinstance(node, ast.Attribute) and isinstance(owner := checked.types[node.value], Ref):
        is_position = "position" in owner.kinds
        if node.attr == ("title" if is_position else "name"):
            entity = check_parsed(checked.parsed, node.value, scope)
            return checked if isinstance(entity, list) else entity
    return checked


def _unshowable(checked: Checked, raw: _Raw) -> tuple[Text, Text | None] | None:
    shown = exposure(checked)
    if shown.sensitive:
        return messages.SENSITIVE, None
    if shown.personal:
        return messages.PERSONAL, fill(messages.PERSONAL_HELP)
    if not is_shown(checked.type) or checked.type == NONE:
        return fill(messages.NOT_SHOWN, type=describe(checked.type)), messages.NOT_SHOWN_HELP
    inner = checked.type.item if isinstance(checked.type, Maybe) else checked.type
    if raw.format == PERCENT and inner != NUMBER:
        return fill(messages.PERCENT_NUMBER, type=describe(checked.type)), None
    return None


def differing_placeholders(templates: Mapping[Language, Template]) -> list[tuple[Language, Diagnostic]]:
    """Return an error for each placeholder that one language has and the other lacks, where it stands."""
    found = []
    for language in LANGUAGES:
        others = {part.key for other in LANGUAGES if other != language for part in templates[other].placeholders}
        for part in templates[language].placeholders:
            if part.key not in others:
                text = fill(messages.MISSING_PLACEHOLDER, text=part.checked.text)
                found.append((language, Diagnostic(part.start, part.end, text)))
    return found
