"""What the fields of budgets, KPIs, hand-offs, lifecycles, decisions and meetings mean."""

from __future__ import annotations

from orglint.model.texts.about import About

KINDS = {
    "budget": About(
        "Money set aside: what for, who holds it, who may spend it, who approves.",
        "用途の決まった資金です。用途、保有部署、使える部署、承認者を書きます。",
        "Which budgets are there, what is each for, and who holds it?",
        "どのような予算があり、それぞれ何のためのもので、どの部署が保有していますか。",
    ),
    "kpi": About(
        "A measure, its owner, and the greater measure it serves.",
        "指標と、その責任者、そして貢献先となる上位の指標です。",
        "By which KPIs is each unit measured?",
        "各部署はどのKPIで評価されていますか。",
    ),
    "handoff": About(
        "Work that passes from one unit to another.",
        "ある部署から別の部署へ渡る仕事です。",
        "What does each unit hand over to which other (leads, orders, specifications, ...)?",
        "各部署は何を(リード、注文、仕様など)どの部署に引き渡していますか。",
    ),
    "lifecycle": About(
        "The stages an item ripens through.",
        "引き渡すものが育っていく段階です。",
        "Through which stages does a lead (or another item) go before the work is done?",
        "リードなどは、どのような段階を経て育ちますか。",
    ),
    "decision": About(
        "A decision and its roles, in the words of RACI, DACI or RAPID.",
        "意思決定と、その役割です。RACI、DACI、RAPIDの言葉で書きます。",
        "Which recurring decisions matter, and who makes each?",
        "繰り返し行われる重要な意思決定は何で、それぞれ誰が決めていますか。",
    ),
    "meeting": About(
        "A meeting, who sits in it, and on which level.",
        "会議と、その出席者、階層です。",
        "Which regular meetings are there, and who attends each?",
        "どのような定例会議があり、それぞれ誰が出席していますか。",
    ),
}

