"""Rules and organizations written in a test, evaluated as a run does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from orglint.engine.evaluation import Evaluation, ReadyRule, evaluate
from orglint.finding import Finding
from orglint.i18n import Language
from orglint.lang.compiled import CompiledProgram
from orglint.model.build import build
from orglint.model.organization import Model
from orglint.ruleset.checking import check_rule
from orglint.ruleset.library import read_library
from orglint.ruleset.reading import read_rules
from orglint.ruleset.spec import RuleSpec
from orglint.source.reader import read_yaml

TODAY = date(2026, 4, 1)

HEADER = """\
format: orglint-rules/1
rules:
- id: {ident}
  category: structure
  packs: [core]
"""
TEXTS = """\
  message: {en: found, ja: 見つかりました}
  rationale: {en: because, ja: 理由}
  fix: {en: repair it, ja: 直す}
"""


def rule(body: str, ident: str = "test-rule") -> RuleSpec:
    """Return a rule from its `severity`, `for` and conditions; the texts it must have are filled in."""
    indented = "".join(f"  {line}\n" for line in body.strip("\n").splitlines())
    texts = "".join(
        line for line in TEXTS.splitlines(keepends=True) if f"\n  {line.split(':')[0].strip()}:" not in f"\n{indented}"
    )
    severity = "" if "severity:" in body else "  severity: warning\n"
    documents = read_yaml("rule.yaml", (HEADER.format(ident=ident) + severity + indented + texts).encode())
    assert isinstance(documents, list), documents
    (found,), faults = read_rules(documents[0])
    assert faults == []
    return found


def ready(spec: RuleSpec, params: Mapping[str, object] | None = None) -> ReadyRule:
    """Return a rule checked and compiled, with its own severity and defaults."""
    program = check_rule(spec)
    assert isinstance(program, CompiledProgram), [fault.show("en") for fault in program]
    defaults = {name: item.default for name, item in spec.params.items()}
    return ReadyRule(spec, spec.severity, {**defaults, **(params or {})}, program)


def builtin(ident: str, params: Mapping[str, object] | None = None) -> ReadyRule:
    """Return a built-in rule, ready."""
    return ready(read_library([], "en").rules[ident], params)


def organization(text: str, *, as_of: date | None = TODAY) -> Model:
    """Return the linked model of one file."""
    documents = read_yaml("org.yaml", text.encode())
    assert isinstance(documents, list), documents
    return build(documents, as_of=as_of, today=TODAY)


@dataclass(frozen=True, slots=True)
class Run:
    """An evaluation, with what tests ask of it most."""

    evaluation: Evaluation

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self.evaluation.findings

    @property
    def entities(self) -> list[str | None]:
        """The entities found, in the order of the findings."""
        return [finding.entity for finding in self.findings]

    def only(self) -> Finding:
        (finding,) = self.findings
        return finding


def run(
    rules: str | ReadyRule | list[ReadyRule], org: str, *, as_of: date | None = TODAY, language: Language = "en"
) -> Run:
    """Evaluate a rule written as text, or ready ones, over an organization."""
    if isinstance(rules, str):
        rules = [ready(rule(rules))]
    elif isinstance(rules, ReadyRule):
        rules = [rules]
    return Run(evaluate(rules, organization(org, as_of=as_of), language))
