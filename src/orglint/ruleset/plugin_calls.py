"""Calls of functions that plugins add: what they raise and return is not trusted to be what they declare."""

from __future__ import annotations

import math
import sys
import traceback
from collections.abc import Callable
from contextlib import redirect_stdout
from datetime import date, datetime
from functools import wraps
from pathlib import PurePath

from orglint.errors import OrglintError, PluginError
from orglint.functions.context import UnknownValue
from orglint.functions.registry import Function
from orglint.i18n import Language, Text
from orglint.model.types import (
    BOOL,
    DATE,
    NUMBER,
    TEXT,
    Entity,
    Enumerated,
    ListOf,
    Maybe,
    Record,
    Ref,
    Structure,
    Type,
)

_FAILED = Text(
    "the plugin {plugin}: the function {name} failed: {error} ({place})",
    "プラグイン{plugin}: 関数{name}が失敗しました: {error}({place})",
)
_WRONG = Text(
    "the plugin {plugin}: the function {name} returned {given}; it declares {wanted}",
    "プラグイン{plugin}: 関数{name}が{given}を返しました。宣言された型は{wanted}です",
)
_LONGEST = 80


def guarded(function: Function, plugin: str, language: Language) -> Callable[..., object]:
    """Return the body of a function, each failure a PluginError that names the plugin and where in it.

    Lists are returned as the tuples that rules expect. An UnknownValue passes: the rule then draws no conclusion.
    What the function prints goes to stderr: stdout is the report's, and JSON with a word before it is none.
    """
    body = function.body

    @wraps(body)
    def call(*arguments: object) -> object:
        try:
            with redirect_stdout(sys.stderr):
                value = plain(body(*arguments))
        except (UnknownValue, OrglintError, KeyboardInterrupt):
            raise
        except BaseException as error:  # SystemExit, too: the run would end there, and well
            raise _failure(function, plugin, error, language) from error
        if not is_a(value, function.result):
            given, wanted = _shown(value), function.result
            raise PluginError(_WRONG.say(language, plugin=plugin, name=function.name, given=given, wanted=wanted))
        return value

    return call


def _failure(function: Function, plugin: str, error: BaseException, language: Language) -> PluginError:
    last = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{PurePath(last.filename).name}:{last.lineno}"
    reason = reason_of(error)
    return PluginError(_FAILED.say(language, plugin=plugin, name=function.name, error=reason, place=place))


def reason_of(error: BaseException) -> str:
    """Return an error's type and text in one line, the type alone where it has no text or cannot say it."""
    try:
        text = " ".join(str(error).split())
    except Exception:  # noqa: BLE001 - the text is somebody else's code, too
        text = ""
    return f"{type(error).__name__}: {text}" if text else type(error).__name__


def _shown(value: object) -> str:
    try:
        return " ".join(repr(value).split())[:_LONGEST]
    except Exception:  # noqa: BLE001 - so is this; numbers of thousands of digits cannot be shown either
        return f"<{type(value).__name__}>"


def plain(value: object) -> object:
    """Return lists as tuples, those in them included, and words of an enumeration as the texts they are."""
    if isinstance(value, list | tuple):
        return tuple(plain(item) for item in value)
    if isinstance(value, str) and type(value) is not str:
        return str.__str__(value)
    return value


def is_a(value: object, type_: Type) -> bool:
    """Whether a value is of a type of the rule language. Of a generic type nothing is known: every value is."""
    if isinstance(type_, Maybe):
        return value is None or is_a(value, type_.item)
    if isinstance(type_, ListOf):
        return isinstance(value, tuple) and all(is_a(item, type_.item) for item in value)
    if isinstance(type_, Enumerated):
        return value in type_.values
    if isinstance(type_, Ref):
        return isinstance(value, Entity) and ("entity" in type_.kinds or value.KIND in type_.kinds)
    if isinstance(type_, Structure):
        return isinstance(value, Record) and type(value).__name__ == type_.name
    return _is_scalar(value, type_)


def _is_scalar(value: object, type_: Type) -> bool:
    if type_ == NUMBER:
        return isinstance(value, int | float) and not isinstance(value, bool) and _is_finite(value)
    if type_ == DATE:
        return isinstance(value, date) and not isinstance(value, datetime)
    if type_ == TEXT:
        return isinstance(value, str)
    return isinstance(value, bool) if type_ == BOOL else True


def _is_finite(value: float) -> bool:
    try:
        return math.isfinite(value)
    except OverflowError:  # a whole number beyond all decimal ones: no rule can reckon with it
        return False
