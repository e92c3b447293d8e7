"""The small company that a template is filled with until somebody replaces it: invented, with a few things to find."""

from __future__ import annotations

from orglint.i18n import Language, Text
from orglint.source.document import Document, Fault
from orglint.source.reader import read_yaml

EXAMPLE = Text(
    """\
organization: {name: Aster Electronics (an invented company), currency: USD, fiscal_year_start: 04-01}
units:
  aster: {name: Aster Electronics, type: company, head: "0001"}
  sales: {name: Sales, type: department, function: sales, parent: aster, head: "0002"}
  marketing: {name: Marketing, type: department, function: marketing, parent: aster, head: "0003"}
people:
  "0001": {name: Mia Berg, unit: aster, title: Managing Director, employment: employee}
  "0002": {name: Leo Park, unit: sales, title: Head of Sales, reports_to: "0001", employment: employee}
  "0003": {name: Ada Cole, unit: marketing, title: Head of Marketing, reports_to: "0001", employment: employee}
  "0004": {name: Kai Moor, unit: sales, title: Account Manager, reports_to: "0002", employment: employee}
  "0005":
    name: Noa Reed
    employment: employee
    posts:
      - {unit: marketing, title: Content Editor, reports_to: "0003", allocation: 80%, primary: yes}
      - {unit: sales, title: Trade Fairs, reports_to: "0002", allocation: 40%}
positions:
  sales-east: {unit: sales, title: Sales Manager East, reports_to: "0002", status: vacant}
budgets:
  promotion: {name: Promotion, function: marketing, amount: 400_000, holder: sales, approver: "0002"}
kpis:
  revenue: {name: Revenue, goal: yes, owner: aster, target: 12, unit_of_measure: USD million}
  orders: {name: Orders, owner: sales, target: 300, kind: outcome, rolls_up_to: revenue, review: monthly}
  contacts: {name: Contacts collected, owner: marketing, target: 2000, kind: volume, review: monthly}
handoffs:
  leads: {name: Leads, giver: marketing, receiver: sales, item: lead, lifecycle: lead, stage: talk}
lifecycles:
  lead:
    name: How a lead ripens
    item: lead
    stages:
      - {name: interest, owner: marketing}
      - {name: nurturing}
      - {name: talk, owner: sales}
decisions:
  fairs: {name: Which trade fairs to attend, accountable: ["0002", "0003"], responsible: "0005"}
meetings:
  board: {name: Management meeting, cadence: monthly, level: executive, chair: "0001", attendees: ["0001", "0002"]}
""",
    """\
organization: {name: あおば電子(架空の会社), currency: JPY, fiscal_year_start: 04-01}
units:
  aoba: {name: あおば電子, type: 会社, head: "0001"}
  eigyo: {name: 営業部, type: 部, function: 営業, parent: aoba, head: "0002"}
  marketing: {name: マーケティング部, type: 部, function: マーケティング, parent: aoba, head: "0003"}
people:
  "0001": {name: 三浦 美和, unit: aoba, title: 代表取締役, employment: 役員}
  "0002": {name: 長谷川 玲, unit: eigyo, title: 営業部長, reports_to: "0001", employment: 正社員}
  "0003": {name: 安達 さやか, unit: marketing, title: マーケティング部長, reports_to: "0001", employment: 正社員}
  "0004": {name: 片山 開, unit: eigyo, title: 営業担当, reports_to: "0002", employment: 正社員}
  "0005":
    name: 野口 望
    employment: 正社員
    posts:
      - {unit: marketing, title: コンテンツ担当, reports_to: "0003", allocation: 80%, primary: はい}
      - {unit: eigyo, title: 展示会担当, reports_to: "0002", allocation: 40%}
positions:
  eigyo-higashi: {unit: eigyo, title: 東日本営業マネージャー, reports_to: "0002", status: 空席}
budgets:
  hansoku: {name: 販促予算, function: マーケティング, amount: 48_000_000, holder: eigyo, approver: "0002"}
kpis:
  uriage: {name: 売上高, goal: はい, owner: aoba, target: 12, unit_of_measure: 億円}
  juchu: {name: 受注件数, owner: eigyo, target: 300, kind: outcome, rolls_up_to: uriage, review: 毎月}
  meishi: {name: 名刺獲得枚数, owner: marketing, target: 2000, kind: volume, review: 毎月}
handoffs:
  leads: {name: リードの引き渡し, giver: marketing, receiver: eigyo, item: リード, lifecycle: lead, stage: 商談}
lifecycles:
  lead:
    name: リードの育ち方
    item: リード
    stages:
      - {name: 関心, owner: marketing}
      - {name: 育成}
      - {name: 商談, owner: eigyo}
decisions:
  tenjikai: {name: 出展する展示会の選定, accountable: ["0002", "0003"], responsible: "0005"}
meetings:
  keiei: {name: 経営会議, cadence: 毎月, level: 経営, chair: "0001", attendees: ["0001", "0002"]}
""",
)


def example_documents(language: Language) -> list[Document]:
    """Return the example as documents."""
    read = read_yaml("example.yaml", EXAMPLE.say(language).encode())
    assert not isinstance(read, Fault), "the example is sound"
    return list(read)
