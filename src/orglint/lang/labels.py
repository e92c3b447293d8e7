"""What the words of enums, and other words that rules put into messages, are called in each language."""

from __future__ import annotations

from orglint.i18n import Language, Text

LABELS: dict[str, Text] = {
    # unit.type
    "company": Text("company", "会社"),
    "division": Text("division", "本部"),
    "business_unit": Text("business unit", "事業部"),
    "department": Text("department", "部"),
    "section": Text("section", "課"),
    "team": Text("team", "チーム"),
    "office": Text("office", "室"),
    "project": Text("project", "プロジェクト"),
    "working_group": Text("working group", "ワーキンググループ"),
    "committee": Text("committee", "委員会"),
    "permission_group": Text("permission group", "権限グループ"),
    # unit.profile
    "cost_center": Text("cost centre", "コストセンター"),
    "profit_center": Text("profit centre", "プロフィットセンター"),
    "revenue_center": Text("revenue centre", "レベニューセンター"),
    "investment_center": Text("investment centre", "インベストメントセンター"),
    # position
    "player_coach": Text("player-coach", "プレイングマネージャー"),
    "coach": Text("coach", "コーチ型"),
    "supervisor": Text("supervisor", "監督型"),
    "facilitator": Text("facilitator", "ファシリテーター型"),
    "coordinator": Text("coordinator", "調整型"),
    "filled": Text("filled", "在籍"),
    "vacant": Text("vacant", "空席"),
    "proposed": Text("proposed", "予定"),
    "eliminated": Text("eliminated", "廃止"),
    "undisclosed": Text("undisclosed", "非公開"),
    # person.employment
    "employee": Text("employee", "社員"),
    "contractor": Text("contractor", "業務委託"),
    "vendor": Text("vendor", "外部業者"),
    "agency": Text("agency worker", "派遣社員"),
    "temporary": Text("temporary", "契約社員"),
    # kpi
    "up": Text("up", "増加"),
    "down": Text("down", "減少"),
    "volume": Text("volume", "量"),
    "quality": Text("quality", "質"),
    "outcome": Text("outcome", "成果"),
    "output": Text("output", "活動量"),
    # cadence
    "daily": Text("daily", "毎日"),
    "weekly": Text("weekly", "毎週"),
    "biweekly": Text("every two weeks", "隔週"),
    "monthly": Text("monthly", "毎月"),
    "quarterly": Text("quarterly", "四半期ごと"),
    "half_yearly": Text("every half year", "半期ごと"),
    "yearly": Text("yearly", "毎年"),
    "ad_hoc": Text("ad hoc", "随時"),
    # decision, meeting, interaction, dataset
    "raci": Text("RACI", "RACI"),
    "daci": Text("DACI", "DACI"),
    "rapid": Text("RAPID", "RAPID"),
    "executive": Text("executive", "経営"),
    "management": Text("management", "管理"),
    "operational": Text("operational", "現場"),
    "collaboration": Text("collaboration", "協働"),
    "x_as_a_service": Text("X as a service", "サービス提供"),
    "facilitating": Text("facilitating", "支援"),
    "none": Text("none", "なし"),
    "read": Text("read", "閲覧"),
    "write": Text("write", "編集"),
    # engagement, initiative
    "planned": Text("planned", "計画中"),
    "active": Text("active", "進行中"),
    "closed": Text("closed", "終了"),
    "running": Text("running", "実行中"),
    "paused": Text("paused", "一時停止"),
    "ended": Text("ended", "終了"),
    "transformation": Text("transformation", "変革"),
    "experiment": Text("experiment", "実験"),
    "improvement": Text("improvement", "改善"),
    "succeeded": Text("succeeded", "成功"),
    "failed": Text("failed", "失敗"),
    "stopped": Text("stopped", "中止"),
    # names of fields, for messages that say which are missing
    "purpose": Text("purpose", "目的"),
    "period": Text("period", "期間"),
    "amount": Text("amount", "金額"),
    "owner": Text("owner", "責任者"),
    "approver": Text("approver", "承認者"),
    "holder": Text("holder", "保有者"),
    "start": Text("start", "開始日"),
    "end": Text("end", "終了日"),
    "target": Text("target", "目標値"),
    "review": Text("review", "見直し"),
}
"""Word -> label. A word means the same wherever it stands."""

NONE_LABEL = Text("none", "なし")
UNKNOWN_LABEL = Text("unknown", "不明")
BOOL_LABELS = {True: Text("yes", "はい"), False: Text("no", "いいえ")}


def label(word: str, language: Language) -> str:
    """Return what a word is called; one without a label stands for itself."""
    known = LABELS.get(word)
    return known.say(language) if known else word
