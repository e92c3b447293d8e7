"""What is read, unpacked and matched is bounded, and the bounds change nothing of what is ordinary."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pathspec import GitIgnoreSpec

from orglint.errors import InputError
from orglint.importers.mapped.evaluate import matches
from orglint.importers.mapped.globs import Glob, fault_of
from orglint.location import Span
from orglint.source.discovery import Found, read_bytes
from orglint.source.document import Fault
from orglint.source.ignore import Ignore
from orglint.source.limits import Limits
from orglint.source.reader import read_yaml
from tests.cli.conftest import Cli

ROOT = Path("/root")
HARD = "a" * 250


def verdict(pattern: str, name: str) -> bool | None:
    return Ignore(ROOT, [pattern], "exclude").verdict(ROOT / name, is_folder=False)


def test_a_file_beyond_the_bound_is_refused(tmp_path: Path):
    path = tmp_path / "large.yaml"
    path.write_bytes(b"units: {a: {name: long enough}}\n")
    data = read_bytes(Found(path, "large.yaml", named=True, format="yaml"), "en", Limits(file_bytes=10))
    assert len(data) == 11  # no more than shows that it is too much
    fault = read_yaml("large.yaml", data, Limits(file_bytes=10))
    assert isinstance(fault, Fault)
    assert fault.rule == "file-too-large"


def test_a_workbook_that_unpacks_to_too_much_is_refused(cli: Cli, folder: Path):
    from openpyxl import Workbook

    Workbook().save(folder / "plain.xlsx")
    with (
        zipfile.ZipFile(folder / "plain.xlsx") as plain,
        zipfile.ZipFile(folder / "bomb.xlsx", "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in plain.namelist():
            made.writestr(name, plain.read(name))
        with made.open("xl/more.xml", "w") as part:
            for _ in range(100):
                part.write(bytes(1_000_000))
    ended = cli("check", "bomb.xlsx")
    assert ended.code == 2
    assert "unpacks to many times its size" in ended.out + ended.err


@given(
    st.lists(
        st.sampled_from(["a", "b", "*", "?", "/", "[ab]", "[!a]", "\\*", ".", "**/", "("]), min_size=1, max_size=7
    ),
    st.lists(st.sampled_from(["a", "b", "c", "/", ".", "*", "("]), min_size=1, max_size=8),
)
@example(["*", "a", "*", "b", "*"], ["a", "b", "a", "b"])
@example(["*", "[ab]", "*", "?", "/", "*", "b"], ["a", "b", "c", "/", "a", "b"])
def test_a_pattern_with_many_stars_is_matched_as_before(pattern: list[str], name: list[str]):
    text, path = "".join(pattern), re.sub("/+", "/", "".join(name)).strip("/") or "a"
    try:
        mine = verdict(text, path)
    except ValueError:
        return  # no pattern, or one that goes too often into any depth
    assert mine == GitIgnoreSpec.from_lines([text]).check_file(Path(path).as_posix()).include


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        ("*a" * 60 + "b", HARD),
        ("*[a-z(]" * 60 + "0", HARD),
        ("*?" * 60 + "0", HARD),
        ("/".join(["*a*a*a*a"] * 6) + "/b", "/".join([HARD] * 6) + "/c"),
        ("**/a/**/*a*a*a*b", "a/" * 150 + "a" * 100),
    ],
)
def test_a_pattern_with_many_stars_ends(pattern: str, name: str):
    """With ways back, none of these would end within years."""
    assert not verdict(pattern, name)
    assert not Glob(pattern, Span(1, 1, 1, 1)).fits(name)
    assert not matches(pattern, name) or "*a*a*a*b" not in pattern


@given(st.text("ab*", max_size=8), st.text("ab", max_size=8))
def test_patterns_of_values_match_as_before(pattern: str, text: str):
    plain = re.compile(".*".join(re.escape(part) for part in re.split(r"\*+", pattern)), re.DOTALL)
    assert matches(pattern, text) == (plain.fullmatch(text) is not None)


def test_a_pattern_goes_into_any_depth_twice_and_not_more(cli: Cli, folder: Path):
    assert verdict("**/a/**/b/**", "x/a/y/b/c") is True
    with pytest.raises(ValueError, match="more than 2 times"):
        verdict("**/a/**/b/**/c", "x")
    assert fault_of("**/a/**/b/**/*.yaml") is None
    assert fault_of("**/" * 4 + "x.yaml") is not None
    (folder / ".orglintignore").write_text("**/a/**/b/**/c\n", encoding="utf-8")
    ended = cli("check", ".")
    assert (ended.code, ".orglintignore: not a pattern" in ended.err) == (2, True)


def test_a_file_that_is_gone_is_no_traceback(tmp_path: Path):
    with pytest.raises(InputError):
        read_bytes(Found(tmp_path / "gone.yaml", "gone.yaml", named=True, format="yaml"), "en")
