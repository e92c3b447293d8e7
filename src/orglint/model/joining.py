"""What people write themselves, joined with what was imported: a unit of a catalog gets a head in a file beside it."""

from __future__ import annotations

from collections.abc import Iterable

from orglint.model import problems
from orglint.model.entries import Entries, Entry
from orglint.model.place import Place
from orglint.source.document import Document, Mapping, Node, Sequence

WHERE = frozenset({"holder", "parent", "reports_to", "unit"})
"""Fields that say who belongs where: two answers are a problem. Of all others that of the first by rank stands."""
BEFORE_ALL = -1


def is_needed(documents: Iterable[Document]) -> bool:
    """Whether documents come from more than one kind of file."""
    return len({document.imported_from for document in documents}) > 1


def join(entries: Entries) -> None:
    """Make one entry of those that describe one thing in files of different kinds.

    Its fields are those of all; of a field that several state, what somebody wrote as a model stands. Two entries from
    files of one kind stay two: that is a duplicate, which is said elsewhere.
    """
    _join_posts(entries)
    groups: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries.items:
        if not entry.adds:  # these are read when all others are
            groups.setdefault((entry.kind.name, entry.id), []).append(entry)
    gone: set[int] = set()
    for group in groups.values():
        if len(group) > 1:
            gone |= _joined(group, entries)
    entries.items = [entry for entry in entries.items if id(entry) not in gone]


def _joined(group: list[Entry], entries: Entries) -> set[int]:
    """Join the entries of one thing; return those that are part of another now."""
    first, *others = sorted(group, key=_rank)
    joined = {_source(first)}
    gone: set[int] = set()
    for other in others:
        if _source(other) not in joined:
            joined.add(_source(other))
            gone.add(id(other))
            _add(first, other, entries)
    return gone


def _add(entry: Entry, other: Entry, entries: Entries) -> None:
    """Add to an entry what another says beyond it."""
    own = {name: (raw, place) for name, raw, place in entry.written()}
    for name, raw, place in other.written():
        if name not in own:
            entry.given[name] = raw
            entry.origin.borrowed[name] = place
        elif name in WHERE and _bare(raw) != _bare(own[name][0]):
            what = f"{entry.kind.name}/{entry.id}.{name}"
            places = own[name][1].value_location(), place.value_location()
            entries.problems.append(problems.repeated_entity(what, *places))
            entries.disputed.append((entry.kind.name, entry.id, name))
    entry.unread |= other.unread - own.keys()
    for name, place in other.origin.borrowed.items():  # parts of a shorthand, as `holder.allocation`
        entry.origin.borrowed.setdefault(name, place)


def stands_first(known: Place, other: Place, name: str) -> bool:
    """Whether what is known of a field stands whatever another file says: somebody wrote it as a model."""
    return name not in WHERE and bool(other.document.imported_from) and not known.document.imported_from


def _join_posts(entries: Entries) -> None:
    """Let a person's own post, as written on them, be the post that a membership elsewhere makes in the same unit.

    One written without a unit is the only one that is known from elsewhere, if there is only one.
    """
    people = {entry.id for entry in entries.items if entry.kind.name == "person"}
    posts: dict[str, list[Entry]] = {}
    for entry in entries.items:
        if entry.kind.name == "position" and _source(entry) and "@" in entry.id:
            posts.setdefault(_bare(entry.given.get("holder")), []).append(entry)
    for entry in entries.items:
        if entry.kind.name != "position" or _source(entry) or entry.id not in people:
            continue
        unit = next((_bare(raw) for name, raw, _ in entry.written() if name == "unit"), None)
        ids = {post.id for post in posts.get(entry.id, ()) if unit is None or _bare(post.given.get("unit")) == unit}
        if len(ids) == 1 and _bare(entry.given.get("holder")) == entry.id:
            entry.id = ids.pop()
            entry.rank = BEFORE_ALL


def _rank(entry: Entry) -> tuple[str, str]:
    """Order what people wrote themselves first, then by kind of file and file."""
    return _source(entry), entry.origin.place.document.file


def _source(entry: Entry) -> str:
    return entry.origin.place.document.imported_from


def _bare(raw: Node) -> str:
    """Return a reference without the kind before its id, whichever way it is written."""
    if isinstance(raw, Mapping):
        return _bare(raw.get("id"))
    if isinstance(raw, Sequence):
        return ",".join(sorted(map(_bare, raw)))
    return (raw or "").rpartition("/")[2]
