"""The teams of an organization on GitHub, and the people in them, as units and posts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from orglint.i18n import Text
from orglint.importers.imported import Note
from orglint.importers.loose_ends import FieldOf
from orglint.importers.trees.github_files import A_LOGIN, ORGANIZATION_KEYS, PEOPLE, GitHubOrganization, Part, is_login
from orglint.importers.trees.github_people import ROLES, People
from orglint.importers.trees.node import Node
from orglint.importers.trees.permission_groups import gives_access, says_access
from orglint.importers.trees.reading import Reading, as_reference, value_at
from orglint.location import Location
from orglint.model.problems import Problem, quote, repeated_entity
from orglint.source.document import Duplicate, Mapping
from orglint.source.document import Node as Value

TEAM_KEYS = frozenset({*ROLES, "description", "previously", "privacy", "repos", "teams"})


@dataclass(slots=True)
class Team:
    """A team that was made: its unit in the document of `reading`, who is in it, who maintains it."""

    ident: str
    reading: Reading
    unit: Mapping
    place: Location
    parent: str | None
    people: dict[str, Location] = field(default_factory=dict)
    maintainers: set[str] = field(default_factory=set)


class Teams:
    """Reads one organization. `qualified` says that there are others: ids of teams then begin with that of theirs."""

    def __init__(self, organization: GitHubOrganization, people: People, *, qualified: bool) -> None:
        self.organization = organization
        self.people = people
        self.qualified = qualified and bool(organization.ident)
        self.teams: dict[str, Team] = {}
        self.contested: list[FieldOf] = []
        self.unread: dict[str, Counter[str]] = {}
        self.permission_groups = 0
        self._parents: dict[int, str | None] = {}

    def read(self) -> None:
        """Make the units, people and posts of the organization."""
        listed: dict[str, tuple[Part, Node]] = {}
        ident = self.organization.ident or None
        if ident is not None:
            self._company(self.organization.parts[0], ident)
        for part in self.organization.parts:
            self._people(part, listed)
        for part in self.organization.parts:
            self._of_mapping(part.reading, part.body, ident)
            self._unknown(part)
        self._repeated_keys()
        if ident is not None:
            self._in_no_team(ident, listed)
        lists = [part.body["members"] for part in self.organization.parts if "members" in part.body]
        if lists and not any(isinstance(value, Mapping) for value in lists):
            self._outsiders(listed)

    def notes(self) -> Iterator[Note]:
        """Yield what a reader should know: how many permission groups there are, and which keys nobody read."""
        file = self.organization.parts[0].reading.source.file
        if self.permission_groups:
            count, whole = self.permission_groups, len(self.teams)
            yield Note(
                file,
                Text(
                    f"{count} of {whole} teams are taken for permission groups, by their names or because they have "
                    "repositories and neither maintainers nor teams below",
                    f"{whole}チームのうち{count}チームは権限グループとして扱います"
                    "(名前による判断、またはリポジトリだけがあり、メンテナーも下位のチームもないため)",
                ),
            )
        for where, keys in sorted(self.unread.items()):
            names = ", ".join(sorted(keys))
            yield Note(where, Text(f"not read: {names}", f"読まなかった項目: {names.replace(', ', '、')}"))

    def _company(self, part: Part, ident: str) -> None:
        """Make the unit of the organization itself."""
        reading, body = part.reading, part.body
        first = "name" if isinstance(body.get("name"), str) else next(iter(body), None)
        spot = part.spot or (None if first is None else Node(body, first, of_key=first != "name"))
        unit = reading.builder.entity("units", ident, spot)
        reading.builder.set(unit, "type", "company", spot)
        for key in ("name", "description"):
            text = reading.text(body, key, key)
            if text is not None and text != ident:
                reading.builder.set(unit, key, text, Node(body, key))

    def _people(self, part: Part, listed: dict[str, tuple[Part, Node]]) -> None:
        """Make the people that the organization lists."""
        for role in PEOPLE:
            here: dict[str, Node] = {}
            for login, spot in self._named(part.reading, part.body, role, role):
                if login.casefold() in here:
                    what = Text(f"{quote(login)} stands twice in {role}", f"{role}に{quote(login)}が二重にあります")
                    self._twice(part.reading, what, f"person/{login}", here[login.casefold()], spot)
                    continue
                here[login.casefold()] = spot
                listed.setdefault(login.casefold(), (part, spot))
                self.people.make(login, part.reading, spot)

    def _of_mapping(self, reading: Reading, body: Mapping, parent: str | None) -> None:
        """Make the teams below `teams` of an organization or a team."""
        teams = reading.mapping(body, "teams", "teams")
        if teams:
            self._parents[id(teams)] = parent
        for name, value in teams.items():
            self._team(reading, Node(teams, name, of_key=True), value, parent)

    def _team(
        self, reading: Reading, spot: Node, value: Value, parent: str | None, again: Location | None = None
    ) -> None:
        """Make a team and those below it. `again` is where the key stands when it is the second of its name."""
        name = str(spot.key)
        place = again or reading.place(spot)
        if value is not None and not isinstance(value, Mapping):
            reading.wrong(
                Node(spot.container, spot.key), Text(f"the team {quote(name)}", f"チーム{quote(name)}"), _A_TEAM
            )
            return
        body = value if isinstance(value, Mapping) else _nothing()
        slug = _slug(name)
        team = self.teams.get(slug)
        if team is None:
            team = self.teams[slug] = self._made(reading, spot, body, place, parent)
        else:
            reading.say(repeated_entity(f"unit/{team.ident}", team.place, place))
            if parent != team.parent:
                self.contested.append(FieldOf("unit", team.ident, "parent"))
        self._members(reading, team, body)
        for key in reading.unknown_keys(body, TEAM_KEYS, "a team", f"unit/{team.ident}"):
            self.unread.setdefault(reading.source.file, Counter())[key] += 1
        self._of_mapping(reading, body, team.ident)

    def _made(self, reading: Reading, spot: Node, body: Mapping, place: Location, parent: str | None) -> Team:
        name, builder = str(spot.key), reading.builder
        ident = self._ident(name)
        unit = builder.entity("units", ident, spot)
        if says_access(name) or gives_access(body):
            self.permission_groups += 1
            builder.set(unit, "type", "permission_group", spot if says_access(name) else Node(body, "repos"))
        else:
            builder.set(unit, "type", "team", spot)
        if ident != name:
            builder.set(unit, "name", name, spot)
        if parent is not None:
            builder.set(unit, "parent", as_reference("unit", parent), spot)
        description = reading.text(body, "description", "description")
        if description is not None:
            builder.set(unit, "description", description, Node(body, "description"))
        former = [text for text, _ in reading.texts(body, "previously", "previously")]
        if former:
            builder.set(unit, "x-previously", ", ".join(former), Node(body, "previously"))
        return Team(ident, reading, unit, place, parent)

    def _ident(self, name: str) -> str:
        """Return the id of a team: its name, behind that of its organization where there are several."""
        ident = name.replace("/", "-")
        if self.qualified or ident == self.organization.ident:
            return f"{self.organization.ident}.{ident}"
        return ident

    def _members(self, reading: Reading, team: Team, body: Mapping) -> None:
        """Make the posts in a team, once for everybody in it; who maintains it is a head."""
        for role in ROLES:
            here: dict[str, Node] = {}
            for login, spot in self._named(reading, body, role, f"{team.ident}.{role}"):
                folded = login.casefold()
                ident = self.people.make(login, reading, spot)
                if folded in here:
                    what = Text(
                        f"{quote(login)} stands twice in {role} of {team.ident}",
                        f"{team.ident}の{role}に{quote(login)}が二重にあります",
                    )
                    self._twice(reading, what, f"position/{ident}@{team.ident}", here[folded], spot)
                    continue
                here[folded] = spot
                if folded not in team.people:
                    team.people[folded] = reading.place(spot)
                    self._post(reading, team, ident, spot)
                if role == "maintainers" and folded not in team.maintainers:
                    team.maintainers.add(folded)
                    self._head(reading, team, ident, spot)

    def _post(self, reading: Reading, team: Team, person: str, spot: Node) -> None:
        if team.reading is reading:
            reading.member(team.unit, person, spot)
        else:
            _seat(reading, team.ident, person, spot)

    def _head(self, reading: Reading, team: Team, person: str, spot: Node) -> None:
        if team.reading is reading:
            reading.builder.add(team.unit, "head", f"position/{person}@{team.ident}", spot)
        else:  # a second definition elsewhere: which of the two holds is not known
            self.contested.append(FieldOf("unit", team.ident, "head"))

    def _in_no_team(self, company: str, listed: dict[str, tuple[Part, Node]]) -> None:
        """Make posts in the organization itself for those who are in none of its teams."""
        placed = {folded for team in self.teams.values() for folded in team.people}
        head = self.organization.parts[0]
        unit = head.reading.builder.entity("units", company, None)
        for folded, (part, spot) in listed.items():
            if folded in placed:
                continue
            ident = self.people.make(str(value_at(spot)).strip(), part.reading, spot)
            if part.reading is head.reading:
                part.reading.member(unit, ident, spot)
            else:
                _seat(part.reading, company, ident, spot)

    def _outsiders(self, listed: dict[str, tuple[Part, Node]]) -> None:
        """Say who is in a team and not in the organization, once a person."""
        places: dict[str, list[tuple[Location, Team]]] = {}
        for team in self.teams.values():
            for folded, place in team.people.items():
                if folded not in listed:
                    places.setdefault(folded, []).append((place, team))
        for folded, found in sorted(places.items()):
            (place, team), *others = sorted(found, key=lambda item: item[0])
            ident = self.people.make(folded, team.reading, Node(team.unit, "members"))
            message = Text(
                f"{quote(ident)} is in the team {team.ident}, and neither a member nor an admin of the organization",
                f"{quote(ident)}はチーム{team.ident}にいますが、組織のmembersにもadminsにもいません",
            )
            accepted = Text(
                "expected is somebody whom members or admins of the organization lists",
                "組織のmembersかadminsに加えるか、チームから外してください",
            )
            related = tuple((_IN_TEAM_TOO, where) for where, _ in others)
            entity = f"position/{ident}@{team.ident}"
            team.reading.say(Problem("unknown-reference", message, place, entity, accepted, related, ("member", ident)))

    def _repeated_keys(self) -> None:
        """Read teams that stand twice in one mapping; any other key that does is a problem."""
        seen: set[int] = set()
        for part in self.organization.parts:
            if id(part.reading) in seen:
                continue
            seen.add(id(part.reading))
            for duplicate in list(part.reading.duplicates(self._is_team)):
                where = Location(part.reading.source.file, duplicate.second, sheet=part.reading.source.sheet)
                parent = self._parents[id(duplicate.mapping)]
                self._team(
                    part.reading, Node(duplicate.mapping, duplicate.key, of_key=True), duplicate.value, parent, where
                )

    def _is_team(self, duplicate: Duplicate) -> bool:
        return id(duplicate.mapping) in self._parents

    def _unknown(self, part: Part) -> None:
        """Note the keys that nobody reads: of the organization, and of the file around it."""
        unread = set(part.reading.unknown_keys(part.body, ORGANIZATION_KEYS, "an organization", None))
        if part.spot is not None:
            unread |= part.reading.source.root.keys() - {"orgs"}
        if unread:
            self.unread.setdefault(part.reading.source.file, Counter()).update(unread)

    def _named(self, reading: Reading, body: Mapping, role: str, what: str) -> Iterator[tuple[str, Node]]:
        """Yield the logins in a list; what cannot be one is a problem."""
        for login, spot in reading.texts(body, role, what):
            if is_login(login):
                yield login, spot
            else:
                reading.wrong(spot, what, A_LOGIN)

    def _twice(self, reading: Reading, what: Text, entity: str, first: Node, second: Node) -> None:
        related = ((Text("it stands here first", "最初に書かれているのはここです"), reading.place(first)),)
        accepted = Text("keep one of them", "どちらか一方にしてください")
        reading.say(Problem("duplicate-entity", what, reading.place(second), entity, accepted, related))


def _seat(reading: Reading, unit: str, person: str, spot: Node) -> None:
    """Make a post in a unit that another document makes."""
    post = reading.builder.entity("positions", f"{person}@{unit}", spot)
    reading.builder.set(post, "unit", as_reference("unit", unit), spot)
    reading.builder.set(post, "holder", as_reference("person", person), spot)


def _slug(name: str) -> str:
    """Return a team's name as GitHub tells teams apart."""
    return re.sub(r"[\W_]+", "-", name).strip("-").casefold() or name


def _nothing() -> Mapping:
    empty = Mapping()
    empty.first = empty.after = -1
    return empty


_A_TEAM = Text("keys and values", "「キー: 値」の形")
_IN_TEAM_TOO = Text("in this team, too", "このチームにもいます")
