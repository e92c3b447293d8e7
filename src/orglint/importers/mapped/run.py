"""Runs the rules of a mapping over trees: an entity for each object, or a word on why there is none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from orglint.i18n import Text
from orglint.importers.mapped.evaluate import Evaluator, Got, Result, Table, matches
from orglint.importers.mapped.model_parts import field_of
from orglint.importers.mapped.sketch import ORGANIZATION, Sketch
from orglint.importers.mapped.spec import Constant, Lookup, Rule, Single, SourceMap, Value
from orglint.importers.mapped.trees import Tree
from orglint.importers.mapped.walk import At, Here, Walker
from orglint.importers.trees.node import Node as Spot
from orglint.model.marks import Sensitive
from orglint.model.words import is_none_word, is_placeholder
from orglint.source.document import Mapping as Written
from orglint.source.document import Sequence as WrittenList


@dataclass(slots=True)
class Run:
    """One run over the trees of each entry of `files`. `sketches` is what came of it.

    `undecided` counts objects whose id is a placeholder or says that there is none: nobody is there to be described. `passed_over` are objects
    that no rule took because of its conditions.
    """

    mapping: SourceMap
    trees: Mapping[str, Sequence[Tree]]
    walker: Walker = field(default_factory=Walker)
    sketches: list[Sketch] = field(default_factory=list)
    undecided: int = 0
    _skipped: dict[tuple[int, str], str] = field(default_factory=dict)
    _taken: set[tuple[int, str]] = field(default_factory=set)
    _evaluator: Evaluator = field(init=False)

    def __post_init__(self) -> None:
        self._evaluator = Evaluator(self.walker)

    def all(self) -> None:
        """Read the lookups, then carry out every rule."""
        for lookup in self.mapping.lookups.values():
            self._evaluator.tables[lookup.name] = self._table(lookup)
        for rule in self.mapping.rules:
            if rule.files is None:
                self._fixed(rule)
            for tree in self.trees.get(rule.files or "", ()):
                self._rule(rule, Here(tree, tree.top, None))

    @property
    def passed_over(self) -> Counter[str]:
        """Return by file how many objects only rules with conditions looked at, and none took."""
        return Counter(file for key, file in self._skipped.items() if key not in self._taken)

    # ---- lookups

    def _table(self, lookup: Lookup) -> Table:
        table: Table = {}
        for tree in self.trees.get(lookup.files, ()):
            for at in self.walker.all(lookup.each, Here(tree, tree.top, None)):
                here = Here(tree, at.node, at.spot)
                gives = [got.text for got in self._evaluator.value(lookup.gives, here).items]
                for got in self._evaluator.value(lookup.key, here).items:
                    known = table.setdefault(got.text, [])
                    known += [text for text in gives if text not in known]
        return {key: texts[:1] if lookup.first else texts for key, texts in table.items()}

    # ---- rules

    def _rule(self, rule: Rule, around: Here, *, inside: bool = False) -> None:
        """Carry out a rule at what its `each` leads to from an object; `inside` a rule that object is around."""
        for at in self.walker.all(rule.each, around):
            here = around.inside(at, rule.name) if inside else Here(around.tree, at.node, at.spot)
            if rule.name:
                here.named[rule.name] = here
            self._object(rule, here)

    def _object(self, rule: Rule, here: Here) -> None:
        if isinstance(here.node, WrittenList):
            self.walker.say("invalid-value", _A_LIST, here.tree, here.spot, _A_LIST_FIX)
            return
        if not self._holds(rule, here):
            self._skipped.setdefault(_key(here), here.tree.document.file)
            return
        if rule.kind is not None and not self._entity(rule, here):
            return
        for inner in rule.rules:
            self._rule(inner, here, inside=True)
        for at in self.walker.all(rule.recurse, here) if rule.recurse else ():
            self._object(rule, here.inside(at, rule.name))

    def _holds(self, rule: Rule, here: Here) -> bool:
        for condition in rule.conditions:
            found = [at for at in self.walker.find(condition.path, here) if isinstance(at.node, str)]
            for at in found:
                self._show(at, here)
            if not any(matches(pattern, str(at.node)) for at in found for pattern in condition.accepted):
                return False
        return True

    def _show(self, at: At, here: Here) -> None:
        if at.spot is not None:
            here.tree.shown.read(here.tree.document, at.spot)

    def _entity(self, rule: Rule, here: Here) -> bool:
        """Make the entity of an object; False where there is none, which has then been said or counted."""
        assert rule.kind is not None
        self._taken.add(_key(here))
        ident: Got | None = Got(ORGANIZATION, here.spot)
        if rule.ident is not None:
            ident = self._ident(rule.ident, here)
            if ident is None:
                return False
        assert ident is not None
        here.ident, here.ident_spot = ident.text, ident.spot
        spot = ident.spot or here.spot or _first(here)
        fields = {name: self._field(rule, name, value, here) for name, value in rule.fields.items()}
        collection = rule.kind.collection or ORGANIZATION
        if collection == ORGANIZATION and any(
            sketch.collection == ORGANIZATION and sketch.tree is here.tree for sketch in self.sketches
        ):
            self.walker.say("invalid-id", _ONE_ORGANIZATION, here.tree, here.spot, _ONE_ORGANIZATION_FIX)
            return False
        self.sketches.append(Sketch(collection, ident.text, here.tree, spot, fields, rule.mentions))
        return True

    def _ident(self, value: Value, here: Here) -> Got | None:
        result = self._evaluator.value(value, here)
        texts = [got for got in result.items if isinstance(got.value, str) and got.text.strip()]
        names_nobody = len(texts) == 1 and (is_placeholder(texts[0].text) or is_none_word(texts[0].text))
        if len(texts) == 1 and not names_nobody:
            return texts[0]
        if len(texts) > 1:
            self.walker.say("invalid-id", _SEVERAL_IDS, here.tree, here.spot, _SEVERAL_IDS_FIX)
        elif texts:
            self.undecided += 1
        elif here.node is not None or here.spot is None or isinstance(here.spot.container, Written):
            self.walker.say("invalid-id", _NO_ID, here.tree, here.spot, _NO_ID_FIX)
        else:
            self.walker.say("invalid-id", _EMPTY_ITEM, here.tree, here.spot, _NO_ID_FIX)
        return None

    def _field(self, rule: Rule, name: str, value: Value, here: Here) -> Result:
        """Return a field; what it reads for a sensitive one is shown in no excerpt."""
        assert rule.kind is not None
        declared = field_of(rule.kind, name)
        self._evaluator.hidden = declared is not None and declared.mark(Sensitive) is not None
        result = self._evaluator.value(value, here)
        self._evaluator.hidden = False
        return result

    # ---- what only the mapping makes

    def _fixed(self, rule: Rule) -> None:
        """Make the entity of a rule without a source: it stands in the mapping itself."""
        if rule.kind is not None:
            written = rule.node.get("fields")
            fields = {
                name: self._constant(value, Spot(written, name))
                for name, value in rule.fields.items()
                if isinstance(written, Written)
            }
            ident = self._constant(rule.ident, Spot(rule.node, "id")) if rule.ident is not None else None
            text = next((got.text for got in ident.items), "") if ident is not None else ORGANIZATION
            spot = Spot(rule.node, "id" if ident is not None else "collection")
            collection = rule.kind.collection or ORGANIZATION
            self.sketches.append(Sketch(collection, text, None, spot, fields, rule.mentions))
        for inner in rule.rules:
            self._fixed(inner)

    def _constant(self, value: Value, spot: Spot) -> Result:
        if isinstance(value, Single):
            if isinstance(value.source, Constant):
                return Result((Got(value.source.text, spot),), said=True)
            return Result()
        found = [result for each in value.values for result in [self._constant(each, spot)] if result.items]
        items = tuple(item for result in found for item in result.items)
        return Result(items, listed=len(items) > 1, said=bool(items))


def _key(here: Here) -> tuple[int, str]:
    """Return what tells one object from another."""
    where = "" if here.spot is None else f"{here.spot.container.first}:{here.spot.key}"
    return id(here.tree), where


def _first(here: Here) -> Spot | None:
    """Return the first thing that stands in a whole file."""
    return Spot(here.node, next(iter(here.node)), of_key=True) if isinstance(here.node, Written) and here.node else None


_A_LIST = Text(
    "a list stands where the mapping takes one object",
    "マッピングは1つのオブジェクトとして読みますが、ここはリストです",
)
_A_LIST_FIX = Text(
    "expected is a mapping or a text; for each item of the list write [*] in the mapping",
    "項目の組か単一の値が必要です。リストの各要素を読むなら、マッピングに[*]と書いてください。",
)
_NO_ID = Text("the mapping finds no id here", "マッピングの指定では、ここにIDが見つかりません")
_EMPTY_ITEM = Text("nothing stands here, so there is no id", "何も書かれていないため、IDがありません")
_NO_ID_FIX = Text(
    "expected is what `id` of the mapping names; correct the file, or give the mapping a second path to try",
    "マッピングのidが指すものを書くか、マッピングに別のパスを追加してください。",
)
_ONE_ORGANIZATION = Text(
    "the mapping takes several objects for the organization, and this is not the first",
    "マッピングは複数のオブジェクトを組織そのもの(organization)として読もうとしています。これは2つ目以降です",
)
_ONE_ORGANIZATION_FIX = Text(
    "expected is one; lead `each` to one object, or take the others out with `only`",
    "1つにしてください。eachやonlyで絞り込めます。",
)
_SEVERAL_IDS = Text(
    "the mapping finds several ids for one thing here", "マッピングの指定では、1つのものにIDが複数あります"
)
_SEVERAL_IDS_FIX = Text("expected is one id", "IDは1つにしてください。")
