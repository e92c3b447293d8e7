"""`orglint check` on RACI matrices, outlines and approval tables beside a staff list."""

from __future__ import annotations

import json
from pathlib import Path

STAFF = (
    "社員番号,氏名,所属,役職,上長\n001,田中 一郎,本社,社長,\n002,佐藤 花子,営業部,部長,001\n003,鈴木 次郎,営業部,課長,002\n"
    "004,高橋 三郎,開発部,課長,001\n"
)
OUTLINE = "組織名,責任者\n本社,田中一郎\n　営業部,佐藤花子\n　開発部,山本\n"
RACI = "業務,営業部長,開発部,課長\n価格改定,A,R,\n値引き,A,A,I\n出荷判定,R,C,I\n採用,A,?,R\n"


def test_findings_stand_at_the_cells_of_the_matrix(cli, write):
    write("org/staff.csv", STAFF)
    write("org/outline.csv", OUTLINE)
    write("org/raci.csv", RACI)
    ended = cli("check", "org", "-f", "concise", "--lang", "en", "--select", "decision-with-several-accountables",
                "--select", "decision-without-accountable")  # fmt: skip
    assert ended.code == 1
    lines = ended.out.splitlines()
    assert [line.split(": ")[0] for line in lines[:4]] == [
        "org/raci.csv:1:13", "org/raci.csv:3:5", "org/raci.csv:4:1", "org/raci.csv:5:6",
    ]  # fmt: skip
    assert "decision-with-several-accountables" in lines[1]
    assert "decision-without-accountable" in lines[2]
    assert '"課長" could mean any of 2: position/003, position/004' in lines[0]


def test_names_of_people_stay_out_of_what_travels(cli, write):
    write("org/staff.csv", STAFF)
    write("org/outline.csv", OUTLINE.replace("山本", "佐藤花子").replace("田中一郎", "田中 一郎"))
    write("org/raci.csv", RACI.replace("営業部長", "佐藤 花子").replace("課長", "鈴木次郎"))
    for language in ("en", "ja"):
        ended = cli("check", "org", "-f", "json", "--lang", language)
        assert "佐藤" not in json.dumps(json.loads(ended.out)["findings"], ensure_ascii=False)
        assert "鈴木" not in ended.out + ended.err


def test_outline_in_a_text_file_is_read_where_it_is_named(cli, write, folder: Path):
    write("org.md", "- 本社\n  - 営業部\n      - 営業課\n")
    assert cli("check", "org.md", "--from", "outline", "--lang", "ja").code == 1
    ended = cli("import", "outline", "org.md", "-o", "out", "--split", "collection", "--lang", "en")
    assert (ended.code, "written: out/units.yaml\n" in ended.out) == (1, True)
    assert "org.md:3:7: the line is indented by more than one level" in ended.err
    assert "org.md: 3 rows read\norg.md:3:7" in ended.err  # lines of a text have no heading to tell of
    assert "parent: 営業部" in (folder / "out" / "units.yaml").read_text(encoding="utf-8")


def test_unknown_table_is_told_which_shapes_can_be_named(cli, write):
    write("t.csv", "業務,営業,開発\n価格,◎,○\n")
    ended = cli("check", "t.csv", "--lang", "en")
    assert ended.code == 2
    assert "raci" in ended.err
    assert "approval-table" in ended.err
    assert "outline" in ended.err
    assert cli("check", "t.csv", "--from", "raci").code == 0


def test_misspelt_shape_is_refused_with_what_was_meant(cli, write):
    write("t.csv", RACI)
    ended = cli("check", "t.csv", "--from", "aproval-table", "--lang", "en")
    assert ended.code == 2
    assert 'did you mean "approval-table"?' in ended.err
