"""What the fields of interactions, requests, contributions, data, engagements, initiatives and training mean."""

from __future__ import annotations

from orglint.model.texts.about import About

KINDS = {
    "interaction": About(
        "How two units work together (Team Topologies).",
        "2つの部署の連携のしかたです(チームトポロジー)。",
        "Which units work together, and how?",
        "どの部署とどの部署が、どのように連携していますか。",
    ),
    "request": About(
        "A desk at which units ask another for work.",
        "ほかの部署から仕事の依頼を受ける窓口です。",
        "Which units take requests from others, and from whom?",
        "ほかの部署から依頼を受けているのはどの部署で、どこから受けていますか。",
    ),
    "contribution": About(
        "Work a unit or person does for another unit's deliverable.",
        "ほかの部署の成果物のために、部署や人が行う仕事です。",
        "Who works on deliverables of other units?",
        "ほかの部署の成果物のために働いているのは誰ですか。",
    ),
    "segment": About(
        "A group of customers, and who approaches them.",
        "顧客の区分と、担当する部署です。",
        "Into which segments are customers divided, and which units approach each?",
        "顧客をどのように区分し、それぞれどの部署が担当していますか。",
    ),
    "dataset": About(
        "Data units work with: whose it is, and who may use it.",
        "部署が使うデータです。管理部署と、使える部署を書きます。",
        "Which data do the units work with, and whose is it?",
        "部署はどのようなデータを使い、それはどの部署が管理していますか。",
    ),
    "engagement": About(
        "Work bought from a partner outside.",
        "社外のパートナーへの委託です。",
        "Which work do partners outside do for you?",
        "社外のパートナーにどのような仕事を委託していますか。",
    ),
    "initiative": About(
        "A transformation, experiment or improvement with a beginning and an end.",
        "始まりと終わりのある変革、実験、改善の取り組みです。",
        "Which transformations, experiments and improvements are under way or planned?",
        "進行中または計画中の変革、実験、改善の施策は何ですか。",
    ),
    "programme": About(
        "A programme by which people learn.",
        "研修です。",
        "Which training is there, for whom?",
        "どのような研修が、誰のためにありますか。",
    ),
}

