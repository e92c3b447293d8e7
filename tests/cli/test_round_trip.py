"""Import, write, check says what check says straight on the source: for every importer, whatever it reads.

A new importer adds a sample to SAMPLES; tests/real_orgs/test_round_trip.py does the same with real organizations.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True, slots=True)
class Sample:
    """Files by name, the paths to import, and how to read them."""

    name: str
    files: dict[str, str | bytes]
    paths: tuple[str, ...]
    options: tuple[str, ...] = ()
    unsaid: frozenset[tuple[str, str]] = frozenset()
    """What is found in what was written alone: the form of the source has no place for it, so nothing is said there."""


HR = "社員番号,氏名,所属,役職,上長,入社日,雇用形態,退職日\n" + "".join(
    f"{number:03},社員{number},{'営業部' if number % 2 else '開発部'},{'部長' if number < 2 else ''},"
    f"{'' if number < 2 else f'{number % 2:03}'},2020/4/{number % 28 + 1},{'正社員' if number % 5 else '派遣'},\n"
    for number in range(40)
)
NO_IDS = "name,department,title,manager\n" + "".join(
    f"Person {number},Unit {number % 3},{'Head' if number < 3 else 'Clerk'},{'' if number < 1 else f'Person {number % 3}'}\n"
    for number in range(45)
)
POSTS = "id,name,department,title,manager,allocation\n" + "".join(
    f"{number},P{number},{unit},Clerk,{number // 7 if number else ''},{share}\n"
    for number in range(30)
    for unit, share in (("A", "60%"), ("B", "70%"))
)
SENIOR = (
    "Post Unique Reference,Name,Grade (or equivalent),Job Title,Unit,Reports to Senior Post,FTE,Organisation\n"
    + "".join(
        f"{number},{'Vacant' if number % 9 == 4 else f'Holder {number}'},SCS1,Director,Unit {number % 4},{'XX' if number == 1 else 1},1.00,Body\n"
        for number in range(1, 25)
    )
)
JUNIOR = "Organisation,Unit,Reporting Senior Post,Grade,Generic Job Title,Number of Posts in FTE\n" + "".join(
    f"Body,Unit {number % 4},{number},HEO,Officer,{number}.50\n" for number in range(1, 20)
)
KPIS = 'k,n,t,src,u\n1,Revenue,"1,000",,b\n2,Leads,,BI,a\n'
MAP = "columns: {k: kpis.id, n: kpis.name, t: kpis.target, src: kpis.source, u: units.id}"
GITHUB = """\
orgs:
  acme:
    admins: [boss]
    members: [ann, bob, cid, dan, eve]
    teams:
      web:
        description: the site
        maintainers: [ann]
        members: [bob, cid]
        teams:
          web-admins: {members: [bob], repos: {site: admin}}
      ops: {members: [dan, eve, bob]}
"""
BACKSTAGE = """\
apiVersion: backstage.io/v1alpha1
kind: Group
metadata: {name: acme, description: all of it}
spec: {type: organization, children: [web, ops]}
---
apiVersion: backstage.io/v1alpha1
kind: Group
metadata: {name: web, title: Web Team}
spec: {type: team, parent: acme, children: [], members: [bob]}
---
apiVersion: backstage.io/v1alpha1
kind: Group
metadata: {name: ops}
spec: {type: team, children: []}
---
apiVersion: backstage.io/v1alpha1
kind: User
metadata: {name: bob}
spec: {profile: {displayName: Bob B.}, memberOf: [web, ops]}
"""
JP_HR = """\
社員番号,姓,名,本部名,部名,課名,役職,直属上司社員番号,雇用形態,在籍状況,兼務所属1,兼務役職1
A001,山田,太郎,,,,代表取締役社長,,正社員,在籍,,
A002,佐藤,花子,営業本部,,,本部長,A001,正社員,在籍,,
A003,鈴木,一郎,営業本部,第一営業部,,部長,A002,正社員,在籍,マーケティング部,担当
A004,高橋,次郎,営業本部,第一営業部,一課,課長,A003,正社員,休職中,,
A005,伊藤,三郎,営業本部,第一営業部,一課,,A004,派遣社員,在籍,,
A006,渡辺,四郎,営業本部,第一営業部,一課,主任,A004,契約社員,退職,,
A007,中村,五郎,,マーケティング部,,部長,A001,正社員,在籍,,
"""
RACI = """\
decision,Sales,Marketing,Finance,CEO
Pricing,R,C,C,A
Campaigns,C,R/A,I,I
Hiring,A,A,,
"""
OUTLINE = """\
1 Acme
1.1 Sales
1.1.1 Sales East
1.1.2 Sales West
1.2 Marketing
"""
APPROVAL = """\
決裁事項,金額,課長,部長,本部長,社長
広告宣伝費,100万円未満,承認,,,
広告宣伝費,100万円以上1000万円未満,,承認,,
広告宣伝費,1000万円以上,,,承認,決裁
採用,,,起案,承認,決裁
"""
TEAMS = """\
teams:
  sales: {title: Sales, kind: dept, lead: ito, squads: {inside-sales: {title: Inside Sales, lead: tbd}}}
  design: {title: Design, kind: guild, lead: sato}
