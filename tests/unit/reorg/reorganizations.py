"""A company of teams, and edits to it of every kind, each of which knows the changes it makes."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable
from typing import Any

from orglint.reorg.difference.changes import Change

Org = dict[str, dict[str, dict[str, Any]]]
Told = tuple[str, str, str]
"""A change as a test expects it: its kind, the thing before and after (empty where it is not there), a field behind it."""


def told(change: Change) -> Told:
    """Return what a change says in short."""
    before = change.before.ref if change.before is not None else ""
    after = change.after.ref if change.after is not None else ""
    field = getattr(change, "field", "")
    return change.kind, before, f"{after}.{field}" if field else after


def company(divisions: int = 4, teams: int = 6) -> Org:
    """Return a company: divisions with teams of five, a budget, a KPI and a hand-off each, and seats at the divisions."""
    org: Org = {name: {} for name in ("units", "people", "positions", "budgets", "kpis", "handoffs", "decisions")}
    org |= {name: {} for name in ("responsibilities", "meetings")}
    org["units"]["co"] = {"name": "Company", "type": "company", "head": "ceo", "location": "Tokyo"}
    org["people"]["ceo"] = {"name": "The Chief", "unit": "co", "title": "chief"}
    for d in range(divisions):
        division = f"d{d}"
        org["units"][division] = {
            "name": f"Division {'ABCDEFGH'[d] * 3}",
            "type": "division",
            "parent": "co",
            "head": f"head{d}",
            "location": "Tokyo",
        }
        org["people"][f"head{d}"] = {"name": f"Head {d}", "unit": division, "title": "director", "reports_to": "ceo"}
        for s in range(3):
            org["people"][f"staff{d}{s}"] = {"name": f"Staff {d} {s}"}
            org["positions"][f"seat{d}{s}"] = {
                "unit": division,
                "title": f"controller {s}",
                "holder": f"staff{d}{s}",
                "reports_to": f"head{d}",
            }
        org["positions"][f"open{d}"] = {
            "unit": division,
            "title": "analyst",
            "status": "vacant",
            "reports_to": f"head{d}",
        }
        for t in range(teams):
            team(org, division, f"{d}{t}")
    names = [name for name in org["units"] if "-" in name]
    for number, name in enumerate(names):
        receiver = names[(number + teams + 1) % len(names)]
        org["handoffs"][f"handoff-{name}"] = {"giver": name, "receiver": receiver, "item": f"item {number}"}
    return org


def team(org: Org, division: str, number: str) -> None:
    unit, d = f"{division}-t{number}", number[0]
    org["units"][unit] = {
        "name": f"Team {number}{'xyzuvw'[int(number[1])] * 4}",
        "type": "team",
        "parent": division,
        "head": f"lead{number}",
        "responsibilities": [f"resp{number}"],
        "location": "Tokyo",
    }
    org["people"][f"lead{number}"] = {
        "name": f"Lead {number}",
        "unit": unit,
        "title": "lead",
        "reports_to": f"head{d}",
    }
    for m in range(4):
        org["people"][f"m{number}{m}"] = {
            "name": f"Member {number} {m}",
            "unit": unit,
            "title": "engineer",
            "reports_to": f"lead{number}",
        }
    org["budgets"][f"budget{number}"] = {"holder": unit, "approver": f"lead{number}", "amount": 100, "function": "it"}
    org["kpis"][f"kpi{number}"] = {"owner": unit, "target": 5, "name": f"KPI {number}"}
    org["decisions"][f"decision{number}"] = {"accountable": f"lead{number}", "informed": [unit], "name": f"D {number}"}
    org["responsibilities"][f"resp{number}"] = {"name": f"Duty {number}"}
    org["meetings"][f"meeting{number}"] = {"attendees": [unit], "chair": f"lead{number}", "cadence": "weekly"}


class Reorganization:
    """A company before and after some edits, and the changes they make; teams are used once each."""

    def __init__(self, seed: int) -> None:
        self.before = company()
        self.after = copy.deepcopy(self.before)
        self.expected: list[Told] = []
        self.random = random.Random(seed)  # noqa: S311 - to repeat an edit, not to keep a secret
        self.teams = [name for name in self.after["units"] if "-" in name]
        self.random.shuffle(self.teams)
        self.seats = [f"{d}" for d in range(4)]
        self.random.shuffle(self.seats)
        self.later = {name: name for name in self.before["units"]}

    # ---- what edits use

    def expect(self, kind: str, before: str = "", after: str = "") -> None:
        self.expected.append((kind, before, after))

    def take(self) -> str:
        """Return a team that no edit has touched."""
        return self.teams.pop()

    def members(self, unit: str) -> list[str]:
        lead = self.after["units"][unit]["head"]
        return [ident for ident, one in self.after["people"].items() if one.get("unit") == unit and ident != lead]

    def division_head(self, unit: str) -> str:
        return self.after["units"][self.after["units"][unit]["parent"]]["head"]

    def exchange(self, old: str, new: str) -> None:
        """Write another unit wherever one is named."""
        for entities in self.after.values():
            for entity in entities.values():
                for field, value in entity.items():
                    if value == old and field not in ("name", "item", "title"):
                        entity[field] = new
                    elif isinstance(value, list) and field != "posts":  # in these only untouched teams stand
                        entity[field] = list(dict.fromkeys(new if one == old else one for one in value))

    def new_id(self, old: str, new: str) -> None:
        self.after["units"][new] = self.after["units"].pop(old)
        self.exchange(old, new)
        for name, later in self.later.items():
            if later == old:
                self.later[name] = new
        self.teams = [new if one == old else one for one in self.teams]

    def told_unit(self, unit: str) -> str:
        """Return a later unit's id as it was."""
        return next(name for name, later in self.later.items() if later == unit)


