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
        "Through which stages does a lead (or another item that units pass on) go, from the first contact to the end?",
        "リード(または部署間で受け渡すもの)は、最初の接点から完了まで、どのような段階を経ますか。",
    ),
    "decision": About(
        "A decision and its roles, in the words of RACI, DACI or RAPID.",
        "意思決定と、その役割です。RACI、DACI、RAPIDの言葉で書きます。",
        "Which decisions come up again and again between units, and who makes each?",
        "部署をまたいで繰り返し行われる意思決定は何で、それぞれ誰が決めていますか。",
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
        "Who has to approve before money of each budget is spent, in which order, and up to which amounts?",
        "各予算を使う前に誰の承認が必要ですか。順番と、それぞれが承認できる金額の上限も教えてください。",
    ),
    "budget.approver.up_to": About(
        "The amount up to which this approver decides.", "この承認者が決められる上限の金額です。"
    ),
    "budget.discretion_limit": About(
        "Up to which amount the holder may spend without asking.",
        "保有部署が承認なしに使える上限の金額です。",
        "Up to which amount may a unit spend its budget without asking?",
        "各部署が、承認なしに予算を使える金額の上限はいくらですか。",
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
        "Which greater figure or goal gets better when a KPI does?",
        "各KPIが改善すると、どの上位の指標や目標が改善しますか。",
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
        "Does each KPI measure volume, quality, outcome or output?",
        "各KPIが測っているのは、量、質、成果、産出のどれですか。",
    ),
    "kpi.horizon_months": About(
        "Within how many months its effect shows.",
        "効果が現れるまでの月数です。",
        "Over how many months does each KPI look ahead?",
        "各KPIは何か月先までの成果を見るものですか。",
    ),
    "kpi.source": About(
        "Where the figure is read from.",
        "数値の出どころです。",
        "From which system or report is the figure of each KPI taken?",
        "各KPIの数値は、どのシステムや報告書から得ていますか。",
    ),
    "kpi.review": About(
        "How often it is looked at together.",
        "数値を確認する頻度です。",
        "How often is each KPI reviewed, and in which meeting?",
        "各KPIは、どの会議で、どのくらいの頻度で振り返っていますか。",
    ),
    "kpi.conflicts_with": About(
        "KPIs that get worse when this one gets better.",
        "このKPIがよくなると悪化するKPIです。",
        "Which KPIs pull against each other, so that one gets worse when the other gets better?",
        "一方がよくなると他方が悪くなる、互いに相反するKPIはどれですか。",
    ),
    "kpi.fed_by": About("The KPIs that roll up to it.", "このKPIに貢献するKPIです。"),
    "handoff.giver": About(
        "The unit that hands over.",
        "渡す側の部署です。",
        "Of everything that is handed from unit to unit (leads, orders, specifications): which unit gives it?",
        "部署間で引き渡しているもの(リード、注文、仕様など)について、渡す側はそれぞれどの部署ですか。",
    ),
    "handoff.receiver": About(
        "The unit that receives.",
        "受ける側の部署です。",
        "Of everything that is handed from unit to unit (leads, orders, specifications): which unit receives it?",
        "部署間で引き渡しているもの(リード、注文、仕様など)について、受ける側はそれぞれどの部署ですか。",
    ),
    "handoff.item": About(
        "What is handed over: leads, orders, drafts.",
        "引き渡すものです(リード、注文、原稿など)。",
        "What exactly do units hand over to each other: leads, orders, specifications, drafts?",
        "部署間で具体的に何(リード、注文、仕様、原稿など)を引き渡していますか。",
    ),
    "handoff.lifecycle": About(
        "The lifecycle the item is in.",
        "属しているライフサイクルです。",
        "Which hand-offs between units belong to one chain, such as the way of a lead from marketing to sales?",
        "部署間の引き渡しのうち、リードがマーケティングから営業へ進む流れのように、一続きになっているものはどれですか。",
    ),
    "handoff.stage": About(
        "The stage of the lifecycle the item enters.",
        "引き渡しによって入る段階です。",
        "With each hand-off between units, which stage does the item enter (qualified, in negotiation, ...)?",
        "部署間の引き渡しによって、それぞれどの段階(有望と判定、商談中など)に進みますか。",
    ),
    "handoff.owner": About(
        "The post that answers for the item until it has arrived.",
        "届くまで責任を持つポストです。",
        "For each hand-off between units, who sees to it that nothing is lost on the way?",
        "部署間の引き渡しで、途中で失われないよう責任を持つのは、それぞれ誰ですか。",
    ),
    "handoff.entry_criteria": About(
        "When an item is ready to be handed over.",
        "引き渡してよい条件です。",
        "When is a lead (or another item) ready to be handed to the next unit, and where is that written down?",
        "リードなどは、どのような状態になれば次の部署に引き渡せますか。その条件はどこに書かれていますか。",
    ),
    "handoff.agreed_by": About(
        "The units that have agreed to the criteria.",
        "条件に合意している部署です。",
        "Which units have agreed to when an item is ready to be handed over?",
        "引き渡しの条件(どのような状態になれば渡せるか)に合意しているのは、どの部署ですか。",
    ),
    "handoff.sla_hours": About(
        "In how many hours the receiver takes the item up or returns it.",
        "受ける側が着手または差し戻しをするまでの時間です。",
        "Within how many hours does the receiving unit take up what it was handed, or give it back?",
        "引き渡しを受けた部署は、何時間以内に着手または差し戻しをしますか。",
    ),
    "handoff.feedback": About(
        "How the giver learns what became of the item.",
        "結果が渡す側に伝わる方法です。",
        "How does a unit learn what became of what it handed over?",
        "渡した側の部署は、引き渡した後の結果をどのように知りますか。",
    ),
    "handoff.context": About(
        "What travels with the item, so that the receiver can act on it.",
        "受ける側が動けるように添える情報です。",
        "What information goes along when a unit hands over a lead (or another item)?",
        "リードなどを引き渡すとき、どのような情報を添えていますか。",
    ),
    "handoff.volume": About(
        "How many items a month are handed over.",
        "月あたりの引き渡し件数です。",
        "How many leads (or other items) does each unit hand over a month?",
        "各部署は、リードなどを月に何件引き渡していますか。",
    ),
    "handoff.capacity": About(
        "How many items a month the receiver can take.",
        "受ける側が月に処理できる件数です。",
        "How many of the items handed to it can each receiving unit work on a month?",
        "引き渡しを受ける部署は、月に何件まで対応できますか。",
    ),
    "handoff.channel": About(
        "By which way it is handed over, and when.",
        "引き渡しの手段とタイミングです。",
        "How does each hand-off between units take place: by a system, a meeting, a list?",
        "部署間の引き渡しは、それぞれどのような手段(システム、会議、一覧表など)で行っていますか。",
    ),
    "lifecycle.item": About(
        "What ripens in it.",
        "育っていくものです。",
        "What is it that goes through stages from unit to unit: leads, orders, requests?",
        "部署から部署へ段階を追って進むもの(リード、注文、依頼など)は何ですか。",
    ),
    "lifecycle.owner": About(
        "Who answers for the whole of it.",
        "全体の責任者です。",
        "Who answers for the whole way of a lead (or another item), from the first stage to the last?",
        "リードなどが最初の段階から最後の段階まで進む流れ全体に、責任を持つのは誰ですか。",
    ),
    "lifecycle.stages": About(
        "The stages in order, each with the unit that owns it.",
        "段階を順に並べ、それぞれの担当部署を書きます。",
        "Which stages does a lead (or another item) go through, and which unit answers for each stage?",
        "リードなどはどのような段階を経て、各段階をどの部署が担当していますか。",
    ),
    "lifecycle.stages.name": About("What the stage is called.", "段階の名前です。"),
    "lifecycle.stages.owner": About(
        "The unit that answers for the items in it.",
        "その段階にあるものの担当部署です。",
        "Which unit answers for a lead (or another item) in each stage, above all while it is nurtured?",
        "リードなどの各段階(特に育成の段階)を担当しているのは、それぞれどの部署ですか。",
    ),
    "decision.model": About("The words the roles are in: RACI, DACI or RAPID.", "役割の言葉です(RACI、DACI、RAPID)。"),
    "decision.accountable": About(
        "Who decides, and answers for it: exactly one.",
        "最終責任者です。1者だけ書きます。",
        "Who has the last word in each recurring decision?",
        "繰り返し行われる意思決定について、最終的に決めるのはそれぞれ誰ですか。",
    ),
    "decision.responsible": About(
        "Who does the work that leads to the decision.",
        "実行責任者です。",
        "Who prepares each recurring decision or carries it out?",
        "繰り返し行われる意思決定について、準備や実行を担うのはそれぞれ誰ですか。",
    ),
    "decision.consulted": About("Who is asked before.", "事前に意見を求める相手です。"),
    "decision.informed": About("Who is told afterwards.", "事後に知らせる相手です。"),
    "decision.agree": About("Who has to agree (RAPID).", "同意が必要な相手です(RAPID)。"),
    "decision.perform": About("Who carries it out (RAPID).", "実行する担当です(RAPID)。"),
    "decision.units": About(
        "The units it is about.",
        "関係する部署です。",
        "Which units does each recurring decision concern?",
        "繰り返し行われる意思決定は、それぞれどの部署に関係しますか。",
    ),
    "decision.kpis": About(
        "The KPIs that inform it.",
        "判断材料となるKPIです。",
        "Which KPIs are looked at for each recurring decision?",
        "繰り返し行われる意思決定では、それぞれどのKPIを判断材料にしていますか。",
    ),
    "decision.datasets": About(
        "The data that informs it.",
        "判断材料となるデータです。",
        "Which data is looked at for each recurring decision?",
        "繰り返し行われる意思決定では、それぞれどのデータを判断材料にしていますか。",
    ),
    "decision.escalation": About("Where it goes when nobody agrees.", "まとまらないときの上申先です。"),
    "meeting.cadence": About(
        "How often it takes place.",
        "開催の頻度です。",
        "How often does each regular meeting take place?",
        "各定例会議は、どのくらいの頻度で開かれますか。",
    ),
    "meeting.attendees": About(
        "Who sits in it: people, posts or whole units.",
        "出席する人、ポスト、部署です。",
        "Who attends each regular meeting?",
        "各定例会議には、誰が出席していますか。",
    ),
    "meeting.chair": About("Who chairs it.", "議長です。"),
    "meeting.purpose": About("What it is for.", "会議の目的です。"),
    "meeting.level": About(
        "On which level it is: executive, management or operational.",
        "会議の階層です(経営、管理、現場)。",
        "Which regular meetings are for executives, which for managers, which for teams?",
        "各定例会議は、経営、管理職、現場のどの階層のものですか。",
    ),
    "meeting.duration_minutes": About("How long it takes, in minutes.", "所要時間(分)です。"),
    "budget.start": About(
        "The first day it is in force.",
        "有効になる日です。",
        "From which day on can each budget be spent?",
        "各予算は、いつから使えますか。",
    ),
    "budget.end": About(
        "The last day it is in force; `null` says that it has no end.",
        "有効な最後の日です。`null`は期限がないことを表します。",
        "Until which day is each budget committed?",
        "各予算は、いつまで確保されていますか。",
    ),
    "kpi.start": About(
        "The first day it is in force.",
        "有効になる日です。",
        "From which day is each KPI measured?",
        "各KPIは、いつから測りますか。",
    ),
    "kpi.end": About(
        "The last day it is in force; `null` says that it has no end.",
        "有効な最後の日です。`null`は期限がないことを表します。",
        "By which day are the targets of each KPI to be reached?",
        "各KPIの目標は、いつまでに達成しますか。",
    ),
}
