"""The staff of an invented company: 300 people, concurrent posts, vacant posts, contractors; the same on every run.

What is wrong with the company is planted, and named in `PLANTED`, so that findings can be expected at their cells.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

SURNAMES = ("佐藤", "鈴木", "高橋", "田中", "伊藤", "渡辺", "山本", "中村", "小林", "加藤", "佐々木", "林", "髙﨑")
GIVEN = ("太郎", "花子", "健一", "美咲", "翔太", "葵", "大輔", "陽子", "拓也", "真由美", "隆", "恵", "さくら")
EMPLOYMENTS = (
    ("正社員", ""),
    ("契約社員", ""),
    ("嘱託", ""),
    ("派遣社員", "みなと人材"),
    ("業務委託", "合同会社ヨド"),
    ("出向者", "北浜ホールディングス"),
)
COMPANY = "北浜精機株式会社"
HEADINGS = (
    "社員番号", "氏名", "本部", "部", "課", "役職", "上長社員番号", "雇用形態", "雇用元", "入社日",
    "兼務部署", "兼務役職", "生年月日", "基本給", "評価",
)  # fmt: skip
SENSITIVE = ("生年月日", "基本給", "評価")
SECTIONS = {
    ("営業本部", "国内営業部"): ("営業一課", "営業二課", "営業三課"),
    ("営業本部", "海外営業部"): ("アジア課", "欧米課"),
    ("営業本部", "マーケティング部"): ("販売促進課", "デジタルマーケティング課"),
    ("技術本部", "設計部"): ("機械設計課", "電気設計課", "制御設計課"),
    ("技術本部", "研究開発部"): ("先行開発課", "評価課"),
    ("製造本部", "第一製造部"): ("加工課", "組立課", "検査課"),
    ("製造本部", "第二製造部"): ("板金課", "塗装課"),
    ("製造本部", "生産管理部"): ("購買課", "物流課"),
    ("管理本部", "人事部"): ("人事課", "労務課"),
    ("管理本部", "経理部"): ("財務課", "管理会計課"),
    ("管理本部", "情報システム部"): ("システム課",),
}
PEOPLE = 300


@dataclass(frozen=True, slots=True)
class Post:
    """One row of the list: a person in their post, or a vacant post without a person."""

    number: str
    name: str
    units: tuple[str, str, str]
    title: str
    manager: str
    employment: str = "正社員"
    employer: str = ""
    joined: date | None = None
    second_unit: str = ""
    second_title: str = ""
    born: date | None = None
    salary: int = 0
    rating: str = ""

    @property
    def is_vacant(self) -> bool:
        """Whether nobody holds the post."""
        return self.name == "（空席）"


@dataclass(frozen=True, slots=True)
class Planted:
    """What is wrong on purpose, by employee number (of a vacant post: by its unit)."""

    wide_span: str = ""
    reports_to_self: str = ""
    unknown_manager: str = ""
    vacant_units: tuple[str, ...] = ()
    concurrent: tuple[str, ...] = field(default=())


def company() -> tuple[list[Post], Planted]:
    """Return the rows in the order of the list, and what is wrong with them."""
    rows = list(_staffed())
    people = [row for row in rows if not row.is_vacant]
    assert len(people) == PEOPLE
    clerks = [row for row in people if row.title == "課員" and row.employment == "正社員"]
    itself, lost = clerks[17], clerks[40]
    several = tuple(row.number for row in clerks[60:70])
    changed = {
        itself.number: replace(itself, manager=itself.number),
        lost.number: replace(lost, manager="009999"),
    }
    for number, row in zip(several, clerks[60:70], strict=True):
        other = "技術本部/設計部/制御設計課" if row.units[0] != "技術本部" else "営業本部/国内営業部/営業一課"
        changed[number] = replace(row, second_unit=other, second_title="課員")
    rows = [changed.get(row.number, row) for row in rows]
    head = next(row for row in rows if row.units[2] == "組立課" and row.title == "課長")
    return rows, Planted(head.number, itself.number, lost.number, ("検査課", "欧米課"), several)


def _staffed() -> Iterator[Post]:
    chance = random.Random(20260401)  # noqa: S311 - the same company on every run, nothing secret
    numbers = (f"{number:06d}" for number in range(101, 1000))

    def person(units: tuple[str, str, str], title: str, manager: str, **more: str) -> Post:
        number = next(numbers)
        joined = date(chance.randint(1995, 2025), 4, 1)
        return Post(
            number=number,
            name=f"{chance.choice(SURNAMES)}　{chance.choice(GIVEN)}",
            units=units,
            title=title,
            manager=manager,
            joined=joined,
            born=date(joined.year - 22, chance.randint(1, 12), chance.randint(1, 28)),
            salary=chance.randint(22, 80) * 10_000,
            rating=chance.choice("SABC"),
            **more,
        )

    president = person(("", "", ""), "代表取締役社長", "")
    yield president
    sizes = iter(_sizes())
    heads: dict[str, str] = {}
    for (division, department), sections in SECTIONS.items():
        if division not in heads:
            head = person((division, "", ""), "本部長", president.number)
            heads[division] = head.number
            yield head
        manager = person((division, department, ""), "部長", heads[division])
        yield manager
        for section in sections:
            units = (division, department, section)
            if section in ("検査課", "欧米課"):
                yield Post("", "（空席）", units, "課長", manager.number)
                leader = manager.number
            else:
                chief = person(units, "課長", manager.number)
                yield chief
                leader = chief.number
            for place in range(next(sizes)):
                kind = _employment(place, chance)
                yield person(units, "課員", leader, employment=kind[0], employer=kind[1])


def _sizes() -> list[int]:
    """Return how many people work in each section below its chief: 300 in all, one section far too many."""
    sections = [section for each in SECTIONS.values() for section in each]
    heads = 1 + len({division for division, _ in SECTIONS}) + len(SECTIONS) + len(sections) - 2
    sizes = [(PEOPLE - heads) // len(sections)] * len(sections)
    wide = sections.index("組立課")
    sizes[wide] += 8
    for place in range(8):
        sizes[(wide + 1 + place) % len(sections)] -= 1
    for place in range(PEOPLE - heads - sum(sizes)):
        sizes[place] += 1
    return sizes


def _employment(place: int, chance: random.Random) -> tuple[str, str]:
    return EMPLOYMENTS[0] if place < 4 else chance.choice(EMPLOYMENTS)
