"""Titles of posts in the order of their rank, as the columns of approval tables have them."""

from __future__ import annotations

from orglint.importers.tables.rows import fold_text

RANKS: tuple[tuple[str, ...], ...] = (
    ("担当者", "担当", "一般", "一般社員", "社員", "staff", "employee", "analyst"),
    ("主任", "班長", "リーダー", "チームリーダー", "supervisor", "team lead", "team leader"),
    ("係長", "課長代理", "課長補佐"),
    ("課長", "グループ長", "グループリーダー", "マネージャー", "マネジャー", "所長", "manager", "section manager"),
    ("室長", "次長", "副部長", "部長代理", "senior manager", "deputy director"),
    ("部長", "部門長", "所属長", "支店長", "工場長", "department head", "head of department", "director"),
    ("統括部長", "副本部長", "senior director", "general manager"),
    ("本部長", "事業部長", "支社長", "局長", "事務局長", "vp", "vice president", "division head"),
    ("執行役員", "担当役員", "役員", "取締役", "担当取締役", "理事", "svp", "evp", "senior vice president"),
    ("常務", "常務取締役", "管理本部長", "cfo", "coo", "cto", "cio"),
    ("専務", "専務取締役", "副市長", "副町長", "副村長"),
    ("副社長", "副理事長"),
    ("社長", "代表取締役", "代表取締役社長", "市長", "町長", "村長", "管理者", "理事長", "ceo", "president", "managing director"),
    ("会長", "代表取締役会長", "chairman", "chair"),
    ("経営会議", "常務会", "役員会", "executive committee", "management committee"),
    ("取締役会", "理事会", "board", "board of directors"),
    ("株主総会", "総会", "評議員会", "shareholders", "shareholders meeting"),
)  # fmt: skip
"""The lowest first; titles of one rank beside each other."""

_RANK = {title.replace(" ", ""): rank for rank, titles in enumerate(RANKS) for title in titles}
_LONGEST_FIRST = sorted((title for title in _RANK if not title.isascii()), key=len, reverse=True)


def rank_of(heading: str) -> int | None:
    """Return the rank of the post a heading names, by what it is or, in Japanese, ends with; None where it has none."""
    text = fold_text(heading).replace(" ", "").rstrip("等")
    if text in _RANK:
        return _RANK[text]
    ending = next((title for title in _LONGEST_FIRST if text.endswith(title)), None)
    return None if ending is None else _RANK[ending]
