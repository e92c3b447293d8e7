"""Who is named in organizations on GitHub: logins, whatever their case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from orglint.importers.trees.github_files import PEOPLE, GitHubOrganization, is_login
from orglint.importers.trees.node import Node
from orglint.importers.trees.reading import Reading
from orglint.source.document import Mapping

ROLES = ("maintainers", "members")
"""The lists of people in a team."""


class People:
    """Everybody named in any organization: GitHub takes `Foo` and `foo` for one, the id is what sorts first."""

    def __init__(self, organizations: Iterable[GitHubOrganization]) -> None:
        self._ids: dict[str, str] = {}
        self._made: set[str] = set()
        for organization in organizations:
            for part in organization.parts:
                for login in _logins(part.body, PEOPLE):
                    known = self._ids.setdefault(login.casefold(), login)
                    self._ids[login.casefold()] = min(known, login)

    def make(self, login: str, reading: Reading, spot: Node) -> str:
        """Return the id of a person, who is made where they are named first."""
        ident = self._ids.setdefault(login.casefold(), login)
        if ident not in self._made:
            self._made.add(ident)
            reading.builder.entity("people", ident, spot)
        return ident


def _logins(body: Mapping, roles: Iterable[str]) -> Iterator[str]:
    """Yield every login in an organization or team, and in the teams below."""
    for role in roles:
        value = body.get(role)
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, str) and is_login(item.strip()):
                yield item.strip()
    teams = body.get("teams")
    for team in teams.values() if isinstance(teams, Mapping) else ():
        if isinstance(team, Mapping):
            yield from _logins(team, ROLES)
