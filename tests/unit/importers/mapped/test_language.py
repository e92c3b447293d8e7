"""What each part of the mapping language does, and where what it gives stands."""

from __future__ import annotations

import pytest

from tests.unit.importers.mapped.reading_by import imported, imported_files, notes, place_of, plain, problems

TEAMS = """
    files: {teams: teams.yaml}
    entities:
    - in: teams
      each: teams[*]
      collection: units
      id: name
"""


def fields(text: str) -> str:
    """Return a mapping of the objects in `teams` to units, with these fields."""
    lines = "".join(f"        {line}\n" for line in text.strip().splitlines())
    return TEAMS + "      fields:\n" + lines


# ---- objects and ids


def test_each_item_of_a_list_is_an_entity_at_the_place_of_its_id():
    read = imported(TEAMS, teams_yaml="teams:\n- name: a\n- {lead: x, name: b}\n")
    assert plain(read) == {"units": {"a": {}, "b": {}}}
    assert place_of(read, "units", "a") == "teams.yaml:2:9"
    assert place_of(read, "units", "b") == "teams.yaml:3:19"


def test_a_single_object_counts_as_a_list_of_one():
    assert plain(imported(TEAMS, teams_yaml="teams: {name: a}\n")) == {"units": {"a": {}}}


def test_every_key_of_a_mapping_may_be_an_entity_whose_id_is_the_key():
    mapping = TEAMS.replace("teams[*]", "teams.*").replace("id: name", "id: '@key'")
    read = imported(mapping, teams_yaml="teams:\n  a: {x: 1}\n  b:\n")
    assert plain(read) == {"units": {"a": {}, "b": {}}}
    assert place_of(read, "units", "b") == "teams.yaml:3:3"


def test_the_top_of_a_file_is_an_object_and_may_be_a_list():
    top = "files: {t: '*.yaml'}\nentities:\n- {in: t, collection: units, id: name}\n"
    assert plain(imported(top, a_yaml="name: a\n", b_yaml="name: b\n")) == {"units": {"a": {}, "b": {}}}
    listed = top.replace("in: t,", "in: t, each: '[*]',")
    read = imported(listed, a_yaml="- name: a\n- name: b\n")
    assert plain(read) == {"units": {"a": {}, "b": {}}}
    assert place_of(read, "units", "b") == "a.yaml:2:9"


def test_texts_are_objects_too():
    read = imported(TEAMS.replace("id: name", "id: ."), teams_yaml="teams: [a, b]\n")
    assert plain(read) == {"units": {"a": {}, "b": {}}}
    assert place_of(read, "units", "b") == "teams.yaml:1:12"


def test_several_paths_lead_to_objects_one_after_the_other():
    mapping = TEAMS.replace("teams[*]", "['a[*]', 'b[*]']")
    assert plain(imported(mapping, teams_yaml="b: [{name: x}]\na: [{name: y}]\n")) == {"units": {"y": {}, "x": {}}}


def test_file_folder_and_number_are_values():
    mapping = """
        files: {t: '**/*.yaml'}
        entities:
        - in: t
          each: list[*]
          collection: units
          id: {text: "{@folder}-{@file}-{@number}"}
    """
    assert plain(imported(mapping, x__y_yaml="list: [{}, {}]\n")) == {"units": {"x-y-1": {}, "x-y-2": {}}}
    assert plain(imported_files(mapping, {"x/a.b.yaml": "list: [{}]\n"})) == {"units": {"x-a.b-1": {}}}


def test_keys_with_dots_and_blanks_stand_in_quotes():
    mapping = TEAMS.replace("id: name", """id: '"full name"."de.en"'""")
    assert plain(imported(mapping, teams_yaml="teams: [{full name: {de.en: a}}]\n")) == {"units": {"a": {}}}


