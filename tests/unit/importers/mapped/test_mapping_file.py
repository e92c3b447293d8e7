"""Every error of a mapping is told at its line and column, all of them at once, before anything is read."""

from __future__ import annotations

import pytest

from orglint.errors import ConfigError
from orglint.i18n import LANGUAGES
from orglint.importers.mapped.mapping_file import is_mapping, read_mapping

HEAD = "format: orglint-mapping/1\nfiles: {teams: teams/*.yaml}\n"
RULE = HEAD + "entities:\n- in: teams\n  collection: units\n  id: name\n"
"""A mapping of six lines that is right; more keys of its rule may follow, indented by two."""


def errors(text: str, language: str = "en") -> list[str]:
    """Return the errors of a mapping as `line:column: message`."""
    with pytest.raises(ConfigError) as caught:
        read_mapping("map.yaml", text.encode(), language)
    return [line.removeprefix("map.yaml:") for line in str(caught.value).splitlines()]


def only_error(text: str) -> str:
    [error] = errors(text)
    return error


def test_what_the_tests_build_on_is_right():
    assert [rule.files for rule in read_mapping("map.yaml", RULE.encode()).rules] == ["teams"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # ---- the file
        ("units: [\n", "2:1: "),
        ("- a\n", "1:1: the file is a list"),
        ("", "a mapping is one YAML document"),
        (RULE + "---\nx: 1\n", "a mapping is one YAML document"),
        (RULE.replace("orglint-mapping/1", "orglint-mapping/2"), "1:9: the format of a mapping is orglint-mapping/1"),
        (RULE.replace("format: orglint-mapping/1\n", ""), "1:1: a mapping needs format"),
        (HEAD, "1:1: a mapping needs entities"),
        (RULE + "enities: []\n", '7:1: a mapping has no key "enities"; it has format, description, files, lookups, entities; '),
        (RULE + "description: [a]\n", "7:14: description is a single text"),
        (RULE + "format: x\n", '7:1: the key "format" stands twice'),
        (RULE + "x-mine: 1\nb: 2\n", '8:1: a mapping has no key "b"'),
        # ---- files
        (RULE.replace("{teams: teams/*.yaml}", "{}"), "2:8: no files are named"),
        (RULE.replace("teams/*.yaml", "/etc/*.yaml"), "2:16: files are named relative to the path"),
        (RULE.replace("teams/*.yaml", "../*.yaml"), "2:16: files are named relative to the path"),
        (RULE.replace("teams/*.yaml", "C:/a.yaml"), "2:16: files are named relative to the path"),
        (RULE.replace("teams/*.yaml", "a\\b.yaml"), "2:16: files are named relative to the path"),
        (RULE.replace("teams/*.yaml", '""'), "2:16: a pattern of files is empty"),
        (RULE.replace("teams/*.yaml", "[]"), "2:16: teams is an empty list"),
        (RULE.replace("teams/*.yaml", "{as: toml}"), "2:16: an entry of files needs glob"),
        (RULE.replace("teams/*.yaml", "{glob: a, as: ini}"), '2:30: no file is read as "ini"; there are yaml, json, toml, front-matter, fenced-yaml'),
        (RULE.replace("teams/*.yaml", "{glob: a, as: front_matter}"), 'did you mean "front-matter"?'),
        (RULE.replace("teams/*.yaml", "{glob: a, optional: maybe}"), "2:36: optional is true, false, yes or no"),
        (RULE.replace("teams/*.yaml", "{glob: a, globs: b}"), '2:26: an entry of files has no key "globs"'),
        (RULE.replace("teams/*.yaml", "{glob: a, ignore: [b..c]}"), "2:35: a path cannot go on with"),
        (RULE.replace("}", ", more: b.yaml}"), '2:30: nothing reads "more" of files'),
        # ---- lookups
        (HEAD + "lookups: {a: {in: teams, key: x}}\n" + RULE[len(HEAD):], "3:14: a lookup needs gives"),
        (HEAD + "lookups: {a: b}\n" + RULE[len(HEAD):], "3:14: a is a mapping of keys to values"),
        (HEAD + "lookups: {a: {in: team, key: x, gives: y}}\n" + RULE[len(HEAD):], '3:19: files has no entry "team"; did you mean "teams"?'),
        (HEAD + "lookups: {a: {in: teams, key: x, gives: y, several: last}}\n" + RULE[len(HEAD):], "3:53: several can be: first"),
        (HEAD + "lookups: {a: {in: teams, key: x, gives: y}}\n" + RULE[len(HEAD):], '3:11: nothing reads "a" of lookups'),
        # ---- rules
        (HEAD + "entities: {a: b}\n", "3:11: entities is a list of rules"),
        (HEAD + "entities: [a]\n", "3:12: an item of this list is a mapping of keys to values"),
        (RULE.replace("in: teams", "in: team"), '4:7: files has no entry "team"; did you mean "teams"?'),
        (RULE.replace("  id: name\n", ""), "4:3: an entry of entities needs id"),
        (RULE.replace("  collection: units\n", ""), "5:3: id is for entities"),
        (RULE.replace("units", "team"), '5:15: there is no collection "team"'),
        (RULE.replace("units", "unit"), 'did you mean "units"?'),
        (RULE.replace("units", "organization"), "6:3: there is one organization, and it has no id"),
        (RULE + "  feilds: {}\n", '7:3: an entry of entities has no key "feilds"; it has in, each, as, only, '),
        (RULE + "  mentions: perhaps\n", "7:13: mentions is true, false, yes or no"),
        (RULE + "  as: a b\n", "7:7: a name is made of letters, digits, - and _"),
        (RULE + "  recurse: .\n", "7:12: recurse leads from an object to others inside it"),
        (RULE + "  only: {kind: []}\n", "7:16: kind is an empty list"),
        (RULE + "  only: {'a..b': c}\n", "7:18: a path cannot go on with"),
        (RULE + "  entities:\n  - in: teams\n    collection: units\n    id: x\n", "8:5: a rule inside a rule reads from the object around it"),
        (RULE.replace("- in: teams\n  collection", "- collection"), '5:7: "name" leads nowhere: without `in` there is no source to read'),
        # ---- fields
        (RULE + "  fields: {haed: lead}\n", '7:12: a unit has no field "haed"; fields are'),
        (RULE + "  fields: {haed: lead}\n", 'did you mean "head"?'),
        (RULE + "  fields: {positions: posts}\n", "7:12: positions are entities of their own; write a rule inside this one"),
        (RULE + "  fields: {children: x}\n", '7:12: a unit has no field "children"'),
        (RULE + "  fields: {name: }\n", "7:18: nothing stands here; a value is a path"),
        (RULE + "  fields: {name: []}\n", "7:18: nothing stands here; a value is a path"),
        (RULE + "  fields: {name: {}}\n", "7:18: a value needs path"),
        (RULE + "  fields: {name: {paht: a}}\n", '7:19: a value has no key "paht"'),
        (RULE + "  fields: {name: {path: a, text: b}}\n", "7:28: a value is made of one thing; here stand path and text"),
        (RULE + "  fields: {name: {all: [a], slug: true}}\n", "7:29: beside all stands nothing else"),
        (RULE + "  fields: {name: {first: a}}\n", "7:26: first is a list of values"),
        (RULE + "  fields: {name: {path: a, lower: big}}\n", "7:35: lower is true, false, yes or no"),
        (RULE + "  fields: {name: {path: a, lookup: b}}\n", '7:36: there is no lookup "b"'),
        (RULE + "  fields: {name: {path: a, values: b}}\n", "7:36: values is a mapping of keys to values"),
        (RULE + "  fields: {name: {path: a, values: {b: [c]}}}\n", "7:40: b is a single text"),
        (RULE + "  fields: {name: {text: 'a {b'}}\n", '7:25: "a {b" has a brace without its other half'),
        (RULE + "  fields: {name: {text: 'a {b..c}'}}\n", "7:25: a path cannot go on with"),
        (RULE + "  fields: {type: {path: k, values: {x: squad}}}\n", '7:40: type cannot be "squad"; expected is one of company, division'),
        (RULE + "  fields: {type: {path: k, values: {x: comittee}}}\n", 'did you mean "committee"?'),
        (RULE + "  fields: {type: {value: teem}}\n", '7:26: type cannot be "teem"'),
        (RULE + "  fields: {type: {path: k, default: teem}}\n", '7:37: type cannot be "teem"'),
        (RULE + "  fields: {start: {value: soon}}\n", '7:27: start cannot be "soon"; expected is a day such as'),
        (RULE + "  fields: {name: {fields: {a: b}}}\n", "7:19: this field takes single values, not fields of their own"),
        (RULE + "  fields: {members: {each: m, fields: {nmae: x}}}\n", '7:40: "nmae" has no meaning here; there are id, allocation, primary, '),
        (RULE + "  fields: {head: {each: m, fields: {id: x, begin: y}}}\n", '7:44: "begin" has no meaning here; there are id, start, end'),
        (RULE + "  fields: {members: {each: m, fields: {id: x}, slug: yes}}\n", "7:48: slug changes a text, and here are fields"),
        # ---- paths
        (RULE + "  fields: {name: $above.x}\n", "7:18: there is no object around this one"),
        (RULE + "  fields: {name: $sig.x}\n", "7:18: no rule around this one has a name; `as: sig` in a rule gives it one"),
        (RULE + "  as: sig\n  fields: {name: $sigs.x}\n", 'no rule around this one is called sigs (`as: sigs`); there are $sig; did you mean "sig"?'),
        (RULE + '  fields: {name: "@id"}\n', "7:18: @id is the id of an entity around this one"),
        (RULE + '  fields: {name: "@kee"}\n', "7:18: there is no @kee; there are @key, @number, @file, @folder, @id"),
        (RULE + '  fields: {name: ""}\n', "7:18: a path is empty"),
        (RULE + "  fields: {name: a.}\n", "7:18: a path ends with a dot"),
        (RULE + '  fields: {name: "a[0]"}\n', '7:18: a path cannot go on with "[0]"'),
        (RULE + '  fields: {name: "a | b"}\n', None),
    ],
)  # fmt: skip
def test_each_error_stands_at_its_place(text: str, expected: str | None):
    if expected is None:
        read_mapping("map.yaml", text.encode())
        return
    assert expected in only_error(text)
    place = expected.partition(" ")[0]
    if place.endswith(":") and place[0].isdigit():
        assert only_error(text).startswith(place)


