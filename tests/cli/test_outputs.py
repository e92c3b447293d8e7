"""Files that commands write: where they may not, cannot, or should not be written."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import CIRCLE, MINIMAL

STAFF = "社員番号,氏名,部署,役職,上司\n001,田中 一郎,本社,社長,\n002,佐藤 花子,本社,部長,001\n"
WRITING = {
    "check": ("check", "org.yaml", "-f", "json={}/a.json"),
    "check, workbook": ("check", "org.yaml", "-f", "xlsx={}/a.xlsx"),
    "check, baseline": ("check", "org.yaml", "--baseline", "{}/b.json", "--update-baseline"),
    "init": ("init", "{}/new"),
    "init, there": ("init", "{}"),
    "template": ("template", "{}/t.xlsx"),
    "import": ("import", "csv", "staff.csv", "-o", "{}/model"),
    "anonymize": ("anonymize", "org.yaml", "-o", "{}/copy", "--key", "k"),
    "anonymize, key": ("anonymize", "org.yaml", "-o", "copy", "--key", "{}/k"),
    "anonymize, mapping": ("anonymize", "org.yaml", "-o", "copy", "--key", "k", "--keep-mapping", "{}/m"),
    "schema": ("schema", "org", "-o", "{}/s.json"),
    "schema, below": ("schema", "org", "-o", "{}/new/s.json"),
    "rules docs": ("rules", "docs", "-o", "{}/pages"),
}
"""Every way to write, into a folder."""
each_way = pytest.mark.parametrize("arguments", WRITING.values(), ids=WRITING)
FULL = Path("/dev/full")
needs_full = pytest.mark.skipif(not FULL.is_char_device(), reason="this system has no disk that is always full")


@pytest.fixture
def project(write, folder: Path) -> Path:
    """Lay a model with a finding and a list of people into the working folder."""
    write("org.yaml", CIRCLE)
    write("staff.csv", STAFF)
    return folder


def there(folder: Path) -> list[str]:
    """Return what stands in a folder, whatever is hidden included, except git's own."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if ".git" not in path.parts)


@pytest.mark.usefixtures("rights")
class TestRights:
    @each_way
    def test_a_folder_that_is_only_for_reading_is_told_and_nothing_is_written(
        self, project: Path, cli, arguments: tuple[str, ...]
    ):
        (project / "locked").mkdir()
        (project / "locked").chmod(0o500)
        ended = cli(*(each.format("locked") for each in arguments))
        assert (ended.code, ended.out) == (2, "")
        assert ended.err.startswith("locked")
        assert "Permission denied" in ended.err
        assert there(project) == ["locked", "org.yaml", "staff.csv"]

    @each_way
    def test_a_folder_that_nobody_may_enter_is_told(self, project: Path, cli, arguments: tuple[str, ...]):
        (project / "locked" / "inner").mkdir(parents=True)
        (project / "locked").chmod(0)
        ended = cli(*(each.format("locked/inner") for each in arguments))
        assert (ended.code, ended.out) == (2, "")
        assert ended.err.startswith("locked")
        assert "ermission denied" in ended.err
        (project / "locked").chmod(0o700)
        assert there(project) == ["locked", "locked/inner", "org.yaml", "staff.csv"]

    @pytest.mark.parametrize("others", [(), ("-f", "sarif=b.sarif")])
    def test_a_file_that_is_only_for_reading_is_not_replaced(self, project: Path, cli, write, others):
        write("a.json", "kept").chmod(0o444)
        ended = cli("check", "org.yaml", "-f", "json=a.json", *others)
        assert (ended.code, ended.err) == (2, "a.json: cannot be written: Permission denied; nothing was changed\n")
        assert there(project) == ["a.json", "org.yaml", "staff.csv"]
        assert (project / "a.json").read_text(encoding="utf-8") == "kept"

    @pytest.mark.parametrize(
        ("file", "arguments"),
        [
            ("org.yaml", ("check", "org.yaml")),
            ("org.yaml", ("check", ".")),
            ("org.yaml", ("stats", "org.yaml")),
            ("org.yaml", ("tree", "org.yaml")),
            ("org.yaml", ("questions", "org.yaml")),
            ("org.yaml", ("anonymize", "org.yaml", "-o", "copy")),
            ("staff.csv", ("check", "staff.csv")),
            ("staff.csv", ("import", "csv", "staff.csv", "-o", "model")),
            ("staff.csv", ("template", "t.xlsx", "--from", "staff.csv")),
            ("other", ("check", "org.yaml", "--config", "other")),
            ("other", ("check", "org.yaml", "--baseline", "other")),
            ("other", ("check", "staff.csv", "--map", "other")),
            ("other", ("anonymize", "org.yaml", "-o", "copy", "--key", "other")),
            ("other.yaml", ("rules", "test", "other.yaml")),
            (".orglintignore", ("check", ".")),
            ("orglint.yaml", ("check", "org.yaml")),
            ("orglint.yaml", ("config",)),
        ],
    )
    @pytest.mark.parametrize("language", ["en", "ja"])
    def test_a_file_that_nobody_may_read_is_told(
        self, project: Path, cli, write, file: str, arguments: tuple[str, ...], language: str
    ):
        if not (project / file).exists():
            write(file, "{}")
        (project / file).chmod(0)
        before = there(project)
        ended = cli(*arguments, "--lang", language)
        assert (ended.code, ended.out) == (2, "")
        assert ended.err.startswith(f"{file}: ")
        assert "ermission denied" in ended.err or "読む権限がありません" in ended.err
        assert "not readable" not in ended.err
        assert there(project) == before

    @pytest.mark.parametrize("arguments", [("check", "."), ("check", "locked/a.yaml"), ("stats",), ("tree", "locked")])
    def test_a_folder_in_the_model_that_nobody_may_enter_is_told(self, project: Path, cli, write, arguments):
        write("locked/a.yaml", MINIMAL)
        (project / "locked").chmod(0)
        ended = cli(*arguments)
        assert (ended.code, ended.out) == (2, "")
        assert ended.err.startswith("locked")
        assert "ermission denied" in ended.err


