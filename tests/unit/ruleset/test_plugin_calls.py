"""Whatever a plugin's function does, the run says which plugin it was, and its own output stays whole."""

from __future__ import annotations

import enum
from collections.abc import Callable

import pytest

from orglint.errors import PluginError
from orglint.functions.registry import Function
from orglint.i18n import Language
from orglint.plugins import Context
from orglint.ruleset.plugin_calls import guarded
from orglint.ruleset.plugin_signature import faults_of_signature


class Unspeakable(Exception):
    """Cannot be shown."""

    def __str__(self) -> str:
        raise RuntimeError("no text")

    __repr__ = __str__


def call_of(body: Callable[..., object], language: Language = "en") -> Callable[..., object]:
    return guarded(Function("acme_f", "", body), "acme 1.0", language)


def says_yes(context: Context) -> bool:
    """Whether."""
    print("a plugin that talks")  # noqa: T201 - it does
    return True


def leaves(context: Context) -> bool:
    """Whether."""
    raise SystemExit(0)


def gives_up(context: Context) -> bool:
    """Whether."""
    raise GeneratorExit


def fails_unspeakably(context: Context) -> bool:
    """Whether."""
    raise Unspeakable


def returns_the_unspeakable(context: Context) -> bool:
    """Whether."""
    return Unspeakable()  # type: ignore[return-value]  # that is the point


def returns_too_much(context: Context) -> int:
    """How many."""
    return 10**5000


def returns_lists(context: Context) -> list[list[str]]:
    """Which."""
    return [["a"], ["b", "c"]]


class Colour(str, enum.Enum):  # noqa: UP042 - what a StrEnum is not: its text is "Colour.RED"
    RED = "red"


def returns_words(context: Context) -> list[str]:
    """Which."""
    return [Colour.RED]


async def waits(context: Context) -> bool:
    """Whether."""
    return True


def yields(context: Context) -> list[str]:
    """Which."""
    yield "a"


def test_what_a_function_prints_does_not_mix_with_the_report(capsys: pytest.CaptureFixture[str]):
    assert call_of(says_yes)(None) is True
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("", "a plugin that talks\n")


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (leaves, "the plugin acme 1.0: the function acme_f failed: SystemExit: 0 (test_plugin_calls.py:"),
        (gives_up, "the plugin acme 1.0: the function acme_f failed: GeneratorExit (test_plugin_calls.py:"),
        (fails_unspeakably, "the plugin acme 1.0: the function acme_f failed: Unspeakable (test_plugin_calls.py:"),
        (returns_the_unspeakable, "the plugin acme 1.0: the function acme_f returned <Unspeakable>; it declares bool"),
        (returns_too_much, "the plugin acme 1.0: the function acme_f returned <int>; it declares number"),
    ],
)
def test_whatever_goes_wrong_names_the_plugin(body: Callable[..., object], says: str):
    with pytest.raises(PluginError) as raised:
        call_of(body)(None)
    assert str(raised.value).startswith(says)
    assert "\n" not in str(raised.value)


def test_a_wrong_result_is_told_in_japanese():
    with pytest.raises(PluginError) as raised:
        call_of(returns_too_much, "ja")(None)
    assert str(raised.value).startswith("プラグインacme 1.0: 関数acme_fが<int>を返しました")


def test_lists_of_lists_come_as_rules_expect_them():
    assert call_of(returns_lists)(None) == (("a",), ("b", "c"))


def test_words_of_an_enumeration_come_as_plain_texts():
    (word,) = call_of(returns_words)(None)  # type: ignore[misc]  # a tuple
    assert (type(word), word) == (str, "red")


@pytest.mark.parametrize("body", [waits, yields])
def test_a_function_that_returns_later_is_refused_when_it_is_loaded(body: Callable[..., object]):
    assert [fault.en for fault in faults_of_signature(Function("acme_f", "", body))] == [
        "it must be an ordinary function: no class, no `async`, no `yield`"
    ]


def test_a_class_is_no_function():
    class Acme:
        """Whether."""

        def __init__(self, context: Context) -> None: ...

    faults = [fault.ja for fault in faults_of_signature(Function("Acme", "", Acme))]
    assert faults == ["クラス、`async`、`yield`を使わない通常の関数にしてください"]
