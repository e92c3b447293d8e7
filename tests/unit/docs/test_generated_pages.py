"""The generated pages: none is missing, links lead somewhere, each speaks its language."""

from __future__ import annotations

import re
import runpy
import sys
from pathlib import Path

import pytest

from orglint.app.documentation.keeping import carry_out, plan
from orglint.app.documentation.pages import pages
from orglint.app.documentation.signature import is_generated, signed
from orglint.app.functions import own_functions
from orglint.ruleset.library import read_library
from tests.unit.docs.languages import JAPANESE, english_in, japanese_in, without

ROOT = Path(__file__).parents[3]
RULES = read_library([], "en").rules
PAGES = pages(RULES.values(), own_functions())
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")
FENCED = re.compile(r"^```\w*\n(.*?)^```$", re.DOTALL | re.MULTILINE)
SOURCES = re.compile(r"^## (?:Sources|参考文献)$.*?(?=^## |\Z)", re.DOTALL | re.MULTILINE)


def test_every_rule_has_a_page_in_both_languages_and_stands_in_the_index():
    for ending in (".md", ".ja.md"):
        index = PAGES[f"rules/README{ending}"]
        for rule in RULES:
            assert f"rules/{rule}{ending}" in PAGES
            assert f"[{rule}]({rule}{ending})" in index
    stems = {f"rules/{rule}" for rule in RULES} | {"rules/README", "model", "rule-language"}
    assert set(PAGES) == {f"{stem}{ending}" for stem in stems for ending in (".md", ".ja.md")}


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_to_pages_that_are_generated_too(name: str):
    for link in LINK.findall(FENCED.sub("", PAGES[name])):
        assert (Path(name).parent / link).as_posix() in PAGES, link


@pytest.mark.parametrize("name", PAGES)
def test_page_links_to_its_twin_in_the_other_language(name: str):
    stem = Path(name).name.removesuffix(".md").removesuffix(".ja")
    twin = f"{stem}.md" if name.endswith(".ja.md") else f"{stem}.ja.md"
    assert f"]({twin})" in PAGES[name]


def _prose(name: str) -> str:
    """Return a page without its blocks of code, its sources, and names that its examples give."""
    text = PAGES[name]
    shown = "\n".join(FENCED.findall(text))
    words = {word for word in re.findall(r"[^\s{}\[\]:,\"']+", shown) if JAPANESE.search(word)}
    words |= set(re.findall(r"name: \"?([^\"{},\n]+)", shown))
    return without(FENCED.sub("", SOURCES.sub("", text)), {*words, "[日本語]", "[English]"})


@pytest.mark.parametrize("name", [name for name in PAGES if not name.endswith(".ja.md")])
def test_english_page_has_no_japanese_but_names(name: str):
    assert japanese_in(_prose(name)) == []


@pytest.mark.parametrize("name", [name for name in PAGES if name.endswith(".ja.md")])
def test_japanese_page_has_no_english_sentence(name: str):
    assert english_in(_prose(name)) == []
    assert japanese_in(_prose(name)) != []


def test_page_says_what_the_rule_says():
    text = PAGES["rules/marketing-budget-held-by-business-unit.md"]
    assert "\n> " in text
    for title in ("Why it matters", "What to do", "Examples it finds", "Examples it does not find", "Sources"):
        assert f"\n## {title}\n" in text
    assert "```yaml" in text


def test_reference_of_the_language_has_every_function_once():
    text = PAGES["rule-language.md"]
    for function in own_functions():
        assert text.count(f"\n- `{function.name}(") == 1


def test_signed_page_is_known_until_somebody_changes_it(tmp_path: Path):
    page = tmp_path / "page.md"
    page.write_bytes(signed("# Title\n\nText\n").encode())
    assert is_generated(page)
    page.write_bytes(page.read_bytes().replace(b"\n", b"\r\n"))  # as git may check it out
    assert is_generated(page)
    page.write_bytes(page.read_bytes().replace(b"Text", b"My text"))
    assert not is_generated(page)
    page.write_bytes(b"# Title\n")
    assert not is_generated(page)
    assert not is_generated(tmp_path / "nowhere.md")


def test_plan_tells_new_changed_gone_and_foreign_pages(tmp_path: Path):
    first = {"model.md": signed("a\n"), "rules/x.md": signed("x\n"), "rules/y.md": signed("y\n")}
    carry_out(plan(tmp_path, first), "en")
    (tmp_path / "rules" / "mine.md").write_text("mine\n", encoding="utf-8")
    (tmp_path / "model.md").write_text("changed by hand\n", encoding="utf-8")
    second = {"model.md": signed("b\n"), "rules/x.md": signed("x\n"), "rules/z.md": signed("z\n")}
    todo = plan(tmp_path, second)
    assert list(todo.changed) == [tmp_path / "model.md", tmp_path / "rules" / "z.md"]
    assert todo.unchanged == (tmp_path / "rules" / "x.md",)
    assert todo.gone == (tmp_path / "rules" / "y.md",)
    assert todo.foreign == (tmp_path / "model.md",)
    carry_out(todo, "en")
    assert sorted(path.name for path in (tmp_path / "rules").iterdir()) == ["mine.md", "x.md", "z.md"]
    assert plan(tmp_path, second).changed == {}


@pytest.fixture
def run_tool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Run a generator whose folder is below the test's own."""

    def run(name: str, folder: str, *arguments: str) -> None:
        module = runpy.run_path(str(ROOT / "tools" / f"{name}.py"), run_name=name)
        module["main"].__globals__[folder] = tmp_path / folder.lower()
        monkeypatch.setattr(sys, "argv", [name, *arguments])
        module["main"]()

    return run


@pytest.mark.parametrize(
    ("name", "folder", "stray"),
    [("generate_docs", "DOCS", "docs/rules/mine.md"), ("generate_schemas", "FOLDER", "folder/mine.json")],
)
def test_generator_checks_what_it_writes_and_refuses_what_does_not_belong(
    run_tool, tmp_path: Path, name: str, folder: str, stray: str
):
    with pytest.raises(SystemExit, match="make generate"):
        run_tool(name, folder, "--check")
    run_tool(name, folder)
    run_tool(name, folder, "--check")
    (tmp_path / stray).write_text("mine\n", encoding="utf-8")
    with pytest.raises(SystemExit, match=r"mine\."):
        run_tool(name, folder, "--check")
