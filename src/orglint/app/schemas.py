"""The JSON Schemas of what people write: models, rules, configuration, mappings and plans."""

from __future__ import annotations

import json
from typing import Literal, TypeAlias

from orglint.i18n import Language, Text
from orglint.json_schema import Json
from orglint.model.json_schema import model_schema
from orglint.ruleset.json_schema import rules_schema
from orglint.ruleset.library import read_library

SchemaName: TypeAlias = Literal["org", "rules", "config", "mapping", "plan"]
SCHEMAS: tuple[SchemaName, ...] = ("org", "rules", "config", "mapping", "plan")


def schema_text(name: SchemaName, language: Language) -> str:
    """Return a JSON Schema, described in a language, as JSON with a line feed at its end."""
    return json.dumps(_schema(name, language), ensure_ascii=False, indent=2) + "\n"


def schema_file(name: SchemaName, language: Language) -> str:
    """Return the name of the file a schema is kept in: the Japanese one has `ja` in its name."""
    return f"{name}.ja.schema.json" if language == "ja" else f"{name}.schema.json"


def _schema(name: SchemaName, language: Language) -> dict[str, Json]:
    if name == "org":
        return model_schema(language)
    if name == "rules":
        return rules_schema(language)
    if name == "mapping":
        from orglint.importers.mapped.json_schema import mapping_schema

        return mapping_schema(language)
    if name == "plan":
        from orglint.reorg.plan.json_schema import plan_schema

        return plan_schema(language)
    from orglint.config.json_schema import config_schema

    rules = read_library([], language).rules
    return config_schema(language, {rule.id: rule.title or Text(rule.id, rule.id) for rule in rules.values()})
