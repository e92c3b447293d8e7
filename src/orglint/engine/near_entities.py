"""Which entity a setting names, or probably means where it names none: `did you mean "unit/sales"?`."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from orglint.i18n import Text
from orglint.model.entities import Described
from orglint.model.organization import Model
from orglint.model.problems import quote
from orglint.model.schema import COLLECTIONS

_MOST = 100
"""As many ids are compared at most: hundreds of stale settings over ten thousands of entities must not take minutes."""
_CLOSE = 0.6


def entity_named(ref: str, model: Model) -> Described | None:
    """Return the entity called `kind/id`, in force or not."""
    if ref == model.organization.ref:
        return model.organization
    kind, _, ident = ref.partition("/")
    found = model.entities.get(kind, {}).get(ident)
    return found or next((entity for entity in model.in_force.get(kind, ()) if entity.ref == ref), None)


class NearEntities:
    """The ids of a model, to find the one that is nearest to a misspelt `kind/id`."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self._by_length: dict[str, dict[int, list[str]]] = {}

    def hint(self, target: str, kinds: Iterable[str] | None = None) -> Text | None:
        """Return the hint for a target that is not there, as far as may be of these kinds; None where none is near."""
        near = self.nearest(target, kinds)
        return None if near is None else Text(f"did you mean {quote(near)}?", f"{quote(near)}ではありませんか。")

    def nearest(self, target: str, kinds: Iterable[str] | None = None) -> str | None:
        """Return the `kind/id` of the same id in another kind, or with the kind left out, else of the closest id."""
        all_kinds = list(self.model.entities) if kinds is None else list(kinds)
        written, slash, ident = target.partition("/")
        if not slash:
            written, ident = "", target
        kind = COLLECTIONS[written].name if written in COLLECTIONS else written.casefold()
        own = [kind] if kind in all_kinds else all_kinds
        same = next((name for name in (*own, *all_kinds) if ident in self.model.entities[name]), None)
        if same is not None:
            return f"{same}/{ident}"
        return next((f"{name}/{near}" for name in own if (near := self._close(ident, name)) is not None), None)

    def _close(self, ident: str, kind: str) -> str | None:
        folded = ident.casefold()
        known = {each.casefold(): each for each in self._similar(folded, kind)[:_MOST]}
        found = get_close_matches(folded, known, n=1, cutoff=_CLOSE)
        return known[found[0]] if found else None

    def _similar(self, ident: str, kind: str) -> list[str]:
        """Return the ids worth comparing: of about the same length, beginning or ending alike."""
        index = self._index(kind)
        first, last = ident[:1], ident[-1:]
        return [
            each
            for length in range(len(ident) - 2, len(ident) + 3)
            for each in index.get(length, ())
            if (folded := each.casefold())[:1] == first or folded[-1:] == last
        ]

    def _index(self, kind: str) -> dict[int, list[str]]:
        if kind not in self._by_length:
            index = self._by_length.setdefault(kind, {})
            for ident in self.model.entities[kind]:
                index.setdefault(len(ident), []).append(ident)
        return self._by_length[kind]
