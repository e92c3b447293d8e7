"""`orglint anonymize`: nothing that points at somebody is left, and the rules find what they found."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from orglint.importers.to_yaml.gather import ORGANIZATION, gather
from orglint.model.leaves import leaves
from orglint.model.schema import COLLECTIONS
from orglint.pseudonyms.words import is_known_function
from orglint.source.reader import read_yaml

EXAMPLES = sorted(path for path in (Path(__file__).parents[2] / "examples").iterdir() if path.is_dir())
GENERATOR = Path(__file__).parents[3] / "shared" / "bench" / "gen_org.py"
ONCE = frozenset(
    {
        "function-without-own-budget",
        "reporting-cycle",
        "far-from-executives",
        "no-executive-dialogue",
        "handoff-ping-pong",
    }
    | {
        "distant-handoff",
        "kpi-roll-up-cycle",
        "handoff-partners-share-no-kpi",
        "conflicting-kpis",
        "kpi-horizon-mismatch",
    }
    | {"handoff-partners-never-meet", "no-liaison", "scattered-records", "parent-cycle"}
)
"""Rules that make one finding of several entities: which of them it is told at follows the order of ids."""
SENSITIVE = frozenset({"handover-without-overlap", "undocumented-role", "no-successor"})
"""Rules that read what is left out."""
OWN_WORDS = frozenset(
    {"yes", "no", "true", "false", "none", "null", "なし", "未定", "tbd", "lead", "leads", "リード", "はい", "いいえ"}
)
ORIGINAL = """\
organization: {name: 株式会社ひみつ商事, currency: JPY, as_of: 2026-04-01, description: secret plans, tags: [confidential], x-own: {k: v}}
units:
  himitsu: {name: ひみつ商事, type: company, head: tanaka, purpose: beat Rival Corp}
  eigyo: {name: 営業本部, type: 本部, parent: himitsu, head: p-1, function: sales, does: [sell things, call people], x-note: private}
  tanaka-han: {name: 田中班, type: team, parent: eigyo, function: falcon-watching, members: [{id: satou, title: 田中係長}], location: 東京}
  rival: {name: Rival Desk, parent: eigyo, team_type: platform, location: Tokyo HQ, does_not: なし}
people:
  tanaka: {name: 田中 太郎, unit: himitsu, title: 代表取締役, description: on leave, x-mail: taro@himitsu.example}
  satou: {name: 佐藤, unit: tanaka-han, title: 主任, reports_to: p-1, employer: Rival Corp, employment: 派遣}
  kato: {name: 加藤, posts: [{unit: eigyo, title: 課長, cost: 900}, {unit: rival, title: 課長}]}
positions:
  p-1: {unit: eigyo, title: 本部長, holder: {id: ito, allocation: 0.5}, successor: satou, cost: 123456, documented: "https://himitsu.example/jd"}
  p-2: {unit: eigyo, title: 部員, reports_to: 山田 花子, backup: kato@eigyo, status: vacant}
kpis:
  falcon: {name: Falcon MQL, owner: rival, target: 120, source: CRM of Rival, unit_of_measure: 件}
  eagle: {owner: p-1, rolls_up_to: falcon, target: "about 7 eagles", source: customer-db}
