"""What a copy of a workbook does not have of the original, or has otherwise: found by looking into both."""

from __future__ import annotations

import re
from dataclasses import dataclass
from zipfile import ZipFile

from orglint.i18n import Text


@dataclass(frozen=True, slots=True)
class Loss:
    """Something that parts of a package can have: parts of that name, or those that have the bytes in them."""

    what: Text
    parts: re.Pattern[str]
    mark: re.Pattern[bytes] | None = None

    def count(self, package: ZipFile) -> int:
        """Return how often a package has it."""
        names = [name for name in package.namelist() if self.parts.search(name)]
        return len(names) if self.mark is None else sum(len(self.mark.findall(package.read(name))) for name in names)


def losses(original: ZipFile, copy: ZipFile) -> tuple[Text, ...]:
    """Return in words what the original has more of than its copy."""
    return tuple(loss.what for loss in LOSSES if loss.count(original) > loss.count(copy))


_SHEETS = re.compile(r"^xl/worksheets/[^/]+\.xml$", re.IGNORECASE)
_CHARTS = re.compile(r"^xl/charts/chart", re.IGNORECASE)
_DRAWINGS = re.compile(r"^xl/drawings/drawing[^/]*\.xml$", re.IGNORECASE)
_STRINGS = re.compile(r"^xl/sharedStrings\.xml$|^xl/worksheets/[^/]+\.xml$", re.IGNORECASE)


def _part(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


LOSSES: tuple[Loss, ...] = (
    Loss(Text("macros", "マクロ"), _part(r"vbaProject\.bin$|/macrosheets/")),
    Loss(Text("pictures", "画像"), _part(r"^xl/media/")),
    Loss(Text("shapes", "図形"), _DRAWINGS, re.compile(rb":sp[ >]")),
    Loss(Text("lines between shapes", "図形の接続線"), _DRAWINGS, re.compile(rb":cxnSp[ >]")),
    Loss(Text("charts", "グラフ"), _CHARTS),
    Loss(Text("form controls", "フォームコントロール"), _part(r"^xl/(ctrlProps|activeX)/")),
    Loss(Text("embedded files", "埋め込まれたファイル"), _part(r"^xl/embeddings/")),
    Loss(Text("threads of comments", "スレッド形式のコメント"), _part(r"^xl/threadedComments/")),
    Loss(Text("slicers and timelines", "スライサーとタイムライン"), _part(r"^xl/(slicers|timelines)/")),
    Loss(Text("data connections", "データ接続"), _part(r"^xl/(connections|queryTables/)")),
    Loss(Text("sparklines", "スパークライン"), _SHEETS, re.compile(rb"x14:sparkline>")),
    Loss(Text("some drop-down lists", "一部のドロップダウンリスト"), _SHEETS, re.compile(rb"<x14:dataValidation ")),
    Loss(Text("some conditional formats", "一部の条件付き書式"), _SHEETS, re.compile(rb"<x14:conditionalFormatting ")),
    Loss(Text("readings of names (furigana)", "ふりがな"), _STRINGS, re.compile(rb"<rPh")),
    Loss(Text("digital signatures", "デジタル署名"), _part(r"^_xmlsignatures/")),
)

CHANGES: tuple[Loss, ...] = (
    Loss(
        Text("formulas are calculated when it is opened", "数式は、開いたときに再計算されます"),
        _SHEETS,
        re.compile(rb"<(?:\w+:)?f[ />]"),
    ),
    Loss(Text("charts may look a little different", "グラフの見た目が少し変わることがあります"), _CHARTS),
    Loss(
        Text("comments that were there have boxes of another size", "元からあるコメントは、枠の大きさが変わります"),
        _part(r"^xl/comments[^/]*\.xml$|^xl/comments/"),
    ),
)
"""What a copy has, but not just as the original has it."""
