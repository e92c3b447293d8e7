"""Real GitHub teams and a real catalog, counted once by orglint and once by a few lines of plain Python."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from orglint.app.checking import report_on
from orglint.app.inputs import Inputs, Loaded
from orglint.app.loading import load
from orglint.location import Span
from orglint.ruleset.choosing import Selection

DATA = Path(__file__).parents[3] / "shared" / "data"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the real organizations do not stand beside this checkout")
KUBERNETES, ACME = DATA / "kubernetes" / "config", DATA / "backstage-acme"
EVERYTHING = Selection(packs=("strict",))
Edges = set[tuple[str, str]]


def loaded(path: Path, preset: str | None = None) -> Loaded:
    return load(Inputs(paths=(path,), language="en", as_of=date(2026, 4, 1), preset=preset))


def edges(found: Loaded, kind: str, name: str) -> Edges:
    """Return who refers to whom by a field, in the model."""
    made: Edges = set()
    for entity in found.model.entities[kind].values():
        value = getattr(entity, name)
        made |= {(entity.id, target.id) for target in (value if isinstance(value, tuple) else (value,)) if target}
    return made


# ---- GitHub teams


def teams(mapping: dict[str, Any], org: str, parent: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield every team with its id, what it stands in, and its body."""
    for name, body in (mapping or {}).items():
        ident = f"{org}.{name.replace('/', '-')}"
        yield ident, parent, body
        yield from teams(body.get("teams"), org, ident)


def github() -> tuple[set[str], Edges, Edges, Edges, Edges]:
    """Return people (folded), parents, heads, posts in teams, and posts of those in none, read by PyYAML."""
    parents: Edges = set()
    heads: Edges = set()
    posts: Edges = set()
    rest: Edges = set()
    people: set[str] = set()
    for folder in sorted(path for path in KUBERNETES.iterdir() if path.is_dir()):
        here: set[str] = set()
        listed: set[str] = set()
        for file in sorted(folder.rglob("*.yaml")):
            body = yaml.safe_load(file.read_text(encoding="utf-8"))
            listed |= {str(login).lower() for key in ("members", "admins") for login in body.get(key) or ()}
            for ident, parent, team in teams(body.get("teams"), folder.name, folder.name):
                parents.add((ident, parent))
                led = {str(login).lower() for login in team.get("maintainers") or ()}
                inside = led | {str(login).lower() for login in team.get("members") or ()}
                heads |= {(ident, login) for login in led}
                posts |= {(login, ident) for login in inside}
                here |= inside
        rest |= {(login, folder.name) for login in listed - here}
        people |= listed | here
    return people, parents, heads, posts, rest


@pytest.mark.parametrize("preset", [None, "github-org"])
def test_github_teams_agree_with_an_independent_count(preset: str | None):
    found = loaded(KUBERNETES, preset)
    people, parents, heads, posts, rest = github()
    orgs = {path.name for path in KUBERNETES.iterdir() if path.is_dir()}
    assert len(parents) > 700
    assert set(found.model.entities["unit"]) == {ident for ident, _ in parents} | orgs
    assert edges(found, "unit", "parent") == parents
    assert {ident.lower() for ident in found.model.entities["person"]} == people
    assert len(found.model.entities["person"]) == len(people)
    made = {
        (post.holder[0].id.lower(), post.unit.id)  # type: ignore[attr-defined]  # every post has both
        for post in found.model.entities["position"].values()
    }
    assert made == posts | rest
    assert len(found.model.entities["position"]) == len(posts | rest)
    assert {(unit, post.rpartition("@")[0].lower()) for unit, post in edges(found, "unit", "head")} == heads
    assert [Path(label).name for label, _ in found.left_out] == ["restrictions.yaml"]
    assert found.problems == ()