datasets: {customer-db: {subject: customers of Rival Corp, owner: eigyo, name: 顧客DB}}
engagements: {rival-outsourcing: {partner: RIVAL CORP, unit: eigyo, owner: p-1, amount: 1234567, purpose: {why: call centre, how: [cheap]}}}
handoffs: {gold: {giver: eigyo, receiver: rival, item: falcon lead, owner: 未定(山田予定)}}
x-more: secret stuff
"""


def check(cli, *paths: str):
    ended = cli("check", *paths, "--pack", "strict", "--pack", "core", "--pack", "marketing", "-f", "json", "--no-suppressions",
                "--as-of", "2026-04-01", "--today", "2026-04-01")  # fmt: skip
    assert ended.code in (0, 1), ended.err
    return json.loads(ended.out)


def read(folder: Path):
    documents = []
    for path in sorted(folder.rglob("*.yaml")):
        made = read_yaml(path.relative_to(folder).as_posix(), path.read_bytes())
        assert isinstance(made, list)
        documents += made
    return documents


def mapping(path: Path) -> dict[str, str]:
    (document,) = read_yaml("m", path.read_bytes())
    return {original: made for made, original in document.root.items()}


def renamed(entity: str | None, ids: dict[str, str]) -> str | None:
    """Return an entity under the new ids: `kind/id`, pairs, posts made from people and units."""
    if entity is None or "/" not in entity:
        return entity
    kind, _, ident = entity.partition("/")
    if ident in ids:
        return f"{kind}/{ids[ident]}"
    if kind == "partnership":
        return "partnership/" + " ".join(sorted(ids.get(part, part) for part in ident.split("--")))
    person, at, unit = ident.partition("@")
    if at and person in ids:
        return f"{kind}/{ids[person]}@{ids.get(unit, unit)}"
    if kind == "placeholder":
        inner, _, field = ident.rpartition(".")
        return f"placeholder/{renamed(inner, ids)}.{field}"
    return f"{kind}/..." if kind == "stage" else entity


def found(report, ids: dict[str, str] | None) -> tuple[set, dict]:
    """Return findings by rule and entity, and of rules that make one finding of several only how many."""
    single, once = set(), {}
    for each in report["findings"]:
        rule, entity = each["rule"], each["entity"]
        if rule in ONCE:
            once[rule] = once.get(rule, 0) + 1
        elif rule not in SENSITIVE:
            new = renamed(entity, ids) if ids is not None else renamed(entity, {})
            single.add((rule, new if new is None or not new.startswith("stage/") else "stage/..."))
    return single, once


def assert_same_findings(cli, paths: list[str], copy: str, ids: dict[str, str]) -> None:
    before, after = check(cli, *paths), check(cli, copy)
    assert found(after, None) == found(before, ids)
    unheard = [{rule["rule"] for rule in report["rules"]["not_evaluated"]} - SENSITIVE for report in (before, after)]
    assert unheard[0] == unheard[1]
    assert before["rules"]["evaluated"]


def texts_of(documents) -> set[str]:
    """Return every text of a model that is not orglint's own: ids, names, values, keys."""
    gathered = gather(documents)
    texts = {entity.id for entity in gathered.entities.values() if entity.collection != ORGANIZATION}
    for entity in gathered.entities.values():
        for leaf in leaves(entity.kind, entity.fields):
            texts.add(leaf.text or "")
    return texts


def is_own(text: str) -> bool:
    return (
        bool(re.fullmatch(r"[\d_.,%/:-]*", text))
        or text.casefold() in OWN_WORDS
        or is_known_function(text)
        or len(text) < 2
    )


def assert_nothing_survives(original, folder: Path, kept: set[str] = frozenset()) -> None:
    written = "\n".join(
        f"{path.relative_to(folder)}\n{path.read_text(encoding='utf-8')}"
        for path in folder.rglob("*")
        if path.is_file()
    )
    plain = re.sub(r"^ *#.*$", "", written, flags=re.MULTILINE)
    words = {
        leaf.text for entity in gather(read(folder)).entities.values() for leaf in leaves(entity.kind, entity.fields)
    }
    ids = {key[1] for key in gather(read(folder)).entities}
    enums = {
        word
        for kind in COLLECTIONS.values()
        for field in kind.declared.values()
        for mark in field.marks
        if hasattr(mark, "aliases")
        for pair in mark.aliases.items()
        for word in pair
    } | {
        "department",
        "team",
        "company",
        "platform",
        *COLLECTIONS,
        *(name for kind in COLLECTIONS.values() for name in kind.written),
    }
    for text in sorted(texts_of(original) - kept):
        if not is_own(text) and text not in enums and text.casefold() not in {word.casefold() for word in enums}:
            assert text not in words, text
            assert text not in ids, text
            # Not as a part of a pseudonym: eight letters and digits by chance hold any short text now and then.
            assert len(text) <= 3 or not re.search(rf"(?<![a-z0-9]){re.escape(text)}(?![a-z0-9])", plain), text


