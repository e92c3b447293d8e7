"""Organizations on GitHub become units, people and posts, each at its place in the user's YAML."""

from __future__ import annotations

import pytest

from orglint.importers.trees.github_org import is_github, may_be_github
from orglint.importers.trees.kinds import kind_of
from orglint.importers.trees.permission_groups import says_access

from .conftest import Linked, link, trees_of

ACME = """\
name: Acme Corporation
description: Rockets
billing_email: money@acme.example
admins: [wile]
members:
- Runner
- tweety
- sylvester
teams:
  rockets:
    description: Things that fly
    maintainers: [wile]
    members: [runner, wile]
    privacy: closed
    repos: {rocket: admin}
    previously: [dynamite]
    teams:
      engines:
        members:
        - tweety
  rocket-admins:
    members: [wile]
    repos: {rocket: admin}
  site:
    members: [tweety]
    repos: {site: write}
"""


def github(files: dict[str, str] | str, own: dict[str, str] | None = None) -> Linked:
    return link("github-org", {"org.yaml": files} if isinstance(files, str) else files, own=own)


def test_the_organization_is_a_company_and_teams_stand_below_what_they_stand_in():
    acme = github(ACME)
    units = acme.model.entities["unit"]
    assert {ident: unit.type for ident, unit in units.items()} == {
        "acme-corporation": "company",
        "rockets": "team",
        "engines": "team",
        "rocket-admins": "permission_group",
        "site": "permission_group",
    }
    assert acme.edges("unit", "parent") == {
        ("rockets", "acme-corporation"),
        ("engines", "rockets"),
        ("rocket-admins", "acme-corporation"),
        ("site", "acme-corporation"),
    }
    company, rockets = units["acme-corporation"], units["rockets"]
    assert (company.name, company.description) == ("Acme Corporation", "Rockets")
    assert (rockets.name, rockets.description) == (None, "Things that fly")
    assert acme.model.extras[rockets] == {"x-previously": "dynamite"}
    assert acme.problems == ()


def test_everybody_has_one_post_in_a_team_and_those_in_none_have_theirs_in_the_organization():
    acme = github(ACME)
    assert set(acme.model.entities["person"]) == {"wile", "Runner", "tweety", "sylvester"}
    assert acme.edges("position", "holder") == {
        ("wile@rockets", "wile"),
        ("Runner@rockets", "Runner"),
        ("tweety@engines", "tweety"),
        ("wile@rocket-admins", "wile"),
        ("tweety@site", "tweety"),
        ("sylvester@acme-corporation", "sylvester"),
    }
    assert acme.edges("position", "unit") == {
        (ident, ident.partition("@")[2]) for ident in acme.model.entities["position"]
    }


def test_maintainers_are_heads_and_admins_are_not():
    assert github(ACME).edges("unit", "head") == {("rockets", "wile@rockets")}


def test_several_maintainers_are_several_heads():
    found = github("teams: {duo: {maintainers: [a, b]}}")
    assert found.edges("unit", "head") == {("duo", "a@duo"), ("duo", "b@duo")}


def test_places_are_those_in_the_file():
    acme = github(ACME)
    assert acme.at("unit", "acme-corporation") == "org.yaml:1:7"
    assert acme.at("unit", "rockets") == "org.yaml:10:3"
    assert acme.at("unit", "engines") == "org.yaml:18:7"
    assert acme.at("unit", "rockets", "description") == "org.yaml:11:18"
    assert acme.at("person", "Runner") == "org.yaml:6:3"
    assert acme.at("position", "tweety@engines") == "org.yaml:20:11"
    assert acme.at("position", "Runner@rockets") == "org.yaml:13:15"


def test_the_head_of_the_organization_is_unknown_until_somebody_states_it():
    acme = github(ACME)
    assert acme.model.unknown[acme.model.entities["unit"]["acme-corporation"]] == {"head"}
    said = github(ACME, {"own.yaml": "units: {acme-corporation: {head: sylvester}}"})
    assert said.model.unknown == {}
    assert ("acme-corporation", "sylvester@acme-corporation") in said.edges("unit", "head")
    none = github(ACME, {"own.yaml": "units: {acme-corporation: {head: none}}"})
    assert none.model.unknown == {}


