"""What all changes of a plan share: finding what they name, refusing what does not fit, and what they do to the draft."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from orglint.i18n import Text
from orglint.model.kind_words import kind_word
from orglint.model.place import Place
from orglint.model.problems import quote
from orglint.model.schema import KINDS
from orglint.model.words import is_none_word, is_placeholder
from orglint.reorg.plan import refusals
from orglint.reorg.plan.changes import Change
from orglint.reorg.plan.draft import Draft, Key
from orglint.reorg.plan.held import bare, day_in, normal
from orglint.reorg.plan.keys import keys_of
from orglint.reorg.plan.lineage import Lineage
from orglint.reorg.plan.mistakes import Mistakes, RefusedError
from orglint.reorg.plan.references import swapped
from orglint.reorg.plan.slots import Name, Refers, Subject
from orglint.reorg.plan.succession import New, succeed
from orglint.spelling import meant, nearest

UNIT, POSITION, PERSON = frozenset({"unit"}), frozenset({"position"}), frozenset({"person"})
MOST_NAMED = 5
_MOST_ALIKE = 2000
_MOST_LETTERS = 3


class Work:
    """A plan being applied.

    `ended` and `made` say where the plan ends and creates what, `stated` where it says a field of something, `unseated` where
    somebody has left their last post. `lineage` follows units.
    """

    def __init__(self, draft: Draft, mistakes: Mistakes, doubtful: Iterable[str]) -> None:
        self.draft, self.mistakes = draft, mistakes
        self.doubtful = set(doubtful)
        self.ended: dict[Key, Place] = {}
        self.made: dict[Key, Place] = {}
        self.stated: dict[tuple[Key, str], Place] = {}
        self.renamed: dict[Key, tuple[str, Place]] = {}
        self.unseated: dict[str, Place] = {}
        self.lineage = Lineage()
        self._names: dict[str, dict[str, list[str]]] = {}

    # ---- finding

    def look_up(self, change: Change) -> None:
        """Look for everything that a change names; all that is not there is said before RefusedError."""
        wanted: list[tuple[Name | None, frozenset[str]]] = []
        for key in keys_of(type(change)):
            value = getattr(change, key.attribute)
            if isinstance(value, Subject):
                wanted += [(name, frozenset({value.kind})) for name in value.names]
            elif isinstance(key.slot, Refers) and len(key.slot.kinds) == 1 and not key.slot.later:
                names = value if isinstance(value, tuple) else (value,)
                kinds = frozenset(key.slot.kinds)
                wanted += [(name, kinds) for name in names if name is not None and not _is_nobody(name, key.slot)]
        self.all(*wanted)

    def all(self, *wanted: tuple[Name | None, frozenset[str]]) -> list[Key | None]:
        """Return what names mean among some kinds, each; every one that means nothing is said before RefusedError."""
        found: list[Key | None] = []
        refused = False
        for name, kinds in wanted:
            try:
                found.append(self.find(name, kinds) if name is not None else None)
            except RefusedError:
                refused = True
        if refused:
            raise RefusedError
        return found

    def each(self, names: Iterable[Name], kinds: frozenset[str]) -> list[tuple[Key, Name]]:
        """Return what each of some names means; one that is named twice is refused."""
        wanted = list(names)
        found = self.all(*((name, kinds) for name in wanted))
        pairs: list[tuple[Key, Name]] = []
        for key, name in zip(found, wanted, strict=True):
            assert key is not None
            if any(key == other for other, _ in pairs):
                raise self.mistakes.refuse(refusals.NAMED_TWICE.filled(what=what(key)), name.location)
            pairs.append((key, name))
        return pairs

    def find(self, name: Name, kinds: frozenset[str]) -> Key:
        """Return what a name means among some kinds. Raises RefusedError where that is nothing, or nothing any longer."""
        self._refuse_other_kind(name, kinds)
        found = self.draft.meant(name.text, kinds)
        if len(found) > 1:  # somebody without a post stands for none: the post that is called like them is meant
            found = [key for key in found if key[0] in kinds]
        if len(found) > 1:
            choices = Text(" or ".join(map("/".join, found)), "と".join(map("/".join, found)))
            raise self.mistakes.refuse(refusals.AMBIGUOUS.filled(word=quote(name.text), choices=choices), name.location)
        if not found:
            raise self._unknown(name, kinds)
        key = found[0]
        if key[0] not in kinds:
            raise self.mistakes.refuse(refusals.NO_POST.filled(word=quote(name.text)), name.location)
        if key in self.ended:
            raise self.mistakes.refuse(refusals.ENDS_HERE.filled(what=what(key)), name.location, see=self.ended[key])
        if self.draft.is_over(key):
            text = refusals.HAS_LEFT if key[0] == "person" else refusals.IS_OVER
            day = self.draft.text(key, "end")
            raise self.mistakes.refuse(text.filled(what=what(key), day=day), name.location)
        start = day_in(self.draft.text(key, "start"))
        if start is not None and start > self.draft.day:
            text = refusals.NOT_YET.filled(what=what(key), day=start.isoformat())
            raise self.mistakes.refuse(text, name.location)
        return key

    def _refuse_other_kind(self, name: Name, kinds: frozenset[str]) -> None:
        kind, slash, _ = name.text.partition("/")
        accepted = kinds | (PERSON if "position" in kinds else frozenset())
        if slash and kind not in accepted:
            words = _kinds(kinds)
            hint = None
            if kind not in KINDS:
                near = nearest(kind, accepted)
                hint = meant(f"{near}/...") if near is not None else None
            shown = kind_word(kind) if kind in KINDS else Text(quote(kind), quote(kind))
            raise self.mistakes.refuse(refusals.NOT_HERE.filled(kind=shown, kinds=words), name.location, hint=hint)

    def _unknown(self, name: Name, kinds: frozenset[str]) -> RefusedError:
        """Say that there is no such thing, and what may be meant; silent where a change failed that may have made it."""
        ident = bare(name.text)
        if ident in self.doubtful or name.text in self.doubtful:
            return RefusedError()
        for kind in sorted(kinds):
            if (kind, ident) in self.renamed:
                new, place = self.renamed[kind, ident]
                text = refusals.RENAMED.filled(word=quote(name.text), ident=new)
                return self.mistakes.refuse(text, name.location, see=place)
        text = refusals.UNKNOWN.filled(kind=_kinds(kinds), word=quote(name.text))
        return self.mistakes.refuse(text, name.location, hint=self._hint(ident, kinds))

    def _hint(self, text: str, kinds: frozenset[str]) -> Text | None:
        wide = kinds | (PERSON if "position" in kinds else frozenset())
        for kind in sorted(wide):
            named = self._named(kind).get(text, [])
            if len(named) == 1:
                return refusals.OF_THAT_NAME.filled(kind=kind_word(kind), ident=named[0])
        near = nearest(text, islice((ident for kind in sorted(wide) for ident in self._alike(kind, text)), _MOST_ALIKE))
        if near is not None:
            return meant(near)
        other = next((kind for kind in ("person", *KINDS) if (kind, text) in self.draft), None)
        return refusals.OTHER_KIND.filled(kind=kind_word(other)) if other is not None else None

    def _named(self, kind: str) -> dict[str, list[str]]:
        """Return the ids of a kind by the names of what they stand for."""
        if kind not in self._names:
            names: dict[str, list[str]] = {}
            for ident in self.draft.of(kind):
                names.setdefault(self.draft.text((kind, ident), "name") or "", []).append(ident)
            self._names[kind] = names
        return self._names[kind]

    def _alike(self, kind: str, text: str) -> Iterator[str]:
        """Yield the ids worth comparing with a misspelt one: of about its length, beginning or ending like it."""
        for ident in self.draft.of(kind):
            if abs(len(ident) - len(text)) <= _MOST_LETTERS and (ident[:1] == text[:1] or ident[-1:] == text[-1:]):
                yield ident

    # ---- refusing

    def state(self, key: Key, field: str, place: Place, *, detail: str = "") -> None:
        """Take note that the plan says a field of something. Raises RefusedError where it does so for the second time."""
        said = self.stated.setdefault((key, field + detail), place)
        if said.container is not place.container or said.key != place.key:  # what reads alike may stand twice
            text = refusals.SAID_BEFORE.filled(what=what(key), field=field)
            raise self.mistakes.refuse(text, place, see=said)

    def fresh(self, kind: str, name: Name) -> str:
        """Return an id for something new. Raises RefusedError where it cannot be one, or is taken."""
        ident = normal(name.text)
        if not ident.strip() or "/" in ident:
            raise self.mistakes.refuse(refusals.BAD_ID, name.location)
        if is_none_word(ident) or is_placeholder(ident):
            raise self.mistakes.refuse(refusals.ID_OF_NOTHING.filled(word=quote(ident)), name.location)
        if (kind, ident) in self.draft:
            see = self.made.get((kind, ident))
            text = refusals.TAKEN.filled(word=quote(ident))
            raise self.mistakes.refuse(text, name.location, see=see)
        return ident

    # ---- doing

    def set_reference(self, key: Key, field: str, to: Key | None, name: Name, *, text: str | None = None) -> None:
        """Let a field refer to something else, to nothing where `to` is None, from the day of the plan on."""
        target = KINDS[key[0]].written[field].target
        if to is None:
            succeed(self.draft, key, field, (), cause=name.place)
            return
        new = New(text or self.draft.spelled(to, target), name.place)
        succeed(self.draft, key, field, (new,), cause=name.place)

    def end(self, key: Key, name: Name) -> None:
        """Let something end with the day before the plan. Raises RefusedError where the plan itself makes it."""
        if key in self.made:
            raise self.mistakes.refuse(refusals.MADE_HERE.filled(what=what(key)), name.location, see=self.made[key])
        self.ended[key] = name.place
        self.draft.put(key, "end", self.draft.last.isoformat(), name.place)

    def redirect(self, key: Key, to: Key, name: Name) -> None:
        """Let everything in force that refers to one thing refer to another, from the day of the plan on."""
        for other, field in list(self.draft.referring(key)):
            text = self.draft.spelled(to, field.target)
            if field.target:
                succeed(
                    self.draft, other, field.name, (New(text, name.place),), cause=name.place, carry=True,
                    leaves=lambda held, field=field: self.draft.names(held.text, field.target, key),  # type: ignore[misc]  # a default has no declared type
                )  # fmt: skip
                continue
            found = self.draft.said(other, field.name)
            assert found is not None, "it refers to what is redirected"
            raw, place = swapped(
                field, *found, lambda text, kinds: self._swap(text, kinds, key, to, name.place), self.draft.revised
            )
            self.draft.put(other, field.name, raw, place)

    def _swap(self, text: str, kinds: frozenset[str], key: Key, to: Key, place: Place) -> tuple[str, Place] | None:
        return (self.draft.spelled(to, kinds), place) if self.draft.names(text, kinds, key) else None

    def pin(self, ident: str) -> None:
        """Let every reference that is written as a bare id say what it means now: it may mean something else soon."""

        def pinned(text: str, kinds: frozenset[str]) -> tuple[str, None] | None:
            if ("/" in text and not text.startswith("person/")) or bare(text) != ident:
                return None
            if kinds == PERSON or is_none_word(text):
                return None
            found = self.draft.meant(text, kinds)
            return ("/".join(found[0]), None) if len(found) == 1 else None

        self.draft.swap(ident, pinned)

    def keep_apart(self, kind: str, ident: str) -> None:
        """Pin an id that something of another kind has: references to that must not become ambiguous."""
        if any((other, ident) in self.draft for other in KINDS if other != kind):
            self.pin(ident)

    def above(self, unit: Key) -> Iterator[Key]:
        """Yield the units above a unit on the day of the plan, the nearest first."""
        seen = {unit}
        current = self.parent(unit)
        while current is not None and current not in seen:
            yield current
            seen.add(current)
            current = self.parent(current)

    def parent(self, unit: Key) -> Key | None:
        """Return the unit right above a unit on the day of the plan."""
        return self.current(unit, "parent")

    def current(self, key: Key, field: str) -> Key | None:
        """Return what a field refers to on the day of the plan; of several the first, None for nothing."""
        found = self.currents(key, field)
        return found[0] if found else None

    def currents(self, key: Key, field: str) -> list[Key]:
        """Return everything that a field refers to on the day of the plan."""
        target = KINDS[key[0]].written[field].target
        held = (one for one in self.draft.held(key, field) if one.text and one.is_current(self.draft.day))
        meanings = (self.draft.meant(one.text, target) for one in held)
        return [found[0] for found in meanings if len(found) == 1]


def _is_nobody(name: Name, slot: Refers) -> bool:
    return slot.or_none and is_none_word(name.text)


def what(key: Key) -> str:
    """Return how messages call an entity."""
    return "/".join(key)


def listed(keys: Iterable[Key]) -> Text:
    """Return some entities as a list for messages, the first few by name."""
    names = [what(key) for key in keys]
    rest = len(names) - MOST_NAMED
    en, ja = ", ".join(names[:MOST_NAMED]), "、".join(names[:MOST_NAMED])
    return Text(f"{en} and {rest} more", f"{ja}ほか{rest}件") if rest > 0 else Text(en, ja)


def _kinds(kinds: frozenset[str]) -> Text:
    words = [kind_word(kind) for kind in sorted(kinds)]
    return Text(" or ".join(word.en for word in words), "または".join(word.ja for word in words))