@pytest.mark.parametrize("options", [(), ("--units", "--titles"), ("--key", "k")], ids=" ".join)
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_examples_keep_their_findings(cli, folder: Path, example: Path, options):
    paths = [str(path) for path in (example / "org", example / "org.yaml") if path.exists()]
    ended = cli("anonymize", *paths, "-o", "copy", "--keep-mapping", "who.yaml", *options)
    assert ended.code == 0, ended.err
    assert_same_findings(cli, paths, "copy", mapping(folder / "who.yaml"))


@pytest.mark.slow
@pytest.mark.real_data
@pytest.mark.skipif(not GENERATOR.is_file(), reason="no generator beside the checkout")
@pytest.mark.parametrize("seed", [1, 2])
def test_generated_organizations_keep_their_findings(cli, folder: Path, seed: int):
    subprocess.run(
        [
            sys.executable,
            str(GENERATOR),
            "--people",
            "400",
            "--seed",
            str(seed),
            "--defects",
            "0.02",
            "--out",
            "org.yaml",
        ],
        check=True,
    )
    text = (folder / "org.yaml").read_text(encoding="utf-8")
    ended = cli(
        "anonymize", "org.yaml", "-o", "copy", "--keep-mapping", "who.yaml", "--units", "--titles", "--key", "k"
    )
    assert ended.code == 0, ended.err
    assert_same_findings(cli, ["org.yaml"], "copy", mapping(folder / "who.yaml"))
    assert_nothing_survives(read_yaml("org.yaml", text.encode()), folder / "copy", {"JPY", "EUR", "USD"})


@pytest.mark.parametrize("options", [("--units", "--titles"), ("--units", "--titles", "--key", "k")], ids=" ".join)
def test_no_text_of_the_original_is_left(cli, write, folder: Path, options):
    write("org.yaml", ORIGINAL)
    ended = cli("anonymize", "org.yaml", "-o", "copy", "--keep-mapping", "who.yaml", *options)
    assert ended.code == 0, ended.err
    assert_nothing_survives(read_yaml("org.yaml", ORIGINAL.encode()), folder / "copy", {"JPY"})
    assert_same_findings(cli, ["org.yaml"], "copy", mapping(folder / "who.yaml"))


def test_what_stays_is_said_and_holds_no_name_that_is_replaced(cli, write, folder: Path):
    write("org.yaml", ORIGINAL)
    ended = cli("anonymize", "org.yaml", "-o", "copy")
    written = "".join(path.read_text(encoding="utf-8") for path in (folder / "copy").rglob("*.yaml"))
    assert "  eigyo:\n    name: 営業本部\n" in written
    assert "title: 代表取締役\n" in written
    for gone in (
        "田中",
        "佐藤",
        "ひみつ",
        "himitsu",
        "tanaka",
        "Rival",
        "rival",
        "falcon",
        "secret",
        "Tokyo",
        "東京",
        "cost",
        "successor",
        "mail",
    ):
        assert gone not in written, gone
    assert "function: sales\n" in written
    assert "team_type: platform\n" in written
    assert "owner: 未定\n" in written
    assert "does_not: なし\n" in written
    assert "amount: 1234567\n" in written
    assert "left out: cost 1, description 2, posts.cost 1, successor 1, tags 1, x-... 3\n" in ended.err
    assert "kept: titles and the names of units" in ended.err
    assert "田中" not in ended.err + ended.out


def test_equal_texts_stay_equal_and_employers_stay_the_partners_they_are(cli, write, folder: Path):
    write("org.yaml", ORIGINAL)
    cli("anonymize", "org.yaml", "-o", "copy", "--units")
    gathered = gather(read(folder / "copy"))
    (engagement,) = gathered.of("engagements")
    employers = {entity.fields["employer"] for entity in gathered.of("people") if "employer" in entity.fields}
    assert {name.casefold() for name in employers} == {engagement.fields["partner"].casefold()}
    eagle = next(entity for entity in gathered.of("kpis") if "rolls_up_to" in entity.fields)
    (dataset,) = gathered.of("datasets")
    assert eagle.fields["source"] == dataset.id