def test_a_team_with_repositories_is_no_permission_group_if_somebody_maintains_it_or_it_is_divided():
    found = github(
        """\
        teams:
          led: {members: [a], maintainers: [b], repos: {x: write}}
          divided: {members: [a], repos: {x: write}, teams: {part: {members: [c]}}}
          plain: {members: [a]}
          secret: {members: [a], privacy: secret}
          access: {members: [a], repos: {x: write}, teams: {}, maintainers: []}
        """
    )
    types = {ident: unit.type for ident, unit in found.model.entities["unit"].items()}
    assert types.pop("access") == "permission_group"
    assert set(types.values()) == {"team"}
    assert found.notes == (
        (
            "org.yaml",
            (
                "1 of 6 teams are taken for permission groups, by their names or because they have repositories and "
                "neither maintainers nor teams below"
            ),
        ),
    )


@pytest.mark.parametrize(
    "name", ["kubectl-admins", "site_reviewers", "Bots", "owners", "sig-x-leads", "org/web admins", "wiki-writers"]
)
def test_names_that_say_access(name: str):
    assert says_access(name)


@pytest.mark.parametrize(
    "name", ["sig-release", "administration", "reviewers-guild", "triage", "botany", "release-team", ""]
)
def test_names_that_say_nothing_of_access(name: str):
    assert not says_access(name)


def test_one_login_in_two_spellings_is_one_person_called_by_what_sorts_first():
    found = github("teams: {a: {members: [dana]}, b: {members: [Dana]}}")
    assert set(found.model.entities["person"]) == {"Dana"}
    assert set(found.model.entities["position"]) == {"Dana@a", "Dana@b"}
    assert found.problems == ()


def test_somebody_who_stands_twice_in_one_list_is_a_duplicate_and_one_post():
    found = github("teams:\n  a:\n    maintainers: [m]\n    members: [x, m, X]\n")
    assert set(found.model.entities["position"]) == {"m@a", "X@a"}
    assert found.said() == [("duplicate-entity", "org.yaml:4:21", '"X" stands twice in members of a')]
    assert str(found.problems[0].related[0][1]) == "org.yaml:4:15"


def test_somebody_in_a_team_and_not_in_the_organization_is_said_once_at_the_first_place():
    found = github(
        "name: Acme\nmembers: [a]\nadmins: [b]\nteams:\n  x: {members: [a, b, c]}\n  y: {maintainers: [C]}\n"
    )
    assert found.said() == [
        (
            "unknown-reference",
            "org.yaml:5:23",
            '"C" is in the team x, and neither a member nor an admin of the organization',
        )
    ]
    assert [str(place) for _, place in found.problems[0].related] == ["org.yaml:6:21"]
    assert set(found.model.entities["position"]) == {"a@x", "b@x", "C@x", "C@y"}


@pytest.mark.parametrize("org", ["", "admins: [b]\n", "name: Acme\nmembers:\n"])
def test_where_the_organization_lists_no_members_nobody_is_missing_from_it(org: str):
    expected = ["unknown-reference"] if "members" in org else []  # an empty list says that there is nobody
    found = github(org + "teams: {x: {members: [c]}}\n")
    assert [problem.rule for problem in found.problems] == expected


def test_a_team_that_two_files_define_is_a_duplicate_at_both_places_and_keeps_everybody():
    found = github(
        {
            "acme/org.yaml": "name: Acme\nteams:\n  web:\n    maintainers: [a]\n    members: [b]\n",
            "acme/sig/teams.yaml": "teams:\n  Web:\n    maintainers: [c]\n    members: [b]\n",
        }
    )
    assert found.said() == [("duplicate-entity", "acme/sig/teams.yaml:2:3", "unit/web is defined twice")]
    assert str(found.problems[0].related[0][1]) == "acme/org.yaml:3:3"
    assert set(found.model.entities["position"]) == {"a@web", "b@web", "c@web"}
    assert found.model.unknown[found.model.entities["unit"]["web"]] == {"head"}


