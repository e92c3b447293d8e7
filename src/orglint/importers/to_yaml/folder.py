"""A folder with a model, and an import into it: which files are written with which text, and what is to be said."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass, field, replace

from orglint.i18n import Language
from orglint.importers.imported import AnyDocument
from orglint.importers.to_yaml.block import remark
from orglint.importers.to_yaml.changes import Change, Remark
from orglint.importers.to_yaml.editing import edit
from orglint.importers.to_yaml.existing import find_entities
from orglint.importers.to_yaml.files import Head, new_files
from orglint.importers.to_yaml.gather import Gathered, Key, Outgoing, gather
from orglint.importers.to_yaml.merging import FieldOf, Merge, merge
from orglint.importers.to_yaml.person_ids import Ids, evidence_in, evidence_of, new_ids, number_of
from orglint.importers.to_yaml.placing import Placing
from orglint.importers.to_yaml.pruning import Pruned, prune
from orglint.importers.to_yaml.record import RECORD_FILE, Record, read_record, record_text
from orglint.importers.to_yaml.remarks import new_remarks
from orglint.importers.to_yaml.renaming import with_ids
from orglint.importers.to_yaml.split import Plan, Split, plan_files
from orglint.importers.to_yaml.superseding import superseded
from orglint.importers.to_yaml.tidy import Names
from orglint.model.classifying import classify
from orglint.source.document import Fault, Mapping
from orglint.source.reader import read_yaml
from orglint.source.yaml_document import YamlDocument


@dataclass(frozen=True, slots=True)
class Wish:
    """How an import is to be written.

    `split` is that of the last import where it is None; `ids` are those of people who have none. With `force` the source
    wins over what a hand has changed; with `prune` what has vanished at the source is taken out.
    """

    split: Split | None = None
    ids: Ids = "number"
    force: bool = False
    prune: bool = False
    head: Head = field(default_factory=Head)
    language: Language = "en"


@dataclass(slots=True)
class Folder:
    """What stands in a folder: its YAML files by path below it, the models among them, and the import record.

    `taken` are paths that no new file may have; letters of either case are the same.
    """

    texts: dict[str, bytes] = field(default_factory=dict)
    taken: frozenset[str] = frozenset()
    models: dict[str, list[YamlDocument]] = field(default_factory=dict)
    faults: dict[str, Fault] = field(default_factory=dict)
    record: Record | None = None


@dataclass(slots=True)
class Result:
    """What an import makes of a folder.

    `texts` are to be written, by path; `new` says which of these files are new, `unchanged` counts the models that stay
    as they are. `ids` are those that were made up; `refused` could not be changed in its file; `left` counts, by source,
    the entities of sources that were no part of this import. All else is said by `merge`.
    """

    texts: dict[str, str]
    new: list[str]
    unchanged: int
    merge: Merge
    ids: dict[str, str]
    counts: dict[str, int]
    refused: list[FieldOf]
    pruned: Pruned
    left: dict[str, int]


def read_folder(files: ReadOnly[str, bytes]) -> Folder:
    """Return what files of a folder say, by their paths below it. Raises BadRecordError for a damaged import record.

    Where there is no record yet, new files may stand in place of those that are no models: the caller decides.
    """
    folder = Folder(dict(files))
    folder.taken = frozenset(files) if RECORD_FILE in files else frozenset()
    for path, data in sorted(files.items()):
        if path == RECORD_FILE:
            folder.record = read_record(data.decode("utf-8", errors="replace"))
            continue
        read = read_yaml(path, data)
        if isinstance(read, Fault):
            if read.rule != "not-a-mapping":
                folder.faults[path] = read
        elif read and any(classify(document.root) == "model" for document in read):
            folder.models[path] = read
    return folder


def import_into(
    folder: Folder, documents: Iterable[tuple[AnyDocument, str]], sources: Iterable[str], wish: Wish
) -> Result:
    """Return what becomes of a folder when documents are imported into it, each with the name of its source.

    `sources` are the names of all sources, also of those that say nothing.
    """
    return _Import(folder, list(documents), list(sources), wish).run()


class _Import:
    def __init__(
        self, folder: Folder, documents: list[tuple[AnyDocument, str]], sources: list[str], wish: Wish
    ) -> None:
        self.folder, self.wish, self.sources = folder, wish, sources
        self.existing = find_entities(document for read in folder.models.values() for document in read)
        self.before = self.existing.gathered()
        record = folder.record or Record()
        self.split: Split = wish.split or record.split
        names = {id(document): name for document, name in documents}
        gathered = gather([document for document, _ in documents], lambda document: names[id(document)])
        made_up = frozenset[str]().union(*(document.numbered for document, _ in documents))
        self.ids = self._new_ids(gathered, made_up, record)
        self.gathered = with_ids(gathered, self.ids)
        self.record = superseded(record, self.gathered, sources)

    def run(self) -> Result:
        after = self._after(self._merged(Names(self.before)))
        names = Names(after)
        merged = self._merged(names)
        texts, new, refused = self._written(merged, after, names)
        self._forget(merged, refused)
        self._remember_people(merged.record)
        pruned = self._pruned(merged, texts, names) if self.wish.prune else Pruned()
        texts |= pruned.texts
        texts[RECORD_FILE] = record_text(merged.record)
        texts = {path: text for path, text in texts.items() if self.folder.texts.get(path) != text.encode()}
        return Result(
            texts,
            sorted(new),
            len(self.folder.models.keys() - texts.keys()),
            merged,
            self.ids,
            self._counts(),
            refused,
            pruned,
            {name: len(said) for name, said in merged.record.sources.items() if name not in self.sources},
        )

    def _new_ids(self, gathered: Gathered, made_up: frozenset[str], record: Record) -> dict[str, str]:
        people = [(entity.id, evidence_of(entity.fields)) for entity in self.before.of("people")]
        taken = {ident for name, ident in record.entities() if name == "people"} | {ident for ident, _ in people}
        return new_ids(gathered, made_up, [*record.known.items(), *people], taken, self.wish.ids, record.highest)

    def _merged(self, names: Names) -> Merge:
        return merge(self.gathered, self.existing, self.record, self.sources, names, force=self.wish.force)

    def _after(self, merged: Merge) -> Gathered:
        """Return the whole model as it will be: what stands there, with what is changed and what is new."""
        after = Gathered(dict(self.before.entities), self.gathered.repeats)
        updated: dict[Key, set[str]] = {}
        for key, name in merged.updated:
            updated.setdefault(key, set()).add(name)
        for key, names in updated.items():
            entity = self.gathered.entities[key]
            fields = Mapping(after.entities[key].fields)
            fields.update((name, node) for name, node in entity.fields.items() if name in names or "posts" in names)
            after.entities[key] = replace(entity, fields=fields)
        for entity in merged.new:
            after.entities[entity.key] = entity
        return after

    def _written(self, merged: Merge, after: Gathered, names: Names) -> tuple[dict[str, str], set[str], list[FieldOf]]:
        """Return the texts of changed and new files, which are new, and the fields that could not be changed."""
        known = self.folder.models
        places = Placing(
            self.folder.taken | known.keys(), known, self.existing, after, plan_files(after, self.split), self.split
        )
        added = places.into_existing(merged.new, names, self.wish.language)
        remarks = new_remarks(self.existing, Names(self.before), names)
        texts, refused = self._edited([*merged.changes, *added.changes, *remarks], names)
        elsewhere = [entity for change in refused for entity in added.entities.get(id(change), ())]
        new = self._new_files(places, [*added.rest, *elsewhere], after)
        fields = [merged.changed[id(change)] for change in refused if id(change) in merged.changed]
        return texts | new, set(new), fields

    def _edited(self, changes: Iterable[Change], names: Names) -> tuple[dict[str, str], list[Change]]:
        by_file: dict[str, list[Change]] = {}
        for change in changes:
            by_file.setdefault(change.document.file, []).append(change)
        texts: dict[str, str] = {}
        refused: list[Change] = []
        for file, wanted in sorted(by_file.items()):
            edited = edit(self.folder.models[file], wanted, self._remarks(names))
            texts[file] = _with_mark(self.folder.models[file], edited.text)
            refused += [change for change in edited.refused if not isinstance(change, Remark)]
        return texts, refused

    def _remarks(self, names: Names) -> frozenset[str]:
        return frozenset(map(remark, Names(self.before).all() | names.all()))

    def _new_files(self, places: Placing, entities: list[Outgoing], after: Gathered) -> dict[str, str]:
        files = {key: file.removesuffix(".yaml") for key, file in places.new_files(entities).items()}
        subset = Gathered({entity.key: entity for entity in entities}, after.repeats)
        made = Plan(files, places.plan.order)
        return new_files(subset, made, self.wish.head, self.wish.language, whole=after)

    def _forget(self, merged: Merge, refused: Iterable[FieldOf]) -> None:
        """Let the record say of what could not be changed what it said before: the next import tries again."""
        for key, name in refused:
            for source, entities in merged.record.sources.items():
                before = self.record.sources.get(source, {}).get(key, {}).get(name)
                if name in entities.get(key, {}):
                    if before is None:
                        del entities[key][name]
                    else:
                        entities[key][name] = before

    def _remember_people(self, record: Record) -> None:
        record.known |= evidence_in(self.gathered, self.ids.values())
        record.highest = max((record.highest, *map(number_of, self.ids.values())))
        record.split = self.split

    def _pruned(self, merged: Merge, texts: ReadOnly[str, str], names: Names) -> Pruned:
        """Take out what has vanished, of the files as they are written now."""
        models = dict(self.folder.models)
        for path, text in texts.items():
            read = read_yaml(path, text.encode())
            assert not isinstance(read, Fault), "what was edited has been read again"
            models[path] = read
        pruned = prune(models, merged.record, merged.vanished, merged.vanished_fields, self._remarks(names))
        pruned.texts = {path: _with_mark(models[path], text) for path, text in pruned.texts.items()}
        return pruned

    def _counts(self) -> dict[str, int]:
        counts: dict[str, int] = {}
        for collection, _ in self.gathered.entities:
            counts[collection] = counts.get(collection, 0) + 1
        return counts


def _with_mark(documents: list[YamlDocument], text: str) -> str:
    return "\ufeff" + text if documents[0].text.has_bom else text
