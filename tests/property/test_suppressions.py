"""What must hold of every suppression, wherever it stands and whatever stands around it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from orglint.config.settings import Ignore
from orglint.engine.evaluation import evaluate
from orglint.engine.inline import read_comments
from orglint.engine.suppressions import Judge, suppress
from orglint.finding import Finding
from orglint.location import Location, Span
from orglint.model.build import build
from orglint.source.comments import Comment, comments_of
from orglint.source.reader import read_yaml
from tests.unit.engine.runs import ready, rule

TODAY = date(2026, 4, 1)
RULES = [
    ready(rule("for: unit\nflag_if: unit.name is None", "unnamed")),
    ready(rule("for: unit\nflag_if: unit.purpose is not None\nat: purpose", "talkative")),
    ready(rule("for: unit\nflag_if: unit.parent is None", "rootless")),
]
NAMES = [item.spec.id for item in RULES]
FIELDS = {
    "name": ["  name: Sales", '    name: "x # orglint: ignore[unnamed] y"', "    name: 営業"],
    "purpose": [
        "    purpose: words",
        "    purpose: |\n      one # orglint: ignore[unnamed] no comment\n\n      # orglint: disable",
        "    purpose: 'a\n      # orglint: ignore[rootless] b\n      c'",
        "    purpose: >-  # why\n      folded",
    ],
    "parent": ["    parent: u0"],
}
FIELDS["name"][0] = "    name: Sales"


@st.composite
def models(draw: Callable[..., list[str]]) -> str:
    """Return units in block style, each line with one thing on it."""
    lines = ["units:"]
    for number in range(draw(st.integers(1, 5))):
        lines.append(f"  u{number}:")
        for name, ways in FIELDS.items():
            way = draw(st.sampled_from([None, *ways]))
            if way is not None and not (name == "parent" and number == 0):
                lines.append(way)
        if not lines[-1].startswith("    "):
            lines[-1] += " {}"
    return "\n".join(lines) + "\n"


def findings(text: str, ignores: tuple[Ignore, ...] = ()) -> tuple[list[Finding], list[Finding]]:
    """Return what a file's rules find, suppressed or not, and what there is to say of the suppressions."""
    documents = read_yaml("org.yaml", text.encode())
    assert isinstance(documents, list), documents
    model = build(documents, as_of=TODAY, today=TODAY)
    judge = Judge(NAMES, NAMES, model, TODAY, "en")
    result = suppress(evaluate(RULES, model, "en").findings, ignores, judge, comments_of(documents))
    return list(result.findings), list(result.own)


def keys(found: list[Finding]) -> list[tuple[str, str | None]]:
    return sorted((one.rule, one.entity or "") for one in found if one.is_active)


@given(models(), st.data(), st.booleans(), st.booleans())
def test_a_comment_removes_exactly_one_active_finding(text: str, data: st.DataObject, above: bool, bounded: bool):
    before, own = findings(text)
    assert own == []
    assume(before)
    chosen = data.draw(st.sampled_from(before))
    assert chosen.location is not None
    assert chosen.location.span is not None
    lines = text.splitlines()
    line = chosen.location.span.line - 1
    indent = " " * (len(lines[line]) - len(lines[line].lstrip()))
    comment = f"# orglint: ignore[{chosen.rule}] as agreed" + (", until 2026-04-01" if bounded else "")
    if above:
        lines.insert(line, indent + comment)
    else:
        assume("#" not in lines[line] and not lines[line].endswith("'a"))
        lines[line] += f"  {comment}"
    after, own = findings("\n".join(lines) + "\n")
    assert own == []
    assert len(after) == len(before)
    missing = list(keys(before))
    for key in keys(after):
        missing.remove(key)
    assert missing == [(chosen.rule, chosen.entity)]
    assert {one.fingerprint for one in before} == {one.fingerprint for one in after}


@given(models(), st.data(), st.sampled_from(["# a comment", "# checked by orglint", "#", "# 注記: orglint"]))
def test_a_comment_that_suppresses_nothing_changes_nothing(text: str, data: st.DataObject, comment: str):
    lines = text.splitlines()
    keys_at = [number for number, line in enumerate(lines) if line.startswith("  u")]
    number = data.draw(st.sampled_from(keys_at))
    lines.insert(number, f"  {comment}")
    before, after = findings(text), findings("\n".join(lines) + "\n")
    assert keys(after[0]) == keys(before[0])
    assert [one.fingerprint for one in after[0]] == [one.fingerprint for one in before[0]]
    assert after[1] == before[1] == []


IGNORES = st.lists(
    st.tuples(
        st.sampled_from([*NAMES, "nope", "unknown-field"]),
        st.sampled_from(["unit/u0", "unit/u1", "unit/u9"]),
        st.sampled_from(["because", "planned"]),
        st.sampled_from([None, TODAY - timedelta(days=1), TODAY, TODAY + timedelta(days=9)]),
    ),
    max_size=6,
)


@given(models(), IGNORES.flatmap(lambda entries: st.tuples(st.just(entries), st.permutations(entries))))
def test_the_order_of_suppressions_changes_nothing(
    text: str, orders: tuple[list[tuple[str, str, str, date | None]], ...]
):
    seen = []
    for entries in orders:
        ignores = tuple(
            Ignore(*entry, Location("orglint.yaml", Span(number + 1, 1, number + 1, 2)))
            for number, entry in enumerate(entries)
        )
        found, own = findings(text, ignores)
        seen.append(
            (
                [(one.fingerprint, one.status, one.reason, one.until) for one in found],
                sorted((one.rule, one.message.show(names=True), one.fingerprint) for one in own),
            )
        )
    assert seen[0] == seen[1]


@given(st.text(max_size=60))
def test_no_comment_is_too_strange(text: str):
    line = "# orglint" + text.replace("\n", " ").replace("\r", " ")
    good, bad = read_comments([Comment("org.yaml", line, Span(1, 1, 1, 2), 1)])
    assert all(one.rule and one.reason for one in good)
    assert all(one.why.en and one.why.ja for one in bad)
