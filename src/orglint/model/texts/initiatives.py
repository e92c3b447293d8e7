"""What the initiatives and engagements with partners are, and what their fields mean."""

from __future__ import annotations

from orglint.model.texts.about import About

KINDS = {
    "initiative": About(
        "A transformation, experiment or improvement with a beginning and an end.",
        "始まりと終わりのある変革、実験、改善の取り組みです。",
        "Which transformations, experiments and improvements are under way or planned?",
        "進行中または計画中の施策(変革、実験、改善)は何ですか。",
    ),
    "engagement": About(
        "Work bought from a partner outside.",
        "社外のパートナーへの委託です。",
        "Which work do partners outside (agencies, vendors, consultants) do for you?",
        "社外のパートナー(代理店、ベンダー、コンサルタントなど)に、どのような仕事を委託していますか。",
    ),
}

FIELDS = {
    "initiative.kind": About(
        "What kind it is: transformation, experiment or improvement.",
        "種類です(変革、実験、改善)。",
        "Is each initiative a transformation, an experiment or an improvement?",
        "各施策は変革、実験、改善のどれですか。",
    ),
    "initiative.status": About(
        "Whether it is planned, running, paused, ended or stopped.",
        "状態です(計画中、実行中、一時停止、終了、中止)。",
        "Which initiatives are planned, running, paused, or over?",
        "計画中、進行中、中断中、終了した施策はそれぞれどれですか。",
    ),
    "initiative.outcome": About(
        "What came of it.",
        "結果です(成功、失敗、中止)。",
        "What came of the initiatives that are over: did they succeed, fail, or were they stopped?",
        "終了した施策の結果は、成功、失敗、中止のどれですか。",
    ),
    "initiative.sponsor": About(
        "The executive's post that stands behind it.",
        "後ろ盾となる役員などのポストです。",
        "Which executive puts their name to each initiative?",
        "各施策のスポンサーとなっている役員は誰ですか。",
    ),
    "initiative.lead": About(
        "The post that leads it.",
        "推進責任者のポストです。",
        "Who leads each initiative from day to day?",
        "各施策を日々進める責任者は誰ですか。",
    ),
    "initiative.lead_allocation": About(
        "The share of the lead's time for it.",
        "推進責任者が充てる時間の割合です。",
        "How much of their time can the lead of each initiative give to it?",
        "各施策の責任者は、勤務時間のどれだけをその施策に充てられますか。",
    ),
    "initiative.units": About(
        "The units that take part.",
        "参加する部署です。",
        "Which units take part in each initiative?",
        "各施策には、どの部署が参加していますか。",
    ),
    "initiative.benefits": About(
        "What each unit gains.",
        "各部署が得るものです。",
        "What does each unit that takes part in an initiative gain by it?",
        "施策に参加する部署は、それぞれ何を得ますか。",
    ),
    "initiative.benefits.unit": About("The unit that gains.", "得をする部署です。"),
    "initiative.benefits.text": About("What it gains.", "得るものです。"),
    "initiative.budget": About(
        "The budget it is paid from.",
        "充てる予算です。",
        "From which budget is each initiative paid?",
        "各施策には、どの予算を充てていますか。",
    ),
    "initiative.success_criteria": About(
        "By what it is judged.",
        "成功の基準です。",
        "By what will you see that an initiative has succeeded?",
        "各施策は、何をもって成功と判断しますか。",
    ),
    "initiative.roi_estimate": About(
        "What it is expected to return.",
        "見込まれる投資対効果です。",
        "What do you expect each initiative to return?",
        "各施策には、どのような投資対効果を見込んでいますか。",
    ),
    "initiative.return_due": About(
        "By when it has to pay.",
        "効果が求められる期日です。",
        "By when does each initiative have to pay for itself?",
        "各施策は、いつまでに効果を出す必要がありますか。",
    ),
    "initiative.milestones": About(
        "Its dated steps.",
        "日付のある節目です。",
        "Which steps are planned for each initiative, and by when?",
        "各施策では、どのような節目を、いつまでに予定していますか。",
    ),
    "initiative.milestones.name": About("What the step is.", "節目の内容です。"),
    "initiative.milestones.date": About("When it is due.", "期日です。"),
    "initiative.review": About(
        "How often it is reviewed.",
        "進み具合を確認する頻度です。",
        "How often is the progress of each initiative reviewed?",
        "各施策の進み具合は、どのくらいの頻度で確認していますか。",
    ),
    "initiative.follows": About(
        "The initiative it continues or tries again.",
        "引き継ぐ、または再挑戦する元の施策です。",
        "Which initiatives continue an earlier one, or try it again?",
        "以前の施策を引き継いだり、再挑戦したりしている施策はどれですか。",
    ),
    "initiative.lessons": About(
        "What was learned from the one before.",
        "前の施策から得た教訓です。",
        "Where an initiative follows an earlier one: what was learned from that?",
        "以前の施策を引き継いでいる場合、そこから何を学びましたか。",
    ),
    "initiative.concerns": About(
        "Worries partners have raised, and when they were resolved.",
        "連携先から出た懸念と、解消した日です。",
        "Which concerns about an initiative have other units raised, and which of them are resolved?",
        "施策について、ほかの部署からどのような懸念が出ており、そのうち解消したものはどれですか。",
    ),
    "initiative.concerns.raised_by": About("The unit that raised it.", "懸念を示した部署です。"),
    "initiative.concerns.text": About("What it is about.", "懸念の内容です。"),
    "initiative.concerns.resolved": About("The day it was resolved.", "解消した日です。"),
    "initiative.customer_evidence": About(
        "What shows that customers want it.",
        "顧客が求めていることを示す根拠です。",
        "What shows for each initiative that customers want it?",
        "各施策について、顧客が求めていることを示す根拠は何ですか。",
    ),
    "initiative.closing_report": About(
        "What was reported back when it had ended.",
        "終了後の報告です。",
        "What was reported back about each initiative that is over?",
        "終了した施策について、どのような報告をしましたか。",
    ),
    "initiative.start": About(
        "The first day it is in force.",
        "有効になる日です。",
        "When did each initiative begin, or when will it?",
        "各施策は、いつ始まりましたか(または、いつ始まりますか)。",
    ),
    "initiative.end": About(
        "The last day it is in force; `null` says that it has no end.",
        "有効な最後の日です。`null`は期限がないことを表します。",
        "When does each initiative end?",
        "各施策は、いつ終わりますか。",
    ),
    "engagement.partner": About("Who does the work.", "委託先です。"),
    "engagement.status": About(
        "Whether it is planned, active or closed.",
        "状態です(計画、実施中、終了)。",
        "Which of the engagements with partners outside are planned, active, or over?",
        "外部委託のうち、計画中、実施中、終了したものはそれぞれどれですか。",
    ),
    "engagement.unit": About(
        "The unit it is for.",
        "委託している部署です。",
        "Which unit does each partner outside work for?",
        "社外の委託先は、それぞれどの部署のために働いていますか。",
    ),
    "engagement.owner": About(
        "The post inside that answers for it.",
        "社内の責任者のポストです。",
        "Who in your organization answers for the work of each partner outside?",
        "社外の委託先の仕事に責任を持つ社内の担当者は、それぞれ誰ですか。",
    ),
    "engagement.purpose": About(
        "What it is for.",
        "委託の目的です。",
        "What is each partner outside to achieve for you?",
        "社外への委託によって、それぞれ何を達成したいですか。",
    ),
    "engagement.amount": About(
        "What it costs.",
        "委託の金額です。",
        "How much does each partner outside cost?",
        "外部委託の金額は、それぞれいくらですか。",
    ),
    "engagement.fte": About(
        "Full-time equivalents the partner provides.",
        "委託先が提供する常勤換算(FTE)です。",
        "How many full-time people does each partner outside provide?",
        "社外の委託先は、それぞれ常勤換算(FTE)で何人分を提供していますか。",
    ),
    "engagement.capabilities": About(
        "What the partner provides.",
        "委託先が提供する能力です。",
        "Which skills does each partner outside provide?",
        "社外の委託先は、それぞれどのような能力を提供していますか。",
    ),
    "engagement.knowledge_transfer": About(
        "How what the partner knows comes into the organization.",
        "委託先の知見を社内に移す方法です。",
        "How does what partners outside know come into your organization (documents, training, accounts)?",
        "社外の委託先のノウハウは、どのような形(資料、研修、アカウントなど)で社内に引き継がれますか。",
    ),
    "engagement.review": About(
        "How often the work is reviewed.",
        "委託の成果を確認する頻度です。",
        "How often do you review the work of each partner outside?",
        "社外の委託先の仕事を、どのくらいの頻度で確認していますか。",
    ),
    "engagement.start": About(
        "The first day it is in force.",
        "有効になる日です。",
        "Since when has each partner outside been working for you?",
        "社外への委託は、それぞれいつからですか。",
    ),
    "engagement.end": About(
        "The last day it is in force; `null` says that it has no end.",
        "有効な最後の日です。`null`は期限がないことを表します。",
        "Until when does each partner outside work for you, or has that been left open?",
        "社外への委託は、それぞれいつまでですか。期限のないものはどれですか。",
    ),
}
