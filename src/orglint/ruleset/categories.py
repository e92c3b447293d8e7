"""What rules are about: the categories the built-in rules are kept in, one folder each."""

from __future__ import annotations

from orglint.i18n import Text

CATEGORIES: dict[str, Text] = {
    "structure": Text("Structure", "組織構造"),
    "budget-and-authority": Text("Budget and authority", "予算と権限"),
    "kpis": Text("KPIs", "KPI"),
    "handoffs": Text("Hand-offs", "引き渡し"),
    "collaboration": Text("Collaboration", "部署間の協力"),
    "governance": Text("Governance", "ガバナンス"),
    "people-and-capability": Text("People and capability", "人と能力"),
    "external-resources": Text("External resources", "外部資源"),
    "initiatives": Text("Initiatives", "施策"),
    "reorganization": Text("Reorganization", "組織変更"),
}
"""Category id -> what readers call it, in the order of the documentation."""


def category_name(category: str) -> Text:
    """Return what readers call a category; a project's own goes by its id."""
    return CATEGORIES.get(category) or Text(category, category)
