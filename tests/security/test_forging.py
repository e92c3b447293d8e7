"""Names, ids, keys, paths and texts of a repository forge nothing: not a line, a command, a colour, a formula."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from orglint.columns import is_treacherous
from orglint.reporters.registry import FORMATS
from tests.cli.conftest import Cli, Ended
from tests.hostile import HOSTILE
from tests.security.attempts import HEAD
from tests.unit.reporters.reading import workflow_commands

Write = Callable[..., Path]
NAMES = {
    **{
        name: text
        for name, text in HOSTILE.items()
        if name not in ("surrogates", "no characters", "long", "empty", "blank")
    },
    "command of Azure Pipelines": "##vso[task.setvariable variable=PATH]/evil",
    "command of TeamCity": "##teamcity[buildStatus text='forged']",
    "command of GitHub, after blanks": " \t::error::forged",
    "line of orglint": "x\norglint.yaml:1:1: error: forged",
}
"""What YAML can hold: it has no surrogates, and not every character."""

RISKY = (
    "workflow command", "workflow command, old", "line breaks", "terminal", "bidi", "separators", "NUL and controls",
    "command of Azure Pipelines", "command of TeamCity", "command of GitHub, after blanks", "line of orglint",
)  # fmt: skip
"""Those that could forge a line or a command."""


def quoted(text: str) -> str:
    """Return a text as YAML in double quotes."""
    return "".join(f"\\U{ord(sign):08x}" if ord(sign) > 0xFFFF else json.dumps(sign)[1:-1] for sign in text).join('""')


def faults_of(text: str) -> list[str]:
    """Return the lines that a terminal or a build server would take for something else, or a reader for orglint's own."""
    return [
        line
        for line in text.split("\n")
        if any(is_treacherous(sign) for sign in line if sign != "\t")
        or list(workflow_commands(line))
        or "##vso[" in line
        or "##teamcity[" in line
        or line.startswith("orglint.yaml:1:1: error: forged")
    ]


def texts_of(ended: Ended) -> str:
    return f"{ended.out}\n{ended.err}"


def model(names: Iterable[str]) -> str:
    """Return a model in which each of some texts stands wherever one can: as a name, a title, an id, a key, a value."""
    units, people = "", ""
    for number, text in enumerate(names):
        value = quoted(text)
        ident = quoted(f"{number} " + text.replace("/", "-"))
        units += (
            f"  top{number}: {{name: {value}, type: company, head: mia{number}, purpose: {value}, tags: [{value}], x-own: {value}}}\n"
            f"  {ident}: {{name: {value}, type: team, parent: {value}}}\n"
            f"  odd{number}: {{type: {value}, {ident}: {value}, parent: {value}}}\n"
        )
        people += (
            f"  mia{number}: {{name: {value}, unit: top{number}, title: {value}}}\n"
            f"  leo{number}: {{name: {value}, unit: {value}, reports_to: {value}, start: {value}, title: {value}}}\n"
        )
    return f"organization: {{name: Hostile, as_of: 2026-04-01}}\nunits:\n{units}people:\n{people}"


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_no_command_shows_more_than_text_of_a_model(cli: Cli, write: Write, lang: str):
    write("org/company.yaml", model(NAMES.values()))
    for command in (
        ("check", "org"),
        ("tree", "org"),
        ("stats", "org"),
        ("questions", "org"),
        ("check", "org", "--statistics"),
    ):
        ended = cli(*command, "--lang", lang)
        assert ended.code in (0, 1), ended.err
        assert faults_of(texts_of(ended)) == [], command
    for form in set(FORMATS) - {"github"}:  # whose own commands are there: tests/unit/reporters/test_hostile_names.py
        assert faults_of(texts_of(cli("check", "org", "-f", form, "--lang", lang))) == [], form


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_no_setting_forges_anything(cli: Cli, write: Write, lang: str):
    write("org/company.yaml", model(["x"]))
    values = [quoted(text) for text in NAMES.values()]
    write(
        "orglint.yaml",
        "".join(f"- {{rule: wide-span, target: {value}, reason: {value}}}\n" for value in values).join(
            ("ignore:\n", "")
        )
        + "".join(f"- {{inside: {value}, rules: {{wide-span: warning}}, reason: {value}}}\n" for value in values).join(
            ("overrides:\n", "")
        )
        + f"exclude: [{', '.join(quoted('x' + text.strip()) for text in NAMES.values())}]\n",
    )
    for command in (("config",), ("check",), ("check", "-f", "json"), ("rules", "list")):
        assert faults_of(texts_of(cli(*command, "--lang", lang))) == [], command
    listed = ", ".join(values)
    keys = ", ".join(f"{value}: warning" for value in dict.fromkeys(values))
    for broken in (keys.replace(", ", "\n"), f"rules: {{{keys}}}", f"packs: [{listed}]", f"lang: {values[2]}", f"extends: [{listed}]",
                   f"model: [{listed}]", f"rules: {{wide-span: {{params: {{{keys}}}}}}}", f"fail_on: [{listed}"):  # fmt: skip
        write("orglint.yaml", broken + "\n")
        ended = cli("check", "--lang", lang)
        assert ended.code == 2, broken
        assert ended.err.strip(), broken
        assert faults_of(texts_of(ended)) == [], broken