@pytest.mark.parametrize(
    ("source", "place", "message"),
    [
        ("teams: [{lead: x}]\n", "teams.yaml:1:9", "the mapping finds no id here"),
        ("teams: [{name: ''}]\n", "teams.yaml:1:9", "the mapping finds no id here"),
        ("teams: [{name: [a, b]}]\n", "teams.yaml:1:9", "the mapping finds several ids for one thing here"),
        ("teams: [[{name: a}]]\n", "teams.yaml:1:9", "a list stands where the mapping takes one object"),
        ("teams: [a, null]\n", "teams.yaml:1:9", "the mapping finds no id here"),
        ("teams:\n- name: a\n-\n", "teams.yaml:3:2", "nothing stands here, so there is no id"),
        ("teams: [{name: {en: a}}]\n", "teams.yaml:1:16", "a mapping of keys stands where the mapping file asks"),
    ],
)
def test_an_object_without_an_id_is_a_problem_at_its_place(source: str, place: str, message: str):
    found = [each for each in problems(imported(TEAMS, teams_yaml=source)) if each[0] != "unmatched-path"]
    assert [(where, text[: len(message)]) for _, where, text in found][:1] == [(place, message)]


def test_an_object_whose_id_is_still_to_be_decided_is_no_entity_and_counted():
    read = imported(TEAMS, teams_yaml="teams: [{name: TBD}, {name: a}, {name: none}]\n")
    assert plain(read) == {"units": {"a": {}}}
    assert any("still to be decided" in note and note.endswith(": 2") for note in notes(read))


# ---- values


def test_a_path_gives_a_text_at_its_place():
    read = imported(fields("purpose: about.mission"), teams_yaml="teams: [{name: a, about: {mission: M}}]\n")
    assert plain(read) == {"units": {"a": {"purpose": "M"}}}
    assert place_of(read, "units", "a", "purpose") == "teams.yaml:1:36"


def test_what_is_not_there_is_not_stated_and_what_is_empty_is():
    read = imported(fields("purpose: mission"), teams_yaml="teams: [{name: a}, {name: b, mission: }]\n")
    assert plain(read) == {"units": {"a": {}, "b": {"purpose": None}}}
    assert place_of(read, "units", "b", "purpose") == "teams.yaml:1:39"


def test_an_empty_list_states_that_there_is_none():
    read = imported(
        fields("head: {each: 'leads[*]', path: .}"), teams_yaml="teams: [{name: a, leads: []}, {name: b}]\n"
    )
    assert plain(read) == {"units": {"a": {"head": None}, "b": {}}}
    assert place_of(read, "units", "a", "head") == "teams.yaml:1:26"


def test_the_first_of_several_paths_that_leads_to_something_holds():
    mapping = fields("head: [em, pm]")
    read = imported(mapping, teams_yaml="teams: [{name: a, pm: x}, {name: b, em: y, pm: x}, {name: c, em: , pm: x}]\n")
    assert plain(read) == {"units": {"a": {"head": "x"}, "b": {"head": "y"}, "c": {"head": "x"}}}


def test_a_list_of_texts_is_a_list_with_a_place_for_each():
    read = imported(fields("head: leads"), teams_yaml="teams:\n- name: a\n  leads:\n  - x\n  - y\n")
    assert plain(read) == {"units": {"a": {"head": ["x", "y"]}}}
    assert place_of(read, "units", "a", "head", 1) == "teams.yaml:5:5"


def test_items_are_a_text_or_a_mapping():
    mapping = fields("head: {each: 'leads[*]', path: [., github]}")
    read = imported(mapping, teams_yaml="teams: [{name: a, leads: [x, {github: y, roles: [z]}]}]\n")
    assert plain(read) == {"units": {"a": {"head": ["x", "y"]}}}
    assert problems(read) == []


def test_a_mapping_where_a_text_is_asked_for_is_a_problem():
    read = imported(fields("head: {each: 'leads[*]', path: .}"), teams_yaml="teams: [{name: a, leads: [x, {y: z}]}]\n")
    assert [(rule, place) for rule, place, _ in problems(read)] == [("invalid-value", "teams.yaml:1:30")]
    assert plain(read) == {"units": {"a": {"head": ["x"]}}}


