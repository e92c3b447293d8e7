"""Real reorganizations, pair by pair, against counts by plain Python on the same files. Nobody of them is named here."""

from __future__ import annotations

import csv
import json
from collections import Counter
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from orglint.app.inputs import Inputs
from orglint.app.loading import load
from orglint.model.entities import Person, Position, Unit
from orglint.model.organization import Model
from orglint.reorg.difference.difference import Difference, difference
from orglint.reorg.impact.impact import impact
from orglint.reorg.matching.matching import match
from tests.unit.reorg.models import model

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared" / "data"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the real organizations do not stand beside this checkout")
HANDBOOKS = sorted(path.parent for path in DATA.glob("sourcegraph/*/team.yml")) if DATA.is_dir() else []
UK = DATA / "uk-organogram"
BODIES = sorted({path.parent.name for path in UK.glob("*/*-senior.csv")}) if UK.is_dir() else []
DATED = {body: sorted({path.name[:10] for path in UK.glob(f"{body}/*-senior.csv")}) for body in BODIES}
STEPS = [(body, *pair) for body in BODIES for pair in pairwise(DATED[body])]


@cache
def handbook(folder: Path) -> Model:
    mapping = ROOT / "docs" / "mappings" / "sourcegraph.yaml"
    return load(Inputs((folder,), language="en", column_map=mapping, as_of=date(2026, 4, 1))).model


@cache
def body_at(body: str, day: str) -> Model:
    return load(Inputs(tuple(sorted((UK / body).glob(f"{day}-*.csv"))), language="en")).model


@cache
def handbooks(before: Path, after: Path) -> Difference:
    return difference(match(handbook(before), handbook(after)))


@cache
def bodies(body: str, before: str, after: str) -> Difference:
    return difference(match(body_at(body, before), body_at(body, after)))


def recognised(found: Difference, kind: str) -> dict[str, str]:
    return {one.before.id: one.after.id for one in found.matching.recognised if kind == one.before.KIND}


def ids(found: Difference, *kinds: str) -> set[str]:
    return {change.subject.id for change in found.of_kind(*kinds)}


def followed(found: Difference, kind: str, field: str) -> set[str]:
    return {one.before.id for one in found.followed if (one.before.KIND, one.field) == (kind, field)}


HANDBOOK_STEPS = pytest.mark.parametrize(("before", "after"), list(pairwise(HANDBOOKS)), ids=lambda folder: folder.name)


# ---- the handbook of a company, at five dates


class Handbook:
    """The files of one date, read by plain Python."""

    def __init__(self, folder: Path) -> None:
        self.team = yaml.safe_load((folder / "team.yml").read_text(encoding="utf-8"))
        self.teams = yaml.safe_load((folder / "product_teams.yml").read_text(encoding="utf-8"))
        orgs = folder / "product_orgs.yml"
        self.orgs = yaml.safe_load(orgs.read_text(encoding="utf-8")) if orgs.is_file() else {}
        self.role = {key: entry.get("manager_role_slug") or key for key, entry in self.team.items()}
        self.people: dict[str, str] = {}  # name -> key, the first where somebody stands there twice
        for key, entry in self.team.items():
            self.people.setdefault(entry["name"], key)
        self.entries = Counter(entry["name"] for entry in self.team.values())
        self.above = {self.role[key]: entry["reports_to"] for key, entry in self.team.items()}
        self.holders: dict[str, set[str]] = {}
        for key, entry in self.team.items():
            self.holders.setdefault(self.role[key], set()).add(entry["name"])

    def managers(self, name: str) -> set[str]:
        """Return the names of those somebody reports to, the role where nobody has it."""
        slug = self.team[self.people[name]]["reports_to"]
        return set() if slug == "none" else self.holders.get(slug, {slug}) - {name}

    def units(self) -> set[str]:
        return {"company"} | {f"team-{key}" for key in self.teams} | {f"org-{key}" for key in self.orgs}

    def parents(self) -> dict[str, str]:
        found = {f"org-{key}": "company" for key in self.orgs}
        return found | {
            f"team-{key}": f"org-{entry['product_org']}" if "product_org" in entry else "company"
            for key, entry in self.teams.items()
        }

    def heads(self) -> dict[str, str | None]:
        found = {f"team-{key}": self.role.get(entry.get("em")) for key, entry in self.teams.items()}
        return found | {f"org-{key}": self.role.get(entry.get("em")) for key, entry in self.orgs.items()}


