"""What the hand-offs, lifecycles, decisions and meetings are, and what their fields mean."""

from __future__ import annotations

from orglint.model.texts.about import About

KINDS = {
    "handoff": About(
        "Work that passes from one unit to another.",
        "ある部署から別の部署へ渡る仕事です。",
        "What does each unit hand over to which other (leads, orders, specifications, ...)?",
        "各部署は何を(リード、注文、仕様など)どの部署に引き渡していますか。",
        covers=("giver", "receiver", "item"),
    ),
    "lifecycle": About(
        "The stages an item ripens through.",
        "引き渡すものが育っていく段階です。",
        "Through which stages does a lead (or another item that units pass on) go, from the first contact to the end?",
        "リード(または部署間で受け渡すもの)は、最初の接点から完了まで、どのような段階を経ますか。",
        covers=("stages",),
    ),
    "decision": About(
        "A decision and its roles, in the words of RACI, DACI or RAPID.",
        "意思決定と、その役割です。RACI、DACI、RAPIDの言葉で書きます。",
        "Which decisions come up again and again between units, and who makes each?",
        "部署をまたいで繰り返し行われる意思決定は何で、それぞれ誰が決めていますか。",
        covers=("accountable",),
    ),
    "meeting": About(
        "A meeting, who sits in it, and on which level.",
        "会議と、その出席者、階層です。",
        "Which regular meetings are there, and who attends each?",
        "どのような定例会議があり、それぞれ誰が出席していますか。",
        covers=("attendees",),
    ),
}

FIELDS = {
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
}
