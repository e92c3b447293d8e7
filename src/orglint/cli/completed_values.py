"""The values that shells offer for options and arguments; each is looked up when somebody asks for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from orglint.errors import OrglintError


def rules(incomplete: str) -> Iterator[str]:
    """Yield the lists of rules that a text may become: `wide-span,na` becomes `wide-span,narrow-spans`."""
    return _listed(incomplete, _rule_ids())


def packs(incomplete: str) -> Iterator[str]:
    """Yield the lists of packs that a text may become."""
    from orglint.ruleset.choosing import CORE, MARKETING, STRICT

    return _listed(incomplete, (CORE, MARKETING, STRICT))


def formats(incomplete: str) -> Iterator[str]:
    """Yield the formats that begin so; behind `json=` stands a file, which the shell knows."""
    from orglint.reporters.registry import FILE_FORMATS, FORMATS

    return _beginning(incomplete, (*FORMATS, *FILE_FORMATS))


def presets(incomplete: str) -> Iterator[str]:
    """Yield the ways to read what is no model."""
    from orglint.app.foreign import known_presets

    return _beginning(incomplete, known_presets())


def explained(incomplete: str) -> Iterator[str]:
    """Yield what `orglint explain` explains: rules, input findings, collections, functions; behind a dot, fields."""
    from orglint.engine.suppression_rules import SUPPRESSION_RULES
    from orglint.functions.families import functions
    from orglint.model.input_rules import INPUT_RULES
    from orglint.model.schema import COLLECTIONS, KINDS

    kind, dot, _ = incomplete.partition(".")
    if dot:
        found = KINDS.get(kind) or COLLECTIONS.get(kind)
        return _beginning(incomplete, (f"{kind}.{name}" for name in (found.fields if found else ())))
    return _beginning(incomplete, (*_rule_ids(), *INPUT_RULES, *SUPPRESSION_RULES, *COLLECTIONS, *KINDS, *functions()))


def _rule_ids() -> Iterable[str]:
    """Return the ids of the built-in rules, which are their files' names, and of the project's own, if it has any."""
    from orglint.app.inputs import Inputs
    from orglint.app.settings import find_settings
    from orglint.ruleset.builtin import builtin_rules_folder

    found = {path.stem for path in builtin_rules_folder().rglob("*.yaml")}
    try:
        if find_settings(Inputs())[0].rule_paths:
            from orglint.app.rules import list_rules

            found.update(rule.id for rule in list_rules(Inputs()))
    except OrglintError:  # a project whose settings are wrong: told by every command, and no reason to offer nothing
        return found
    return found


def _listed(incomplete: str, known: Iterable[str]) -> Iterator[str]:
    before, comma, last = incomplete.rpartition(",")
    return (f"{before}{comma}{name}" for name in _beginning(last, known) if name not in before.split(","))


def _beginning(incomplete: str, known: Iterable[str]) -> Iterator[str]:
    return (name for name in sorted(set(known)) if name.startswith(incomplete))