def test_values_are_replaced_by_the_first_pattern_that_fits_in_any_case_and_width():
    mapping = fields('type: {path: kind, values: {wg: working_group, "*-board": committee, "*": team}}')
    read = imported(
        mapping, teams_yaml="teams: [{name: a, kind: WG}, {name: b, kind: ｘ-Board}, {name: c, kind: squad}]\n"
    )
    assert plain(read) == {"units": {"a": {"type": "working_group"}, "b": {"type": "committee"}, "c": {"type": "team"}}}
    assert place_of(read, "units", "b", "type") == "teams.yaml:1:46"


def test_a_value_that_is_not_in_the_list_stays_as_it_stands():
    read = imported(
        fields("type: {path: kind, values: {wg: working_group}}"), teams_yaml="teams: [{name: a, kind: x}]\n"
    )
    assert plain(read) == {"units": {"a": {"type": "x"}}}


def test_a_value_replaced_by_nothing_falls_through():
    mapping = fields(
        'type:\n- {path: name, values: {"*-council": committee, "*": null}}\n- {path: kind}\n- {value: team}'
    )
    read = imported(
        mapping, teams_yaml="teams: [{name: a-council, kind: office}, {name: b, kind: office}, {name: c}]\n"
    )
    assert [body["type"] for body in plain(read)["units"].values()] == ["committee", "office", "team"]


def test_a_default_is_for_what_is_not_there_or_empty():
    mapping = fields("parent: {path: above, default: top}")
    read = imported(mapping, teams_yaml="teams: [{name: a}, {name: b, above: }, {name: c, above: x}]\n")
    assert [body["parent"] for body in plain(read)["units"].values()] == ["top", "top", "x"]


def test_texts_are_made_small_made_ids_and_given_a_prefix():
    mapping = fields("head: {path: lead, lower: true, prefix: person/}\nparent: {path: above, slug: true}")
    read = imported(mapping, teams_yaml="teams: [{name: a, lead: AbC, above: ' R&D 営業 (Tokyo) '}]\n")
    assert plain(read) == {"units": {"a": {"head": "person/abc", "parent": "r-d-営業-tokyo"}}}


@pytest.mark.parametrize("word", ["tbd", "TBD", "none", "未定", "N/A"])
def test_placeholders_and_words_for_none_pass_as_they_stand(word: str):
    mapping = fields("head: {path: lead, lower: true, slug: true, prefix: person/}")
    assert plain(imported(mapping, teams_yaml=f"teams: [{{name: a, lead: {word}}}]\n"))["units"]["a"]["head"] == word


def test_a_template_puts_texts_together_at_the_place_of_the_objects_own():
    mapping = fields('head: {each: "leads[*]", text: "position/{.}@{$above.name}"}')
    read = imported(mapping, teams_yaml="teams: [{name: a, leads: [x, tbd]}]\n")
    assert plain(read) == {"units": {"a": {"head": ["position/x@a", "tbd"]}}}
    assert place_of(read, "units", "a", "head", 0) == "teams.yaml:1:27"


def test_a_template_with_a_hole_that_nothing_fills_gives_nothing():
    mapping = fields('head: {text: "{lead}@{name}", default: none}\npurpose: {text: "{{{name}}}"}')
    read = imported(mapping, teams_yaml="teams: [{name: a}, {name: b, lead: x}]\n")
    assert plain(read)["units"] == {"a": {"head": "none", "purpose": "{a}"}, "b": {"head": "x@b", "purpose": "{b}"}}


def test_several_values_become_one_list():
    mapping = fields("head: {all: [{each: 'chairs[*]', path: .}, lead]}")
    read = imported(mapping, teams_yaml="teams: [{name: a, chairs: [x, y], lead: z}]\n")
    assert plain(read) == {"units": {"a": {"head": ["x", "y", "z"]}}}


def test_dates_and_numbers_stay_as_they_are_written():
    mapping = fields("start: since\nx-size: size")
    read = imported(mapping, teams_yaml="teams: [{name: a, since: 2026-04-01, size: 0012}]\n")
    assert plain(read) == {"units": {"a": {"start": "2026-04-01", "x-size": "0012"}}}


