"""What can be wrong with the input itself: how each problem is said, quoted and answered."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import get_close_matches

from orglint.columns import on_one_line
from orglint.i18n import Text
from orglint.location import Location
from orglint.model.marks import Sensitive
from orglint.model.place import Place
from orglint.model.schema import COLLECTIONS, Field, Kind, accepted_names
from orglint.model.words import fold
from orglint.source.document import Duplicate, Fault, Node


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault in what was written. `accepted` says what would be accepted, a did-you-mean included.

    `values` tell faults of one entity apart in the fingerprint: the field and the value written. `private` is a part
    of the message that may be a person's name, and is shown only where names are.
    """

    rule: str
    message: Text
    location: Location | None
    entity: str | None = None
    accepted: Text | None = None
    related: tuple[tuple[Text, Location], ...] = ()
    values: tuple[str, ...] = ()
    private: str | None = None


LONGEST_QUOTE = 60
MASK = "***"
LONGEST_LIST = 8


def quote(text: str) -> str:
    """Return the text in quotation marks and on one line, cut where it is very long."""
    text = on_one_line(text)
    return f'"{text}"' if len(text) <= LONGEST_QUOTE else f'"{text[:LONGEST_QUOTE]}..."'


def did_you_mean(word: str, known: Iterable[str]) -> Text | None:
    """Return a did-you-mean for a misspelt word, or None where nothing known is close."""
    close = get_close_matches(word, list(known), n=1, cutoff=0.6)
    if not close:
        return None
    return Text(f"did you mean {quote(close[0])}?", f"{quote(close[0])}ではありませんか。")


def shown(field: Field, raw: Node) -> str:
    """Return what is written as a message may quote it: nothing of a sensitive field (Privacy)."""
    if field.mark(Sensitive) is not None:
        return MASK
    return raw if isinstance(raw, str) else "[...]" if isinstance(raw, list) else "{...}"


def joined(*texts: Text | None) -> Text | None:
    """Return the texts that are there as one, or None."""
    there = [text for text in texts if text is not None]
    return Text("; ".join(text.en for text in there), " ".join(text.ja for text in there)) if there else None


def unreadable(file: str, fault: Fault, sheet: str = "") -> Problem:
    """A file, or a part of one, that cannot be read."""
    return Problem(fault.rule, fault.reason, Location(file, fault.span, sheet=sheet), values=(file,))


def leads_out(label: str) -> Problem:
    """A link in a folder that is read, which leads out of the repository."""
    message = Text(
        "this link leads out of the repository, so it is not followed", "リポジトリの外へのリンクのため、たどりません"
    )
    return Problem("link-leads-out", message, Location(label), values=(label,))


def unknown_collection(key: str, place: Place) -> Problem:
    """A key at the top of a file that is no collection."""
    hint = did_you_mean(key, ["organization", *COLLECTIONS])
    names = ", ".join(COLLECTIONS)
    accepted = Text(
        f"collections are organization, {names}; keys of your own begin with x-",
        f"使えるのはorganization、{names.replace(', ', '、')}です。独自のキーはx-で始めてください。",
    )
    message = Text(f"{quote(key)} is no collection", f"{quote(key)}というコレクションはありません")
    return Problem("unknown-field", message, place.key_location(), accepted=joined(hint, accepted), values=(key,))


def not_a_collection(kind: Kind, place: Place) -> Problem:
    """A collection that is written as something else than a mapping of ids."""
    message = Text(f"{kind.collection} is not a mapping of ids", f"{kind.collection}がIDを並べた形になっていません")
    accepted = Text(
        f"write each {kind.name} as an id followed by a colon and its fields",
        f"{kind.name}を1件ずつ「ID: {{項目}}」の形で書いてください",
    )
    return Problem("invalid-value", message, place.value_location(), accepted=accepted, values=(kind.collection,))


def not_a_mapping(what: str, place: Place) -> Problem:
    """An entity that is written as something else than a mapping of fields."""
    message = Text(f"{what} is not a mapping of fields", f"{what}が項目を並べた形になっていません")
    accepted = Text(
        "write its fields below it, each as name: value", "下の行に「項目名: 値」の形で項目を書いてください"
    )
    return Problem("invalid-value", message, place.value_location(), what, accepted, values=("",))


