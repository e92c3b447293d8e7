"""What the interactions, requests, contributions, segments and data are, and what their fields mean."""

from __future__ import annotations

from orglint.model.texts.about import About

KINDS = {
    "interaction": About(
        "How two units work together (Team Topologies).",
        "2つの部署の連携のしかたです(チームトポロジー)。",
        "Which units work together, and how?",
        "どの部署とどの部署が連携し、どのような形で仕事を進めていますか。",
        covers=("between",),
    ),
    "request": About(
        "A desk at which units ask another for work.",
        "ほかの部署から仕事の依頼を受ける窓口です。",
        "Which units take requests for work from other units, and from which?",
        "ほかの部署から仕事の依頼を受けているのはどの部署で、どの部署から受けていますか。",
        covers=("provider", "requesters"),
    ),
    "contribution": About(
        "Work a unit or person does for another unit's deliverable.",
        "ほかの部署の成果物のために、部署や人が行う仕事です。",
        "Who works on deliverables of other units (campaigns, articles, products), and for which unit?",
        "ほかの部署の成果物(施策、記事、製品など)のために働いているのは誰で、どの部署のためですか。",
        covers=("contributor", "requester"),
    ),
    "segment": About(
        "A group of customers, and who approaches them.",
        "顧客の区分と、担当する部署です。",
        "Into which segments are customers divided, and which units approach each?",
        "顧客をどのようなセグメントに分け、それぞれどの部署が担当していますか。",
        covers=("owners",),
    ),
    "dataset": About(
        "Data units work with: whose it is, and who may use it.",
        "部署が使うデータです。管理部署と、使える部署を書きます。",
        "Which data do units work with (customers, sales, web), and which unit keeps each?",
        "部署はどのようなデータ(顧客、売上、ウェブなど)を使い、それぞれどの部署が管理していますか。",
        covers=("owner",),
    ),
}

