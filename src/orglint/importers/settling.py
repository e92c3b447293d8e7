"""The loose ends of foreign files, settled in the linked model: each cause is one problem, however often it shows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from orglint.i18n import Text
from orglint.importers.loose_ends import FieldOf, LooseEnds, MissingFile, Reference
from orglint.model.organization import Model
from orglint.model.problems import LONGEST_LIST, Problem, did_you_mean, quote


@dataclass(frozen=True, slots=True)
class Settled:
    """All problems, each cause once; `notes` are what is not wrong for sure, by file."""

    problems: tuple[Problem, ...]
    notes: tuple[tuple[str, Text], ...] = ()


def settle(ends: LooseEnds, model: Model, found: Iterable[Problem]) -> Settled:
    """Return what is wrong with the loose ends in a linked model, and what else was found, each cause once.

    Something that is named and described nowhere is one problem, however often it is named. Where a file that is
    pointed to is missing, or was not followed, it may stand there: the missing file is the problem then. The fields
    concerned become unknown in the model.
    """
    absent = [item for item in ends.references if item.ident not in model.entities[item.kind]]
    for field in (*ends.contested, *_open(ends, absent, model)):
        entity = model.entities[field.kind].get(field.ident)
        if entity is not None:
            model.unknown.setdefault(entity, set()).add(field.field)
    places = {item.place for item in absent}
    rest = [problem for problem in found if problem.rule != "unknown-reference" or problem.location not in places]
    by_name = _by_name(absent)
    files = [_missing_file(file, _named_by(file, by_name)) for file in ends.missing]
    if not ends.missing and not ends.unfollowed:
        return Settled((*(_absent(items, model) for items in by_name), *rest))
    elsewhere = [items for items in by_name if not any(_may_hold(file, items[0]) for file in ends.missing)]
    where = min([*(file.place for file in ends.missing), *ends.unfollowed])
    notes = ((where.file, _not_found(elsewhere)),) if elsewhere else ()
    return Settled((*files, *rest), notes)


def _open(ends: LooseEnds, absent: Sequence[Reference], model: Model) -> Iterator[FieldOf]:
    """Yield the fields that say less than they should: of what names something absent, and those nobody states."""
    yield from (item.leaves_open for item in absent if item.leaves_open is not None)
    for field in ends.unsaid:
        entity = model.entities[field.kind].get(field.ident)
        origin = model.origins.get(entity) if entity is not None else None
        if origin is not None and origin.field(field.field) is None:
            yield field


def _by_name(absent: Iterable[Reference]) -> list[list[Reference]]:
    """Return the references to each thing together, in reading order."""
    groups: dict[tuple[str, str], list[Reference]] = {}
    for item in sorted(absent, key=lambda item: item.place):
        groups.setdefault((item.kind, item.ident), []).append(item)
    return list(groups.values())


def _absent(items: Sequence[Reference], model: Model) -> Problem:
    first = items[0]
    message = Text(
        f"{first.called.en} is described in none of the files", f"{first.called.ja}はどのファイルにも書かれていません"
    )
    remedy = Text(
        "expected is a name that is described; or add the file that describes it",
        "名前を直すか、それを記述したファイルも指定してください",
    )
    accepted = did_you_mean(first.ident, model.entities[first.kind]) or remedy
    related = tuple((_NAMED_TOO, item.place) for item in items[1:])
    return Problem(
        "unknown-reference", message, first.place, first.entity, accepted, related, (first.kind, first.ident)
    )


def _missing_file(file: MissingFile, names: Sequence[Sequence[Reference]]) -> Problem:
    message = Text(f"there is no file {quote(file.target)}", f"{quote(file.target)}というファイルはありません")
    accepted = Text(
        "expected is a file that is there; `presence: optional` says that it need not be",
        "あるファイルを指定してください。なくてもよい場合は`presence: optional`と書きます",
    )
    related = tuple(
        (Text(f"{item.called.en} is named here", f"ここで{item.called.ja}を参照しています"), item.place)
        for items in names
        for item in items
    )
    return Problem("unknown-reference", message, file.place, None, accepted, related, ("file", file.target))


def _named_by(file: MissingFile, by_name: Iterable[list[Reference]]) -> list[list[Reference]]:
    return [items for items in by_name if _may_hold(file, items[0])]


def _may_hold(file: MissingFile, item: Reference) -> bool:
    """Whether a file is called after something: `./team-a-group.yaml` after `team-a`."""
    return f" {_words(item.ident.rpartition(':')[2])} " in f" {_words(file.target)} "


def _words(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def _not_found(groups: Sequence[Sequence[Reference]]) -> Text:
    """Say what is named and not described: units by name, people by number."""
    units = [items[0].called for items in groups if items[0].kind == "unit"]
    people = sum(items[0].kind == "person" for items in groups)
    listed, rest = units[:LONGEST_LIST], len(units) - LONGEST_LIST
    english = [text.en for text in listed] + ([f"{rest} more"] if rest > 0 else [])
    japanese = [text.ja for text in listed] + ([f"ほか{rest}件"] if rest > 0 else [])
    if people:
        english.append("1 person" if people == 1 else f"{people} people")
        japanese.append(f"{people}人")
    return Text(
        f"named and not described: {', '.join(english)}; they may stand in files that are missing or were not followed",
        f"参照されているものの見つかりません: {'、'.join(japanese)}。"
        "見つからないファイル、または読み込んでいないファイルに書かれているかもしれません",
    )


_NAMED_TOO = Text("named here, too", "ここでも参照されています")
