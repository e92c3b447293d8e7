"""Reads how a mapping says to get a value: a path, several to try, or a mapping that says what is done to it."""

from __future__ import annotations

from collections.abc import Mapping as ReadOnly

from orglint.i18n import Text
from orglint.importers.mapped.model_parts import misfit
from orglint.importers.mapped.path import Path
from orglint.importers.mapped.reading import Parts, Scope
from orglint.importers.mapped.spec import All, Constant, First, Record, Replacement, Single, Taken, Template, Value
from orglint.model.problems import quote
from orglint.model.schema import Field
from orglint.source.document import Mapping, Sequence
from orglint.spelling import did_you_mean, hinted

SOURCES = ("path", "text", "value", "fields")
CHANGES = ("values", "lower", "lookup", "slug", "prefix", "default")
KEYS = ("path", "text", "value", "fields", "each", *CHANGES, "first", "all")


class ValueReader:
    """Reads values for one field after the other. `field` is that of the model, None where any text will do."""

    def __init__(self, parts: Parts, lookups: frozenset[str]) -> None:
        self._parts = parts
        self._lookups = lookups
        self.used: set[str] = set()

    def read(
        self,
        node: Mapping | Sequence,
        key: str | int,
        scope: Scope,
        field: Field | None = None,
        inside: ReadOnly[str, Field | None] | None = None,
    ) -> Value | None:
        """Return the value that is written there; `inside` is what may stand in one that is a mapping."""
        written = node[int(key)] if isinstance(node, Sequence) else node.get(str(key))
        if isinstance(written, str):
            path = self._parts.path(node, key, scope)
            return None if path is None else Single(Taken((path,)))
        if isinstance(written, Sequence):
            if not written:
                self._parts.say(_EMPTY, node, key)
                return None
            return First(self._several(written, scope, field, inside))
        if isinstance(written, Mapping):
            return self._full(written, scope, field, inside)
        self._parts.say(_EMPTY, node, key)
        return None

    def _several(
        self, items: Sequence, scope: Scope, field: Field | None, inside: ReadOnly[str, Field | None] | None
    ) -> list[Value]:
        found = [self.read(items, index, scope, field, inside) for index in range(len(items))]
        return [value for value in found if value is not None]

    def _full(
        self, node: Mapping, scope: Scope, field: Field | None, inside: ReadOnly[str, Field | None] | None
    ) -> Value | None:
        self._parts.only(node, KEYS, _VALUE)
        for name, made in (("first", First), ("all", All)):
            if name in node:
                return self._combined(node, name, made, scope, field, inside)
        sources = [name for name in SOURCES if name in node]
        if len(sources) > 1:
            text = _ONE_SOURCE.filled(keys=Text(" and ".join(sources), "と".join(sources)))
            self._parts.say(text, node, sources[1], of_key=True)
            return None
        if not sources and "each" not in node:
            if all(key in KEYS for key in node):  # an unknown key may be what is missing
                self._parts.missing(node, "path", _VALUE)
            return None
        each = self._parts.path_list(node, "each", scope) if "each" in node else ()
        within = scope.inside() if each else scope
        source = self._source(node, sources[0] if sources else "", within, field, inside)
        return None if source is None else self._changed(node, source, each, field)

    def _combined(
        self,
        node: Mapping,
        name: str,
        made: type[First | All],
        scope: Scope,
        field: Field | None,
        inside: ReadOnly[str, Field | None] | None,
    ) -> Value | None:
        others = [key for key in node if key != name and key in KEYS]
        for key in others:
            self._parts.say(_ALONE.filled(key=name), node, key, of_key=True)
        items = node[name]
        if not isinstance(items, Sequence) or not items:
            self._parts.say(_A_LIST.filled(key=name), node, name)
            return None
        return made(self._several(items, scope, field, inside))

    def _source(
        self, node: Mapping, name: str, scope: Scope, field: Field | None, inside: ReadOnly[str, Field | None] | None
    ) -> Taken | Template | Constant | Record | None:
        if name == "text":
            return self._parts.template(node, name, scope)
        if name == "value":
            return self._constant(node, name, field)
        if name == "fields":
            return self._record(node, scope, inside)
        if name == "path":
            paths = self._parts.path_list(node, name, scope)
            return Taken(paths) if paths else None
        own = self._parts.spelled(".", node, "each", scope)
        return None if own is None else Taken((own,))

    def _constant(self, node: Mapping, key: str, field: Field | None) -> Constant | None:
        text = self._parts.text(node, key)
        if text is None:
            return None
        self._fit(text, node, key, field)
        return Constant(text)

    def _fit(self, text: str, node: Mapping, key: str, field: Field | None) -> None:
        """Refuse a text of the mapping's own that its field cannot take."""
        bad = misfit(field, text)
        if bad is not None and field is not None:
            said = _MISFIT.filled(field=field.name, text=quote(text), accepted=bad.accepted)
            hint = Text(f'did you mean "{bad.hint}"?', f"「{bad.hint}」ではありませんか") if bad.hint else None
            self._parts.say(hinted(said, hint), node, key)

    def _record(self, node: Mapping, scope: Scope, inside: ReadOnly[str, Field | None] | None) -> Record | None:
        fields = self._parts.mapping(node, "fields")
        if fields is None:
            return None
        if inside is None:
            self._parts.say(_NO_PARTS, node, "fields", of_key=True)
            return None
        made: dict[str, Value] = {}
        for name in fields:
            if name not in inside and not name.startswith("x-"):
                known = Text(", ".join(inside), "、".join(inside))
                said = _NO_PART.filled(name=quote(name), known=known)
                self._parts.say(hinted(said, did_you_mean(name, inside)), fields, name, of_key=True)
                continue
            value = self.read(fields, name, scope, inside.get(name))
            if value is not None:
                made[name] = value
        return Record(made)

    def _changed(
        self, node: Mapping, source: Taken | Template | Constant | Record, each: tuple[Path, ...], field: Field | None
    ) -> Single | None:
        if isinstance(source, Record):
            for key in (key for key in CHANGES if key in node):
                self._parts.say(_NOT_OF_FIELDS.filled(key=key), node, key, of_key=True)
        default = self._parts.text(node, "default") if "default" in node else None
        if default is not None:
            self._fit(default, node, "default", field)
        return Single(
            source=source,
            each=each,
            replacements=self._replacements(node, field),
            lower=self._parts.flag(node, "lower"),
            lookup=self._lookup(node),
            slug=self._parts.flag(node, "slug"),
            prefix=(self._parts.text(node, "prefix") or "") if "prefix" in node else "",
            default=default,
        )

    def _replacements(self, node: Mapping, field: Field | None) -> tuple[Replacement, ...]:
        if "values" not in node:
            return ()
        values = self._parts.mapping(node, "values")
        made = []
        for pattern, text in (values or {}).items():
            if text is not None and not isinstance(text, str):
                assert values is not None
                self._parts.text(values, pattern)
            else:
                if text is not None and values is not None:
                    self._fit(text, values, pattern, field)
                made.append(Replacement(pattern, text))
        return tuple(made)

    def _lookup(self, node: Mapping) -> str | None:
        name = self._parts.text(node, "lookup") if "lookup" in node else None
        if name is None:
            return None
        self.used.add(name)
        if name not in self._lookups:
            said = _NO_LOOKUP.filled(name=quote(name))
            self._parts.say(hinted(said, did_you_mean(name, self._lookups)), node, "lookup")
            return None
        return name