def test_all_errors_are_told_at_once_in_the_order_of_the_file():
    text = RULE.replace("teams/*.yaml", "/x") + "  fields:\n    nam: a..b\n    type: {value: squad}\n    name: $x.y\n"
    assert [error.partition(": ")[0] for error in errors(text)] == ["2:16", "8:5", "9:19", "10:11"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_errors_speak_the_language_of_the_run(language: str):
    [error] = errors(RULE + "  fields: {haed: lead}\n", language)
    assert ("unitにhaedという" in error.replace('"', "")) == (language == "ja")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (RULE, True),
        ("format: orglint-mapping/9\n", True),
        ("format: orglint-mapping/1\nfiles: [\n", True),
        ("entities: []\n", True),
        ("columns: {a: people.name}\n", False),
        ("tables: {}\n", False),
        ("", False),
        ("[", False),
    ],
)
def test_a_mapping_is_told_from_a_map_of_columns_by_its_content(text: str, expected: bool):
    assert is_mapping(text.encode()) is expected


def test_a_japanese_message_and_its_hint_are_two_sentences():
    (error,) = errors(RULE.replace("collection: units", "collection: unit"), "ja")
    assert error == '5:15: "unit"というコレクションはありません。「units」ではありませんか'
    (error,) = errors(RULE + "  feilds: {}\n", "ja")
    assert error.endswith("entitiesです。「fields」ではありませんか")
