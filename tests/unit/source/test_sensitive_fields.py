"""The reader hides values by name, knowing no model: the names must be those that the model marks."""

from __future__ import annotations

from orglint.model.marks import Sensitive
from orglint.model.schema import KINDS
from orglint.source.builder import SENSITIVE


def test_excerpts_hide_exactly_the_fields_that_the_model_marks_as_sensitive():
    marked = {field.name for kind in KINDS.values() for field in kind.declared.values() if field.mark(Sensitive)}
    assert marked == SENSITIVE