def test_no_rule_forges_anything(cli: Cli, write: Write):
    write("org/company.yaml", model(["x"]))
    write("orglint.yaml", "rule_paths: rules\n")
    body, wrong = "format: orglint-rules/1\nrules:\n", []
    for number, text in enumerate(NAMES.values()):
        shown = quoted(text.replace("{", "{{").replace("}", "}}").replace("[[", "[").replace("]]", "]") or "x")
        value = quoted(text)
        head = HEAD.partition("rules:\n")[2].replace("own-rule", f"own-rule-{number}")
        rule = (
            f"{head}  title: {{en: {value}, ja: {value}}}\n  for: unit\n  flag_if: unit.id == p\n"
            f"  params: {{p: {{type: text, default: {value}, description: {{en: {value}, ja: {value}}}}}}}\n"
            f"  message: {{en: {shown}, ja: {shown}}}\n  rationale: {{en: {value}, ja: {value}}}\n  fix: {{en: {value}, ja: {value}}}\n"
            f"  references: [{{title: {value}, url: 'https://example.com/'}}]\n  evidence: convention\n"
        )
        body += rule.replace("unit.id == p", 'unit.id == p or unit.id == "top0"')
        wrong += [head + part for part in (f"  for: {value}\n", f"  {value}: 1\n", f"  for: unit\n  flag_if: {value}\n",
                                           f"  for: unit\n  where: {{{value}: 1}}\n  flag_if: unit.id == 'x'\n")]  # fmt: skip
        wrong.append(rule.replace(f"own-rule-{number}", value))
    write("rules/own.yaml", body)
    assert "own-rule-1" in cli("check").out
    for command in (("check",), ("rules", "list"), ("rules", "test"), ("check", "-f", "json"), ("check", "-f", "concise"),
                    *(("explain", f"own-rule-{number}", "--lang", ("en", "ja")[number % 2]) for number in range(len(NAMES)))):  # fmt: skip
        assert faults_of(texts_of(cli(*command))) == [], command
    write("rules/own.yaml", "format: orglint-rules/1\nrules:\n" + "".join(wrong))
    ended = cli("check")
    assert ended.code == 2
    assert ended.err.count(": error: ") > 100
    assert faults_of(texts_of(ended)) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_no_name_of_a_file_forges_anything(cli: Cli, write: Write):
    names = [f"{number} {text}".replace("/", "-").replace("\0", "")[:60] for number, text in enumerate(NAMES.values())]
    names += [text.replace("/", "-").replace("\0", "")[:60] for text in NAMES.values()]
    write("org/company.yaml", model(["x"]))
    for text in ("units: {a: {parent: b}}\n", "units: [\n", "just a word\n", "", "format: orglint-rules/1\n"):
        for name in names:
            write(f"org/{name}.yaml", text)
        for command in (
            ("check", "org"),
            ("check", "org", "-f", "json"),
            ("check", "org", "-f", "concise"),
            ("tree", "org"),
        ):
            assert faults_of(texts_of(cli(*command))) == [], command
    for name in [NAMES[name].replace("/", "-").replace("\0", "")[:60] for name in RISKY]:
        for command in (("check", f"{name}-gone"), ("check", "org", "--config", f"{name}-gone"), ("check", "org", "--map", name),
                        ("check", "org", "-f", f"json=gone/{name}"), ("check", "org", "-f", name or "x"), ("explain", name),
                        ("check", "org", "--baseline", name), ("rules", "test", f"{name}-gone")):  # fmt: skip
            ended = cli(*command)
            assert ended.code == 2, command
            assert faults_of(texts_of(ended)) == [], command


