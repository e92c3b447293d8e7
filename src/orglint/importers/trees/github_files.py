"""Which files describe which organization on GitHub: peribolos keeps one in a file, in a folder, or several in a file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from orglint.i18n import Text
from orglint.importers.trees.node import Node
from orglint.importers.trees.reading import Reading
from orglint.source.document import Mapping
from orglint.source.document import Node as Value

SETTINGS = frozenset(
    {"billing_email", "company", "default_repository_permission", "description", "email", "has_organization_projects"}
    | {"has_repository_projects", "location", "members_can_create_repositories", "name"}
)
"""Keys of an organization that say something of it as a whole: their file is the one others belong to."""
PEOPLE = ("members", "admins")
ORGANIZATION_KEYS = SETTINGS | {*PEOPLE, "repos", "teams"}
A_LOGIN = Text("a login, without blanks or slashes", "ログイン名(空白や/を含まない)")
_KEY = Text("the key of an organization", "組織のキー")
NAMELESS = "github-org"
"""The id of an organization whose name nobody says."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one file says of an organization; `spot` is where its login is the key, None where no key says it."""

    reading: Reading
    body: Mapping
    spot: Node | None = None

    @property
    def folder(self) -> PurePosixPath:
        """Return the folder of the file."""
        return PurePosixPath(self.reading.source.file).parent

    @property
    def is_head(self) -> bool:
        """Whether the file speaks of the organization as a whole."""
        return not SETTINGS.isdisjoint(self.body)


@dataclass(slots=True)
class GitHubOrganization:
    """An organization: its id, and what describes it, the head first. Teams without one have an empty id."""

    ident: str
    parts: list[Part] = field(default_factory=list)


def organizations(readings: Iterable[Reading]) -> list[GitHubOrganization]:
    """Return the organizations that files describe, and last the teams that belong to none.

    A file with nothing but teams or people belongs to the organization in whose folder it is, else to the only one.
    """
    keyed: dict[str, GitHubOrganization] = {}
    whole: list[Part] = []
    pieces: list[Part] = []
    for part in _parts(readings):
        if part.spot is not None:
            login = str(part.spot.key)
            keyed.setdefault(login.casefold(), GitHubOrganization(login)).parts.append(part)
        elif part.is_head:
            whole.append(part)
        else:
            pieces.append(part)
    homeless = [piece for piece in pieces if _home(piece, whole) is None]
    if not keyed and not whole:  # a list of people is all that speaks of the organization
        whole = [piece for piece in homeless if not set(PEOPLE).isdisjoint(piece.body)]
        pieces = [piece for piece in pieces if piece not in whole]
    named = [GitHubOrganization(ident, [head]) for head, ident in _named(whole, alone=not keyed)]
    found = [*keyed.values(), *named]
    loose = GitHubOrganization("")
    for piece in pieces:
        home = _home(piece, whole)
        if home is not None:
            named[whole.index(home)].parts.append(piece)
        else:
            (found[0] if len(found) == 1 else loose).parts.append(piece)
    return [*found, *([loose] if loose.parts else [])]


def _parts(readings: Iterable[Reading]) -> Iterator[Part]:
    for reading in readings:
        root = reading.source.root
        if "orgs" not in root:
            yield Part(reading, root)
            continue
        orgs = reading.mapping(root, "orgs", "orgs")
        for login in orgs:
            if not is_login(login):
                reading.wrong(Node(orgs, login, of_key=True), _KEY, A_LOGIN)
                continue
            yield Part(reading, reading.mapping(orgs, login, login), Node(orgs, login, of_key=True))


def is_login(text: str) -> bool:
    """Whether a text can be what somebody, or an organization, is called on GitHub."""
    return bool(text) and "/" not in text and not any(char.isspace() for char in text)


def _home(piece: Part, heads: Sequence[Part]) -> Part | None:
    """Return the head in the nearest folder around a file, None where there is none or more than one."""
    for folder in (piece.folder, *piece.folder.parents):
        here = [head for head in heads if head.folder == folder]
        if here:
            return here[0] if len(here) == 1 else None
    return None


def _named(heads: Sequence[Part], *, alone: bool) -> Iterator[tuple[Part, str]]:
    """Yield each head with the id of its organization.

    A single one is called by its name, else by its folder. Several are called by their folders, as in kubernetes/org,
    or by their files where they share one.
    """
    if len(heads) == 1 and alone:
        yield heads[0], _slug(heads[0].body.get("name")) or heads[0].folder.name.strip(".") or NAMELESS
        return
    in_folder = Counter(head.folder for head in heads)
    taken: set[str] = set()
    for head in heads:
        path = PurePosixPath(head.reading.source.file)
        ident = path.stem if in_folder[head.folder] > 1 or not head.folder.name.strip(".") else head.folder.name
        above = [part for part in head.folder.parts if part.strip("./\\")]
        while ident in taken and above:
            ident = f"{above.pop()}.{ident}"
        taken.add(ident)
        yield head, ident


def _slug(name: Value) -> str:
    return re.sub(r"[\W_]+", "-", name).strip("-").casefold() if isinstance(name, str) else ""
