"""One foreign tree while it is read: what its parts must be, and what is said where they are not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches
from typing import TypeAlias

from orglint.i18n import Text
from orglint.importers.trees.node import Node
from orglint.importers.trees.tree_document import TreeBuilder
from orglint.location import Location
from orglint.model.problems import Problem, duplicate_key, quote
from orglint.model.words import is_none_word, is_placeholder
from orglint.source.document import Duplicate, Mapping, Sequence
from orglint.source.document import Node as Value
from orglint.source.yaml_document import YamlDocument

Say: TypeAlias = Callable[[Problem], None]

MISSPELT = 0.8
"""How alike a key must be to a known one to be taken for a slip: foreign files have keys of their own, too."""
_A_TEXT = Text("a text", "文字列")
_A_LIST = Text("a list", "リスト")
_A_MAPPING = Text("keys and values", "「キー: 値」の形")


class Reading:
    """A tree and the document that is made of it; problems go to `say`."""

    def __init__(self, source: YamlDocument, imported_from: str, say: Say) -> None:
        self.source = source
        self.builder = TreeBuilder(source, imported_from=imported_from)
        self.say = say

    def member(self, unit: Mapping, person: str, spot: Node) -> None:
        """Make a post in a unit of this tree."""
        if as_reference("person", person) == person:
            self.builder.add(unit, "members", person, spot)
        else:  # spelled out, it is somebody's id and not a word for nobody
            self.builder.set(self.builder.item(unit, "members", spot), "id", person, spot)

    def place(self, spot: Node) -> Location:
        """Return where a key, or what stands under it, is written, to be said something of: a mere text is then shown.

        What was merged in stands where its container does.
        """
        if not isinstance(value_at(spot), Mapping | Sequence):
            self.builder.show(spot)
        find = self.source.key_span if spot.of_key else self.source.value_span
        span = find(spot.container, spot.key)
        if span is None:
            return Location(
                self.source.file, self.source.own_span(spot.container), exact=False, sheet=self.source.sheet
            )
        return Location(self.source.file, span, sheet=self.source.sheet)

    def text(self, container: Mapping, key: str, what: str) -> str | None:
        """Return the text under a key, None where there is none; anything else is a problem of `what`."""
        value = container.get(key)
        if isinstance(value, Mapping | Sequence):
            self.wrong(Node(container, key), what, _A_TEXT)
            return None
        return value.strip() or None if value is not None else None

    def mapping(self, container: Mapping, key: str, what: str) -> Mapping:
        """Return the mapping under a key, an empty one where there is none; anything else is a problem of `what`."""
        value = container.get(key)
        if isinstance(value, Mapping):
            return value
        if value is not None:
            self.wrong(Node(container, key), what, _A_MAPPING)
        empty = Mapping()
        empty.first = empty.after = -1
        return empty

    def texts(self, container: Mapping, key: str, what: str) -> Iterator[tuple[str, Node]]:
        """Yield the texts of a list with their spots; a single one is a list of one."""
        value = container.get(key)
        if isinstance(value, Mapping):
            self.wrong(Node(container, key), what, _A_LIST)
            return
        for item, spot in items(value, Node(container, key)):
            if isinstance(item, str) and item.strip():
                yield item.strip(), spot
            elif item is not None:
                self.wrong(spot, what, _A_TEXT)

    def wrong(self, spot: Node, what: str | Text, expected: Text) -> None:
        """Say that something is not what it must be; what it is may be anybody's data, and is not quoted."""
        told = Text(what, what) if isinstance(what, str) else what
        message = Text(f"{told.en} is not {expected.en}", f"{told.ja}が{expected.ja}になっていません")
        accepted = Text(f"expected is {expected.en}", f"{expected.ja}で書いてください")
        self.say(Problem("invalid-value", message, self.place(spot), accepted=accepted, values=(told.en,)))

    def duplicates(self, of_entities: Callable[[Duplicate], bool] = lambda _: False) -> Iterator[Duplicate]:
        """Say which keys stand twice; yield those of entities instead, as somebody has to say what they are."""
        for duplicate in self.source.duplicates:
            if of_entities(duplicate):
                yield duplicate
            else:
                self.say(duplicate_key(duplicate, self.source.file, self.source.sheet))

    def unknown_keys(self, container: Mapping, known: Iterable[str], what: str, entity: str | None) -> Iterator[str]:
        """Yield the keys that nobody knows; those that are probably misspelt are problems instead."""
        names = sorted(known)
        for key in container:
            if key in names or key.startswith("x-"):
                continue
            meant = next(iter(get_close_matches(key, names, n=1, cutoff=MISSPELT)), None)
            if meant is None:
                yield key
                continue
            message = Text(f"{what} has no {quote(key)}", f"{what}に{quote(key)}という項目はありません")
            accepted = Text(f"did you mean {quote(meant)}?", f"{quote(meant)}ではありませんか。")
            place = self.place(Node(container, key, of_key=True))
            self.say(Problem("unknown-field", message, place, entity, accepted, values=(key,)))


def as_reference(kind: str, ident: str) -> str:
    """Return an id as a reference to what is there, even where it is a word that says there is nobody (`tbd`, `none`)."""
    return f"{kind}/{ident}" if is_placeholder(ident) or is_none_word(ident) else ident


def value_at(spot: Node) -> Value:
    """Return what stands under a key or in a list."""
    container, key = spot.container, spot.key
    if isinstance(container, Mapping):
        return container.get(str(key))
    return container[int(key)]


def items(value: Value, spot: Node) -> Iterator[tuple[Value, Node]]:
    """Yield the items of a list with their spots; a single value is a list of one, nothing an empty one."""
    if isinstance(value, Sequence):
        for index, item in enumerate(value):
            yield item, Node(value, index)
    elif value is not None:
        yield value, spot
