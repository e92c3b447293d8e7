"""What a comment must say to be a suppression, and which comments mean to be one and are not."""

from __future__ import annotations

from datetime import date

import pytest

from orglint.engine.inline import Malformed, read_comments
from orglint.location import Span
from orglint.source.comments import Comment

DAY = date(2027, 4, 1)


def read(text: str) -> tuple[list[tuple[str, str, date | None]], list[Malformed]]:
    good, bad = read_comments([Comment("org.yaml", text, Span(3, 5, 3, 5 + len(text)), 4)])
    return [(one.rule, one.reason, one.until) for one in good], bad


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# orglint: ignore[wide-span] shift model", ("wide-span", "shift model", None)),
        ("#orglint:ignore[wide-span]shift model", ("wide-span", "shift model", None)),
        ("## orglint : ignore [ wide-span ] - shift model", ("wide-span", "shift model", None)),
        ("# orglint: ignore[wide-span] second hire, until 2027-04-01", ("wide-span", "second hire", DAY)),
        ("# orglint: ignore[wide-span] second hire until: 2027/4/1.", ("wide-span", "second hire", DAY)),
        ("# orglint: ignore[wide-span] second hire (until 2027-04-01)", ("wide-span", "second hire", DAY)),
        ("# orglint: ignore[wide-span] until 2027-04-01: second hire", ("wide-span", "second hire", DAY)),
        ("# orglint: ignore[wide-span] 4月に増員、2027-04-01まで", ("wide-span", "4月に増員", DAY)),
        ("# orglint: ignore[wide-span] 4月に増員(2027年4月1日まで)", ("wide-span", "4月に増員", DAY)),
        ("# orglint： ignore［wide-span］：4月に増員（２０２７／４／１まで）。", ("wide-span", "4月に増員", DAY)),
        ("# orglint: ignore[wide-span] 4月に増員、until 2027-04-01", ("wide-span", "4月に増員", DAY)),
        ("# the lead # orglint: ignore[wide-span] shift model", ("wide-span", "shift model", None)),
        ("#\u3000orglint:\u3000ignore[wide-span]\u3000交代制", ("wide-span", "交代制", None)),
        ("#\xa0orglint: ignore[wide-span] shift model", ("wide-span", "shift model", None)),
        ("# Orglint: Ignore[wide-span] shift model", ("wide-span", "shift model", None)),
        ("# orglint: ignore［ｗｉｄｅ－ｓｐａｎ］交代制", ("wide-span", "交代制", None)),
        ("# orglint: ignore[wide-span] 4月に増員(2027-04-01迄)", ("wide-span", "4月に増員", DAY)),
        ("# orglint: ignore[wide-span] 2027-04-01までの特例", ("wide-span", "特例", DAY)),
        ("# orglint: ignore[wide-span] second hire, until=2027-04-01", ("wide-span", "second hire", DAY)),
        ("# orglint: ignore[wide-span] 直属は20人まで", ("wide-span", "直属は20人まで", None)),
        ("# orglint: ignore[wide-span] 任期は3年まで", ("wide-span", "任期は3年まで", None)),
        ("# orglint: ignore[wide-span] 上限は5まで", ("wide-span", "上限は5まで", None)),
        ("# orglint: ignore[wide-span] since 2026-04-01", ("wide-span", "since 2026-04-01", None)),
        ("# orglint: ignore[wide-span] kept until the merger", ("wide-span", "kept until the merger", None)),
        ("# orglint: ignore[wide-span] 合併まで維持", ("wide-span", "合併まで維持", None)),
    ],
)
def test_a_suppression_has_a_rule_a_reason_and_perhaps_a_day(text: str, expected: tuple[str, str, date | None]):
    assert read(text) == ([expected], [])


def test_a_second_suppression_in_one_comment_holds_too():
    good, bad = read("# orglint: ignore[a] planned # orglint: ignore[b] 交代制、2027-04-01まで")
    assert (good, bad) == ([("a", "planned", None), ("b", "交代制", DAY)], [])