def test_what_stands_in_a_field_may_have_fields():
    mapping = fields("members: {each: 'people[*]', fields: {id: name, title: role, allocation: share}}")
    source = "teams:\n- name: a\n  people:\n  - {name: x, role: Lead, share: 50%}\n  - {name: y}\n"
    read = imported(mapping, teams_yaml=source)
    assert plain(read)["units"]["a"]["members"] == [{"id": "x", "title": "Lead", "allocation": "50%"}, {"id": "y"}]
    assert place_of(read, "units", "a", "members", 0, "allocation") == "teams.yaml:4:34"


# ---- lookups


LOOKUP = """
    files: {team: team.yaml, units: units.yaml}
    lookups: {role: {in: team, each: "*", key: "@key", gives: [slug, "@key"]}}
    entities:
    - in: units
      each: "*"
      collection: units
      id: "@key"
      fields: {head: {path: em, lookup: role, prefix: position/}}
"""


def test_a_lookup_translates_and_leaves_what_it_does_not_know():
    read = imported(
        LOOKUP, team_yaml="ann: {slug: cto}\nbob: {}\n", units_yaml="a: {em: ann}\nb: {em: bob}\nc: {em: zoe}\n"
    )
    heads = [body["head"] for body in plain(read)["units"].values()]
    assert heads == ["position/cto", "position/bob", "position/zoe"]
    assert place_of(read, "units", "a", "head") == "units.yaml:1:9"


SEVERAL = LOOKUP.replace('key: "@key", gives: [slug, "@key"]', 'key: name, gives: "@key"')


def test_a_lookup_that_gives_several_things_is_a_problem_where_it_is_used():
    files = {"team_yaml": "x: {name: ann}\ny: {name: ann}\n", "units_yaml": "a: {em: ann}\n"}
    read = imported(SEVERAL, **files)
    assert [(rule, place) for rule, place, _ in problems(read)] == [("ambiguous-reference", "units.yaml:1:9")]
    first = imported(SEVERAL.replace('gives: "@key"', 'gives: "@key", several: first'), **files)
    assert problems(first) == []
    assert plain(first)["units"]["a"]["head"] == "position/x"


# ---- rules inside rules, trees, mentions, conditions


def test_one_object_gives_several_entities():
    mapping = TEAMS.replace("id: name", "as: team\n      id: name") + (
        "      entities:\n"
        "      - {each: 'chairs[*]', collection: positions, id: {text: '{.}@{$team.name}'}, fields: {unit: $above.@id}}\n"
        "      - {each: 'meetings[*]', collection: meetings, id: {text: '{$team.@id}-{@number}'}, fields: {name: title, attendees: $team.@id}}\n"
    )
    read = imported(mapping, teams_yaml="teams: [{name: a, chairs: [x], meetings: [{title: M}]}]\n")
    assert plain(read) == {
        "units": {"a": {}},
        "positions": {"x@a": {"unit": "a"}},
        "meetings": {"a-1": {"name": "M", "attendees": "a"}},
    }
    assert place_of(read, "positions", "x@a") == "teams.yaml:1:28"


def test_a_tree_of_any_depth_gives_each_object_the_one_around_it():
    mapping = """
        files: {t: t.yaml}
        entities:
        - in: t
          each: teams.*
          recurse: teams.*
          collection: units
          id: "@key"
          fields: {parent: {path: $above.@id, default: top}}
    """
    source = "teams:\n  a:\n    teams:\n      b:\n        teams: {c: , d: {teams: {e: }}}\n  f:\n"
    read = imported(mapping, t_yaml=source)
    parents = {key: body["parent"] for key, body in plain(read)["units"].items()}
    assert parents == {"a": "top", "b": "a", "c": "b", "d": "b", "e": "d", "f": "top"}
    assert place_of(read, "units", "e", "parent") == "t.yaml:5:22"


def test_a_rule_without_a_collection_only_leads_further_in():
    mapping = """
        files: {t: t.yaml}
        entities:
        - in: t
          each: regions[*]
          as: region
          entities:
          - {each: "teams[*]", collection: units, id: ., fields: {location: $region.name}}
    """
    read = imported(mapping, t_yaml="regions: [{name: asia, teams: [a]}, {name: europe, teams: [b]}]\n")
    assert plain(read) == {"units": {"a": {"location": "asia"}, "b": {"location": "europe"}}}


