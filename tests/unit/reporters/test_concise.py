from __future__ import annotations

from dataclasses import replace
from datetime import date

from orglint.finding import Status
from orglint.location import Location
from orglint.reporters.concise import report_concise
from orglint.reporters.options import Options
from tests.golden.reports import budget, composite, empty, findings


def test_each_finding_is_one_line_with_its_place():
    found = (
        replace(budget("ja"), location=None, fingerprint="1"),
        replace(budget("ja"), location=Location("a\nb.yaml"), fingerprint="2"),
        replace(composite("ja"), fingerprint="3"),
        replace(
            composite("ja"),
            status=Status.SUPPRESSED,
            reason="4月に再編",
            until=date(2027, 3, 31),
            suppressed_at=Location("orglint.yaml"),
            fingerprint="4",
        ),
        replace(composite("ja"), status=Status.BASELINED, fingerprint="5"),
    )
    lines = report_concise(replace(empty("ja"), findings=found), Options()).split("\n")
    held = f"error[{budget('ja').rule}] マーケティング予算「kinyu-hansoku」を事業部である金融事業部が持っています"
    silo = f"warning[{composite('ja').rule}]"
    assert lines == [
        rf"a\nb.yaml: {held}",
        f"org/marketing.yaml:2:3: {silo} マーケティング部が孤立しています。確認先: person/sato",
        (
            f"org/marketing.yaml:2:3: suppressed {silo} マーケティング部が孤立しています。確認先: person/sato - 4月に再編"
            "(2027-03-31まで、orglint.yaml)"
        ),
        f"-: {held}",
        "エラー2件、警告1件(抑制1件、ベースライン1件)。ファイル3件、評価したルール3件",
        "",
    ]


def test_names_are_shown_only_where_asked_for():
    assert "佐藤" not in report_concise(findings("en"), Options())
    assert "ask 佐藤 花子" in report_concise(findings("en"), Options(names=True))
