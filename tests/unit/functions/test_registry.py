from __future__ import annotations

import re
import subprocess
import sys

import pytest

from orglint.functions.context import Context
from orglint.functions.families import functions
from orglint.functions.flow import RelationName
from orglint.functions.registry import FUNCTIONS, Function, function
from orglint.graph.relations import NAMES
from orglint.model.schema import KINDS
from orglint.model.types import BOOL, NUMBER, TEXT, Entity, ListOf, Maybe, Ref, Type, Variable
from tests.unit.functions.organizations import build

UNIT = Ref(frozenset({"unit"}))
PLACE = Ref(frozenset({"unit", "position", "person"}))


@pytest.mark.parametrize("name", sorted(functions()))
def test_every_signature_is_one_the_rule_language_understands(name: str):
    declared = functions()[name]
    assert all(isinstance(type_, Type) for type_ in (*declared.types, declared.result))
    assert len(declared.types) == len(declared.parameters)


@pytest.mark.parametrize("name", sorted(functions()))
def test_every_function_says_what_it_does_in_both_languages(name: str):
    declared = functions()[name]
    assert re.match(r"(Return|Whether) .*\.", declared.summary)
    assert declared.ja.endswith("。")


@pytest.mark.parametrize("name", sorted(functions()))
def test_every_function_has_a_test(name: str, request: pytest.FixtureRequest):
    tests = request.path.parent.glob("test_*.py")
    assert any(f'call("{name}"' in file.read_text(encoding="utf-8") for file in tests)


@pytest.mark.parametrize("name", sorted(functions()))
def test_no_function_has_the_name_of_a_kind(name: str):
    assert name not in KINDS


@pytest.mark.parametrize(
    ("name", "types", "result"),
    [
        ("is_inside", (PLACE, UNIT), BOOL),
        ("function_of", (PLACE,), Maybe(TEXT)),
        ("unique", (ListOf(Variable("T")),), ListOf(Variable("T"))),
        ("or_else", (Maybe(Variable("T")), Variable("T")), Variable("T")),
        ("headcount", (Ref(frozenset({"unit", "organization"})),), NUMBER),
        ("approval_chain", (Ref(frozenset({"budget"})),), ListOf(Ref(frozenset({"unit", "position"})))),
    ],
)
def test_signatures_come_from_annotations(name: str, types: tuple[Type, ...], result: Type):
    assert (functions()[name].types, functions()[name].result) == (types, result)


def test_reachable_takes_the_relations_there_are():
    assert RelationName.__args__ == tuple(NAMES)


def test_results_are_kept_by_argument_unless_an_argument_may_be_a_list():
    asked = []

    def ask(context: Context, text: str) -> str:
        asked.append(text)
        return text

    bound = build().context.bind(Function("ask", "test", ask))
    assert [bound("a"), bound("a"), bound("b")] == ["a", "a", "b"]
    assert asked == ["a", "b"]
    assert not any(functions()[name].is_memoised for name in ("unique", "or_else", "share", "reachable"))


def test_declaring_registers_under_the_name_of_the_body():
    @function("test", ja="テスト用です。")
    def some_name_of_a_plugin(context: Context, entity: str) -> bool:
        return bool(entity)

    declared = FUNCTIONS.pop("some_name_of_a_plugin")
    assert (declared.family, declared.ja, declared.result) == ("test", "テスト用です。", BOOL)


def test_asking_for_functions_imports_nothing_heavy():
    code = (
        "import sys; from orglint.functions.families import functions; functions();"
        "print([name for name in ('networkx', 'pydantic', 'rich', 'typer') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_results_hold_entities_or_plain_values():
    org = build(units={"a": {}})
    assert isinstance(org.context.bind(functions()["unit_of"])(org["unit/a"]), Entity)
