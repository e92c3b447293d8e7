"""What people write reaches no format as anything but text, whatever it looks like."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from xml.etree import ElementTree as Xml

import pytest
from markdown_it import MarkdownIt

from orglint.columns import is_treacherous, visible
from orglint.finding import Phrase, Status
from orglint.reporters.options import Options
from orglint.reporters.registry import FORMATS
from tests.golden.reports import hostile
from tests.hostile import HOSTILE
from tests.unit.reporters.reading import embedded_links, workflow_commands

REPORT = hostile("en")
ALLOWED = {"h2", "h3", "p", "br", "table", "thead", "tbody", "tr", "th", "td", "ul", "li", "code", "pre", "strong"} | {
    "details",
    "summary",
}


def told(name: str) -> str:
    """Return a name as it is shown: made visible, blanks around it left out, cut where it is very long."""
    return visible(name.strip())


@pytest.mark.parametrize("encoding", ["utf-8", "cp932", "ascii"])
@pytest.mark.parametrize("name", FORMATS)
def test_no_format_holds_a_character_that_deceives_or_that_its_stream_has_not(name: str, encoding: str):
    text = FORMATS[name](REPORT, Options(encoding=encoding))
    assert {character for character in text if is_treacherous(character)} <= {"\n"}
    assert text.encode(encoding)


@pytest.mark.parametrize("name", FORMATS)
def test_no_format_forges_a_workflow_command(name: str):
    commands = list(workflow_commands(FORMATS[name](REPORT, Options())))
    if name != "github":
        assert commands == []
        return
    assert [command.name for command in commands] == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10
    assert {key for command in commands for key in command.properties} == {"file", "line", "endLine", "col", "title"}
    assert all("\r" not in command.data for command in commands)


def test_annotations_say_what_was_written():
    one = replace(REPORT.findings[0], status=Status.ACTIVE)
    for name in HOSTILE.values():
        report = replace(REPORT, findings=(replace(one, message=Phrase.of(name), evidence=(), signs=(), help=None),))
        [command] = workflow_commands(FORMATS["github"](report, Options()))
        shown = told(name) or one.rule  # a message is never empty
        assert command.data == shown or (len(name) > 1000 and "..." in command.data)


class _Tags(HTMLParser):
    """What elements there are, what attributes they have, and their text; `prose` is that outside of code."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str | None]] = set()
        self.comments: list[str] = []
        self.text: list[str] = []
        self.prose: list[str] = []
        self.code = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(attrs)
        self.code += tag in ("code", "pre")
        self.prose.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.code -= tag in ("code", "pre")

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def handle_data(self, data: str) -> None:
        self.text.append(data)
        self.prose.append("|" if self.code else data)


def rendered(markdown: str) -> _Tags:
    parser = MarkdownIt("gfm-like", {"html": True, "linkify": True}).enable(["table", "strikethrough"])
    parser.linkify.set({"fuzzy_link": False})  # the sites link what begins with http, www, or holds an @
    page = _Tags()
    page.feed(parser.render(markdown))
    page.close()
    return page


def test_markdown_has_no_element_that_is_not_ours():
    page = rendered(FORMATS["markdown"](REPORT, Options()))
    assert page.tags <= ALLOWED
    assert page.attributes <= {("class", "language-mermaid")}
    assert page.comments == []


def test_markdown_renders_to_what_was_written():
    text = "".join(rendered(FORMATS["markdown"](REPORT, Options())).text).replace("\u200b", "")
    for name in HOSTILE.values():
        assert told(name)[:200] in text, name


def test_no_site_makes_a_mention_a_reference_or_an_emoji_of_markdown():
    """Both sites look for these in the rendered text, outside of code."""
    text = "".join(rendered(FORMATS["markdown"](REPORT, Options())).prose)
    for sign in (r"@\w", r"#\d", r"\bGH-\d", r"[!&~%$]\w", r":[\w+-]+:", r"https?://", r"\bwww\."):
        assert re.findall(sign, text) == [], sign


def test_what_a_rule_of_the_repository_says_is_text_in_sarif():
    [run] = json.loads(FORMATS["sarif"](REPORT, Options()))["runs"]
    [own] = [rule for rule in run["tool"]["driver"]["rules"] if rule["id"] == "own-rule"]
    assert HOSTILE["script"] in own["help"]["text"]
    page = rendered(own["help"]["markdown"])
    assert page.tags <= {"p", "strong", "code"}
    assert page.attributes == set()
    assert "javascript" not in own["help"]["markdown"]


def test_sarif_links_lead_to_related_places_only():
    [run] = json.loads(FORMATS["sarif"](REPORT, Options()))["runs"]
    names = {finding.fingerprint: finding.entity or "" for finding in REPORT.findings}
    assert len(run["results"]) == len(REPORT.findings)
    for result in run["results"]:
        shown, links = embedded_links(result["message"]["text"])
        name = told(names[result["partialFingerprints"]["orglint/v1"]].removeprefix("unit/"))
        assert [place for _, place in links] == ["1"]
        assert links[0][0][:200] == (name or told("unit/" + name))[:200]
        assert shown.startswith(name[:200])


def test_sarif_addresses_are_escaped():
    [run] = json.loads(FORMATS["sarif"](REPORT, Options()))["runs"]
    uris = [place["physicalLocation"]["artifactLocation"]["uri"] for r in run["results"] for place in r["locations"]]
    assert all(re.fullmatch(r"[A-Za-z0-9/._~!$'()*+,;=@%-]*", uri) for uri in uris)
    assert "org/%3Cscript%3Ealert(1)%3C/script%3E.yaml" in uris


def test_junit_is_xml_whose_texts_are_what_was_written():
    root = Xml.fromstring(FORMATS["junit"](REPORT, Options()))  # noqa: S314 - our own
    bodies = [element.text or "" for case in root.iter("testcase") for element in case]
    assert {element.tag for element in root.iter()} == {"testsuites", "testsuite", "testcase", "failure", "skipped"}
    for name in HOSTILE.values():
        assert any(told(name)[:200].replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd") in body for body in bodies)


def test_gitlab_says_what_was_written():
    entries = json.loads(FORMATS["gitlab"](REPORT, Options()))
    active = [finding for finding in REPORT.findings if finding.is_active]
    assert len(entries) == len(active)
    said = {entry["fingerprint"]: entry["description"] for entry in entries}
    for finding in active:
        message = told(finding.message.show(names=False)) or finding.rule
        assert said[finding.fingerprint][:100] == message[:100]


@pytest.mark.parametrize("name", ["sarif", "github", "gitlab", "junit", "markdown"])
def test_names_of_people_and_lines_of_files_do_not_travel(name: str):
    hidden, shown = (FORMATS[name](REPORT, Options(names=names)) for names in (None, True))
    assert "Secret" not in hidden
    assert "Secret" in shown
    assert "12_000_000" not in shown  # a line of a source
