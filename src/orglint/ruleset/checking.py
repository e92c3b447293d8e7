"""From rules as written to programs: every expression of every rule checked, every error at its place in the file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from orglint.functions.families import all_functions, functions
from orglint.functions.registry import Function
from orglint.i18n import Text
from orglint.lang.compiled import CompiledProgram
from orglint.lang.diagnostics import PartDiagnostic, did_you_mean
from orglint.lang.parts import RuleParts, SignParts
from orglint.lang.positions import locate
from orglint.lang.program import compile_rule
from orglint.location import Location, Span
from orglint.model.change_kinds import changed_kind
from orglint.model.place import Place
from orglint.model.problems import joined, quote
from orglint.model.schema import KINDS
from orglint.model.types import BOOL, NUMBER, TEXT, ListOf, Type
from orglint.ruleset.faults import RuleFault
from orglint.ruleset.shape import show_line, underlined
from orglint.ruleset.spec import Parameter, RuleSpec
from orglint.source.text import SourceText
from orglint.source.yaml_document import YamlDocument

_TYPES: dict[str, Type] = {"number": NUMBER, "text": TEXT, "bool": BOOL, "list": ListOf(TEXT)}


def check_rule(rule: RuleSpec) -> CompiledProgram | list[RuleFault]:
    """Return the program of a rule, or everything wrong with its expressions and texts."""
    faults = list(_check_words(rule))
    made = compile_rule(parts_of(rule), functions_of(rule))
    if isinstance(made, list):
        return [*faults, *(_fault(rule, diagnostic) for diagnostic in made)]
    faults += _check_default_values(rule, made)
    return faults or made


def functions_of(rule: RuleSpec) -> Mapping[str, Function]:
    """Return the functions a rule may call. Those of plugins are none of the built-in rules' business, nor their names."""
    return functions() if rule.is_built_in else all_functions()


def parts_of(rule: RuleSpec) -> RuleParts:
    """Return what of a rule is written in the rule language."""
    return RuleParts(
        id=rule.id,
        kind=rule.kind,
        message=Text(rule.message_en.text, rule.message_ja.text),
        parameters={name: _TYPES[item.type] for name, item in rule.params.items()},
        where=rule.where or None,
        let={name: item.text for name, item in rule.let.items()},
        each={rule.each[0]: rule.each[1].text} if rule.each is not None else {},
        flag_if=rule.flag_if.text if rule.flag_if is not None else None,
        signs={
            sign.name: SignParts(sign.condition.text, Text(sign.says_en.text, sign.says_ja.text)) for sign in rule.signs
        },
        at_least=rule.at_least.text if rule.at_least is not None else None,
        error_if=rule.error_if.text if rule.error_if is not None else None,
        measure=rule.measure.text if rule.measure is not None else None,
        once_per=rule.once_per.text if rule.once_per is not None else None,
        related=rule.related.text if rule.related is not None else None,
        counts=not rule.is_built_in,
    )


def _check_words(rule: RuleSpec) -> Iterable[RuleFault]:
    """Check what is no expression but names something: the fields in `at`, signs and their number."""
    for at in (rule.at, *(sign.at for sign in rule.signs)):
        kind = KINDS[changed_kind(rule.kind)]
        if at is not None and at.text not in kind.fields:
            message = Text(f"{kind.name} has no field {quote(at.text)}", f"{kind.name}に{quote(at.text)}はありません")
            yield _at_value(at.place, message, did_you_mean(at.text, kind.fields))
    if bool(rule.signs) != (rule.at_least is not None):
        message = Text("signs and at_least belong together", "signsとat_leastは組で使います")
        yield _at_value(rule.body_place("signs" if rule.signs else "at_least"), message, None)
    least = rule.at_least.text.strip() if rule.at_least is not None else ""
    if rule.at_least is not None and re.fullmatch(r"-?[0-9]{1,15}", least) and not 1 <= int(least) <= len(rule.signs):
        message = Text(
            f"at_least is from 1 to {len(rule.signs)}, the number of signs",
            f"at_leastは1から{len(rule.signs)}(signsの件数)までです",
        )
        yield _at_value(rule.at_least.place, message, None)
    if rule.signs and rule.flag_if is not None:
        message = Text("a rule has flag_if or signs, not both", "flag_ifとsignsは同時に使えません")
        yield _at_value(rule.flag_if.place, message, None)


def _check_default_values(rule: RuleSpec, program: CompiledProgram) -> Iterable[RuleFault]:
    """Check that defaults of parameters which are compared with an enum are values of it."""
    for name, enum in program.parameter_values.items():
        parameter: Parameter = rule.params[name]
        values = parameter.default if isinstance(parameter.default, tuple) else (parameter.default,)
        for value in values:
            if value not in enum.values:
                message = Text(f"{name} cannot be {quote(str(value))}", f"{name}に{quote(str(value))}は使えません")
                listed = Text(f"one of {', '.join(enum.values)}", f"{'、'.join(enum.values)}のいずれか")
                hint = joined(did_you_mean(str(value), enum.values), listed)
                yield _at_value(rule.body_place("params", name, "default"), message, hint)


def _at_value(place: Place, message: Text, hint: Text | None) -> RuleFault:
    location = place.value_location()
    return RuleFault(location, message, hint, show_line(place.document, location))


def _fault(rule: RuleSpec, part: PartDiagnostic) -> RuleFault:
    """Return a diagnostic of the language as a fault at its line and column of the rule file."""
    place = rule.body_place(*part.path)
    error = part.diagnostic
    whole = place.key_location() if part.on_key else place.value_location()
    document = rule.document
    value = place.container[place.key] if not part.on_key else str(place.key)  # type: ignore[index]  # key of it
    if whole.span is None or not isinstance(document, YamlDocument) or not isinstance(value, str):
        return RuleFault(whole, error.message, error.help, show_line(document, whole), error.corrected)
    text = document.text
    begin, end = (
        _index(text, whole.span.line, whole.span.column),
        _index(text, whole.span.end_line, whole.span.end_column),
    )
    start = locate(text.text, begin, end, value, error.start)
    last = max(locate(text.text, begin, end, value, max(error.end - 1, error.start)) + 1, start + 1)
    line, column = text.place(start)
    end_line, end_column = text.place(last)
    span = Span(line, column, end_line, end_column)
    lines = underlined(text.line(line), span)
    return RuleFault(Location(document.file, span), error.message, error.help, lines, error.corrected)


def _index(text: SourceText, line: int, column: int) -> int:
    return text.line_starts[line - 1] + column - 1
