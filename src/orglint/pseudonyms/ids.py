"""Pseudonyms for ids: one for each text, whatever kinds of things have it as their id, so that references keep meaning the same."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from orglint.importers.to_yaml.gather import ORGANIZATION, Gathered, normal
from orglint.model.schema import COLLECTIONS
from orglint.pseudonyms.naming import Naming
from orglint.pseudonyms.order import in_structure_order

_POST = re.compile(r"(?P<person>.+?)@(?P<unit>.*?)(?P<number>#\d+)?")
"""The id that a post gets from its holder and its unit."""


def id_pseudonyms(gathered: Gathered, naming: Naming, kept: Collection[str]) -> dict[str, str]:
    """Return the pseudonym of each id, in the order of the structure; `kept` are ids of units that stay."""
    kinds: dict[str, list[str]] = {}
    for collection, ident in in_structure_order(gathered):
        if collection != ORGANIZATION:
            kinds.setdefault(ident, []).append(collection)
    found = {ident: ident for ident, collections in kinds.items() if ident in kept and collections == ["units"]}
    taken = set(found)
    for ident, collections in kinds.items():
        if ident not in found:
            kind = COLLECTIONS[min(collections, key=list(COLLECTIONS).index)].name
            made = f"{kind}-{naming.code(kind, ident)}"
            while made in taken:
                made += "x"
            taken.add(made)
            found[ident] = made
    return found


def reference(text: str, ids: Mapping[str, str]) -> str | None:
    """Return a reference under the new ids; None where it means nothing that is described."""
    kind, slash, ident = text.partition("/") if "/" in text else ("", "", text)
    known = {item.name for item in COLLECTIONS.values()}
    if slash and kind not in known:
        return None
    found = ids.get(normal(ident)) or _post(normal(ident), ids)
    return None if found is None else f"{kind}{slash}{found}"


def _post(ident: str, ids: Mapping[str, str]) -> str | None:
    parts = _POST.fullmatch(ident)
    if parts is None or parts["person"] not in ids:
        return None
    unit = parts["unit"]
    place = ids.get(unit, unit if unit.isdigit() or not unit else None)
    return None if place is None else f"{ids[parts['person']]}@{place}{parts['number'] or ''}"
