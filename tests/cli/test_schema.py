"""`orglint schema`, and the schemas that `orglint init` writes beside a first model."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from orglint.app.schemas import SCHEMAS, schema_text
from orglint.i18n import LANGUAGES, Language
from tests.cli.conftest import Cli
from tests.unit.schemas.documents import faults


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SCHEMAS)
def test_schema_is_printed_as_json_in_the_language(cli: Cli, name: str, language: Language):
    ended = cli("schema", name, "--lang", language)
    assert (ended.code, ended.err) == (0, "")
    assert json.loads(ended.out) == json.loads(schema_text(name, language))  # type: ignore[arg-type]


def test_schema_is_written_into_a_file_as_utf_8(cli: Cli, folder: Path):
    ended = cli("schema", "org", "--lang", "ja", "-o", "made/org.schema.json")
    assert (ended.code, ended.out) == (0, "")
    assert (folder / "made" / "org.schema.json").read_bytes() == schema_text("org", "ja").encode()


def test_unknown_schema_is_refused_with_those_there_are(cli: Cli):
    ended = cli("schema", "organization")
    assert ended.code == 2
    assert all(name in ended.err for name in SCHEMAS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_first_files_name_the_schemas_beside_them(cli: Cli, folder: Path, language: str):
    assert cli("init", "new", "--schemas", "--lang", language).code == 0
    for file, name in (("orglint.yaml", "config"), ("org/company.yaml", "org")):
        path = folder / "new" / file
        first, _, text = path.read_text(encoding="utf-8").partition("\n")
        way = first.removeprefix("# yaml-language-server: $schema=")
        schema = json.loads((path.parent / way).read_text(encoding="utf-8"))
        assert schema == json.loads(schema_text(name, "ja" if language == "ja" else "en"))  # type: ignore[arg-type]
        assert faults(name, text) == []  # type: ignore[arg-type]
    assert cli("check", "new", "--config", "new/orglint.yaml", "--fail-on", "warning").code == 0


def test_without_the_option_no_schema_is_written(cli: Cli, folder: Path):
    assert cli("init", "new").code == 0
    assert not (folder / "new" / "schemas").exists()
    assert "$schema" not in (folder / "new" / "org" / "company.yaml").read_text(encoding="utf-8")


def test_a_schema_that_is_there_keeps_everything_from_being_written(cli: Cli, folder: Path, write: Callable[..., Path]):
    write("new/schemas/org.schema.json", "{}")
    ended = cli("init", "new", "--schemas")
    assert ended.code == 2
    assert "new/schemas/org.schema.json" in ended.err
    assert sorted(path.name for path in (folder / "new").iterdir()) == ["schemas"]
