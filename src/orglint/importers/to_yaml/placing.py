"""Where new entities go: beside what they belong to, else into files of their own."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass, field

from orglint.i18n import Language
from orglint.importers.to_yaml.changes import Put
from orglint.importers.to_yaml.existing import Existing
from orglint.importers.to_yaml.files import in_order, section_comment
from orglint.importers.to_yaml.gather import ORGANIZATION, Gathered, Key, Outgoing
from orglint.importers.to_yaml.split import Plan, Split, owner_of, parent_of
from orglint.importers.to_yaml.tidy import Names, tidy
from orglint.source.document import Mapping
from orglint.source.yaml_document import YamlDocument


@dataclass(slots=True)
class Added:
    """Changes that add entities to files that are there, which entities each adds, and those that go elsewhere."""

    changes: list[Put] = field(default_factory=list)
    entities: dict[int, list[Outgoing]] = field(default_factory=dict)
    rest: list[Outgoing] = field(default_factory=list)


class Placing:
    """Finds places in a folder for entities of a model. `whole` is the model as it will be, `plan` its files if new."""

    def __init__(
        self,
        taken: Collection[str],
        models: ReadOnly[str, list[YamlDocument]],
        existing: Existing,
        whole: Gathered,
        plan: Plan,
        split: Split,
    ) -> None:
        self.taken, self.models, self.existing = {path.casefold() for path in taken}, models, existing
        self.whole, self.plan, self.split = whole, plan, split

    def file(self, entity: Outgoing) -> str:
        """Return the path of the file an entity belongs into."""
        planned = f"{self.plan.files[entity.key]}.yaml"
        if self.split == "collection" or entity.collection == ORGANIZATION:
            return planned
        unit = parent_of(entity, self.whole) if entity.collection == "units" else owner_of(entity, self.whole)
        if unit is None or (entity.collection == "units" and planned != f"{self.plan.files['units', unit]}.yaml"):
            return planned
        stand = self.existing.stands.get(("units", unit))
        return stand.document.file if stand is not None else self.file(self.whole.entities["units", unit])

    def into_existing(self, entities: Iterable[Outgoing], names: Names, language: Language) -> Added:
        """Return how entities are added to files that are there already."""
        added = Added()
        by_section: dict[tuple[str, str], list[Outgoing]] = {}
        for entity in in_order(entities, self.plan, self.whole):
            file = self.file(entity)
            if file in self.models:
                by_section.setdefault((file, entity.collection), []).append(entity)
            else:
                added.rest.append(entity)
        for (file, collection), group in by_section.items():
            self._add(added, file, collection, group, names, language)
        return added

    def _add(
        self, added: Added, file: str, collection: str, group: list[Outgoing], names: Names, language: Language
    ) -> None:
        documents = self.models[file]
        bodies = {entity.id: tidy(entity, names) for entity in group}
        document = next((each for each in documents if isinstance(each.root.get(collection), Mapping)), documents[0])
        known = document.root.get(collection)
        if collection == ORGANIZATION:
            changes = [
                (
                    Put(
                        document, document.root, collection, bodies[group[0].id], "", self._above(collection, language)
                    ),
                    group,
                )
            ]
        elif isinstance(known, Mapping) and known:
            changes = [
                (Put(document, known, entity.id, bodies[entity.id], self._neighbour(entity, known)), [entity])
                for entity in group
            ]
        else:
            above = () if collection in document.root else self._above(collection, language)
            changes = [(Put(document, document.root, collection, Mapping(bodies), None, above), group)]
        for change, entities in changes:
            added.changes.append(change)
            added.entities[id(change)] = entities

    def _above(self, collection: str, language: Language) -> tuple[str, ...]:
        return "", section_comment(collection, language)

    def _neighbour(self, entity: Outgoing, known: Mapping) -> str | None:
        """Return the last entity of the same unit in a section, behind which a new one stands."""
        unit = owner_of(entity, self.whole)
        alike = [
            ident
            for ident in known
            if (other := self.whole.entities.get((entity.collection, ident))) is not None
            and entity.collection != "units"
            and owner_of(other, self.whole) == unit
        ]
        return alike[-1] if alike else None

    def new_files(self, entities: Iterable[Outgoing]) -> dict[Key, str]:
        """Return paths of new files for entities: no file that is there already."""
        chosen: dict[str, str] = {}
        files: dict[Key, str] = {}
        for entity in entities:
            planned = self.file(entity)
            if planned not in chosen:
                chosen[planned] = self._free(planned)
            files[entity.key] = chosen[planned]
        return files

    def _free(self, path: str) -> str:
        stem, number, free = path.removesuffix(".yaml"), 1, path
        while free.casefold() in self.taken:
            number += 1
            free = f"{stem}-{number}.yaml"
        self.taken.add(free.casefold())
        return free