def invalid_id(kind: Kind, ident: str, place: Place) -> Problem:
    """An id that cannot be one."""
    message = Text(f"{quote(ident)} cannot be the id of a {kind.name}", f"{quote(ident)}は{kind.name}のIDにできません")
    accepted = Text("an id is not empty and has no slash", "IDは空にできず、スラッシュ(/)も含められません")
    return Problem("invalid-id", message, place.key_location(), accepted=accepted, values=(kind.name, ident))


def duplicate_entity(kind: Kind, ident: str, first: Location, second: Location) -> Problem:
    """An entity defined twice in one file."""
    return repeated_entity(f"{kind.name}/{ident}", first, second)


def repeated_entity(entity: str, first: Location | None, second: Location | None) -> Problem:
    """An entity defined twice, wherever."""
    message = Text(f"{entity} is defined twice", f"{entity}が二重に定義されています")
    related = ((Text("defined here first", "最初の定義はここです"), first),) if first is not None else ()
    accepted = Text("keep one definition, or give one of them another id", "どちらかを削除するか、別のIDにしてください")
    return Problem("duplicate-entity", message, second, entity, accepted, related)


def duplicate_key(duplicate: Duplicate, file: str, sheet: str) -> Problem:
    """A key that stands twice in one mapping."""
    message = Text(f"the key {quote(duplicate.key)} stands twice", f"キー{quote(duplicate.key)}が二重に書かれています")
    related = (
        (Text("it stands here first", "最初に書かれているのはここです"), Location(file, duplicate.first, sheet=sheet)),
    )
    accepted = Text("keep one of them", "どちらか一方にしてください")
    place = Location(file, duplicate.second, sheet=sheet)
    return Problem("duplicate-key", message, place, accepted=accepted, related=related, values=(duplicate.key,))


def unknown_field(kind: Kind, entity: str, key: str, place: Place) -> Problem:
    """A field that entities of the kind do not have."""
    if key.isascii() and key.isdigit():
        return split_number(entity, place)
    message = Text(f"{kind.name} has no field {quote(key)}", f"{kind.name}に{quote(key)}という項目はありません")
    if key in COLLECTIONS:
        accepted: Text | None = Text(
            f"{key} is a collection of its own, at the top of a file", f"{key}はファイルの最上位に書くコレクションです"
        )
    else:
        names = sorted(accepted_names(kind))
        accepted = joined(
            did_you_mean(key, names),
            Text(
                f"fields are {', '.join(names)}; keys of your own begin with x-",
                f"使える項目は{'、'.join(names)}です。独自のキーはx-で始めてください。",
            ),
        )
    return Problem("unknown-field", message, place.key_location(), entity, accepted, values=(key,))


def split_number(entity: str, place: Place) -> Problem:
    """Digits where a field should be: in braces, YAML takes the commas of a number for those between fields."""
    message = Text("a comma has split a number here", "数値がカンマで区切られ、別の項目になっています")
    accepted = Text(
        "write it without commas (8500250, 8_500_250), or in quotes",
        "カンマなし(8500250、8_500_250)か引用符で囲んで書いてください",
    )
    return Problem("unknown-field", message, place.key_location(), entity, accepted, values=("digits",))


def invalid_value(entity: str, field: str, raw: str, accepted: Text, hint: str | None, place: Place) -> Problem:
    """A value its field cannot take."""
    message = Text(f"{field} cannot be {quote(raw)}", f"{field}の値として{quote(raw)}は使えません")
    close = Text(f"did you mean {quote(hint)}?", f"{quote(hint)}ではありませんか。") if hint else None
    expected = Text(f"expected is {accepted.en}", f"書けるのは{accepted.ja}です。")
    about_people = entity.startswith(("person/", "position/"))
    return Problem(
        "invalid-value",
        message,
        place.value_location(),
        entity,
        joined(close, expected),
        values=(field, raw),
        private=quote(raw) if about_people and looks_like_name(raw) else None,
    )


