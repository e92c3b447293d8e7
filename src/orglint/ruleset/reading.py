"""Rule files -> rules as written. Every mistake in shape is gathered, at its line and column; nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, Literal, TypeVar, cast

from orglint.finding import Severity
from orglint.i18n import Text
from orglint.lang.carets import caret_lines
from orglint.location import Location, Span
from orglint.model.place import Place
from orglint.model.problems import did_you_mean, joined, quote
from orglint.model.schema import COLLECTIONS, KINDS, record
from orglint.model.types import ListOf, Maybe, Structure
from orglint.model.values import BadValue, read_bool, read_number, read_share
from orglint.ruleset.faults import RuleFault
from orglint.ruleset.spec import Example, Need, Parameter, Reference, RuleSpec, SignSpec, When, Written
from orglint.source.document import Document, Mapping, Node, Sequence

FORMAT = "orglint-rules/1"
RULE_KEYS = (
    "id category packs severity for when needs params where let each flag_if signs at_least error_if measure once_per "
    "at related yields_to summarizes message rationale fix references evidence tags labels examples"
).split()
REQUIRED = ("id", "severity", "for", "message", "rationale", "fix")
SEVERITIES = {"error": Severity.ERROR, "warning": Severity.WARNING, "note": Severity.NOTE}
EVIDENCE = ("strong", "weak", "convention")
ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
LANGUAGE_KEYS = ("en", "ja")

T = TypeVar("T")


def read_rules(document: Document) -> tuple[list[RuleSpec], list[RuleFault]]:
    """Return the rules of one rule file that have the right shape, and everything wrong with the others."""
    reader = _RuleReader(document)
    rules = reader.file()
    return rules, reader.faults


class _RuleReader:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.faults: list[RuleFault] = []

    # ---- places and faults

    def at(self, container: Mapping | Sequence, key: str | int) -> Place:
        return Place(self.document, container, key)

    def fault(self, place: Place, message: Text, help: Text | None = None, *, on_key: bool = False) -> None:
        location = place.key_location() if on_key else place.value_location()
        self.faults.append(RuleFault(location, message, help, show_line(self.document, location)))

    def keys(self, body: Mapping, known: Iterable[str], what: str) -> None:
        known = list(known)
        for key in body:
            if key not in known and not key.startswith("x-"):
                message = Text(f"{what} has no key {quote(key)}", f"{what}に{quote(key)}というキーはありません")
                listed = Text(f"keys are {', '.join(known)}", f"使えるキー: {'、'.join(known)}")
                self.fault(self.at(body, key), message, joined(did_you_mean(key, known), listed), on_key=True)

    def duplicates(self) -> None:
        for duplicate in self.document.duplicates:
            location = Location(self.document.file, duplicate.second)
            message = Text(f"the key {quote(duplicate.key)} stands twice", f"キー{quote(duplicate.key)}が二重です")
            self.faults.append(RuleFault(location, message, None, show_line(self.document, location)))

    # ---- the file

    def file(self) -> list[RuleSpec]:
        root = self.document.root
        self.duplicates()
        self.keys(root, ("format", "rules"), "a rule file")
        if root.get("format") != FORMAT:
            place = self.at(root, "format" if "format" in root else next(iter(root), "format"))
            self.fault(place, Text(f"expected is format: {FORMAT}", f"format: {FORMAT} と書いてください"))
        rules = root.get("rules")
        if not isinstance(rules, Sequence):
            place = self.at(root, "rules" if "rules" in root else next(iter(root), "rules"))
            self.fault(place, Text("a rule file has a list of rules", "rulesにルールのリストを書いてください"))
            return []
        found = []
        for index, body in enumerate(rules):
            place = self.at(rules, index)
            if not isinstance(body, Mapping):
                self.fault(place, Text("a rule is a mapping", "ルールは項目を並べた形で書いてください"))
                continue
            before = len(self.faults)
            rule = self.rule(body, place)
            if rule is not None and len(self.faults) == before:
                found.append(rule)
        return found

    def rule(self, body: Mapping, place: Place) -> RuleSpec | None:
        self.keys(body, RULE_KEYS, "a rule")
        missing = [key for key in REQUIRED if body.get(key) is None]
        if not ("flag_if" in body or "signs" in body or "where" in body):
            missing.append("flag_if")
        for key in missing:
            self.fault(place, Text(f"the rule has no {key}", f"ルールに{key}がありません"))
        if missing:
            return None
        message = self.languages(body, "message")
        return RuleSpec(
            id=self.ident(body),
            place=self.at(body, "id"),
            document=self.document,
            body=body,
            category=self.word(body, "category") or "",
            packs=self.words(body, "packs"),
            severity=self.choice(body, "severity", SEVERITIES) or Severity.WARNING,
            kind=self.kind(body),
            when=cast(When, self.choice(body, "when", {w: w for w in ("in_force", "ended", "any")}) or "in_force"),
            needs=self.needs(body),
            params=self.params(body),
            where=self.mapping(body, "where"),
            let={name: self.expression(lets, name) for name in lets} if (lets := self.mapping(body, "let")) else {},
            each=self.each(body),
            flag_if=self.optional_expression(body, "flag_if"),
            signs=self.signs(body),
            at_least=self.optional_expression(body, "at_least"),
            error_if=self.optional_expression(body, "error_if"),
            measure=self.optional_expression(body, "measure"),
            once_per=self.optional_expression(body, "once_per"),
            at=self.optional_expression(body, "at"),
            related=self.optional_expression(body, "related"),
            yields_to=self.words(body, "yields_to"),
            summarizes=self.words(body, "summarizes"),
            message_en=message[0],
            message_ja=message[1],
            rationale=self.text(body, "rationale"),
            fix=self.text(body, "fix"),
            references=self.references(body),
            evidence=self.choice(body, "evidence", {word: word for word in EVIDENCE}),
            tags=self.words(body, "tags"),
            labels={name: self.text(labels, name) for name in labels} if (labels := self.mapping(body, "labels")) else {},
        )

    # ---- parts

    def ident(self, body: Mapping) -> str:
        ident = self.word(body, "id") or ""
        if not ID.fullmatch(ident):
            expected = Text("an id is kebab-case, such as wide-span", "idはwide-spanのような小文字とハイフンで書きます")
            self.fault(self.at(body, "id"), Text(f"{quote(ident)} is no rule id", f"{quote(ident)}はidにできません"), expected)
        return ident

    def word(self, body: Mapping, key: str) -> str | None:
        value = body.get(key)
        if value is None or isinstance(value, str):
            return value
        self.fault(self.at(body, key), Text(f"{key} is a single text", f"{key}には文字列を1つ書いてください"))
        return None

    def words(self, body: Mapping, key: str) -> tuple[str, ...]:
        value = body.get(key)
        items = [value] if isinstance(value, str) else [] if value is None else list(value)
        if isinstance(value, Mapping) or not all(isinstance(item, str) for item in items):
            self.fault(self.at(body, key), Text(f"{key} is a list of words", f"{key}には語のリストを書いてください"))
            return ()
        return tuple(str(item) for item in items)

    def choice(self, body: Mapping, key: str, known: dict[str, T]) -> T | None:
        word = self.word(body, key)
        if word is None or word in known:
            return known.get(word) if word is not None else None
        listed = Text(f"one of {', '.join(known)}", f"{'、'.join(known)}のいずれか")
        self.fault(
            self.at(body, key),
            Text(f"{key} cannot be {quote(word)}", f"{key}に{quote(word)}は使えません"),
            joined(did_you_mean(word, known), listed),
        )
        return None

    def kind(self, body: Mapping) -> str:
        return self.choice(body, "for", {name: name for name in KINDS if name != "entity"}) or "unit"

    def mapping(self, body: Mapping, key: str) -> Mapping:
        value = body.get(key)
        if isinstance(value, Mapping):
            return value
        if value is not None:
            self.fault(self.at(body, key), Text(f"{key} is a mapping", f"{key}は項目を並べた形で書いてください"))
        return _empty()

    def expression(self, body: Mapping, key: str) -> Written:
        value, place = body.get(key), self.at(body, key)
        if isinstance(value, str):
            self.eaten(value, place)
            return Written(value, place)
        self.fault(place, *_eaten_by_yaml(key, value))
        return Written("", place)

    def eaten(self, text: str, place: Place) -> None:
        """Say where YAML has cut an unquoted expression off at ` #`."""
        location = place.value_location()
        line = source_line(self.document, location.span.end_line) if location.span is not None else None
        if line is None or location.span is None:
            return
        rest = line[location.span.end_column - 1 :]
        if re.match(r"\s+#", rest) and text.count('"') % 2 + text.count("'") % 2:
            message = Text("YAML takes what follows ` #` as a comment", "YAMLは` #`以降をコメントとして扱います")
            self.fault(place, message, Text("write the expression below `|`", "式を`|`の下の行に書いてください"))

    def optional_expression(self, body: Mapping, key: str) -> Written | None:
        return self.expression(body, key) if key in body else None

    def languages(self, body: Mapping, key: str) -> tuple[Written, Written]:
        value, place = body.get(key), self.at(body, key)
        if not isinstance(value, Mapping) or any(not isinstance(value.get(name), str) for name in LANGUAGE_KEYS):
            message = Text(f"{key} has a text in en and one in ja", f"{key}にはenとjaの文を書いてください")
            self.fault(place, message, Text("{en: ..., ja: ...}", "{en: ..., ja: ...}"))
            return Written("", place), Written("", place)
        self.keys(value, LANGUAGE_KEYS, key)
        english, japanese = (Written(str(value[name]), self.at(value, name)) for name in LANGUAGE_KEYS)
        return english, japanese

    def text(self, body: Mapping, key: str) -> Text:
        english, japanese = self.languages(body, key)
        return Text(english.text.strip(), japanese.text.strip())

    def each(self, body: Mapping) -> tuple[str, Written] | None:
        each = self.mapping(body, "each")
        if len(each) > 1:
            self.fault(self.at(body, "each"), Text("each has one name", "eachに書ける名前は1つです"))
        return next(((name, self.expression(each, name)) for name in each), None)

    def needs(self, body: Mapping) -> tuple[Need, ...]:
        value = body.get("needs")
        if value is None:
            return ()
        if isinstance(value, str):
            return tuple(self.need(value, self.at(body, "needs")))
        if not isinstance(value, Sequence):
            self.fault(self.at(body, "needs"), Text("needs is a list", "needsはリストで書いてください"))
            return ()
        return tuple(need for index, item in enumerate(value) for need in self.need(item, self.at(value, index)))

    def need(self, item: Node, place: Place) -> Iterable[Need]:
        if isinstance(item, str):
            self.path(item, place)
            yield Need((item,))
        elif isinstance(item, Mapping) and isinstance(item.get("field"), str):
            self.keys(item, ("field", "at_least"), "needs")
            self.path(str(item["field"]), self.at(item, "field"))
            yield Need((str(item["field"]),), self.value(item, "at_least", read_share) or 0.0)
        elif isinstance(item, Mapping) and isinstance(item.get("any"), Sequence):
            self.keys(item, ("any", "at_least"), "needs")
            choices = cast(Sequence, item["any"])
            for index, choice in enumerate(choices):
                self.path(str(choice), self.at(choices, index))
            yield Need(tuple(str(choice) for choice in choices), self.value(item, "at_least", read_share) or 0.0)
        else:
            expected = Text(
                "collection, collection.field, {field: ..., at_least: ...} or {any: [...]}",
                "collection、collection.field、{field: ..., at_least: ...}、{any: [...]}のいずれか",
            )
            self.fault(place, Text("this is nothing a rule can need", "needsに書ける形ではありません"), expected)

    def path(self, path: str, place: Place) -> None:
        """Check that `collection.field.sub` names something an organization can state."""
        problem = check_path(path)
        if problem is not None:
            self.fault(place, *problem)

    def value(self, body: Mapping, key: str, read: Callable[[str], T]) -> T | None:
        raw = body.get(key)
        if raw is None:
            return None
        try:
            if not isinstance(raw, str):
                raise BadValue(Text("a single value", "単一の値"))
            return read(raw)
        except BadValue as bad:
            message = Text(f"{key} expects {bad.accepted.en}", f"{key}に書けるのは{bad.accepted.ja}です")
            self.fault(self.at(body, key), message)
            return None

    def params(self, body: Mapping) -> dict[str, Parameter]:
        params = self.mapping(body, "params")
        found = {}
        for name, item in params.items():
            place = self.at(params, name)
            if not isinstance(item, Mapping):
                expected = Text("{type: ..., default: ..., description: ...}", "{type: ..., default: ..., description: ...}")
                self.fault(place, Text(f"the parameter {name} is a mapping", f"パラメーター{name}の形が違います"), expected)
                continue
            self.keys(item, ("type", "default", "description"), f"the parameter {name}")
            types = {word: word for word in ("number", "text", "bool", "list")}
            type_ = cast(Literal["number", "text", "bool", "list"], self.choice(item, "type", types) or "text")
            default = self.default(item, type_)
            found[name] = Parameter(name, type_, default, self.text(item, "description"), place)
        return found

    def default(self, item: Mapping, type_: str) -> object:
        place = self.at(item, "default") if "default" in item else None
        try:
            return read_parameter(item.get("default"), type_)
        except BadValue as bad:
            accepted = Text(f"the default is {bad.accepted.en}", f"defaultに書けるのは{bad.accepted.ja}です")
            self.fault(place or self.at(item, "type"), accepted)
            return None

    def signs(self, body: Mapping) -> tuple[SignSpec, ...]:
        signs = self.mapping(body, "signs")
        found = []
        for name, item in signs.items():
            if not isinstance(item, Mapping) or "if" not in item:
                expected = Text("{needs: ..., if: ..., says: {en, ja}}", "{needs: ..., if: ..., says: {en, ja}}")
                self.fault(self.at(signs, name), Text(f"the sign {name} has no if", f"{name}にifがありません"), expected)
                continue
            self.keys(item, ("needs", "if", "says"), f"the sign {name}")
            english, japanese = self.languages(item, "says")
            found.append(SignSpec(name, self.expression(item, "if"), english, japanese, self.needs(item)))
        return tuple(found)

    def references(self, body: Mapping) -> tuple[Reference, ...]:
        value = body.get("references")
        items = value if isinstance(value, Sequence) else []
        if value is not None and not isinstance(value, Sequence):
            self.fault(self.at(body, "references"), Text("references is a list", "referencesはリストで書いてください"))
        found = []
        for index, item in enumerate(items):
            title = item.get("title") if isinstance(item, Mapping) else item
            url = item.get("url") if isinstance(item, Mapping) else None
            if not isinstance(title, str) or not (url is None or isinstance(url, str)):
                message = Text("a reference is {title: ..., url: ...}", "参考文献は{title: ..., url: ...}の形で書いてください")
                self.fault(self.at(cast(Sequence, value), index), message)
                continue
            found.append(Reference(title, url))
        return tuple(found)


def read_examples(rule: RuleSpec) -> tuple[list[Example], list[RuleFault]]:
    """Return the examples of a rule, and what is wrong with their shape."""
    reader = _RuleReader(rule.document)
    examples = reader.mapping(rule.body, "examples")
    reader.keys(examples, ("bad", "good"), "examples")
    found = []
    for group in ("bad", "good"):
        items = examples.get(group)
        if items is None:
            continue
        if not isinstance(items, Sequence):
            reader.fault(reader.at(examples, group), Text(f"{group} is a list", f"{group}はリストで書いてください"))
            continue
        for index, item in enumerate(items):
            place = reader.at(items, index)
            if not isinstance(item, Mapping) or not isinstance(item.get("org"), Mapping):
                reader.fault(place, Text("an example has an org", "例にはorgを書いてください"))
                continue
            reader.keys(item, ("name", "org", "params", "expect", "severity"), "an example")
            expect = reader.words(item, "expect")
            if group == "bad" and not expect:
                reader.fault(place, Text("a bad example names what it expects", "badの例にはexpectを書いてください"))
            found.append(
                Example(
                    reader.word(item, "name") or f"{group} {index + 1}",
                    cast(Mapping, item["org"]),
                    expect,
                    reader.mapping(item, "params"),
                    place,
                    group == "bad",
                    expect_severity=reader.word(item, "severity"),
                )
            )
    return found, reader.faults


def read_parameter(raw: Node, type_: str) -> object:
    """Return a parameter's value from what is written. Raises BadValue. A list holds texts; a single one is a list."""
    if type_ == "list":
        items = raw if isinstance(raw, Sequence) else [] if raw is None else [raw]
        if not all(isinstance(item, str) for item in items):
            raise BadValue(Text("a list of texts", "文字列のリスト"))
        return tuple(str(item) for item in items)
    if not isinstance(raw, str):
        raise BadValue(Text(f"a {type_}", {"number": "数値", "text": "文字列", "bool": "true、false"}[type_]))
    readers: dict[str, Callable[[str], object]] = {"number": read_number, "bool": read_bool, "text": str}
    return readers[type_](raw)


