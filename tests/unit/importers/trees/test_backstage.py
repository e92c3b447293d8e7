"""Backstage catalogs become units, people and posts; what is named and nowhere described is said once a cause."""

from __future__ import annotations

from textwrap import dedent

import pytest

from orglint.importers.trees.backstage import is_backstage, may_be_backstage
from orglint.importers.trees.backstage_entities import EntityRef, parse_ref
from orglint.importers.trees.backstage_types import unit_type
from orglint.importers.trees.following import Outcomes
from orglint.importers.trees.kinds import kind_of
from orglint.location import Span

from .conftest import Linked, link, trees_of


def group(name: str, spec: str = "", metadata: str = "") -> str:
    return entity("Group", name, spec, metadata)


def user(name: str, spec: str = "", metadata: str = "") -> str:
    return entity("User", name, spec, metadata)


def entity(kind: str, name: str, spec: str = "", metadata: str = "") -> str:
    return f"apiVersion: backstage.io/v1alpha1\nkind: {kind}\nmetadata: {{name: {name}{metadata}}}\nspec: {{{spec}}}\n"


def backstage(*texts: str, outcomes: Outcomes | None = None, own: dict[str, str] | None = None) -> Linked:
    """Read the texts as documents of one file: an entity takes five lines, its `---` included."""
    return link("backstage", {"org.yaml": "---\n".join(texts)}, outcomes, own)


FULL = """\
apiVersion: backstage.io/v1beta1
kind: Group
metadata:
  name: Infra
  title: Infra title
  description: The infra unit
  namespace: DEFAULT
  annotations: {example.com/mail: infra@example.com}
  tags: [core, it]
spec:
  type: business-unit
  profile:
    displayName: Infrastructure
    email: infra@example.com
  parent: ops
  children: []
---
apiVersion: backstage.io/v1alpha1
kind: Group
metadata: {name: ops, title: Operations}
spec: {type: organization, children: [group:default/infra], members: [user:jdoe]}
---
apiVersion: backstage.io/v1alpha1
kind: User
metadata: {name: jdoe}
spec:
  profile: {displayName: Jenny Doe, email: jenny@example.com}
  memberOf: [default/infra]
"""


def test_groups_are_units_and_users_people_with_posts():
    found = backstage(FULL)
    units = found.model.entities["unit"]
    infra = units["Infra"]
    assert (infra.type, infra.name, infra.description) == ("business_unit", "Infrastructure", "The infra unit")
    assert infra.tags == ("core", "it")
    assert (units["ops"].type, units["ops"].name) == ("company", "Operations")
    assert found.edges("unit", "parent") == {("Infra", "ops")}
    assert found.model.entities["person"]["jdoe"].name == "Jenny Doe"
    assert found.edges("position", "unit") == {("jdoe@Infra", "Infra"), ("jdoe@ops", "ops")}
    assert found.edges("position", "holder") == {("jdoe@Infra", "jdoe"), ("jdoe@ops", "jdoe")}
    assert found.problems == ()
    assert found.notes == ()


def test_places_are_those_in_the_file():
    found = backstage(FULL)
    assert found.at("unit", "Infra") == "org.yaml:4:9"
    assert found.at("unit", "Infra", "parent") == "org.yaml:15:11"
    assert found.at("unit", "Infra", "name") == "org.yaml:13:18"
    assert found.at("person", "jdoe") == "org.yaml:25:18"
    assert found.at("position", "jdoe@Infra") == "org.yaml:28:14"
    assert found.at("position", "jdoe@ops") == "org.yaml:21:71"


def test_nothing_but_what_was_read_is_shown():
    lines = []
    for document in backstage(FULL).imported.documents:
        whole = document.own_span(document.root)
        for line in range(whole.line, whole.end_line + 1):
            excerpt = document.excerpt(Span(line, 1, line, 2))
            assert excerpt is not None
            lines.append(excerpt.text)
    text = "\n".join(lines)
    assert "@example.com" not in text
    assert "profile: {displayName: Jenny Doe, email: ***}" in text
    assert "annotations: {***}" in text


