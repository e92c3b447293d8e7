"""Organizations before and after, one pair for each state that the review of a reorganization has to show."""

from __future__ import annotations

from collections.abc import Mapping

TODAY = """\
organization: {name: 北浜精機株式会社, as_of: 2026-04-01, currency: JPY}
units:
  kitahama: {name: 北浜精機, type: 会社, head: oka}
  eigyo: {name: 営業部, type: 部, function: sales, parent: kitahama, head: mori, location: 大阪}
  chokuhan: {name: 直販課, type: 課, parent: eigyo, head: hori}
  dairiten: {name: 代理店課, type: 課, parent: eigyo, head: seki}
  support: {name: サポート課, type: 課, parent: eigyo, head: ono, purpose: 使い続けてもらう}
  marketing: {name: マーケティング課, type: 課, function: marketing, parent: eigyo, head: hata}
  kenkyu: {name: 研究室, type: 室, parent: kitahama, head: kato}
people:
  oka: {name: 岡 一郎, unit: kitahama, title: 社長}
  mori: {name: 森 桂子, unit: eigyo, title: 部長, reports_to: oka}
  hori: {name: 堀 拓也, unit: chokuhan, title: 課長, reports_to: mori}
  nagai: {name: 永井 翔, unit: chokuhan, title: 主任, reports_to: hori}
  ueda: {name: 上田 舞, unit: chokuhan, title: 担当, reports_to: hori}
  seki: {name: 関 美咲, unit: dairiten, title: 課長, reports_to: mori}
  toda: {name: 戸田 健, unit: dairiten, title: 主任, reports_to: seki}
  ono: {name: 小野 渉, unit: support, title: 課長, reports_to: mori}
  kubo: {name: 久保 彩, unit: support, title: 担当, reports_to: ono}
  wada: {name: 和田 隆, unit: support, title: 担当, reports_to: ono}
  hata: {name: 畑 直子, unit: marketing, title: 課長, reports_to: mori}
  ishii: {name: 石井 蓮, posts: [{unit: marketing, title: 担当, reports_to: hata}, {unit: kenkyu, title: 兼務, reports_to: kato}]}
  kato: {name: 加藤 修, unit: kenkyu, title: 室長, reports_to: oka}
positions:
  kikaku: {unit: marketing, title: 企画, status: vacant, reports_to: hata}
budgets:
  hansoku: {name: 販促費, function: marketing, amount: 30_000_000, holder: eigyo, used_by: marketing, approver: mori}
  kenkyuhi: {name: 研究費, amount: 12_000_000, holder: kenkyu}
kpis:
  uriage: {name: 売上, goal: true, owner: eigyo, target: 4_000, unit_of_measure: 百万円}
  lead: {name: リード数, owner: marketing, target: 120, rolls_up_to: uriage}
handoffs:
  lead-chokuhan: {name: リードの引き渡し, giver: marketing, receiver: chokuhan, item: リード, owner: ishii, sla_hours: 24}
responsibilities:
  minaoshi: {name: 価格の見直し, required: true, performed_by: [kato]}
"""
LATER = """\
organization: {name: 北浜精機株式会社, as_of: 2026-10-01, currency: JPY}
units:
  kitahama: {name: 北浜精機, type: 会社, head: oka}
  eigyo: {name: 営業本部, type: 本部, function: sales, parent: kitahama, head: seki, location: 東京}
  hanbai: {name: 販売課, type: 課, parent: eigyo, head: hori}
  helpdesk: {name: ヘルプデスク, type: 課, parent: eigyo, head: ono}
  genba: {name: 現地サポート, type: 課, parent: eigyo, head: wada}
  marketing: {name: マーケティング課, type: 課, function: marketing, parent: kitahama, head: hata}
  keikaku: {name: 経営企画室, type: 室, parent: kitahama, head: mori, purpose: 全社の計画をつくる}
people:
  oka: {name: 岡 一郎, unit: kitahama, title: 社長}
  mori: {name: 森 桂子, unit: keikaku, title: 室長, reports_to: oka}
  seki: {name: 関 美咲, unit: eigyo, title: 本部長, reports_to: oka}
  hori: {name: 堀 拓也, unit: hanbai, title: 課長, reports_to: seki}
  nagai: {name: 永井 翔, unit: hanbai, title: 主任, reports_to: hori}
  ueda: {name: 上田 舞, unit: hanbai, title: 担当, reports_to: hori}
  toda: {name: 戸田 健, unit: hanbai, title: 主任, reports_to: hori}
  ono: {name: 小野 渉, unit: helpdesk, title: 課長, reports_to: seki}
  kubo: {name: 久保 彩, unit: helpdesk, title: 担当, reports_to: ono}
  wada: {name: 和田 隆, unit: genba, title: 課長, reports_to: seki}
  hata: {name: 畑 直子, unit: marketing, title: 課長, reports_to: oka}
  ishii: {name: 石井 蓮, unit: marketing, title: 担当, reports_to: hata}
  yano: {name: 矢野 歩, unit: keikaku, title: 担当, reports_to: mori}
positions:
  kikaku: {unit: marketing, title: 企画, holder: yano, reports_to: hata}
budgets:
  hansoku: {name: 販促費, function: marketing, amount: 36_000_000, holder: marketing, approver: hata}
kpis:
  uriage: {name: 売上, goal: true, owner: eigyo, target: 4_200, unit_of_measure: 百万円}
  lead: {name: リード数, owner: marketing, target: 150, rolls_up_to: uriage}
  keiyaku: {name: 契約更新率, owner: helpdesk, target: 95}
handoffs:
  lead-chokuhan: {name: リードの引き渡し, giver: marketing, receiver: hanbai, item: リード}
responsibilities:
  minaoshi: {name: 価格の見直し, required: true}
"""
PLAN = """\
format: orglint-plan/1
name: マーケティングの独立
description: 予算も移し、企画を採用で埋める
date: 2026-10-01
changes:
- move: {unit: marketing, to: kitahama}
- report: {position: hata, to: oka}
- hand: {budget: hansoku, to: marketing}
- create: {people: {yano: {name: 矢野 歩}}}
- appoint: {person: yano, to: kikaku}
- vacate: {position: ishii@kenkyu}
- eliminate: {position: ishii@kenkyu}
"""
UNCERTAIN = """\
organization: {name: 北浜精機株式会社, as_of: 2026-10-01, currency: JPY}
units:
  kitahama: {name: 北浜精機, type: 会社}
  sales-hq: {name: 営業部, type: 部, parent: kitahama}
  team-1: {name: 直販第一, type: 課, parent: sales-hq}
  team-2: {name: 直販第二, type: 課, parent: sales-hq}
people:
  "1001": {name: 岡 一郎, unit: kitahama, title: 社長}
  mori: {name: 森 桂子, unit: sales-hq, title: 部長, reports_to: "1001"}
  hori: {name: 堀 拓也, unit: team-1, title: 課長, reports_to: mori}
  nagai: {name: 永井 翔, unit: team-1, title: 主任, reports_to: hori}
  ueda: {name: 上田 舞, unit: team-2, title: 担当, reports_to: mori}
  seki: {name: 関 美咲, unit: team-2, title: 課長, reports_to: mori}
"""
STATES: Mapping[str, tuple[str, str]] = {
    "clean": (TODAY, TODAY),
    "reorganization": (TODAY, LATER),
    "plan": (TODAY, PLAN),
    "doubts": (TODAY, UNCERTAIN),
}
