"""Reports made by hand, one for each state a reporter has to show."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from orglint.finding import (
    Before,
    Change,
    Evidence,
    Finding,
    Name,
    Phrase,
    Related,
    Severity,
    Sign,
    Status,
    fingerprint,
)
from orglint.i18n import Language
from orglint.location import Location, Span
from orglint.report import Comparison, Excerpt, NotEvaluated, Report, RuleText
from tests.hostile import HOSTILE


@dataclass(frozen=True)
class FakeSource:
    """A file that serves its lines as they are."""

    text: str

    def excerpt(self, span: Span) -> Excerpt | None:
        lines = self.text.split("\n")
        if span.line > len(lines):
            return None
        line = lines[span.line - 1]
        end = span.end_column - 1 if span.end_line == span.line else len(line)
        return Excerpt(span.line, line, span.column - 1, end)


KINYU = """units:
  kinyu:
    name: 金融事業部
    type: business_unit
    parent: sample
    head: tanaka
    purpose: 金融商品の販売
    kpis:
      revenue: {target: 120, rolls_up_to: sample-revenue}
    # 販促費
    budgets:
      kinyu-hansoku:
        function: marketing
        amount: 12_000_000
"""
MARKETING = """units:
  marketing:
    name: マーケティング部
    function: marketing
    head: 佐藤　花子
    kpis: {リード件数: {target: 400, owner: marketing}, 商談化率: {target: 12%}}
  brand: {parent: marketing, head: sato}
