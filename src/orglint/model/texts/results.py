"""What the budgets and KPIs are, and what their fields mean."""

from __future__ import annotations

from orglint.model.texts.about import About

KINDS = {
    "budget": About(
        "Money set aside: what for, who holds it, who may spend it, who approves.",
        "用途の決まった資金です。用途、保有部署、使える部署、承認者を書きます。",
        "Which budgets are there, what is each for, and who holds it?",
        "どのような予算があり、それぞれ何のためのもので、どの部署が保有していますか。",
        covers=("function", "holder"),
    ),
    "kpi": About(
        "A measure, its owner, and the greater measure it serves.",
        "指標と、その責任者、そして貢献先となる上位の指標です。",
        "By which KPIs is each unit measured?",
        "各部署はどのKPIで評価されていますか。",
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
