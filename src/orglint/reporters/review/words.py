"""Every fixed word of the review of a reorganization, in English and Japanese."""

from __future__ import annotations

from collections.abc import Mapping

from orglint.i18n import Text
from orglint.reorg.difference.comparable import Reason
from orglint.reporters.words import Counted

TITLE = Text("Review of a reorganization", "組織変更のレビュー")
FROM_TO = Text("{before} -> {after}", "{before} -> {after}")
SIDE = Text("{name} (as of {day})", "{name}({day}時点)")
REVISION = Text("{name} at {commit}", "{name}({commit})")
PLAN_OF = Text("{name} (a plan, as of {day})", "{name}(変更案、{day}時点)")
PLAN = Text("plan: {told}", "変更案: {told}")
IN_SHORT = Text("changes: {changes}; findings: {findings}", "変更点: {changes}、指摘: {findings}")
CHANGES = Counted("{n}", "{n}", "{n}件")
NO_CHANGES = Text("none", "なし")

NEW_FINDINGS = Counted("{n} new or worse finding", "{n} new or worse findings", "新しい指摘と悪化した指摘{n}件")
NO_NEW = Text("no new or worse findings", "新しい指摘や悪化した指摘はありません")
FIXED = Counted("{n} finding fixed", "{n} findings fixed", "解決する指摘{n}件")
CHANGED = Counted("{n} change", "{n} changes", "変更点{n}件")
NOTHING = Text("nothing changes", "変更点はありません")
FIGURES = Text("figures, before and after", "主な数値(変更前と変更後)")
UNIT_FIGURES = Counted(
    "{n} unit with other figures, with all below it",
    "{n} units with other figures, each with all below it",
    "数値の変わる部署{n}件(下位の部署を含む)",
)
DISTANCES = Counted(
    "{n} hand-off whose two sides are further apart or nearer",
    "{n} hand-offs whose two sides are further apart or nearer",
    "渡す側と受ける側の距離が変わる引き渡し{n}件",
)
PEOPLE = Counted("{n} person affected", "{n} people affected", "影響を受ける人: {n}人")
RECOGNISED = Counted(
    "{n} recognised by more than an id", "{n} recognised by more than an id", "IDが変わっても同じとみなしたもの{n}件"
)
DOUBTS = Counted(
    "{n} doubt: what may be the same, and counts as gone and new",
    "{n} doubts: what may be the same, and counts as gone and new",
    "同じかどうか判断できないもの{n}件(なくなるもの、新しいものとして計上)",
)
SETTLE = Text(
    "settle doubts and wrong guesses in a file, and name it with --renames",
    "誤りや判断できないものは、対応を書いたファイルを--renamesで指定してください",
)
NOT_COMPARED = Counted("{n} thing not compared", "{n} things not compared", "比較できない項目{n}件")
MORE = Text("and {n} more (--format json has all)", "ほか{n}件(--format jsonですべて出力できます)")
MORE_LEFT = Text("and {n} more", "ほか{n}件")
ITEM = Text("{title} ({n})", "{title}({n}件)")

BEFORE = Text("before", "変更前")
AFTER = Text("after", "変更後")
DIFFERENCE = Text("difference", "差")
UNCHANGED_FIGURES = Text("unchanged: {names}", "変化なし: {names}")
COST_HIDDEN = Text(
    "the cost of posts is not shown: a sum, or its difference, would tell what fewer than five of them cost",
    "ポストの人件費は表示していません(合計または差から、5件未満のポストの人件費が分かってしまうため)",
)
POINTS = Text("{n} pt", "{n}ポイント")
MISSING = Text("-", "-")
COLUMN_FIGURE = Text("figure", "数値")
COLUMN_UNIT = Text("unit", "部署")
COLUMN_CHANGE = Text("change", "変更")
COLUMN_WHAT = Text("what", "内容")
COLUMN_PERSON = Text("person", "人")
COLUMN_HANDOFF = Text("hand-off", "引き渡し")