def test_a_workbook_holds_no_formula(cli: Cli, write: Write, folder: Path):
    from openpyxl import load_workbook

    write("org/company.yaml", model(NAMES.values()))
    assert cli("check", "org", "-f", "xlsx=out.xlsx").code == 1
    units = "".join(
        f"  u{number}: {{name: {quoted(text)}, purpose: {quoted(text)}}}\n"
        for number, text in enumerate(NAMES.values())
        if text.isprintable()
    )
    write("plain.yaml", f"organization: {{name: X, as_of: 2026-04-01}}\nunits:\n{units}")
    assert cli("template", "template.xlsx", "--from", "plain.yaml").code == 0
    for name in ("out.xlsx", "template.xlsx"):
        cells = [cell for sheet in load_workbook(folder / name) for row in sheet.iter_rows() for cell in row]
        assert any("HYPERLINK" in str(cell.value) for cell in cells)
        assert not [cell.coordinate for cell in cells if cell.data_type == "f"], name
        assert not [cell.coordinate for cell in cells if cell.hyperlink and "evil" in str(cell.hyperlink.target)], name


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", "=cmd|' /C calc'!A0"])
def test_a_cell_that_looks_like_a_formula_is_text(cli: Cli, write: Write, folder: Path, start: str):
    from openpyxl import load_workbook

    value = quoted(f"{start}1+1")
    write(
        "org.yaml",
        f"organization: {{name: X, as_of: 2026-04-01}}\nunits: {{a: {{name: {value}, type: team, parent: gone}}}}\n",
    )
    assert cli("check", "org.yaml", "-f", "xlsx=out.xlsx").code == 1
    cells = [cell for sheet in load_workbook(folder / "out.xlsx") for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d", "b"}


def test_what_is_imported_is_yaml_that_says_the_same(cli: Cli, folder: Path):
    import yaml

    texts = [text.replace("\0", "") for text in NAMES.values()]
    rows = [["社員番号", "氏名", "部署", "役職", *(f"列 {text}" for text in texts)]]
    rows += [
        [f"A{number}", text, f"営業{number} {text}", text, *([""] * len(texts))] for number, text in enumerate(texts)
    ]
    with (folder / "staff.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    ended = cli("import", "csv", "staff.csv", "-o", "made")
    assert ended.code == 0, ended.err
    assert faults_of(texts_of(ended)) == []
    said = set()
    for path in (folder / "made").rglob("*.yaml"):
        content = path.read_text(encoding="utf-8")
        assert [line for line in content.split("\n") if any(map(is_treacherous, line))] == [], path
        read = yaml.safe_load(content)
        assert set(read) <= {"organization", "units", "people", "positions"}, path
        said |= {person.get("name") for person in read.get("people", {}).values() if isinstance(person, dict)}
    assert {HOSTILE["formula"], HOSTILE["script"], NAMES["command of Azure Pipelines"]} <= said


def test_a_copy_under_pseudonyms_is_yaml(cli: Cli, write: Write, folder: Path):
    import yaml

    units = "".join(
        f"  u{number}: {{name: {quoted(text)}, purpose: {quoted(text)}}}\n"
        for number, text in enumerate(NAMES.values())
    )
    write("org.yaml", f"organization: {{name: X, as_of: 2026-04-01}}\nunits:\n{units}")
    ended = cli("anonymize", "org.yaml", "-o", "copy")
    assert ended.code == 0, ended.err
    assert faults_of(texts_of(ended)) == []
    for path in (folder / "copy").rglob("*.yaml"):
        content = path.read_text(encoding="utf-8")
        assert [line for line in content.split("\n") if any(map(is_treacherous, line))] == [], path
        assert set(yaml.safe_load(content)) <= {"organization", "units"}
