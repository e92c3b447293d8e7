"""Calls of functions that plugins add: what they raise and return is not trusted to be what they declare."""

from __future__ import annotations

import math
import traceback
from collections.abc import Callable
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

    A list is returned as the tuple that rules expect. An UnknownValue passes: the rule then draws no conclusion.
    """
    body = function.body

    @wraps(body)
    def call(*arguments: object) -> object:
        try:
            value = body(*arguments)
        except (UnknownValue, OrglintError):
            raise
        except Exception as error:
            raise _failure(function, plugin, error, language) from error
        value = tuple(value) if isinstance(value, list) else value
        if not is_a(value, function.result):
            given = " ".join(repr(value).split())[:_LONGEST]
            message = _WRONG.say(language, plugin=plugin, name=function.name, given=given, wanted=function.result)
            raise PluginError(message)
        return value

    return call


def _failure(function: Function, plugin: str, error: Exception, language: Language) -> PluginError:
    last = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{PurePath(last.filename).name}:{last.lineno}"
    reason = " ".join(f"{type(error).__name__}: {error}".split())
    return PluginError(_FAILED.say(language, plugin=plugin, name=function.name, error=reason, place=place))


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
        return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
    if type_ == DATE:
        return isinstance(value, date) and not isinstance(value, datetime)
    if type_ == TEXT:
        return isinstance(value, str)
    return isinstance(value, bool) if type_ == BOOL else True
