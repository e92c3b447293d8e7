"""Japanese headings for where people work: one unit or a column for each level, and further posts (兼務)."""

from __future__ import annotations

from orglint.importers.tables.presets.preset import Headings, numbered

LEVELS = numbered(
    (
        "部署階層{n}",
        "所属階層{n}",
        "組織階層{n}",
        "階層{n}",
        "第{n}階層",
        "{n}階層",
        "{n}階層目",
        "組織{n}",
        "組織名{n}",
        "組織レベル{n}",
        "レベル{n}",
        "部門階層{n}",
        "所属第{n}階層",
        "部署第{n}階層",
        "level{n}",
    ),
    range(1, 11),
    first=1,
)
_MORE_UNITS = (
    "部署{n}",
    "部署名{n}",
    "所属{n}",
    "所属名{n}",
    "所属部署{n}",
    "所属部署名{n}",
    "所属組織{n}",
    "部門{n}",
    "配属先{n}",
)
_MORE_TITLES = ("役職{n}", "役職名{n}", "役職名称{n}", "職位{n}")
_OTHER_UNITS = (
    "兼務部署{n}",
    "兼務部署名{n}",
    "兼務所属{n}",
    "兼務所属名{n}",
    "兼務所属部署{n}",
    "兼務組織{n}",
    "兼務先{n}",
    "兼務先部署{n}",
    "兼務部門{n}",
    "兼務{n}",
    "兼任部署{n}",
    "兼任先{n}",
    "兼任所属{n}",
    "サブ部署{n}",
    "サブグループ{n}",
    "副所属{n}",
    "兼務{n}部署",
    "兼務{n}所属",
    "兼務{n}所属部署",
)
_OTHER_TITLES = (
    "兼務役職{n}",
    "兼務役職名{n}",
    "兼務先役職{n}",
    "兼務職位{n}",
    "兼任役職{n}",
    "サブ役職{n}",
    "兼務{n}役職",
)
_OTHER_MANAGERS = ("兼務上長{n}", "兼務上司{n}", "兼務先上長{n}", "兼務先上司{n}", "兼務{n}上長", "兼務{n}上司")
_OTHER_SHARES = ("兼務比率{n}", "兼務割合{n}", "兼務工数{n}", "兼務{n}比率")


def _posts() -> dict[str, tuple[str, ...]]:
    """Return the headings of second and further posts: 部署2 is the second, and so is 兼務部署1."""
    found: dict[str, tuple[str, ...]] = {}
    for field, counted, others in (
        ("unit", _MORE_UNITS, _OTHER_UNITS),
        ("title", _MORE_TITLES, _OTHER_TITLES),
        ("reports_to", (), _OTHER_MANAGERS),
        ("allocation", (), _OTHER_SHARES),
    ):
        posts = range(2, 11)
        plain = tuple(dict.fromkeys(form.replace("{n}", "") for form in others))
        first, second = numbered(counted, posts, first=2), numbered(others, posts, first=1)
        for number in posts:
            texts = (*second[number], *first[number])
            found[f"people.posts.{number}.{field}"] = (*plain, *texts) if number == 2 else texts
    return found


UNITS: Headings = {
    "people.unit": (
        "所属",
        "主務所属",
        "本務所属",
        "主所属",
        "主たる所属",
        "メイン部署",
        "メイン所属",
        "メイングループ",
        "主務部署",
        "本務部署",
        "主務部署名",
        "本務部署名",
        "本務所属名",
        "本務所属部署",
        "所属部署",
        "所属部署名",
        "所属名",
        "所属名称",
        "所属部門",
        "所属組織",
        "所属組織名",
        "所属グループ",
        "部署",
        "部署名",
        "部署名称",
        "組織",
        "組織名",
        "組織名称",
        "配属先",
        "所属1",
        "所属部署1",
        "部署1",
        "部署名1",
        "配属先1",
        "部門1",
    ),
    "people.unit_above_2": ("部門", "部門名", "部門名称"),
    "people.unit_division": ("本部", "本部名", "本部名称", "統括本部", "事業本部", "事業本部名"),
    "people.unit_business_unit": ("事業部", "事業部名", "事業部名称", "カンパニー", "カンパニー名"),
    "people.unit_department": ("部", "部名", "部名称"),
    "people.unit_section": ("課", "課名", "課名称", "課・室", "課室", "課室名", "室", "室名"),
    "people.unit_team": ("係", "係名", "チーム", "チーム名", "班", "班名", "係・班", "グループ", "グループ名"),
    **{f"people.unit_{number}": texts for number, texts in LEVELS.items()},
    "people.unit_code": (
        "所属コード",
        "部署コード",
        "部門コード",
        "組織コード",
        "所属部署コード",
        "所属部門コード",
        "所属グループコード",
    ),
    **_posts(),
}
