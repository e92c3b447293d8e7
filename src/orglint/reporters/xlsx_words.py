"""The fixed words of the workbook that a report is written into, in English and Japanese."""

from __future__ import annotations

from orglint.i18n import Language, Text
from orglint.reporters.words import Counted

FONTS: dict[Language, str] = {"en": "Calibri", "ja": "Yu Gothic"}
"""What Excel writes in by itself in either language."""

SUMMARY = Text("Summary", "概要")
FINDINGS = Text("Findings", "指摘")
HEADING = Text("orglint: findings on the design of the organization", "orglint 組織設計の点検結果")

SEVERITY = Text("Severity", "重大度")
MESSAGE = Text("Finding", "指摘")
ENTITY = Text("About", "対象")
UNIT = Text("Part of", "部署")
FILE = Text("File", "ファイル")
SHEET = Text("Sheet", "シート")
CELL = Text("Cell or line", "セルまたは行")
HELP = Text("What to do", "対処")
RELATED = Text("Related places", "関連箇所")
RULE = Text("Rule", "ルール")
TITLE = Text("What the rule is about", "ルールの内容")
STATUS = Text("Status", "状態")
FIXED = Text("Fixed", "解決した指摘")
REASON = Text("Reason", "理由")
ACTIVE = Text("active", "有効")
SUPPRESSED = Text("suppressed", "抑制")

IN_COMMENT = Text("{severity}: {message}", "{severity}: {message}")
HELP_IN_COMMENT = Text("What to do: {help}", "対処: {help}")
RULE_IN_COMMENT = Text("Rule: {rule}", "ルール: {rule}")
REASON_IN_COMMENT = Text("Suppressed: {reason}", "抑制の理由: {reason}")
MORE_IN_COMMENT = Counted(
    "and {n} more; see the sheet {sheet}",
    "and {n} more; see the sheet {sheet}",
    "ほか{n}件は、シート「{sheet}」にあります",
)

FILES = Text("Files read", "読み込んだファイル")
RESULT = Text("Result", "結果")
CHECKED = Text("Checked", "点検の範囲")
NEXT = Text("To describe next", "次に記述するとよいもの")
UNDECIDED = Text("Undecided", "判断の保留")
DATES = Text("Dates", "基準日")
LEFT_OUT = Text("Left out", "読まなかったファイル")
ABOUT = Text("About the files", "ファイルについて")
COPY = Text("About this copy", "この写しについて")
COLOURS = Text("Colours", "色の見方")
NOT_EVALUATED = Text("Not evaluated", "評価できなかったルール")

COLOUR = Text("the cell has a finding of severity {severity}", "重大度「{severity}」の指摘があるセル")
QUIET = Text("the cell has suppressed findings only", "抑制した指摘だけがあるセル")
OVER = Text(
    "These colours replace the fill of a cell; a comment says what was found.",
    "色は、セルの元の塗りつぶしに上書きしています。内容はセルのコメントに書いてあります。",
)
IS_COPY = Text(
    "This is a copy of {file}, with comments and colours on the cells concerned. The original is unchanged. The copy has "
    "everything the original has, hidden sheets and columns too: pass it on with the same care.",
    "{file}の写しに、コメントと色を付けたものです。元のファイルは変更していません。非表示のシートや列も含め、元の内容を"
    "すべて含むため、元のファイルと同じように取り扱ってください。",
)
LOST = Text(
    "Not in the copy: {what}. They are in the original.", "写しに含まれないもの: {what}。元のファイルには残っています。"
)
NO_COPY = Text("{file}: {reason}", "{file}: {reason}")
NAMES_HIDDEN = Text(
    "Names of people are hidden by the configuration, so the tables themselves are not shown.",
    "設定で氏名を表示しないことになっているため、表そのものは載せていません。",
)
GRIDS = Text(
    "The sheets behind this one show the columns that were read, each row under its own number.",
    "以降のシートは、読み込んだ列を元の行番号のまま示したものです。",
)
TOO_LONG = Text(
    "{file}: too many rows for a sheet, so it is not shown", "{file}: 行数がシートの上限を超えるため、載せていません"
)
ON_STDERR = Text("{file}: not in the copy: {what}", "{file}: 写しに含まれないもの: {what}")