def check_path(path: str) -> tuple[Text, Text | None] | None:
    """Return what is wrong with a `collection.field.sub` name, or None where it names something."""
    collection, _, rest = path.partition(".")
    kind = COLLECTIONS.get(collection) or (KINDS["organization"] if collection == "organization" else None)
    if kind is None:
        known = ["organization", *COLLECTIONS]
        message = Text(f"there is no collection {quote(collection)}", f"{quote(collection)}というコレクションはありません")
        return message, did_you_mean(collection, known)
    name, _, sub = rest.partition(".")
    if name and name not in kind.written:
        message = Text(f"{collection} has no field {quote(name)}", f"{collection}に{quote(name)}という項目はありません")
        return message, did_you_mean(name, kind.written)
    if sub:
        type_: Any = kind.written[name].type
        inner = type_.item if isinstance(type_, Maybe | ListOf) else type_
        written = record(inner.name).written if isinstance(inner, Structure) else {}
        if sub not in written:
            message = Text(f"{collection}.{name} has no field {quote(sub)}", f"{collection}.{name}に{quote(sub)}はありません")
            return message, did_you_mean(sub, written)
    return None


def source_line(document: Document, number: int) -> str | None:
    """Return a line of the rule file as it stands; rule files hold nobody's data, so nothing is masked."""
    text = getattr(document, "text", None)
    line = getattr(text, "line", None)
    return line(number) if line is not None else None


