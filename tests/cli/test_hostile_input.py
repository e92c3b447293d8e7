"""Broken and hostile input through the whole run: what is found and where, the exit code, and never a traceback."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from orglint.app.inputs import Inputs
from orglint.app.loading import load
from orglint.model.entities import Described
from orglint.model.organization import Model
from orglint.model.schema import COLLECTIONS, KINDS, Field, Kind, record
from orglint.model.types import BOOL, DATE, NUMBER, TEXT, Enumerated, ListOf, Maybe, Record, Ref, Structure, Type
from tests.cli.conftest import Cli

Write = Callable[..., Path]


class Found(NamedTuple):
    """A finding, as far as these tests look at it; `at` is `line:column`."""

    rule: str
    entity: str | None
    at: str | None


def check(cli: Cli, *arguments: str) -> tuple[int, list[Found]]:
    """Run check twice: as text, which must be fit for a terminal, and as JSON, which is returned with the code."""
    text = cli("check", *arguments)
    assert text.err == ""
    assert not [char for char in text.out if is_dangerous(char)]
    ended = cli("check", *arguments, "-f", "json")
    assert (ended.code, ended.err) == (text.code, "")
    return ended.code, [found(finding) for finding in json.loads(ended.out)["findings"]]


def is_dangerous(char: str) -> bool:
    return char != "\n" and (
        unicodedata.category(char) in ("Cc", "Cs") or char in "\u202a\u202b\u202d\u202e\u2066\u2067"
    )


def found(finding: dict[str, Any]) -> Found:
    place = finding["location"] or {}
    at = f"{place['line']}:{place['column']}" if place.get("line") else None
    return Found(finding["rule"], finding["entity"], at)


UNREADABLE: dict[str, tuple[bytes, Found]] = {
    "binary": (bytes(range(256)) * 10, Found("not-utf-8", None, None)),
    "a NUL in a name": (b'units:\n  a: {name: "x\x00y"}\n', Found("not-utf-8", None, None)),
    "UTF-16 with a mark": ("\ufeffunits: {a: {}}\n".encode("utf-16-le"), Found("not-utf-8", None, None)),
    "UTF-16 without a mark": ("units: {a: {}}\n".encode("utf-16-be"), Found("not-utf-8", None, None)),
    "CP932": ("units: {a: {name: 営業部}}\n".encode("cp932"), Found("not-utf-8", None, "1:19")),
    "tabs for indentation": (b"units:\n\ta: {type: company}\n", Found("yaml-syntax", None, "2:1")),
    "a bracket left open": (b"units: {a: {type: company}\n", Found("yaml-syntax", None, "1:8")),
    "an alias bomb": (
        (
            "x-0: &a0 [l,l,l,l,l,l,l,l,l]\n"
            + "".join(f"x-{i}: &a{i} [{','.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 12))
        ).encode(),
        Found("too-many-aliases", None, "7:11"),
    ),
    "an alias inside of itself": (b"units: &x {a: *x}\n", Found("recursive-alias", None, "1:15")),
    "an alias of nothing": (b"units: *x\n", Found("yaml-syntax", None, "1:8")),
    "100,000 levels of lists": (b"units: " + b"[" * 100_000, Found("too-deep", None, "1:107")),
    "100,000 levels of closed lists": (b"units: " + b"[" * 100_000 + b"]" * 100_000, Found("too-deep", None, "1:107")),
    "100,000 levels of mappings": (b"units: " + b"{a: " * 100_000, Found("too-deep", None, "1:404")),
    "100,000 levels of block lists": (b"- " * 100_000 + b"\n", Found("too-deep", None, "1:201")),
    "2,000 levels of block mappings": (
        b"units:\n" + b"".join(b" " * i + b"a:\n" for i in range(1, 2000)),
        Found("too-deep", None, "101:101"),
    ),
    "a list": (b"- a\n- b\n", Found("not-a-mapping", None, "1:1")),
    "a text": (b"hello\n", Found("not-a-mapping", None, "1:1")),
    "half a character": (b'units: {a: {name: "\\ud800"}}\n', Found("yaml-syntax", None, "1:22")),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_file_that_cannot_be_read_is_a_finding_and_no_rule_runs(cli: Cli, write: Write, name: str):
    data, expected = UNREADABLE[name]
    write("m.yaml", data)
    assert check(cli, "m.yaml") == (2, [expected])
    assert json.loads(cli("check", "m.yaml", "-f", "json").out)["rules"]["evaluated"] == []


READABLE: dict[str, tuple[str | bytes, int, list[Found]]] = {
    "nothing": (b"", 0, []),
    "comments only": ("# x\n# y\n", 0, []),
    "collections without entities": ("units:\npeople: ~\norganization:\nkpis: {}\n", 0, []),
    "a byte order mark": (b"\xef\xbb\xbfunits:\n  a: {tyype: x}\n", 1, [Found("unknown-field", "unit/a", "2:7")]),
    "CRLF": ("units:\r\n  a: {}\r\n  b: {tyype: x}\r\n", 1, [Found("unknown-field", "unit/b", "3:7")]),
    "CR alone": ("units:\r  a: {}\r  b: {tyype: x}\r", 1, [Found("unknown-field", "unit/b", "3:7")]),
    "a field twice": ("units:\n  a:\n    name: x\n    name: y\n", 1, [Found("duplicate-key", None, "4:5")]),
    "an entity twice": ("units:\n  a: {}\n  a: {}\n", 1, [Found("duplicate-entity", "unit/a", "3:3")]),
    "a collection twice": ("units:\n  a: {}\nunits:\n  b: {}\n", 1, [Found("duplicate-key", None, "3:1")]),
    "an entity in two documents": (
        "units: {a: {}}\n---\nunits: {a: {parent: a}}\n", 1, [Found("duplicate-entity", "unit/a", "3:9")]
    ),
    "an unknown collection": ("units: {}\nunitz: {a: {}}\n", 1, [Found("unknown-field", None, "2:1")]),
    "an unknown field": ("units: {a: {nam: x}}\n", 1, [Found("unknown-field", "unit/a", "1:13")]),
    "unknown tags": (
        "units: {a: {name: !foo x, tags: !!python/object:os.system []}}\n",
        0,
        [Found("unknown-tag", None, "1:19"), Found("unknown-tag", None, "1:33")],
    ),
    "keys that are no texts": (
        "units: {? [a, b] : {}, ? {c: d} : {}}\n",
        1,
        [Found("invalid-key", None, "1:11"), Found("invalid-key", None, "1:26")],
    ),
    "a merge of nothing to merge": ("units: {a: {<<: x}}\n", 1, [Found("invalid-merge", None, "1:13")]),
    "a unit that is its own parent": ("units:\n  a: {parent: a}\n", 1, [Found("parent-cycle", "unit/a", "2:7")]),
    "parents in a circle": (
        "units:\n  c: {parent: a}\n  b: {parent: c}\n  a: {parent: b}\n  d: {parent: a}\n",
        1,
        [Found("parent-cycle", "unit/a", "4:7")],
    ),
    "a post that reports to itself": (
        "positions:\n  a: {reports_to: a}\n", 1, [Found("reporting-cycle", "position/a", "2:7")]
    ),
    "functions without names": (
        "organization: {functions: [{aliases: [x]}]}\n", 1, [Found("invalid-value", "organization", "1:27")]
    ),
    "a function with two names": (
        "organization: {functions: {a: {name: b}}}\n", 1, [Found("unknown-field", "organization", "1:32")]
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", READABLE)
def test_what_can_be_read_is_judged_at_its_place(cli: Cli, write: Write, name: str):
    data, code, expected = READABLE[name]
    write("m.yaml", data)
    assert check(cli, "m.yaml") == (code, expected)


def test_two_files_that_define_one_entity_are_both_named(cli: Cli, write: Write):
    write("org/a.yaml", "units:\n  x: {name: one}\n")
    write("org/b.yaml", "units:\n  y: {}\n  x: {name: two}\n")
    assert check(cli, "org") == (1, [Found("duplicate-entity", "unit/x", "3:3")])
    (finding,) = json.loads(cli("check", "org", "-f", "json").out)["findings"]
    assert finding["location"]["file"] == "org/b.yaml"
    assert [(related["location"]["file"], related["location"]["line"]) for related in finding["related"]] == [
        ("org/a.yaml", 2)
    ]


# ---- names and ids


NAMES = {
    "markup": "[red]Core[/red]",
    "a closing tag alone": "[/x]",
    "an emoji code": ":smile:",
    "an escape sequence": "\x1b[31mred\x1b[0m",
    "lines": "one\ntwo\r\nthree\ttabbed",
    "right to left": "\u202eevil",
    "full-width": "ＡＢＣ（営業）",
    "controls": "\x00"[:0] + "\x07\x08\x7f\x85\u2028\u2029",
    "combining": "Ａ\u0301\u200d\ufeff",
    "ten thousand characters": "x" * 10_000,
    "ten thousand wide characters": "部" * 10_000,
    "a format": "{unit} {0} %s {unit.head}",
    "blank": " \u3000 ",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_data_in_every_output(cli: Cli, write: Write, name: str):
    """The name stands in messages and snippets; `check` looks at the text for what would steer a terminal."""
    text = json.dumps(NAMES[name])
    write("m.yaml", f"units:\n  a: {{name: {text}, tyype: x}}\nbudgets:\n  b: {{name: {text}, amount: 1}}\n")
    code, findings = check(cli, "m.yaml")
    assert code == 1
    assert Found("unknown-field", "unit/a", f"2:{len(text) + 15}") in findings
    assert Found("budget-without-holder", "budget/b", "4:3") in findings


def test_markup_in_a_name_is_shown_as_it_stands(cli: Cli, write: Write):
    write("m.yaml", "units: {u: {}}\nbudgets: {b: {name: '[red]x[/red] :smile: [/y]', amount: 1}}\n")
    assert "[red]x[/red] :smile: [/y]" in cli("check", "m.yaml").out
    assert "[red]x[/red] :smile: [/y]" in cli("check", "m.yaml", "-f", "concise").out


IDS = [
    "001234",
    "no",
    "null",
    "~",
    "1.0",
    "a b",
    "😀",
    "営業",
    "true",
    "1_000",
    "[red]",
    "0x1F",
    "2026-04-01",
    "a.b@c#1",
]


def test_ids_are_texts_as_written(cli: Cli, write: Write):
    """Each person reports to the next one; a none-word or placeholder cannot be a reference, and is not used as one."""
    usable = [ident for ident in IDS if ident not in ("null", "~")]
    lines = [f"  '{ident}': {{reports_to: '{after}'}}" for ident, after in pairwise(usable)]
    write("m.yaml", "people:\n" + "\n".join([*lines, '  "a.b@c#1": {}', "  null: {name: x}", "  ~: {name: y}"]) + "\n")
    assert check(cli, "m.yaml", "--select", "reporting-cycle") == (0, [])
    people = load(Inputs(paths=(Path("m.yaml"),))).model.entities["person"]
    assert sorted(people) == sorted(IDS)
    assert people["001234"].positions[0].reports_to[0].id == "no"  # type: ignore[attr-defined]


@pytest.mark.parametrize(("ident", "column"), [("'a/b'", 3), ("' '", 3), ("''", 3), ("'　'", 3)])
def test_what_cannot_be_an_id_is_refused_at_its_place(cli: Cli, write: Write, ident: str, column: int):
    write("m.yaml", f"people:\n  {ident}: {{}}\n")
    assert check(cli, "m.yaml") == (1, [Found("invalid-id", None, f"2:{column}")])


def test_equal_ids_in_two_unicode_forms_are_one(cli: Cli, write: Write):
    write("m.yaml", "units:\n  がく: {}\n  か\u3099く: {}\n")
    assert check(cli, "m.yaml") == (1, [Found("duplicate-entity", "unit/がく", "3:3")])


# ---- files and command lines


def refused(cli: Cli, *arguments: str) -> str:
    ended = cli("check", *arguments)
    assert (ended.code, ended.out) == (2, "")
    return ended.err


def test_a_missing_file_is_refused_with_what_is_close(cli: Cli, write: Write):
    write("model.yaml", "units: {}\n")
    assert refused(cli, "modle.yaml") == 'no such file or folder: "modle.yaml"; close to it: "model.yaml"\n'


def test_a_folder_without_models_is_refused(cli: Cli, folder: Path):
    (folder / "org").mkdir()
    assert 'no model in the folder "org"' in refused(cli, "org")
    (folder / "org" / "notes.txt").write_text("x", encoding="utf-8")
    assert 'no model in the folder "org"' in refused(cli, "org")


@pytest.mark.parametrize("text", ["services: {web: {}}\n", "- a list\n", "a sentence\n"])
def test_a_folder_with_nothing_but_foreign_yaml_is_refused(cli: Cli, write: Write, text: str):
    write("org/compose.yaml", text)
    error = refused(cli, "org")
    assert error.startswith("no file here has a collection of an organization model in it: org/compose.yaml; ")


def test_foreign_yaml_beside_a_model_is_left_out_and_said_so(cli: Cli, write: Write):
    write("org/compose.yaml", "services: {web: {}}\n")
    write("org/units.yaml", "units: {}\n")
    assert check(cli, "org") == (0, [])
    assert "left out: org/compose.yaml (no collection of an organization model in it)" in cli("check", "org").out


def test_a_file_of_another_format_is_refused(cli: Cli, write: Write):
    write("model.txt", "units: {}\n")
    assert refused(cli, "model.txt").startswith(
        "model.txt: orglint reads .yaml, .yml, .json, .csv, .tsv, .xlsx and .xlsm files"
    )


@pytest.mark.usefixtures("rights")
def test_a_file_nobody_may_read_is_refused(cli: Cli, write: Write):
    path = write("m.yaml", "units: {}\n")
    path.chmod(0)
    assert refused(cli, "m.yaml").startswith("m.yaml: cannot be read: permission denied")


@pytest.mark.parametrize("where", ["m.yaml", "org"])
def test_a_file_that_fails_to_open_is_refused(cli: Cli, write: Write, where: str, monkeypatch: pytest.MonkeyPatch):
    write("m.yaml", "units: {}\n")
    write("org/m.yaml", "units: {}\n")
    opened = Path.open

    def refuse(path: Path, *arguments: Any, **options: Any) -> Any:
        if path.name == "m.yaml":
            raise PermissionError(13, "Permission denied")
        return opened(path, *arguments, **options)

    monkeypatch.setattr(Path, "open", refuse)
    assert "m.yaml: cannot be read: permission denied" in refused(cli, where)


@pytest.mark.parametrize(
    ("option", "word", "hint"),
    [
        ("--ignore", "wide-spam", 'there is no rule "wide-spam"; did you mean "wide-span"?'),
        ("--select", "wide-spam", 'there is no rule "wide-spam"; did you mean "wide-span"?'),
        ("--pack", "cor", 'there is no pack "cor"; did you mean "core"?'),
        ("--ignore", "x" * 10_000, f'there is no rule "{"x" * 60}..."'),
        ("--select", "[red]\x1b[31m", 'there is no rule "[red]\\x1b[31m"'),
    ],
)
def test_a_misspelt_rule_or_pack_is_refused(cli: Cli, write: Write, option: str, word: str, hint: str):
    write("m.yaml", "units: {}\n")
    assert refused(cli, "m.yaml", option, word).strip() == hint


# ---- large and deep


def positions(lines: list[str]) -> str:
    return "\n".join(["positions:", *(f"  {line}" for line in lines)]) + "\n"


def test_a_circle_of_ten_thousand_posts_is_one_finding(cli: Cli, write: Write):
    write("m.yaml", positions([f"p{i:05}: {{reports_to: p{(i + 1) % 10_000:05}}}" for i in range(10_000)]))
    assert check(cli, "m.yaml", "--select", "reporting-cycle") == (
        1,
        [Found("reporting-cycle", "position/p00000", "2:12")],
    )


def test_a_line_of_twenty_thousand_posts_is_no_circle(cli: Cli, write: Write):
    lines = [f"p{i}: {{reports_to: p{i + 1}}}" for i in range(20_000)]
    write("m.yaml", positions([*lines, "p20000: {}"]))
    code, findings = check(cli, "m.yaml")
    assert code == 0
    assert "reporting-cycle" not in {finding.rule for finding in findings}


def test_five_thousand_reports_are_one_finding(cli: Cli, write: Write):
    write("m.yaml", positions(["m: {}", *(f"p{i}: {{reports_to: m}}" for i in range(5000))]))
    assert check(cli, "m.yaml", "--select", "wide-span") == (1, [Found("wide-span", "position/m", "2:3")])


def test_five_thousand_units_inside_each_other_are_read(cli: Cli, write: Write):
    lines = [f"  u{i}: {{parent: u{i + 1}, type: team, function: marketing}}" for i in range(5000)]
    write("m.yaml", "\n".join(["units:", *lines, "  u5000: {type: company}"]) + "\n")
    code, _ = check(cli, "m.yaml")
    assert code in (0, 1)


def test_ten_thousand_units_in_a_circle_are_one_finding(cli: Cli, write: Write):
    lines = [f"  u{i:05}: {{parent: u{(i + 1) % 10_000:05}, function: marketing}}" for i in range(10_000)]
    write("m.yaml", "\n".join(["units:", *lines]) + "\n")
    code, findings = check(cli, "m.yaml")
    assert code == 1
    assert [finding for finding in findings if finding.rule == "parent-cycle"] == [
        Found("parent-cycle", "unit/u00000", "2:12")
    ]


# ---- every field of every collection, with every form of value


FORMS = {
    "text": "word",
    "number": "12",
    "negative": "-1",
    "bool": "true",
    "date": "2026-04-01",
    "null": "null",
    "none": "none",
    "placeholder": "TBD",
    "empty": "''",
    "long": "x" * 10_000,
    "list": "[a, b]",
    "mapping": "{a: b}",
    "lists": "[[a], [b]]",
    "mappings": "[{a: b}]",
    "mixed": "[a, null, {x: y}, [z]]",
    "no-list": "[]",
    "no-mapping": "{}",
    "id": "{id: other}",
    "id-of-mapping": "{id: {id: other}}",
    "bad-dates": "{id: other, start: [], end: {}}",
    "itself": None,
}


def ident(field: str, form: str) -> str:
    return f"{field}-{form}"


def model_of(kind: Kind) -> str:
    """Return a model with an entity for each field of a kind and each form of value."""
    lines = [f"{kind.collection}:", "  other: {}"]
    for field in kind.written:
        for form, value in FORMS.items():
            lines.append(f"  {ident(field, form)}: {{{field}: {value or ident(field, form)}}}")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_every_value_of_every_field_is_read_or_a_finding_at_its_entity(cli: Cli, write: Write, collection: str):
    kind = COLLECTIONS[collection]
    write("m.yaml", model_of(kind))
    code, findings = check(cli, "m.yaml")
    assert code in (0, 1)
    loaded = load(Inputs(paths=(Path("m.yaml"),)))
    for name in kind.written:
        for form in FORMS:
            entity = loaded.model.entities[kind.name][ident(name, form)]
            reported = {finding.entity for finding in findings} | ({entity.ref} if form == "placeholder" else set())
            complain_or_fit(loaded.model, entity, kind.written[name], reported)


@pytest.mark.parametrize("field", KINDS["organization"].written)
@pytest.mark.parametrize("form", FORMS)
def test_every_value_of_the_organization_is_read_or_a_finding(write: Write, field: str, form: str):
    write("m.yaml", f"organization:\n  {field}: {FORMS[form] or 'organization'}\n")
    loaded = load(Inputs(paths=(Path("m.yaml"),)))
    known = KINDS["organization"].written[field]
    reported = {problem.entity for problem in loaded.problems} | ({"organization"} if form == "placeholder" else set())
    complain_or_fit(loaded.model, loaded.model.organization, known, reported)


def complain_or_fit(model: Model, entity: Described, field: Field, reported: set[str | None]) -> None:
    """What is unknown has been reported, or is still to be decided; and whatever a field holds is of its type, the leftovers of bad values too."""
    if model.is_unknown(entity, field.name):
        assert entity.ref in reported
    value = getattr(entity, field.name)
    assert fits(value, field.type), (entity, field.name, value)


SCALARS: dict[Type, type | tuple[type, ...]] = {NUMBER: (int, float), TEXT: str, BOOL: bool}


def fits(value: object, type_: Type) -> bool:
    if isinstance(type_, Maybe):
        return value is None or fits(value, type_.item)
    if isinstance(type_, ListOf):
        return isinstance(value, tuple) and all(fits(item, type_.item) for item in value)
    if isinstance(type_, Enumerated):
        return value in type_.values
    if isinstance(type_, Ref):
        return isinstance(value, Described) and value.KIND in type_.kinds
    if isinstance(type_, Structure):
        fields = record(type_.name).declared
        return isinstance(value, Record) and all(
            fits(getattr(value, name), field.type) for name, field in fields.items()
        )
    if type_ == DATE:
        return type(value).__name__ == "date"
    return isinstance(value, SCALARS[type_]) and (type_ == BOOL or not isinstance(value, bool))


@pytest.mark.parametrize("collection", [*COLLECTIONS, "organization"])
@pytest.mark.parametrize("value", ["word", "[a, b]", "[{a: b}]", "12"])
def test_a_collection_that_is_no_mapping_is_a_finding_at_it(cli: Cli, write: Write, collection: str, value: str):
    write("m.yaml", f"{collection}: {value}\n")
    code, findings = check(cli, "m.yaml")
    entity = "organization" if collection == "organization" else None
    assert (code, findings) == (1, [Found("invalid-value", entity, f"1:{len(collection) + 3}")])


@pytest.mark.parametrize("collection", COLLECTIONS)
@pytest.mark.parametrize("value", ["word", "[a, b]", "12"])
def test_an_entity_that_is_no_mapping_is_a_finding_at_it(cli: Cli, write: Write, collection: str, value: str):
    write("m.yaml", f"{collection}:\n  a: {value}\n")
    code, findings = check(cli, "m.yaml")
    assert (code, findings) == (1, [Found("invalid-value", f"{COLLECTIONS[collection].name}/a", "2:6")])


def test_an_example_of_every_collection_is_read(cli: Cli, write: Write):
    """Every reference resolved, every field stated once: the one model that names them all."""
    everything = {name: {"one": {}, "two": {}} for name in COLLECTIONS}
    for name, kind in COLLECTIONS.items():
        for field in kind.declared.values():
            if field.is_written and field.name not in ("id", "tags", "unknown"):
                everything[name]["one"][field.name] = example(field)
    write("m.yaml", yaml.safe_dump(everything, allow_unicode=True))
    code, findings = check(cli, "m.yaml")
    problems = load(Inputs(paths=(Path("m.yaml"),))).problems
    assert ([(problem.entity, problem.message.en) for problem in problems], code in (0, 1)) == ([], True)
    counted = json.loads(cli("check", "m.yaml", "-f", "json").out)["statistics"]["entities"]
    assert set(counted) == set(COLLECTIONS)
    assert findings == sorted(findings, key=lambda item: [int(part) for part in (item.at or "0:0").split(":")])


def example(field: Field) -> object:
    """Return a value that the field takes."""
    return example_of(field.type.item if isinstance(field.type, Maybe) else field.type)


def example_of(type_: Type) -> object:
    if isinstance(type_, ListOf):
        return [example_of(type_.item)]
    if isinstance(type_, Ref):
        return f"{min(type_.kinds)}/two"
    if isinstance(type_, Enumerated):
        return type_.values[0]
    if isinstance(type_, Structure):
        return {name: example(field) for name, field in record(type_.name).written.items()}
    return {NUMBER: "1", TEXT: "word", BOOL: "true", DATE: "2026-04-01"}[type_]


def test_a_post_and_somebody_without_one_may_have_the_same_id(write: Write):
    write(
        "m.yaml",
        "positions: {p: {title: Old}, q: {reports_to: position/p}}\npeople: {p: {}}\nunits: {u: {head: person/p}}\n",
    )
    loaded = load(Inputs(paths=(Path("m.yaml"),)))
    assert loaded.problems == ()
    positions, unit = loaded.model.entities["position"], loaded.model.entities["unit"]["u"]
    assert {ident: getattr(post, "title", None) for ident, post in positions.items()} == {
        "p": "Old",
        "p@": None,
        "q": None,
    }
    assert getattr(positions["q"], "reports_to", None) == (positions["p"],)
    assert getattr(unit, "head", None) == (positions["p@"],)