@HANDBOOK_STEPS
def test_who_came_and_left_is_who_stands_in_one_file_only(before, after):
    found, here, there = handbooks(before, after), Handbook(before), Handbook(after)
    named = {
        person.id: person.name for one in (found.matching.before, found.matching.after) for person in one.all(Person)
    }
    same = recognised(found, "person")
    assert all(named[old] == named[new] for old, new in same.items())
    gone, new = (
        set(here.people.values()) - set(there.people.values()),
        set(there.people.values()) - set(here.people.values()),
    )
    assert ids(found, "person-left") == gone - same.keys()
    assert ids(found, "person-joined") == new - set(same.values())
    # Whoever stands in both files under one name is the same, or in doubt.
    doubted = {one.id for doubt in found.matching.doubts for one in doubt.before}
    both = {here.people[name] for name in here.people.keys() & there.people.keys()}
    assert both & gone <= same.keys() | doubted


@HANDBOOK_STEPS
def test_posts_with_another_manager_are_those_whose_line_in_the_file_says_so(before, after):
    found, here, there = handbooks(before, after), Handbook(before), Handbook(after)
    seats = recognised(found, "position")
    differing = {
        slug
        for slug in here.above.keys() & there.above.keys()
        if seats.get(here.above[slug], here.above[slug]) != there.above[slug]
    }
    lines = {post.id for change in found.of_kind("line-handed-over") for post, _ in change.posts}
    single = {change.before.id for change in found.of_kind("new-manager")}
    assert not lines & single
    told = lines | single | followed(found, "position", "reports_to")
    assert told - seats.keys() == differing


@HANDBOOK_STEPS
def test_people_with_another_manager_are_those_under_somebody_else(before, after):
    found, here, there = handbooks(before, after), Handbook(before), Handbook(after)
    single = {
        name for name in here.people.keys() & there.people.keys() if here.entries[name] == there.entries[name] == 1
    }
    renamed = recognised(found, "position")
    told = {
        one.before.name
        for one in impact(found.matching, with_people=True).people
        if one.has_new_manager and one.before is not None and one.after is not None
    }
    counted = {
        name for name in single if {renamed.get(one, one) for one in here.managers(name)} != there.managers(name)
    }
    matched = {person.name for person in found.matching.before.all(Person) if person in found.matching.counterparts}
    assert told & single == counted & matched


@HANDBOOK_STEPS
def test_units_came_went_and_moved_as_the_files_say(before, after):
    found, here, there = handbooks(before, after), Handbook(before), Handbook(after)
    same = recognised(found, "unit")
    parts = {one.before.id for one in found.matching.parts}
    assert ids(found, "unit-dissolved") == here.units() - there.units() - same.keys() - parts
    assert ids(found, "unit-created") == there.units() - here.units() - set(same.values())
    old, new = here.parents(), there.parents()
    differing = {one for one in old.keys() & new.keys() if same.get(old[one], old[one]) != new[one]}
    assert (ids(found, "unit-moved") | followed(found, "unit", "parent")) - set(same.values()) == differing
    seats = recognised(found, "position")
    was, now = here.heads(), there.heads()
    other = {
        one for one in was.keys() & now.keys() if was[one] and now[one] and seats.get(was[one], was[one]) != now[one]
    }
    told = ids(found, "new-head") | followed(found, "unit", "head")
    assert {one for one in told if was.get(one) and now.get(one)} - set(same.values()) == other


# ---- public bodies


class Body:
    """The posts of one body at one date that stand in one row and under a number, read by plain Python."""

    def __init__(self, body: str, day: str) -> None:
        with (UK / body / f"{day}-senior.csv").open(encoding="utf-8", errors="replace", newline="") as file:
            rows = list(csv.DictReader(file))
        count = Counter(row["Post Unique Reference"].strip() for row in rows)
        self.rows = {
            ref: row
            for row in rows
            if count[ref := row["Post Unique Reference"].strip()] == 1
            and ref not in ("", "0", "Eliminated", "eliminated")
        }
        self.all = set(count)
        self.names = Counter(name for row in rows if self.is_name(name := row["Name"].strip()))

    @staticmethod
    def is_name(text: str) -> bool:
        return text.casefold() not in (
            "",
            "n/d",
            "n/a",
            "nd",
            "na",
            "vacant",
            "eliminated",
            "not disclosed",
            "not available",
        )

    def state(self, ref: str) -> str:
        name = self.rows[ref]["Name"].strip()
        if self.is_name(name):
            return "named"
        return name.casefold() if name.casefold() in ("vacant", "eliminated") else "undisclosed"


BODY_STEPS = pytest.mark.parametrize(("body", "before", "after"), STEPS)