def keep_names_apart(found: Iterable[Problem], names: Iterable[str]) -> tuple[Problem, ...]:
    """Return the problems, a quoted text that is somebody's name marked as private wherever it stands."""
    known = {_fold_blanks(name) for name in names}
    return tuple(_kept_apart(problem, known) for problem in found)


def _kept_apart(problem: Problem, known: set[str]) -> Problem:
    if problem.private is not None:
        return problem
    for text in _QUOTED.findall(problem.message.en):
        if _fold_blanks(text) in known:
            return replace(problem, private=f'"{text}"')
    return problem


def _fold_blanks(text: str) -> str:
    return " ".join(fold(text).split())


_QUOTED = re.compile(r'"([^"]*)"')


def looks_like_name(text: str) -> bool:
    """Whether a text may be somebody's name rather than an id: it has blanks, or letters beyond ASCII."""
    return not text.isascii() or any(char.isspace() for char in text.strip())


def unknown_reference(
    entity: str, field: str, target: str, kinds: Text, close: Text | None, place: Place, *, names_people: bool
) -> Problem:
    """A reference to something that is not there."""
    message = Text(f"unknown {kinds.en} {quote(target)}", f"{quote(target)}という{kinds.ja}は見つかりません")
    accepted = close or Text(
        f"expected is the id of a {kinds.en}; nothing close to it is described",
        f"{kinds.ja}のIDを書いてください(近いIDはありません)",
    )
    return Problem(
        "unknown-reference",
        message,
        place.value_location(),
        entity,
        accepted,
        values=(field, target),
        private=quote(target) if names_people and looks_like_name(target) else None,
    )


def unknown_stage(entity: str, stage: str, lifecycle: str, names: list[str], place: Place) -> Problem:
    """A hand-off into a stage that its lifecycle does not have."""
    message = Text(
        f"lifecycle/{lifecycle} has no stage {quote(stage)}",
        f"lifecycle/{lifecycle}に{quote(stage)}という段階はありません",
    )
    accepted = joined(
        did_you_mean(stage, names), Text(f"its stages are {', '.join(names)}", f"段階: {'、'.join(names)}")
    )
    return Problem("unknown-reference", message, place.value_location(), entity, accepted, values=("stage", stage))


def hidden_reference(entity: str, field: str, place: Place) -> Problem:
    """A reference in a sensitive field that names nothing: what it says is shown nowhere (Privacy)."""
    message = Text(f"{field} names something that is not described", f"{field}が指すものは見つかりません")
    accepted = Text(
        "expected is an id that is described; the value is not shown",
        "記述されているIDを書いてください(値は表示しません)",
    )
    return Problem("unknown-reference", message, place.value_location(), entity, accepted, values=(field,))


def ambiguous_reference(entity: str, field: str, target: str, choices: list[str], place: Place) -> Problem:
    """A reference that could mean several things."""
    message = Text(
        f"{quote(target)} could mean {' or '.join(choices)}", f"{quote(target)}は{'とも'.join(choices)}とも読めます"
    )
    accepted = Text(f"write {' or '.join(choices)}", f"{'または'.join(choices)}と書いてください")
    return Problem("ambiguous-reference", message, place.value_location(), entity, accepted, values=(field, target))


def conflicting_reference(kind: Kind, ident: str, field: str, unit: str, place: Place) -> Problem:
    """A reference that differs from the unit the entity stands in."""
    entity = f"{kind.name}/{ident}"
    message = Text(
        f"{entity} stands inside unit {quote(unit)}, but its {field} says something else",
        f"{entity}は部署{quote(unit)}の中に書かれていますが、{field}の値が異なります",
    )
    accepted = Text(f"leave {field} out, or write it outside the unit", f"{field}を省くか、部署の外に書いてください")
    return Problem("conflicting-reference", message, place.value_location(), entity, accepted, values=(field,))