MENTIONS = """
    files: {t: "*.yaml"}
    entities:
    - in: t
      each: "members[*]"
      collection: people
      id: {path: [., id], lower: true}
      mentions: true
      fields: {employer: company}
"""


def test_an_entity_may_be_mentioned_in_many_places_and_is_made_once_where_most_is_said():
    read = imported(MENTIONS, a_yaml="members: [Ann, {id: bob}]\n", b_yaml="members: [{id: ann, company: X}, ANN]\n")
    assert problems(read) == []
    assert plain(read) == {"people": {"ann": {"employer": "X"}, "bob": {}}}
    assert place_of(read, "people", "ann") == "b.yaml:1:16"


def test_mentions_in_one_file_add_up():
    mapping = MENTIONS.replace("{employer: company}", "{employer: company, name: name}")
    read = imported(mapping, a_yaml="members:\n- {id: ann, company: X}\n- {id: ann, name: Ann}\n")
    assert plain(read) == {"people": {"ann": {"employer": "X", "name": "Ann"}}}
    assert place_of(read, "people", "ann", "name") == "a.yaml:3:19"
    assert [document.duplicates for document in read.documents if document.duplicates] == []


def test_mentions_that_contradict_each_other_are_two_definitions():
    read = imported(MENTIONS, a_yaml="members: [{id: ann, company: X}, {id: ann, company: Y}]\n")
    [duplicate] = [each for document in read.documents for each in document.duplicates]
    assert (duplicate.key, duplicate.first.column, duplicate.second.column) == ("ann", 16, 39)


def test_two_definitions_of_one_id_are_a_duplicate():
    read = imported(TEAMS, teams_yaml="teams: [{name: a}, {name: a}]\n")
    [duplicate] = [each for document in read.documents for each in document.duplicates]
    assert (duplicate.key, duplicate.first.column, duplicate.second.column) == ("a", 16, 27)


def test_only_objects_that_fulfil_a_condition_count_and_the_others_are_told():
    mapping = TEAMS + "      only: {kind: [squad, '*-team']}\n"
    read = imported(
        mapping, teams_yaml="teams: [{name: a, kind: Squad}, {name: b, kind: x-team}, {name: c, kind: y}, {name: d}]\n"
    )
    assert plain(read) == {"units": {"a": {}, "b": {}}}
    assert "teams.yaml: objects that no rule takes, by `only`: 2" in notes(read)


def test_what_another_rule_takes_is_not_passed_over():
    mapping = (
        TEAMS
        + "      only: {kind: squad}\n    - {in: teams, each: 'teams[*]', collection: units, id: name, only: {kind: y}}\n"
    )
    read = imported(mapping, teams_yaml="teams: [{name: a, kind: squad}, {name: c, kind: y}]\n")
    assert [note for note in notes(read) if "only" in note] == []


def test_a_rule_without_a_source_makes_an_entity_of_the_mappings_own():
    mapping = TEAMS + "    - collection: units\n      id: {value: top}\n      fields:\n        type: {value: company}\n"
    read = imported(mapping, teams_yaml="teams: [{name: a}]\n")
    assert plain(read)["units"]["top"] == {"type": "company"}
    assert place_of(read, "units", "top") == "map.yaml:10:7"
    assert place_of(read, "units", "top", "type") == "map.yaml:12:11"


def test_the_organization_itself_has_fields():
    mapping = TEAMS + "    - {in: teams, collection: organization, fields: {currency: money, as_of: day}}\n"
    read = imported(mapping, teams_yaml="teams: [{name: a}]\nmoney: JPY\nday: 2026-04-01\n")
    assert plain(read)["organization"] == {"currency": "JPY", "as_of": "2026-04-01"}


def test_there_is_one_organization():
    mapping = TEAMS + "    - {in: teams, each: 'teams[*]', collection: organization, fields: {currency: name}}\n"
    read = imported(mapping, teams_yaml="teams: [{name: JPY}, {name: USD}]\n")
    assert [each[:2] for each in problems(read)] == [("invalid-id", "teams.yaml:1:22")]
    assert plain(read)["organization"] == {"currency": "JPY"}


# ---- what is not read, and what matches nothing


