"""What the kinds of change mean, which rules of a comparison iterate."""

from __future__ import annotations

from orglint.model.texts.about import About

_KINDS = {
    "organization": ("The organization as a whole", "組織全体"),
    "unit": ("A unit", "部署"),
    "position": ("A position", "ポスト"),
    "person": ("A person", "人"),
    "responsibility": ("A responsibility", "責務"),
    "capability": ("A capability", "能力"),
    "budget": ("A budget", "予算"),
    "kpi": ("A KPI", "KPI"),
    "handoff": ("A hand-off", "引き渡し"),
    "decision": ("A decision", "意思決定"),
}

KINDS = {
    f"{kind}_change": About(
        f"{english} before and after a change of the organization; rules for it are evaluated by `orglint compare` only.",
        f"{japanese}の変更前と変更後の組です。これを調べるルールは`orglint compare`でのみ評価されます。",
    )
    for kind, (english, japanese) in _KINDS.items()
}

FIELDS = {
    "organization_change.before": About("As it was before.", "変更前の姿です。"),
    "organization_change.after": About("As it is after.", "変更後の姿です。"),
} | {
    f"{kind}.{field}": About(english, japanese)
    for kind in KINDS
    if kind != "organization_change"
    for field, english, japanese in (
        (
            "before",
            "What it was before, of the earlier organization; empty where it is new.",
            "変更前の姿です。新しくできたものなら空です。",
        ),
        (
            "after",
            "What it is after, of the later organization; empty where it is gone.",
            "変更後の姿です。なくなったものなら空です。",
        ),
    )
}