@pytest.mark.parametrize(
    ("written", "means"),
    [
        ("team-a", EntityRef("group", "here", "team-a")),
        ("group:team-a", EntityRef("group", "here", "team-a")),
        ("Default/Team-A", EntityRef("group", "default", "Team-A")),
        ("User:default/team-a", EntityRef("user", "default", "team-a")),
        (" team-a ", EntityRef("group", "here", "team-a")),
        ("a/b/c", None),
        ("a:b:c", None),
        ("", None),
        ("two words", None),
        (None, None),
    ],
)
def test_references_name_kind_namespace_and_name(written: str | None, means: EntityRef | None):
    assert parse_ref(written, "group", "here") == means


def test_a_reference_in_parts_means_the_same():
    found = backstage(group("a", "parent: {kind: Group, namespace: Default, name: B}, children: []"), group("b"))
    assert found.edges("unit", "parent") == {("a", "b")}
    assert found.problems == ()


def test_namespaces_stand_before_the_id_and_hold_for_references_within():
    found = backstage(
        group("a", "parent: b", ", namespace: Pay"), group("b", "", ", namespace: pay"), group("b", "parent: pay/b")
    )
    assert set(found.model.entities["unit"]) == {"pay:a", "pay:b", "b"}
    assert found.edges("unit", "parent") == {("pay:a", "pay:b"), ("b", "pay:b")}
    assert found.problems == ()


def test_a_parent_may_be_said_by_either_side_or_both():
    found = backstage(
        group("top", "children: [listed, Both]"),
        group("listed"),
        group("both", "parent: TOP"),
        group("own", "parent: top"),
    )
    assert found.edges("unit", "parent") == {("listed", "top"), ("both", "top"), ("own", "top")}
    assert found.problems == ()
    assert found.at("unit", "listed", "parent") == "org.yaml:8:18"


def test_a_membership_that_both_sides_say_is_one_post():
    found = backstage(group("a", "members: [U]"), user("u", "memberOf: [A]"), user("v", "memberOf: []"))
    assert set(found.model.entities["position"]) == {"u@a"}
    assert found.problems == ()


def test_groups_that_disagree_on_a_parent_leave_it_unknown():
    found = backstage(group("a", "parent: b"), group("b"), group("c", "children: [a]"))
    assert found.said() == [
        ("conflicting-reference", "org.yaml:4:16", 'group "a" has more than one parent: "b" and "c"')
    ]
    assert [str(place) for _, place in found.problems[0].related] == ["org.yaml:14:19"]
    assert found.model.unknown[found.model.entities["unit"]["a"]] == {"parent"}


def test_two_groups_that_list_one_as_a_child_disagree():
    found = backstage(group("a"), group("b", "children: [a]"), group("c", "children: [a]"))
    assert [(rule, place) for rule, place, _ in found.said()] == [("conflicting-reference", "org.yaml:9:19")]
    assert [str(place) for _, place in found.problems[0].related] == ["org.yaml:14:19"]


def test_something_named_and_nowhere_described_is_one_problem_with_every_place():
    found = backstage(
        group("a", "parent: gone, children: [lost], members: [nobody, u]"),
        group("b", "parent: Gone"),
        user("u", "memberOf: [gone]"),
    )
    assert found.said() == [
        ("unknown-reference", "org.yaml:4:16", 'group "gone" is described in none of the files'),
        ("unknown-reference", "org.yaml:4:33", 'group "lost" is described in none of the files'),
        ("unknown-reference", "org.yaml:4:50", 'user "nobody" is described in none of the files'),
    ]
    gone = next(problem for problem in found.problems if "gone" in problem.message.en)
    assert [str(place) for _, place in gone.related] == ["org.yaml:9:16", "org.yaml:14:19"]
    unknown = {entity.ref: names for entity, names in found.model.unknown.items()}
    assert unknown["unit/a"] == {"parent", "children", "members"}
    assert unknown["unit/b"] == {"parent"}


def test_what_own_files_describe_is_not_missing():
    own = {"own.yaml": "units: {gone: {}, lost: {}}\npeople: {nobody: {}}\n"}
    found = backstage(group("a", "parent: gone, children: [lost], members: [nobody]"), user("u"), own=own)
    assert found.problems == ()
    assert found.edges("unit", "parent") == {("a", "gone")}


def test_without_users_in_the_files_people_are_who_groups_name():
    found = backstage(group("a", "members: [x, Y]"), group("b", "members: [y]"))
    assert set(found.model.entities["person"]) == {"x", "Y"}
    assert set(found.model.entities["position"]) == {"x@a", "Y@a", "Y@b"}
    assert found.problems == ()
    assert found.notes == (("org.yaml", "there is no User in the files: people are what members of groups names"),)


