"""Findings of the organization before by the names of now, so that what was renamed is still the same finding."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from itertools import islice, product

from orglint.config.settings import Config
from orglint.engine.assembly import tell_apart
from orglint.finding import Finding, Identity
from orglint.model.entities import Described, Partnership, Placeholder, Stage, Unit
from orglint.reorg.matching.matching import Matching

_MOST_CHOICES = 64
"""So many ways are tried in which the units of a finding went on."""


def in_later_names(
    findings: Iterable[Finding], matching: Matching, later: Iterable[Finding] = ()
) -> tuple[Finding, ...]:
    """Return findings of the earlier model with the fingerprints they would have by the names of the later one.

    Everything else of them stays as it was: `engine.comparing.compare` then sees what is new, and what is gone. What was
    merged into something else has no name of its own any more, and keeps the one it had; unless something else is
    called so now. Where a finding is of something else, and one of the `later` ones says the same of it and of what such
    a unit went into, it is that one.
    """
    names = later_names(matching) | _names_taken(matching)
    known = {one.identity.fingerprint for one in later if one.identity is not None}
    heirs = {unit.ref: tuple(heir.ref for heir in matching.successors_of(unit)) for unit in matching.successors}
    before = list(findings)
    told = tell_apart(_renamed(finding, names, heirs, known) for finding in before)
    parents = {old.fingerprint: new.fingerprint for old, new in zip(before, told, strict=True)}
    return tuple(
        finding if finding.parent is None else replace(finding, parent=parents.get(finding.parent, finding.parent))
        for finding in told
    )


def _renamed(
    finding: Finding, names: Mapping[str, str], heirs: Mapping[str, tuple[str, ...]], known: Container[str]
) -> Finding:
    identity = finding.identity
    if identity is None:
        return finding
    concerned = dict.fromkeys((*identity.entities, *identity.details))
    divided = [name for name in concerned if name in heirs and name != finding.entity]
    if not divided and names.keys().isdisjoint(concerned):
        return finding
    renamed = _with(identity, names)
    if divided and renamed.fingerprint not in known:
        choices = islice(product(*(heirs[name] for name in divided)), _MOST_CHOICES)
        others = (_with(identity, {**names, **dict(zip(divided, chosen, strict=True))}) for chosen in choices)
        renamed = next((other for other in others if other.fingerprint in known), renamed)
    return replace(finding, identity=renamed, fingerprint=renamed.fingerprint)


def _with(identity: Identity, names: Mapping[str, str]) -> Identity:
    entities, details = ([names.get(name, name) for name in part] for part in (identity.entities, identity.details))
    return replace(identity, entities=tuple(sorted(set(entities))), details=tuple(details))


def later_names(matching: Matching) -> dict[str, str]:
    """Return what entities of before are called now (`kind/id`), those alone that are called something else."""
    found = dict[str, str]()
    for entities in matching.before.in_force.values():
        for entity in entities:
            name = _later_name(entity, matching)
            if name is not None and name != entity.ref:
                found[entity.ref] = name
    return found


def settings_in_later_names(config: Config, matching: Matching) -> Config:
    """Return settings of before as they would be written later: what is set for something holds under its new name."""
    names = later_names(matching)
    return replace(
        config,
        overrides=tuple(replace(each, inside=names.get(each.inside, each.inside)) for each in config.overrides),
        ignore=tuple(replace(each, target=names.get(each.target, each.target)) for each in config.ignore),
    )


def _names_taken(matching: Matching) -> dict[str, str]:
    """Return names that nothing can have (`kind/id/`) for what is gone, and whose name something else has now."""
    found = dict[str, str]()
    for kind, entities in matching.before.in_force.items():
        taken = {entity.ref for entity in matching.after.in_force.get(kind, ())}
        gone = (one for one in entities if one.ref in taken and _later_name(one, matching) is None)
        found.update((one.ref, f"{one.ref}/") for one in gone)
    return found


def _later_name(entity: Described, matching: Matching) -> str | None:
    """Return what an entity of before is called now; what is derived is called by what it is made of."""
    if isinstance(entity, Partnership):
        names = sorted(_id_of_unit(unit, matching) for unit in (entity.a, entity.b))
        return f"{entity.KIND}/{'--'.join(names)}"
    if isinstance(entity, Stage):
        lifecycle = matching.counterpart(entity.lifecycle) or entity.lifecycle
        return f"{entity.KIND}/{lifecycle.id}{entity.id.removeprefix(entity.lifecycle.id)}"
    if isinstance(entity, Placeholder):
        standing = matching.counterpart(entity.entity) or entity.entity
        return f"{entity.KIND}/{standing.ref}{entity.id.removeprefix(entity.entity.ref)}"
    found = matching.counterpart(entity)
    return found.ref if found is not None else None


def _id_of_unit(unit: Unit, matching: Matching) -> str:
    found = matching.counterpart(unit)
    return (found or unit).id
