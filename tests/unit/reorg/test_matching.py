"""Who is who in two models."""

from __future__ import annotations

from orglint.model.entities import Unit
from orglint.reorg.matching import match
from tests.unit.reorg.models import model


def test_what_has_one_kind_and_id_is_the_same():
    before, after = model({"units": {"a": {}, "b": {}}}), model({"units": {"a": {"name": "A"}}, "positions": {"b": {}}})
    matching = match(before, after)
    [a, b] = before.all(Unit)
    assert matching.counterpart(a) is after.all(Unit)[0]
    assert matching.counterpart(after.all(Unit)[0]) is a
    assert matching.counterpart(b) is None
    assert matching.counterpart(before.organization) is after.organization
    assert matching.successors_of(a) == (after.all(Unit)[0],)
