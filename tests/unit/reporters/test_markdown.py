"""Markdown, as GitHub and GitLab render it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt

from orglint.i18n import LANGUAGES, Language
from orglint.report import Report
from orglint.reporters.markdown import report_markdown
from orglint.reporters.markdown_text import code, inert, linked, prose
from orglint.reporters.options import Options
from tests.golden.reports import STATES, empty, findings, input_errors, long, suppressed, unreadable

if TYPE_CHECKING:
    from markdown_it.token import Token

RENDERER = MarkdownIt("commonmark", {"html": True}).enable("table")


def tables(markdown: str) -> list[list[list[str]]]:
    """Return the tables of a page: rows of cells, as text."""
    found: list[list[list[str]]] = []
    for token in RENDERER.parse(markdown):
        if token.type == "table_open":
            found.append([])
        elif token.type == "tr_open":
            found[-1].append([])
        elif token.type == "inline" and found and token.level >= 4:
            found[-1][-1].append(text_of(token))
    return found


def text_of(token: Token) -> str:
    parts = ("\n" if each.type == "html_inline" else each.content for each in token.children or ())
    return "".join(parts).replace("\u200b", "")


def headings(markdown: str) -> list[str]:
    tokens = RENDERER.parse(markdown)
    return [text_of(inline) for opening, inline in pairwise(tokens) if opening.type == "heading_open"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", STATES)
def test_every_row_has_a_cell_for_each_heading(state: str, language: Language):
    for head, *rows in tables(report_markdown(STATES[state](language), Options())):
        assert head
        assert all(len(row) == len(head) for row in rows)
        assert rows


def test_findings_stand_in_a_table_for_each_unit_with_rule_and_place():
    page = report_markdown(long("ja"), Options())
    sections = [heading.partition(":")[0] for heading in headings(page)[1:]]
    *found, quiet = tables(page)
    by_section = dict(zip(sections, found, strict=True))
    assert list(by_section) == ["marketing", "金融事業部 (kinyu)", "組織全体とファイル"]
    assert by_section["金融事業部 (kinyu)"][1] == [
        "警告",
        "handoff-without-owner",
        "h1の責任者がいません\nポストを1つ決める。",
        "org/h1.yaml:1:1",
    ]
    assert [row[1] for row in by_section["marketing"][1:]] == [
        "marketing-works-in-a-silo",
        "marketing-budget-held-by-business-unit",
    ]
    assert quiet == [
        ["重大度", "ルール", "指摘", "理由"],
        ["警告", "handoff-without-owner", "h1の責任者がいません", "抑制: 2027-04"],
    ]


def test_what_a_finding_sums_up_follows_it():
    [[_, *rows]] = tables(report_markdown(findings("en"), Options()))
    rules = [row[1] for row in rows]
    at = rules.index("units-without-purpose")
    assert rules[at : at + 4] == [
        "units-without-purpose",
        "unit-without-purpose",
        "team-without-purpose",
        "unit-without-purpose",
    ]
    assert rows[at][2].endswith("sums up 2 findings")


def test_a_fault_of_the_input_says_what_would_be_accepted_only_where_its_rule_does_not():
    helped = tuple(replace(finding, help="Did you mean saito?") for finding in input_errors("en").findings[:1])
    [[_, row]] = tables(report_markdown(replace(input_errors("en"), findings=helped), Options()))
    assert row[2].endswith("\nDid you mean saito?")
    same = tuple(replace(finding, help="Correct the id.") for finding in helped)
    [[_, row]] = tables(report_markdown(replace(input_errors("en"), findings=same), Options()))
    assert not row[2].endswith("Correct the id.")


def test_advice_is_given_once_for_each_rule():
    page = report_markdown(replace(findings("en"), findings=findings("en").findings[:1] * 3), Options())
    assert page.count("Let marketing hold it (`holder`).") == 1


def test_what_is_set_aside_is_folded_away_with_its_reason():
    page = report_markdown(suppressed("en"), Options())
    assert "<details><summary>Suppressed, or in the baseline</summary>" in page
    [[_, *rows]] = tables(page)
    assert [row[-1].partition(" (")[0] for row in rows] == [
        "suppressed: moves to marketing in April",
        "suppressed: no reason given",
        "in the baseline",
    ]


def test_a_clean_report_says_what_was_checked():
    assert report_markdown(empty("en"), Options()).split("\n")[:3] == [
        "## orglint: no findings",
        "",
        "3 files, 3 rules evaluated  ",
    ]
    assert "no rule was evaluated" in report_markdown(unreadable("en"), Options())


def test_colour_and_width_of_a_terminal_change_nothing():
    plain = report_markdown(findings("en"), Options())
    assert report_markdown(findings("en"), Options(colour=True, width=20)) == plain


def test_what_an_encoding_has_not_is_written_by_number():
    page = report_markdown(findings("ja"), Options(encoding="ascii"))
    assert page.isascii()
    assert headings(page) == headings(report_markdown(findings("ja"), Options()))


def test_field_names_in_the_texts_of_rules_are_code_and_all_else_is_text():
    assert prose("write `holder` <b>, `a|b`") == "write `holder` &#60;b&#62;, &#96;a&#124;b&#96;"


def test_code_that_cannot_be_is_text():
    assert (code("org/a.yaml:1:2"), code("a`b"), code("a|b")) == ("`org/a.yaml:1:2`", "a&#96;b", "a&#124;b")


def test_links_lead_to_the_web_only():
    assert linked("a [b]", "https://x.example/a(1)?b&c") == "[a &#91;b&#93;](https://x.example/a%281%29?b&amp;c)"
    assert linked("a", "javascript:alert(1)") == linked("a", None) == "a"
    assert linked("a", "https://x.example/ onclick") == "a"


@pytest.mark.parametrize("text", ["", "plain text, with - signs.", "日本語のテキスト"])
def test_ordinary_text_is_left_as_it_is(text: str):
    assert inert(text) == text


def test_report_is_the_same_for_any_order_of_what_it_is_made_of():
    report: Report = findings("en")
    turned = replace(report, findings=report.findings[::-1], not_evaluated=report.not_evaluated[::-1])
    assert report_markdown(turned, Options()) == report_markdown(report, Options())
