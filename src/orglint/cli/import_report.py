"""What an import says: which column became what, what was guessed and left over, what was written; never a value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from orglint.app.importing import Importing
from orglint.app.inputs import Loaded
from orglint.i18n import Language, Text
from orglint.importers.built import BuiltDocument
from orglint.importers.to_yaml.gather import Key, kind_of
from orglint.importers.to_yaml.merging import FieldOf
from orglint.location import source_key
from orglint.model.kind_words import kind_word
from orglint.reporters.words import Counted

_ENCODING = Text("{file}: read as {encoding}", "{file}: {encoding}として読みました")
_COLUMN = Text("{file}: column {heading} -> {field}", "{file}: 列 {heading} -> {field}")
_ROWS = Counted("{file}: {n} row read", "{file}: {n} rows read", "{file}: {n}行を読みました")
_ENTITIES = Text("described: {counts}", "読み取った内容: {counts}")
_NUMBERED = Counted(
    "{n} person has no id in the source and got one: {ids}",
    "{n} people have no id in the source and got one: {ids}",
    "元のファイルにIDがない{n}人にIDを付けました: {ids}",
)
_UPDATED = Text("updated from the source: {what}", "元のファイルに合わせて更新しました: {what}")
_NEW = Text("new: {what}", "新しく追加しました: {what}")
_KEPT = Text(
    "kept as you wrote it, the source says otherwise: {what}",
    "手で書いた内容を残しました(元のファイルとは異なります): {what}",
)
_CONFLICT = Text(
    "kept as you wrote it, though the source has changed too: {what}; write it over with --force",
    "元のファイルでも変わりましたが、手で書いた内容を残しました: {what}。元に合わせるには--forceを付けてください",
)
_DELETED = Text(
    "not written again, you took it out: {what}; bring it back with --force",
    "手で削除されたため、書き戻していません: {what}。戻すには--forceを付けてください",
)
_VANISHED = Text(
    "no longer in the source, kept: {what}; take it out with --prune",
    "元のファイルからなくなりましたが、残しました: {what}。削除するには--pruneを付けてください",
)
_UNPRUNED = Text(
    "no longer in the source, kept because you changed it or wrote something to it: {what}",
    "元のファイルからなくなりましたが、手で書いた内容があるため残しました: {what}",
)
_PRUNED = Text("no longer in the source, taken out: {what}", "元のファイルからなくなったため、削除しました: {what}")
_REFUSED = Text(
    "could not be changed without touching what you wrote beside it; please do it by hand: {what}",
    "手で書いた部分に触れずには変更できませんでした。手で直してください: {what}",
)
_LEFT = Counted(
    "{source} was no part of this import: {n} entry that came from it is left as it is",
    "{source} was no part of this import: {n} entries that came from it are left as they are",
    "{source}は今回のインポートに含まれないため、そこから作成した{n}件はそのままです",
)
_PROBLEMS = Counted(
    "{n} problem in the files; see above", "{n} problems in the files; see above", "ファイルに問題が{n}件あります(上記)"
)
_MOST_IDS = 3


def reading_lines(loaded: Loaded, documents: Iterable[object], language: Language) -> Iterator[str]:
    """Yield what became of every file and column, then what is wrong with them."""
    for document in documents:
        if isinstance(document, BuiltDocument):
            yield from _table_lines(document, language)
    for file, note in loaded.notes:
        yield f"{file}: {note}"
    for file, reason in loaded.left_out:
        yield f"{file}: {reason}"
    for problem in loaded.problems:
        yield f"{problem.location or ''}: {problem.message.say(language)}"
    if loaded.problems:
        yield _PROBLEMS.say(language, len(loaded.problems))


def writing_lines(done: Importing, language: Language) -> Iterator[str]:
    """Yield what was made of it, and what became of what stood in the folder."""
    result, merge = done.result, done.result.merge
    yield _ENTITIES.say(language, counts=_counts(result.counts, language))
    ids = sorted(result.ids.values())
    if ids:
        shown = ", ".join(ids[:_MOST_IDS]) + (f", ... {ids[-1]}" if len(ids) > _MOST_IDS else "")
        yield _NUMBERED.say(language, len(ids), ids=shown)
    if done.changed:
        added = Counter(entity.collection for entity in merge.new)
        yield from _said(_NEW, _counts(added, language), language)
        yield from _said(_UPDATED, _fields_by_name(merge.updated), language)
    yield from _said(_KEPT, _fields(merge.kept), language)
    yield from _said(_CONFLICT, _fields(merge.conflicts), language)
    yield from _said(_DELETED, _entities(merge.deleted), language)
    yield from _gone_lines(done, language)
    yield from _said(_REFUSED, _fields(result.refused), language)
    for source, count in sorted(result.left.items()):
        yield _LEFT.say(language, count, source=source)


def _gone_lines(done: Importing, language: Language) -> Iterator[str]:
    merge, pruned = done.result.merge, done.result.pruned
    entities = [key for key in merge.vanished if key not in pruned.entities]
    fields = [place for place in merge.vanished_fields if place not in pruned.fields]
    said = _UNPRUNED if done.pruned else _VANISHED
    yield from _said(said, _joined(_entities(entities), _fields(fields)), language)
    yield from _said(_PRUNED, _joined(_entities(pruned.entities), _fields(pruned.fields)), language)


def _table_lines(document: BuiltDocument[object], language: Language) -> Iterator[str]:
    from orglint.importers.model_sheets.sheet_document import SheetDocument
    from orglint.importers.tables.table_document import TableDocument

    rows = document.shown if isinstance(document, SheetDocument) else document
    if not isinstance(rows, TableDocument):
        return
    if not rows.imported_from and not rows.table.rows:  # a template has many sheets, few of them filled in
        return
    name = source_key(rows.file, rows.sheet)
    encoding = getattr(rows.table, "encoding", "")
    if encoding.lower().startswith("utf-8"):  # of any other encoding the notes speak
        yield _ENCODING.say(language, file=name, encoding=encoding)
    yield _ROWS.say(language, len(rows.table.rows), file=name)
    for column, field in sorted(rows.columns.items()):
        if heading := rows.table.headings[column]:  # the lines of a text file have none
            yield _COLUMN.say(language, file=name, heading=heading, field=field)


def _said(text: Text, what: str, language: Language) -> Iterator[str]:
    if what:
        yield text.say(language, what=what)


def _counts(counts: dict[str, int] | Counter[str], language: Language) -> str:
    words = ((kind_word(kind_of(name).name).say(language), count) for name, count in counts.items())
    return ", ".join(f"{word} {count}" for word, count in words)


def _entity(key: Key) -> str:
    kind = kind_of(key[0]).name
    return kind if kind == key[1] else f"{kind}/{key[1]}"


def _entities(keys: Iterable[Key]) -> str:
    return ", ".join(sorted(map(_entity, keys)))


def _fields(places: Iterable[FieldOf]) -> str:
    return ", ".join(sorted(f"{_entity(key)}.{name}" for key, name in places))


def _fields_by_name(places: Iterable[FieldOf]) -> str:
    counts = Counter(f"{key[0]}.{name}" for key, name in places)
    return ", ".join(f"{name} {count}" for name, count in sorted(counts.items()))


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
