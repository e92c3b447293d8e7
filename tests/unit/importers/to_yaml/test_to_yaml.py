"""Imported YAML reads back as it was imported, is written whole or not at all, and never over other files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from orglint.app.writing import write_whole
from orglint.errors import UsageError
from orglint.importers.imported import ForeignFile
from orglint.importers.tables.read_tables import read_tables
from orglint.importers.tables.table_document import TableDocument
from orglint.importers.to_yaml import write_yaml, yaml_texts
from orglint.model.build import build
from orglint.source.document import Fault
from orglint.source.reader import read_yaml
from orglint.source.yaml_document import YamlDocument

AWKWARD = (
    "no",
    "001234",
    "null",
    "~",
    "1:30",
    "2026-04-01",
    "a: b",
    "# x",
    "\x1b[31m",
    "[red]",
    "- x",
    "😀",
    "é",
    "0x1",
)


def imported(text: str, file: str = "staff.csv") -> list[TableDocument]:
    return list(read_tables([ForeignFile(file, text.encode())]).documents)


def table(rows: list[tuple[str, ...]]) -> str:
    quoted = (",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    return "id,name,unit,title,hire date\n" + "\n".join(quoted)


def back(texts: dict[str, str]) -> list[YamlDocument]:
    documents: list[YamlDocument] = []
    for name, text in texts.items():
        read = read_yaml(f"{name}.yaml", text.encode())
        assert not isinstance(read, Fault), (read, text)
        documents.extend(read)
    return documents


def test_files_are_split_by_collection_and_sorted_by_id():
    texts = yaml_texts(imported(table([("2", "Ito", "B", "x", "2026-04-01"), ("001", "Sato", "A", "x", "2026/4/1")])))
    assert texts["people"] == (
        "# orglint import\n# < staff.csv\n"
        "people:\n  '001':\n    name: Sato\n    unit: A\n    title: x\n    start: 2026/4/1\n"
        "  '2':\n    name: Ito\n    unit: B\n    title: x\n    start: 2026-04-01\n"
    )
    assert texts["units"] == "# orglint import\n# < staff.csv\nunits:\n  A: {}\n  B: {}\n"


def test_text_that_yaml_reads_otherwise_stays_text():
    rows = [(f"{number}{word}", word, word, word, "") for number, word in enumerate(AWKWARD)]
    documents = imported(table(rows))
    texts = yaml_texts(documents)
    (people,) = [document.root["people"] for document in back({"people": texts["people"]})]
    assert people == documents[0].root["people"]
    assert yaml.safe_load(texts["people"])["people"] == documents[0].root["people"]


@given(
    st.lists(
        st.tuples(st.text(min_size=1, max_size=6), *(st.text(max_size=8) for _ in range(3)), st.just("")), max_size=6
    )
)
def test_import_then_check_keeps_every_id(rows: list[tuple[str, ...]]):
    clean = [tuple(cell.encode(errors="replace").decode().replace("\0", "") for cell in row) for row in rows]
    documents = imported(table(clean))
    again = back(yaml_texts(documents))
    straight = build(documents, as_of=None, today=date(2026, 1, 1))
    written = build(again, as_of=None, today=date(2026, 1, 1))
    for kind in ("person", "position", "unit"):
        assert list(written.entities[kind]) == list(straight.entities[kind])
    for document in documents:
        for name, entities in document.root.items():
            assert dict(entities or {}) == {
                key: value for one in again for key, value in (one.root.get(name) or {}).items()
            }


def test_numbers_and_none_are_plain():
    text = "Reporting Senior Post,Generic Job Title,Number of Posts in FTE\n7,Clerk,2.50\n"
    texts = yaml_texts(imported(text, "2011-03-31-junior.csv"))
    assert "headcount: 2.50\n" in texts["positions"]
    assert "as_of: 2011-03-31\n" in texts["organization"]
    senior = "Post Unique Reference,Name,Reports to Senior Post,FTE\n1,N/D,XX,1\n"
    assert "reports_to: null\n" in yaml_texts(imported(senior))["positions"]


def test_conflicting_rows_are_named_in_the_file():
    text = "Post Unique Reference,Name,Grade,Reports to Senior Post\n1,N/D,A,XX\n1,N/D,B,XX\n"
    assert "# ! staff.csv:3: 1 (= 2)\n" in yaml_texts(imported(text))["positions"]


def test_nothing_is_overwritten_without_force(tmp_path: Path):
    (tmp_path / "units.yaml").write_text("mine", encoding="utf-8")
    documents = imported(table([("1", "Sato", "A", "", "")]))
    with pytest.raises(UsageError, match=r"units\.yaml"):
        write_yaml(documents, tmp_path, write_whole)
    assert [path.name for path in tmp_path.iterdir()] == ["units.yaml"]
    assert (tmp_path / "units.yaml").read_text(encoding="utf-8") == "mine"
    written = write_yaml(documents, tmp_path, write_whole, force=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(path.name for path in written)
    assert "A: {}" in (tmp_path / "units.yaml").read_text(encoding="utf-8")


def test_folder_is_made_and_a_file_in_its_place_is_said(tmp_path: Path):
    documents = imported(table([("1", "Sato", "A", "", "")]))
    assert [path.name for path in write_yaml(documents, tmp_path / "a" / "b", write_whole)] == [
        "units.yaml",
        "people.yaml",
    ]
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(UsageError):
        write_yaml(documents, tmp_path / "file", write_whole)


def test_failure_half_way_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    documents = imported(table([("1", "Sato", "A", "", "")]))

    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(13, "denied")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(UsageError, match="denied"):
        write_yaml(documents, tmp_path, write_whole)
    assert list(tmp_path.iterdir()) == []