@pytest.mark.parametrize("name", ["a" * 300 + ".json", "a" * 250 + ".json"])
def test_a_name_that_is_too_long_is_told(project: Path, cli, name: str):
    ended = cli("check", "org.yaml", "-f", f"json={name}")
    assert (ended.code, ended.out) == (2, "")
    assert "aaaa" in ended.err
    assert there(project) == ["org.yaml", "staff.csv"]


@needs_full
@pytest.mark.parametrize("former", ["as before", None])
def test_what_stood_there_is_back_where_one_of_several_outputs_is_full(project: Path, cli, write, former: str | None):
    if former is not None:
        write("a.json", former)
    before = there(project)
    ended = cli("check", "org.yaml", "-f", "json=a.json", "-f", f"sarif={FULL}", "-f", "concise")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == f"{FULL}: cannot be written: No space left on device; nothing was changed\n"
    assert there(project) == before
    assert former is None or (project / "a.json").read_text(encoding="utf-8") == former


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_what_is_no_file_is_written_to_and_stays(project: Path, cli):
    os.mkfifo(project / "pipe")
    reading = os.open(project / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    ended = cli("anonymize", "org.yaml", "-o", "copy", "--keep-mapping", "pipe", "--force")
    with os.fdopen(reading, encoding="utf-8") as pipe:
        assert sorted(line.split(": ")[1] for line in pipe.read().splitlines()) == ["one", "two"]
    assert ended.code == 0
    assert (project / "pipe").is_fifo()


@pytest.mark.skipif(not hasattr(signal, "SIGXFSZ"), reason="this system bounds no files")
@pytest.mark.parametrize("name", ["json", "sarif", "junit", "xlsx", "markdown"])
def test_a_disk_that_fills_while_a_report_is_written_leaves_no_half_of_it(project: Path, name: str):
    program = (
        "import resource, sys\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))\n"
        "from orglint.__main__ import main\n"
        "sys.exit(main())\n"
    )
    arguments = ["check", "org.yaml", "-f", f"{name}=out.{name}", "--lang", "en"]
    ended = subprocess.run(
        [sys.executable, "-B", "-c", program, *arguments], cwd=project, capture_output=True, check=False
    )
    assert (ended.returncode, ended.stdout) == (2, b"")
    told = f"out.{name}: cannot be written: File too large; nothing was changed\n"
    # The library of workbooks writes sheets to the folder for temporary files first, and complains of that itself.
    assert ended.stderr.decode().startswith("the system refuses: File too large\n" if name == "xlsx" else told)
    assert there(project) == ["org.yaml", "staff.csv"]


def test_an_output_that_is_a_folder_is_told(project: Path, cli):
    (project / "d.json").mkdir()
    (project / "d.xlsx").mkdir()
    for arguments in (
        ("check", "org.yaml", "-f", "json=d.json"),
        ("check", "org.yaml", "-f", "xlsx=d.xlsx"),
        ("check", "org.yaml", "--baseline", "d.json", "--update-baseline"),
        ("template", "d.xlsx", "--force"),
        ("anonymize", "org.yaml", "-o", "copy", "--keep-mapping", "d.json", "--force"),
        ("schema", "org", "-o", "d.json"),
    ):
        ended = cli(*arguments)
        assert (ended.code, ended.out) == (2, ""), arguments
        assert "d." in ended.err
    assert there(project) == ["d.json", "d.xlsx", "org.yaml", "staff.csv"]


class TestWhatIsRead:
    """No report takes the place of what it is about, or of what says how to check."""

    @pytest.mark.parametrize(
        ("file", "arguments"),
        [
            ("org.yaml", ()),
            ("orglint.yaml", ()),
            ("policy.yaml", ()),
            ("mine/my-rule.yaml", ()),
            ("mine/new.yaml", ()),
            ("baseline.json", ("--baseline", "baseline.json")),
            ("baseline.json", ("--baseline", "baseline.json", "--update-baseline")),
            ("map.yaml", ("--map", "map.yaml")),
        ],
    )
    def test_it_is_refused(self, project: Path, cli, write, file: str, arguments: tuple[str, ...]):
        write("policy.yaml", "lang: en\n")
        write("orglint.yaml", "extends: policy.yaml\nrule_paths: [mine]\n")
        write("mine/keep.txt", "")
        cli("rules", "new", "my-rule")
        write("map.yaml", "columns: {社員番号: people.id}\n")
        before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
        ended = cli("check", "org.yaml", "-f", f"json={file}", *arguments)
        assert (ended.code, ended.out) == (2, "")
        assert ended.err.startswith(f"--format json={file}: this file ")
        assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before

    @pytest.mark.skipif(os.name != "posix", reason="links want rights on Windows")
    @pytest.mark.parametrize("link", [os.symlink, os.link])
    def test_a_link_to_it_is_refused(self, project: Path, cli, link):
        link(project / "org.yaml", project / "b.json")
        assert cli("check", "org.yaml", "-f", "json=b.json").err.startswith("--format json=b.json: this file was read")

    def test_printing_into_it_is_refused(self, project: Path, cli, monkeypatch):
        (project / "org").mkdir()
        (project / "org.yaml").rename(project / "org" / "a.yaml")
        with (project / "org" / "out.yaml").open("w", encoding="utf-8") as stream:
            monkeypatch.setattr(sys, "stdout", stream)
            ended = cli("check", "-f", "text")
            assert ended.code == 2
            assert ended.err == (
                "standard output goes to org/out.yaml, which is one of the files to be read; send it to another file\n"
            )
            assert cli("check", "-f", "json=report.json").code == 1

    def test_printing_into_the_file_of_another_format_is_refused(self, project: Path, cli, monkeypatch):
        with (project / "out").open("w", encoding="utf-8") as stream:
            monkeypatch.setattr(sys, "stdout", stream)
            ended = cli("check", "org.yaml", "-f", "text", "-f", "json=out")
        assert (ended.code, ended.err) == (
            2,
            "text is printed to the file that json is written to; send one of them to another file\n",
        )

    def test_two_formats_in_one_file_are_refused_whatever_it_is_called(self, project: Path, cli, write):
        for second in ("./a.out", "sub/../a.out"):
            (project / "sub").mkdir(exist_ok=True)
            ended = cli("check", "org.yaml", "-f", "json=a.out", "-f", f"sarif={second}")
            assert (ended.code, ended.err) == (2, "two formats cannot be written to one file: a.out\n")
        assert not (project / "a.out").exists()

    def test_the_model_does_not_travel_with_its_copy(self, project: Path, cli):
        ended = cli("anonymize", "org.yaml", "-o", ".", "--force")
        assert (ended.code, ended.out) == (2, "")
        assert ended.err.startswith(".: the model itself (org.yaml) stands in this folder")
        assert there(project) == ["org.yaml", "staff.csv"]

    @pytest.mark.parametrize(
        ("mapping", "told"),
        [("org.yaml", "org.yaml: this file is part of the model"), ("k", "k: the key and the mapping cannot be one")],
    )
    def test_a_mapping_takes_nobodys_place(self, project: Path, cli, mapping: str, told: str):
        ended = cli("anonymize", "org.yaml", "-o", "c", "--key", "k", "--keep-mapping", mapping, "--force")
        assert (ended.code, ended.out) == (2, "")
        assert ended.err.startswith(told)
        assert there(project) == ["org.yaml", "staff.csv"]
        assert (project / "org.yaml").read_text(encoding="utf-8") == CIRCLE

    def test_a_workbook_is_not_replaced_by_a_template_of_itself(self, project: Path, cli):
        assert cli("template", "t.xlsx").code == 0
        before = (project / "t.xlsx").read_bytes()
        ended = cli("template", "t.xlsx", "--from", "t.xlsx", "--force")
        assert (ended.code, ended.out) == (2, "")
        assert ended.err.startswith("t.xlsx: this is the model that is read")
        assert (project / "t.xlsx").read_bytes() == before

    def test_a_schema_replaces_a_schema_and_nothing_else(self, project: Path, cli):
        ended = cli("schema", "org", "-o", "org.yaml")
        assert (ended.code, ended.out) == (2, "")
        assert ended.err.startswith("org.yaml: there is a file that is no JSON Schema; nothing was written")
        assert (project / "org.yaml").read_text(encoding="utf-8") == CIRCLE
        assert cli("schema", "rules", "-o", "s.json").code == 0
        assert cli("schema", "org", "-o", "s.json").code == 0
        assert json.loads((project / "s.json").read_text(encoding="utf-8"))["$schema"]


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps a folder that somebody is in")
@pytest.mark.parametrize("arguments", [("check",), ("check", "a.yaml"), ("stats",), ("config",), ("rules", "list")])
@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_working_folder_that_is_gone_is_told(folder: Path, cli, monkeypatch, arguments, language: str):
    gone = folder / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    ended = cli(*arguments, "--lang", language)
    monkeypatch.chdir(folder)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("the folder this runs in" if language == "en" else "現在のフォルダーが")