def create_unit(reorg: Reorganization) -> None:
    number = reorg.random.randint(100, 999)
    reorg.after["units"][f"new-{number}"] = {
        "name": f"Novelty {number}",
        "parent": "co",
        "head": f"n{number}",
        "location": "Tokyo",
    }
    reorg.after["people"][f"n{number}"] = {
        "name": f"New {number}",
        "unit": f"new-{number}",
        "reports_to": "ceo",
        "title": "lead",
    }
    reorg.expect("unit-created", "", f"unit/new-{number}")
    reorg.expect("person-joined", "", f"person/n{number}")


def dissolve_unit(reorg: Reorganization) -> None:
    """Everybody goes elsewhere, each to another team; what the team had goes as well."""
    unit = reorg.take()
    was, targets = reorg.told_unit(unit), [reorg.take() for _ in range(2)]
    lead, members = reorg.after["units"][unit]["head"], reorg.members(unit)
    for person, target in zip([lead, *members], targets * 3, strict=False):
        reorg.after["people"][person] |= {"unit": target, "reports_to": reorg.after["units"][target]["head"]}
    gone = [*members[2:], lead]  # too few of it go one way
    for person in gone:
        del reorg.after["people"][person]
        reorg.expect("person-left", f"person/{person}")
    for person in members[:2]:
        reorg.expect("person-moved", f"person/{person}", f"person/{person}")
    number = was.partition("-t")[2]
    for kind, name in (("kpi", "kpis"), ("budget", "budgets"), ("decision", "decisions"), ("meeting", "meetings")):
        del reorg.after[name][f"{kind}{number}"]
        reorg.expect("removed", f"{kind}/{kind}{number}")
    del reorg.after["responsibilities"][f"resp{number}"]
    reorg.expect("removed", f"responsibility/resp{number}")
    for ident, handoff in list(reorg.after["handoffs"].items()):
        if unit in handoff.values():
            del reorg.after["handoffs"][ident]
            reorg.expect("removed", f"handoff/{ident}")
    del reorg.after["units"][unit]
    reorg.expect("unit-dissolved", f"unit/{was}")


