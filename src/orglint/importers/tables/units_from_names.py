"""Units that a table knows only by their names: one unit for all spellings of a name, its id the name itself."""

from __future__ import annotations

from collections.abc import Iterable

from orglint.importers.tables.rows import as_id, fold_text, says_none

NOT_SAID = frozenset({"n/a", "n/d"})


class UnitNames:
    """Ids of units by name, the same whatever order the rows have.

    Spellings that differ in case, width or blanks alone are one unit; its id is the spelling that sorts first. A name
    that stands in several owners has the owner in its id; one that is its owner's name is the owner.
    """

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._spellings: dict[str, str] = {}
        owners: dict[str, set[str]] = {}
        for owner, name in pairs:
            for text in (owner, name):
                key = fold_text(text)
                self._spellings[key] = min(self._spellings.get(key, text), text)
            if not is_no_unit(name) and fold_text(name) != fold_text(owner):
                owners.setdefault(fold_text(name), set()).add(fold_text(owner))
        companies = set().union(*owners.values()) if owners else set()
        self._shared = {name for name, of in owners.items() if len(of) > 1 or name in companies}

    def id(self, owner: str, name: str) -> str | None:
        """Return the id of the unit `name` of `owner` (empty where there are no owners), None where it names none."""
        key, owner_key = fold_text(name), fold_text(owner)
        if is_no_unit(key) or key == owner_key:
            return self.owner(owner)
        ident = as_id(self._spellings[key])
        return f"{ident} ({as_id(self._spellings[owner_key])})" if key in self._shared and owner_key else ident

    def owner(self, owner: str) -> str | None:
        """Return the id of an owner, None where the text names none."""
        key = fold_text(owner)
        return None if is_no_unit(key) else as_id(self._spellings[key])


def is_no_unit(text: str) -> bool:
    """Whether a cell names no unit."""
    return says_none(text) or fold_text(text) in NOT_SAID