def test_github_teams_for_access_are_counted_in_notes_and_left_alone():
    found = loaded(KUBERNETES)
    groups = {unit.ref for unit in found.model.entities["unit"].values() if unit.type == "permission_group"}  # type: ignore[attr-defined]
    told = [int(text.split()[0]) for _, text in found.notes if "permission groups" in text]
    assert sum(told) == len(groups) > 700
    report = report_on(found, EVERYTHING)
    about = {finding.entity for finding in report.findings} | {
        related.entity for finding in report.findings for related in finding.related
    }
    assert groups & about == set()
    assert {finding.rule for finding in report.findings} == {"oversized-team"}


def test_every_team_and_person_of_one_organization_stands_where_it_is_written():
    found = loaded(KUBERNETES / "kubernetes")
    model = found.model
    assert len(model.entities["unit"]) > 200
    for entity in (*model.entities["unit"].values(), *model.entities["person"].values()):
        place = model.location(entity)
        assert place is not None
        assert place.span is not None
        assert place.exact
        line = Path(place.file).read_text(encoding="utf-8").splitlines()[place.span.line - 1]
        written = line[place.span.column - 1 :].casefold().strip("\"'")
        assert written.startswith((entity.id.casefold().removeprefix("kubernetes."), (entity.name or "-").casefold()))


# ---- a catalog


def catalog() -> list[dict[str, Any]]:
    return [
        entity
        for file in sorted(ACME.glob("*.yaml"))
        for entity in yaml.safe_load_all(file.read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize("path", [ACME, ACME / "org.yaml"])
def test_a_catalog_agrees_with_an_independent_count(path: Path):
    """The file of the company alone leads to all the others."""
    found = loaded(path)
    groups = {entity["metadata"]["name"]: entity["spec"] for entity in catalog() if entity["kind"] == "Group"}
    users = {entity["metadata"]["name"]: entity["spec"] for entity in catalog() if entity["kind"] == "User"}
    assert set(found.model.entities["unit"]) == set(groups)
    assert set(found.model.entities["person"]) == set(users)
    parents = {(name, spec["parent"]) for name, spec in groups.items() if spec.get("parent")}
    parents |= {
        (child, name) for name, spec in groups.items() for child in spec.get("children") or () if child in groups
    }
    assert edges(found, "unit", "parent") == parents
    posts = {(name, unit) for name, spec in users.items() for unit in spec["memberOf"]}
    assert edges(found, "position", "unit") == {(f"{name}@{unit}", unit) for name, unit in posts}
    assert edges(found, "position", "holder") == {(f"{name}@{unit}", name) for name, unit in posts}
    assert len(found.files) == len(list(ACME.glob("*.yaml")))


def test_the_files_that_a_catalog_names_and_that_are_absent_are_what_is_found():
    found = loaded(ACME)
    targets = next(entity["spec"]["targets"] for entity in catalog() if entity["kind"] == "Location")
    absent = [target for target in targets if not (ACME / target).is_file()]
    report = report_on(found, EVERYTHING)
    assert absent
    assert [finding.message.show(names=True) for finding in report.findings] == [
        f'there is no file "{target}"' for target in absent
    ]
    lines = (ACME / "org.yaml").read_text(encoding="utf-8").splitlines()
    for finding, target in zip(report.findings, absent, strict=True):
        assert finding.location is not None
        assert finding.location.span is not None
        assert target in lines[finding.location.span.line - 1]
        names = [label.show(names=True) for label in (related.label for related in finding.related) if label]
        assert names == [f'group "{Path(target).name.removesuffix("-group.yaml")}" is named here']
    assert found.notes == ()


def test_no_line_that_is_shown_holds_an_address():
    found = loaded(ACME)
    for file, source in found.sources.items():
        for number, line in enumerate(Path(file).read_text(encoding="utf-8").splitlines(), start=1):
            excerpt = source.excerpt(Span(number, 1, number, 2))
            if "email" in line or "picture" in line:
                assert excerpt is not None
                assert excerpt.text.rstrip().endswith("***")
