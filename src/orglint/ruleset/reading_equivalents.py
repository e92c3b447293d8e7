"""The mutants that a rule's author has listed as equivalent: no organization can tell them from the rule."""

from __future__ import annotations

from dataclasses import dataclass

from orglint.i18n import Text
from orglint.model.place import Place
from orglint.ruleset.faults import RuleFault
from orglint.ruleset.shape import Shape
from orglint.ruleset.spec import RuleSpec
from orglint.source.document import Mapping


@dataclass(frozen=True, slots=True)
class Equivalent:
    """A mutant, by the name that `orglint rules test --mutate` gives it, and why no example can notice it."""

    mutant: str
    reason: Text
    place: Place


def read_equivalents(rule: RuleSpec) -> tuple[list[Equivalent], list[RuleFault]]:
    """Return what `equivalent` lists, each with a reason in both languages or in one, and faults in its shape."""
    reader = Shape(rule.document)
    listed = reader.mapping(rule.body, "equivalent")
    found = []
    for name in listed:
        before = len(reader.faults)
        reason = _reason(reader, listed, name)
        if not reason.en.strip() and len(reader.faults) == before:
            message = Text("say why no example can notice it", "例で見分けられない理由を書いてください")
            reader.fault(reader.at(listed, name), message)
        found.append(Equivalent(" ".join(name.split()), reason, reader.at(listed, name)))
    return found, reader.faults


def _reason(reader: Shape, listed: Mapping, name: str) -> Text:
    if isinstance(listed[name], Mapping):
        return reader.text(listed, name)
    word = (reader.word(listed, name) or "").strip()
    return Text(word, word)
