"""Checks the parts of a rule in order, each seeing the names and facts of those before it, and compiles them.

An example:

    parts = RuleParts(id="wide-span", kind="position", parameters={"limit": NUMBER},
                      let={"reports": "direct_reports(position)"}, flag_if="len(reports) > limit",
                      message=Text("{position.title} leads {len(reports)}", "{position.title}の部下は{len(reports)}人"))
    program = compile_rule(parts, functions())          # or a list of PartDiagnostic
    bound = program.bind(context, {"limit": 13}, unknown_fields(model))
    for flagged in bound.flagged(model.in_force["position"]):
        detail = bound.detail(flagged)
        program.message["en"].render(detail.values, "en")
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from orglint.functions.registry import Function
from orglint.i18n import LANGUAGES, Language, Text
from orglint.lang import messages
from orglint.lang.check import Checked, check_expression
from orglint.lang.compare import ANYTHING, item_of
from orglint.lang.compiled import CompiledProgram, SignProgram
from orglint.lang.describe import describe
from orglint.lang.diagnostics import Diagnostic, PartDiagnostic, PartPath, fill
from orglint.lang.evidence import counted, evidence
from orglint.lang.facts import key
from orglint.lang.parts import RuleParts, SignParts
from orglint.lang.privacy import exposure
from orglint.lang.scope import Scope
from orglint.lang.template import Template, check_template, differing_placeholders
from orglint.lang.where import where_expression
from orglint.model.types import BOOL, NUMBER, Enumerated, Maybe, Ref, Type

MOST_LETS = 50
"""Each may build on those before it: a hundred that double one another make numbers which nothing can show."""

__all__ = ["CompiledProgram", "RuleParts", "SignParts", "SignProgram", "compile_rule"]


def compile_rule(parts: RuleParts, functions: Mapping[str, Function]) -> CompiledProgram | list[PartDiagnostic]:
    """Check a rule and return its program, or every error in it. Paths of errors are keys of the rule."""
    return _Compiler(parts, functions).program()


class _Compiler:
    def __init__(self, parts: RuleParts, functions: Mapping[str, Function]) -> None:
        self.parts = parts
        self.functions = functions
        self.errors: list[PartDiagnostic] = []
        self.checked: list[Checked] = []
        self.lets: dict[str, Checked] = {}
        self.scope = self._first_scope()

    def program(self) -> CompiledProgram | list[PartDiagnostic]:
        parts = self.parts
        where = self._where()
        self.lets = lets = self._lets()
        each = self._each()
        flag_if = self._expression(("flag_if",), parts.flag_if, BOOL)
        known = self.scope.facts | (where.facts.true if where else frozenset())
        at_finding = flag_if.facts.true if flag_if is not None else frozenset()
        self.scope = self.scope.knowing(at_finding)
        signs = [self._sign(name, sign) for name, sign in parts.signs.items()]
        at_least = self._expression(("at_least",), parts.at_least, NUMBER)
        error_if = self._expression(("error_if",), parts.error_if, BOOL)
        measure = self._expression(("measure",), parts.measure, NUMBER)
        if measure is not None and exposure(measure).sensitive:
            self._fail(("measure",), Diagnostic(0, len(measure.text), messages.SENSITIVE))
        once_per = self._entities(("once_per",), parts.once_per)
        related = self._entities(("related",), parts.related)
        message = self._templates(("message",), parts.message, self.scope)
        self._unused()
        if self.errors:
            return self.errors
        # What `where` fixes is known of every finding; it is evidence only where nothing else is.
        conditions = [condition for condition in (flag_if or where,) if condition is not None]
        return CompiledProgram(
            parts.id, parts.kind, where, lets, each, flag_if,
            tuple(sign for sign in signs if sign is not None), at_least,
            error_if, measure, once_per, related, message,
            self._evidence(conditions, self.scope.knowing(known), message.get("en")),
            self.functions, dict(parts.parameters), self._parameter_values(),
            frozenset().union(*(checked.reads for checked in self.checked)), self._calls(), parts.counts,
        )  # fmt: skip

    # ---- names

    def _first_scope(self) -> Scope:
        parts = self.parts
        empty = Scope.of_rule(parts.kind, {}, self.functions)
        good = {}
        for name, type_ in parts.parameters.items():
            refused = empty.refuse(name)
            if refused is None:
                good[name] = type_
            else:
                self._fail(("params", name), refused, on_key=True)
        return Scope.of_rule(parts.kind, good, self.functions)

    def _bind(self, path: PartPath, name: str, checked: Checked | None, type_: Type | None) -> None:
        refused = self.scope.refuse(name)
        if refused is not None:
            self._fail(path, refused, on_key=True)
        if checked is None or type_ is None:
            # The name is known though its value is wrong: one error, not one more at each use.
            self.scope = self.scope.bind(name, ANYTHING)
            return
        given_away = exposure(checked)
        scope = self.scope.bind(name, type_)
        self.scope = scope.marked(name, sensitive=given_away.sensitive, personal=given_away.personal)

    def _where(self) -> Checked | None:
        found = where_expression(self.parts.where, self.parts.kind, self.scope)
        if isinstance(found, list):
            self.errors += found
            return None
        if found is not None:
            self.checked.append(found)
            self.scope = self.scope.knowing(found.facts.true)
        return found

    def _lets(self) -> dict[str, Checked]:
        made: dict[str, Checked] = {}
        names = list(self.parts.let)
        if len(names) > MOST_LETS:
            one_more, why = names[MOST_LETS], fill(messages.TOO_MANY_LETS, limit=MOST_LETS)
            self._fail(("let", one_more), Diagnostic(0, len(one_more), why), on_key=True)
            return made
        for name, text in self.parts.let.items():
            checked = self._expression(("let", name), text, None)
            self._bind(("let", name), name, checked, checked.type if checked else None)
            if checked is not None:
                made[name] = checked
        return made

    def _each(self) -> tuple[str, Checked] | None:
        made = None
        for name, text in self.parts.each.items():
            checked = self._expression(("each", name), text, None)
            item = item_of(checked.type) if checked else None
            if checked is not None and item is None:
                text_ = fill(messages.NEEDS_LIST, name="each", given=describe(checked.type))
                self._fail(("each", name), Diagnostic(0, len(text), text_))
            self._bind(("each", name), name, checked, item)
            if checked is not None:
                made = name, checked
        return made

    def _unused(self) -> None:
        """Report lets and parameters nothing reads. Where something is wrong already, a use may hide in it."""
        if self.errors:
            return
        used = frozenset().union(*(checked.names for checked in self.checked))
        for section, names in (("params", self.parts.parameters), ("let", self.parts.let)):
            for name in names:
                if name not in used:
                    found = Diagnostic(0, len(name), fill(messages.UNUSED, name=name))
                    self._fail((section, name), found, on_key=True)

    # ---- parts

    def _expression(self, path: PartPath, text: str | None, expect: Type | None) -> Checked | None:
        if text is None:
            return None
        checked = check_expression(text, self.scope, expect)
        if isinstance(checked, list):
            for error in checked:
                self._fail(path, error)
            return None
        self.checked.append(checked)
        return checked

    def _entities(self, path: PartPath, text: str | None) -> Checked | None:
        checked = self._expression(path, text, None)
        if checked is None or text is None:
            return None
        item = item_of(checked.type) or checked.type
        solid = item.item if isinstance(item, Maybe) else item
        if not isinstance(solid, Ref) and solid != ANYTHING:
            wanted = Text("an entity or a list of entities", "エンティティかエンティティのリスト")
            message = fill(messages.WRONG_RESULT, wanted=wanted, given=describe(checked.type))
            self._fail(path, Diagnostic(0, len(text), message))
        return checked

    def _sign(self, name: str, sign: SignParts) -> SignProgram | None:
        checked = self._expression(("signs", name, "if"), sign.condition, BOOL)
        known = self.scope.knowing(checked.facts.true) if checked else self.scope
        says = self._templates(("signs", name, "says"), sign.says, known)
        if checked is None or len(says) < len(LANGUAGES):
            return None
        return SignProgram(name, checked, says, self._evidence([checked], known, says.get("en")))

    def _templates(self, path: PartPath, text: Text, scope: Scope) -> dict[Language, Template]:
        made: dict[Language, Template] = {}
        for language in LANGUAGES:
            source = text.say(language)
            found = check_template(source, scope)
            if not source.strip():
                self._fail((*path, language), Diagnostic(0, 1, messages.NOT_BOTH_LANGUAGES))
            elif isinstance(found, Template):
                made[language] = found
                self.checked += [part.checked for part in found.placeholders]
            else:
                for error in found:
                    self._fail((*path, language), error)
        if len(made) == len(LANGUAGES):
            for language, error in differing_placeholders(made):
                self._fail((*path, language), error)
        return made

    def _evidence(self, conditions: Iterable[Checked], scope: Scope, says: Template | None) -> tuple[Checked, ...]:
        """Return the evidence that conditions give, but for what the message says in so many words."""
        shown = [part.checked for part in says.placeholders] if says is not None else []
        said = {name for checked in shown for name in self._meanings(checked)}
        found: dict[str, Checked] = {}
        for condition in conditions:
            for checked in evidence(condition, scope, self.parts.kind, scope.facts, self.lets):
                if key(checked.node) not in said and counted(checked.node) not in said:
                    found.setdefault(checked.text, checked)
        self.checked += found.values()
        return tuple(found.values())

    def _meanings(self, checked: Checked) -> Iterator[str]:
        """Yield what an expression says: itself, what it is the length of, and what a let in its place stands for."""
        for name in filter(None, (key(checked.node), counted(checked.node))):
            yield name
            let = self.lets.get(name)
            if let is not None:
                yield from self._meanings(let)

    # ---- what the program says of itself

    def _parameter_values(self) -> dict[str, Enumerated]:
        return {name: enum for checked in self.checked for name, enum in checked.parameters.items()}

    def _calls(self) -> frozenset[str]:
        return frozenset().union(*(checked.calls for checked in self.checked))

    def _fail(self, path: PartPath, diagnostic: Diagnostic, *, on_key: bool = False) -> None:
        self.errors.append(PartDiagnostic(path, diagnostic, on_key))