"""
SOURCES = MappingProxyType(
    {
        "org/kinyu.yaml": FakeSource(KINYU),
        "org/marketing.yaml": FakeSource(MARKETING),
        "人員.csv": FakeSource("社員番号,氏名,所属\n001234,𠮷田 太郎,kinyu\n"),
    }
)


def at(file: str, words: str, *, exact: bool = True) -> Location:
    """Return where `words` stand first in a file of SOURCES."""
    text = SOURCES[file].text
    before = text[: text.index(words)].split("\n")
    line, column = len(before), len(before[-1]) + 1
    return Location(file, Span(line, column, line, column + len(words)), exact)


def two(language: Language, en: str, ja: str) -> str:
    """Return the text of the language the report is in."""
    return ja if language == "ja" else en


def say(language: Language, en: str, ja: str) -> Phrase:
    """Return a phrase in the language the report is in."""
    return Phrase.of(two(language, en, ja))


def rules(language: Language) -> dict[str, RuleText]:
    """Return what there is to say of the rules of these reports; of some nothing is known."""
    return {
        "kpi-without-owner": RuleText(
            two(language, "A KPI that nobody owns", "責任者のいないKPI"),
            two(
                language, "Nobody acts on a number nobody answers for.", "誰も責任を負わない数字では、誰も動きません。"
            ),
            two(language, "Name an owner in `owner`.", "責任者を`owner`に記述してください。"),
            Severity.NOTE,
            "kpis",
            ("measurement",),
            "convention",
        ),
        "marketing-budget-held-by-business-unit": RuleText(
            two(language, "A marketing budget held by another unit", "他の部署が保有するマーケティングの予算"),
            two(language, "Who asks for each step plans none.", "毎回もらいに行く予算では、計画を立てられません。"),
            two(language, "Let marketing hold it (`holder`).", "マーケティングに移してください(`holder`)。"),
            Severity.ERROR,
            "budget-and-authority",
            evidence="weak",
            references=(("A study", "https://study.example/a?b=1&c=2"), ("A book, 1999", None)),
        ),
        "wide-span": RuleText(
            two(language, "Too many direct reports", "多すぎる直属の部下"),
            two(language, "Nobody leads forty people well.", "40人を一人で率いることはできません。"),
            two(language, "Divide the team", "チームを分けてください"),
            Severity.WARNING,
            "structure",
            evidence="strong",
        ),
        "unknown-reference": RuleText(
            two(language, "A reference names nothing", "参照先がありません"),
            two(language, "A reference names nothing.", "参照先がありません。"),
            two(language, "Correct the id.", "IDを直してください。"),
            Severity.ERROR,
            "input",
        ),
        "yaml-syntax": RuleText(
            two(language, "The file is no YAML", "YAMLとして読み取れません"),
            two(language, "The file is no YAML.", "YAMLとして読み取れません。"),
            two(language, "Repair the line.", "行を直してください。"),
            Severity.ERROR,
            "input",
        ),
    }


def empty(language: Language) -> Report:
    """Return a report of a run that found nothing and could check everything."""
    return Report(
        findings=(),
        evaluated=("kpi-without-owner", "marketing-budget-held-by-business-unit", "wide-span"),
        not_evaluated=(),
        counts={"units": 3, "people": 12, "budgets": 1},
        as_of=date(2026, 11, 22),
        today=date(2026, 11, 23),
        language=language,
        sources=SOURCES,
        files=("org/kinyu.yaml", "org/marketing.yaml", "人員.csv"),
        asked=("org", "人員.csv"),
        rules=rules(language),
        line_hashes={("org/kinyu.yaml", 12): "68c1b200c0b4df39:1", ("org/marketing.yaml", 7): "aa60ff5e20a05d84:2"},
    )


def budget(language: Language) -> Finding:
    """Return a finding with related places in its own file and in another, full-width text among them."""
    return Finding(
        rule="marketing-budget-held-by-business-unit",
        severity=Severity.ERROR,
        entity="budget/kinyu-hansoku",
        message=say(
            language,
            'the marketing budget "kinyu-hansoku" is held by 金融事業部, a business unit',
            "マーケティング予算「kinyu-hansoku」を事業部である金融事業部が持っています",
        ),
        location=at("org/kinyu.yaml", "kinyu-hansoku:"),
        fingerprint=fingerprint("marketing-budget-held-by-business-unit", ["budget/kinyu-hansoku"]),
        related=(
            Related(
                "budget/kinyu-hansoku",
                say(language, "it pays for marketing", "マーケティングに充てられる"),
                at("org/kinyu.yaml", "function: marketing"),
            ),
            Related("unit/kinyu", say(language, "its holder", "予算の持ち主"), at("org/kinyu.yaml", "金融事業部")),
            Related(
                "unit/marketing",
                say(language, "the marketing unit", "マーケティング部門"),
                at("org/marketing.yaml", "マーケティング部"),
            ),
            Related("unit/marketing", Phrase.of("KPI"), at("org/marketing.yaml", "商談化率")),
            Related("function/marketing", Phrase(), None),
        ),
        evidence=(Evidence("budget.holder", Phrase.of("unit/kinyu (business_unit)")),),
        help=two(
            language,
            "let the marketing unit hold it, and agree direction and KPIs beforehand.\n",
            "マーケティング部門が予算を持ち、方針と KPI を事前に合意する。\n",
        ),
        measure=12_000_000.0,
    )


def composite(language: Language) -> Finding:
    """Return a composite finding: two signs with their places, more related places than are shown."""
    owner = at("org/marketing.yaml", "owner: marketing")
    return Finding(
        rule="marketing-works-in-a-silo",
        severity=Severity.WARNING,
        entity="unit/marketing",
        message=Phrase.of(
            two(language, "marketing works in a silo; ask ", "マーケティング部が孤立しています。確認先: "),
            Name("佐藤 花子", "person/sato"),
        ),
        location=at("org/marketing.yaml", "marketing:", exact=False),
        fingerprint=fingerprint("marketing-works-in-a-silo", ["unit/marketing"]),
        related=tuple(
            Related(f"handoff/h{n}", say(language, f"hand-off {n}", f"引き渡し {n}"), Location(f"org/h{n}.yaml"))
            for n in range(1, 9)
        ),
        signs=(
            Sign(
                "no-shared-kpi",
                say(language, "no KPI is shared with sales", "営業と共有する KPI がない"),
                (
                    Related("kpi/リード件数", say(language, "owned alone", "単独で所有"), owner),
                    Related("kpi/商談化率", Phrase(), at("org/marketing.yaml", "商談化率")),
                ),
            ),
            Sign(
                "no-feedback",
                say(language, "no hand-off has feedback", "どの引き渡しにもフィードバックがない"),
                tuple(Related(f"handoff/h{n}", Phrase(), None) for n in range(1, 7)),
            ),
        ),
        help=None,
    )


def summary(language: Language) -> tuple[Finding, ...]:
    """Return a finding that sums up two others, one of which sums up a third."""
    parent = Finding(
        rule="units-without-purpose",
        severity=Severity.NOTE,
        entity=None,
        message=say(language, "2 of 3 units state no purpose", "3 部署のうち 2 部署に目的の記載がありません"),
        location=Location("org/marketing.yaml"),
        fingerprint=fingerprint("units-without-purpose", []),
    )
    children = tuple(
        replace(
            parent,
            rule="unit-without-purpose",
            entity=f"unit/{unit}",
            message=say(language, f'unit "{unit}" states no purpose', f"部署「{unit}」に目的の記載がありません"),
            location=at("org/marketing.yaml", f"{unit}:"),
            fingerprint=fingerprint("unit-without-purpose", [f"unit/{unit}"]),
            parent=parent.fingerprint,
        )
        for unit in ("marketing", "brand")
    )
    below = replace(
        parent,
        rule="team-without-purpose",
        message=say(language, "its team states none either", "配下のチームにも記載がありません"),
        location=None,
        fingerprint=fingerprint("team-without-purpose", []),
        parent=children[0].fingerprint,
    )
    return (parent, *children, below)


def findings(language: Language) -> Report:
    """Return a report with findings of every form."""
    return replace(
        empty(language),
        findings=(budget(language), composite(language), *summary(language)),
        not_evaluated=WANTING,
        left_out=(("org/notes.yaml", two(language, "no collection in it", "コレクションがない")),),
        notes=(("人員.csv", two(language, "column 備考 is not read", "列「備考」は読み取りません")),),
        undecided=(("single-person-team", 2), ("wide-span", 1)),
    )


def long(language: Language) -> Report:
    """Return a report too long to be read as it comes: two units, one cause many times, a summary, a suppression."""
    marketing = replace(composite(language), related=(), unit="unit/marketing")
    summed = replace(budget(language), parent=marketing.fingerprint, unit="unit/kinyu")
    ownerless = tuple(
        Finding(
            rule="handoff-without-owner",
            severity=Severity.WARNING,
            entity=f"handoff/h{number}",
            message=say(language, f"nobody answers for h{number}", f"h{number}の責任者がいません"),
            location=Location(f"org/h{number}.yaml", Span(1, 1, 1, 3)),
            fingerprint=fingerprint("handoff-without-owner", [f"handoff/h{number}"]),
            help=two(language, "name one post", "ポストを1つ決める。"),
            unit="unit/kinyu",
        )
        for number in range(1, 6)
    )
    note = replace(summary(language)[0], entity="organization", unit=None)
    quiet = replace(ownerless[0], entity="handoff/h9", fingerprint="h9", status=Status.SUPPRESSED, reason="2027-04")
    names = {"unit/kinyu": "金融事業部", "unit/marketing": "marketing"}
    return replace(empty(language), findings=(marketing, summed, *ownerless, note, quiet), unit_names=names)


WANTING = (
    NotEvaluated("budget-without-approver", (("budgets.approver",),)),
    NotEvaluated("decision-without-owner", (("decisions.accountable",),)),
    NotEvaluated("handoff-without-owner", (("handoffs.owner", "handoffs.giver"), ("handoffs",))),
    NotEvaluated("budget-too-late", (("budgets.approver",),)),
)


def suppressed(language: Language) -> Report:
    """Return a report whose only findings are set aside: two suppressed, one in the baseline."""
    first = replace(
        budget(language),
        status=Status.SUPPRESSED,
        reason=two(language, "moves to marketing\nin April", "4 月に移管予定"),
        until=date(2027, 3, 31),
        suppressed_at=Location("orglint.yaml", Span(4, 3, 4, 7)),
    )
    second = replace(first, entity="unit/x", location=None, fingerprint=fingerprint("x", []), reason=None)
    third = replace(composite(language), status=Status.BASELINED)
    return replace(empty(language), findings=(first, second, third))


def baselined(language: Language) -> Report:
    """Return a report beside a baseline: one finding is new, one worse, one known, one entry no longer found."""
    worse = replace(
        budget(language), severity=Severity.ERROR, change=Change.WORSE, before=Before(Severity.WARNING, 9_000_000.0)
    )
    known = replace(summary(language)[0], status=Status.BASELINED)
    stale = Finding(
        rule="stale-baseline-entry",
        severity=Severity.WARNING,
        entity=None,
        message=say(
            language,
            "the baseline holds wide-span at unit/brand, which is no longer found",
            "ベースラインにあるunit/brandのwide-spanが、今は見つかりません",
        ),
        location=Location("orglint-baseline.json", Span(4, 3, 4, 90)),
        fingerprint=fingerprint("stale-baseline-entry", [], "x"),
    )
    return replace(empty(language), findings=(worse, composite(language), known, stale))


def compared(language: Language) -> Report:
    """Return a report beside the base of a change: new, worse and unchanged findings, a suppression, one fixed."""
    worse = replace(budget(language), change=Change.WORSE, before=Before(Severity.ERROR, 9_000_000.0))
    new = replace(composite(language), change=Change.NEW)
    same = replace(summary(language)[0], change=Change.UNCHANGED, status=Status.BASELINED)
    quiet = replace(suppressed(language).findings[1], change=Change.UNCHANGED)
    gone = replace(summary(language)[1], location=Location("main:org/marketing.yaml", Span(9, 3, 9, 8)), parent=None)
    return replace(
        empty(language),
        findings=(worse, new, same, quiet),
        comparison=Comparison("main", "0123456789abcdef0123456789abcdef01234567", (gone,)),
    )


def input_errors(language: Language) -> Report:
    """Return a report of faults in the input itself."""
    head = Finding(
        rule="unknown-reference",
        severity=Severity.ERROR,
        entity="unit/brand",
        message=say(
            language, 'unknown position "sato"; close to it: "saito"', "不明なポジション「sato」。近いもの: 「saito」"
        ),
        location=at("org/marketing.yaml", "sato"),
        fingerprint=fingerprint("unknown-reference", ["unit/brand"], "head", "sato"),
    )
    cell = replace(
        head,
        rule="duplicate-entity",
        entity="person/001234",
        message=say(language, 'person "001234" is described twice', "人「001234」が二重に記述されています"),
        location=at("人員.csv", "001234"),
        related=(Related(None, say(language, "also here", "こちらにも"), Location("人員2.csv", Span(7, 1, 7, 7))),),
        fingerprint=fingerprint("duplicate-entity", ["person/001234"]),
    )
    return replace(empty(language), findings=(head, cell))


def unreadable(language: Language) -> Report:
    """Return a report of a run that stopped at a file it could not parse."""
    fault = Finding(
        rule="yaml-syntax",
        severity=Severity.ERROR,
        entity=None,
        message=say(language, "a key is expected here", "ここにはキーが必要です"),
        location=Location("org/kinyu.yaml", Span(2, 9, 2, 9)),
        fingerprint=fingerprint("yaml-syntax", [], "org/kinyu.yaml"),
    )
    return replace(empty(language), findings=(fault,), evaluated=(), unreadable=True)


def not_evaluated(language: Language) -> Report:
    """Return a report without findings where some rules had no data."""
    return replace(empty(language), not_evaluated=WANTING)


def nothing_checked(language: Language) -> Report:
    """Return a report of a run in which no rule had its data."""
    return replace(not_evaluated(language), evaluated=())


def workbook(language: Language) -> Report:
    """Return a report on a workbook: findings at a cell, on a sheet, and a related cell of another sheet."""
    cell = Location("表/staff.xlsx", Span(12, 3, 12, 4), sheet="社員 (本社)")
    at_cell = Finding(
        rule="wide-span",
        severity=Severity.WARNING,
        entity="position/bucho",
        message=say(language, "14 posts report to bucho", "buchoの直属の部下は14人です"),
        location=cell,
        fingerprint=fingerprint("wide-span", ["position/bucho"]),
        related=(
            Related("unit/sales", Phrase.of("営業部"), replace(cell, sheet="部署", span=Span(2, 28, 2, 29))),
            Related("unit/kinyu", Phrase.of("金融事業部"), at("org/kinyu.yaml", "金融事業部")),
        ),
        help=two(language, "divide the team", "チームを分ける。"),
        unit="unit/sales",
    )
    on_sheet = replace(
        at_cell,
        rule="unknown-reference",
        severity=Severity.ERROR,
        entity=None,
        message=say(language, "the sheet has no headings", "見出しがありません"),
        location=replace(cell, span=None),
        fingerprint="onsheet",
        related=(),
        unit=None,
    )
    return replace(empty(language), findings=(at_cell, on_sheet), unit_names={"unit/sales": "営業部"})


def hostile(language: Language) -> Report:
    """Return a report in which everything people write means harm."""
    found = tuple(
        Finding(
            rule="wide-span",
            severity=Severity(1 + number % 3),
            entity=f"unit/{name}",
            message=Phrase.of(name, Name("Secret", name)),
            location=Location(f"org/{name}.yaml", Span(number + 1, 1, number + 1, 2)) if number % 4 else None,
            fingerprint=f"{number:016x}",
            related=(Related(f"unit/{name}", Phrase.of(name), at("org/kinyu.yaml", "金融事業部")),),
            evidence=(Evidence(name, Phrase.of(name)),),
            signs=(Sign("sign", Phrase.of(name)),),
            help=name,
            status=Status.SUPPRESSED if number % 7 == 0 else Status.ACTIVE,
            reason=name,
            unit=f"unit/{name}",
        )
        for number, name in enumerate(HOSTILE.values())
    )
    name = HOSTILE["script"]
    texts = RuleText(name, name, name, Severity.ERROR, name, (name,), name, ((name, "javascript:alert(1)"),))
    return replace(
        empty(language),
        findings=found,
        left_out=((name, name),),
        notes=((name, name),),
        unit_names={finding.unit or "": f"名前 {finding.unit}" for finding in found},
        asked=(name,),
        rules={**rules(language), "own-rule": texts, "wide-span": replace(texts, category="structure")},
    )


STATES = {
    "clean": empty,
    "findings": findings,
    "long": long,
    "suppressed": suppressed,
    "baselined": baselined,
    "compared": compared,
    "input-errors": input_errors,
    "unreadable": unreadable,
    "not-evaluated": not_evaluated,
    "nothing-checked": nothing_checked,
    "workbook": workbook,
    "hostile": hostile,
}
