"""YAML as editors read it: dates are text. Once by YAML 1.2 (the YAML language server's habit), once by YAML 1.1."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import yaml
from jsonschema import Draft202012Validator

from orglint.app.schemas import SchemaName, schema_text


class Yaml11(yaml.SafeLoader):
    """YAML 1.1: `yes` is a bool, `40_000` a number."""


Yaml11.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


class Yaml12(yaml.SafeLoader):
    """YAML 1.2, core schema: only `true` and `false` are bools, numbers have no underscores."""


Yaml12.yaml_implicit_resolvers = {}
for _tag, _pattern, _firsts in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("merge", r"<<", "<"),
):
    Yaml12.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(rf"^(?:{_pattern})$"), list(_firsts))

LOADERS = (Yaml12, Yaml11)


def as_text(node: Any) -> Any:
    """Return a document with keys as JSON has them: texts."""
    if isinstance(node, dict):
        return {_key(key): as_text(value) for key, value in node.items()}
    return [as_text(item) for item in node] if isinstance(node, list) else node


def _key(key: object) -> str:
    return str(key).lower() if isinstance(key, bool) or key is None else str(key)


@cache
def validator(name: SchemaName, language: str = "en") -> Draft202012Validator:
    """Return a validator by the schema as `orglint schema` prints it."""
    import json

    return Draft202012Validator(json.loads(schema_text(name, "ja" if language == "ja" else "en")))


def faults(name: SchemaName, text: str, language: str = "en") -> list[str]:
    """Return what a schema refuses in a text, by either way to read YAML."""
    found = []
    for loader in LOADERS:
        for document in yaml.load_all(text, loader):
            found += [error.json_path for error in validator(name, language).iter_errors(as_text(document))]
    return found


def refused(name: SchemaName, text: str) -> bool:
    """Whether a schema refuses a text, by each way to read YAML."""
    return all(
        any(not validator(name).is_valid(as_text(document)) for document in yaml.load_all(text, loader))
        for loader in LOADERS
    )