def test_without_groups_in_the_files_units_are_what_users_name():
    found = backstage(user("u", "memberOf: [a, B]"), user("v", "memberOf: [b]"))
    assert set(found.model.entities["unit"]) == {"a", "B"}
    assert set(found.model.entities["position"]) == {"u@a", "u@B", "v@B"}
    assert found.problems == ()
    assert found.notes == (("org.yaml", "there is no Group in the files: groups are what memberOf of users names"),)


LOCATION = entity("Location", "all", "targets: [./team-x.yaml, ./team-y/info.yaml]")


def test_a_missing_file_is_the_problem_and_not_what_it_would_describe():
    absent: Outcomes = {("org.yaml", "./team-x.yaml"): "absent", ("org.yaml", "./team-y/info.yaml"): "there"}
    found = backstage(group("a", "children: [team-x, Other], parent: team-x"), LOCATION, outcomes=absent)
    assert found.said() == [("unknown-reference", "org.yaml:9:18", 'there is no file "./team-x.yaml"')]
    assert [(label.en, str(place)) for label, place in found.problems[0].related] == [
        ('group "team-x" is named here', "org.yaml:4:19"),
        ('group "team-x" is named here', "org.yaml:4:43"),
    ]
    assert found.notes == (
        (
            "org.yaml",
            'named and not described: group "Other"; they may stand in files that are missing or were not followed',
        ),
    )
    assert found.model.unknown[found.model.entities["unit"]["a"]] == {"parent", "children"}


def test_every_missing_file_is_a_problem_of_its_own():
    absent: Outcomes = {("org.yaml", "./team-x.yaml"): "absent", ("org.yaml", "./team-y/info.yaml"): "absent"}
    found = backstage(group("a", "children: [team-x, team-y]"), LOCATION, outcomes=absent)
    assert [
        (place, len(problem.related)) for (_, place, _), problem in zip(found.said(), found.problems, strict=True)
    ] == [
        ("org.yaml:9:18", 1),
        ("org.yaml:9:33", 1),
    ]
    assert found.notes == ()


def test_an_optional_file_may_be_missing():
    text = entity("Location", "all", "presence: optional, target: ./team-x.yaml")
    found = backstage(group("a"), text, outcomes={("org.yaml", "./team-x.yaml"): "absent"})
    assert found.problems == ()


def test_targets_elsewhere_are_not_followed_which_is_said():
    targets = "https://example.com/a.yaml, /etc/b.yaml, 'C:\\c.yaml', ../d.yaml, ~/e.yaml, ./excluded.yaml"
    outcomes: Outcomes = {("org.yaml", "../d.yaml"): "outside", ("org.yaml", "./excluded.yaml"): "excluded"}
    text = entity("Location", "all", f"type: url, targets: [{targets}]")
    found = backstage(group("a", "parent: team-z, members: [x]"), user("u"), text, outcomes=outcomes)
    assert found.problems == ()
    assert found.notes == (
        (
            "org.yaml",
            (
                "targets not followed: 1 on the web, 4 outside of the folder that is read, "
                "1 that exclude or .orglintignore leaves out"
            ),
        ),
        (
            "org.yaml",
            (
                'named and not described: group "team-z", 1 person; '
                "they may stand in files that are missing or were not followed"
            ),
        ),
    )


def test_a_group_of_one_name_twice_is_a_duplicate_at_both_places():
    found = backstage(group("a", "type: team, members: [u]"), group("A", "type: section, members: [u]"), user("u"))
    assert found.said() == [("duplicate-entity", "org.yaml:8:18", "unit/a is defined twice")]
    assert str(found.problems[0].related[0][1]) == "org.yaml:3:18"
    assert set(found.model.entities["position"]) == {"u@a"}


