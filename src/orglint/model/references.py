"""What an id refers to: by kind, by the post a person holds, and what is meant where nothing fits."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches

from orglint.i18n import Text
from orglint.model import problems
from orglint.model.entities import Described, Person, Position
from orglint.model.kind_words import KIND_WORDS
from orglint.model.organization import Model
from orglint.model.place import Place
from orglint.model.problems import Problem
from orglint.model.schema import COLLECTIONS

MOST_CANDIDATES = 2000


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A reference that names nothing, or could name several things: makes the problem to report.

    `meant` is what it probably was to name, as far as anybody can tell.
    """

    problem: Callable[[str, str, str, Place], Problem]
    meant: tuple[Described, ...] = ()


class Resolver:
    """Finds the entities that references name."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self._posts: dict[Described, list[Position]] = {}
        self._primary: dict[Described, Position] = {}
        self._own: set[Described] = set()
        self._names: dict[str, dict[str, list[str]]] = {}
        self._near: dict[tuple[str, frozenset[str]], tuple[Text | None, tuple[Described, ...]]] = {}

    def hold(self, person: Described, position: Position) -> None:
        """Take note that a person holds, held or will hold a post: references to people mean posts at every date."""
        self._posts.setdefault(person, []).append(position)

    def find(self, text: str, kinds: frozenset[str]) -> Described | Unresolved:
        """Return the entity an id names among some kinds. A person stands for their primary position."""
        ident = text if text.isascii() else unicodedata.normalize("NFC", text)
        wanted = kinds
        if "/" in ident:
            kind, _, ident = ident.partition("/")
            wanted = frozenset({kind}) & (kinds | ({"person"} if "position" in kinds else frozenset()))
            if not wanted:
                return self._unknown(text, kinds)
            exact = self.model.entities[kind].get(ident)
            if exact is not None and kind in kinds:
                return exact
        found = self._candidates(ident, wanted, kinds)
        if not found:
            return self._unknown(text, kinds)
        if len(found) > 1:
            # A post made up for somebody is called by who it is for: it may be there already, or not yet.
            found = [post.holder[0] if isinstance(post, Position) and post in self._own else post for post in found]
            choices = sorted(entity.ref for entity in found)
            return Unresolved(
                lambda entity, field, target, place: problems.ambiguous_reference(
                    entity, field, target, choices, place
                ),
                tuple(found),
            )
        return found[0]

    def _candidates(self, ident: str, wanted: frozenset[str], kinds: frozenset[str]) -> list[Described]:
        entities = self.model.entities
        found = [entities[kind][ident] for kind in wanted if ident in entities[kind]]
        person = entities["person"].get(ident)
        if person is None or "position" not in kinds:
            return found
        if "person" in kinds:
            own = self._posts.get(person, [])
            return [entity for entity in found if entity not in own] if person in found else found
        found = [entity for entity in found if entity is not person]
        if wanted == {"person"} or "position" in wanted:
            taken = person not in self._primary and not self._posts.get(person) and found
            post = person if taken else self.primary(person)
            if post not in found:
                found.append(post)
        return found

    def primary(self, person: Described) -> Position:
        """Return the position a person stands for: the one marked primary, else that of the same id, else the first.

        Somebody who holds none gets one without a unit, so that they can head a unit or own a KPI all the same.
        """
        if person not in self._primary:
            posts = self._posts.get(person, [])
            order = self.model.primary_order
            self._primary[person] = min(posts, key=lambda post: order(person, post)) if posts else self._made(person)
        return self._primary[person]

    def _made(self, person: Described) -> Position:
        """Return a post of its own for somebody who holds none; the id of another post is not taken away from it."""
        assert isinstance(person, Person)
        positions = self.model.entities[Position.KIND]
        post = Position(id=f"{person.id}@" if person.id in positions else person.id, holder=(person,))
        positions[post.id] = post
        self._posts[person] = [post]
        self._own.add(post)  # made when somebody first refers to it: no hint may depend on that
        self.model.origins[post] = self.model.origins[person]
        return post

    def _unknown(self, text: str, kinds: frozenset[str]) -> Unresolved:
        words = Text(" or ".join(sorted(kinds)), "または".join(KIND_WORDS[kind] for kind in sorted(kinds)))
        wide = kinds | ({"person"} if "position" in kinds else frozenset())
        if (text, wide) not in self._near:
            self._near[(text, wide)] = self._close(text, wide)
        close, meant = self._near[(text, wide)]
        return Unresolved(
            lambda entity, field, target, place: problems.unknown_reference(
                entity, field, target, words, close, place, names_people=bool(wide & {"person", "position"})
            ),
            meant,
        )

    def _close(self, text: str, kinds: frozenset[str]) -> tuple[Text | None, tuple[Described, ...]]:
        """Return a did-you-mean, and the entities it means: of that very name, of a close id, of another kind."""
        if "/" in text:
            return self._close_qualified(text, kinds)
        for kind in sorted(kinds):
            idents = self._by_name(kind).get(text, [])
            if len(idents) == 1:
                japanese = f"その名前の{KIND_WORDS[kind]}のIDは「{idents[0]}」です"
                hint = Text(f'the {kind} of that name has the id "{idents[0]}"', japanese)
                return hint, (self.model.entities[kind][idents[0]],)
        close = get_close_matches(text, self._similar(text, kinds)[:MOST_CANDIDATES], n=1, cutoff=0.7)
        if close:
            meant = tuple(found[close[0]] for kind in sorted(kinds) if close[0] in (found := self.model.entities[kind]))
            return Text(f'close to it: "{close[0]}"', f"近いID: 「{close[0]}」"), meant
        for name, found in self.model.entities.items():
            if text in found and name in KIND_WORDS and found[text] not in self._own:
                return Text(f"there is a {name} of that id", f"そのIDの{KIND_WORDS[name]}ならあります"), ()
        return None, ()

    def _close_qualified(self, text: str, kinds: frozenset[str]) -> tuple[Text | None, tuple[Described, ...]]:
        """Return the same for `kind/id`: a collection's name in place of the kind's, a kind that cannot stand here."""
        kind, _, ident = text.partition("/")
        if kind in COLLECTIONS:
            right = f"{COLLECTIONS[kind].name}/{ident}"
            return Text(f'write "{right}"', f"「{right}」と書いてください"), ()
        if kind in kinds:
            return self._close(ident, frozenset({kind})) if "/" not in ident else (None, ())
        if kind in KIND_WORDS:
            wanted = " or ".join(sorted(kinds))
            japanese = "または".join(KIND_WORDS[name] for name in sorted(kinds))
            return Text(f"a {kind} cannot stand here: {wanted} can", f"ここに書けるのは{japanese}です"), ()
        return _unknown_kind(kind), ()

    def _similar(self, text: str, kinds: frozenset[str]) -> list[str]:
        """Return the ids worth comparing: of about the same length, beginning or ending alike."""
        low, high, first, last = len(text) - 2, len(text) + 2, text[:1], text[-1:]
        return [
            ident
            for kind in sorted(kinds)
            for ident in self.model.entities[kind]
            if low <= len(ident) <= high and (ident[:1] == first or ident[-1:] == last)
        ]

    def _by_name(self, kind: str) -> dict[str, list[str]]:
        if kind not in self._names:
            names: dict[str, list[str]] = {}
            for entity in self.model.entities[kind].values():
                if entity.name:
                    names.setdefault(entity.name, []).append(entity.id)
            self._names[kind] = names
        return self._names[kind]


def _unknown_kind(kind: str) -> Text:
    known = [item.name for item in COLLECTIONS.values()]
    close = get_close_matches(kind, known, n=1)
    if close:
        return Text(f'did you mean "{close[0]}/..."?', f"「{close[0]}/...」ではありませんか。")
    return Text(f"kinds are {', '.join(known)}", f"種類は{'、'.join(known)}のいずれかです")
