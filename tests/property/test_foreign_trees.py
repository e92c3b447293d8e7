"""Whatever stands under the keys of GitHub organizations and Backstage catalogs: no traceback, and nothing gets lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from orglint.importers.imported import Imported
from orglint.importers.settling import settle
from orglint.importers.trees.kinds import kind_named
from orglint.model.build import build
from orglint.model.organization import Model
from orglint.model.problems import Problem
from orglint.source.document import Document, Mapping
from orglint.source.reader import read_yaml

TODAY = date(2026, 4, 1)
Tree: TypeAlias = "str | list[Tree] | dict[str, Tree] | None"

NAMES = st.sampled_from(["a", "A", "b", "web", "web-admins", "x/y", "x-y", "tbd", "none", "two words", "1", "営業", ""])
WORDS = NAMES | st.sampled_from(["group:a", "user:default/b", "default/a", "ns/web", "team", "organization", "chapter"])
JUNK: st.SearchStrategy[Tree] = st.recursive(
    st.none() | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=4,
)
LISTS: st.SearchStrategy[Tree] = st.lists(NAMES, max_size=4) | st.lists(NAMES, max_size=4) | JUNK
TEXTS: st.SearchStrategy[Tree] = NAMES | JUNK


def keyed(**fields: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    """Return mappings of some of these keys, and now and then of another."""
    return st.builds(
        lambda body, more: {**body, **more},
        st.fixed_dictionaries({}, optional=fields),
        st.dictionaries(st.sampled_from(["maintainer", "colour", "email"]), JUNK, max_size=1),
    )


def team(below: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    return keyed(members=LISTS, maintainers=LISTS, description=TEXTS, previously=LISTS, repos=JUNK, teams=below)


TEAMS: st.SearchStrategy[Tree] = st.recursive(
    st.none() | JUNK, lambda below: st.dictionaries(NAMES, team(below) | JUNK, max_size=3), max_leaves=4
)
ORGANIZATION = keyed(name=TEXTS, description=TEXTS, members=LISTS, admins=LISTS, billing_email=TEXTS, teams=TEAMS)
GITHUB = (
    ORGANIZATION | ORGANIZATION | st.builds(lambda orgs: {"orgs": orgs}, st.dictionaries(NAMES, ORGANIZATION | JUNK))
)

REFS: st.SearchStrategy[Tree] = st.lists(WORDS, max_size=3) | JUNK
ENTITY = st.fixed_dictionaries(
    {"kind": st.sampled_from(["Group", "Group", "User", "Location", "Component"])},
    optional={
        "apiVersion": st.just("backstage.io/v1alpha1"),
        "metadata": keyed(name=NAMES, namespace=st.sampled_from(["default", "ns"]), title=TEXTS, tags=LISTS)
        | keyed(name=NAMES)
        | JUNK,
        "spec": keyed(
            type=WORDS, parent=WORDS, children=REFS, members=REFS, memberOf=REFS, profile=keyed(displayName=TEXTS),
            targets=REFS, target=TEXTS,
        )
        | JUNK,
    },
)  # fmt: skip


def read(kind: str, texts: list[str]) -> tuple[list[Document], Imported, Model, tuple[Problem, ...]]:
    documents: list[Document] = []
    for number, text in enumerate(texts):
        found = read_yaml(f"{number}/f.yaml", text.encode())
        assert isinstance(found, list), found
        documents += found
    chosen = kind_named(kind)
    assert chosen is not None
    fitting = [document for document in documents if chosen.can_be(document.root)]
    imported = chosen.read(fitting, {})
    model = build(imported.documents, as_of=TODAY, today=TODAY)
    settled = settle(imported.ends, model, (*imported.problems, *model.problems))
    return fitting, imported, model, settled.problems


def told(kind: str, documents: list[Document]) -> tuple[object, ...]:
    """Return what is made of some documents, and said of them, so that it can be compared."""
    chosen = kind_named(kind)
    assert chosen is not None
    imported = chosen.read(documents, {})
    model = build(imported.documents, as_of=TODAY, today=TODAY)
    settled = settle(imported.ends, model, (*imported.problems, *model.problems))
    said = sorted((problem.rule, str(problem.location), problem.message.en) for problem in settled.problems)
    made = {
        kind: {ident: str(model.location(each)) for ident, each in found.items()}
        for kind, found in model.entities.items()
    }
    return said, made, sorted((note.file, note.text.en) for note in imported.notes)


def check_places(documents: list[Document], problems: tuple[Problem, ...]) -> None:
    """Every problem stands in one of the files, and can be shown in both languages with its line."""
    by_file: dict[str, list[Document]] = {}
    for document in documents:
        by_file.setdefault(document.file, []).append(document)
    for problem in problems:
        assert problem.message.en
        assert problem.message.ja
        assert problem.location is not None
        assert problem.location.span is not None
        assert any(document.excerpt(problem.location.span) for document in by_file[problem.location.file])


def teams_in(teams: object) -> Iterator[str]:
    """Yield the name of every team that has the form of one."""
    if isinstance(teams, Mapping):
        for name, body in teams.items():
            if body is None or isinstance(body, Mapping):
                yield name
                yield from teams_in(body.get("teams") if body is not None else None)


@settings(max_examples=150)
@given(st.lists(GITHUB, min_size=1, max_size=3))
def test_every_team_of_any_github_organization_is_a_unit_or_a_problem(trees: list[Tree]):
    documents, _, model, problems = read("github-org", [yaml.safe_dump(tree, allow_unicode=True) for tree in trees])
    check_places(documents, problems)
    assert told("github-org", documents) == told("github-org", documents[::-1])
    units = model.entities["unit"]
    names = {unit.name or unit.id for unit in units.values()} | {ident.rpartition(".")[2] for ident in units}
    said = {problem.entity or "" for problem in problems if problem.rule == "duplicate-entity"}
    quoted = " ".join(problem.message.en for problem in problems)
    for document in documents:
        orgs = document.root.get("orgs")
        bodies = [document.root]
        if isinstance(orgs, Mapping):  # of an organization that cannot be called so only that is said
            bodies = [body for login, body in orgs.items() if login and "/" not in login and " " not in login]
        for body in bodies:
            for name in teams_in(body.get("teams")) if isinstance(body, Mapping) else ():
                folded = name.replace("/", "-").casefold()
                known = {each.replace("/", "-").casefold() for each in names}
                duplicate = any(entity.replace("-", "").casefold().endswith(folded.replace("-", "")) for entity in said)
                assert folded in known or duplicate or repr(name) in quoted or not name.strip()


@settings(max_examples=150)
@given(st.lists(st.lists(ENTITY, min_size=1, max_size=4), min_size=1, max_size=3))
def test_every_group_and_user_of_any_catalog_is_an_entity_or_a_problem(files: list[list[Tree]]):
    texts = [yaml.safe_dump_all(entities, allow_unicode=True) for entities in files]
    documents, imported, model, problems = read("backstage", texts)
    check_places(documents, problems)
    assert told("backstage", documents) == told("backstage", documents[::-1])
    for document in documents:
        root = document.root
        kind = {"Group": "unit", "User": "person"}.get(str(root["kind"]))
        if kind is None:
            continue
        metadata = root.get("metadata")
        name = metadata.get("name") if isinstance(metadata, Mapping) else None
        inside = document.own_span(root)
        problem_here = any(
            problem.location is not None
            and problem.location.file == document.file
            and problem.location.span is not None
            and inside.line <= problem.location.span.line <= inside.end_line
            for problem in problems
        )
        known = {ident.rpartition(":")[2].casefold() for ident in model.entities[kind]}
        assert problem_here or (isinstance(name, str) and name.strip().casefold() in known)
    made = {document.file for document in imported.documents}
    left = {note.file for note in imported.left_out}
    assert {document.file for document in documents} == made | left
