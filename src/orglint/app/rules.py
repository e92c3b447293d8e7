"""The use cases about rules themselves: listing and explaining them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from orglint.app.documentation.shown_examples import first_message
from orglint.app.inputs import Inputs
from orglint.app.ruling import chosen_rules
from orglint.app.settings import find_settings
from orglint.engine.suppression_rules import SUPPRESSION_RULES
from orglint.errors import UsageError
from orglint.finding import Severity
from orglint.functions.families import all_functions, functions
from orglint.functions.registry import Function
from orglint.i18n import Text
from orglint.location import Location
from orglint.model.input_rules import INPUT_RULES, InputRule
from orglint.model.problems import did_you_mean, quote
from orglint.model.schema import COLLECTIONS, KINDS, POST_FIELDS, Field, Kind
from orglint.ruleset.choosing import EVERYTHING, ChosenRule, Selection
from orglint.ruleset.logic import logic_lines
from orglint.ruleset.plugins import load_plugins
from orglint.ruleset.reading_examples import example_lines, read_examples
from orglint.ruleset.signs import told
from orglint.ruleset.spec import Example, Reference, RuleSpec, When
from orglint.spelling import hinted


@dataclass(frozen=True, slots=True)
class ParameterInfo:
    """A parameter of a rule as this project uses it; `set_by` is the place of the config that set it, if one did."""

    name: str
    type: str
    default: object
    value: object
    description: Text
    set_by: Location | None


@dataclass(frozen=True, slots=True)
class ExampleInfo:
    """An example of a rule, as its file writes it: `text` are the lines of its organization."""

    name: Text
    is_bad: bool
    text: tuple[str, ...]
    expect: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """Everything there is to say of a rule; a composite one has signs, `at_least` so many of which must hold.

    `says` is what it says of one of its examples, filled where a single rule is explained.
    """

    id: str
    category: str
    severity: Severity
    packs: tuple[str, ...]
    kind: str
    message: Text
    rationale: Text
    fix: Text
    references: tuple[Reference, ...]
    evidence: str | None
    params: tuple[ParameterInfo, ...]
    needs: tuple[tuple[str, ...], ...]
    examples: tuple[ExampleInfo, ...]
    is_on: bool
    source: str
    logic: tuple[str, ...]
    when: When
    set_by: Location | None
    suppressible: bool = True
    signs: tuple[Text, ...] = ()
    at_least: str = ""
    says: str = ""
    is_of_comparison: bool = False


@dataclass(frozen=True, slots=True)
class FieldInfo:
    """A field of a kind."""

    kind: Kind
    field: Field


Explained = RuleInfo | InputRule | Function | FieldInfo | Kind


def list_rules(inputs: Inputs, selection: Selection = EVERYTHING) -> tuple[RuleInfo, ...]:
    """Return every rule, the project's own included, by category and id."""
    config, language = find_settings(inputs)
    _, chosen = chosen_rules(config, selection, None, language)
    return tuple(sorted(map(_info, chosen), key=lambda info: (info.category, info.id)))


def explain(name: str, inputs: Inputs) -> Explained:
    """Return what a name stands for: a rule, an input finding, a function, a field (`unit.head`) or a kind.

    Raises UsageError with a did-you-mean where it stands for nothing.
    """
    config, language = find_settings(inputs)
    _, chosen = chosen_rules(config, EVERYTHING, None, language)
    rules = {item.spec.id: item for item in chosen}
    others: dict[str, Explained] = {
        **KINDS,
        **COLLECTIONS,
        **functions(),
        **_fields(),
        **SUPPRESSION_RULES,
        **INPUT_RULES,
        **{ident: _info(item) for ident, item in rules.items()},
    }
    if name not in others:
        load_plugins(language)
        others |= all_functions()
    found = others.get(name)
    if isinstance(found, RuleInfo):
        return replace(found, says=first_message(rules[name].spec, language))
    if found is not None:
        return found
    message = Text(
        f"there is no rule, function or field {quote(name)}", f"{quote(name)}というルール、関数、項目はありません"
    )
    hint = did_you_mean(name, others)
    raise UsageError(hinted(message, hint).say(language))


def _fields() -> dict[str, Explained]:
    """Return the fields by both ways to name them: `unit.head` as rules do, `units.head` as `needs` do."""
    named: dict[str, Explained] = {}
    for kind in KINDS.values():
        for field in kind.fields.values():
            named[f"{kind.name}.{field.name}"] = FieldInfo(kind, field)
            if kind.collection:
                named[f"{kind.collection}.{field.name}"] = FieldInfo(kind, field)
    positions = COLLECTIONS["positions"]
    for name in POST_FIELDS:  # what a person says of their post is a field of the post
        for whose in ("person", "people"):
            named[f"{whose}.{name}"] = FieldInfo(positions, positions.fields[name])
    return named


def _info(item: ChosenRule) -> RuleInfo:
    rule = item.spec
    places = item.params_set_by or {}
    return RuleInfo(
        id=rule.id,
        category=rule.category,
        severity=item.severity,
        packs=rule.packs,
        kind=rule.kind,
        message=Text(rule.message_en.text, rule.message_ja.text),
        rationale=rule.rationale,
        fix=rule.fix,
        references=rule.references,
        evidence=rule.evidence,
        params=tuple(
            ParameterInfo(name, one.type, one.default, item.params[name], one.description, places.get(name))
            for name, one in rule.params.items()
        ),
        needs=tuple(need.names for need in rule.needs),
        examples=tuple(_example(rule, example) for example in read_examples(rule)[0]),
        is_on=item.is_on,
        source=rule.document.file,
        logic=logic_lines(rule),
        when=rule.when,
        set_by=item.set_by,
        suppressible=rule.suppressible,
        signs=tuple(told(sign) for sign in rule.signs),
        at_least=_at_least(item),
        is_of_comparison=rule.is_of_comparison,
    )


def _at_least(item: ChosenRule) -> str:
    """Return how many signs must hold: where a parameter says it, its value here; empty for a rule without signs."""
    written = item.spec.at_least.text.strip() if item.spec.at_least is not None else ""
    return str(item.params.get(written, written))


def _example(rule: RuleSpec, example: Example) -> ExampleInfo:
    return ExampleInfo(example.name, example.is_bad, example_lines(rule, example), example.expect)
