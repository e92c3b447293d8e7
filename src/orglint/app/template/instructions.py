"""The first page of a template: what to fill in first, how cells are written, and how to check it all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from orglint.app.template.groups import GROUPS, group_of, in_order
from orglint.app.template.wording import about_field
from orglint.i18n import Language, Text
from orglint.importers.model_sheets.instructions import SHEET, TITLE
from orglint.importers.model_sheets.layout import SheetForm
from orglint.model.schema import KINDS
from orglint.model.texts import kind_text
from orglint.workbook.book import Line, Page, Style


def instructions(file: str, sheets: Iterable[str], language: Language, *, is_example: bool) -> Page:
    """Return the page of instructions for a workbook of that name with those sheets."""
    lines = [Line(TITLE.say(language), style=Style.TITLE), Line()]
    lines += (Line(text.say(language)) for text in _WHAT)
    if is_example:
        lines += [Line(), Line(_EXAMPLE.say(language), style=Style.EXAMPLE)]
    for heading, steps in ((_FIRST, _STEPS), (_HOW, _RULES)):
        lines += [Line(), Line(heading.say(language), style=Style.HEADING)]
        lines += (Line(f"{number}. {text.say(language)}") for number, text in enumerate(steps, 1))
    lines += [Line(), Line(_CHECK.say(language), style=Style.HEADING), Line(_COMMAND.say(language))]
    lines += [Line(f"    orglint check {_quoted(file)}"), Line(_PLACES.say(language)), Line()]
    lines += [Line(_SHEETS.say(language), style=Style.HEADING), *_listed(frozenset(sheets), language)]
    return Page(SHEET.say(language), tuple(lines))


def _listed(sheets: frozenset[str], language: Language) -> Iterator[Line]:
    """Yield a line for each sheet, which leads there, under the group it belongs to."""
    there = [form for form in in_order() if form.label.text.say(language) in sheets]
    for group in GROUPS:
        yield Line(group.title.say(language), color=_pale(group.color))
        for form in there:
            if group_of(form) is group:
                name = form.label.text.say(language)
                yield Line(name, beside=_about(form, language), link=name)


def _about(form: SheetForm, language: Language) -> str:
    kind = next(kind for kind in KINDS.values() if (kind.collection or kind.name) == form.collection)
    if not form.field:
        return kind_text(kind.name).say(language)
    if form.name == "people.posts":
        return _POSTS.say(language)
    return about_field(kind.name, form.field, language)


def _quoted(file: str) -> str:
    return f'"{file}"' if " " in file else file


def _pale(color: str) -> str:
    """Return a colour mixed with white, on which dark text can be read."""
    parts = [int(color[start : start + 2], 16) for start in (0, 2, 4)]
    return "".join(f"{255 - (255 - part) // 4:02X}" for part in parts)


_WHAT = (
    Text(
        "This workbook describes who works where, who decides, who holds which budget and who hands what to whom.",
        "このブックには、部署と人、決裁、予算、部署間の引き渡しなど、組織の設計を記入します。",
    ),
    Text(
        "orglint reads it, and tells where the design of the organization is likely to cause trouble.",
        "orglintがこれを読み込み、組織設計の問題になりそうな箇所を指摘します。",
    ),
)
_EXAMPLE = Text(
    "Rows in this colour are an example, an invented company. Delete them before you enter your own.",
    "この色の行は記入例(架空の会社)です。自社の内容を入力する前に削除してください。",
)
_FIRST = Text("What to fill in first", "記入の順序")
_STEPS = (
    Text(
        "Units: one row each, from the company down to teams, with the unit each belongs to.",
        "「部署」: 会社から課やチームまで、1行に1部署。上位の部署も記入します。",
    ),
    Text(
        "People: one row each, with unit, title and manager. Vacant posts go to the sheet Positions.",
        "「人」: 1行に1人。部署、役職、上司を記入します。空席のポストは「ポスト」に記入します。",
    ),
    Text(
        "Budgets, KPIs, hand-offs, decisions, meetings: whatever you know. Start with the unit you care about.",
        "「予算」「KPI」「引き渡し」「意思決定」「会議」: 分かる範囲で。まず気になる部署の分からで構いません。",
    ),
    Text(
        "Check what you have (below) as often as you like; nothing has to be complete.",
        "すべてを埋める必要はありません。途中でも、下の方法で何度でも点検できます。",
    ),
)
_HOW = Text("How to write", "記入のしかた")
_RULES = (
    Text(
        "A row is one entry, and its ID (*) must be filled in. An employee number or a short name will do; other sheets "
        "refer to it.",
        "1行に1件を記入します。ID(*)は必須です。社員番号や略称で構いません。ほかのシートからは、このIDで指定します。",
    ),
    Text(
        'An empty cell says nothing, and is held against nobody. "none" says that there is none.',
        "空欄は「未記入」の意味で、指摘の対象になりません。ないことが分かっている場合は「なし」と記入します。",
    ),
    Text(
        "Several in one cell: separated by commas, or each on a line of its own (Alt+Enter).",
        "1つのセルに複数書くときは、「、」で区切るか、セル内で改行(Alt+Enter)します。",
    ),
    Text(
        "Select a heading to see what the column means. Many cells offer what they accept; other text is possible.",
        "見出しのセルを選ぶと、列の説明が表示されます。選択肢のある列でも、ほかの語を入力できます。",
    ),
    Text(
        "Columns may be moved, and those you do not need deleted. A heading that begins with x- is a column of your own.",
        "列は並べ替えたり、不要なら削除したりできます。見出しを「x-」で始めると、独自の列になります。",
    ),
    Text(
        "What has dates, amounts or a text of its own has a row each on the sheets behind the others, "
        'such as "Units - Head".',
        "期間や金額などを添えるものは、後ろのシート(「部署の長の履歴」など)に1件ずつ記入します。",
    ),
    Text(
        "Salaries, appraisals, dates of birth and the like do not belong here.",
        "給与、人事評価、生年月日などの個人情報は記入しないでください。",
    ),
)
_CHECK = Text("How to check", "点検のしかた")
_COMMAND = Text(
    "Save the file, open a command prompt in its folder, and type:",
    "ファイルを保存し、そのフォルダーでコマンドプロンプトを開いて、次のように入力します。",
)
_PLACES = Text(
    "Each finding names the sheet and the cell it is about.",
    "指摘には、シート名とセルの位置が示されます。",
)
_SHEETS = Text("The sheets", "シートの一覧")
_POSTS = Text(
    "The posts of people who have several.", "兼務のある人のポストです。兼務がない人は「人」のシートに記入します。"
)