def test_what_nothing_reads_is_listed_by_path_with_numbers_and_without_values():
    mapping = TEAMS.replace("teams[*]", "teams.*").replace("id: name", "id: '@key'")
    read = imported(
        mapping, teams_yaml="teams:\n  ann: {mail: a@x, pay: {y: 1}}\n  bob: {mail: b@x}\nold: 1\n'a b': 2\n"
    )
    assert notes(read) == [
        'map.yaml: not read of teams (files: 1): "a b" (1), old (1), teams.*.mail (2), teams.*.pay (1)'
    ]


def test_what_is_left_alone_on_purpose_is_not_listed():
    mapping = TEAMS.replace("teams.yaml}", "{glob: teams.yaml, ignore: ['teams[*].mail', old]}}")
    assert notes(imported(mapping, teams_yaml="teams: [{name: a, mail: x, b: 1}]\nold: 1\n")) == [
        "map.yaml: not read of teams (files: 1): teams[*].b (1)"
    ]


def test_many_different_keys_in_one_place_are_data_and_not_told():
    keys = ", ".join(f"person{number}: x" for number in range(60))
    read = imported(
        TEAMS, teams_yaml=f"teams: [{{name: a, byname: 1}}]\nphones: {{{keys}}}\n{keys.replace(', ', chr(10))}\n"
    )
    assert notes(read) == ["map.yaml: not read of teams (files: 1): * (61), teams[*].byname (1)"]


def test_what_would_be_read_as_a_second_choice_is_not_left_over():
    mapping = fields("head: [em, pm]\ntype: [{path: kind?}, {path: sort}]")
    read = imported(mapping, teams_yaml="teams: [{name: a, em: x, pm: y, kind: team, sort: z}]\n")
    assert notes(read) == []


def test_a_path_that_leads_nowhere_is_a_warning_at_the_mapping_with_what_was_meant():
    read = imported(fields("head: laed\npurpose: mission?"), teams_yaml="teams: [{name: a, lead: x}]\n")
    assert problems(read) == [
        ("unmatched-path", "map.yaml:10:11", 'the path "laed" leads nowhere in any file'),
    ]
    [problem] = read.problems
    assert problem.accepted is not None
    assert 'did you mean "lead"?' in problem.accepted.en


def test_what_was_meant_is_found_in_the_middle_of_a_path_too():
    read = imported(fields("head: abuot.lead"), teams_yaml="teams: [{name: a, about: {lead: x}}]\n")
    [problem] = read.problems
    assert problem.accepted is not None
    assert 'did you mean "about"?' in problem.accepted.en


def test_the_top_of_a_tree_has_nothing_above_it_and_that_is_no_fault_of_the_path():
    mapping = TEAMS + "      recurse: teams[*]?\n      fields: {parent: $above.@id}\n"
    assert problems(imported(mapping, teams_yaml="teams: [{name: a}]\n")) == []


def test_an_entity_of_a_whole_file_without_an_id_in_it_stands_where_the_file_begins():
    mapping = "files: {t: '*.yaml'}\nentities:\n- {in: t, collection: units, id: {value: top}, fields: {name: title}}\n"
    read = imported(mapping, a_yaml="# c\ntitle: T\n")
    assert place_of(read, "units", "top") == "a.yaml:2:1"
    twice = mapping + "- {in: t, collection: units, id: {value: top}}\n"
    assert [len(document.duplicates) for document in imported(twice, a_yaml="title: T\n").documents] == [1, 0]


def test_a_path_inside_objects_that_are_not_there_is_not_told_again():
    mapping = TEAMS.replace("teams[*]", "team[*]")
    assert [place for _, place, _ in problems(imported(mapping, teams_yaml="teams: [{name: a}]\n"))] == ["map.yaml:6:9"]


def test_files_that_are_not_there_are_a_warning_unless_they_may_be_missing():
    mapping = (
        TEAMS.replace("teams.yaml}", "teams.yaml, more: '*.toml'}") + "    - {in: more, collection: units, id: x}\n"
    )
    assert problems(imported(mapping, teams_yaml="teams: [{name: a}]\n")) == [
        ("unmatched-path", "map.yaml:3:34", 'no file is called "*.toml"')
    ]
    optional = mapping.replace("more: '*.toml'", "more: {glob: '*.toml', optional: true}")
    assert problems(imported(optional, teams_yaml="teams: [{name: a}]\n")) == []


