"""What rules say reaches the reader as it was written: pages are read as a Markdown reader reads them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt

from orglint.app.documentation.markdown import clean, code, fenced, link, name_of_rule, page, table
from orglint.i18n import Text

if TYPE_CHECKING:
    from markdown_it.token import Token

ROOT = Path(__file__).parents[3]
READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
PLAIN = [
    "a < b and b > c, <script>alert(1)</script>, <!-- no comment -->",
    "*stars*, **bold**, _under_, __twice__, snake_case_name, ~~gone~~, 3*4",
    "[link](x), ![image](y), [[aside]], [^1], {{braces}}, {%tag%}",
    "a lonely ` backtick, and ``` three",
    "&lt; &amp; &#60; AT&T",
    r"a \* backslash \\ and \n, C:\path\_x",
    "# no heading",
    "- no list",
    "+ no list",
    "12. no list",
    "3) no list",
    "> no quotation",
    "---",
    "- - -",
    "===",
    "~~~ no fence",
    "| no | table |",
    "予算<b>と</b>*権限*、【注】_下線_です。",
]


def inline(text: str) -> list[Token]:
    """Return what a reader makes of the only paragraph of a text."""
    opened, content, closed = READER.parse(text)
    assert (opened.type, closed.type) == ("paragraph_open", "paragraph_close")
    assert content.children is not None
    return content.children


@pytest.mark.parametrize("text", PLAIN)
def test_what_looks_like_markup_is_shown_as_written(text: str):
    tokens = inline(clean(text))
    assert {token.type for token in tokens} <= {"text", "text_special"}
    assert "".join(token.content for token in tokens) == text


def test_code_stays_code_whatever_stands_in_it():
    tokens = inline(clean("Write `a < b | *c*` or ``x ` y``, not *this*."))
    assert [(token.type, token.content) for token in tokens if token.type == "code_inline"] == [
        ("code_inline", "a < b | *c*"),
        ("code_inline", "x ` y"),
    ]
    assert not [token for token in tokens if token.type == "em_open"]


@pytest.mark.parametrize("text", ["a|b`c", "`", "```", "a``", "x <y> {z} *s*", r"\|"])
def test_code_of_any_text_is_one_piece_of_code(text: str):
    [token] = inline(code(text))
    assert (token.type, token.content) == ("code_inline", text)


def test_code_of_nothing_is_seen():
    assert code("") == '`""`'


def test_a_bar_in_a_cell_is_no_border():
    cells = [clean("one | two"), clean("`a | b`"), code("c|d`e"), "z"]
    lines = table([Text(name, name) for name in "abcd"], [cells], "en")
    body = [token for token in READER.parse(page(lines)) if token.type == "inline"][4:]
    shown = ["".join(part.content for part in token.children or ()) for token in body]
    assert shown == ["one | two", "a | b", "c|d`e", "z"]


def test_a_fence_is_longer_than_those_in_what_it_holds():
    lines = ["name: |", "  ```", "  # out", "  ````", "  <script>"]
    [token] = READER.parse(page(fenced(lines, "yaml")))
    assert (token.type, token.content) == ("fence", "\n".join(lines) + "\n")


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("https://example.com/a_(b)", "https://example.com/a_%28b%29"),
        ("https://example.com/a b", "https://example.com/a%20b"),
    ],
)
def test_link_holds_any_address_and_any_title(url: str, target: str):
    opened, *text, closed = inline(link("A ] title [of](it)", url))
    assert (opened.type, opened.attrs["href"], closed.type) == ("link_open", target, "link_close")
    assert "".join(token.content for token in text) == "A ] title [of](it)"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "books/12", ""])
def test_only_addresses_of_the_web_become_links(url: str):
    tokens = inline(link("Title", url))
    assert "link_open" not in [token.type for token in tokens]
    assert url in "".join(token.content for token in tokens)


@pytest.mark.parametrize(
    ("rule", "name"), [("wide-span", "wide-span.md"), ("readme", "readme_.md"), ("con", "con_.md")]
)
def test_no_rule_takes_the_file_of_the_index_or_of_a_device(rule: str, name: str):
    assert name_of_rule(rule, "en") == name


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_committed_page_shows_its_markup(path: Path):
    """`**code**` before a Japanese letter, for one, is no strong text to a Markdown reader."""
    texts = [part for token in READER.parse(path.read_text(encoding="utf-8")) for part in token.children or ()]
    assert [part.content for part in texts if part.type == "text" and re.search(r"\*\*|__|`|\]\(", part.content)] == []
    assert [part.content for part in texts if part.type == "html_inline"] == []
