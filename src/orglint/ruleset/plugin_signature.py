"""Whether a function of a plugin can be one of the rule language: its name, its annotations, its description."""

from __future__ import annotations

import inspect
import typing
from collections.abc import Collection, Iterator

from orglint.functions.context import Context
from orglint.functions.registry import Function
from orglint.i18n import Text
from orglint.lang.scope import Scope
from orglint.model.schema import COLLECTIONS, KINDS
from orglint.model.types import NONE, type_of

_NOT_ORDINARY = Text(
    "it must be an ordinary function: no class, no `async`, no `yield`",
    "クラス、`async`、`yield`を使わない通常の関数にしてください",
)
_NO_CONTEXT = Text("its first argument must be a Context", "最初の引数はContextにしてください")
_NO_KIND = Text(
    "the argument {name} must be an ordinary one, without a default",
    "引数{name}は、既定値のない通常の引数にしてください",
)
_NO_TYPE = Text("the argument {name} has no annotation", "引数{name}に型注釈がありません")
_NO_RESULT = Text("its result has no annotation", "戻り値に型注釈がありません")
_UNREADABLE = Text("its annotations cannot be read: {error}", "型注釈を読み取れません: {error}")
_NOT_A_TYPE = Text(
    "{given} is no type of the rule language (argument {name})", "{given}はルールの言語の型ではありません(引数{name})"
)
_NOT_A_RESULT = Text(
    "{given} is no type of the rule language (result)", "{given}はルールの言語の型ではありません(戻り値)"
)
_NO_DOC = Text("it has no docstring that says what it does", "何をする関数かを説明するdocstringがありません")
_IS_FUNCTION = Text("orglint has a function of this name", "同じ名前の関数がorglintにあります")
_IS_KIND = Text("this is the name of a kind or collection", "種類またはコレクションの名前と同じです")
_IS_FIELD = Text("{kind} has a field of this name", "{kind}に同じ名前の項目があります")
_IS_WORD = Text("this is no name that a rule can write", "ルールの中で使えない名前です")


def faults_of_signature(function: Function) -> Iterator[Text]:
    """Yield what keeps the checker from knowing how a function may be called, or a reader from what it does."""
    body = function.body
    if not _is_ordinary(body):
        yield _NOT_ORDINARY
        return
    parameters = list(inspect.signature(body).parameters.values())
    try:
        hints = typing.get_type_hints(body, include_extras=True)
    except Exception as error:  # noqa: BLE001 - an annotation is an expression of somebody else's code
        yield _UNREADABLE.filled(error=" ".join(f"{type(error).__name__}: {error}".split()))
        return
    if not parameters or hints.get(parameters[0].name) is not Context:
        yield _NO_CONTEXT
    for parameter in parameters[1:]:
        if parameter.kind is not parameter.POSITIONAL_OR_KEYWORD or parameter.default is not parameter.empty:
            yield _NO_KIND.filled(name=parameter.name)
        elif parameter.name not in hints:
            yield _NO_TYPE.filled(name=parameter.name)
        elif not _is_type(hints[parameter.name]):
            yield _NOT_A_TYPE.filled(given=_shown(hints[parameter.name]), name=parameter.name)
    if "return" not in hints:
        yield _NO_RESULT
    elif not _is_type(hints["return"]) or type_of(hints["return"]) == NONE:
        yield _NOT_A_RESULT.filled(given=_shown(hints["return"]))
    if not function.summary.strip():
        yield _NO_DOC


def _is_ordinary(body: object) -> bool:
    later = (inspect.iscoroutinefunction, inspect.isgeneratorfunction, inspect.isasyncgenfunction)
    return callable(body) and not isinstance(body, type) and not any(test(body) for test in later)


def _is_type(annotation: object) -> bool:
    try:
        type_of(annotation)
    except TypeError:  # what type_of raises for anything that is none, the unhashable included
        return False
    return True


def _shown(annotation: object) -> str:
    return annotation.__name__ if isinstance(annotation, type) else str(annotation)


def name_taken(name: str, functions: Collection[str]) -> Text | None:
    """Return why a function of a plugin cannot have a name, None where it can."""
    if name in functions:
        return _IS_FUNCTION
    if name in KINDS or name in COLLECTIONS:
        return _IS_KIND
    for kind in KINDS.values():
        if name in kind.fields:
            return _IS_FIELD.filled(kind=kind.name)
    # What no rule may bind a value to (keywords, `len`, `true`, `as_of`) cannot be called, or is orglint's own.
    return None if Scope.of_rule("unit", {}, {}).refuse(name) is None else _IS_WORD
