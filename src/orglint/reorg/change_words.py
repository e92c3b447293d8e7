"""What kinds of changes are called, as the heading over several of them."""

from __future__ import annotations

from collections.abc import Mapping

from orglint.i18n import Text
from orglint.reorg.comparable import Reason

CHANGE_WORDS: Mapping[str, Text] = {
    "unit-created": Text("units created", "新設した部署"),
    "unit-dissolved": Text("units dissolved", "廃止した部署"),
    "units-merged": Text("units merged", "統合した部署"),
    "unit-split": Text("units split", "分割した部署"),
    "unit-renamed": Text("units renamed", "名前を変更した部署"),
    "unit-moved": Text("units moved below another one", "上位の部署が変わった部署"),
    "unit-relocated": Text("units at another location", "所在地が変わった部署"),
    "new-head": Text("units with another head", "長が変わった部署"),
    "person-joined": Text("people joined", "加わった人"),
    "person-left": Text("people left", "離れた人"),
    "person-moved": Text("people moved to another unit", "部署を異動した人"),
    "post-taken": Text("people with a further post", "兼務が加わった人"),
    "post-given-up": Text("people who gave up a further post", "兼務を外れた人"),
    "new-manager": Text("posts that report to another manager", "上司が変わったポスト"),
    "line-handed-over": Text("lines handed over as a whole", "部下全員を引き継いだ報告ライン"),
    "position-created": Text("positions created", "新設したポスト"),
    "position-eliminated": Text("positions eliminated", "廃止したポスト"),
    "position-moved": Text("positions moved to another unit", "部署が変わったポスト"),
    "position-renamed": Text("posts with another title", "役職名が変わったポスト"),
    "position-filled": Text("positions filled", "空席が埋まったポスト"),
    "position-vacated": Text("positions vacated", "空席になったポスト"),
    "holder-exchanged": Text("positions with another holder", "在任者が交代したポスト"),
    "owner-changed": Text("things that others answer for", "責任を負う部署・ポスト・人が変わったもの"),
    "parties-changed": Text("things in which others take part", "関係者が変わったもの"),
    "created": Text("things created", "新しく加わったもの"),
    "removed": Text("things removed", "なくなったもの"),
    "field-changed": Text("other fields changed", "そのほかの項目の変更"),
}
"""By kind of change, in the order of a report."""

REASON_WORDS: Mapping[Reason, Text] = {
    "not_described_before": Text("not described before", "変更前の組織に記述がありません"),
    "not_described_after": Text("not described after", "変更後の組織に記述がありません"),
    "unknown": Text("not known on one side", "どちらかの値が不明です"),
}
"""Why a field is not compared."""
