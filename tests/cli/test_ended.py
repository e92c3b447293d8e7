"""A rule that looks at what has ended, from the file to what a user sees."""

from __future__ import annotations

import json

import pytest

RULE = ("--select", "expired-engagement", "--today", "2026-04-01")
ORG = """\
organization: {as_of: 2026-04-01}
units:
  marketing:
    engagements:
      ads: {name: 広告運用, status: 進行中, end: 2026-03-31}
      # orglint: ignore[expired-engagement] the renewal is being signed, until 2026-06-30
      pages: {status: active, end: 2026-02-28}
      films: {status: active, end: 2026-04-01}
      prints: {status: closed, end: 2026-02-28}
      events: {status: active, end: null}
      mails: {status: active, end: 未定}
"""


@pytest.fixture
def found(cli, write):
    """Check the organization; return rule, entity, severity, status and line of each finding."""

    def check(*arguments: str) -> list[tuple[object, ...]]:
        write("org.yaml", ORG)
        findings = json.loads(cli("check", "-f", "json", *RULE, *arguments).out)["findings"]
        return [
            (one["rule"], one["entity"], one["severity"], one["status"], one["location"]["line"]) for one in findings
        ]

    return check


def test_what_is_marked_active_after_its_end_is_found_and_can_be_suppressed(found):
    assert found() == [
        ("expired-engagement", "engagement/ads", "warning", "active", 5),
        ("expired-engagement", "engagement/pages", "warning", "suppressed", 7),
    ]


def test_the_day_the_organization_is_looked_at_decides(found):
    assert [one[1] for one in found("--as-of", "2026-04-02", "--no-suppressions")] == [
        "engagement/ads",
        "engagement/pages",
        "engagement/films",
    ]
    assert [one[:2] for one in found("--as-of", "2026-02-28")] == [("unmatched-suppression", None)]


def test_a_unit_s_own_settings_hold_for_what_has_ended_in_it(found, write):
    write(
        "orglint.yaml",
        "overrides:\n- inside: unit/marketing\n  rules: {expired-engagement: {severity: error}}\n  reason: audit\n",
    )
    assert [one[1:3] for one in found("--no-suppressions")] == [
        ("engagement/ads", "error"),
        ("engagement/pages", "error"),
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "Which ones it looks at\n  Only what has ended"), ("ja", "対象とするもの\n  基準日より前に")],
)
def test_the_explanation_says_so(cli, language: str, text: str):
    assert text in cli("explain", "expired-engagement", "--lang", language).out
    assert text not in cli("explain", "wide-span", "--lang", language).out
