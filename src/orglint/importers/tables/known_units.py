"""Units that are described already, found by their ids and names, and by paths of names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from orglint.importers.tables.rows import fold_text
from orglint.source.document import Document, Mapping


class KnownUnits:
    """Units by id, each with its name and the unit above it as far as they are stated."""

    def __init__(self, documents: Sequence[Document] = ()) -> None:
        self._names: dict[str, str] = {}
        self._parents: dict[str, str] = {}
        for ident, body, above in _units(documents):
            self._names.setdefault(ident, ident)
            name, parent = body.get("name"), body.get("parent", above)
            if isinstance(name, str):
                self._names[ident] = name
            if isinstance(parent, str):
                self._parents[ident] = parent.removeprefix("unit/")
        self.ids = frozenset(self._names)
        self._called: dict[str, set[str]] = {}
        for ident, name in self._names.items():
            for text in (ident, name):
                self._called.setdefault(fold_text(text), set()).add(ident)

    def find(self, path: Sequence[str]) -> list[str]:
        """Return the ids of the units that a path of names may mean, sorted.

        A unit is meant where its own name is the last of the path and nothing in the path contradicts the units above
        it: levels may be left out on either side. Of several those go first whose path is exactly that.
        """
        names = [fold_text(part) for part in path]
        among = sorted(self._called.get(names[-1], ()))
        fitting = [ident for ident in among if self._fits(names[:-1], ident)]
        exact = [ident for ident in fitting if self.is_exactly(path, ident)]
        return exact if len(exact) == 1 else fitting

    def is_exactly(self, path: Sequence[str], ident: str) -> bool:
        """Whether the path names the units above one, each of them and no other, up to its own beginning."""
        chain = [fold_text(name) for name in self._above(ident)]
        names = [fold_text(part) for part in path[:-1]]
        return bool(names) and chain[len(chain) - len(names) :] == names if len(names) <= len(chain) else False

    def _fits(self, above: Sequence[str], ident: str) -> bool:
        chain = [fold_text(name) for name in self._above(ident)]
        return _is_within(above, chain) or _is_within(chain, above)

    def _above(self, ident: str) -> list[str]:
        """Return the names of the units above one, the topmost first."""
        found: list[str] = []
        seen = {ident}
        while (ident := self._parents.get(ident, "")) and ident not in seen:
            seen.add(ident)
            found.append(self._names.get(ident, ident))
        return found[::-1]


def _units(documents: Iterable[Document]) -> Iterator[tuple[str, Mapping, str | None]]:
    """Yield the units of documents, those inside others too: id, body, and the unit around it."""
    waiting: list[tuple[object, str | None]] = [(document.root.get("units"), None) for document in documents]
    while waiting:
        units, above = waiting.pop()
        for ident, body in units.items() if isinstance(units, Mapping) else ():
            yield ident, body if isinstance(body, Mapping) else Mapping(), above
            if isinstance(body, Mapping):
                waiting.append((body.get("units"), ident))


def _is_within(names: Sequence[str], others: Sequence[str]) -> bool:
    """Whether names stand among others in the same order."""
    left = iter(others)
    return all(name in left for name in names)