_VALUE = Text("a value", "値")
_EMPTY = Text(
    "nothing stands here; a value is a path, a list of paths of which the first that is there is taken, or a mapping "
    "with path, text, value or fields",
    "値が書かれていません。パス、パスのリスト(最初に見つかったものを使います)、"
    "またはpath、text、value、fieldsのいずれかを含む形で書いてください。",
)
_ONE_SOURCE = Text(
    "a value is made of one thing; here stand {keys}", "値の作り方は1つだけ書けますが、{keys}が書かれています。"
)
_ALONE = Text(
    "beside {key} stands nothing else; write it inside", "{key}と一緒には書けません。{key}の中に書いてください。"
)
_A_LIST = Text("{key} is a list of values", "{key}には値のリストを書いてください。")
_MISFIT = Text(
    "{field} cannot be {text}; expected is {accepted}", "{field}に{text}は使えません。書けるのは{accepted}です。"
)
_NO_PARTS = Text(
    "this field takes single values, not fields of their own",
    "この項目に書けるのは単一の値だけで、fieldsは使えません。",
)
_NO_PART = Text("{name} has no meaning here; there are {known}", "{name}はここでは使えません。使えるのは{known}です。")
_NOT_OF_FIELDS = Text(
    "{key} changes a text, and here are fields; write it at one of them",
    "{key}は文字列に対する指定です。fieldsの中の項目に書いてください。",
)
_NO_LOOKUP = Text("there is no lookup {name}", "lookupsに{name}はありません。")
