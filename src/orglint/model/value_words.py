"""Other words for the values of enums: what Japanese charts and HR exports call them, English ones too."""

from __future__ import annotations

from orglint.model.marks import Words

CADENCE_WORDS = Words(
    {
        "毎日": "daily",
        "日次": "daily",
        "毎週": "weekly",
        "週次": "weekly",
        "隔週": "biweekly",
        "毎月": "monthly",
        "月次": "monthly",
        "四半期ごと": "quarterly",
        "四半期": "quarterly",
        "半期ごと": "half_yearly",
        "半期": "half_yearly",
        "半年ごと": "half_yearly",
        "年2回": "half_yearly",
        "semiannual": "half_yearly",
        "semi-annual": "half_yearly",
        "毎年": "yearly",
        "年次": "yearly",
        "随時": "ad_hoc",
        "不定期": "ad_hoc",
    }
)
UNIT_TYPE_WORDS = Words(
    {
        "会社": "company",
        "全社": "company",
        "本部": "division",
        "事業部": "business_unit",
        "部": "department",
        "部門": "department",
        "課": "section",
        "カンパニー": "business_unit",
        "子会社": "company",
        "グループ会社": "company",
        "局": "division",
        "統括部": "division",
        "支社": "division",
        "支店": "department",
        "工場": "department",
        "センター": "department",
        "営業所": "section",
        "科": "section",
        "病棟": "section",
        "室": "office",
        "チーム": "team",
        "係": "team",
        "班": "team",
        "グループ": "team",
        "プロジェクト": "project",
        "ワーキンググループ": "working_group",
        "委員会": "committee",
        "会議体": "committee",
        "権限グループ": "permission_group",
    }
)
PROFILE_WORDS = Words(
    {
        "コストセンター": "cost_center",
        "プロフィットセンター": "profit_center",
        "レベニューセンター": "revenue_center",
        "インベストメントセンター": "investment_center",
    }
)
ARCHETYPE_WORDS = Words(
    {
        "プレイングマネージャー": "player_coach",
        "コーチ型": "coach",
        "監督型": "supervisor",
        "ファシリテーター型": "facilitator",
        "調整型": "coordinator",
    }
)
DIRECTION_WORDS = Words({"増加": "up", "減少": "down"})
KPI_KIND_WORDS = Words({"量": "volume", "質": "quality", "成果": "outcome", "活動量": "output", "産出": "output"})
STATUS_WORDS = Words(
    {
        "在籍": "filled",
        "空席": "vacant",
        "欠員": "vacant",
        "予定": "proposed",
        "廃止": "eliminated",
        "非公開": "undisclosed",
    }
)
EMPLOYMENT_WORDS = Words(
    {
        "正社員": "employee",
        "社員": "employee",
        "出向": "employee",
        "契約社員": "temporary",
        "契約": "temporary",
        "嘱託": "temporary",
        "嘱託社員": "temporary",
        "再雇用": "temporary",
        "臨時": "temporary",
        "臨時職員": "temporary",
        "パート": "temporary",
        "パートタイム": "temporary",
        "アルバイト": "temporary",
        "パート・アルバイト": "temporary",
        "会計年度任用職員": "temporary",
        "インターン": "temporary",
        "正職員": "employee",
        "職員": "employee",
        "無期雇用": "employee",
        "役員": "employee",
        "取締役": "employee",
        "執行役員": "employee",
        "出向者": "employee",
        "出向社員": "employee",
        "受入出向": "employee",
        "業務委託": "contractor",
        "顧問": "contractor",
        "委託": "contractor",
        "フリーランス": "contractor",
        "full-time": "employee",
        "full time": "employee",
        "ft": "employee",
        "fte": "employee",
        "part-time": "employee",
        "part time": "employee",
        "pt": "employee",
        "permanent": "employee",
        "regular": "employee",
        "executive": "employee",
        "fixed-term": "temporary",
        "fixed term": "temporary",
        "intern": "temporary",
        "seasonal": "temporary",
        "casual": "temporary",
        "freelance": "contractor",
        "freelancer": "contractor",
        "consultant": "contractor",
        "派遣社員": "agency",
        "派遣": "agency",
        "外部業者": "vendor",
    }
)
LEVEL_WORDS = Words({"経営": "executive", "管理": "management", "現場": "operational"})
INITIATIVE_STATUS_WORDS = Words(
    {
        "計画中": "planned",
        "予定": "planned",
        "検討中": "planned",
        "準備中": "planned",
        "実行中": "running",
        "進行中": "running",
        "実施中": "running",
        "一時停止": "paused",
        "保留": "paused",
        "終了": "ended",
        "完了": "ended",
        "中止": "stopped",
        "打ち切り": "stopped",
        "active": "running",
        "in progress": "running",
        "ongoing": "running",
        "proposed": "planned",
        "on hold": "paused",
        "done": "ended",
        "completed": "ended",
        "closed": "ended",
        "cancelled": "stopped",
        "canceled": "stopped",
    }
)
INITIATIVE_KIND_WORDS = Words({"変革": "transformation", "実験": "experiment", "改善": "improvement"})
OUTCOME_WORDS = Words({"成功": "succeeded", "失敗": "failed", "中止": "stopped"})
ENGAGEMENT_STATUS_WORDS = Words(
    {
        "計画中": "planned",
        "予定": "planned",
        "進行中": "active",
        "契約中": "active",
        "終了": "closed",
        "解約": "closed",
        "ended": "closed",
    }
)
INTERACTION_MODE_WORDS = Words(
    {
        "協働": "collaboration",
        "サービス提供": "x_as_a_service",
        "支援": "facilitating",
        "xaas": "x_as_a_service",
    }
)
ACCESS_WORDS = Words({"閲覧": "read", "編集": "write", "権限なし": "none"})
