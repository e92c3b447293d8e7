"""Reads the rules of a mapping: which entity is made of which object, and the rules inside them."""

from __future__ import annotations

from orglint.i18n import Text
from orglint.importers.mapped.model_parts import field_names, field_of, parts_of
from orglint.importers.mapped.path import Path
from orglint.importers.mapped.reading import Parts, Scope
from orglint.importers.mapped.spec import Condition, Rule, Value
from orglint.importers.mapped.values import ValueReader
from orglint.model.problems import quote
from orglint.model.schema import COLLECTIONS, KINDS, Kind
from orglint.source.document import Mapping, Sequence
from orglint.spelling import did_you_mean, hinted

_KEYS = ("in", "each", "as", "only", "collection", "id", "mentions", "recurse", "fields", "entities")
_OF_ENTITIES = ("id", "mentions", "fields")
ORGANIZATION = "organization"


class RuleReader:
    """Reads rules; `used` are the names of the files that they read."""

    def __init__(self, parts: Parts, values: ValueReader, files: frozenset[str]) -> None:
        self._parts = parts
        self._values = values
        self._files = files
        self.used: set[str] = set()

    def all(self, root: Mapping) -> tuple[Rule, ...]:
        """Return the rules at the top of a mapping."""
        return self._rules(root, "entities", None)

    def files(self, node: Mapping) -> str | None:
        """Return the name of the files that `in` names."""
        name = self._parts.text(node, "in")
        if name is None:
            return None
        self.used.add(name)
        if name in self._files:
            return name
        if not self._files:
            return None  # that there are none has been said
        self._parts.say(hinted(_NO_FILES.filled(name=quote(name)), did_you_mean(name, self._files)), node, "in")
        return None

    def _rules(self, node: Mapping, key: str, scope: Scope | None) -> tuple[Rule, ...]:
        written = node[key]
        if not isinstance(written, Sequence):
            self._parts.say(_A_LIST, node, key)
            return ()
        made = [self._rule(written, index, scope) for index in range(len(written))]
        return tuple(rule for rule in made if rule is not None)

    def _rule(self, rules: Sequence, index: int, around: Scope | None) -> Rule | None:
        """Return a rule; `around` is the scope of the object around it, None at the top."""
        node = self._parts.mapping(rules, index)
        if node is None:
            return None
        self._parts.only(node, _KEYS, _A_RULE)
        if around is not None and "in" in node:
            self._parts.say(_ONLY_AT_TOP, node, "in", of_key=True)
        files = self.files(node) if "in" in node and around is None else None
        scope = self._scope(node, around)
        each = self._each(node, around)
        name = self._name(node)
        kind = self._kind(node)
        self._entity_keys(node, kind)
        within = Scope(scope.names | ({name} if name else frozenset()), scope.has_above, scope.has_object)
        return Rule(
            files=files,
            each=each,
            name=name,
            conditions=self._conditions(node, within),
            kind=kind,
            ident=self._values.read(node, "id", within) if "id" in node else None,
            mentions=self._parts.flag(node, "mentions"),
            recurse=self._recurse(node, within),
            fields=self._fields(node, within, kind),
            rules=self._rules(node, "entities", within.inside(name)) if "entities" in node else (),
            node=node,
        )

    def _scope(self, node: Mapping, around: Scope | None) -> Scope:
        if around is not None:
            return Scope(around.names, around.has_above, around.has_object)
        return Scope(has_object="in" in node, has_above="recurse" in node and "in" in node)

    def _each(self, node: Mapping, around: Scope | None) -> tuple[Path, ...]:
        if "each" not in node:
            return ()
        return self._parts.path_list(node, "each", around or Scope(has_object="in" in node))

    def _name(self, node: Mapping) -> str:
        name = self._parts.text(node, "as") if "as" in node else ""
        if name and not name.replace("-", "").replace("_", "").isalnum():
            self._parts.say(_NAME, node, "as")
        return name or ""

    def _kind(self, node: Mapping) -> Kind | None:
        text = self._parts.text(node, "collection") if "collection" in node else None
        if text is None:
            return None
        if text == ORGANIZATION:
            return KINDS[ORGANIZATION]
        if text in COLLECTIONS:
            return COLLECTIONS[text]
        names = [ORGANIZATION, *COLLECTIONS]
        singular = next((name for name, kind in COLLECTIONS.items() if kind.name == text), None)
        hint = did_you_mean(singular or text, names)
        self._parts.say(hinted(_NO_COLLECTION.filled(name=quote(text)), hint), node, "collection")
        return None

    def _entity_keys(self, node: Mapping, kind: Kind | None) -> None:
        """Refuse what does not go together: keys of entities without a collection, an entity without an id."""
        if "collection" not in node:
            keys = [key for key in _OF_ENTITIES if key in node]
            for key in keys:
                self._parts.say(_NO_ENTITY.filled(key=key), node, key, of_key=True)
            if "entities" not in node and not keys:
                self._parts.missing(node, "collection", _A_RULE)
        elif kind is not None and kind.name == ORGANIZATION:
            if "id" in node:
                self._parts.say(_ONE_ORGANIZATION, node, "id", of_key=True)
        elif "id" not in node:
            self._parts.missing(node, "id", _A_RULE)

    def _conditions(self, node: Mapping, scope: Scope) -> tuple[Condition, ...]:
        written = self._parts.mapping(node, "only") if "only" in node else None
        made = []
        for text in written or ():
            assert written is not None
            path = self._parts.spelled(text, written, text, scope)
            accepted = tuple(self._parts.texts(written, text))
            if path is not None and accepted:
                made.append(Condition(path, accepted))
        return tuple(made)

    def _recurse(self, node: Mapping, scope: Scope) -> tuple[Path, ...]:
        if "recurse" not in node:
            return ()
        paths = self._parts.path_list(node, "recurse", Scope(scope.names, has_object=scope.has_object))
        for path in paths:
            if not path.descends or path.root:
                self._parts.say(_NO_DESCENT, node, "recurse")
        return paths

    def _fields(self, node: Mapping, scope: Scope, kind: Kind | None) -> dict[str, Value]:
        written = self._parts.mapping(node, "fields") if "fields" in node else None
        made: dict[str, Value] = {}
        if written is None or kind is None:
            return made
        known = field_names(kind)
        for name in written:
            if name not in known and not name.startswith("x-"):
                self._unknown_field(written, name, kind, known)
                continue
            value = self._values.read(written, name, scope, field_of(kind, name), parts_of(kind, name))
            if value is not None:
                made[name] = value
        return made

    def _unknown_field(self, written: Mapping, name: str, kind: Kind, known: list[str]) -> None:
        if name in COLLECTIONS:
            self._parts.say(_COLLECTION.filled(name=name), written, name, of_key=True)
            return
        listed = Text(", ".join(known), "、".join(known))
        text = _NO_FIELD.filled(kind=kind.name, name=quote(name), known=listed)
        self._parts.say(hinted(text, did_you_mean(name, known)), written, name, of_key=True)


