"""Changes in a YAML file leave every other byte as it is, and are refused where they would not come out as meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orglint.importers.to_yaml.changes import Change, Drop, Put, Remark
from orglint.importers.to_yaml.editing import edit
from orglint.importers.to_yaml.scalars import Scalar
from orglint.source.document import Mapping, Sequence
from orglint.source.reader import read_yaml
from orglint.source.yaml_document import YamlDocument


def documents(text: str) -> list[YamlDocument]:
    read = read_yaml("a.yaml", text.encode())
    assert isinstance(read, list), read
    return read


def at(document: YamlDocument, path: str) -> tuple[Mapping, str]:
    *way, key = path.split(".")
    node = document.root
    for name in way:
        node = node[name]
    assert isinstance(node, Mapping)
    return node, key


def put(document: YamlDocument, path: str, node, **more) -> Put:
    return Put(document, *at(document, path), node, **more)


def changed(text: str, *wanted, remarks=()) -> str:
    read = documents(text)
    changes: list[Change] = [
        Drop(read[0], *at(read[0], one)) if isinstance(one, str) else put(read[0], one[0], one[1], **(one[2] if len(one) > 2 else {}))
        for one in wanted
    ]  # fmt: skip
    result = edit(read, changes, remarks)
    assert result.refused == []
    return result.text


@pytest.mark.parametrize(
    ("text", "change", "expected"),
    [
        ("units:\n  a: {type: team}   # mine\n", ("units.a.type", "office"), "units:\n  a: {type: office}   # mine\n"),
        ("units:\n  a:\n    type: team  # mine\n", ("units.a.type", "no"), "units:\n  a:\n    type: 'no'  # mine\n"),
        ("units:\n  a:\n    head: x\n  b: {}\n", ("units.a.head", Sequence(["x", "z"])),
         "units:\n  a:\n    head: [x, z]\n  b: {}\n"),
        ("units:\n  a:\n    head: x # mine\n  b: {}\n", ("units.a.head", Sequence(["x", Scalar("z", label="Zoe")])),
         "units:\n  a:\n    head: # mine\n      - x\n      - z  # Zoe\n  b: {}\n"),
        ("units:\n  a:\n    head: [x,\n      y]  # both\n  b: {}\n", ("units.a.head", "z"), "units:\n  a:\n    head: z  # both\n  b: {}\n"),
        ("units:\n  a: # later\n  b: {}\n", ("units.a", Mapping(type="team", head="x")),
         "units:\n  a: # later\n    type: team\n    head: x\n  b: {}\n"),
        ("units:\n  a: {}\n", ("units.a", Mapping(type="team")), "units:\n  a:\n    type: team\n"),
        ("units:\n  a:\n    type: team # t\n    head: x\n", ("units.a.parent", "b", {"after": "type"}),
         "units:\n  a:\n    type: team # t\n    parent: b\n    head: x\n"),
        ("units:\n  a:\n    type: team\n", ("units.a.name", "A", {"after": ""}), "units:\n  a:\n    name: A\n    type: team\n"),
        ("units: {a: {type: team}}\n", ("units.a.name", "A", {"after": ""}), "units: {a: {name: A, type: team}}\n"),
        ("units: {a: {type: team}}\n", ("units.b", Mapping(type="team")), "units: {a: {type: team}, b: {type: team}}\n"),
        ("units:\r\n  a:\r\n    type: team\r\n", ("units.b", Mapping(type="team")),
         "units:\r\n  a:\r\n    type: team\r\n  b:\r\n    type: team\r\n"),
        ("units:\n  a: {}", ("people", Mapping(b=Mapping(name="B")), {"above": ("", "# who")}),
         "units:\n  a: {}\n\n# who\npeople:\n  b:\n    name: B"),
        ("units:\n  a:\n    purpose: |\n      long\n      text\n\n  b: {}\n", ("units.a.head", "x"),
         "units:\n  a:\n    purpose: |\n      long\n      text\n    head: x\n\n  b: {}\n"),
        ("units:\n  a:\n    head: null\n", ("units.a.head", "x"), "units:\n  a:\n    head: x\n"),
        ("units:\n  a:\n    head:\n    type: team\n", ("units.a.head", "x"), "units:\n  a:\n    head: x\n    type: team\n"),
    ],
)  # fmt: skip
def test_a_value_is_put_and_everything_else_stays(text, change, expected):
    assert changed(text, change) == expected


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        (
            "units:\n  a:\n    type: team\n    head: x\n  b: {}\n",
            "units.a.head",
            "units:\n  a:\n    type: team\n  b: {}\n",
        ),
        ("units:\n  a:\n    type: team\n  b: {}\n", "units.a", "units:\n  b: {}\n"),
        ("units:\n  a: {x-y: 1, type: team, head: x}\n", "units.a.type", "units:\n  a: {x-y: 1, head: x}\n"),
        ("units:\n  a: {type: team, head: x}\n", "units.a.head", "units:\n  a: {type: team}\n"),
        ("units:\n  a: {type: team}\n  b: {}", "units.b", "units:\n  a: {type: team}\n"),
    ],
)
def test_a_key_is_dropped_with_what_stands_under_it(text, path, expected):
    assert changed(text, path) == expected


def test_several_new_keys_stand_in_the_order_they_were_put():
    text = changed(
        "units:\n  a:\n    type: team\n",
        ("units.a.head", "x"),
        ("units.a.deputy", "z"),
        ("units.b", Mapping(type="team")),
    )
    assert text == "units:\n  a:\n    type: team\n    head: x\n    deputy: z\n  b:\n    type: team\n"


def test_the_remark_behind_a_reference_changes_with_it_and_a_comment_of_ones_own_does_not():
    text = "units:\n  a:\n    parent: b  # Bee\n  c:\n    parent: b  # ask Eve\n"
    new = Scalar("d", label="Dee")
    assert changed(text, ("units.a.parent", new), ("units.c.parent", new), remarks={"Bee"}) == (
        "units:\n  a:\n    parent: d  # Dee\n  c:\n    parent: d  # ask Eve\n"
    )
    read = documents(text)
    renamed = Remark(read[0], *at(read[0], "units.a.parent"), "Bee", "The Bees")
    assert edit(read, [renamed], {"Bee"}).text == text.replace("# Bee", "# The Bees")


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("units:\n  a:\n    head:\n      - x  # mine\n      - y\n", ("units.a.head", "z")),
        ("units:\n  a: &a {type: team}\n  b: *a\n", ("units.a.type", "office")),
        ("units:\n  a: &a {type: team}\n  b: {<<: *a}\n", ("units.a.type", "office")),
        ("units:\n  a: &a {type: team}\n  b:\n    <<: *a\n    head: x\n", ("units.b.type", "office")),
        ("units:\n  a:\n    type: team  # mine\n", "units.a"),
    ],
)
def test_what_would_lose_a_comment_or_change_another_place_is_refused(text, change):
    read = documents(text)
    one = Drop(read[0], *at(read[0], change)) if isinstance(change, str) else put(read[0], *change)
    other = put(read[0], "x-more", "1")
    result = edit(read, [one, other], ())
    assert result.refused == [one]
    assert result.text == text + "x-more: '1'\n"[: -1 if not text.endswith("\n") else None]


TREES = st.recursive(
    st.none() | st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3).map(Sequence)
        | st.dictionaries(st.text("ab:#- '\"01", min_size=1, max_size=4), inner, max_size=3).map(Mapping)
    ),
    max_leaves=6,
)
STYLES = (
    "# top\nunits:\n  a:\n    type: team  # t\n    x-old: [1, 2]\n    head: h\n\n  # about b\n  b: {x-old: {p: q}, type: office}  # b\n  c:\npeople: {}\n",
    "{units: {a: {type: team, x-old: 1}, b: {x-old: }, c: null}, people: {}} # end\n",
    "---\nunits: {a: {type: team,\n    x-old: 5},  # a\n  b: {},\n  c: {x-old: 'it''s'}}\npeople:\n    'p': {name: 'x'}\n...\n",
)


@given(
    st.sampled_from(STYLES),
    st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["type", "x-old", "x-new"]), TREES), max_size=4),
)
def test_no_change_ever_loses_a_comment_or_touches_another_place(text, wanted):
    read = documents(text)
    units = read[0].root["units"]
    changes = [
        Put(read[0], units[unit], key, node) if isinstance(units[unit], Mapping) and units[unit] else Put(read[0], units, unit, Mapping({key: node}))
        for unit, key, node in {(unit, key): (unit, key, node) for unit, key, node in wanted}.values()
    ]  # fmt: skip
    result = edit(read, changes, ())
    made = [change for change in changes if change not in result.refused]
    expected = {name: dict(body) if isinstance(body, Mapping) else body for name, body in units.items()}
    for change in made:
        name = next((name for name, body in units.items() if body is change.container), None)
        if name is None:
            expected[change.key] = change.node
        else:
            expected[name][change.key] = change.node
    again = documents(result.text)
    assert again[0].root == {**read[0].root, "units": expected}
    for comment in ("# top", "# t", "# about b", "# b", "# end", "# a"):
        assert result.text.count(comment) >= text.count(comment)
