"""Files of a model as an import writes them new: where it came from, a word about each collection, the entities."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from orglint.i18n import Language, Text
from orglint.importers.to_yaml.block import entry_lines, remark
from orglint.importers.to_yaml.gather import ORGANIZATION, Gathered, Outgoing, gather
from orglint.importers.to_yaml.split import Plan, owner_of, plan_files
from orglint.importers.to_yaml.tidy import Names, tidy
from orglint.model.schema import COLLECTIONS
from orglint.model.texts import kind_text
from orglint.source.document import Document

SECTIONS = (ORGANIZATION, *COLLECTIONS)
_IMPORTED = Text("Imported from {files}", "インポート元: {files}")
_HOW = Text("Imported from {files} ({how})", "インポート元: {files} ({how})")
_NEXT = Text(
    "Change it as you like: importing again keeps what you wrote. Next: orglint check {folder}",
    "自由に編集できます。もう一度インポートしても、手で書いた内容は残ります。次は: orglint check {folder}",
)
_REPEAT = Text(
    "Left out, it contradicts what is written here: {ident} at {place}",
    "ここに書いた内容と矛盾するため、書き出していません: {ident} ({place})",
)


@dataclass(frozen=True, slots=True)
class Head:
    """What the first lines of each file say: the files it came from, how they were read, where the model stands."""

    files: tuple[str, ...] = ()
    how: str = ""
    folder: str = ""


def new_files(
    gathered: Gathered, plan: Plan, head: Head, language: Language, *, whole: Gathered | None = None
) -> dict[str, str]:
    """Return the text of each file by its path below the folder; `whole` is the model that the entities are a part of."""
    whole = whole or gathered
    names = Names(whole)
    by_file: dict[str, list[Outgoing]] = {}
    for key, entity in gathered.entities.items():
        by_file.setdefault(plan.files[key], []).append(entity)
    return {
        f"{file}.yaml": _text(entities, whole, plan, names, head, language)
        for file, entities in sorted(by_file.items())
    }


def section_comment(name: str, language: Language) -> str:
    """Return the line above a collection: what its entities are."""
    kind = ORGANIZATION if name == ORGANIZATION else COLLECTIONS[name].name
    return f"# {remark(kind_text(kind).say(language))}"


_MOST_NAMED = 5
"""So many files are named at the head of each file."""


def head_lines(head: Head, language: Language) -> list[str]:
    """Return the first lines of a file; none where nothing is known of where it came from."""
    if not head.files:
        return []
    text = _HOW if head.how else _IMPORTED
    rest = f", ... ({len(head.files)})" if len(head.files) > _MOST_NAMED else ""
    said = text.say(language, files=", ".join(head.files[:_MOST_NAMED]) + rest, how=head.how)
    return [f"# {remark(said)}", f"# {remark(_NEXT.say(language, folder=head.folder))}"]


def in_order(entities: Iterable[Outgoing], plan: Plan, gathered: Gathered) -> list[Outgoing]:
    """Return entities as they stand in a file: units from the top down, all else by its unit, then by id."""

    def rank(entity: Outgoing) -> tuple[int, int, str]:
        unit = entity.id if entity.collection == "units" else owner_of(entity, gathered)
        return SECTIONS.index(entity.collection), plan.order.get(unit or "", -1), entity.id

    return sorted(entities, key=rank)


def _text(
    entities: list[Outgoing],
    gathered: Gathered,
    plan: Plan,
    names: Names,
    head: Head,
    language: Language,
) -> str:
    lines = head_lines(head, language)
    here = {entity.key for entity in entities}
    for key, place in sorted(gathered.repeats):
        if key in here:
            lines.append(f"# {remark(_REPEAT.say(language, ident=key[1], place=place))}")
    section = ""
    for entity in in_order(entities, plan, gathered):
        fields = tidy(entity, names)
        if entity.collection == ORGANIZATION:
            lines += ["", section_comment(ORGANIZATION, language), *entry_lines(ORGANIZATION, fields, 0)]
            continue
        if entity.collection != section:
            section = entity.collection
            lines += ["", section_comment(section, language), f"{section}:"]
        lines += entry_lines(entity.id, fields, 2)
    return "\n".join(lines).lstrip("\n") + "\n"


def yaml_texts(documents: Iterable[Document]) -> dict[str, str]:
    """Return a model as YAML, the text of each collection by its name."""
    gathered = gather(documents)
    return {
        path.removesuffix(".yaml"): text
        for path, text in new_files(gathered, plan_files(gathered, "collection"), Head(), "en").items()
    }
