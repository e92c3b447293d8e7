"""What lies in a repository is data: no file of it is run, loaded or imported, whatever it is called."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import MINIMAL, Cli
from tests.security.attempts import HEAD, TAIL

Write = Callable[..., Path]
RULE = HEAD + '  for: unit\n  flag_if: unit.id == "sales"\n' + TAIL
TRAP = "with open({mark!r}, 'w') as mark:\n    mark.write(__name__)\n"
MODULES = (
    "sitecustomize", "usercustomize", "conftest", "setup", "orglint_plugin", "evil_plugin", "yaml", "typer", "click",
    "pydantic", "pathspec", "openpyxl", "networkx", "rich", "socket", "json", "re", "ast",
)  # fmt: skip


@pytest.fixture
def trapped(folder: Path, write: Write) -> Path:
    """A repository full of Python that must not run, each file of which would leave a mark."""
    mark = str(folder / "mark")
    for name in MODULES:
        write(f"{name}.py", TRAP.format(mark=mark))
        write(f"org/{name}.py", TRAP.format(mark=mark))
        write(f"rules/{name}.py", TRAP.format(mark=mark))
    for package in ("evil-1.0.dist-info", "evil.egg-info", "org/evil-1.0.dist-info", "src/evil-1.0.dist-info"):
        write(f"{package}/entry_points.txt", "[orglint.functions]\nevil = evil_plugin\n")
        write(f"{package}/METADATA", "Metadata-Version: 2.1\nName: evil\nVersion: 1.0\n")
        write(f"{package}/PKG-INFO", "Metadata-Version: 2.1\nName: evil\nVersion: 1.0\n")
    write("evil.pth", f"import os; open({mark!r}, 'w').close()\n")
    write(
        "pyproject.toml",
        '[project.entry-points."orglint.functions"]\nevil = "evil_plugin"\n[tool.orglint]\nrule_paths = ["rules"]\n',
    )
    write("setup.cfg", "[options.entry_points]\norglint.functions =\n  evil = evil_plugin\n")
    write("rules/own.yaml", RULE)
    write("org/company.yaml", MINIMAL)
    return folder


def started(*command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a program in the repository, with the module path as users have it."""
    environment = {**os.environ, "LANG": "en_US.UTF-8", "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize(
    "command",
    [("check", "org"), ("check", "-f", "sarif"), ("rules", "test"), ("rules", "functions"), ("config",), ("stats",)],
)
def test_no_module_plugin_or_start_file_of_the_repository_is_loaded(trapped: Path, command: tuple[str, ...]):
    ended = started(sys.executable, "-m", "orglint", *command, folder=trapped)
    assert "internal error" not in ended.stderr
    assert "evil" not in ended.stdout + ended.stderr
    assert not (trapped / "mark").exists()


def test_the_traps_would_be_sprung(trapped: Path):
    """That nothing happened says something only if it could have."""
    started(sys.executable, "-c", "import sys; sys.path.insert(0, ''); import evil_plugin", folder=trapped)
    assert (trapped / "mark").read_text() == "evil_plugin"


def test_the_console_script_loads_nothing_either(trapped: Path):
    code = "import sys; del sys.path[0]; from orglint.__main__ import main; sys.exit(main())"
    ended = started(sys.executable, "-c", code, "check", "org", folder=trapped)
    assert ended.returncode in (0, 1), ended.stderr
    assert not (trapped / "mark").exists()


def test_a_package_of_our_name_is_not_run_where_python_is_told_so(trapped: Path, write: Write):
    write("orglint/__init__.py", TRAP.format(mark=str(trapped / "mark")))
    write("orglint/__main__.py", TRAP.format(mark=str(trapped / "mark")))
    ended = started(sys.executable, "-P", "-m", "orglint", "check", "org", folder=trapped)
    assert ended.returncode in (0, 1), ended.stderr
    assert not (trapped / "mark").exists()
    started(sys.executable, "-m", "orglint", "check", "org", folder=trapped)
    assert (trapped / "mark").exists()  # so it is with every program that is started as a module


def test_a_check_starts_no_program(cli: Cli, write: Write, monkeypatch: pytest.MonkeyPatch):
    write("org/company.yaml", MINIMAL)
    write("orglint.yaml", "rule_paths: rules\n")
    write("rules/own.yaml", RULE)

    def refused(*arguments: object, **more: object) -> None:
        raise AssertionError(arguments)

    for name in ("system", "popen", "execv", "execve", "posix_spawn", "fork", "startfile"):
        monkeypatch.setattr(os, name, refused, raising=False)
    monkeypatch.setattr(subprocess, "Popen", refused)
    ended = cli("check", "org", "-f", "json")
    assert (ended.code, ended.err) == (0, "")
    assert "own-rule" in ended.out


def test_macros_and_links_of_a_workbook_are_not_read(cli: Cli, folder: Path):
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["社員番号", "氏名", "部署"],
        ["1", "青山 一", "営業部"],
        ["2", "赤坂 二", '=WEBSERVICE("https://evil.example")'],
    ):
        sheet.append(row)
    book.save(folder / "plain.xlsx")
    with zipfile.ZipFile(folder / "plain.xlsx") as plain, zipfile.ZipFile(folder / "staff.xlsx", "w") as made:
        for name in plain.namelist():
            made.writestr(name, plain.read(name))
        made.writestr("xl/vbaProject.bin", b"macro")
        made.writestr("../../escaped.txt", b"out of the archive")
    ended = cli("check", "staff.xlsx", "-f", "json")
    assert ended.code in (0, 1, 2)
    assert not (folder.parent.parent / "escaped.txt").exists()
    assert sorted(path.name for path in folder.iterdir()) == [".git", "plain.xlsx", "staff.xlsx"]


@pytest.mark.parametrize(
    "part",
    [
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><worksheet>&e;</worksheet>',
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
        + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12))
        + "]><worksheet>&m;</worksheet>",
    ],
    ids=["external entity", "entity bomb"],
)
def test_entities_of_a_workbook_are_not_read(cli: Cli, folder: Path, part: str):
    from openpyxl import Workbook

    Workbook().save(folder / "plain.xlsx")
    with zipfile.ZipFile(folder / "plain.xlsx") as plain, zipfile.ZipFile(folder / "staff.xlsx", "w") as made:
        for name in plain.namelist():
            made.writestr(name, part if name == "xl/worksheets/sheet1.xml" else plain.read(name))
    ended = cli("check", "staff.xlsx")
    assert ended.code == 2
    assert "internal error" not in ended.err
    hostname = Path("/etc/hostname")
    if hostname.is_file() and len(name := hostname.read_text().strip()) > 3:
        assert name not in ended.out + ended.err
