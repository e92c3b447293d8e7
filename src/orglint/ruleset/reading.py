"""Rule files -> rules as written. Every mistake in shape is gathered, at its line and column; nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal, cast

from orglint.finding import Severity
from orglint.i18n import Text
from orglint.location import Location, Span
from orglint.model.place import Place
from orglint.model.problems import quote
from orglint.model.schema import KINDS
from orglint.model.values import BadValue, read_bool, read_share
from orglint.ruleset.data_names import check_data_name
from orglint.ruleset.faults import RuleFault
from orglint.ruleset.parameters import read_parameter
from orglint.ruleset.shape import Shape
from orglint.ruleset.spec import Need, Parameter, Reference, RuleSpec, SignSpec, When, Written
from orglint.source.document import Document, Mapping, Node, Sequence

FORMAT = "orglint-rules/1"
RULE_KEYS = (
    "id",
    "title",
    "category",
    "packs",
    "severity",
    "for",
    "when",
    "needs",
    "params",
    "where",
    "let",
    "each",
    "flag_if",
    "signs",
    "at_least",
    "error_if",
    "measure",
    "once_per",
    "at",
    "related",
    "yields_to",
    "summarizes",
    "message",
    "rationale",
    "fix",
    "references",
    "evidence",
    "tags",
    "suppressible",
    "examples",
    "equivalent",
)
REQUIRED = ("id", "severity", "for", "message", "rationale", "fix")
SEVERITIES = {"error": Severity.ERROR, "warning": Severity.WARNING, "note": Severity.NOTE}
EVIDENCE = ("strong", "weak", "convention")
ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def read_rules(document: Document) -> tuple[list[RuleSpec], list[RuleFault]]:
    """Return the rules of one rule file that have the right shape, and everything wrong with the others."""
    reader = _RuleReader(document)
    rules = reader.file()
    return rules, reader.faults


_REFERENCE = Text("a reference is {title: ..., url: ...}", "参考文献は{title: ..., url: ...}の形で書いてください")


class _RuleReader(Shape):
    """Reads one rule file."""

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
            title=self.text(body, "title") if "title" in body else None,
            place=self.at(body, "id"),
            document=self.document,
            body=body,
            category=self.word(body, "category") or "",
            packs=self.words(body, "packs"),
            severity=self.choice(body, "severity", SEVERITIES) or Severity.WARNING,
            kind=self.kind(body),
            when=cast("When", self.choice(body, "when", {w: w for w in ("in_force", "ended", "any")}) or "in_force"),
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
            suppressible=self.value(body, "suppressible", read_bool) is not False,
        )

    # ---- parts

    def ident(self, body: Mapping) -> str:
        ident = self.word(body, "id") or ""
        if not ID.fullmatch(ident):
            expected = Text("an id is kebab-case, such as wide-span", "IDはwide-spanのような小文字とハイフンで書きます")
            self.fault(
                self.at(body, "id"), Text(f"{quote(ident)} is no rule id", f"{quote(ident)}はIDにできません"), expected
            )
        return ident

    def kind(self, body: Mapping) -> str:
        return self.choice(body, "for", {name: name for name in KINDS if name != "entity"}) or "unit"

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
            yield Need((str(item["field"]),), self.value(item, "at_least", _read_coverage) or 0.0)
        elif isinstance(item, Mapping) and isinstance(item.get("any"), Sequence):
            self.keys(item, ("any", "at_least"), "needs")
            choices = cast("Sequence", item["any"])
            for index, choice in enumerate(choices):
                self.path(str(choice), self.at(choices, index))
            yield Need(tuple(str(choice) for choice in choices), self.value(item, "at_least", _read_coverage) or 0.0)
        elif isinstance(item, Mapping) and not {"field", "any"} & item.keys():
            self.keys(item, ("field", "any", "at_least"), "needs")
        else:
            expected = Text(
                "collection, collection.field, {field: ..., at_least: ...} or {any: [...]}",
                "collection、collection.field、{field: ..., at_least: ...}、{any: [...]}のいずれか",
            )
            self.fault(place, Text("this is nothing a rule can need", "needsに書ける形ではありません"), expected)

    def path(self, path: str, place: Place) -> None:
        """Check that `collection.field.sub` names something an organization can state."""
        problem = check_data_name(path)
        if problem is not None:
            message, hint, start = problem
            self.fault_at(_part(place.value_location(), path, start), message, hint)

    def params(self, body: Mapping) -> dict[str, Parameter]:
        params = self.mapping(body, "params")
        found = {}
        for name, item in params.items():
            place = self.at(params, name)
            if not isinstance(item, Mapping):
                expected = Text(
                    "{type: ..., default: ..., description: ...}", "{type: ..., default: ..., description: ...}"
                )
                self.fault(
                    place, Text(f"the parameter {name} is a mapping", f"パラメーター{name}の形が違います"), expected
                )
                continue
            self.keys(item, ("type", "default", "description"), f"the parameter {name}")
            types = {word: word for word in ("number", "text", "bool", "list")}
            type_ = cast("Literal['number', 'text', 'bool', 'list']", self.choice(item, "type", types) or "text")
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
                form = "{needs: ..., if: ..., at: ..., says: {en, ja}}"
                expected = Text(form, form)
                self.fault(
                    self.at(signs, name), Text(f"the sign {name} has no if", f"{name}にifがありません"), expected
                )
                continue
            self.keys(item, ("needs", "if", "at", "says"), f"the sign {name}")
            english, japanese = self.languages(item, "says")
            at = self.optional_expression(item, "at")
            found.append(SignSpec(name, self.expression(item, "if"), english, japanese, self.needs(item), at))
        return tuple(found)

    def references(self, body: Mapping) -> tuple[Reference, ...]:
        value = body.get("references")
        items = value if isinstance(value, Sequence) else []
        if value is not None and not isinstance(value, Sequence):
            self.fault(self.at(body, "references"), Text("references is a list", "referencesはリストで書いてください"))
        found = []
        for index, item in enumerate(items):
            place = self.at(cast("Sequence", value), index)
            whole = item if isinstance(item, Mapping) else {"title": item}
            title, url = whole.get("title"), whole.get("url")
            if not isinstance(title, str | Mapping) or not (url is None or isinstance(url, str)):
                self.fault(place, _REFERENCE)
                continue
            if isinstance(item, Mapping):
                self.keys(item, ("title", "url"), "a reference")
            shown = Text(title, title) if isinstance(title, str) else self.text(cast("Mapping", item), "title")
            found.append(Reference(shown, url))
        return tuple(found)


def _part(location: Location, name: str, start: int) -> Location:
    """Return where the part of a dotted name stands that begins at `start`; of one in quotes the whole place."""
    span = location.span
    if span is None or span.line != span.end_line or span.end_column - span.column != len(name):
        return location
    dot = name.find(".", start)
    end = dot if dot >= 0 else len(name)
    part = Span(span.line, span.column + start, span.line, span.column + end)
    return Location(location.file, part, location.exact)


def _read_coverage(text: str) -> float:
    """Return a share of entities. Raises BadValue, also above 100%: no more than all of them can state a field."""
    share = read_share(text)
    if share > 1:
        raise BadValue(Text("a share of at most 1 (100%)", "1(100%)以下の割合"))
    return share
