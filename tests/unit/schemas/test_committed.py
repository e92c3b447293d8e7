"""The schemas are valid, describe everything, and every file of the repository passes them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from orglint.app.schemas import SCHEMAS, schema_file, schema_text
from orglint.app.starting import CONFIG, MODEL
from orglint.i18n import LANGUAGES, Language
from orglint.ruleset.builtin import builtin_rules_folder
from tests.unit.schemas.documents import faults

ROOT = Path(__file__).parents[3]
JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
PLANS = sorted((ROOT / "examples").rglob("plans/*.yaml"))
MODELS = sorted(
    path for path in (ROOT / "examples").rglob("*.yaml") if path.name != "orglint.yaml" and path not in PLANS
)
CONFIGS = sorted((ROOT / "examples").rglob("orglint.yaml"))
RULES = sorted(builtin_rules_folder().rglob("*.yaml"))
BOTH = pytest.mark.parametrize("language", LANGUAGES)
EACH = pytest.mark.parametrize("name", SCHEMAS)


def _properties(node: Any) -> Iterator[tuple[str, Any]]:
    """Yield every property any form of a schema declares."""
    if isinstance(node, dict):
        if "additionalProperties" in node:
            yield from node.get("properties", {}).items()
        for part in node.values():
            yield from _properties(part)
    elif isinstance(node, list):
        for part in node:
            yield from _properties(part)


@BOTH
@EACH
def test_schemas_are_valid_and_committed_as_they_are_printed(name: Any, language: Language):
    text = schema_text(name, language)
    schema = json.loads(text)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)
    assert (ROOT / "schemas" / schema_file(name, language)).read_text(encoding="utf-8") == text


def test_nothing_else_is_committed_among_them():
    expected = {schema_file(name, language) for name in SCHEMAS for language in LANGUAGES}
    assert {path.name for path in (ROOT / "schemas").iterdir()} == expected


@BOTH
@EACH
def test_every_property_is_described_in_the_language(name: Any, language: Language):
    found = list(_properties(json.loads(schema_text(name, language))))
    assert len(found) > 20
    for key, form in found:
        assert form.get("description"), key
        if name != "config" or "-" not in key:  # titles of rules are other helpers' texts
            assert bool(JAPANESE.search(form["description"])) is (language == "ja"), (key, form["description"])


@BOTH
@EACH
def test_every_reference_leads_to_a_definition(name: Any, language: Language):
    text = schema_text(name, language)
    assert set(re.findall(r'"\$ref": "#/\$defs/([^"]+)"', text)) <= json.loads(text)["$defs"].keys()


@EACH
def test_patterns_have_no_escape_that_ecmascript_refuses(name: Any):
    for pattern in re.findall(r'"pattern": ("(?:[^"\\]|\\.)*")', schema_text(name, "en")):
        bare = re.sub(r"\[[^\]]*\]", "", json.loads(pattern))
        assert set(re.findall(r"\\(.)", bare)) <= set(r"^$\.*+?()[]{}|/sSdDwWu"), pattern


@pytest.mark.parametrize("path", MODELS, ids=lambda path: path.relative_to(ROOT / "examples").as_posix())
def test_example_models_pass(path: Path):
    assert faults("org", path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_example_plans_pass(path: Path):
    assert faults("plan", path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.stem)
def test_rule_files_pass(path: Path):
    assert faults("rules", path.read_text(encoding="utf-8")) == []


@BOTH
def test_first_model_and_config_pass(language: Language):
    assert faults("org", MODEL.say(language)) == []
    text = CONFIG.say(language)
    assert faults("config", text) == []
    commented = re.sub(r"^# (?=(rules|ignore):|  |- )", "", text, flags=re.MULTILINE)
    assert "wide-span" in str(yaml.safe_load(commented))
    assert faults("config", commented) == []


@pytest.mark.parametrize("path", CONFIGS, ids=lambda path: path.parent.name)
def test_example_configs_pass(path: Path):
    assert faults("config", path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("page", ["README.md", "README.ja.md", "docs/configuration.md", "docs/configuration.ja.md"])
def test_configs_and_models_that_the_pages_show_pass(page: str):
    text = (ROOT / page).read_text(encoding="utf-8")
    text = re.sub(r"^<!-- ci: .*?^```$", "", text, flags=re.DOTALL | re.MULTILINE)  # files of other systems
    blocks = re.findall(r"^```yaml\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    assert blocks
    for block in blocks:
        is_model = bool(re.search(r"^(organization|units):", block, re.MULTILINE))
        assert faults("org" if is_model else "config", block) == [], block