def show_line(document: Document, location: Location) -> tuple[str, ...]:
    """Return the source line of a place and carets under it."""
    line = source_line(document, location.span.line) if location.span is not None else None
    return underlined(line, location.span) if line is not None and location.span is not None else ()


def underlined(line: str, span: Span) -> tuple[str, ...]:
    """Return a line and carets under the part of it that a span covers."""
    last = span.end_column if span.end_line == span.line else len(line) + 1
    return tuple(caret_lines(line, span.column, last).split("\n"))


def _eaten_by_yaml(key: str, value: Node) -> tuple[Text, Text]:
    if isinstance(value, Sequence):
        return (
            Text(f"YAML reads {key} as a list", f"YAMLは{key}をリストとして読みました"),
            Text("put quotes around an expression that begins with [", "[で始まる式は引用符で囲んでください"),
        )
    if isinstance(value, Mapping):
        return (
            Text(f"YAML reads {key} as a mapping", f"YAMLは{key}をマッピングとして読みました"),
            Text("write an expression that contains `: ` below `|`", "`: `を含む式は`|`の下の行に書いてください"),
        )
    return (
        Text(f"{key} has no expression", f"{key}に式がありません"),
        Text("write one behind the colon", "コロンの後に式を書いてください"),
    )


def _empty() -> Mapping:
    empty = Mapping()
    empty.first = empty.after = -1
    return empty