def rename_unit(reorg: Reorganization) -> None:
    unit = reorg.take()
    was = reorg.told_unit(unit)
    reorg.after["units"][unit]["name"] = f"Quite another {was}"
    new = unit
    if reorg.random.random() < 0.5:
        new = f"other-{was}"
        reorg.new_id(unit, new)
    reorg.expect("unit-renamed", f"unit/{was}", f"unit/{new}")


def rename_division(reorg: Reorganization) -> None:
    """Rename a division whose id begins the ids of all its teams."""
    division = reorg.random.choice([d for d in ("d0", "d1", "d2", "d3") if d in reorg.after["units"]])
    new = f"z{division[1:]}"
    reorg.after["units"][division]["name"] = f"Region {division}"
    for unit in [one for one in reorg.after["units"] if one.startswith(f"{division}-")]:
        reorg.new_id(unit, f"{new}{unit.removeprefix(division)}")
    reorg.new_id(division, new)
    reorg.expect("unit-renamed", f"unit/{division}", f"unit/{new}")


def move_unit(reorg: Reorganization) -> None:
    unit = reorg.take()
    own = reorg.after["units"][unit]["parent"]
    other = reorg.random.choice(
        [
            name
            for name, one in reorg.after["units"].items()
            if one["type" if "type" in one else "name"] == "division" and name != own
        ]
    )
    reorg.after["units"][unit]["parent"] = other
    reorg.after["people"][reorg.after["units"][unit]["head"]]["reports_to"] = reorg.after["units"][other]["head"]
    reorg.expect("unit-moved", f"unit/{reorg.told_unit(unit)}", f"unit/{unit}")


def merge_units(reorg: Reorganization) -> None:
    gone, into = reorg.take(), reorg.take()
    lead = reorg.after["units"][into]["head"]
    was = reorg.told_unit(gone)
    for person in [reorg.after["units"][gone]["head"], *reorg.members(gone)]:
        reorg.after["people"][person]["reports_to"] = lead
    responsibilities = reorg.after["units"].pop(gone)["responsibilities"]
    reorg.after["units"][into]["responsibilities"] += responsibilities
    reorg.exchange(gone, into)
    del reorg.later[was]
    reorg.expect("units-merged", f"unit/{reorg.told_unit(into)}", f"unit/{into}")


def split_unit(reorg: Reorganization) -> None:
    unit = reorg.take()
    lead, other = reorg.members(unit)[:2]
    made = f"split-{reorg.told_unit(unit)}"
    reorg.after["units"][made] = {
        "name": f"Offspring of {unit}",
        "type": "team",
        "parent": reorg.after["units"][unit]["parent"],
        "head": lead,
        "location": "Tokyo",
    }
    reorg.after["people"][lead] |= {"unit": made, "reports_to": reorg.division_head(unit)}
    reorg.after["people"][other] |= {"unit": made, "reports_to": lead}
    reorg.expect("unit-split", f"unit/{reorg.told_unit(unit)}", f"unit/{unit}")


def new_head(reorg: Reorganization) -> None:
    """Somebody of the team leads it: reports and all that the lead answers for pass on."""
    unit = reorg.take()
    old, new = reorg.after["units"][unit]["head"], reorg.members(unit)[0]
    for entities in reorg.after.values():
        for entity in entities.values():
            entity |= {field: new for field, value in entity.items() if value == old}
    reorg.after["people"][new]["reports_to"] = reorg.division_head(unit)
    reorg.expect("new-head", f"unit/{reorg.told_unit(unit)}", f"unit/{unit}")


def relocate_unit(reorg: Reorganization) -> None:
    unit = reorg.take()
    reorg.after["units"][unit]["location"] = "Osaka"
    reorg.expect("unit-relocated", f"unit/{reorg.told_unit(unit)}", f"unit/{unit}")


