"""The schema of mappings: takes what orglint takes, knows every key, refuses what is misspelt."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from orglint.importers.mapped import json_schema, mapping_file, rules, values
from tests.unit.schemas.documents import faults, refused

DOCS = Path(__file__).parents[3] / "docs"
RULE = "format: orglint-mapping/1\nfiles: {t: '*.yaml'}\nentities:\n- in: t\n  collection: units\n  id: name\n"


def test_its_keys_are_those_that_the_readers_know():
    assert tuple(json_schema.TOP) == mapping_file._TOP
    assert tuple(json_schema.FILES) == mapping_file._FILES
    assert tuple(json_schema.LOOKUP) == mapping_file._LOOKUP
    assert tuple(json_schema.RULE) == rules._KEYS
    assert set(json_schema.VALUE) == set(values.KEYS)


@pytest.mark.parametrize("path", sorted((DOCS / "mappings").glob("*.yaml")), ids=lambda path: path.stem)
def test_the_mappings_to_copy_pass(path: Path):
    assert faults("mapping", path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("page", ["mapping.md", "mapping.ja.md"])
def test_what_the_pages_show_passes(page: str):
    text = (DOCS / page).read_text(encoding="utf-8")
    blocks = re.findall(r"^<!-- mapping -->\n```yaml\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    assert blocks
    for block in blocks:
        assert faults("mapping", f"format: orglint-mapping/1\nfiles: {{source: a}}\n{block}") == []


@pytest.mark.parametrize(
    "wrong",
    [
        RULE.replace("mapping/1", "mapping/2"),
        RULE.replace("entities:", "entity:"),
        RULE.replace("units", "unit"),
        RULE.replace("'*.yaml'", "{as: yaml}"),
        RULE.replace("'*.yaml'", "{glob: a, as: ini}"),
        RULE + "  feilds: {}\n",
        RULE + "  fields: {haed: lead}\n",
        RULE + "  fields: {name: {paht: a}}\n",
        RULE + "  fields: {name: []}\n",
        RULE + "lookups: {a: {in: t, key: b}}\n",
    ],
)
def test_what_is_misspelt_is_refused(wrong: str):
    assert faults("mapping", RULE) == []
    assert refused("mapping", wrong)