FIELDS = {
    "interaction.between": About(
        "The two units.",
        "連携する2つの部署です。",
        "Which units work together with which?",
        "互いに連携しているのは、どの部署とどの部署ですか。",
    ),
    "interaction.mode": About(
        "How they work together: collaboration, X as a service, facilitating.",
        "連携の形です(協働、サービス提供、支援)。",
        "Where two units work together: do they work side by side, does one serve the other, or does one help the other to learn?",
        "連携している部署どうしは、協働、一方からのサービス提供、一方による習得の支援のうち、どの形をとっていますか。",
    ),
    "interaction.purpose": About(
        "What they work together for.",
        "連携の目的です。",
        "Where two units work together: what for?",
        "連携している部署どうしは、何のために連携していますか。",
    ),
    "interaction.benefits": About(
        "What each side gains.",
        "それぞれの部署が得るものです。",
        "Where two units work together: what does each of them gain?",
        "連携している部署は、それぞれ連携によって何を得ますか。",
    ),
    "interaction.liaison": About(
        "The person who connects the two.",
        "両者をつなぐ人です。",
        "Where two units work together: who links them?",
        "連携している部署の間で、橋渡し役を務めるのは誰ですか。",
    ),
    "interaction.benefits.unit": About("The unit that gains.", "得をする部署です。"),
    "interaction.benefits.text": About("What it gains.", "得るものです。"),
    "interaction.end": About(
        "The last day it is in force; `null` says that it has no end.",
        "有効な最後の日です。`null`は期限がないことを表します。",
        "Where two units work together: until when, and is that meant to end?",
        "部署どうしの連携は、それぞれいつまで続ける予定ですか。期限のないものはどれですか。",
    ),
    "request.provider": About(
        "The unit that does the work.",
        "依頼を受ける部署です。",
        "Which units do work at the request of other units?",
        "ほかの部署からの依頼で仕事をしているのは、どの部署ですか。",
    ),
    "request.requesters": About(
        "The units that ask for it.",
        "依頼する部署です。",
        "Which units ask each other unit for work?",
        "仕事を依頼しているのは、どの部署からどの部署へですか。",
    ),
    "request.intake_owner": About(
        "The post that accepts requests.",
        "依頼を受け付けるポストです。",
        "Where a unit takes requests from others: who accepts them, or turns them down?",
        "ほかの部署からの依頼を受けるかどうかを決めているのは誰ですか。",
    ),
    "request.priority_policy": About(
        "By which rule requests are ranked.",
        "依頼の優先順位を決める基準です。",
        "Where a unit takes requests from others: by which rule does it decide what comes first?",
        "ほかの部署からの依頼の優先順位は、どのような基準で決めていますか。",
    ),
    "contribution.requester": About(
        "The unit that needs the work.",
        "成果物を必要とする部署です。",
        "Where somebody works on the deliverable of another unit: which unit needs it?",
        "ほかの部署の成果物に協力している場合、成果物を必要としているのはどの部署ですか。",
    ),
    "contribution.contributor": About(
        "The unit or person that does it.",
        "協力する部署または人です。",
        "Where somebody works on the deliverable of another unit: which unit or person does the work?",
        "ほかの部署の成果物に協力している場合、協力しているのはどの部署、または誰ですか。",
    ),
    "contribution.deliverable": About("What is delivered.", "成果物です。"),
    "contribution.brief_agreed_by": About(
        "The units that have agreed to what is wanted.",
        "依頼の内容に合意している部署です。",
        "Where somebody works on the deliverable of another unit: who has agreed to what is wanted?",
        "ほかの部署の成果物に協力している場合、依頼内容に合意しているのはどの部署ですか。",
    ),
    "contribution.allocation": About(
        "The share of time set aside for it.",
        "そのために確保した時間の割合です。",
        "Where somebody works on the deliverable of another unit: how much of their time is set aside for it?",
        "ほかの部署の成果物に協力している人は、そのためにどれだけの時間を確保していますか。",
    ),
    "contribution.requester_allocation": About(
        "The share of time the requesting unit puts in itself.",
        "依頼する側が自ら充てる時間の割合です。",
        "Where a unit asks another to work on its deliverable: how much of its own time does it put in?",
        "成果物への協力を依頼した部署は、自らどれだけの時間を充てていますか。",
    ),
    "contribution.capabilities": About(
        "What the work takes.",
        "仕事に必要な能力です。",
        "Where somebody works on the deliverable of another unit: which skills does that take?",
        "ほかの部署の成果物への協力には、どのような能力が必要ですか。",
    ),
    "contribution.rewarded_by": About(
        "The KPI of the contributor that gets better by it.",
        "協力することで改善する、協力側のKPIです。",
        "Where somebody works on the deliverable of another unit: which KPI of their own gets better by it?",
        "ほかの部署の成果物に協力すると、協力した側のどのKPIが改善しますか。",
    ),
    "segment.owners": About(
        "The units that approach these customers.",
        "担当する部署です。",
        "Which units approach the customers of each segment?",
        "各顧客セグメントを担当しているのは、どの部署ですか。",
    ),
    "segment.coordinator": About(
        "The post that coordinates them.",
        "調整役のポストです。",
        "Where several units approach the same customers: who coordinates them?",
        "同じ顧客を複数の部署が担当している場合、調整役は誰ですか。",
    ),
    "dataset.subject": About(
        "What the data is about, as customers.",
        "データの対象です(顧客など)。",
        "What is each set of data about: customers, products, campaigns?",
        "各データは何(顧客、製品、施策など)についてのものですか。",
    ),
    "dataset.owner": About(
        "The unit whose data it is.",
        "管理する部署です。",
        "Which unit keeps each set of data, and answers for it?",
        "各データを管理し、責任を持っているのはどの部署ですか。",
    ),
    "dataset.system_of_record": About(
        "Whether it is the one that counts where two differ.",
        "食い違ったときに正とするデータかどうかです。",
        "Where several sets of data hold the same: which counts when they differ?",
        "同じ内容のデータが複数ある場合、食い違ったときに正とするのはどれですか。",
    ),
    "dataset.used_by": About(
        "The units that use it, what they may do with it, and under which agreement.",
        "使う部署と、その権限、取り決めです。",
        "Which units need each set of data for their work?",
        "各データを仕事で必要としているのは、どの部署ですか。",
    ),
    "dataset.used_by.unit": About("The unit that uses it.", "使う部署です。"),
    "dataset.used_by.access": About(
        "What the unit may do: none, read, write.",
        "部署の権限です(なし、閲覧、更新)。",
        "Can each unit that needs a set of data read it, or change it?",
        "データを必要とする部署は、それぞれ閲覧または更新ができますか。",
    ),
    "dataset.used_by.agreement": About(
        "What has been agreed about the use.",
        "利用についての取り決めです。",
        "Where a unit uses data that another keeps: what has been agreed about it?",
        "ほかの部署が管理するデータの利用について、何を取り決めていますか。",
    ),
}
