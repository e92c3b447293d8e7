from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from orglint.errors import InputError, UsageError
from orglint.source.discovery import STDIN, Discovery, Found, discover, no_model_in, read_bytes
from orglint.source.limits import Limits


def write(base: Path, *names: str, text: str = "units: {}\n") -> None:
    for name in names:
        (base / name).parent.mkdir(parents=True, exist_ok=True)
        (base / name).write_text(text, encoding="utf-8")


def find(base: Path, *paths: str, exclude: tuple[str, ...] = ()) -> Discovery:
    return discover(
        [Path(path) for path in paths], base=base, language="en", exclude=[(base, exclude)] if exclude else []
    )


IS_TABLE = "a table; name it on the command line to have it read with the model"


def labels(found: Discovery) -> list[str]:
    return [file.label for file in found.files]


def left_out(found: Discovery) -> dict[str, str]:
    return {left.label: left.reason.en for left in found.left_out}


def link(at: Path, to: Path) -> None:
    try:
        at.symlink_to(to)
    except OSError:
        pytest.skip("no symbolic links here")


def test_folders_are_searched_for_yaml_in_the_order_of_labels(tmp_path: Path):
    write(tmp_path, "org/b.yml", "org/a/z.YAML", "org/営業/x.yaml", "org/readme.md", "org/t.csv", "other/c.yaml")
    found = find(tmp_path, "other", "org")
    assert labels(found) == ["org/a/z.YAML", "org/b.yml", "org/営業/x.yaml", "other/c.yaml"]
    assert {(file.format, file.named) for file in found.files} == {("yaml", False)}
    assert left_out(found) == {"org/t.csv": IS_TABLE}


def test_tables_beside_models_are_said_not_to_be_read_and_ignored_ones_by_what(tmp_path: Path):
    write(tmp_path, "org/a.yaml", "org/in/staff.xlsx", "org/in/~$staff.xlsx", "org/old.XLS", "org/t.tsv", "org/x.docx")
    write(tmp_path, "org/.orglintignore", text="t.tsv\n")
    found = find(tmp_path, "org", exclude=("*.XLS",))
    assert labels(found) == ["org/a.yaml"]
    assert left_out(found) == {
        "org/in/staff.xlsx": IS_TABLE,
        "org/old.XLS": "left out by exclude",
        "org/t.tsv": "left out by org/.orglintignore",
    }


def test_a_table_that_is_named_itself_is_not_left_out_of_its_folder(tmp_path: Path):
    write(tmp_path, "org/a.yaml", "org/staff.xlsx")
    found = find(tmp_path, "org", "org/staff.xlsx")
    assert [(file.label, file.format) for file in found.files] == [("org/a.yaml", "yaml"), ("org/staff.xlsx", "xlsx")]
    assert found.left_out == ()


def test_a_folder_without_models_names_its_tables_but_those_that_are_excluded(tmp_path: Path):
    write(tmp_path, "hr/staff.xlsx", "hr/old/2020.csv", "hr/notes.txt", "hr/~$staff.xlsx")
    (folder,) = find(tmp_path, "hr", exclude=("old/",)).empty
    assert [(file.label, file.format, file.named) for file in folder.tables] == [("hr/staff.xlsx", "xlsx", False)]


def test_named_files_are_taken_with_their_format(tmp_path: Path):
    write(tmp_path, "a.yaml", "b.tsv", "c.csv", "d.txt", "e.XLSX", "f.xls")
    found = find(tmp_path, "d.txt", "a.yaml", "b.tsv", "c.csv", "e.XLSX", "f.xls")
    assert [(file.label, file.format, file.named) for file in found.files] == [
        ("a.yaml", "yaml", True), ("b.tsv", "csv", True), ("c.csv", "csv", True), ("d.txt", "unknown", True),
        ("e.XLSX", "xlsx", True), ("f.xls", "xlsx", True),
    ]  # fmt: skip


def test_labels_outside_of_the_base_are_as_given(tmp_path: Path):
    write(tmp_path, "work/in.yaml", "org/a.yaml")
    found = find(tmp_path / "work", "../org", "in.yaml", "./../work/in.yaml")
    assert labels(found) == ["../org/a.yaml", "in.yaml"]


