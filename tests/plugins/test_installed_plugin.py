"""A plugin, really installed: its functions are checked, called and explained; what is wrong with it stops the run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.plugins.installing import Ended, build_wheel, install, run_installed, unpack

PROJECT = """\
[project]
name = "acme-orglint"
version = "1.2"
[project.entry-points."orglint.functions"]
acme = "acme_orglint"
"""
MODULE = '''\
"""Functions of our own."""
from __future__ import annotations

from orglint.plugins import Context, Position, Unit, UnknownValue, function

EXECUTIVE = ("E1", "E2")


@function(ja="ポストの等級が経営層であるかを返します。")
def acme_executive(context: Context, position: Position) -> bool:
    """Whether a position has one of the executives' grades."""
    context.require(position, "grade")
    return position.grade in EXECUTIVE


@function()
def acme_executives(context: Context, unit: Unit) -> list[Position]:
    """Return the executive positions of a unit."""
    return [post for post in unit.positions if acme_executive(context, post)]


def not_declared(context: Context) -> bool:
    """Nothing that rules can call."""
    return True
'''
RULE = """\
format: orglint-rules/1
rules:
- id: crowded-top
  severity: warning
  for: unit
  let: {top: acme_executives(unit)}
  flag_if: len(top) > 1 and any(acme_executive(post) for post in top)
  related: top
  message: {en: "{unit} has {len(top)} executives.", ja: "{unit}には経営層が{len(top)}人います。"}
  rationale: {en: Why., ja: 理由。}
  fix: {en: Mend., ja: 直す。}
  examples:
    bad:
    - name: two
      org: {units: {a: {name: A}}, positions: {p: {unit: a, grade: E1}, q: {unit: a, grade: E2}}}
      expect: [unit/a]
    good:
    - name: one
      org: {units: {a: {name: A}}, positions: {p: {unit: a, grade: E1}, q: {unit: a, grade: M1}}}
"""
ORG = """\
organization: {name: Acme, as_of: 2026-04-01}
units: {board: {name: Board, head: p}}
positions: {p: {unit: board, grade: E1, title: CEO}, q: {unit: board, grade: E2, title: COO, reports_to: p}}
"""

Acme = Callable[..., Path]


@pytest.fixture
def acme(tmp_path: Path) -> Acme:
    """Build the plugin, its module changed as asked, and install it; return the folder it is installed in."""

    def make(module: str = MODULE, project: str = PROJECT, put: Callable[[Path, Path], None] = unpack) -> Path:
        source, target = tmp_path / "plugin", tmp_path / "installed"
        source.mkdir(exist_ok=True)
        (source / "pyproject.toml").write_text(project, encoding="utf-8")
        (source / "acme_orglint.py").write_text(module, encoding="utf-8")
        put(build_wheel(source, tmp_path), target)
        return target

    return make


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a rule that calls the plugin's functions."""
    folder = tmp_path / "project"
    for name, text in (
        ("orglint.yaml", "model: org.yaml\nrule_paths: [rules/]\n"),
        ("org.yaml", ORG),
        ("rules/own.yaml", RULE),
        (".git/HEAD", ""),
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def checked(target: Path | None, project: Path, language: str = "en") -> Ended:
    return run_installed(target, project, "check", "--select", "crowded-top", "-f", "concise", language=language)


def test_a_rule_calls_its_functions_and_its_examples_pass(acme: Acme, project: Path):
    target = acme(put=install)
    assert run_installed(target, project, "rules", "test", "rules/own.yaml").out == "2 examples passed\n"
    ended = checked(target, project)
    assert ended.err == ""
    assert ended.out.splitlines()[0] == "org.yaml:2:9: warning[crowded-top] Board has 2 executives."


def test_without_it_the_rule_does_not_check(project: Path):
    ended = checked(None, project)
    assert ended.code == 2
    assert "rules/own.yaml:6:14: error: unknown function 'acme_executives'" in ended.err


@pytest.mark.parametrize(
    ("language", "signature", "whose", "text"),
    [
        (
            "en",
            "acme_executive(position: position) -> bool",
            "a function that the plugin acme-orglint 1.2 adds",
            "Whether a position has",
        ),
        (
            "ja",
            "acme_executive(position: position) -> bool",
            "プラグインacme-orglint 1.2が追加した関数",
            "ポストの等級が経営層",
        ),
    ],
)
def test_a_function_is_explained_in_both_languages(
    acme: Acme, tmp_path: Path, language: str, signature: str, whose: str, text: str
):
    out = run_installed(acme(), tmp_path, "explain", "acme_executive", language=language).out
    assert out.startswith(signature)
    assert whose in out
    assert text in out


def test_a_function_without_japanese_is_explained_by_its_docstring(acme: Acme, tmp_path: Path):
    out = run_installed(acme(), tmp_path, "explain", "acme_executives", language="ja").out
    assert out.startswith("acme_executives(unit: unit) -> [position]\n")
    assert "Return the executive positions of a unit." in out


def test_a_field_that_could_not_be_read_leaves_the_rule_without_a_conclusion(acme: Acme, project: Path):
    (project / "org.yaml").write_text(ORG.replace("grade: E2", "grade: [E2]"), encoding="utf-8")
    assert "executives" not in checked(acme(), project).out


DECLARATION = "def acme_executive(context: Context, position: Position) -> bool:"
FIRST = "the plugin acme-orglint 1.2: "


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("from orglint", "import nothing_such\nfrom orglint", "acme_orglint cannot be imported: ModuleNotFoundError: No module"),
        ("EXECUTIVE = (", "raise SystemExit(3)\nEXECUTIVE = (", "acme_orglint cannot be imported: SystemExit: 3"),
        ("position: Position) -> bool", "position) -> bool", "the function acme_executive: the argument position has no annotation"),
        ("position: Position) -> bool", "position: Position)", "the function acme_executive: its result has no annotation"),
        ("position: Position) -> bool", "position: Position) -> None", "the function acme_executive: NoneType is no type of the rule language (result)"),
        ("position: Position) -> bool", "position: dict) -> bool", "the function acme_executive: dict is no type of the rule language (argument position)"),
        ("position: Position) -> bool", "position: Nobody) -> bool", "the function acme_executive: its annotations cannot be read: NameError"),
        ("position: Position) -> bool", "position: Position = 1) -> bool", "the argument position must be an ordinary one, without a default"),
        ("position: Position) -> bool", "*position: Position) -> bool", "the argument position must be an ordinary one, without a default"),
        ("(context: Context, position: Position) -> bool", "(position: Position) -> bool", "the function acme_executive: its first argument must be a Context"),
        ('    """Whether a position has one of the executives\' grades."""\n', "", "the function acme_executive: it has no docstring that says what it does"),
        ("acme_executive", "is_inside", "the function is_inside: orglint has a function of this name"),
        ("acme_executive", "unit", "the function unit: this is the name of a kind or collection"),
        ("acme_executive", "grade", "the function grade: position has a field of this name"),
        ("acme_executive", "count", "the function count: this is no name that a rule can write"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_it_stops_the_run(acme: Acme, project: Path, before: str, after: str, says: str):
    assert before in MODULE
    ended = checked(acme(MODULE.replace(before, after)), project)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(FIRST)
    assert says in ended.err
    assert "Traceback" not in ended.err
    assert ended.err.endswith("Repair or uninstall the plugin (in the Python environment that orglint runs in).\n")


@pytest.mark.parametrize(
    ("points", "says"),
    [
        (
            'acme = "acme_orglint:EXECUTIVE"',
            'the entry point "acme" leads to "acme_orglint:EXECUTIVE", which is no module',
        ),
        ('acme = "acme_orglint:gone"', "acme_orglint:gone cannot be imported: AttributeError"),
        ('acme = "json"', "json declares no function"),
    ],
)
def test_an_entry_point_that_leads_nowhere_stops_the_run(acme: Acme, project: Path, points: str, says: str):
    ended = checked(acme(project=PROJECT.replace('acme = "acme_orglint"', points)), project)
    assert ended.code == 2
    assert says in ended.err


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (
            "return 1 / 0",
            "the function acme_executive failed: ZeroDivisionError: division by zero (acme_orglint.py:13)",
        ),
        ("return position.nothing", "the function acme_executive failed: AttributeError: "),
        ("return None", "the function acme_executive returned None; it declares bool"),
        ("return [position]", "the function acme_executive returned (<position/p>,); it declares bool"),
    ],
)
def test_a_function_that_fails_is_an_error_that_names_the_plugin(acme: Acme, project: Path, body: str, says: str):
    module = MODULE.replace("return position.grade in EXECUTIVE", body).replace(
        "if acme_executive(context, post)]", "if post.grade is not None]"
    )
    ended = checked(acme(module), project)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(FIRST)
    assert says in ended.err
    assert "Traceback" not in ended.err


def test_it_fails_in_japanese_too(acme: Acme, project: Path):
    module = MODULE.replace("return position.grade in EXECUTIVE", "return None")
    target = acme(module.replace("if acme_executive(context, post)]", "if post.grade is not None]"))
    assert checked(target, project, language="ja").err == (
        "プラグインacme-orglint 1.2: 関数acme_executiveがNoneを返しました。宣言された型はboolです\n"
    )
    broken = checked(acme(MODULE.replace("position: Position)", "position)")), project, language="ja")
    assert broken.err.startswith("プラグインacme-orglint 1.2: 関数acme_executive: 引数positionに型注釈がありません\n")


def test_a_broken_plugin_does_not_trouble_a_project_without_rules_of_its_own(acme: Acme, project: Path):
    target = acme("import nothing_such\n")
    (project / "orglint.yaml").write_text("model: org.yaml\n", encoding="utf-8")
    ended = run_installed(target, project, "check", "--select", "wide-span")
    assert (ended.code, ended.err) == (0, "")


@pytest.mark.parametrize(
    ("language", "title"), [("en", "Plugin acme-orglint 1.2"), ("ja", "プラグインacme-orglint 1.2")]
)
def test_its_functions_are_listed_last_under_its_name(acme: Acme, tmp_path: Path, language: str, title: str):
    out = run_installed(acme(), tmp_path, "rules", "functions", language=language).out
    _, listed = out.split(f"\n{title}\n")
    assert [line for line in listed.splitlines() if line.startswith("  acme_")] == [
        "  acme_executive(position: position) -> bool",
        "  acme_executives(unit: unit) -> [position]",
    ]


def test_two_entry_points_that_lead_to_one_function_do_not_clash(acme: Acme, project: Path):
    target = acme(project=PROJECT + 'again = "acme_orglint"\n')
    assert run_installed(target, project, "rules", "test", "rules/own.yaml").out == "2 examples passed\n"


def test_what_it_prints_as_it_is_imported_is_no_part_of_a_report(acme: Acme, project: Path):
    ended = checked(acme(MODULE + '\nprint("Acme welcomes you")\n'), project)
    assert ended.out.splitlines()[0] == "org.yaml:2:9: warning[crowded-top] Board has 2 executives."
    assert ended.err == "Acme welcomes you\n"


def test_two_functions_of_one_name_clash(acme: Acme, project: Path, tmp_path: Path):
    (tmp_path / "plugin").mkdir()
    (tmp_path / "plugin" / "acme_more.py").write_text(MODULE, encoding="utf-8")
    ended = checked(acme(project=PROJECT + 'more = "acme_more"\n'), project)
    assert ended.code == 2
    for name in ("acme_executive", "acme_executives"):
        clash = f"the function {name}: the plugin acme-orglint 1.2 has a function of this name, too"
        assert f"the plugin acme-orglint 1.2: {clash}\n" in ended.err
