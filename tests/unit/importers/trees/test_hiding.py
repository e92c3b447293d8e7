"""Excerpts of a foreign tree show what was read, and what leads to it; of all else only that it is there."""

from __future__ import annotations

import pytest

from orglint.importers.trees.node import Node
from orglint.importers.trees.tree_document import TreeBuilder
from orglint.location import Span
from orglint.source.document import Mapping
from orglint.source.reader import read_yaml


def shown(text: str, *path: str | int) -> str:
    """Return the first line of a text of which one value was read, the one at `path`."""
    read = read_yaml("a.yaml", text.encode())
    assert isinstance(read, list)
    (document,) = read
    container: object = document.root
    for step in path[:-1]:
        container = container[step]  # type: ignore[index]  # the path leads through it
    builder = TreeBuilder(document)
    builder.entity("people", "x", Node(container, path[-1]))  # type: ignore[arg-type]
    excerpt = builder.done().excerpt(Span(1, 1, 1, 2))
    assert excerpt is not None
    return excerpt.text


@pytest.mark.parametrize(
    ("text", "path", "line"),
    [
        ("{name: ito, email: ito@x.example}", ("name",), "{name: ito, email: ***}"),
        ("{name: ito}  # he is on leave", ("name",), "{name: ito}  ***"),
        ("{email: ito@x.example, name: ito}", ("name",), "{email: ***, name: ito}"),
        ("{name: ito, name: kato, pay: 1, pay: 2}", ("name",), "{name: ito, name: ***, pay: ***, pay: ***}"),
        ("{a: {b: {name: ito, pay: 1}, c: [1, 2]}, d: {e: f}}", ("a", "b", "name"),
         "{a: {b: {name: ito, pay: ***}, c: [***]}, d: {***}}"),
        ("[{name: ito, pay: 1}, {name: kato, pay: 2}]", (0, "name"), "{p: [{name: ito, pay: ***}]}"),
        ("{a: &x {name: ito, pay: 1}, b: *x}", ("a", "name"), "{a: *** {name: ito, pay: ***}, b: ***}"),
        ("{a: &x {name: ito, pay: 1}, b: {<<: *x, tel: 3}}", ("b", "name"),
         "{a: ***: ito, ***}, b: {***, tel: ***}}"),
        ("{p: {name: ito}, p: {name: kato, pay: 1}}", ("p", "name"), "{p: {name: ito}, p: {***}}"),
    ],
)  # fmt: skip
def test_only_what_was_read_is_shown(text: str, path: tuple[str | int, ...], line: str):
    if text.startswith("["):
        text, path = f"{{p: {text}}}", ("p", *path)
    assert shown(text, *path) == line


def test_a_key_that_was_read_shows_nothing_of_what_stands_under_it():
    read = read_yaml("a.yaml", b"{teams: {web: {slack: secret}}, x: y}")
    assert isinstance(read, list)
    (document,) = read
    teams = document.root["teams"]
    assert isinstance(teams, Mapping)
    builder = TreeBuilder(document)
    builder.entity("units", "web", Node(teams, "web", of_key=True))
    excerpt = builder.done().excerpt(Span(1, 10, 1, 13))
    assert excerpt is not None
    assert excerpt.text == "{teams: {web: {***}}, x: ***}"
    assert excerpt.text[excerpt.start : excerpt.end] == "web"