KIND_TITLES: Mapping[str, Text] = {
    "unit-created": Text("units created", "新設される部署"),
    "unit-dissolved": Text("units dissolved", "廃止される部署"),
    "units-merged": Text("units merged", "統合される部署"),
    "unit-split": Text("units split", "分割される部署"),
    "unit-renamed": Text("units renamed", "名称の変わる部署"),
    "unit-moved": Text("units moved", "上位の部署が変わる部署"),
    "unit-relocated": Text("units at another location", "所在地の変わる部署"),
    "new-head": Text("units with another head", "長の代わる部署"),
    "person-joined": Text("people who join", "加わる人"),
    "person-left": Text("people who leave", "離れる人"),
    "person-moved": Text("people in another unit", "部署の変わる人"),
    "post-taken": Text("further posts taken", "加わる兼務"),
    "post-given-up": Text("further posts given up", "外れる兼務"),
    "new-manager": Text("posts with another manager", "上司の変わるポスト"),
    "line-handed-over": Text("direct reports handed over together", "直属の部下がまとめて移る上司"),
    "position-created": Text("posts created", "新設されるポスト"),
    "position-eliminated": Text("posts eliminated", "廃止されるポスト"),
    "position-moved": Text("posts in another unit", "部署の変わるポスト"),
    "position-renamed": Text("posts with another title", "役職名の変わるポスト"),
    "position-filled": Text("vacant posts filled", "埋まる空席"),
    "position-vacated": Text("posts vacated", "空席になるポスト"),
    "holder-exchanged": Text("posts with another holder", "在任者の代わるポスト"),
    "owner-changed": Text("things that others answer for", "責任者や保有部署などの変わるもの"),
    "parties-changed": Text("things in which others take part", "関係者の変わるもの"),
    "created": Text("new: budgets, KPIs, hand-offs and the like", "新しく加わる予算、KPI、引き渡しなど"),
    "removed": Text("gone: budgets, KPIs, hand-offs and the like", "なくなる予算、KPI、引き渡しなど"),
    "field-changed": Text("other fields with another value", "そのほかの項目の変更"),
}
"""What the changes of a kind are called above their list."""

JOINED = Text("; ", " / ")
ABOUT = Text("{subject}: {told}", "{subject}: {told}")
FIELD_OF = Text("{kind} {subject}, {field}", "{kind}「{subject}」の{field}")
PART_OF_FIELD = Text("{field} ({part})", "{field}の{part}")
KIND_AND_NAME = Text("{kind} {subject}", "{kind}「{subject}」")
BELOW = Text("below {unit}", "上位の部署: {unit}")
IN_UNIT = Text("in {unit}", "部署: {unit}")
NEW_MANAGER = Text("manager: {told}", "上司: {told}")
REWRITTEN = Text("rewritten", "内容の変更")
NOT_SHOWN = Text("(not shown)", "(非表示)")
EMPTY = Text("none", "なし")
PEOPLE_IN = Counted("{n} person in it", "{n} people in it", "所属{n}人")
PEOPLE_MOVE = Counted("{n} person moves with it", "{n} people move with it", "{n}人が一緒に移る")
PEOPLE_CAME = Counted("{n} person from the others", "{n} people from the others", "ほかの部署から{n}人")
PEOPLE_APART = Counted("{n} person in the other part", "{n} people in the other parts", "分かれた先に{n}人")
REPORTS_HEAD = Counted(
    "{n} post reports to the new head for it",
    "{n} posts report to the new head for it",
    "これに伴い{n}件のポストの上司も代わる",
)
REPORTS_TO = Counted("{n} post reports to it", "{n} posts report to it", "直属のポスト{n}件")
POSTS = Counted("{n} post", "{n} posts", "ポスト{n}件")
STEPS = Counted("{n} step", "{n} steps", "{n}段")
UNKNOWN = Text("unknown", "不明")