def test_a_team_that_stands_twice_in_one_file_is_a_duplicate_and_keeps_everybody():
    found = github("teams:\n  web: {members: [a]}\n  web: {members: [b], teams: {deep: {members: [c]}}}\n")
    assert found.said() == [("duplicate-entity", "org.yaml:3:3", "unit/web is defined twice")]
    assert set(found.model.entities["position"]) == {"a@web", "b@web", "c@deep"}
    assert found.edges("unit", "parent") == {("deep", "web")}


def test_a_key_that_stands_twice_elsewhere_is_said():
    found = github("teams:\n  web:\n    members: [a]\n    members: [b]\n")
    assert found.said() == [("duplicate-key", "org.yaml:4:5", 'the key "members" stands twice')]


def test_several_organizations_are_companies_each_and_teams_are_called_after_theirs():
    found = github(
        """\
        orgs:
          acme: {teams: {web: {members: [a]}}}
          Beta: {name: Beta Inc, members: [b], teams: {web: {members: [b]}}}
        """
    )
    units = found.model.entities["unit"]
    assert {ident: unit.type for ident, unit in units.items()} == {
        "acme": "company", "Beta": "company", "acme.web": "team", "Beta.web": "team",
    }  # fmt: skip
    assert found.edges("unit", "parent") == {("acme.web", "acme"), ("Beta.web", "Beta")}
    assert units["acme.web"].name == "web"
    assert found.at("unit", "Beta") == "org.yaml:3:3"
    assert found.problems == ()


def test_an_organization_that_cannot_be_called_so_is_said_at_its_key():
    found = github("orgs:\n  a/b: {teams: {web: {members: [a]}}}\n  acme: {members: [a]}\n")
    assert found.said() == [
        ("invalid-value", "org.yaml:2:3", "the key of an organization is not a login, without blanks or slashes")
    ]
    assert set(found.model.entities["unit"]) == {"acme"}


def test_folders_are_organizations_where_each_has_its_own_file():
    found = github(
        {
            "config/acme/org.yaml": "name: Acme Inc\n",
            "config/acme/sig-web/teams.yaml": "teams: {web: {members: [a]}}\n",
            "config/beta/org.yaml": "name: Beta Inc\n",
            "config/beta/teams.yaml": "teams: {web: {members: [b]}}\n",
            "loose.yaml": "teams: {free: {members: [c]}}\n",
        }
    )
    assert found.edges("unit", "parent") == {("acme.web", "acme"), ("beta.web", "beta")}
    assert set(found.model.entities["unit"]) == {"acme", "beta", "acme.web", "beta.web", "free"}


def test_teams_without_an_organization_have_nothing_above_them():
    found = github({"a/teams.yaml": "teams: {web: {members: [a]}}\n", "b/teams.yaml": "teams: {app: {members: [b]}}\n"})
    assert set(found.model.entities["unit"]) == {"web", "app"}
    assert found.edges("unit", "parent") == set()


@pytest.mark.parametrize(
    ("file", "text", "ident"),
    [
        ("config/acme/org.yaml", "description: Rockets\n", "acme"),
        ("config/acme/org.yaml", "name: 株式会社 アクメ\n", "株式会社-アクメ"),
        ("org.yaml", "description: Rockets\n", "github-org"),
        ("<stdin>", "name: Acme\n", "acme"),
        ("org.yaml", "members: [a]\n", "github-org"),
    ],
)
def test_a_single_organization_is_called_by_its_name_else_by_its_folder(file: str, text: str, ident: str):
    assert list(github({file: text}).model.entities["unit"]) == [ident]


def test_two_organizations_in_one_folder_are_called_by_their_files():
    found = github({"orgs/acme.yaml": "name: A\n", "orgs/beta.yaml": "name: B\n"})
    assert set(found.model.entities["unit"]) == {"acme", "beta"}


