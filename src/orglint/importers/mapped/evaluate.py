"""Gets values out of trees as a mapping says: each with the place that gave it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping as ReadOnly
from collections.abc import Sequence as Several
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TypeAlias

from orglint.i18n import Text
from orglint.importers.mapped.path import EveryKey, Items, Path, Step
from orglint.importers.mapped.spec import All, Constant, First, Record, Replacement, Single, Taken, Template, Value
from orglint.importers.mapped.walk import At, Here, Walker
from orglint.importers.trees.node import Node as Spot
from orglint.model.words import fold, is_none_word, is_placeholder
from orglint.source.document import Mapping, Sequence

_NO_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Got:
    """A text, or fields of something inside an entity, and what gave it (None: the mapping itself)."""

    value: str | ReadOnly[str, Result]
    spot: Spot | None

    @property
    def text(self) -> str:
        """Return the text; empty of what is no text."""
        return self.value if isinstance(self.value, str) else ""


@dataclass(frozen=True, slots=True)
class Result:
    """What a value came to. `said` tells a value that is stated to be empty from one that is not there at all."""

    items: tuple[Got, ...] = ()
    listed: bool = False
    said: bool = False
    spot: Spot | None = None

    @property
    def content(self) -> object:
        """Return what it says, without the places."""
        return tuple(
            got.value if isinstance(got.value, str) else tuple(sorted((k, v.content) for k, v in got.value.items()))
            for got in self.items
        )


NOTHING = Result()
Table: TypeAlias = "dict[str, list[str]]"
"""A lookup, read: to each key what it gives, several where the source gives several."""


@dataclass(slots=True)
class Evaluator:
    """Evaluates values at objects. `hidden` says that what is read now goes into a sensitive field."""

    walker: Walker
    tables: dict[str, Table] = field(default_factory=dict)
    hidden: bool = False

    def value(self, value: Value, here: Here) -> Result:
        """Return what a value comes to at an object."""
        if isinstance(value, First):
            return self._first(value, here)
        if isinstance(value, All):
            parts = [self.value(each, here) for each in value.values]
            spots = [part.spot for part in parts if part.spot is not None]
            items = tuple(item for part in parts for item in part.items)
            return Result(items, listed=True, said=any(part.said for part in parts), spot=next(iter(spots), None))
        return self._single(value, here)

    def _first(self, value: First, here: Here) -> Result:
        said = NOTHING
        for number, each in enumerate(value.values, start=1):
            result = self.value(each, here)
            if result.items:
                self._pass_by(value.values[number:], here)
                return result
            said = result if result.said and not said.said else said
        return said

    def _pass_by(self, values: Several[Value], here: Here) -> None:
        """Pass through what would have been read had nothing been there before: it is not left over."""
        aside = Evaluator(Walker(), self.tables, self.hidden)
        for each in values:
            aside.value(each, here)

    def _single(self, value: Single, here: Here) -> Result:
        result = self._of_each(value, here) if value.each else self._source(value.source, here)
        changed = [self._changed(value, got, here) for got in result.items]
        result = replace(result, items=tuple(got for got in changed if got is not None))
        if not result.items and value.default is not None:
            return Result((Got(value.default, None),), said=True)
        return result

    def _of_each(self, value: Single, here: Here) -> Result:
        """Return the results for all places that `each` leads to, as one list."""
        found = [each for at in self.walker.all(value.each, here) for each in _spread(at, here)]
        places = [at for at in found if at.node is not None]
        results = [self._source(value.source, here.inside(at)) for at in places]
        listed = len(places) != 1 or len(found) > 1 or any(path.takes_several for path in value.each)
        spot = next((at.spot for at in self._stated(value.each, here)), None) if not places else None
        items = tuple(
            replace(item, spot=at.spot) if item.spot is None else item
            for at, result in zip(places, results, strict=True)
            for item in result.items
        )
        return Result(items, listed=listed, said=bool(items) or spot is not None, spot=spot)

    def _stated(self, paths: tuple[Path, ...], here: Here) -> list[At]:
        """Return the empty list or nothing that stands where a path of lists leads: there is none, and that is said."""
        found = []
        for path in paths:
            bare = replace(path, steps=_without_items(path.steps)) if path.takes_several else path
            found += [at for at in Walker().find(bare, here) if at.node is None or at.node == []]
        return [at for at in found if at.spot is not None]

    def _source(self, source: Taken | Template | Constant | Record, here: Here) -> Result:
        if isinstance(source, Constant):
            return Result((Got(source.text, None),), said=True)
        if isinstance(source, Template):
            return self._template(source, here)
        if isinstance(source, Record):
            fields = {name: self.value(each, here) for name, each in source.fields.items()}
            there = {name: result for name, result in fields.items() if result.items}
            return Result((Got(there, here.spot),), said=True) if there else NOTHING
        return self._taken(source, here)

    def _taken(self, source: Taken, here: Here) -> Result:
        """Return what stands at the first path that leads to a text or a list of texts."""
        said: Result = NOTHING
        odd: list[At] = []
        for number, path in enumerate(source.paths, start=1):
            found = self.walker.find(path, here)
            spread = [each for at in found for each in _spread(at, here)]
            texts = [at for at in spread if isinstance(at.node, str)]
            others = [at for at in spread if isinstance(at.node, Mapping | Sequence)]
            if texts:
                self._refuse(others, here)
                self._pass_by([Single(Taken((each,))) for each in source.paths[number:]], here)
                listed = path.takes_several or any(isinstance(at.node, Sequence) for at in found)
                return Result(tuple(self._got(at, here) for at in texts), listed=listed, said=True)
            odd += others
            empty = [at for at in found if at.node is None or at.node == []]
            if path.takes_several and not empty:
                empty = self._stated((path,), here)
            if empty and not said.said:
                said = Result(said=True, spot=empty[0].spot)
        self._refuse(odd, here)
        return said

    def _refuse(self, odd: list[At], here: Here) -> None:
        for at in odd:
            text = _A_MAPPING if isinstance(at.node, Mapping) else _A_LIST
            self.walker.say("invalid-value", text, here.tree, at.spot, _A_TEXT)

    def _template(self, template: Template, here: Here) -> Result:
        """Return a text with its holes filled; nothing where one cannot be."""
        made, spots = "", []
        for part in template.parts:
            if isinstance(part, str):
                made += part
                continue
            found = self._taken(Taken((part,)), here)
            if not found.items:
                return found if found.said else NOTHING
            if len(found.items) > 1:
                self.walker.say("invalid-value", _SEVERAL, here.tree, found.items[0].spot, _ONE)
            got = found.items[0]
            if is_placeholder(got.text):
                return found
            made += got.text
            spots.append((bool(part.root), got.spot))
        spot = next((spot for is_far, spot in sorted(spots, key=lambda item: item[0])), None)
        return Result((Got(made, spot),), said=True)

    def _got(self, at: At, here: Here) -> Got:
        if at.spot is not None:
            here.tree.shown.read(here.tree.document, at.spot, hidden=self.hidden)
        return Got(str(at.node), at.spot)

    def _changed(self, value: Single, got: Got, here: Here) -> Got | None:
        """Return a text with everything done to it; a placeholder or a word for none passes as it stands."""
        if not isinstance(got.value, str):
            return got
        text: str | None = got.value
        replacement = _replacement(value.replacements, got.value)
        if replacement is not None:
            text = replacement.text
        if text is None:
            return None
        if is_placeholder(text) or is_none_word(text):
            return replace(got, value=text)
        text = text.lower() if value.lower else text
        text = self._looked_up(value.lookup, text, got, here) if value.lookup is not None else text
        text = slug(text) if value.slug else text
        return replace(got, value=value.prefix + text) if text else None

    def _looked_up(self, name: str, text: str, got: Got, here: Here) -> str:
        """Return what a lookup gives for a text; the text itself where it is not in there."""
        found = self.tables.get(name, {}).get(text, [])
        if len(found) > 1:
            self.walker.say("ambiguous-reference", _AMBIGUOUS.filled(name=name), here.tree, got.spot, _AMBIGUOUS_FIX)
        return found[0] if found else text


def _spread(at: At, here: Here) -> list[At]:
    """Return the items of a list, anything else alone."""
    node = at.node
    if not isinstance(node, Sequence):
        return [at]
    for index in range(len(node)):
        here.tree.passed.add((node.first, index))
    return [At(item, Spot(node, index)) for index, item in enumerate(node)]


def _without_items(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """Return the steps up to the first that takes several."""
    end = next(number for number, step in enumerate(steps) if isinstance(step, EveryKey | Items))
    return steps[:end]


def _replacement(replacements: tuple[Replacement, ...], text: str) -> Replacement | None:
    return next((each for each in replacements if matches(each.pattern, text)), None) if replacements else None


def matches(pattern: str, text: str) -> bool:
    """Whether a text is what a pattern says, `*` standing for anything; width and case do not count."""
    return _regex(pattern).fullmatch(fold(text)) is not None


@lru_cache(maxsize=1000)
def _regex(pattern: str) -> re.Pattern[str]:
    first, *others = [re.escape(part) for part in re.split(r"\*+", fold(pattern))]
    if not others:
        return re.compile(first)
    # What stands between two stars is taken where it comes first: to try other places would take forever, and gain nothing.
    between = "".join(f"(?>.*?{part})" for part in others[:-1])
    return re.compile(f"{first}{between}.*{others[-1]}", re.DOTALL)


def slug(text: str) -> str:
    """Return a name as an id: small letters and digits of any script, hyphens for everything between."""
    return _NO_WORD.sub("-", unicodedata.normalize("NFKC", text).casefold()).strip("-")


_A_MAPPING = Text(
    "a mapping of keys stands where the mapping file asks for a single value",
    "マッピングファイルは単一の値を求めていますが、ここには複数のキーがあります",
)
_A_LIST = Text(
    "a list stands inside a list where the mapping file asks for single values",
    "マッピングファイルは単一の値を求めていますが、ここにはリストの中のリストがあります",
)
_A_TEXT = Text(
    "expected is a single value or a list of them; a path of the mapping may lead further in",
    "単一の値か、そのリストが必要です。マッピングのパスで、さらに内側を指定することもできます。",
)
_SEVERAL = Text(
    "several values stand where one text is to be made of one", "1つの文字列を作るところに、値が複数あります"
)
_ONE = Text("expected is one value here; only the first is used", "値は1つにしてください。最初の値だけを使います。")
_AMBIGUOUS = Text(
    "the lookup {name} gives several things for this value", "lookupsの{name}では、この値に対応するものが複数あります"
)
_AMBIGUOUS_FIX = Text(
    "expected is one; `several: first` in the lookup takes the first",
    "対応するものを1つにしてください。lookupsにseveral: firstと書くと、最初のものを使います。",
)