def test_with_a_key_two_copies_agree_and_the_key_stays_outside(cli, write, folder: Path):
    write("org.yaml", ORIGINAL)
    ended = cli("anonymize", "org.yaml", "-o", "one", "--key", "secret.key", "--amounts", "scale")
    assert "a new key: secret.key" in ended.err
    key = (folder / "secret.key").read_text()
    assert re.fullmatch(r"[0-9a-f]{64}\n", key)
    write("org.yaml", ORIGINAL.replace("  kato:", "  abe: {name: 阿部, unit: eigyo}\n  kato:"))
    ended = cli("anonymize", "org.yaml", "-o", "two", "--key", "secret.key", "--amounts", "scale")
    assert "a new key" not in ended.err
    assert (folder / "secret.key").read_text() == key
    one, two = (
        {entity.id: entity.fields for entity in gather(read(folder / name)).of("people")} for name in ("one", "two")
    )
    assert len(two) == len(one) + 1
    assert {ident: two[ident] for ident in one} == one
    assert "1234567" not in (folder / "one/organization.yaml").read_text(encoding="utf-8")
    assert all(key.strip() not in path.read_text(encoding="utf-8") for path in (folder / "one").rglob("*.yaml"))
    (folder / "secret.key").unlink()
    cli("anonymize", "org.yaml", "-o", "three", "--key", "secret.key")
    three = {entity.id for entity in gather(read(folder / "three")).of("people")}
    assert three.isdisjoint(two)


@pytest.mark.skipif(os.name == "nt", reason="modes of files are not Windows'")
def test_key_and_mapping_are_their_owner_s_alone(cli, write, folder: Path):
    write("org.yaml", ORIGINAL)
    cli("anonymize", "org.yaml", "-o", "copy", "--key", "k", "--keep-mapping", "who.yaml")
    assert [(folder / name).stat().st_mode & 0o777 for name in ("k", "who.yaml")] == [0o600, 0o600]
    assert mapping(folder / "who.yaml")["eigyo"] == "eigyo"
    assert mapping(folder / "who.yaml")["tanaka"].startswith("person-")


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (("--key", "copy/k"), "copy/k: this stands in the folder of the copy"),
        (("--keep-mapping", "copy/sub/m"), "copy/sub/m: this stands in the folder of the copy"),
        (("--key", "org.yaml"), "org.yaml: this is no key of orglint's"),
        (("--amounts", "scale"), "scaled amounts need a key"),
        (("--keep-mapping", "org.yaml"), "org.yaml: this file is there already"),
        (("--amounts", "drop"), "--amounts: expected is one of keep, scale"),
    ],
)
def test_what_would_give_it_away_is_refused(cli, write, folder: Path, options, reason):
    write("org.yaml", ORIGINAL)
    ended = cli("anonymize", "org.yaml", "-o", "copy", *options)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(reason)
    assert not (folder / "copy").exists()


def test_a_folder_with_something_in_it_is_left_alone_without_force(cli, write, folder: Path):
    write("org.yaml", ORIGINAL)
    write("copy/mine.txt", "mine")
    ended = cli("anonymize", "org.yaml", "-o", "copy")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("copy: the folder is not empty")
    assert cli("anonymize", "org.yaml", "-o", "copy", "--force").code == 0
    assert (folder / "copy/mine.txt").read_text() == "mine"


def test_a_model_that_cannot_be_read_is_not_copied(cli, write, folder: Path):
    write("org.yaml", "units: {a: [}\n")
    ended = cli("anonymize", "org.yaml", "-o", "copy")
    assert (ended.code, ended.out) == (2, "")
    assert not (folder / "copy").exists()


def test_a_table_can_be_copied_too(cli, write, folder: Path):
    write("hr.csv", "社員番号,氏名,所属,役職,上長\n001,田中,本社,社長,\n002,佐藤,本社,部長,001\n")
    assert cli("anonymize", "hr.csv", "-o", "copy", "--keep-mapping", "who.yaml").code == 0
    written = (folder / "copy/organization.yaml").read_text(encoding="utf-8")
    assert "田中" not in written
    assert "001'" not in written
    assert_same_findings(cli, ["hr.csv"], "copy", mapping(folder / "who.yaml"))