def test_hidden_folders_and_dependencies_are_not_searched(tmp_path: Path):
    write(
        tmp_path, ".git/a.yaml", ".github/workflows/ci.yml", "node_modules/x/b.yaml", ".orglint_cache/c.yaml", "d.yaml"
    )
    assert labels(find(tmp_path, ".")) == ["d.yaml"]


def test_a_hidden_folder_is_searched_where_it_is_named(tmp_path: Path):
    write(tmp_path, ".org/a.yaml")
    assert labels(find(tmp_path, ".org")) == [".org/a.yaml"]


def test_configuration_and_hidden_files_are_left_out_and_said(tmp_path: Path):
    write(tmp_path, "orglint.yaml", ".orglint.yaml", ".gitlab-ci.yml", "sub/orglint.yaml", "a.yaml")
    found = find(tmp_path, ".")
    assert labels(found) == ["a.yaml"]
    assert left_out(found) == {
        ".gitlab-ci.yml": "its name begins with a dot",
        ".orglint.yaml": "it is a configuration of orglint",
        "orglint.yaml": "it is a configuration of orglint",
        "sub/orglint.yaml": "it is a configuration of orglint",
    }


def test_exclude_patterns_leave_out_files_and_folders(tmp_path: Path):
    write(tmp_path, "org/old/a.yaml", "org/b.draft.yaml", "org/c.yaml", "deep/org/old/d.yaml")
    found = find(tmp_path, ".", exclude=("/org/old/", "*.draft.yaml"))
    assert labels(found) == ["deep/org/old/d.yaml", "org/c.yaml"]
    assert left_out(found) == {"org/b.draft.yaml": "left out by exclude", "org/old/": "left out by exclude"}


def test_a_named_file_is_read_though_excluded(tmp_path: Path):
    write(tmp_path, "org/a.yaml")
    assert labels(find(tmp_path, "org/a.yaml", exclude=("org/",))) == ["org/a.yaml"]


def test_ignore_files_hold_below_their_folder_and_the_inner_has_the_last_word(tmp_path: Path):
    write(tmp_path, "org/sub/keep.yaml", "org/sub/x.yaml", "org/x.yaml", "keep.yaml", "org/y.yaml")
    (tmp_path / ".orglintignore").write_text("# all\nkeep.yaml\n", encoding="utf-8")
    (tmp_path / "org" / ".orglintignore").write_bytes(b"\xef\xbb\xbf*.yaml\r\n!y.yaml\r\n")
    (tmp_path / "org" / "sub" / ".orglintignore").write_text("!keep.yaml\n", encoding="utf-8")
    found = find(tmp_path, "org")
    assert labels(found) == ["org/sub/keep.yaml", "org/y.yaml"]
    assert left_out(found) == {
        "org/sub/x.yaml": "left out by org/.orglintignore",
        "org/x.yaml": "left out by org/.orglintignore",
    }
    assert left_out(find(tmp_path, "."))["keep.yaml"] == "left out by .orglintignore"


def test_an_ignore_file_that_is_not_utf_8_is_refused(tmp_path: Path):
    write(tmp_path, "a.yaml")
    (tmp_path / ".orglintignore").write_bytes("営業".encode("cp932"))
    with pytest.raises(InputError) as raised:
        find(tmp_path, ".")
    assert raised.value.file == ".orglintignore"


def test_links_in_a_circle_end_and_a_file_reached_twice_is_read_once(tmp_path: Path):
    write(tmp_path, "org/a.yaml")
    link(tmp_path / "org" / "up", tmp_path)
    link(tmp_path / "org" / "self", tmp_path / "org")
    link(tmp_path / "org" / "b.yaml", tmp_path / "org" / "a.yaml")
    found = find(tmp_path, "org", "org/a.yaml")
    assert labels(found) == ["org/a.yaml"]
    assert [file.named for file in found.files] == [True]
    assert left_out(found)["org/b.yaml"] == "it is the same file as org/a.yaml"
    assert found.empty == ()


def test_a_folder_inside_another_named_one_is_not_empty(tmp_path: Path):
    write(tmp_path, "org/sub/a.yaml")
    found = find(tmp_path, "org/sub", "org")
    assert (labels(found), found.empty) == (["org/sub/a.yaml"], ())


