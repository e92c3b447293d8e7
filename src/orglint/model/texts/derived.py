"""What the kinds mean that nobody writes: rules iterate them."""

from __future__ import annotations

from orglint.model.texts.about import About

KINDS = {
    "entity": About("Any entry of any collection.", "いずれかのコレクションのエンティティです。"),
    "function": About(
        "A function such as marketing, with the units dedicated to it, the budgets for it and the people in it.",
        "マーケティングなどの機能です。専任の部署、予算、所属する人をまとめたものです。",
    ),
    "partnership": About(
        "Two units that depend on each other's work; `a` is the one with the smaller id.",
        "互いの仕事に依存する2つの部署の組です。`a`はIDの小さいほうです。",
    ),
    "stage": About(
        "A stage of a lifecycle: its owner, the stage before it, and the hand-offs that enter it.",
        "ライフサイクルの段階です。担当部署、前の段階、その段階に入る引き渡しを持ちます。",
    ),
    "placeholder": About(
        "A place where somebody wrote TBD or the like instead of who or what stands there.",
        "本来の値の代わりに「未定」などと書かれた箇所です。",
    ),
}

FIELDS = {
    "function.units": About("The units dedicated to it.", "専任の部署です。"),
    "function.budgets": About("The budgets for it.", "その機能のための予算です。"),
    "function.people": About("The people in its units and below.", "その部署と下位の部署に所属する人です。"),
    "partnership.a": About("One of the two.", "一方の部署です。"),
    "partnership.b": About("The other.", "もう一方の部署です。"),
    "partnership.handoffs": About("The hand-offs between the two.", "両者の間の引き渡しです。"),
    "partnership.interactions": About("Their interactions.", "両者の連携です。"),
    "partnership.contributions": About("The contributions of one to the other.", "一方から他方への協力です。"),
    "partnership.requests": About("The requests of one to the other.", "一方から他方への依頼です。"),
    "partnership.meetings": About("The meetings both attend.", "両者が出席する会議です。"),
    "stage.lifecycle": About("The lifecycle it is part of.", "属しているライフサイクルです。"),
    "stage.owner": About("The unit that answers for it.", "担当部署です。"),
    "stage.previous": About("The stage before it.", "前の段階です。"),
    "stage.handoffs": About("The hand-offs by which items enter it.", "この段階に入る引き渡しです。"),
    "placeholder.entity": About("The entry it stands in.", "書かれているエンティティです。"),
    "placeholder.field": About("The field it stands in.", "書かれている項目です。"),
    "placeholder.text": About("What was written.", "書かれた文字列です。"),
}