def test_a_team_called_like_its_organization_is_another_unit():
    found = github("name: acme\nteams: {acme: {members: [a]}, a/b: {members: [a]}}\n")
    assert found.edges("unit", "parent") == {("acme.acme", "acme"), ("a-b", "acme")}
    assert {unit.name for unit in found.model.entities["unit"].values()} == {None, "acme", "a/b"}
    assert found.problems == ()


@pytest.mark.parametrize("login", ["tbd", "none", "vacant"])
def test_a_login_is_somebody_though_it_be_a_word_for_nobody(login: str):
    found = github(f"teams: {{{login}: {{maintainers: [{login}], teams: {{below: {{members: [{login}]}}}}}}}}\n")
    assert found.edges("position", "holder") == {(f"{login}@{login}", login), (f"{login}@below", login)}
    assert found.edges("unit", "head") == {(login, f"{login}@{login}")}
    assert found.edges("unit", "parent") == {("below", login)}
    assert "placeholder" not in found.model.entities


def test_what_has_the_wrong_form_is_said_at_its_place_and_the_rest_is_read():
    found = github(
        """\
        members: {a: b}
        teams:
          web: [a]
          app: {members: [a, {login: b, email: b@x.example}, "two words", a/b], maintainer: [c]}
          empty:
        """
    )
    assert [(rule, place) for rule, place, _ in found.said()] == [
        ("invalid-value", "org.yaml:1:10"),
        ("invalid-value", "org.yaml:3:8"),
        ("invalid-value", "org.yaml:4:22"),
        ("invalid-value", "org.yaml:4:54"),
        ("invalid-value", "org.yaml:4:67"),
        ("unknown-field", "org.yaml:4:73"),
    ]
    assert set(found.model.entities["unit"]) == {"github-org", "app", "empty"}
    assert set(found.model.entities["position"]) == {"a@app"}


def test_keys_nobody_knows_are_named_in_a_note():
    found = github("name: Acme\ncolour: red\nteams: {web: {members: [a], slack: '#web'}}\n")
    assert found.notes == (("org.yaml", "not read: colour, slack"),)
    assert found.problems == ()


def test_an_excerpt_shows_nothing_that_was_not_read():
    found = github("name: Acme\nteams:\n  web: {members: [a, a], slack: secret, description: Web, privacy: closed}\n")
    (problem,) = found.problems
    (document,) = found.imported.documents
    assert problem.location is not None
    assert problem.location.span is not None
    excerpt = document.excerpt(problem.location.span)
    assert excerpt is not None
    assert excerpt.text == "  web: {members: [a, a], slack: ***, description: Web, privacy: ***}"


@pytest.mark.parametrize(
    "text",
    [
        ACME,
        "orgs: {acme: {members: [a], teams: {x: {members: [a], slack: y}}}}\nplank: {}",
        "has_repository_projects: true\ncolour: red",
        "teams: {x: {members: [a], privacy: closed}}",
        "admins: [a]\nbilling_email: x",
        "teams: {x: {privacy: secret}, y: }",
    ],
)
def test_an_organization_is_known_by_its_form(text: str):
    (document,) = trees_of({"org.yaml": text})
    kind = kind_of(document.root)
    assert kind is not None
    assert kind.name == "github-org"


@pytest.mark.parametrize(
    "text",
    [
        "teams: {x: [a, b]}",
        "teams: {x: {lead: a, members: [a]}}",
        "teams: {x: {members: [{name: a}]}}",
        "teams: [{name: x}]",
        "members: [a]",
        "name: x\ndescription: y",
        "orgs: {}",
        "orgs: {a: {b: c}}",
        "restrictions: []",
        "teams: {x: {description: y}}",
    ],
)
def test_what_only_looks_like_one_is_left_alone(text: str):
    (document,) = trees_of({"org.yaml": text})
    assert not is_github(document.root)
    assert may_be_github(document.root) == any(key in document.root for key in ("orgs", "teams", "members"))