@pytest.mark.parametrize("inside", ["a, b", "a,b", "a b", "a、b", "a，b, a"])
def test_one_comment_can_suppress_several_rules(inside: str):
    good, bad = read(f"# orglint: ignore[{inside}] planned")
    assert ([rule for rule, _, _ in good], bad) == (["a", "b"], [])


def test_a_suppression_stands_at_the_comment_and_is_about_its_line():
    text = "# orglint: ignore[a] planned"
    (one,), _ = read_comments([Comment("org.yaml", text, Span(3, 5, 3, 9), 4)])
    assert (str(one.location), one.about) == ("org.yaml:3:5", 4)


@pytest.mark.parametrize(
    "text",
    [
        "# orglint: ignore wide-span",
        "# orglint: ignore",
        "# orglint: ignore(wide-span) planned",
        "# orglint: ignore[wide-span planned",
        "# orglint: disable",
        "# orglint: disable=wide-span",
        "# orglint: ingore[wide-span] planned",
        "# orglint:",
        "# orglint ignore[wide-span] planned",
        "# orglint disable wide-span",
        "# orglint noqa",
        "# orglint: ignore[] planned",
        "# orglint: ignore[ , ] planned",
        "# orglint: ignore[wide-span] planned, until 2027-02-30",
        "# orglint: ignore[wide-span] planned, until April 2027",
        "# orglint: ignore[wide-span] planned, until 1.4.2027",
        "# orglint: ignore[wide-span] 増員予定、2027年4月まで",
        "# orglint: ignore[wide-span] planned, until 2027-04-01, until 2027-05-01",
        "# orglint: ignore[wide-span] planned, until 2027-04-011",
        "# orglint: ignore[wide-span] planned, until 2027-04-01T12:00",
        "# orglint: ignore[wide-span] planned, until end of March",
        "# orglint: ignore[wide-span] planned, until Q3",
        "# orglint: ignore[wide-span] planned, till 2027-04-01",
        "# orglint: ignore[wide-span] planned, expires 2027-04-01",
        "# orglint: ignore[wide-span] 増員予定、2027年3月末まで",
        "# orglint: ignore[wide-span] 増員予定、2027年度末まで",
        "# orglint: ignore[wide-span] 増員予定、2027年9月中旬まで",
        "# orglint: ignore[wide-span] 来月末まで増員予定",
        "# orglint: ignore[wide-span] 年度末まで増員予定",
        "# orglint: ignore[wide-span] 3月末迄増員予定",
        "# orglint: ignore[wide-span] 令和9年4月1日まで増員予定",
        "# orglint: ignore[wide-span] 次回の改定(2027-04-01)まで増員予定",
        "# orglint: ignore[wide-span] 増員予定(期限: 2027/4/1)",
        "# orglint: ignore[wide-span] 増員予定(〜2027/4/1)",
        "# orglint-ignore[wide-span] planned",
        "# orglint-disable wide-span",
        "# orglint_ignore: wide-span",
    ],
)
def test_what_means_to_be_a_suppression_is_never_passed_over(text: str):
    good, (bad,) = read(text)
    assert good == []
    assert (str(bad.location), bad.rule) == ("org.yaml:3:5", None)


@pytest.mark.parametrize(
    "text", ["# orglint: ignore[a]", "# orglint: ignore[a] .", "# orglint: ignore[a] until 2027-04-01"]
)
def test_without_a_reason_it_is_none(text: str):
    good, (bad,) = read(text)
    assert (good, bad.rule) == ([], "a")


@pytest.mark.parametrize(
    "text",
    [
        "# checked by orglint",
        "# orglint import",
        "# orglint ignores this",
        "# see https://orglint.example/ignore",
        "# yaml-language-server: $schema=orglint.schema.json",
        "# orglintの指摘を確認済み",
    ],
)
def test_a_comment_may_name_orglint(text: str):
    assert read(text) == ([], [])
