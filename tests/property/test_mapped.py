"""Whatever source and whatever mapping: no traceback, nothing lost without a word, no order that matters."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orglint.errors import ConfigError
from orglint.importers.imported import ForeignFile, Imported
from orglint.importers.mapped.mapping_file import is_mapping, read_mapping
from orglint.importers.mapped.read_mapped import Found, read_mapped
from orglint.importers.mapped.spec import FORMAT, SourceMap
from orglint.location import Span
from orglint.model.build import build
from orglint.model.input_rules import INPUT_RULES
from tests.unit.schemas.documents import validator

TODAY = date(2026, 4, 1)
KEYS = st.sampled_from(["name", "kind", "lead", "teams", "people", "id", "a b"])
SCALARS = st.none() | st.sampled_from(["a", "b", "B", "c/d", "tbd", "none", "", "営業", "2026-04-01", "50%", "true"])
TREES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=25,
)
TOPS = st.dictionaries(KEYS, TREES, max_size=4) | st.lists(TREES, max_size=4)

STEPS = st.sampled_from(
    ["name", "kind", "lead", "id", "teams[*]", "people[*]", "*", "*[*]", "teams", '"a b"', "@key", "@number", "@file"]
)
PATHS = st.lists(STEPS, min_size=1, max_size=3).map(".".join) | st.just(".") | st.just("[*]")
OWN_PATHS = PATHS | st.sampled_from(["$above.name", "$above.@id", "$one.name", "$one.@id"])


def values(paths: st.SearchStrategy[str], constants: st.SearchStrategy[str]) -> st.SearchStrategy[object]:
    single = st.fixed_dictionaries(
        {"path": paths | st.lists(paths, min_size=1, max_size=2)},
        optional={
            "each": PATHS,
            "lower": st.booleans(),
            "slug": st.booleans(),
            "prefix": st.sampled_from(["person/", "x-"]),
            "default": constants,
            "lookup": st.just("known"),
            "values": st.dictionaries(st.sampled_from(["a", "*b*", "*"]), constants | st.none(), max_size=2),
        },
    )
    template = paths.map(lambda path: {"text": f"p-{{{path}}}"})
    simple = paths | single | template | constants.map(lambda text: {"value": text})
    several = st.lists(simple, min_size=1, max_size=2)
    return simple | several | several.map(lambda items: {"all": items})


TEXTS = st.sampled_from(["team", "none", "tbd"])
FIELDS = {
    "units": {"type": TEXTS, "head": TEXTS, "parent": TEXTS, "purpose": TEXTS, "x-own": TEXTS, "name": TEXTS},
    "positions": {"holder": TEXTS, "title": TEXTS, "unit": TEXTS, "cost": st.sampled_from(["1", "none"])},
    "people": {"name": TEXTS, "employer": TEXTS, "unit": TEXTS},
    "meetings": {"attendees": TEXTS, "cadence": st.just("weekly")},
}


@st.composite
def rules(draw: st.DrawFn, *, depth: int = 0) -> dict[str, object]:
    paths = OWN_PATHS if depth else PATHS
    rule: dict[str, object] = {"in": "all"} if depth == 0 else {}
    rule["as"] = "one"
    if draw(st.booleans()):
        rule["each"] = draw(PATHS)
    collection = draw(st.sampled_from(sorted(FIELDS)))
    rule["collection"] = collection
    rule["id"] = draw(values(paths, TEXTS))
    names = draw(st.lists(st.sampled_from(sorted(FIELDS[collection])), unique=True, max_size=3))
    rule["fields"] = {name: draw(values(paths, FIELDS[collection][name])) for name in names}
    rule["mentions"] = draw(st.booleans())
    if draw(st.integers(0, 3)) == 0:
        rule["recurse"] = draw(st.sampled_from(["teams[*]", "*", "people"]))
    if draw(st.integers(0, 3)) == 0:
        rule["only"] = {draw(PATHS): draw(st.lists(st.sampled_from(["a", "*b", "*"]), min_size=1, max_size=2))}
    if depth < 2 and draw(st.booleans()):
        rule["entities"] = [draw(rules(depth=depth + 1))]
    return rule


MAPPINGS = st.lists(rules(), min_size=1, max_size=3).map(
    lambda entities: {
        "format": FORMAT,
        "files": {"all": "*"},
        "lookups": {"known": {"in": "all", "each": "*", "key": "name", "gives": ["id", "@key"]}},
        "entities": [
            *entities,
            {"in": "all", "collection": "units", "id": {"path": "zz?", "lookup": "known"}, "only": {"zz?": "zz"}},
        ],
    }
)


def read(mapping: object) -> SourceMap:
    return read_mapping("map.yaml", json.dumps(mapping, ensure_ascii=False).encode())


def found(trees: list[object]) -> list[Found]:
    return [
        Found(ForeignFile(f"{number}.json", json.dumps(tree, ensure_ascii=False).encode()), f"{number}.json")
        for number, tree in enumerate(trees)
    ]


def said(imported: Imported) -> list[object]:
    return [json.loads(json.dumps(document.root)) for document in imported.documents]


@settings(max_examples=150)
@given(MAPPINGS, st.lists(TOPS, max_size=3))
def test_any_mapping_reads_any_source_without_a_traceback(mapping: object, trees: list[object]):
    spec = read(mapping)
    imported = read_mapped(found(trees), spec)
    model = build(imported.documents, as_of=TODAY, today=TODAY)
    for problem in (*imported.problems, *model.problems):
        assert problem.rule in INPUT_RULES
        assert problem.location is not None
        assert problem.location.file in {"map.yaml", *(f"{number}.json" for number in range(3))}
    for document in imported.documents:
        assert document.excerpt(Span(1, 1, 1, 2)) is not None
    for note in imported.notes:
        assert note.text.en
        assert note.text.ja


@given(MAPPINGS, st.lists(TOPS, min_size=2, max_size=3))
def test_the_order_of_files_changes_nothing(mapping: object, trees: list[object]):
    spec = read(mapping)
    files = found(trees)
    first, second = read_mapped(files, spec), read_mapped(files[::-1], read(mapping))
    assert said(first) == said(second)
    assert [str(problem) for problem in first.problems] == [str(problem) for problem in second.problems]


OBJECTS = st.lists(st.dictionaries(KEYS, SCALARS, max_size=3) | SCALARS, max_size=6)


@given(OBJECTS)
def test_every_object_is_an_entity_or_a_problem_or_counted(objects: list[object]):
    mapping = {
        "format": FORMAT,
        "files": {"all": "*"},
        "entities": [
            {"in": "all", "each": "list[*]", "collection": "units", "id": ["name?", ".?"], "only": {"kind?": ["*"]}},
            {"in": "all", "each": "list[*]", "collection": "units", "id": {"path": ["name?", ".?"], "prefix": "x-"}},
        ],
    }
    imported = read_mapped(found([{"list": objects}]), read(mapping))
    [document, _] = imported.documents
    entities = len(document.root.get("units") or {}) + len(document.duplicates)
    placed = {str(problem.location) for problem in imported.problems if problem.rule == "invalid-id"}
    undecided = sum(int(note.text.en.rpartition(": ")[2]) for note in imported.notes if "decided" in note.text.en)
    with_kind = sum(isinstance(each, dict) and isinstance(each.get("kind"), str) for each in objects)
    # Each object is looked at by the second rule, and those with a kind by the first as well.
    assert entities + undecided <= len(objects) + with_kind
    assert entities + undecided + 2 * len(placed) >= len(objects) + with_kind - len(placed)


WORDS = st.sampled_from(
    ("format", "files", "entities", "lookups", "in", "each", "as", "only", "collection", "id", "fields", "path", "text",
     "value", "values", "all", "first", "glob", "key", "gives", "recurse", "mentions", "head", "lookup", "x-a", "teams")
)  # fmt: skip
GARBAGE = st.binary(max_size=80) | st.recursive(
    SCALARS | st.sampled_from([FORMAT, "units", "path", "a.b[*]", "$x.@id", "teams"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=5),
    max_leaves=25,
).map(lambda value: json.dumps(value, ensure_ascii=False).encode())


@settings(max_examples=150)
@given(GARBAGE)
def test_any_garbage_of_a_mapping_is_a_clean_error(data: bytes):
    is_mapping(data)
    with pytest.raises(ConfigError) as caught:
        read_mapping("map.yaml", data)
    assert caught.value.file == "map.yaml"
    assert str(caught.value).startswith("map.yaml")


@settings(max_examples=100)
@given(MAPPINGS, st.data())
def test_a_mapping_with_one_part_spoilt_is_a_clean_error_or_another_mapping(
    mapping: dict[str, object], data: st.DataObject
):
    text = json.dumps(mapping)
    position = data.draw(st.integers(0, len(text) - 1))
    spoilt = (
        text[:position] + data.draw(st.sampled_from(["", '"', "}", "x", "null", "[", ".", "$"])) + text[position + 1 :]
    )
    try:
        spec = read_mapping("map.yaml", spoilt.encode())
    except ConfigError:
        return
    read_mapped(found([{"teams": [{"name": "a"}]}]), spec)


def test_a_deep_tree_is_walked_to_its_end():
    tree: dict[str, object] = {}
    for number in range(90):
        tree = {"teams": {f"t{number}": tree}}
    mapping = {
        "format": FORMAT,
        "files": {"all": "*"},
        "entities": [
            {"in": "all", "each": "teams.*", "recurse": "teams.*", "collection": "units", "id": "@key",
             "fields": {"parent": "$above.@id"}},
        ],
    }  # fmt: skip
    imported = read_mapped(found([tree]), read(mapping))
    assert imported.unreadable  # 180 levels: over the limit, and said so
    shallow: dict[str, object] = {}
    for number in range(49):
        shallow = {"teams": {f"t{number}": shallow}}
    imported = read_mapped(found([shallow]), read(mapping))
    assert len(imported.documents[0].root["units"] or ()) == 49


@pytest.mark.parametrize("size", [5_000])
def test_a_large_source_takes_seconds_not_minutes(size: int):
    mapping = {
        "format": FORMAT,
        "files": {"all": "*"},
        "entities": [
            {"in": "all", "each": "[*]", "collection": "units", "id": "name", "fields": {"head": {"each": "people[*]", "path": [".", "id"]}},
             "entities": [{"each": "people[*]", "collection": "people", "id": [".", "id"], "mentions": True}]},
        ],
    }  # fmt: skip
    people = [[f"p{number % 500}", {"id": f"q{number}"}] for number in range(size)]
    tree = [{"name": f"u{number}", "people": people[number]} for number in range(size)]
    imported = read_mapped(found([tree]), read(mapping))
    assert len(imported.documents[0].root["people"] or ()) == size + 500


@given(GARBAGE | MAPPINGS.map(lambda mapping: json.dumps(mapping).encode()))
def test_what_the_schema_refuses_orglint_refuses(data: bytes):
    try:
        value = json.loads(data)
    except ValueError:
        return
    if not validator("mapping").is_valid(value):
        with pytest.raises(ConfigError):
            read_mapping("map.yaml", data)