_A_RULE = Text("an entry of entities", "entitiesの項目")
_A_LIST = Text(
    "entities is a list of rules, each with `- ` before it", "entitiesには「- 」で始まるルールを並べてください。"
)
_NO_FILES = Text("files has no entry {name}", "filesに{name}はありません。")
_ONLY_AT_TOP = Text(
    "a rule inside a rule reads from the object around it; `each` says what of it",
    "ルールの中のルールは外側のオブジェクトから読みます。どこから読むかはeachで指定してください。",
)
_NAME = Text("a name is made of letters, digits, - and _", "名前に使えるのは英数字、-、_です。")
_NO_COLLECTION = Text("there is no collection {name}", "{name}というコレクションはありません。")
_NO_ENTITY = Text(
    "{key} is for entities; say of which `collection` they are",
    "{key}はエンティティの指定です。collectionを書いてください。",
)
_ONE_ORGANIZATION = Text("there is one organization, and it has no id", "organizationは1つだけなので、idは書きません。")
_NO_DESCENT = Text(
    "recurse leads from an object to others inside it, as `children[*]` does",
    "recurseには、children[*]のように、内側のオブジェクトへのパスを書いてください。",
)
_NO_FIELD = Text(
    "a {kind} has no field {name}; fields are {known}; keys of your own begin with x-",
    "{kind}に{name}という項目はありません。使える項目は{known}です。独自のキーはx-で始めてください。",
)
_COLLECTION = Text(
    "{name} are entities of their own; write a rule inside this one, under `entities`",
    "{name}は独立したエンティティです。このルールのentitiesの下に、別のルールとして書いてください。",
)
