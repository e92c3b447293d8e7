"""The review of a reorganization in its own formats: every kind of change has words, and nothing in it is taken for markup."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import jsonschema
import pytest
import yaml
from markdown_it import MarkdownIt
from referencing import Registry, Resource

import orglint.reporters
from orglint.app.inputs import Inputs
from orglint.app.reviewing import Asked, review
from orglint.i18n import LANGUAGES, Language, Text
from orglint.reorg.difference.changes import KINDS
from orglint.reorg.difference.comparable import Reason
from orglint.reorg.review import Review
from orglint.reporters.markdown import MOST_CHARACTERS
from orglint.reporters.options import Options
from orglint.reporters.review import change_lines, words
from orglint.reporters.review.registry import review_formats
from orglint.reporters.words import Counted
from orglint.ruleset.choosing import Selection
from tests.golden.reviews import STATES
from tests.hostile import HOSTILE

FOLDER = Path(orglint.reporters.__file__).parent
WRITABLE = [name for name, text in HOSTILE.items() if not re.search("[\ud800-\udfff]", text)]
"""What can stand in a YAML file at all."""
SCHEMA = json.loads((FOLDER / "review" / "review.schema.json").read_text(encoding="utf-8"))
REPORT = json.loads((FOLDER / "report.schema.json").read_text(encoding="utf-8"))


@pytest.fixture(autouse=True)
def _in_a_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()


def reviewed(before: str, after: str, language: Language = "en") -> Review:
    Path("before.yaml").write_text(before, encoding="utf-8")
    Path("after.yaml").write_text(after, encoding="utf-8")
    inputs = Inputs(language=language, today=date(2026, 4, 1))
    return review(inputs, Selection(), Asked("before.yaml", "after.yaml", with_people=True)).review


def shown(found: Review, name: str, **options: object) -> str:
    return review_formats(found)[name](found.report, Options(**options))  # type: ignore[arg-type]


def _closed(schema: object) -> object:
    """Return the schema with every object closed, so that an undocumented property fails."""
    if isinstance(schema, list):
        return [_closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: _closed(value) for key, value in schema.items()}
    if isinstance(schema.get("properties"), dict) and "type" in schema:
        closed["additionalProperties"] = False
    return closed


def test_every_kind_of_change_has_a_title_a_line_and_a_place_in_the_schema():
    assert set(words.KIND_TITLES) == set(KINDS)
    assert set(change_lines._TOLD) == set(KINDS)
    assert set(SCHEMA["$defs"]["change"]["properties"]["kind"]["enum"]) == set(KINDS)


def test_both_languages_fill_the_same_marks():
    def marks(text: str) -> set[str]:
        return set(re.findall(r"\{(\w+)\}", text))

    texts = [value for value in vars(words).values() if isinstance(value, Text | Counted)]
    for table in (words.KIND_TITLES, words.FIGURE_WORDS, words.SHORT_FIGURES, words.REASONS):
        texts += table.values()
    assert len(texts) > 100
    for text in texts:
        forms = [text.en, text.ja] if isinstance(text, Text) else [text.many, text.ja]
        assert marks(forms[0]) == marks(forms[1]), text


def test_reasons_are_all_in_words():
    assert set(words.REASONS) == set(Reason.__args__)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", STATES)
def test_json_is_what_the_schema_says_and_nothing_more(state: str, language: Language):
    data = json.loads(shown(reviewed(*STATES[state], language), "json"))
    registry = Registry().with_resource("report.schema.json", Resource.from_contents(_closed(REPORT)))
    checker = jsonschema.Draft202012Validator(
        _closed(SCHEMA), registry=registry, format_checker=jsonschema.FormatChecker()
    )
    assert [error.message for error in checker.iter_errors(data)] == []


def test_schema_is_itself_valid():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


# ---- what people wrote


def _hostile(name: str, *, later: bool) -> str:
    """Return an organization whose names and texts are all one hostile text; later most of it has changed."""
    body = {
        "organization": {"name": name, "as_of": "2026-10-01" if later else "2026-04-01"},
        "units": {
            "top": {"name": name, "type": "company", "head": "a"},
            "one": {"name": f"{name} {later}", "type": "team", "parent": "top", "purpose": f"{later} {name}"},
            ("new" if later else "old"): {"name": f"{later} {name}", "type": "team", "parent": "top"},
        },
        "people": {
            "a": {"name": name, "unit": "top", "title": name},
            "b": {"name": name, "unit": "one" if later else "top", "title": f"{name} {later}", "reports_to": "a"},
        },
        "budgets": {"m": {"name": name, "amount": 5 + later, "holder": "one" if later else "top"}},
    }
    return yaml.safe_dump(body, allow_unicode=True)


@pytest.mark.parametrize("name", WRITABLE)
def test_names_are_text_in_markdown(name: str):
    found = reviewed(_hostile(HOSTILE[name], later=False), _hostile(HOSTILE[name], later=True))
    text = shown(found, "markdown", names=True)
    allowed = {"details", "/details", "summary", "/summary", "br"}
    tags = {tag.lower() for tag in re.findall(r"<(/?[A-Za-z!?][\w-]*)", text)}
    assert tags <= allowed
    assert not re.search(r"(?<![\w`&#;])@\w", re.sub(r"`[^`\n]*`", "", text))
    tokens = MarkdownIt("commonmark", {"linkify": True}).enable(["table", "linkify"]).parse(text)
    inline = [child for token in tokens for child in token.children or ()]
    assert {child.type for child in inline} <= {
        "text", "code_inline", "softbreak", "hardbreak", "strong_open", "strong_close", "html_inline", "text_special"
    }  # fmt: skip


@pytest.mark.parametrize("name", WRITABLE)
def test_nothing_in_text_moves_the_cursor_or_commands_a_build_server(name: str):
    found = reviewed(_hostile(HOSTILE[name], later=False), _hostile(HOSTILE[name], later=True))
    text = shown(found, "text")
    assert not [line for line in text.split("\n") if re.match(r"\s*::", line) or "##[" in line]
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    assert json.loads(shown(found, "json"))


def test_markdown_keeps_within_a_comment_and_says_what_it_leaves_out():
    def teams(count: int) -> Mapping[str, object]:
        units: dict[str, object] = {"top": {"type": "company", "head": "boss"}}
        units |= {
            f"u{number}": {"name": f"{'x' * 200} {number}", "type": "team", "parent": "top"} for number in range(count)
        }
        return {
            "organization": {"as_of": "2026-04-01"},
            "units": units,
            "people": {"boss": {"unit": "top", "title": "Boss"}},
        }

    found = reviewed(yaml.safe_dump(teams(0)), yaml.safe_dump(teams(900)))
    text = shown(found, "markdown")
    assert 0 < len(text) <= MOST_CHARACTERS
    assert re.search(r"- and \d+ more \(--format json has all\)", text)
    assert len(json.loads(shown(found, "json"))["changes"]) == 900
    lines = shown(found, "text").splitlines()
    assert "  and 888 more (--format json has all)" in lines


def test_figures_stand_below_each_other_whatever_letters_are_in_them():
    from orglint.columns import width

    lines = shown(reviewed(*STATES["reorganization"], "ja"), "text").split("\n")
    start = next(number for number, line in enumerate(lines) if line.startswith("== 主な数値")) + 1
    rows = lines[start : start + 5]
    assert len({width(row) for row in rows}) == 1


def test_cost_is_not_shown_where_it_would_give_a_post_away():
    def costs(last: int) -> str:
        posts = "".join(f"  p{number}: {{title: Clerk, cost: 7000}}\n" for number in range(6))
        return f"organization: {{as_of: 2026-04-01}}\npositions:\n{posts}  p9: {{title: Chief, cost: {last}}}\n"

    found = reviewed(costs(9000), costs(9100))
    assert json.loads(shown(found, "json"))["impact"]["cost"] == {"before": None, "after": None, "difference": None}
    assert json.loads(shown(found, "json"))["hidden"] == [{"field": "positions.cost", "entities": None}]
    text = shown(found, "text")
    assert "the cost of posts is not shown" in text
    assert "differs in fewer than five" in text
    assert "9,1" not in text


def _written_on_a_person(said: str) -> str:
    return f"""\