def somebody_joins(reorg: Reorganization) -> None:
    unit, number = reorg.take(), reorg.random.randint(1000, 9999)
    lead = reorg.after["units"][unit]["head"]
    reorg.after["people"][f"j{number}"] = {
        "name": f"Joiner {number}",
        "unit": unit,
        "reports_to": lead,
        "title": "engineer",
    }
    reorg.expect("person-joined", "", f"person/j{number}")


def somebody_leaves(reorg: Reorganization) -> None:
    person = reorg.members(reorg.take())[0]
    del reorg.after["people"][person]
    reorg.expect("person-left", f"person/{person}")


def somebody_moves(reorg: Reorganization) -> None:
    person, target = reorg.members(reorg.take())[0], reorg.take()
    reorg.after["people"][person] |= {"unit": target, "reports_to": reorg.after["units"][target]["head"]}
    reorg.expect("person-moved", f"person/{person}", f"person/{person}")


def new_manager(reorg: Reorganization) -> None:
    person, other = reorg.members(reorg.take())[:2]
    reorg.after["people"][person]["reports_to"] = other
    reorg.expect("new-manager", f"position/{person}", f"position/{person}")


def new_title(reorg: Reorganization) -> None:
    person = reorg.members(reorg.take())[0]
    reorg.after["people"][person]["title"] = "expert"
    reorg.expect("position-renamed", f"position/{person}", f"position/{person}")


def further_post(reorg: Reorganization) -> None:
    """Somebody works in another team as well."""
    person, other = reorg.members(reorg.take())[0], reorg.take()
    one = reorg.after["people"][person]
    first = {field: one.pop(field) for field in ("unit", "title", "reports_to")} | {"primary": True}
    one["posts"] = [first, {"unit": other, "title": "adviser"}]
    reorg.expect("post-taken", f"person/{person}", f"person/{person}")


def vacate_seat(reorg: Reorganization, d: str) -> None:
    seat = reorg.after["positions"][f"seat{d}0"]
    del reorg.after["people"][seat.pop("holder")]
    seat["status"] = "vacant"
    reorg.expect("position-vacated", f"position/seat{d}0", f"position/seat{d}0")
    reorg.expect("person-left", f"person/staff{d}0")


def fill_seat(reorg: Reorganization, d: str) -> None:
    reorg.after["positions"][f"open{d}"] |= {"holder": f"fill{d}", "status": "filled"}
    reorg.after["people"][f"fill{d}"] = {"name": f"Filler {d}"}
    reorg.expect("position-filled", f"position/open{d}", f"position/open{d}")
    reorg.expect("person-joined", "", f"person/fill{d}")


def exchange_holder(reorg: Reorganization, d: str) -> None:
    one, other = reorg.after["positions"][f"seat{d}1"], reorg.after["positions"][f"seat{d}2"]
    one["holder"], other["holder"] = other["holder"], one["holder"]
    for seat in (f"position/seat{d}1", f"position/seat{d}2"):
        reorg.expect("holder-exchanged", seat, seat)


def create_seat(reorg: Reorganization, d: str) -> None:
    reorg.after["positions"][f"extra{d}"] = {
        "unit": reorg.later[f"d{d}"],
        "title": "secretary",
        "status": "vacant",
        "reports_to": f"head{d}",
    }
    reorg.expect("position-created", "", f"position/extra{d}")


def eliminate_seat(reorg: Reorganization, d: str) -> None:
    holder = reorg.after["positions"].pop(f"seat{d}1")["holder"]
    del reorg.after["people"][holder]
    reorg.expect("position-eliminated", f"position/seat{d}1")
    reorg.expect("person-left", f"person/{holder}")