FIGURE_WORDS: Mapping[str, Text] = {
    "units": Text("units", "部署"),
    "headcount": Text("headcount, unnamed posts included", "人数(氏名のないポストを含む)"),
    "people": Text("people described", "記述された人"),
    "external": Text("external people", "社外の人"),
    "fte_internal": Text("internal FTE", "常勤換算(社内)"),
    "fte_external": Text("external FTE", "常勤換算(社外)"),
    "posts": Text("posts", "ポスト"),
    "vacant": Text("vacant posts", "空席"),
    "managers": Text("managers", "管理者"),
    "layers": Text("layers", "階層"),
    "manager_share": Text("managers in the headcount", "人数に占める管理者の割合"),
    "external_share": Text("external among people", "社外の人の割合"),
    "median_span": Text("median of direct reports", "直属の部下の数(中央値)"),
    "narrow": Text("managers with under {narrow} direct reports", "直属の部下が{narrow}人未満の管理者"),
    "wide": Text("managers with over {wide} direct reports", "直属の部下が{wide}人を超える管理者"),
    "cost": Text("cost of all posts", "全ポストの人件費の合計"),
}
SHORT_FIGURES: Mapping[str, Text] = {
    "headcount": Text("headcount", "人数"),
    "fte_internal": Text("internal FTE", "常勤換算(社内)"),
    "fte_external": Text("external FTE", "常勤換算(社外)"),
    "vacant": Text("vacant", "空席"),
    "managers": Text("managers", "管理者"),
    "layers": Text("layers", "階層"),
}
"""Figures that are told of each unit."""
BUDGETS_OF = Text("budgets of {unit}", "{unit}の予算")
BUDGETS_OF_NOBODY = Text("budgets that nobody holds", "保有部署のない予算")
BUDGETS_FOR = Text("budgets for {function}", "機能「{function}」の予算")
BUDGETS_WITHOUT_FUNCTION = Text("budgets without a function", "機能の記載のない予算")
BUDGETS = Text("budgets", "予算")
OF_CURRENCY = Text("{name} ({currency})", "{name}({currency})")

JOINS = Text("joins", "加わる")
LEAVES = Text("leaves", "離れる")
PERSON_UNIT = Text("unit: {told}", "部署: {told}")
PERSON_HEAD = Text("head: {told}", "部署の長: {told}")
PERSON_LOCATION = Text("location: {told}", "勤務地: {told}")
PERSON_LOSES = Text("no longer: {told}", "外れる担当: {told}")
PERSON_GAINS = Text("now: {told}", "加わる担当: {told}")
DUTY = Text("{field} of {thing}", "{thing}の{field}")
DUTIES: Mapping[str, str] = {
    "accountable": "accountable for {thing}",
    "agree": "agrees to {thing}",
    "decide": "decides {thing}",
    "input": "gives input to {thing}",
    "perform": "carries out {thing}",
    "performed_by": "performer of {thing}",
    "recommend": "recommends {thing}",
    "responsible": "responsible for {thing}",
    "stages.owner": "owner of a stage of {thing}",
}
"""Duties that English says otherwise than as `field of thing`."""
HEAD = Text("head", "長")

SAME_AS = Text("{before} is {after}", "{before} = {after}")
WENT_INTO = Text("{before} went into {after}", "{before} -> {after}の一部")
SURE = Text("{pair}: {confidence} sure ({grounds})", "{pair}: 確からしさ{confidence}({grounds})")

NOT_COMPARED_LINE = Text("{what} - {why} ({n})", "{what}: {why}({n}件)")
COLLECTION_FIELD = Text("{collection}: {field}", "{collection}「{field}」")
REASONS: Mapping[Reason, Text] = {
    "not_described_before": Text("not described before", "変更前に記述がありません"),
    "not_described_after": Text("not described after", "変更後に記述がありません"),
    "unknown": Text("unknown on one side", "一方で不明とされています"),
}
HIDDEN = Text("{what} - sensitive, its values are not shown ({n})", "{what}: 機微な項目のため値は表示しません({n})")
HIDDEN_COUNT = Counted("differs in {n}", "differs in {n}", "{n}件で変更あり")
HIDDEN_FEW = Text("differs in fewer than five", "変更は5件未満")
KIND_NAMES: Mapping[str, str] = {"kpi": "KPI", "handoff": "hand-off"}
"""Kinds that English calls otherwise than the model does."""
SIDES = Text("{handoff}, {sides}", "{handoff}、{sides}")
MAY_BE = Text("{before} may be {after}", "{before}は{after}かもしれません")
