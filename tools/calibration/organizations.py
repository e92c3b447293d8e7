"""The real organizations rules are calibrated on: where each stands, and how orglint reads it.

Each is read as a user reads it: recognised, or by a mapping of docs/mappings. None of the data is part of the project; where
the folder is absent there is no organization.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from orglint.app.inputs import Inputs

MAPPINGS = Path(__file__).resolve().parents[2] / "docs" / "mappings"


@dataclass(frozen=True, slots=True)
class Organization:
    """One organization on one date; `mapping` is the name of the mapping that reads it, where there is one."""

    name: str
    group: str
    path: Path
    as_of: date | None = None
    mapping: str | None = None

    @property
    def inputs(self) -> Inputs:
        """Return what orglint is to check."""
        column_map = None if self.mapping is None else MAPPINGS / f"{self.mapping}.yaml"
        return Inputs(paths=(self.path,), language="en", as_of=self.as_of, column_map=column_map)


def organizations(data: Path) -> Iterator[Organization]:
    """Yield every organization that stands below `data`, each dated one for itself."""
    for senior in sorted(data.glob("uk-organogram/*/*-senior.csv")):
        day = senior.name.removesuffix("-senior.csv")
        yield Organization(f"{senior.parent.name}/{day}", "uk", senior.parent / day)
    for team in sorted(data.glob("sourcegraph/*/team.yml")):
        year, month, *_ = (int(part) for part in team.parent.name.split("-"))
        name = f"sourcegraph/{team.parent.name}"
        yield Organization(name, "sourcegraph", team.parent, date(year, month, 1), "sourcegraph")
    for name, path, mapping in (
        ("logicore/departments", "team-topologies-logicore/data", "logicore-departments"),
        ("logicore/team-topologies", "team-topologies-logicore/data", "logicore-teams"),
        ("acme", "backstage-acme", None),
        ("kubernetes/groups", "kubernetes/sigs.yaml", "kubernetes"),
        ("kubernetes/github-teams", "kubernetes/config", None),
        ("rust", "rust-team", "rust-team"),
        ("opentelemetry", "opentelemetry", "opentelemetry"),
    ):
        if (data / path).exists():
            yield Organization(name, name.split("/", maxsplit=1)[0], data / path, date(2026, 4, 1), mapping)