def test_somebody_who_stands_twice_in_one_list_is_a_duplicate_and_one_post():
    found = backstage(group("a", "members: [u, User:U]"), user("u", "memberOf: [a, group:a]"))
    assert [(rule, place) for rule, place, _ in found.said()] == [
        ("duplicate-entity", "org.yaml:4:21"),
        ("duplicate-entity", "org.yaml:9:22"),
    ]
    assert set(found.model.entities["position"]) == {"u@a"}


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("apiVersion: backstage.io/v1alpha1\nkind: Group\n", [("invalid-id", "org.yaml:2:7")]),
        (group("''"), [("invalid-id", "org.yaml:3:18")]),
        (group("a/b"), [("invalid-id", "org.yaml:3:18")]),
        (group("[a]"), [("invalid-value", "org.yaml:3:18"), ("invalid-id", "org.yaml:3:18")]),
        (group("a", "parent: [b, c]"), [("invalid-value", "org.yaml:4:16")]),
        (group("a", "parent: user:x"), [("invalid-value", "org.yaml:4:16")]),
        (group("a", "children: {x: y}"), [("invalid-value", "org.yaml:4:18")]),
        (group("a", "children: [{kind: group}]"), [("invalid-value", "org.yaml:4:19")]),
        (group("a", "members: [group:x]"), [("invalid-value", "org.yaml:4:18")]),
        (group("a", "chidren: [x]"), [("unknown-field", "org.yaml:4:8")]),
        (group("a", "profile: none"), [("invalid-value", "org.yaml:4:17")]),
        (group("a", "type: [team]"), [("invalid-value", "org.yaml:4:14")]),
        (group("a", "type: team, type: team"), [("duplicate-key", "org.yaml:4:20")]),
        ("apiVersion: backstage.io/v1\nkind: User\nmetadata: x\nspec: y\n", [
            ("invalid-value", "org.yaml:3:11"), ("invalid-value", "org.yaml:4:7"), ("invalid-id", "org.yaml:2:7"),
        ]),
    ],
)  # fmt: skip
def test_what_has_the_wrong_form_is_said_at_its_place(text: str, problems: list[tuple[str, str]]):
    found = backstage(text)
    assert sorted((rule, place) for rule, place, _ in found.said()) == sorted(problems)


def test_placeholders_are_nobody_yet_and_not_missing():
    found = backstage(group("a", "parent: tbd, members: [TBD]"), user("u", "memberOf: [未定]"))
    assert found.problems == ()
    assert found.edges("unit", "parent") == set()


def test_types_of_the_house_and_keys_of_the_house_are_named_in_notes():
    found = backstage(
        group("a", "type: product-area, manager: x"), group("b", "type: product-area"), group("c", "type: 部"),
        user("u", "profile: {phone: '1'}", ", colour: red"),
    )  # fmt: skip
    assert found.notes == (
        ("org.yaml", 'types of groups that are no types of units, left open: "product-area" (2 groups)'),
        ("org.yaml", "not read: metadata.colour, spec.manager, spec.profile.phone"),
    )
    assert [unit.type for unit in found.model.entities["unit"].values()] == [None, None, "department"]


@pytest.mark.parametrize(
    ("word", "means"),
    [
        ("organization", "company"), ("Business-Unit", "business_unit"), ("department", "department"), ("室", "office"),
        ("sub-department", "section"), ("squad", "team"), ("tribe", "department"), ("guild", "working_group"),
        ("permission_group", "permission_group"), ("chapter", None), ("", None),
    ],
)  # fmt: skip
def test_types_of_groups(word: str, means: str | None):
    assert unit_type(word) == means


def test_other_kinds_are_counted_beside_what_is_read_and_left_out_alone():
    files = {
        "org.yaml": "---\n".join([group("a"), entity("Component", "x"), entity("API", "y"), entity("API", "z")]),
        "component.yaml": entity("Component", "x"),
    }
    found = link("backstage", files)
    assert found.notes == (("org.yaml", "not read: 2 API, 1 Component"),)
    assert [(note.file, note.text.en) for note in found.imported.left_out] == [
        ("component.yaml", "no Group, User or Location of Backstage in it, but 1 Component")
    ]


@pytest.mark.parametrize("version", ["v1alpha1", "v1beta1", "v1"])
def test_an_entity_says_itself_what_it_is(version: str):
    (document,) = trees_of({"a.yaml": f"apiVersion: backstage.io/{version}\nkind: Group\n"})
    kind = kind_of(document.root)
    assert kind is not None
    assert kind.name == "backstage"


def test_other_manifests_are_left_alone_unless_the_user_says_what_they_are():
    (manifest,) = trees_of({"a.yaml": "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: x}\n"})
    (own,) = trees_of({"a.yaml": dedent("apiVersion: acme.example/v1\nkind: Group\nmetadata: {name: x}\n")})
    assert not is_backstage(manifest.root)
    assert not may_be_backstage(manifest.root)
    assert not is_backstage(own.root)
    assert may_be_backstage(own.root)
