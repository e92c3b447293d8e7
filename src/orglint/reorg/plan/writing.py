"""The organization that a plan makes, as files: entities with their fields, posts folded into people and units again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from orglint.i18n import Language
from orglint.importers.to_yaml.files import Head, new_files
from orglint.importers.to_yaml.gather import ORGANIZATION, Gathered, Outgoing
from orglint.importers.to_yaml.split import Split, plan_files
from orglint.model.entries import Entries, Entry, member_id, post_ids
from orglint.model.schema import KINDS, POST_FIELDS
from orglint.reorg.plan.apply import apply_plan, revised_entries
from orglint.reorg.plan.held import bare, day_in
from orglint.reorg.plan.reading import Plan
from orglint.source.document import Document, Mapping
from orglint.source.document import Sequence as NodeList

_LAST_RANK = 1_000_000
_BESIDE = ("allocation", "primary")


def files_after(
    plan: Plan, documents: Sequence[Document], language: Language, *, split: Split = "unit"
) -> dict[str, str]:
    """Return the organization that a plan makes as a model in YAML: texts by their paths below a folder.

    It is as of the day of the plan. Raises PlanError where the plan does not fit.
    """
    apply_plan(plan, documents, language)
    gathered = gather_entries(revised_entries(plan, documents, language), plan.day)
    return new_files(gathered, plan_files(gathered, split), Head(), language)


def gather_entries(entries: Entries, day: date) -> Gathered:
    """Return entries as entities to be written, the organization as of a day.

    Of two definitions of one entity the first is taken, as where documents are gathered; the others are named as repeats.
    """
    return _Writing(entries, day).run()


@dataclass(slots=True)
class _Post:
    """A post to be written: the entry, its fields, and who holds it where a shorthand said so."""

    entry: Entry
    fields: Mapping
    person: str | None
    tie: Mapping | None
    is_folded: bool = False

    @property
    def unit(self) -> str | None:
        """Return the unit it is in, where that is written plainly."""
        unit = self.fields.get("unit")
        return bare(unit) if isinstance(unit, str) else None

    def beside(self) -> Mapping:
        """Return how it is held, beside who holds it."""
        return Mapping({name: self.tie[name] for name in _BESIDE if name in self.tie}) if self.tie else Mapping()


@dataclass(slots=True)
class _Writing:
    entries: Entries
    day: date
    found: Gathered = field(default_factory=Gathered)
    posts: list[_Post] = field(default_factory=list)
    others: frozenset[str] = frozenset()

    def run(self) -> Gathered:
        self.others = frozenset(entry.id for entry in self.entries.items if entry.kind.name != "unit")
        self.organization()
        for entry in (entry for entry in self.entries.items if not entry.adds):
            self.take(entry)
        for entry in (entry for entry in self.entries.items if entry.adds):
            self.addition(entry)
        self.fold()
        for post in self.posts:
            if not post.is_folded:
                self.put("positions", post.entry, self.alone(post))
        return self.found

    def organization(self) -> None:
        fields = Mapping()
        for entry in self.entries.organizations:
            for name, raw, _ in entry.written():
                fields.setdefault(name, raw)
        described = fields.get("described")
        known = {str(name) for name in described} if isinstance(described, NodeList) else set()
        if self.entries.described or known:
            fields["described"] = NodeList(sorted(known | self.entries.described))
        fields["as_of"] = self.day.isoformat()
        self.found.entities[ORGANIZATION, ORGANIZATION] = Outgoing(ORGANIZATION, ORGANIZATION, fields)

    def take(self, entry: Entry) -> None:
        fields = self.fields(entry)
        if entry.kind.name != "position":
            self.put(entry.kind.collection, entry, fields)
            return
        tie = entry.given.get("holder")
        if isinstance(tie, Mapping) and tie.first < 0:
            del fields["holder"]
            self.posts.append(_Post(entry, fields, bare(str(tie.get("id"))), tie))
        else:
            self.posts.append(_Post(entry, fields, None, None))

    def fields(self, entry: Entry) -> Mapping:
        """Return the fields of an entry; a unit that nesting filled in is a bare id, where that means nothing else."""
        made = Mapping()
        for name, raw, _ in entry.written():
            is_filled_in = name in entry.given and isinstance(raw, str) and raw.startswith("unit/")
            made[name] = bare(str(raw)) if is_filled_in and bare(str(raw)) not in self.others else raw
        return made

    def put(self, collection: str, entry: Entry, fields: Mapping) -> None:
        key = collection, entry.id
        if key in self.found.entities:
            self.found.repeats.append((key, str(entry.origin.place.key_location())))
            return
        self.found.entities[key] = Outgoing(collection, entry.id, fields)

    def addition(self, entry: Entry) -> None:
        key = entry.kind.collection, entry.id
        known = self.found.entities.get(key)
        if known is None:
            self.take(entry)
            return
        for name, raw in self.fields(entry).items():
            known.fields.setdefault(name, raw)

    # ---- shorthands

    def fold(self) -> None:
        """Write posts where people would write them: on who holds them, or as members of their unit."""
        several: dict[str, list[_Post]] = {}
        for post in self.posts:
            if post.person is not None and ("people", post.person) in self.found.entities:
                if post.entry.rank is not None:
                    several.setdefault(post.person, []).append(post)
                else:
                    self.fold_one(post, post.person)
        for person, posts in several.items():
            self.fold_several(person, posts)
        self.mark_primary(several)

    def fold_one(self, post: _Post, person: str) -> None:
        body = self.found.entities["people", person].fields
        names = post.fields.keys()
        if post.entry.id == person and names <= set(POST_FIELDS) and "primary" not in (post.tie or ()):
            if names or post.beside():
                body.update({**post.fields, **post.beside()})
                post.is_folded = True
        elif post.unit is not None and post.entry.id == member_id(person, post.unit):
            unit = self.found.entities.get(("units", post.unit))
            if unit is not None and _is_plain(post, {"id", "holder"}):
                rest = Mapping({name: raw for name, raw in post.fields.items() if name != "unit"} | post.beside())
                members = unit.fields.setdefault("members", NodeList())
                assert isinstance(members, NodeList)
                members.append(Mapping({"id": person, **rest}) if rest else person)
                post.is_folded = True

    def fold_several(self, person: str, posts: list[_Post]) -> None:
        """Write posts in the order of their ranks, if they get the same ids again; else they stand on their own."""
        ordered = sorted(posts, key=lambda post: post.entry.rank or 0)
        bodies = [Mapping({**post.fields, **post.beside()}) for post in ordered]
        body = self.found.entities["people", person].fields
        own = any(name in body for name in (*POST_FIELDS, "allocation"))
        same = post_ids(person, bodies) == [post.entry.id for post in ordered]
        if not own and same and all(_is_plain(post, {"holder"}) for post in ordered):
            body["posts"] = NodeList(bodies)
            for post in ordered:
                post.is_folded = True

    def mark_primary(self, several: dict[str, list[_Post]]) -> None:
        """Mark the first post of people whose posts have lost their order."""
        for person, posts in several.items():
            if all(post.is_folded for post in posts):
                continue
            held = [post for post in self.posts if post.person == person]
            if any("primary" in post.beside() for post in held):
                continue
            first = min(held, key=lambda post: self.order(post, person))
            if not first.is_folded and first.tie is not None and first.entry.id != person:
                first.tie = Mapping({**first.tie, "primary": "true"})

    def order(self, post: _Post, person: str) -> tuple[bool, bool, int, str]:
        end = day_in(post.fields.get("end"))
        rank = post.entry.rank if post.entry.rank is not None else _LAST_RANK
        return post.entry.id != person, end is not None and end < self.day, rank, post.entry.id

    def alone(self, post: _Post) -> Mapping:
        """Return the fields of a post that stands on its own."""
        if post.person is None:
            return post.fields
        beside = post.beside()
        return Mapping({**post.fields, "holder": Mapping({"id": post.person, **beside}) if beside else post.person})


def _is_plain(post: _Post, taken: set[str]) -> bool:
    """Whether everything said of a post can be said in a shorthand: no key there means something else."""
    return post.fields.keys().isdisjoint(taken | {*_BESIDE}) and all(
        name in KINDS["position"].written or name.startswith("x-") for name in post.fields
    )
