"""What the organization, its units and positions are, and what their fields mean."""

from __future__ import annotations

from orglint.model.texts.about import About

KINDS = {
    "organization": About("The organization as a whole; there is one.", "組織全体です。1つだけ書きます。"),
    "unit": About(
        "A part of the organization, from the company down to a team.",
        "組織の一部です。会社からチームまで、大きさを問いません。",
        "Which units are there (company, divisions, departments, teams), and which belongs to which?",
        "どのような部署(会社、本部、部、課、チームなど)があり、それぞれどこに属していますか。",
        covers=("parent",),
    ),
    "position": About(
        "A post in a unit, filled or not; or, with a headcount, a number of like posts.",
        "部署のポストです。空席のものも含みます。人数を書けば、同種のポストをまとめたものになります。",
        "Which posts are there in each unit, and to which post does each report? A staff list with unit, title and "
        "manager is enough.",
        "各部署にどのようなポストがあり、それぞれどのポストに報告していますか。部署、役職、上司の入った社員一覧があれば十分です。",
        covers=("unit", "reports_to"),
    ),
}

FIELDS = {
    "entity.id": About("The id other entries refer to it by.", "ほかのエンティティから参照するときのIDです。"),
    "entity.name": About("What people call it.", "呼び名です。"),
    "entity.description": About(
        "A note for readers; no rule reads it.", "読む人のための説明です。ルールは使いません。"
    ),
    "entity.start": About(
        "The first day it is in force.",
        "有効になる日です。",
        "From which day does each entry hold?",
        "各エンティティは、いつから有効ですか。",
    ),
    "entity.unknown": About(
        "Fields of which nobody knows yet what holds, as `head`: no rule draws a conclusion from them.",
        "まだ分かっていない項目の名前です(`head`など)。ルールはその項目から何も判断しません。",
    ),
    "entity.tags": About("Words of your own to sort entries by.", "自由に付けられる分類用の語です。"),
    "entity.end": About(
        "The last day it is in force; `null` says that it has no end.",
        "有効な最後の日です。`null`は期限がないことを表します。",
        "Until which day does each entry hold, and which have no end?",
        "各エンティティは、いつまで有効ですか。期限のないものはどれですか。",
    ),
    "organization.currency": About("The currency amounts are in.", "金額の通貨です。"),
    "organization.fiscal_year_start": About(
        "The day the fiscal year begins, as 04-01.", "事業年度の開始日です(04-01など)。"
    ),
    "organization.as_of": About(
        "The date the organization is looked at where the command line names none.",
        "コマンドラインで指定がないときの組織の基準日です。",
    ),
    "organization.roots": About("The posts or units at the top.", "最上位のポストまたは部署です。"),
    "organization.headcount": About(
        "How many people work in the organization in all.",
        "組織全体の人数です。",
        "How many people work in the organization in all?",
        "組織全体では何人が働いていますか。",
    ),
    "organization.grades": About(
        "The grades, from low to high.",
        "等級を低い順に並べたものです。",
        "Which grades are there for employees, from low to high?",
        "社員の等級には何がありますか。低い順に教えてください。",
    ),
    "organization.executives": About(
        "The posts of the executives.",
        "役員のポストです。",
        "Which posts make up the executives?",
        "どのポストが経営陣にあたりますか。",
    ),
    "organization.functions": About(
        "Functions by name: other spellings, and the functions their work depends on.",
        "機能の名前ごとに、別の表記と、その仕事が依存する機能を書きます。",
        "Which functions (marketing, sales, development, ...) depend on which others for their work?",
        "各機能(マーケティング、営業、開発など)の仕事は、どの機能に依存していますか。",
    ),
    "organization.functions.depends_on": About(
        "The functions its work depends on.",
        "仕事が依存している機能です。",
        "On which other functions does the work of each function depend?",
        "各機能の仕事は、ほかのどの機能に依存していますか。",
    ),
    "organization.functions.name": About(
        "The name of the function.",
        "機能の名前です。",
    ),
    "organization.functions.aliases": About(
        "Other spellings that mean the same function.",
        "同じ機能を表す別の表記です。",
    ),
    "organization.described": About(
        "Fields that are described throughout, as `positions.reports_to`: an entry that does not state one says that "
        "there is none.",
        "すべてのエンティティについて記述した項目です(`positions.reports_to`など)。書かれていないエンティティでは「ない」という意味になります。",
    ),
    "unit.type": About(
        "What kind of unit it is.",
        "部署の種類です。",
        "What kind of unit is each: company, division, department, section, team, project, committee?",
        "各部署の種類(会社、本部、部、課、チーム、プロジェクト、委員会など)は何ですか。",
    ),
    "unit.function": About(
        "What the unit is there for, as marketing or sales; units below inherit it.",
        "部署が担う機能です(マーケティング、営業など)。下位の部署に引き継がれます。",
        "Which function does each unit serve (marketing, sales, development, finance, ...)?",
        "各部署はどの機能(マーケティング、営業、開発、経理など)を担っていますか。",
    ),
    "unit.parent": About(
        "The unit it belongs to.",
        "属している上位の部署です。",
        "To which unit does each unit belong?",
        "各部署は、どの部署の下にありますか。",
    ),
    "unit.head": About(
        "The post that leads the unit; with dates where it has a history.",
        "部署の長のポストです。日付を添えて経緯も書けます。",
        "Who heads each unit, and since when? Who did before?",
        "各部署の長は誰で、いつからですか。その前は誰でしたか。",
    ),
    "unit.deputy": About(
        "The post that stands in for the head.",
        "長の代理を務めるポストです。",
        "Who stands in for the head of each unit?",
        "各部署の長が不在のとき、誰が代理を務めますか。",
    ),
    "unit.purpose": About(
        "Why the unit exists: text, or where it is written.",
        "部署が存在する目的です。文、または記載場所を書きます。",
        "What is each unit there for, in one sentence?",
        "各部署の目的は何ですか。1文で教えてください。",
    ),
    "unit.vision": About(
        "Where the unit wants to be in some years.",
        "部署が数年後に目指す姿です。",
        "Where does each unit want to be in three to five years?",
        "各部署は3〜5年後にどのような姿を目指していますか。",
    ),
    "unit.does": About(
        "What the unit does: its scope.",
        "部署の業務範囲に含まれることです。",
        "What belongs to the work of each unit?",
        "各部署の担当範囲に含まれる業務は何ですか。",
    ),
    "unit.does_not": About(
        "What the unit does not do, though others might think so.",
        "範囲に含まれると思われがちでも、部署が行わないことです。",
        "What does each unit not do, though others might expect it?",
        "周囲から期待されがちでも、各部署の担当範囲に含まれない業務は何ですか。",
    ),
    "unit.responsibilities": About(
        "What the unit answers for.",
        "部署が担う責務です。",
        "Which responsibilities does each unit take?",
        "各部署はどの責務を担っていますか。",
    ),
    "unit.profile": About(
        "How the unit is run: as a cost, profit, revenue or investment centre.",
        "部署の管理形態です(コスト、プロフィット、レベニュー、インベストメントの各センター)。",
        "Is each unit run as a cost centre, a profit centre, a revenue centre or an investment centre?",
        "各部署はコストセンター、プロフィットセンター、レベニューセンター、インベストメントセンターのどれとして管理されていますか。",
    ),
    "unit.team_type": About("The team type in the words of Team Topologies.", "チームトポロジーでのチームの種類です。"),
    "unit.location": About("Where the unit sits.", "部署の所在地です。"),
    "unit.cost_center": About("The cost centre its costs are booked on.", "費用を計上する原価部門です。"),
    "unit.needs_capabilities": About(
        "What the unit has to be able to do.",
        "部署に必要な能力です。",
        "Which skills does each unit need for its work?",
        "各部署の仕事にはどのような能力が必要ですか。",
    ),
    "unit.career_path": About(
        "The grade ladder or evaluation for specialists of the unit.",
        "部署の専門職のための等級や評価制度です。",
        "Which units have a grade ladder or an evaluation of their own for their specialists?",
        "専門職のための等級や評価の仕組みがあるのは、どの部署ですか。",
    ),
    "unit.knowledge_base": About(
        "Where the unit keeps what it has learned.",
        "部署の知見を蓄積している場所です。",
        "Where does each unit keep what it knows, so that others find it?",
        "各部署の知見は、ほかの人も見つけられる形でどこに蓄積されていますか。",
    ),
    "unit.cognitive_load": About("How much the team has to keep in mind.", "チームの認知負荷です。"),
    "unit.children": About("The units that belong to it.", "下位の部署です。"),
    "unit.positions": About("The posts in it.", "部署のポストです。"),
    "unit.members": About(
        "The people with a post in the unit itself, not in those below.",
        "その部署自体にポストを持つ人です。下位の部署の人は含みません。",
    ),
    "unit.budgets": About("The budgets it holds.", "保有している予算です。"),
    "unit.uses_budgets": About("The budgets it uses.", "使っている予算です。"),
    "unit.kpis": About("The KPIs it owns itself.", "部署自体が責任を持つKPIです。"),
    "unit.handoffs_out": About("The hand-offs it gives.", "渡す側となる引き渡しです。"),
    "unit.handoffs_in": About("The hand-offs it receives.", "受ける側となる引き渡しです。"),
    "unit.requests": About("The desks at which others ask it for work.", "ほかの部署から依頼を受ける窓口です。"),
    "unit.training": About("The programmes meant for it.", "対象となっている研修です。"),
    "unit.start": About(
        "The first day it is in force.",
        "有効になる日です。",
        "Since when has each unit existed, or from when will it?",
        "各部署は、いつからありますか(または、いつ設けられますか)。",
    ),
    "unit.end": About(
        "The last day it is in force; `null` says that it has no end.",
        "有効な最後の日です。`null`は期限がないことを表します。",
        "Which units are set up for a time only, and until when?",
        "期間を限って設けた部署はどれで、いつまでですか。",
    ),
    "position.unit": About(
        "The unit the post is in.",
        "ポストのある部署です。",
        "In which unit is each post?",
        "各ポストはどの部署にありますか。",
    ),
    "position.title": About("The title of the post.", "役職名です。"),
    "position.grade": About(
        "The grade of the post, one of `organization.grades`.",
        "ポストの等級です。`organization.grades`のいずれかを書きます。",
        "Which grade does each post have?",
        "各ポストの等級は何ですか。",
    ),
    "position.archetype": About(
        "The kind of manager: how much of the work is leading.",
        "管理職の類型です。仕事のうちどれほどが管理かを表します。",
    ),
    "position.fte": About(
        "Full-time equivalents of the post.",
        "ポストの常勤換算(FTE)です。",
        "How much of a full-time job is each post (1.0 is full time)?",
        "各ポストは常勤換算(FTE)でいくつですか。フルタイムを1.0として教えてください。",
    ),
    "position.headcount": About(
        "How many people: the entry stands for a number of like posts.",
        "人数です。同種のポストをまとめて1つに書くときに使います。",
    ),
    "position.status": About(
        "Whether the post is filled, vacant, proposed, eliminated or not disclosed.",
        "ポストの状態です(在任、空席、提案中、廃止、非公開)。",
        "Which posts are vacant, proposed or eliminated?",
        "空席、新設予定、廃止のポストはどれですか。",
    ),
    "position.holder": About(
        "Who fills the post; with dates where it has a history.",
        "ポストに就いている人です。日付を添えて経緯も書けます。",
        "Who fills each post, and since when?",
        "各ポストには誰が、いつから就いていますか。",
    ),
    "position.holder.allocation": About(
        "The share of the person's time for the post.", "その人がポストに充てる時間の割合です。"
    ),
    "position.holder.primary": About("Whether it is the person's primary post.", "主たるポストかどうかです。"),
    "position.reports_to": About(
        "The post it reports to: the solid line.",
        "正式な上司のポストです(実線の報告ライン)。",
        "Which post does each post report to?",
        "各ポストの正式な上司はどのポストですか。",
    ),
    "position.dotted_reports_to": About(
        "Posts it reports to beside its line, and what for.",
        "点線の報告ラインの相手と、その目的です。",
        "Who reports to somebody else besides their own manager?",
        "正式な上司のほかに、別の人にも報告しているのは誰で、相手は誰ですか。",
    ),
    "position.dotted_reports_to.purpose": About(
        "What the dotted line is for.",
        "点線の報告ラインの目的です。",
        "What is each second reporting line (dotted line) for?",
        "点線の報告ライン(正式な上司以外への報告)は、それぞれ何のためのものですか。",
    ),
    "position.dotted_reports_to.to": About("The post it reports to.", "報告先のポストです。"),
    "position.function": About(
        "The function of the post, where it is another than its unit's.",
        "ポストの機能です。部署と異なるときに書きます。",
        "Which posts do work of another function than that of their unit?",
        "所属部署とは異なる機能を担っているポストはどれですか。",
    ),
    "position.interim": About("Whether the holder is only acting.", "代行かどうかです。"),
    "position.critical": About(
        "Whether the organization cannot do without the post.",
        "欠けると組織が回らないポストかどうかです。",
        "Which posts can the organization not do without, even for a month?",
        "1か月でも欠けると組織が回らなくなるポストはどれですか。",
    ),
    "position.backup": About(
        "The post that takes over when the holder is away.",
        "不在のときに仕事を引き受けるポストです。",
        "Who takes over the work of each important post when its holder is away?",
        "重要なポストの担当者が不在になったとき、それぞれ誰が仕事を引き受けますか。",
    ),
    "position.successor": About(
        "Who is to follow; sensitive, shown in no output.",
        "後任の候補です。機微な項目で、どの出力にも表示されません。",
        "For which leading posts has a successor been named? (Yes or no is enough.)",
        "後任の候補が決まっている要職はどれですか(有無だけで構いません)。",
    ),
    "position.documented": About(
        "The hand-over notes of the post.",
        "ポストの引き継ぎ資料です。",
        "For which posts are there hand-over notes?",
        "引き継ぎ資料のあるポストはどれですか。",
    ),
    "position.cost": About(
        "What the post costs; sensitive, shown only in sums of five or more.",
        "ポストの費用です。機微な項目で、5つ以上の合計でのみ表示されます。",
    ),
    "position.reports": About("The posts that report to it.", "直属の部下のポストです。"),
    "position.heads": About("The units it heads.", "長を務める部署です。"),
    "position.kpis": About("The KPIs it owns.", "責任を持つKPIです。"),
    "position.start": About(
        "The first day it is in force.",
        "有効になる日です。",
        "Since when has each post existed, or from when will it?",
        "各ポストは、いつからありますか(または、いつ設けられますか)。",
    ),
    "position.end": About(
        "The last day it is in force; `null` says that it has no end.",
        "有効な最後の日です。`null`は期限がないことを表します。",
        "Which posts are set up for a time only, and until when?",
        "期間を限って設けたポストはどれで、いつまでですか。",
    ),
}