def move_seat(reorg: Reorganization, d: str) -> None:
    reorg.after["positions"][f"seat{d}1"] |= {"unit": "co", "reports_to": "ceo"}
    reorg.expect("position-moved", f"position/seat{d}1", f"position/seat{d}1")


def rename_seat(reorg: Reorganization, d: str) -> None:
    reorg.after["positions"][f"seat{d}2"]["title"] = "head controller"
    reorg.expect("position-renamed", f"position/seat{d}2", f"position/seat{d}2")


def hand_over(
    collection: str, kind: str, field: str, change: str = "owner-changed"
) -> Callable[[Reorganization], None]:
    """Return the edit that gives something of one team to another."""

    def edit(reorg: Reorganization) -> None:
        unit, other = reorg.take(), reorg.take()
        ident = f"{kind}{reorg.told_unit(unit).partition('-t')[2]}"
        thing = reorg.after[collection][ident]
        is_post = thing[field] == reorg.after["units"][unit]["head"]
        new = reorg.after["units"][other]["head"] if is_post else other
        thing[field] = [new] if isinstance(thing[field], list) else new
        reorg.expect(change, f"{kind}/{ident}", f"{kind}/{ident}.{field}")

    edit.__name__ = f"{kind}_{field}"
    return edit


def hand_over_responsibility(reorg: Reorganization) -> None:
    unit, other = reorg.take(), reorg.take()
    ident = f"resp{reorg.told_unit(unit).partition('-t')[2]}"
    reorg.after["units"][unit]["responsibilities"].remove(ident)
    reorg.after["units"][other]["responsibilities"].append(ident)
    reorg.expect("owner-changed", f"responsibility/{ident}", f"responsibility/{ident}.units")


def other_field(reorg: Reorganization) -> None:
    ident = f"budget{reorg.told_unit(reorg.take()).partition('-t')[2]}"
    reorg.after["budgets"][ident]["amount"] = 250
    reorg.expect("field-changed", f"budget/{ident}", f"budget/{ident}.amount")


def create_kpi(reorg: Reorganization) -> None:
    unit = reorg.take()
    reorg.after["kpis"][f"new-{unit}"] = {"owner": unit, "name": "another"}
    reorg.expect("created", "", f"kpi/new-{unit}")


EDITS: list[Callable[[Reorganization], None]] = [
    create_unit,
    dissolve_unit,
    rename_unit,
    rename_division,
    move_unit,
    merge_units,
    split_unit,
    new_head,
    relocate_unit,
    somebody_joins,
    somebody_leaves,
    somebody_moves,
    new_manager,
    new_title,
    further_post,
    hand_over("budgets", "budget", "holder"),
    hand_over("budgets", "budget", "approver"),
    hand_over("kpis", "kpi", "owner"),
    hand_over("decisions", "decision", "accountable"),
    hand_over("decisions", "decision", "informed", "parties-changed"),
    hand_over("meetings", "meeting", "chair"),
    hand_over("meetings", "meeting", "attendees", "parties-changed"),
    hand_over_responsibility,
    other_field,
    create_kpi,
]
SEAT_EDITS: list[Callable[[Reorganization, str], None]] = [
    vacate_seat,
    fill_seat,
    exchange_holder,
    create_seat,
    eliminate_seat,
    move_seat,
    rename_seat,
]
_MOST_TEAMS = 3
"""So many teams an edit may use."""


def reorganization(seed: int) -> Reorganization:
    """Return a company with edits of many kinds in a random combination."""
    made = Reorganization(seed)
    chosen = made.random.sample(EDITS, k=made.random.randint(1, 14))
    # What gives new ids goes first: expectations name the ids of the end.
    for edit in sorted(chosen, key=lambda edit: (edit is not rename_division, edit is not rename_unit)):
        if len(made.teams) > _MOST_TEAMS:
            edit(made)
    for edit, division in zip(made.random.sample(SEAT_EDITS, k=4), made.seats, strict=True):
        edit(made, division)
    return made
