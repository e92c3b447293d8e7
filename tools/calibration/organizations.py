"""The real organizations rules are calibrated on: where each stands, and how it becomes a model.

Some orglint reads itself. What the functions write for the others is what a user of `orglint import` would: the source's
own groups, people and lines, nothing guessed. None of the data is part of the project; where the folder is absent there is no organization.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from calibration import communities, companies

Model = dict[str, Any]
"""A model as YAML would hold it: collections of entities by id."""


@dataclass(frozen=True, slots=True)
class Organization:
    """One organization on one date. `read` returns its model; None says that orglint reads `path` itself."""

    name: str
    group: str
    path: Path
    as_of: date | None = None
    read: Callable[[Path], Model] | None = None

    def files(self, folder: Path) -> Path:
        """Return what orglint is to check: the data itself, or the model written into `folder`."""
        if self.read is None:
            return self.path
        file = folder / f"{self.name.replace('/', '-')}.yaml"
        file.write_text(json.dumps(self.read(self.path), ensure_ascii=False, default=str), encoding="utf-8")
        return file


def organizations(data: Path) -> Iterator[Organization]:
    """Yield every organization that stands below `data`, each dated one for itself."""
    for senior in sorted(data.glob("uk-organogram/*/*-senior.csv")):
        day = senior.name.removesuffix("-senior.csv")
        yield Organization(f"{senior.parent.name}/{day}", "uk", senior.parent / day)
    for team in sorted(data.glob("sourcegraph/*/team.yml")):
        year, month, *_ = (int(part) for part in team.parent.name.split("-"))
        name = f"sourcegraph/{team.parent.name}"
        yield Organization(name, "sourcegraph", team.parent, date(year, month, 1), companies.sourcegraph)
    single: tuple[tuple[str, str, Callable[[Path], Model] | None], ...] = (
        ("logicore/departments", "team-topologies-logicore/data", companies.logicore_departments),
        ("logicore/team-topologies", "team-topologies-logicore/data", companies.logicore_teams),
        ("acme", "backstage-acme", None),
        ("kubernetes/groups", "kubernetes", communities.kubernetes_groups),
        ("kubernetes/github-teams", "kubernetes/config", None),
        ("rust", "rust-team", communities.rust),
        ("opentelemetry", "opentelemetry", communities.opentelemetry),
    )
    for name, folder, read in single:
        if (data / folder).is_dir():
            yield Organization(name, name.split("/", maxsplit=1)[0], data / folder, date(2026, 4, 1), read)
