"""Teams on GitHub, as peribolos keeps them in YAML: `org.yaml`, `orgs:` in its config, or a folder of `teams.yaml`.

- **Organization**: a `company`, with its name and description. Of several each is one; nothing is made around them. Who
  administers it has permission and heads nothing, and its form has no place for a head: that is unknown, not missing.
- **Teams**: units below the organization or the team they stand in; `maintainers` are heads, with `members` they have a
  post each. Those in no team have their post in the organization. A team that is there for access is a
  `permission_group` (`permission_groups.py`); `privacy` and `repos` say nothing else.
- **People**: logins, whatever their case. Nothing but the login is known of anybody.
- Former names are kept as `x-previously`. Settings, repositories and email addresses are not read.
"""

from __future__ import annotations

from collections.abc import Sequence

from orglint.importers.imported import Imported, Note
from orglint.importers.loose_ends import FieldOf, LooseEnds
from orglint.importers.trees.following import Outcomes
from orglint.importers.trees.github_files import ORGANIZATION_KEYS, PEOPLE, SETTINGS, organizations
from orglint.importers.trees.github_people import ROLES, People
from orglint.importers.trees.github_teams import TEAM_KEYS, Teams
from orglint.importers.trees.reading import Reading
from orglint.model.problems import Problem
from orglint.source.document import Mapping
from orglint.source.document import Node as Value
from orglint.source.yaml_document import YamlDocument

NAME = "github-org"
_TELLING = SETTINGS - {"company", "description", "email", "location", "name"}
"""Settings that nothing but an organization on GitHub has."""


def is_github(root: Mapping) -> bool:
    """Whether a tree is an organization on GitHub, or teams of one, by its form.

    Where keys tell that it is, others may stand beside them; without any, nothing else may.
    """
    orgs = root.get("orgs")
    if isinstance(orgs, Mapping) and orgs:
        return all(isinstance(body, Mapping) and may_be_github(body) for body in orgs.values())
    if not _TELLING.isdisjoint(root):
        return True
    teams = root.get("teams")
    return ORGANIZATION_KEYS.issuperset(root) and isinstance(teams, Mapping) and _are_teams(teams) and _are_lists(root)


def may_be_github(root: Mapping) -> bool:
    """Whether a tree can be read as one when the user says that it is."""
    return not {"orgs", "teams", *PEOPLE}.isdisjoint(root)


def read_github(documents: Sequence[YamlDocument], outcomes: Outcomes) -> Imported:
    """Read trees as organizations on GitHub; `outcomes` are of no concern: nothing in them points to a file."""
    problems: list[Problem] = []
    readings = [Reading(document, NAME, problems.append) for document in _in_order(documents)]
    found = organizations(readings)
    people = People(found)
    notes: list[Note] = []
    contested: list[FieldOf] = []
    for organization in found:
        teams = Teams(organization, people, qualified=len(found) > 1)
        teams.read()
        notes += teams.notes()
        contested += teams.contested
    heads = tuple(FieldOf("unit", each.ident, "head") for each in found if each.ident)
    return Imported(
        documents=tuple(reading.builder.done() for reading in readings),
        problems=tuple(problems),
        notes=tuple(notes),
        ends=LooseEnds(contested=tuple(contested), unsaid=heads),
    )


def _in_order(documents: Sequence[YamlDocument]) -> list[YamlDocument]:
    return sorted(documents, key=lambda document: (document.file, document.own_span(document.root)))


def _are_teams(teams: Mapping) -> bool:
    """Whether everything in a mapping has the form of a team, and something in it says who is in one."""
    return all(map(_is_team, teams.values())) and any(map(_says_who, teams.values()))


def _is_team(value: Value) -> bool:
    return value is None or (isinstance(value, Mapping) and TEAM_KEYS.issuperset(value) and _are_lists(value))


def _says_who(team: Value) -> bool:
    return isinstance(team, Mapping) and not {*ROLES, "privacy", "repos"}.isdisjoint(team)


def _are_lists(body: Mapping) -> bool:
    return all(_is_list(body.get(key)) for key in (*PEOPLE, "maintainers"))


def _is_list(value: Value) -> bool:
    return value is None or (isinstance(value, list) and all(isinstance(item, str) for item in value))