@BODY_STEPS
def test_seats_are_filled_vacated_and_exchanged_as_the_names_say(body, before, after):
    found, here, there = bodies(body, before, after), Body(body, before), Body(body, after)
    expected = {}
    for ref in here.rows.keys() & there.rows.keys():
        was, now = here.state(ref), there.state(ref)
        if "eliminated" in (was, now):
            continue
        if was != "vacant" and now == "vacant":
            expected[ref] = "position-vacated"
        elif was == "vacant" and now != "vacant":
            expected[ref] = "position-filled"
        elif was == now == "named" and here.rows[ref]["Name"].strip() != there.rows[ref]["Name"].strip():
            expected[ref] = "holder-exchanged"
    told = {
        change.before.id: change.kind
        for change in found.of_kind("position-filled", "position-vacated", "holder-exchanged")
        if change.before.id == change.after.id and change.before.id in here.rows and change.after.id in there.rows
    }
    assert told == expected


@BODY_STEPS
def test_seats_came_and_went_as_the_numbers_say(body, before, after):
    found, here, there = bodies(body, before, after), Body(body, before), Body(body, after)
    same = recognised(found, "position")
    gone = {ref for ref in here.rows if here.state(ref) != "eliminated" and ref not in there.all} - same.keys()
    gone |= {
        ref for ref in here.rows.keys() & there.rows.keys() if (here.state(ref) != "eliminated" == there.state(ref))
    }
    new = {ref for ref in there.rows if there.state(ref) != "eliminated" and ref not in here.all} - set(same.values())
    new |= {
        ref for ref in here.rows.keys() & there.rows.keys() if (here.state(ref) == "eliminated" != there.state(ref))
    }
    assert {one for one in ids(found, "position-eliminated") if one in here.rows} == gone
    assert {one for one in ids(found, "position-created") if one in there.rows} == new


@BODY_STEPS
def test_seats_with_another_manager_are_those_whose_row_says_so(body, before, after):
    found, here, there = bodies(body, before, after), Body(body, before), Body(body, after)
    same = recognised(found, "position")
    column = "Reports to Senior Post"
    known = [{post.id for post in one.all(Position)} for one in (found.matching.before, found.matching.after)]
    differing = set()
    for ref in here.rows.keys() & there.rows.keys():
        old, new = here.rows[ref][column].strip(), there.rows[ref][column].strip()
        old, new = ("" if old.upper() == "XX" else old), ("" if new.upper() == "XX" else new)
        if (old and old not in known[0]) or (new and new not in known[1]):
            continue  # a number that no row has
        if same.get(old, old) != new and "eliminated" not in (here.state(ref), there.state(ref)):
            differing.add(ref)
    moved = {change.before.id for change in found.of_kind("position-moved") if change.lost or change.gained}
    lines = {post.id for change in found.of_kind("line-handed-over") for post, _ in change.posts}
    told = moved | lines | {change.before.id for change in found.of_kind("new-manager")}
    told |= followed(found, "position", "reports_to")
    unread = {
        post.id
        for one in (found.matching.before, found.matching.after)
        for post in one.all(Position)
        if one.is_unknown(post, "reports_to")
    }
    same_person = {
        ref
        for ref in differing
        if (old := here.rows.get(here.rows[ref][column].strip())) is not None
        and (new := there.rows.get(there.rows[ref][column].strip())) is not None
        and old["Name"].strip() == new["Name"].strip()
    }
    considered = (here.rows.keys() & there.rows.keys()) - same.keys() - unread
    assert (told & considered) - same_person == (differing & considered) - same_person


@BODY_STEPS
def test_seats_in_another_unit_are_those_whose_row_says_so(body, before, after):
    found, here, there = bodies(body, before, after), Body(body, before), Body(body, after)
    matching = found.matching
    units = {
        one.name: (matching.counterparts.get(one), matching.successors_of(one)) for one in matching.before.all(Unit)
    }
    differing = set()
    for ref in here.rows.keys() & there.rows.keys():
        old, new = here.rows[ref]["Unit"].strip(), there.rows[ref]["Unit"].strip()
        if old not in units or "eliminated" in (here.state(ref), there.state(ref)):
            continue
        went_on = {one.name for one in units[old][1]}
        if new not in went_on and old != new:
            differing.add(ref)
    told = {change.before.id for change in found.of_kind("position-moved")}
    rows = {ref for ref in here.rows if here.rows[ref]["Unit"].strip() in units}
    assert {one for one in told if one in rows and one in there.rows} == differing