def test_a_link_to_nothing_is_found_and_reading_it_says_so(tmp_path: Path):
    link(tmp_path / "a.yaml", tmp_path / "gone.yaml")
    (file,) = find(tmp_path, ".").files
    with pytest.raises(InputError, match="link to nothing"):
        read_bytes(file, "en")


def test_very_deep_folders_are_searched(tmp_path: Path):
    deep = "/".join("d" for _ in range(300))
    write(tmp_path, f"{deep}/a.yaml")
    assert labels(find(tmp_path, ".")) == [f"{deep}/a.yaml"]


def test_missing_paths_are_all_named_with_what_is_close(tmp_path: Path):
    write(tmp_path, "org/people.yaml")
    with pytest.raises(UsageError) as raised:
        find(tmp_path, "org/poeple.yaml", "nowhere/x", "org")
    assert raised.value.message.splitlines() == [
        'no such file or folder: "org/poeple.yaml"; close to it: "org/people.yaml"',
        'no such file or folder: "nowhere/x"',
    ]
    with pytest.raises(UsageError) as in_japanese:
        discover([Path("org/poeple.yaml")], base=tmp_path, language="ja")
    assert "「org/poeple.yaml」がありません。近い名前: 「org/people.yaml」" in in_japanese.value.message


def test_a_folder_without_yaml_is_reported_as_empty(tmp_path: Path):
    write(tmp_path, "org/b.csv", "org/a.TSV", "org/orglint.yaml", "org/c.txt")
    (folder,) = find(tmp_path, "org").empty
    assert folder.label == "org"
    error = no_model_in(folder, "en")
    assert 'no model in the folder "org"' in error.message
    assert "モデルがありません" in no_model_in(folder, "ja").message


def test_standard_input_is_a_yaml_file_without_a_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (file,) = find(tmp_path, "-").files
    assert file == Found(None, STDIN, named=True, format="yaml")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"units: {}\xff")))
    assert read_bytes(file, "en") == b"units: {}\xff"


def test_no_more_is_read_of_a_file_than_shows_that_it_is_too_large(tmp_path: Path):
    write(tmp_path, "a.yaml", text="x" * 100)
    (file,) = find(tmp_path, "a.yaml").files
    assert len(read_bytes(file, "en", Limits(file_bytes=10))) == 11


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PermissionError(13, "x"), "permission denied"),
        (IsADirectoryError(21, "x"), "folder, not a file"),
        (OSError(5, "I/O error"), "cannot be read: I/O error"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, words: str
):
    write(tmp_path, "a.yaml")
    (file,) = find(tmp_path, "a.yaml").files

    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(Path, "open", fail)
    with pytest.raises(InputError, match=words) as raised:
        read_bytes(file, "en")
    assert raised.value.file == "a.yaml"
    with pytest.raises(InputError) as in_japanese:
        read_bytes(file, "ja")
    assert in_japanese.value.message != raised.value.message


@pytest.mark.usefixtures("rights")
def test_a_folder_that_may_not_be_read_is_an_error(tmp_path: Path):
    write(tmp_path, "org/secret/a.yaml")
    (tmp_path / "org" / "secret").chmod(0)
    with pytest.raises(InputError, match="permission denied") as raised:
        find(tmp_path, "org")
    assert raised.value.file == "org/secret"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_name_that_is_no_utf_8_can_be_shown(tmp_path: Path):
    (tmp_path / os.fsdecode(b"\xff.yaml")).write_text("units: {}\n", encoding="utf-8")
    assert labels(find(tmp_path, ".")) == ["\ufffd.yaml"]


def test_patterns_load_their_library_only_where_there_are_any(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    write(tmp_path, "a.yaml")
    monkeypatch.setitem(sys.modules, "pathspec", None)
    assert labels(find(tmp_path, ".")) == ["a.yaml"]


def test_an_ending_alike_makes_no_name_alike(tmp_path):
    (tmp_path / "ids.yaml").write_text("units: {}\n", encoding="utf-8")
    with pytest.raises(UsageError) as raised:
        discover([Path("missing.yaml")], base=tmp_path, language="en")
    assert "ids.yaml" not in raised.value.message