"""
MAPPING = """\
format: orglint-mapping/1
files: {teams: teams.yaml, people: people.json}
entities:
- in: teams
  each: teams.*
  recurse: squads.*
  collection: units
  id: "@key"
  fields:
    name: title
    type: {path: kind, values: {dept: department, guild: working_group}, default: team}
    parent: $above.@id
    head: {path: lead, prefix: person/}
- in: people
  each: "[*]"
  collection: people
  id: {path: user, lower: true}
  fields: {unit: team, title: title}
"""
MAPPED = {
    "teams.yaml": TEAMS,
    "people.json": '[{"user": "Ito", "team": "sales", "title": "Head"}, {"user": "Sato", "team": "design"}]',
    "m.yaml": MAPPING,
}
SAMPLES = [
    Sample("hr list in CP932", {"hr.csv": HR.encode("cp932")}, ("hr.csv",)),
    Sample("hr list without ids", {"hr.csv": NO_IDS}, ("hr.csv",)),
    Sample("several posts", {"hr.csv": POSTS}, ("hr.csv",)),
    Sample("organogram", {"2011-03-31-senior.csv": SENIOR, "2011-03-31-junior.csv": JUNIOR}, ("2011-03-31",)),
    Sample("map of columns", {"t.csv": KPIS, "m.yaml": MAP}, ("t.csv",), ("--map", "m.yaml")),
    Sample("mapped", MAPPED, ("teams.yaml", "people.json"), ("--map", "m.yaml")),
    Sample("japanese hr list", {"hr.csv": JP_HR}, ("hr.csv",)),
    Sample("raci matrix", {"raci.csv": RACI}, ("raci.csv",), ("--from", "raci")),
    Sample("outline", {"units.txt": OUTLINE}, ("units.txt",), ("--from", "outline")),
    Sample("approval table", {"kessai.csv": APPROVAL}, ("kessai.csv",), ("--from", "approval-table")),
    Sample("github teams", {"org.yaml": GITHUB}, ("org.yaml",), ("--from", "github-org"), frozenset({("unit-without-lead", "unit/acme")})),
    Sample("backstage", {"catalog.yaml": BACKSTAGE}, ("catalog.yaml",)),
]  # fmt: skip


def findings(cli, *arguments: str) -> tuple[set[tuple[str, str | None, str]], list[str]]:
    ended = cli(
        "check",
        *arguments,
        "--pack",
        "strict",
        "--pack",
        "core",
        "--pack",
        "marketing",
        "-f",
        "json",
        "--as-of",
        "2026-04-01",
        "--today",
        "2026-04-01",
    )
    assert ended.code in (0, 1), ended.err
    report = json.loads(ended.out)
    found = {(each["rule"], each["entity"], each["message"]) for each in report["findings"]}
    return found, sorted(rule["rule"] for rule in report["rules"]["not_evaluated"])


def renamed(found, ids: dict[str, str]):
    """Give people whose ids were made up the ids they were written with."""

    def new(text: str | None) -> str | None:
        return text and re.sub(r"row-\d+", lambda old: ids.get(old[0], old[0]), text)

    return {(rule, new(entity), new(message)) for rule, entity, message in found}


def made_up(paths, options) -> dict[str, str]:
    """Return which made-up id became which: by the names that only one person has."""
    from orglint.app.importing import import_files
    from orglint.app.inputs import Inputs
    from orglint.importers.to_yaml.folder import Wish

    given = dict(zip(options[::2], options[1::2], strict=True))
    column_map = Path(given["--map"]) if "--map" in given else None
    inputs = Inputs(paths=tuple(map(Path, paths)), column_map=column_map, preset=given.get("--from"))
    done = import_files(inputs, Path("again"), Wish())
    return done.result.ids


@pytest.mark.parametrize("split", ["unit", "collection"])
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_what_was_written_is_what_was_read(cli, write, folder: Path, sample: Sample, split: str):
    for name, text in sample.files.items():
        write(name, text)
    ended = cli("import", *sample.paths, *sample.options, "-o", "org", "--split", split)
    assert ended.code == 0, ended.err
    straight, unheard = findings(cli, *sample.paths, *sample.options)
    ids = made_up(sample.paths, sample.options)
    written, unheard_then = findings(cli, "org")
    more = {each for each in written if each[:2] in sample.unsaid}
    assert len(more) == len(sample.unsaid)
    assert (written - more, unheard_then) == (renamed(straight, ids), unheard)
    again = cli("import", *sample.paths, *sample.options, "-o", "org")
    assert again.out == "nothing to write: org says all of it already\n"


def test_a_template_s_example_is_written_as_it_is_read(cli, folder: Path):
    assert cli("template", "t.xlsx").code == 0
    ended = cli("import", "xlsx", "t.xlsx", "-o", "org")
    assert ended.code == 0, ended.err
    assert findings(cli, "org") == findings(cli, "t.xlsx")
    assert cli("import", "t.xlsx", "-o", "org").out == "nothing to write: org says all of it already\n"
