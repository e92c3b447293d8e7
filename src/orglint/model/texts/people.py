"""What the people, responsibilities, capabilities and training are, and what their fields mean."""

from __future__ import annotations

from orglint.model.texts.about import About

KINDS = {
    "person": About(
        "Somebody who works for the organization, inside or from outside.",
        "組織のために働く人です。社外の人も含みます。",
        "Who works in each unit? A list with names or employee numbers, unit, title and manager is enough.",
        "各部署に誰がいますか。氏名または社員番号、部署、役職、上司の一覧があれば十分です。",
    ),
    "responsibility": About(
        "Something the organization has to see to, and who can do it.",
        "組織として果たすべき責務と、それを担える人です。",
        "What does the organization have to see to, whoever does it?",
        "誰が担うかにかかわらず、組織として必ず果たすべき責務は何ですか。",
    ),
    "capability": About(
        "Something people can do that the organization needs.",
        "組織が必要とする能力です。",
        "Which skills does the work of your organization depend on?",
        "組織の仕事を支えている専門的な能力は何ですか。",
    ),
    "programme": About(
        "A programme by which people learn.",
        "研修です。",
        "Which training is there, in which functions and for which units?",
        "どのような研修が、どの機能について、どの部署を対象に行われていますか。",
    ),
}

FIELDS = {
    "person.employment": About(
        "How the person is employed.",
        "雇用形態です。",
        "Who is employed, and who works for you from outside?",
        "誰が社員で、誰が社外から働いていますか(派遣、業務委託など)。",
    ),
    "person.employer": About(
        "Who employs the person, where it is somebody else.",
        "雇用主です。自社でないときに書きます。",
        "Which companies employ the people who work for you from outside?",
        "社外から働いている人は、それぞれどの会社に雇用されていますか。",
    ),
    "person.capabilities": About(
        "What the person is able to do.",
        "その人の能力です。",
        "Which skills does each person have?",
        "それぞれの人は、どのような能力を持っていますか。",
    ),
    "person.capabilities.level": About("How well, in words of your own.", "習熟度です。自由な言葉で書けます。"),
    "person.capabilities.since": About("Since which day.", "いつからかを表す日付です。"),
    "person.experience": About(
        "Months of work in functions.",
        "機能ごとの経験月数です。",
        "In which functions has each person worked so far, and for how many months?",
        "それぞれの人は、これまでどの機能(マーケティング、営業など)を何か月経験していますか。",
    ),
    "person.experience.function": About("The function.", "機能です。"),
    "person.experience.months": About("How many months.", "月数です。"),
    "person.previous_units": About(
        "Units the person was in before.",
        "以前に所属していた部署です。",
        "In which units did each person work before?",
        "それぞれの人は、以前どの部署に所属していましたか。",
    ),
    "person.positions": About("The posts the person holds.", "就いているポストです。"),
    "person.start": About(
        "The first day it is in force.",
        "有効になる日です。",
        "Since when has each person been with the organization?",
        "それぞれの人は、いつから組織で働いていますか。",
    ),
    "person.end": About(
        "The last day it is in force; `null` says that it has no end.",
        "有効な最後の日です。`null`は期限がないことを表します。",
        "Which people are to leave the organization, and when?",
        "組織を離れることが決まっている人は誰で、いつまでですか。",
    ),
    "responsibility.required": About(
        "Whether some unit has to take it.",
        "必ずどこかの部署が担うべき責務かどうかです。",
        "Which responsibilities must be taken by some unit?",
        "必ずどこかの部署が担わなければならない責務はどれですか。",
    ),
    "responsibility.critical": About(
        "Whether the organization fails without it.",
        "欠けると組織が立ち行かない責務かどうかです。",
        "Which responsibilities may never be left undone?",
        "止まると組織が立ち行かなくなる責務はどれですか。",
    ),
    "responsibility.performed_by": About(
        "The people or posts that can do it.",
        "担うことのできる人またはポストです。",
        "Who is able to see to each of these responsibilities?",
        "組織の責務それぞれについて、担うことができるのは誰ですか。",
    ),
    "responsibility.units": About("The units that take it.", "担っている部署です。"),
    "capability.critical": About(
        "Whether the organization fails without it.",
        "欠けると組織が立ち行かない能力かどうかです。",
        "Which skills may never be missing in the organization?",
        "組織から欠けてはならない能力はどれですか。",
    ),
    "capability.core": About(
        "Whether the organization lives by it, and should have it itself.",
        "競争力の源泉で、自社で持つべき能力かどうかです。",
        "Which skills set the organization apart, so that it should have them itself?",
        "競争力の源泉であり、自社で持つべき能力はどれですか。",
    ),
    "capability.performed_by": About(
        "Who has it, people or engagements outside.",
        "その能力を提供している人または外部委託です。",
        "Who provides each skill the organization needs: which people of yours, which partners outside?",
        "組織に必要な能力を提供しているのは、それぞれ社内の誰、または社外のどこですか。",
    ),
    "capability.held_by": About("The people who state it.", "その能力を持つと書かれた人です。"),
    "programme.functions": About(
        "The functions it teaches.",
        "対象となる機能です。",
        "In which functions (marketing, sales, ...) is there training?",
        "どの機能(マーケティング、営業など)についての研修がありますか。",
    ),
    "programme.audience": About(
        "The units it is for.",
        "対象の部署です。",
        "Which units is each training for?",
        "各研修は、どの部署を対象にしていますか。",
    ),
    "programme.cadence": About("How often it is held.", "実施の頻度です。"),
}
