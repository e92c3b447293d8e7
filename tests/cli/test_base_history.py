"""`--base` over a history of thirty commits, each beside an independent count of what it broke and mended.

The count knows nothing of `--base`: it checks each commit's files by themselves, by the settings of the commit before,
and compares the findings as sets of rule, entity and severity.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.repository import Repository, needs_git

pytestmark = [needs_git, pytest.mark.slow]
Files = Mapping[str, str | None]
Known = dict[tuple[str, str | None], tuple[int, float]]
_SEVERITY = {"note": 1, "warning": 2, "error": 3}
_TOLD = {"rule-turned-off", "rule-loosened", "threshold-changed", "exclude-added", "suppression-added", "baseline-grown", "no-longer-evaluated"}  # fmt: skip


@dataclass
class Company:
    """An organization that changes at random, and the files it is written to."""

    chance: random.Random
    units: dict[str, dict[str, str]] = field(default_factory=dict)
    people: dict[str, dict[str, str]] = field(default_factory=dict)
    file_of: dict[str, str] = field(default_factory=dict)
    config: list[str] = field(default_factory=list)
    number: int = 0

    def __post_init__(self) -> None:
        self.add_unit("hq", "")
        self.add_person("boss", "hq", "")
        self.units["hq"]["head"] = "boss"
        for name in ("sales", "marketing", "it"):
            self.add_unit(name, "hq")
            self.add_person(f"{name}-lead", name, "boss")
            self.units[name]["head"] = f"{name}-lead"
            for _ in range(5):
                self.hire(name)

    def add_unit(self, ident: str, parent: str) -> None:
        self.units[ident] = {"type": "department" if parent else "company", **({"parent": parent} if parent else {})}
        self.file_of[ident] = f"org/{ident}.yaml"

    def add_person(self, ident: str, unit: str, manager: str) -> None:
        self.people[ident] = {"unit": unit, "title": ident, **({"reports_to": manager} if manager else {})}

    def hire(self, unit: str, count: int = 1) -> None:
        for _ in range(count):
            self.number += 1
            self.add_person(f"p{self.number:03}", unit, self.units[unit].get("head") or "boss")

    def files(self) -> dict[str, str]:
        """Return all files: a unit with its people in each, in an order of chance."""
        files = {"orglint.yaml": "".join(f"{line}\n" for line in ["lang: en", *self.config])}
        for ident, unit in self.units.items():
            people = [item for item in self.people.items() if item[1]["unit"] == ident]
            self.chance.shuffle(people)
            lines = [f"units:\n  {ident}: {{{', '.join(f'{key}: {value}' for key, value in unit.items())}}}"]
            lines += ["people:"] if people else []
            lines += [
                f"  {key}: {{{', '.join(f'{name}: {value}' for name, value in it.items())}}}" for key, it in people
            ]
            name = self.file_of[ident]
            files[name] = files.get(name, "") + ("---\n" if name in files else "") + "\n".join(lines) + "\n"
        files["org/a.yaml"] = "organization: {name: Acme, as_of: 2026-04-01}\n"
        return files

    def change(self, kind: str) -> None:  # noqa: C901, PLR0912 - one branch a kind of change
        """Make one kind of change."""
        teams = sorted(ident for ident in self.units if ident != "hq")
        unit = self.chance.choice(teams)
        staff = sorted(ident for ident in self.people if ident != "boss" and not ident.endswith("-lead"))
        if kind == "rename":
            self.file_of[unit] = f"org/{self.chance.choice('xyz')}{self.number}/{unit}-{self.chance.randrange(99)}.yaml"
        elif kind == "split":
            self.number += 1
            new = f"{unit}-{self.number}"
            self.add_unit(new, unit)
            for ident in [who for who in staff if self.people[who]["unit"] == unit][::2]:
                self.people[ident]["unit"] = new
        elif kind == "move":
            who = self.chance.choice(staff)
            self.people[who] |= {"unit": unit, "reports_to": self.units[unit].get("head") or "boss"}
        elif kind == "grow":
            self.hire("sales", self.chance.randrange(4, 9))  # one unit, so that its head's span gets worse
        elif kind == "loop":
            one, two = self.chance.sample(staff, 2)
            self.people[one]["reports_to"], self.people[two]["reports_to"] = two, one
        elif kind == "mend":
            for who in staff:
                self.people[who]["reports_to"] = self.units[self.people[who]["unit"]].get("head") or "boss"
        elif kind == "head":
            members = [who for who in staff if self.people[who]["unit"] == unit]
            if members:
                self.units[unit]["head"] = self.chance.choice(members)
        elif kind == "headless":
            self.units[unit].pop("head", None)
        elif kind == "stray":
            self.people[self.chance.choice(staff)]["reports_to"] = f"gone{self.number}"
        elif kind == "leave":
            for who in self.chance.sample(staff, 3):
                if all(item.get("reports_to") != who for item in self.people.values()) and all(
                    item.get("head") != who for item in self.units.values()
                ):
                    del self.people[who]
        elif kind == "config":
            limit = self.chance.randrange(4, 16)
            self.config = [f"rules: {{wide-span: {{params: {{limit: {limit}}}}}, reporting-cycle: warning}}"]
        elif kind == "strict":
            self.config = ["packs: [strict]"]
        elif kind == "lax":
            self.config = ["rules: {wide-span: off}"]


KINDS = [
    *("grow", "rename", "loop", "move", "split", "mend", "headless", "stray", "config", "grow"),
    *("move", "rename", "lax", "grow", "head", "mend", "strict", "split", "loop", "leave"),
    *("rename", "grow", "stray", "move", "head", "mend", "split", "leave", "config", "mend"),
]


def _history(seed: int) -> Iterator[tuple[str, Files]]:
    company = Company(random.Random(seed))  # noqa: S311 - a history that can be had again
    before: Files = {}
    for kind in ["start", *KINDS]:
        if kind != "start":
            company.change(kind)
        now = company.files()
        yield kind, {**now, **{name: None for name in before if name not in now}}
        before = now


def _known(cli: Cli, folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Known, set[str]]:
    """Return what a plain check of a folder finds, and the rules it evaluates."""
    monkeypatch.chdir(folder)
    report = json.loads(cli("check", "-f", "json", "--today", "2026-04-01").out)
    found: Known = {}
    for item in report["findings"]:
        key = item["rule"], item["entity"] or item["message"]
        assert key not in found, "the count tells findings apart by rule and entity"
        found[key] = _SEVERITY[item["severity"]], item["measure"] or 0.0
    return found, set(report["rules"]["evaluated"])


def _export(files: Mapping[str, str], config: str, folder: Path) -> Path:
    for name, text in {**files, "orglint.yaml": config}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / ".git").mkdir()
    return folder


@pytest.mark.parametrize("seed", [1, 2])
def test_each_commit_is_told_exactly_what_it_broke_and_mended(
    cli: Cli, folder: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, seed: int
):
    repository = Repository(folder)
    now: dict[str, str] = {}
    seen = {"new": 0, "worse": 0, "fixed": 0}
    for number, (kind, changes) in enumerate(_history(seed)):
        before = dict(now)
        now = {name: text for name, text in {**now, **changes}.items() if text is not None}
        repository.commit(changes, kind)
        if not number:
            continue
        config = before["orglint.yaml"]
        old, _ = _known(cli, _export(before, config, tmp_path_factory.mktemp("old")), monkeypatch)
        new, evaluated = _known(cli, _export(now, config, tmp_path_factory.mktemp("new")), monkeypatch)
        monkeypatch.chdir(folder)
        ended = cli("check", "-f", "json", "--base", "HEAD~1", "--today", "2026-04-01")
        report = json.loads(ended.out)

        told: dict[str, set[tuple[str, str]]] = {"new": set(), "worse": set(), "unchanged": set()}
        for item in report["findings"]:
            if item["rule"] not in _TOLD:
                told[item["change"]].add((item["rule"], item["entity"] or item["message"]))
        mended = {(item["rule"], item["entity"] or item["message"]) for item in report["comparison"]["fixed"]}

        worse = {key for key in old.keys() & new.keys() if new[key][0] > old[key][0] or new[key][1] > old[key][1]}
        assert told["new"] == new.keys() - old.keys(), kind
        assert told["worse"] == worse, kind
        assert told["unchanged"] == (old.keys() & new.keys()) - worse, kind
        looked_for = {key for key in old if key[0] in evaluated or key[0] == "unknown-reference"}
        assert mended == looked_for - new.keys(), kind
        counts = max((new[key][0] for key in told["new"] | told["worse"]), default=0)
        assert ended.code == (counts == _SEVERITY["error"]), kind
        if kind == "rename":
            assert not told["new"] | told["worse"] | mended
        if kind == "lax":
            assert "rule-turned-off" in {item["rule"] for item in report["findings"]}
        seen = {
            "new": seen["new"] + len(told["new"]),
            "worse": seen["worse"] + len(worse),
            "fixed": seen["fixed"] + len(mended),
        }
    assert repository.git("rev-list", "--count", "HEAD") == "31"
    assert (seen["new"] >= 5, seen["worse"] >= 1, seen["fixed"] >= 5) == (True, True, True), seen