FIELDS = {
    "budget.function": About(
        "What the money is for, as marketing.",
        "資金の用途となる機能です(マーケティングなど)。",
        "For which function (marketing, sales, development, ...) is each budget?",
        "各予算はどの機能(マーケティング、営業、開発など)のためのものですか。",
    ),
    "budget.amount": About("The amount.", "金額です。"),
    "budget.currency": About(
        "Its currency, where it is another than the organization's.", "組織と異なるときの通貨です。"
    ),
    "budget.holder": About(
        "The unit that decides how the money is used.",
        "使い道を決める部署(保有部署)です。",
        "Which unit decides how each budget is used?",
        "各予算の使い道を決めるのはどの部署ですか。",
    ),
    "budget.used_by": About(
        "The units whose work it pays for.",
        "その予算で仕事をする部署です。",
        "The work of which units does each budget pay for?",
        "各予算はどの部署の仕事に使われますか。",
    ),
    "budget.approver": About(
        "Who must agree before it is spent, in order; with `up_to` amounts.",
        "支出の承認者です。順番どおりに書き、`up_to`で金額の上限も書けます。",
        "Who has to approve before money is spent, in which order, and up to which amounts?",
        "支出の前に誰の承認が必要ですか。順番と、金額の上限も教えてください。",
    ),
    "budget.approver.up_to": About(
        "The amount up to which this approver decides.", "この承認者が決められる上限の金額です。"
    ),
    "budget.discretion_limit": About(
        "Up to which amount the holder may spend without asking.",
        "保有部署が承認なしに使える上限の金額です。",
        "Up to which amount may the unit spend without asking?",
        "各部署が承認なしに使える金額の上限はいくらですか。",
    ),
    "budget.funded_by": About("The units the money comes from.", "費用を負担している部署です。"),
    "budget.transformation": About(
        "Whether the money is for a transformation, which takes years.",
        "変革のための予算かどうかです。",
        "Which budgets are for a transformation, and until when are they committed?",
        "変革のための予算はどれで、いつまで確保されていますか。",
    ),
    "kpi.goal": About(
        "Whether it is a goal of the organization, so that nothing stands above it.",
        "組織の目標かどうかです。目標の上には何もありません。",
        "Which figures are goals of the whole organization?",
        "組織全体の目標となっている数値はどれですか。",
    ),
    "kpi.owner": About(
        "The unit or post that answers for it.",
        "KPIの責任者(部署またはポスト)です。",
        "Who answers for each KPI?",
        "各KPIの責任者は誰ですか。",
    ),
    "kpi.contributors": About("Units that work on it too.", "達成に貢献する部署です。"),
    "kpi.shared_with": About(
        "Units that carry it together with the owner.",
        "責任者とともに担う部署です。",
        "Which KPIs do units carry together?",
        "複数の部署が共同で担っているKPIはどれですか。",
    ),
    "kpi.rolls_up_to": About(
        "The KPI or goal that gets better when this one does.",
        "このKPIがよくなると改善する、上位のKPIまたは目標です。",
        "To which greater figure or goal does each KPI contribute?",
        "各KPIは、どの上位の指標や目標に貢献しますか。",
    ),
    "kpi.target": About(
        "The value to be reached.",
        "目標値です。",
        "What is the target of each KPI?",
        "各KPIの目標値はいくつですか。",
    ),
    "kpi.unit_of_measure": About("What it is counted in.", "数値の単位です。"),
    "kpi.direction": About(
        "Whether more is better (up) or less is (down).", "大きいほどよい(up)か、小さいほどよい(down)かです。"
    ),
    "kpi.kind": About(
        "What it measures: volume, quality, outcome or output.",
        "測るものの種類です(量、質、成果、産出)。",
        "Does each KPI measure volume, quality or outcome?",
        "各KPIが測っているのは、量、質、成果のどれですか。",
    ),
    "kpi.horizon_months": About(
        "Within how many months its effect shows.",
        "効果が現れるまでの月数です。",
        "Within how many months does work on each KPI show?",
        "各KPIへの取り組みの効果は、何か月で現れますか。",
    ),
    "kpi.source": About(
        "Where the figure is read from.",
        "数値の出どころです。",
        "From which system or report is each figure read?",
        "各KPIの数値は、どのシステムや報告書から得ていますか。",
    ),
    "kpi.review": About(
        "How often it is looked at together.",
        "数値を確認する頻度です。",
        "How often is each KPI looked at, and by whom?",
        "各KPIはどのくらいの頻度で確認していますか。",
    ),
    "kpi.conflicts_with": About(
        "KPIs that get worse when this one gets better.",
        "このKPIがよくなると悪化するKPIです。",
        "Which KPIs pull against each other?",
        "互いに相反するKPIはどれですか。",
    ),
    "kpi.fed_by": About("The KPIs that roll up to it.", "このKPIに貢献するKPIです。"),
    "handoff.giver": About(
        "The unit that hands over.",
        "渡す側の部署です。",
        "Which unit hands over?",
        "渡す側はどの部署ですか。",
    ),
    "handoff.receiver": About(
        "The unit that receives.",
        "受ける側の部署です。",
        "Which unit receives?",
        "受ける側はどの部署ですか。",
    ),
    "handoff.item": About(
        "What is handed over: leads, orders, drafts.",
        "引き渡すものです(リード、注文、原稿など)。",
        "What exactly is handed over?",
        "具体的に何を引き渡していますか。",
    ),
    "handoff.lifecycle": About(
        "The lifecycle the item is in.",
        "属しているライフサイクルです。",
        "To which lifecycle does each hand-off belong?",
        "各引き渡しは、どのライフサイクルに属していますか。",
    ),
    "handoff.stage": About(
        "The stage of the lifecycle the item enters.",
        "引き渡しによって入る段階です。",
        "Which stage does the item enter by each hand-off?",
        "各引き渡しで、どの段階に進みますか。",
    ),
    "handoff.owner": About(
        "The post that answers for the item until it has arrived.",
        "届くまで責任を持つポストです。",
        "Who answers for it that nothing is lost on the way?",
        "途中で失われないよう責任を持つのは誰ですか。",
    ),
    "handoff.entry_criteria": About(
        "When an item is ready to be handed over.",
        "引き渡してよい条件です。",
        "When is an item ready to be handed over? Where is that written down?",
        "どのような状態になれば引き渡せますか。その条件はどこに書かれていますか。",
    ),
    "handoff.agreed_by": About(
        "The units that have agreed to the criteria.",
        "条件に合意している部署です。",
        "Have both sides agreed to these criteria?",
        "その条件には、双方が合意していますか。",
    ),
    "handoff.sla_hours": About(
        "In how many hours the receiver takes the item up or returns it.",
        "受ける側が着手または差し戻しをするまでの時間です。",
        "In how many hours does the receiver take the item up or give it back?",
        "受ける側は何時間以内に着手または差し戻しをしますか。",
    ),
    "handoff.feedback": About(
        "How the giver learns what became of the item.",
        "結果が渡す側に伝わる方法です。",
        "How does the giving side learn what became of it?",
        "渡した後の結果は、どのように渡す側へ伝わりますか。",
    ),
    "handoff.context": About(
        "What travels with the item, so that the receiver can act on it.",
        "受ける側が動けるように添える情報です。",
        "What information travels with it?",
        "引き渡すときに、どのような情報を添えていますか。",
    ),
    "handoff.volume": About(
        "How many items a month are handed over.",
        "月あたりの引き渡し件数です。",
        "How many are handed over a month?",
        "月に何件を引き渡していますか。",
    ),
    "handoff.capacity": About(
        "How many items a month the receiver can take.",
        "受ける側が月に処理できる件数です。",
        "How many a month can the receiving side work on?",
        "受ける側は月に何件まで対応できますか。",
    ),
    "handoff.channel": About(
        "By which way it is handed over, and when.",
        "引き渡しの手段とタイミングです。",
        "By which way are items handed over: a system, a meeting, a list?",
        "どのような手段(システム、会議、一覧など)で引き渡していますか。",
    ),
    "lifecycle.item": About(
        "What ripens in it.",
        "育っていくものです。",
        "What goes through these stages?",
        "この段階を進むのは何ですか。",
    ),
    "lifecycle.owner": About(
        "Who answers for the whole of it.",
        "全体の責任者です。",
        "Who answers for the whole way?",
        "全体に責任を持つのは誰ですか。",
    ),
    "lifecycle.stages": About(
        "The stages in order, each with the unit that owns it.",
        "段階を順に並べ、それぞれの担当部署を書きます。",
        "Which stages are there, and which unit has each?",
        "どのような段階があり、それぞれどの部署が担当していますか。",
    ),
    "lifecycle.stages.name": About("What the stage is called.", "段階の名前です。"),
    "lifecycle.stages.owner": About(
        "The unit that answers for the items in it.",
        "その段階にあるものの担当部署です。",
        "Which unit answers for each stage, nurturing above all?",
        "各段階(特に育成)を担当しているのはどの部署ですか。",
    ),
    "decision.model": About("The words the roles are in: RACI, DACI or RAPID.", "役割の言葉です(RACI、DACI、RAPID)。"),
    "decision.accountable": About(
        "Who decides, and answers for it: exactly one.",
        "最終責任者です。1者だけ書きます。",
        "Who makes each decision in the end?",
        "各意思決定を最終的に行うのは誰ですか。",
    ),
    "decision.responsible": About(
        "Who does the work that leads to the decision.",
        "実行責任者です。",
        "Who does the work for each decision?",
        "各意思決定の実務を担うのは誰ですか。",
    ),
    "decision.consulted": About("Who is asked before.", "事前に意見を求める相手です。"),
    "decision.informed": About("Who is told afterwards.", "事後に知らせる相手です。"),
    "decision.agree": About("Who has to agree (RAPID).", "同意が必要な相手です(RAPID)。"),
    "decision.perform": About("Who carries it out (RAPID).", "実行する担当です(RAPID)。"),
    "decision.units": About(
        "The units it is about.",
        "関係する部署です。",
        "Which units does each decision concern?",
        "各意思決定はどの部署に関係しますか。",
    ),
    "decision.kpis": About(
        "The KPIs that inform it.",
        "判断材料となるKPIです。",
        "Which figures inform each decision?",
        "各意思決定はどの数値を判断材料にしていますか。",
    ),
    "decision.datasets": About(
        "The data that informs it.",
        "判断材料となるデータです。",
        "Which data informs each decision?",
        "各意思決定はどのデータを判断材料にしていますか。",
    ),
    "decision.escalation": About("Where it goes when nobody agrees.", "まとまらないときの上申先です。"),
    "meeting.cadence": About(
        "How often it takes place.",
        "開催の頻度です。",
        "How often does each meeting take place?",
        "各会議はどのくらいの頻度で開かれますか。",
    ),
    "meeting.attendees": About(
        "Who sits in it: people, posts or whole units.",
        "出席する人、ポスト、部署です。",
        "Who attends each meeting?",
        "各会議には誰が出席していますか。",
    ),
    "meeting.chair": About("Who chairs it.", "議長です。"),
    "meeting.purpose": About("What it is for.", "会議の目的です。"),
    "meeting.level": About(
        "On which level it is: executive, management or operational.",
        "会議の階層です(経営、管理、現場)。",
        "Which meetings are the executives', which the managers', which the teams'?",
        "各会議は経営、管理職、現場のどの階層のものですか。",
    ),
    "meeting.duration_minutes": About("How long it takes, in minutes.", "所要時間(分)です。"),
}