def parent_cycle(idents: list[str], place: Location | None, others: list[tuple[str, Location | None]]) -> Problem:
    """Units whose parents lead back to where they began."""
    shown = [quote(ident) for ident in idents[:LONGEST_LIST]]
    rest = len(idents) - len(shown)
    english = ", ".join(shown) + (f" and {rest} more" if rest else "")
    japanese = "、".join(shown) + (f"ほか{rest}件" if rest else "")
    message = Text(
        f"the parents of unit {shown[0]} lead back to itself: {english}",
        f"部署{shown[0]}の親をたどると自分自身に戻ります: {japanese}",
    )
    related = tuple(
        (Text(f"unit {quote(ident)} is in the circle", f"部署{quote(ident)}もこの循環に含まれます"), where)
        for ident, where in others
        if where is not None
    )
    accepted = Text("expected are parents that lead to the top", "最上位にたどり着くように親を直してください")
    return Problem("parent-cycle", message, place, f"unit/{idents[0]}", accepted, related, tuple(sorted(idents)))


def posts_and_post(ident: str, own: list[str], place: Place) -> Problem:
    """A person with `posts` and a post of their own besides."""
    fields = ", ".join(own)
    message = Text(
        f"person/{ident} has posts, and {fields} besides", f"person/{ident}にpostsと{fields}の両方が書かれています"
    )
    accepted = Text(f"move {fields} into one of the posts", f"{fields}をpostsのいずれかに移してください")
    return Problem(
        "conflicting-reference", message, place.key_location(), f"person/{ident}", accepted, values=("posts",)
    )


def not_a_post(ident: str, place: Place) -> Problem:
    """An item of `posts` that is no post."""
    message = Text(f"a post of person/{ident} is not a mapping", f"person/{ident}のpostsに正しくない項目があります")
    accepted = Text("write each post as {unit: ..., title: ...}", "{unit: ..., title: ...}の形で書いてください")
    return Problem("invalid-value", message, place.value_location(), f"person/{ident}", accepted, values=("posts",))


def not_a_member(unit: str, place: Place) -> Problem:
    """An item of `members` that names nobody."""
    message = Text(f"a member of unit/{unit} is no person's id", f"unit/{unit}のmembersに人のIDでない項目があります")
    accepted = Text(
        "write an id, or {id: ..., allocation: ...}", "ID、または{id: ..., allocation: ...}の形で書いてください"
    )
    return Problem("invalid-value", message, place.value_location(), f"unit/{unit}", accepted, values=("members",))


ONE_REFERENCE = Text("one id (several only with dates that do not overlap)", "1つのID(期間が重ならない場合のみ複数可)")
A_REFERENCE = Text("an id, or {id: ..., start: ..., end: ...}", "ID、または{id: ..., start: ..., end: ...}")
A_DAY = Text("a day such as 2026-04-01", "日付(2026-04-01など)")


def a_record(kind: Kind) -> Text:
    """What a record's field accepts."""
    names = [*kind.written]
    return Text(
        "a mapping of " + ", ".join(names) + ", or a list of them", f"{'、'.join(names)}を並べた形、またはそのリスト"
    )


def keyed_records(kind: Kind, key: str) -> Text:
    """What a field of records accepts that are written by name."""
    names = [name for name in kind.written if name != key]
    return Text(f"a mapping of each {key} to its {', '.join(names)}", f"{key}ごとに{'、'.join(names)}を並べた形")


def unknown_part(entity: str, name: str, known: list[str], place: Place) -> Problem:
    """A key beside a reference, or inside a record, that means nothing there."""
    message = Text(f"{quote(name)} has no meaning here", f"{quote(name)}はここでは使えません")
    names = list(dict.fromkeys(known)) or ["id", "start", "end"]
    listed = Text(f"expected are {', '.join(names)}", f"書けるのは{'、'.join(names)}です。")
    accepted = joined(did_you_mean(name, names), listed)
    return Problem("unknown-field", message, place.key_location(), entity, accepted, values=(name,))


def said_twice(entity: str, field: str, names: list[str], place: Place) -> Problem:
    """One field under two of its names."""
    message = Text(
        f"{' and '.join(names)} are the same field, and both stand here",
        f"{'と'.join(names)}は同じ項目ですが、両方が書かれています",
    )
    accepted = Text("keep one of them", "どちらか一方にしてください")
    return Problem("duplicate-key", message, place.key_location(), entity, accepted, values=(field,))