def test_every_key_of_what_has_no_keys_is_a_problem():
    mapping = TEAMS.replace("teams[*]", "teams.*")
    found = [each[:2] for each in problems(imported(mapping, teams_yaml="teams: [{name: a}]\n"))]
    assert ("invalid-value", "teams.yaml:1:8") in found


# ---- kinds of files


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("a_json", '{"teams":\t[{"name": "a",\n "lead": "x"}]}', "a.json:2:10"),
        ("a_toml", 'title = "T"\n[[teams]]\nname = "a"\nlead = "x"\n', "a.toml:4:8"),
        ("a_md", "---\nteams:\n- name: a\n  lead: x\n---\n# text: [\n", "a.md:4:9"),
        ("a_yml", "teams:\n- {name: a, lead: x}\n", "a.yml:2:19"),
    ],
)
def test_files_are_read_by_their_endings(name: str, text: str, place: str):
    mapping = fields("head: lead").replace("teams.yaml", "'a.*'")
    read = imported(mapping, **{name: text})
    assert plain(read) == {"units": {"a": {"head": "x"}}}
    assert place_of(read, "units", "a", "head") == place


def test_fenced_yaml_in_markdown_is_read_where_the_mapping_says_so():
    mapping = fields("head: lead").replace("teams.yaml", "{glob: a.md, as: fenced-yaml}")
    text = (
        "# Teams\n\n```yaml\nteams: [{name: a, lead: x}]\n```\n\ntext\n\n~~~ yml\nteams:\n- {name: b, lead: y}\n~~~\n"
    )
    read = imported(mapping, a_md=text)
    assert plain(read) == {"units": {"a": {"head": "x"}, "b": {"head": "y"}}}
    assert place_of(read, "units", "b", "head") == "a.md:11:19"


@pytest.mark.parametrize(
    ("name", "text", "rule", "place"),
    [
        ("a_json", '{"teams": [}', "json-syntax", "a.json:1:12"),
        ("a_toml", "teams = [\n", "toml-syntax", "a.toml:2:1"),
        ("a_yaml", "teams: [\n", "yaml-syntax", "a.yaml:2:1"),
        ("a_md", "---\nteams: [\n---\n", "yaml-syntax", "a.md:3:1"),
        ("a_json", "3", "not-a-mapping", "a.json:1:1"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_problem_and_nothing_else_is_said(name: str, text: str, rule: str, place: str):
    read = imported(TEAMS.replace("teams.yaml", "'a.*'"), **{name: text})
    assert read.unreadable
    assert [each[:2] for each in problems(read)] == [(rule, place)]


def test_a_file_without_content_is_told():
    read = imported(
        TEAMS.replace("teams.yaml", "'*.md'"), a_md="# no front matter\n", b_md="---\nteams: [{name: a}]\n---\n"
    )
    assert "a.md: nothing to read in it" in notes(read)
    assert plain(read) == {"units": {"a": {}}}


@pytest.mark.parametrize("name", ["teams_yaml", "teams_json"])
def test_a_key_that_stands_twice_is_a_problem(name: str):
    mapping = TEAMS.replace("teams.yaml", "'teams.*'")
    read = imported(mapping, **{name: '{"teams": [{"name": "a"}],\n "teams": []}\n'})
    assert [(rule, place[-3:]) for rule, place, _ in problems(read)] == [("duplicate-key", "2:2")]


def test_one_file_may_belong_to_several_entries():
    mapping = """
        files: {all: "*.yaml", council: council.yaml}
        entities:
        - {in: all, collection: units, id: name}
        - {in: council, each: "members[*]", collection: people, id: .}
    """
    read = imported(mapping, a_yaml="name: a\n", council_yaml="name: c\nmembers: [x]\n")
    assert plain(read) == {"units": {"a": {}, "c": {}}, "people": {"x": {}}}
    assert notes(read) == []
