"""Whole runs over organizations of every kind, whose references may dangle or go round in circles."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import TypeAlias

import pytest
import yaml
from hypothesis import HealthCheck, Phase, assume, example, given, settings
from hypothesis import strategies as st

from orglint.app import ruling
from orglint.app.checking import check, report_on
from orglint.app.inputs import Inputs, Loaded
from orglint.config.settings import Config, Ignore
from orglint.engine.assembly import in_order
from orglint.engine.suppression_rules import SUPPRESSION_RULES
from orglint.errors import OrglintError
from orglint.finding import Finding, Status
from orglint.i18n import Language
from orglint.location import Location
from orglint.model.build import build
from orglint.model.input_rules import INPUT_RULES
from orglint.model.marks import Evidence, FunctionName, Share
from orglint.model.problems import unreadable
from orglint.model.schema import COLLECTIONS, Field, Kind, record
from orglint.model.types import BOOL, DATE, NUMBER, TEXT, Enumerated, ListOf, Maybe, Ref, Structure, Type
from orglint.report import Report
from orglint.reporters.options import Options
from orglint.reporters.registry import FORMATS
from orglint.ruleset.choosing import Selection
from orglint.ruleset.library import Library
from orglint.ruleset.spec import RuleSpec
from orglint.source.document import Fault
from orglint.source.reader import read_yaml

TODAY = date(2026, 4, 1)
Value: TypeAlias = "str | list[Value] | dict[str, Value]"
Organization: TypeAlias = "dict[str, dict[str, dict[str, Value]]]"

QUICKLY = (Phase.explicit, Phase.reuse, Phase.generate)
"""Without shrinking: of organizations this large it takes minutes."""

ORGANIZATION_WIDE = frozenset({"narrow-spans"})
"""Rules that judge a share over the whole organization."""


@pytest.fixture(scope="module", autouse=True)
def rules_read_once() -> Iterator[None]:
    """The built-in rules are the same in every run of this module: reading them is most of a small one."""
    library = ruling.read_library([], "en")
    programs = {rule.id: ruling.check_rule(rule) for rule in library.rules.values()}

    def read_library(own: list[Path], language: Language, *, whole: bool = True) -> Library:
        assert not own
        return library

    def check_rule(rule: RuleSpec) -> object:
        return programs[rule.id]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ruling, "read_library", read_library)
        patch.setattr(ruling, "check_rule", check_rule)
        yield


# ---- organizations


IDENTS = st.sampled_from(["a", "b", "c", "d"])
DANGLING = st.sampled_from(["nobody", "TBD", "none", "a", "b", "c", "d"])
TEXTS = st.sampled_from(["x", "y", "営業", "marketing", "sales", "lead", "TBD", "none", "2026-04-01"])
NUMBERS = st.sampled_from(["0", "1", "0.5", "3", "120", "-1", "many"])
DAYS = st.sampled_from(["2020-01-01", "2026-03-31", "2026-04-01", "2026-04-02", "2030-01-01", "soon"])
BOOLS = st.sampled_from(["true", "false", "はい", "maybe"])


def values(field: Field) -> st.SearchStrategy[Value]:
    """Return values for a field: mostly what it takes, sometimes what it cannot."""
    if field.mark(Evidence):
        return st.sampled_from(["yes", "no", "https://x.example", "TBD"])
    if field.mark(FunctionName):
        return st.sampled_from(["marketing", "sales", "マーケティング", "finance", "it"])
    if field.mark(Share):
        return st.sampled_from(["0.2", "50%", "1", "7"])
    return typed(field.type)


def typed(type_: Type) -> st.SearchStrategy[Value]:
    if isinstance(type_, Maybe):
        return typed(type_.item)
    if isinstance(type_, ListOf):
        return typed(type_.item) | st.lists(typed(type_.item), max_size=3)
    if isinstance(type_, Ref):
        full = st.builds(lambda kind, ident: f"{kind}/{ident}", st.sampled_from(sorted(type_.kinds)), IDENTS)
        dated = st.fixed_dictionaries({"id": full}, optional={"start": DAYS, "end": DAYS})
        return full | full | DANGLING | dated
    if isinstance(type_, Enumerated):
        return st.sampled_from([*type_.values, type_.values[0], "wrong"])
    if isinstance(type_, Structure):
        return st.fixed_dictionaries(
            {}, optional={name: values(one) for name, one in record(type_.name).written.items()}
        )
    return {NUMBER: NUMBERS, TEXT: TEXTS, BOOL: BOOLS, DATE: DAYS}[type_]


def entities(kind: Kind) -> st.SearchStrategy[dict[str, Value]]:
    names = sorted(kind.written)
    fields = {name: values(kind.written[name]) for name in names}
    return st.fixed_dictionaries({}, optional=fields)


POSTS = st.fixed_dictionaries(
    {},
    optional={
        "unit": IDENTS,
        "title": TEXTS,
        "reports_to": DANGLING,
        "allocation": st.sampled_from(["0.5", "1", "80%"]),
    },
)
PEOPLE = st.tuples(entities(COLLECTIONS["people"]), POSTS).map(lambda parts: {**parts[0], **parts[1]})
KINDS = {name: PEOPLE if name == "people" else entities(kind) for name, kind in COLLECTIONS.items()}
ORGANIZATIONS = st.fixed_dictionaries(
    {}, optional={name: st.dictionaries(IDENTS, strategy, max_size=4) for name, strategy in KINDS.items()}
)


def dump(part: object) -> str:
    return yaml.safe_dump(part, allow_unicode=True, sort_keys=False)


def report(files: Mapping[str, str], config: Config = Config()) -> Report:  # noqa: B008 - frozen
    """Run over files given as texts, in their order."""
    documents, problems = [], []
    for name, text in files.items():
        read = read_yaml(name, text.encode())
        assert not isinstance(read, Fault), read
        documents += read
        problems += [unreadable(name, fault) for document in read for fault in document.faults]
    model = build(documents, as_of=None, today=TODAY)
    loaded = Loaded(
        config=config,
        language="en",
        model=model,
        today=TODAY,
        files=tuple(sorted(files)),
        problems=(*problems, *model.problems),
        sources={document.file: document for document in documents},
    )
    return report_on(loaded, Selection())


def said(finding: Finding) -> tuple[object, ...]:
    """Return everything of a finding but where it stands."""
    return (
        finding.rule,
        finding.severity,
        finding.entity,
        finding.message,
        tuple((related.entity, related.label) for related in finding.related),
        finding.evidence,
        tuple((sign.name, sign.says, tuple(related.entity for related in sign.related)) for sign in finding.signs),
        finding.measure,
        finding.fingerprint,
        finding.parent,
        finding.help,
    )


def told(made: Report) -> dict[str, tuple[object, ...]]:
    return {finding.fingerprint: said(finding) for finding in made.findings}


def shuffled(data: st.DataObject, part: Mapping[str, Value]) -> dict[str, Value]:
    """Return a mapping with its keys, and those of the mappings in it, in another order."""
    order = data.draw(st.permutations(sorted(part)))
    return {key: shuffled(data, value) if isinstance(value := part[key], dict) else value for key in order}


# ---- properties


@given(ORGANIZATIONS, st.data())
@settings(phases=QUICKLY)
def test_order_of_keys_and_entities_changes_no_finding(organization: Organization, data: st.DataObject):
    one, other = report({"org.yaml": dump(organization)}), report({"org.yaml": dump(shuffled(data, organization))})
    assert told(one) == told(other)
    assert (one.evaluated, one.not_evaluated, one.undecided) == (other.evaluated, other.not_evaluated, other.undecided)


@given(ORGANIZATIONS, st.data())
def test_order_of_files_changes_no_byte(organization: Organization, data: st.DataObject):
    files = {f"{name}.yaml": dump({name: part}) for name, part in organization.items()}
    order = data.draw(st.permutations(sorted(files)))
    one, other = report(dict(sorted(files.items()))), report({name: files[name] for name in order})
    for write in FORMATS.values():
        assert write(one, Options(statistics=True)) == write(other, Options(statistics=True))


@given(ORGANIZATIONS, st.data())
@settings(phases=QUICKLY)
def test_splitting_an_organization_into_files_changes_no_finding(organization: Organization, data: st.DataObject):
    parts: dict[str, Organization] = {}
    for collection, found in organization.items():
        for ident, entity in found.items():
            file = data.draw(st.sampled_from(["x.yaml", "y.yaml", "z.yaml"]))
            parts.setdefault(file, {}).setdefault(collection, {})[ident] = entity
    whole, split = report({"org.yaml": dump(organization)}), report({name: dump(part) for name, part in parts.items()})
    assert told(whole) == told(split)


@given(ORGANIZATIONS, st.sampled_from([{}, {"type": "team"}, {"name": "Unrelated", "type": "office", "purpose": "x"}]))
def test_an_unrelated_unit_changes_no_other_finding(organization: Organization, unrelated: dict[str, Value]):
    units = {**organization.get("units", {}), "unrelated-0": unrelated}
    before, after = (
        report({"org.yaml": dump(organization)}),
        report({"org.yaml": dump({**organization, "units": units})}),
    )
    judged = (set(before.evaluated) & set(after.evaluated)) - ORGANIZATION_WIDE | set(INPUT_RULES)
    assert others(before, judged) == others(after, judged)


def others(made: Report, rules: set[str]) -> dict[str, tuple[object, ...]]:
    return {
        finding.fingerprint: said(finding)
        for finding in made.findings
        if finding.entity != "unit/unrelated-0" and finding.rule in rules
    }


@given(ORGANIZATIONS)
def test_findings_are_sorted_and_no_fingerprint_stands_twice(organization: Organization):
    made = report({"org.yaml": dump(organization)})
    assert made.findings == in_order(reversed(made.findings))
    fingerprints = [finding.fingerprint for finding in made.findings]
    assert len(set(fingerprints)) == len(fingerprints)
    parents = {finding.parent for finding in made.findings} - {None}
    assert parents <= set(fingerprints)


@given(ORGANIZATIONS)
def test_a_run_repeats_itself_byte_by_byte_and_every_format_can_show_it(organization: Organization):
    files = {"org.yaml": dump(organization)}
    one, other = report(files), report(files)
    for write in FORMATS.values():
        options = Options(width=80, statistics=True, show_not_evaluated=True, names=True)
        assert write(one, options) == write(other, options)
    assert json.loads(FORMATS["json"](one, Options()))["findings"] is not None


@given(ORGANIZATIONS, st.data())
def test_a_suppression_turns_just_its_finding_into_a_suppressed_one(organization: Organization, data: st.DataObject):
    files = {"org.yaml": dump(organization)}
    before = report(files)
    candidates = [one for one in before.findings if one.entity is not None and one.rule not in INPUT_RULES]
    assume(candidates)
    chosen = data.draw(st.sampled_from(candidates))
    assert chosen.entity is not None
    ignore = Ignore(chosen.rule, chosen.entity, "as agreed", TODAY + timedelta(days=1), Location("orglint.yaml"))
    after = report(files, Config(ignore=(ignore,)))
    assert told(after) == told(before)
    suppressed = [finding for finding in after.findings if finding.status is Status.SUPPRESSED]
    assert {(one.rule, one.entity, one.reason) for one in suppressed} == {(chosen.rule, chosen.entity, "as agreed")}
    assert chosen.fingerprint in {one.fingerprint for one in suppressed}
    assert not [one for one in after.findings if one.rule in SUPPRESSION_RULES]


# ---- input of any kind


WORDS = [
    "units",
    "people",
    "positions",
    "organization",
    "a",
    "b",
    "head",
    "parent",
    "reports_to",
    "functions",
    "members",
    "posts",
]
SIGNS = [
    ": ",
    ":\n  ",
    ":\n    ",
    "- ",
    "\n",
    "\n  ",
    "\n    ",
    "{",
    "}",
    "[",
    "]",
    ", ",
    "&x ",
    "*x",
    "<<: ",
    "!t ",
    "null",
    "'",
    '"',
    "\t",
    "# c\n",
]
TREES = st.recursive(
    st.sampled_from([*WORDS, "TBD", "", "1", "2026-04-01"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(WORDS), inner, max_size=4),
    max_leaves=15,
)
MODELS = st.dictionaries(st.sampled_from([*COLLECTIONS, "organization", "unitz"]), TREES, max_size=4).map(dump)
FRAGMENTS = st.lists(st.sampled_from([*WORDS, *SIGNS]), max_size=30).map("".join)


@given(
    st.one_of(
        MODELS.map(str.encode),
        FRAGMENTS.map(str.encode),
        st.text(max_size=60).map(lambda t: t.encode("utf-8", "surrogatepass")),
        st.binary(max_size=60),
    )
)
@example(b"organization: {functions: [a, {aliases: []}]}\n")
@example(b"units: {a: {members: [{id: {}}, [], null, {}]}}\n")
@example(b"people: {a: {posts: [{unit: []}, {}, null, b]}}\n")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
def test_no_input_ends_in_anything_but_a_report_or_an_error_of_ours(tmp_path: Path, data: bytes):
    path = tmp_path / "m.yaml"
    path.write_bytes(data)
    with suppress(OrglintError):
        made = check(Inputs(paths=(path,), language="ja", today=TODAY))
        for write in FORMATS.values():
            assert write(made, Options(width=60)).encode()