organization: {{as_of: 2026-04-01}}
units: {{top: {{type: company}}}}
people:
  a:
    name: Ann {said}
    description: back from leave {said}
    tags: [tag {said}, watched]
    employer: Lender {said}
    experience: [{{function: nursing {said}, months: 12}}]
    x-note: note {said}
    posts: [{{unit: top, title: Clerk {said}, description: until she is well {said}, tags: [light {said}], x-why: duty {said}}}]
"""


@pytest.mark.parametrize("form", ["json", "markdown", "text"])
def test_nothing_that_is_written_on_a_person_in_words_is_shown_where_names_are_hidden(form: str):
    found = reviewed(_written_on_a_person("one"), _written_on_a_person("two"))
    written = r"\b(?:Ann|leave|tag|watched|Lender|nursing|well|light|duty) (?:one|two)|watched"
    assert re.findall(written, shown(found, form, names=False)) == []
    assert "Clerk two" in shown(found, form, names=False)
    told = set(re.findall(written, shown(found, form, names=True)))
    assert {"Ann two", "leave two", "tag two", "Lender two", "well two", "light two", "duty two"} <= told


def test_a_post_without_a_title_is_told_apart_from_who_holds_it():
    def held(by: str) -> str:
        people = "{a: {name: Ann Lee}, b: {name: Bo Roy}}"
        return f"organization: {{as_of: 2026-04-01}}\npeople: {people}\npositions: {{s2: {{holder: {by}}}}}\n"

    found = reviewed(held("a"), held("b"))
    assert "  Bo Roy (s2): Ann Lee -> Bo Roy" in shown(found, "text").splitlines()
    assert "  s2: a -> b" in shown(found, "text", names=False).splitlines()


def test_the_owner_of_a_stage_is_not_taken_for_that_of_the_lifecycle():
    def owned(by: str) -> str:
        return f"""\
