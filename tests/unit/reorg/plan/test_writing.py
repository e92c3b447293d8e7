"""The organization that a plan makes, written as files: they say what the model in memory says, as people would write it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from orglint.reorg.plan.apply import apply_plan
from orglint.reorg.plan.reading import Plan, read_plan
from orglint.reorg.plan.writing import files_after
from tests.hr_workbook import hr_book, saved
from tests.unit.reorg.plan.judged import loaded, said, with_plan, written
from tests.unit.reorg.plan.plans import documents, plan

EXAMPLES = Path(__file__).parents[4] / "examples"
OWN = {
    "minimal": """
- create: {people: {zed: {unit: marketing, title: Writer, reports_to: ada}}}
- hand: {budget: promotion, to: marketing}
- leave: {person: kai}
- eliminate: {position: kai}
- rename: {unit: consulting, to: advice, name: Advice}
""",
    "saas": """
- merge: {units: [brand, demand-generation], into: {growth: {name: Growth, type: team}}}
- split: {unit: product, into: {product: {}, engineering: {name: Engineering, units: [platform, workflow]}}}
- move: {unit: integrations, to: engineering}
- hand: {kpi: availability, to: engineering}
- rename: {unit: sales, to: revenue}
- leave: {person: aisha}
""",
    "matrix-organization": """
- dissolve: {unit: kyotsu-kiban-pj, to: gijutsu}
- rename: {unit: denshi-1, to: denshi-first, name: 電子第一課}
- move: {unit: marketing, to: eigyo}
- vacate: {position: emori@keisoku-kikaku}
- eliminate: {position: emori@keisoku-kikaku, to: arisawa}
- hand: {responsibility: pump-roadmap, to: eigyo}
""",
    "outsourced-marketing": """
- rename: {unit: dm, to: digital, name: デジタル課}
- hand: {engagement: koukoku-unyo, to: kajiwara}
- end: {engagement: kiji-seisaku}
- merge: {units: [kanto-eigyo, kansai-eigyo], into: kanto-eigyo}
""",
    "integrated-marketing": """
- dissolve: {unit: inside-sales, to: juyo-soshutsu}
- report: {position: kuno, to: kuroda}
- leave: {person: katagiri}
- end: {kpi: kanri-hiritsu, to: eigyo-rieki}
""",
}


def plans() -> list[tuple[str, str, Plan]]:
    made = [(name, "own", plan(changes)) for name, changes in OWN.items()]
    for file in sorted((EXAMPLES / "isolated-marketing" / "plans").glob("*.yaml")):
        label = f"plans/{file.name}"
        made.append(("isolated-marketing", file.stem, read_plan(label, file.read_bytes(), "en")))
    return made


@pytest.mark.parametrize(("example", "name", "of"), plans(), ids=lambda value: value if isinstance(value, str) else "")
def test_files_check_to_the_findings_of_the_model(example: str, name: str, of: Plan, tmp_path: Path):
    before = loaded(EXAMPLES / example)
    after = with_plan(before, of)
    assert not after.problems
    assert after.model.as_of == date(2026, 10, 1)
    again = written(before, of, tmp_path / "org")
    assert again.model.as_of == after.model.as_of
    assert not again.problems
    assert said(again) == said(after)
    assert said(after) != said(before)


def test_a_workbook_and_a_table_are_what_a_plan_changes_too(tmp_path: Path):
    (tmp_path / "staff.xlsx").write_bytes(saved(hr_book()))
    before = loaded(tmp_path / "staff.xlsx")
    people = before.model.in_force["person"]
    units = before.model.in_force["unit"]
    of = plan(f"""
- leave: {{person: "{people[5].id}"}}
- move: {{position: "{people[7].id}", to: "{units[0].id}"}}
- rename: {{unit: "{units[1].id}", name: X}}
""")
    after = with_plan(before, of)
    moved = after.model.entities["position"][people[7].id]
    assert moved.unit.id == units[0].id
    assert str(after.model.location(moved, "unit")).startswith("plan.yaml:5:")
    assert "staff.xlsx:" in str(after.model.location(moved, "title"))
    again = written(before, of, tmp_path / "org")
    assert said(again) == said(after)


def test_posts_are_written_on_people_and_units_again():
    texts = files_after(
        plan("- move: {position: una, to: sales}\n- rename: {unit: brand, name: Brand}"), documents(), "en",
        split="collection",
    )  # fmt: skip
    people = texts["people.yaml"]
    assert "  una:\n    name: Una\n    unit: sales\n    reports_to: wim\n" in people
    assert "    posts:\n      - unit: marketing\n" in people
    assert "  analyst:\n" in texts["positions.yaml"]
    assert "as_of: 2026-10-01" in texts["organization.yaml"]


def test_members_stay_members_and_moved_ones_become_posts():
    org = "units: {a: {members: [p, {id: q, title: Lead}]}, b: {}}\npeople: {p: {}, q: {}}\n"
    texts = files_after(plan("- move: {position: p, to: b}"), documents(org), "en", split="collection")
    assert "    members:\n      - id: q\n        title: Lead\n" in texts["units.yaml"]
    assert "  p@a:\n    unit: b\n    holder: p\n" in texts["positions.yaml"]


def test_what_is_over_is_written_with_its_last_day():
    texts = files_after(plan("- dissolve: {unit: west, to: sales}"), documents(), "en", split="collection")
    assert "  west:\n    name: West\n    end: 2026-09-30\n" in texts["units.yaml"]


def test_writing_leaves_the_documents_as_they_are():
    read = documents()
    before = [document.root.copy() for document in read]
    of = plan("- rename: {unit: sales, to: x}\n- leave: {person: una}")
    first = files_after(of, read, "en")
    apply_plan(of, read, "en")
    assert [document.root for document in read] == before
    assert files_after(of, read, "en") == first
