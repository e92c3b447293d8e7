"""Findings of the organization before by the names of now, so that what was renamed is still the same finding."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from orglint.config.settings import Config
from orglint.engine.assembly import tell_apart
from orglint.finding import Finding
from orglint.model.entities import Described, Partnership, Placeholder, Stage, Unit
from orglint.reorg.matching import Matching


def in_later_names(findings: Iterable[Finding], matching: Matching) -> tuple[Finding, ...]:
    """Return findings of the earlier model with the fingerprints they would have by the names of the later one.

    Everything else of them stays as it was: `engine.comparing.compare` then sees what is new, and what is gone. What was
    merged into something else has no name of its own any more, and keeps the one it had; unless something else is
    called so now.
    """
    names = later_names(matching) | _names_taken(matching)
    before = list(findings)
    told = tell_apart(_renamed(finding, names) for finding in before)
    parents = {old.fingerprint: new.fingerprint for old, new in zip(before, told, strict=True)}
    return tuple(
        finding if finding.parent is None else replace(finding, parent=parents.get(finding.parent, finding.parent))
        for finding in told
    )


def _renamed(finding: Finding, names: Mapping[str, str]) -> Finding:
    identity = finding.identity
    if identity is None or names.keys().isdisjoint((*identity.entities, *identity.details)):
        return finding
    entities, details = ([names.get(name, name) for name in part] for part in (identity.entities, identity.details))
    renamed = replace(identity, entities=tuple(sorted(set(entities))), details=tuple(details))
    return replace(finding, identity=renamed, fingerprint=renamed.fingerprint)


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