@BODY_STEPS
def test_names_that_stand_in_one_file_only_came_or_left(body, before, after):
    found, here, there = bodies(body, before, after), Body(body, before), Body(body, after)
    if any(one.collection == "people" and not one.field for one in found.not_comparable):
        assert not here.names or not there.names  # one side discloses nobody
        return
    left = {change.before.name for change in found.of_kind("person-left") if change.before.name}
    came = {change.after.name for change in found.of_kind("person-joined") if change.after.name}
    # Of rows that contradict each other under one number only one can be read.
    alone = [{row["Name"].strip() for row in one.rows.values()} for one in (here, there)]
    assert {name for name in left & alone[0] if name not in there.names} == {
        name for name in here.names.keys() & alone[0] if name not in there.names
    }
    assert {name for name in came & alone[1] if name not in here.names} == {
        name for name in there.names.keys() & alone[1] if name not in here.names
    }
    # A name in both files is the same person, or somebody of whom that is not sure: doubted, or not alone in the name.
    doubted = {one.name for doubt in found.matching.doubts for one in (*doubt.before, *doubt.after)}
    several = {name for names in (here.names, there.names) for name, count in names.items() if count > 1}
    assert {name for name in left | came if name in here.names and name in there.names} <= doubted | several


# ---- every pair, whatever it is


@pytest.mark.parametrize("step", [*pairwise(HANDBOOKS), *STEPS], ids=str)
def test_no_real_pair_differs_from_its_mirror(step):
    found = handbooks(*step) if len(step) == 2 else bodies(*step)
    back = difference(match(found.matching.after, found.matching.before))
    assert sorted(repr(change.mirror()) for change in found.changes) == sorted(map(repr, back.changes))


# ---- a company in the words of Team Topologies

TEAMS = """
format: orglint-mapping/1
files:
  teams: {glob: "FOLDER/*.md", ignore: ["*"]}
entities:
  - collection: units
    id: {value: company}
    fields: {type: {value: company}}
  - in: teams
    as: team
    collection: units
    id: team_id
    fields: {type: {value: team}, name: name, parent: {value: company}, team_type: team_type}
    entities:
      - each: metadata.size
        collection: positions
        id: {text: "members-{$team.team_id}"}
        fields: {unit: $team.@id, headcount: .}
"""


def test_the_first_and_the_last_teams_of_a_transformation(tmp_path):
    folder = DATA / "team-topologies-logicore" / "data"
    models, teams = [], []
    for name in ("tt-teams-initial", "tt-teams"):
        mapping = tmp_path / f"{name}.yaml"
        mapping.write_text(TEAMS.replace("FOLDER", name), encoding="utf-8")
        loaded = load(Inputs((folder,), language="en", column_map=mapping, as_of=date(2026, 4, 1)))
        assert not loaded.unreadable
        models.append(loaded.model)
        front = [file.read_text(encoding="utf-8").split("---")[1] for file in sorted((folder / name).glob("*.md"))]
        teams.append({team["team_id"]: team for team in map(yaml.safe_load, front)})
    found = difference(match(*models))
    here, there = teams
    assert recognised(found, "unit") == {}
    assert ids(found, "unit-dissolved") == here.keys() - there.keys()
    assert ids(found, "unit-created") == there.keys() - here.keys()
    types = {team for team in here.keys() & there.keys() if here[team]["team_type"] != there[team]["team_type"]}
    assert {one.before.id for one in found.of_kind("field-changed") if one.field == "team_type"} == types
    sizes = {
        team
        for team in here.keys() & there.keys()
        if here[team]["metadata"]["size"] != there[team]["metadata"].get("size")
    }
    changed = {
        one.before.id.removeprefix("members-") for one in found.of_kind("field-changed") if one.field == "headcount"
    }
    assert changed <= sizes


def test_two_snapshots_of_a_design():
    folder = DATA / "team-topologies-logicore" / "data"
    files = [next(folder.glob("snapshots/*2026-01-05*.json")), next(folder.glob("tt-snapshots/*2026-02-01*.json"))]
    sides = [{team["name"]: team for team in json.loads(file.read_text(encoding="utf-8"))["teams"]} for file in files]
    orgs = [
        {
            "units": {"company": {"type": "company"}}
            | {
                f"u{number}-{side}": {"name": name, "parent": "company", "team_type": team["team_type"]}
                for number, (name, team) in enumerate(teams.items())
            }
        }
        for side, teams in enumerate(sides)
    ]
    found = difference(match(*map(model, orgs)))
    names = [set(side) for side in sides]
    assert {one.before.name for one in found.matching.recognised} == names[0] & names[1]
    assert {one.before.name for one in found.of_kind("unit-dissolved")} == names[0] - names[1]
    assert {one.after.name for one in found.of_kind("unit-created")} == names[1] - names[0]
    types = {name for name in names[0] & names[1] if sides[0][name]["team_type"] != sides[1][name]["team_type"]}
    assert {one.before.name for one in found.of_kind("field-changed")} == types