FIELDS = {
    "interaction.between": About(
        "The two units.", "連携する2つの部署です。", "Which two units?", "どの2つの部署ですか。"
    ),
    "interaction.mode": About(
        "How they work together: collaboration, X as a service, facilitating.",
        "連携の形です(協働、サービス提供、支援)。",
        "Do they work side by side, does one serve the other, or does one help the other to learn?",
        "両者は協働していますか、一方が他方にサービスを提供していますか、それとも習得を支援していますか。",
    ),
    "interaction.purpose": About(
        "What they work together for.",
        "連携の目的です。",
        "What do they work together for?",
        "何のために連携していますか。",
    ),
    "interaction.benefits": About(
        "What each side gains.",
        "それぞれの部署が得るものです。",
        "What does each side gain?",
        "それぞれの部署は何を得ますか。",
    ),
    "interaction.liaison": About(
        "The person who connects the two.",
        "両者をつなぐ人です。",
        "Who connects the two?",
        "両者をつなぐのは誰ですか。",
    ),
    "interaction.benefits.unit": About("The unit that gains.", "得をする部署です。"),
    "interaction.benefits.text": About("What it gains.", "得るものです。"),
    "request.provider": About(
        "The unit that does the work.",
        "依頼を受ける部署です。",
        "Which unit takes requests?",
        "依頼を受けるのはどの部署ですか。",
    ),
    "request.requesters": About(
        "The units that ask for it.", "依頼する部署です。", "Which units ask?", "依頼するのはどの部署ですか。"
    ),
    "request.intake_owner": About(
        "The post that accepts requests.",
        "依頼を受け付けるポストです。",
        "Who accepts requests, or turns them down?",
        "依頼を受け付け、または断るのは誰ですか。",
    ),
    "request.priority_policy": About(
        "By which rule requests are ranked.",
        "依頼の優先順位を決める基準です。",
        "By which rule are requests ranked?",
        "依頼の優先順位は、どのような基準で決めていますか。",
    ),
    "contribution.requester": About(
        "The unit that needs the work.",
        "成果物を必要とする部署です。",
        "Which unit needs it?",
        "必要としているのはどの部署ですか。",
    ),
    "contribution.contributor": About(
        "The unit or person that does it.", "協力する部署または人です。", "Who does it?", "協力するのは誰ですか。"
    ),
    "contribution.deliverable": About("What is delivered.", "成果物です。"),
    "contribution.brief_agreed_by": About(
        "The units that have agreed to what is wanted.",
        "依頼の内容に合意している部署です。",
        "Have both sides agreed to what is wanted?",
        "求める内容について、双方が合意していますか。",
    ),
    "contribution.allocation": About(
        "The share of time set aside for it.",
        "そのために確保した時間の割合です。",
        "How much time is set aside for it?",
        "そのためにどれだけの時間を確保していますか。",
    ),
    "contribution.requester_allocation": About(
        "The share of time the requesting unit puts in itself.",
        "依頼する側が自ら充てる時間の割合です。",
        "How much time does the requesting unit put in itself?",
        "依頼する側は、自らどれだけの時間を充てていますか。",
    ),
    "contribution.capabilities": About(
        "What the work takes.",
        "仕事に必要な能力です。",
        "Which skills does the work take?",
        "その仕事にはどの能力が必要ですか。",
    ),
    "contribution.rewarded_by": About(
        "The KPI of the contributor that gets better by it.",
        "協力することで改善する、協力側のKPIです。",
        "By which KPI of its own is the contributor rewarded?",
        "協力する側は、自らのどのKPIで報われますか。",
    ),
    "segment.owners": About(
        "The units that approach these customers.",
        "担当する部署です。",
        "Which units approach these customers?",
        "その顧客を担当するのはどの部署ですか。",
    ),
    "segment.coordinator": About(
        "The post that coordinates them.",
        "調整役のポストです。",
        "Who coordinates them?",
        "調整役は誰ですか。",
    ),
    "dataset.subject": About(
        "What the data is about, as customers.",
        "データの対象です(顧客など)。",
        "What is each dataset about?",
        "各データは何についてのものですか。",
    ),
    "dataset.owner": About(
        "The unit whose data it is.", "管理する部署です。", "Whose data is it?", "どの部署が管理していますか。"
    ),
    "dataset.system_of_record": About(
        "Whether it is the one that counts where two differ.",
        "食い違ったときに正とするデータかどうかです。",
        "Which dataset counts where two differ?",
        "食い違ったとき、どのデータを正としますか。",
    ),
    "dataset.used_by": About(
        "The units that use it, what they may do with it, and under which agreement.",
        "使う部署と、その権限、取り決めです。",
        "Which units use it, and may they read it?",
        "どの部署が使い、閲覧できますか。",
    ),
    "dataset.used_by.unit": About("The unit that uses it.", "使う部署です。"),
    "dataset.used_by.access": About(
        "What the unit may do: none, read, write.",
        "部署の権限です(なし、閲覧、更新)。",
        "May the unit read the data, or change it?",
        "その部署はデータを閲覧または更新できますか。",
    ),
    "dataset.used_by.agreement": About(
        "What has been agreed about the use.",
        "利用についての取り決めです。",
        "What has been agreed about the use?",
        "利用について何を取り決めていますか。",
    ),
    "engagement.partner": About("Who does the work.", "委託先です。"),
    "engagement.status": About(
        "Whether it is planned, active or closed.",
        "状態です(計画、実施中、終了)。",
        "Which engagements are active?",
        "実施中の外部委託はどれですか。",
    ),
    "engagement.unit": About(
        "The unit it is for.", "委託している部署です。", "Which unit is each for?", "どの部署のための委託ですか。"
    ),
    "engagement.owner": About(
        "The post inside that answers for it.",
        "社内の責任者のポストです。",
        "Who inside answers for the partner's work?",
        "委託先の仕事に責任を持つ社内の担当者は誰ですか。",
    ),
    "engagement.purpose": About(
        "What it is for.",
        "委託の目的です。",
        "What is the partner to achieve?",
        "委託によって何を達成したいですか。",
    ),
    "engagement.amount": About(
        "What it costs.",
        "委託の金額です。",
        "What does it cost?",
        "委託の金額はいくらですか。",
    ),
    "engagement.fte": About(
        "Full-time equivalents the partner provides.",
        "委託先が提供する常勤換算(FTE)です。",
        "How many full-time equivalents does the partner provide?",
        "委託先は常勤換算で何人分を提供していますか。",
    ),
    "engagement.capabilities": About(
        "What the partner provides.",
        "委託先が提供する能力です。",
        "Which skills does the partner provide?",
        "委託先はどの能力を提供していますか。",
    ),
    "engagement.knowledge_transfer": About(
        "How what the partner knows comes into the organization.",
        "委託先の知見を社内に移す方法です。",
        "How does what the partner knows come into your organization?",
        "委託先の知見は、どのように社内へ移していますか。",
    ),
    "engagement.review": About(
        "How often the work is reviewed.",
        "委託の成果を確認する頻度です。",
        "How often do you review the partner's work?",
        "委託の成果はどのくらいの頻度で確認していますか。",
    ),
    "initiative.kind": About(
        "What kind it is: transformation, experiment or improvement.",
        "種類です(変革、実験、改善)。",
        "Is each a transformation, an experiment or an improvement?",
        "各施策は変革、実験、改善のどれですか。",
    ),
    "initiative.status": About(
        "Whether it is planned, running, paused, ended or stopped.",
        "状態です(計画中、実行中、一時停止、終了、中止)。",
        "Which are planned, running, ended?",
        "計画中、進行中、終了した施策はどれですか。",
    ),
    "initiative.outcome": About(
        "What came of it.",
        "結果です(成功、失敗、中止)。",
        "What came of those that have ended?",
        "終了した施策の結果はどうでしたか。",
    ),
    "initiative.sponsor": About(
        "The executive's post that stands behind it.",
        "後ろ盾となる役員などのポストです。",
        "Which executive stands behind each?",
        "各施策の後ろ盾となる役員は誰ですか。",
    ),
    "initiative.lead": About(
        "The post that leads it.", "推進責任者のポストです。", "Who leads each?", "各施策の推進責任者は誰ですか。"
    ),
    "initiative.lead_allocation": About(
        "The share of the lead's time for it.",
        "推進責任者が充てる時間の割合です。",
        "How much of their time does the lead have for it?",
        "推進責任者はどれだけの時間を充てられますか。",
    ),
    "initiative.units": About(
        "The units that take part.", "参加する部署です。", "Which units take part?", "どの部署が参加していますか。"
    ),
    "initiative.benefits": About(
        "What each unit gains.",
        "各部署が得るものです。",
        "What does each unit gain by it?",
        "参加する各部署は何を得ますか。",
    ),
    "initiative.benefits.unit": About("The unit that gains.", "得をする部署です。"),
    "initiative.benefits.text": About("What it gains.", "得るものです。"),
    "initiative.budget": About(
        "The budget it is paid from.", "充てる予算です。", "From which budget is it paid?", "どの予算を充てていますか。"
    ),
    "initiative.success_criteria": About(
        "By what it is judged.",
        "成功の基準です。",
        "By what will you see that it has succeeded?",
        "何をもって成功と判断しますか。",
    ),
    "initiative.roi_estimate": About(
        "What it is expected to return.",
        "見込まれる投資対効果です。",
        "What do you expect it to return?",
        "どのような投資対効果を見込んでいますか。",
    ),
    "initiative.return_due": About(
        "By when it has to pay.",
        "効果が求められる期日です。",
        "By when does it have to pay?",
        "いつまでに効果を出す必要がありますか。",
    ),
    "initiative.milestones": About(
        "Its dated steps.",
        "日付のある節目です。",
        "Which steps are planned, by when?",
        "どのような節目を、いつまでに予定していますか。",
    ),
    "initiative.milestones.name": About("What the step is.", "節目の内容です。"),
    "initiative.milestones.date": About("When it is due.", "期日です。"),
    "initiative.review": About(
        "How often it is reviewed.",
        "進み具合を確認する頻度です。",
        "How often is its progress reviewed?",
        "進み具合はどのくらいの頻度で確認していますか。",
    ),
    "initiative.follows": About(
        "The initiative it continues or tries again.",
        "引き継ぐ、または再挑戦する元の施策です。",
        "Which earlier attempt does it follow?",
        "以前のどの取り組みを引き継いでいますか。",
    ),
    "initiative.lessons": About(
        "What was learned from the one before.",
        "前の施策から得た教訓です。",
        "What was learned from the attempt before?",
        "前の取り組みから何を学びましたか。",
    ),
    "initiative.concerns": About(
        "Worries partners have raised, and when they were resolved.",
        "連携先から出た懸念と、解消した日です。",
        "Which concerns have partners raised, and are they resolved?",
        "連携先からどのような懸念が出ており、解消していますか。",
    ),
    "initiative.concerns.raised_by": About("The unit that raised it.", "懸念を示した部署です。"),
    "initiative.concerns.text": About("What it is about.", "懸念の内容です。"),
    "initiative.concerns.resolved": About("The day it was resolved.", "解消した日です。"),
    "initiative.customer_evidence": About(
        "What shows that customers want it.",
        "顧客が求めていることを示す根拠です。",
        "What shows that customers want it?",
        "顧客が求めていることを示す根拠は何ですか。",
    ),
    "initiative.closing_report": About(
        "What was reported back when it had ended.",
        "終了後の報告です。",
        "What was reported back when it had ended?",
        "終了後、どのような報告をしましたか。",
    ),
    "programme.functions": About(
        "The functions it teaches.",
        "対象となる機能です。",
        "For which functions is there training?",
        "どの機能のための研修がありますか。",
    ),
    "programme.audience": About(
        "The units it is for.", "対象の部署です。", "For which units is it?", "どの部署が対象ですか。"
    ),
    "programme.cadence": About("How often it is held.", "実施の頻度です。"),
}