organization: {{as_of: 2026-04-01}}
units: {{top: {{type: company}}, care: {{type: team, parent: top}}}}
lifecycles: {{lead: {{name: Leads, owner: top, stages: [{{name: new, owner: {by}}}]}}}}
"""

    for language, line in (
        ("en", "  lifecycle Leads (lead), stages (owner): top -> care"),
        ("ja", "  ライフサイクル「Leads (lead)」の段階の担当部署: top -> care"),
    ):
        assert line in shown(reviewed(owned("top"), owned("care"), language), "text").splitlines()  # type: ignore[arg-type]


def test_duties_read_as_english():
    def performed(by: str, decided: str) -> str:
        return f"""\
organization: {{as_of: 2026-04-01}}
units: {{top: {{type: company}}}}
people: {{a: {{unit: top, title: Boss}}, b: {{unit: top, title: Clerk}}}}
responsibilities: {{r: {{performed_by: {by}}}}}
decisions: {{d: {{responsible: {decided}, accountable: {by}}}}}
"""

    lines = shown(reviewed(performed("a", "b"), performed("b", "a")), "text").splitlines()
    assert "  a  no longer: accountable for d, performer of r; now: responsible for d" in lines


def test_nothing_is_said_of_new_findings_where_no_rule_could_look():
    bare = "organization: {as_of: 2026-04-01}\nunits: {top: {type: company}}\n"
    Path("before.yaml").write_text(bare, encoding="utf-8")
    Path("after.yaml").write_text(bare, encoding="utf-8")
    inputs = Inputs(language="en", today=date(2026, 4, 1))
    found = review(inputs, Selection(select=("budget-orphaned",)), Asked("before.yaml", "after.yaml")).review
    text = shown(found, "text")
    assert "no new or worse findings" not in text
    assert "== nothing was checked: no rule has the data it needs ==" in text


def _staff(*, is_bare: bool) -> str:
    def team(number: int) -> str:
        stated = "" if is_bare else f", location: Osaka, head: h{number}"
        return f"  u{number}: {{type: team, parent: top{stated}}}\n"

    def lead(number: int) -> str:
        manager = "" if is_bare else ", reports_to: boss, allocation: 80%"
        employment = "" if is_bare else ", employment: contractor"
        return f"  h{number}: {{unit: u{number}, title: Lead{manager}{employment}}}\n"

    text = f"organization: {{as_of: 2026-04-01}}\nunits:\n  top: {{type: company}}\n{''.join(map(team, range(6)))}"
    text += f"people:\n  boss: {{unit: top, title: Boss}}\n{''.join(map(lead, range(6)))}"
    if is_bare:
        return text
    return text + "budgets:\n" + "".join(f"  b{number}: {{holder: u{number}, amount: 1000}}\n" for number in range(6))


@pytest.mark.parametrize("is_bare_before", [False, True])
def test_the_impact_tells_of_nothing_that_one_side_does_not_describe(is_bare_before: bool):
    found = reviewed(_staff(is_bare=is_bare_before), _staff(is_bare=not is_bare_before))
    missed = {(one.collection, one.field) for one in found.difference.not_comparable}
    assert {("budgets", ""), ("units", "head"), ("units", "location"), ("positions", "reports_to")} <= missed
    impact = json.loads(shown(found, "json"))["impact"]
    lacking, described = ("before", "after") if is_bare_before else ("after", "before")
    for name in ("managers", "layers", "manager_share", "external", "external_share"):
        assert impact["figures"][name][lacking] is None
        assert impact["figures"][name][described] is not None
    assert impact["spans"][lacking] is None
    assert (impact["budgets_by_holder"], impact["budgets_by_function"], impact["units"]) == ([], [], [])
    assert impact["people"] == []
    text = shown(found, "text")
    assert "Osaka" not in text.partition("== figures")[2]
    assert "budgets of" not in text
    assert re.search(r"  managers +(1 +-|- +1) +-\n", text)


@pytest.mark.parametrize("columns", [80, 120])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", ["reorganization", "doubts"])
def test_lines_of_a_review_hang_within_the_terminal(state: str, language: Language, columns: int):
    from orglint.columns import width

    found = reviewed(*STATES[state], language)
    whole, text = shown(found, "text"), shown(found, "text", width=columns)
    changes = f"== {words.CHANGED.say(language, len(found.difference.changes))} =="
    body = text.partition(changes)[2].rpartition("\n\n")[0]
    assert [line for line in body.split("\n") if width(line) > columns] == []
    told = "".join(whole.partition(changes)[2].rpartition("\n\n")[0].split())
    assert told == "".join(body.split())


def test_what_follows_on_a_line_of_a_table_stands_below_its_cell():
    lines = shown(reviewed(*STATES["doubts"]), "text", width=80).split("\n")
    start = next(number for number, line in enumerate(lines) if line.startswith("  上田 舞 (ueda)  "))
    assert lines[start].endswith("manager: 堀 拓也 -> 森 桂子;")
    assert lines[start + 1] == " " * 19 + "location: 大阪 -> none"
