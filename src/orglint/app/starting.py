"""A first model and configuration for a new project."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from orglint.app.writing import make_folders, write_whole
from orglint.errors import UsageError
from orglint.i18n import Language, Text

if TYPE_CHECKING:
    from orglint.app.schemas import SchemaName

_EXISTS = Text(
    "already there: {files}; nothing was written. Name another folder, or move them away",
    "すでにあるファイル: {files}。何も書き込んでいません。別のフォルダーを指定するか、ファイルを移動してください",
)

HEADER = "# yaml-language-server: $schema="
"""What a first line begins with that tells editors the schema of a file, by its path from there."""
CONFIG = Text(
    """\
# The settings of orglint. `orglint config` shows which are in force and which file sets them.
model: org/          # where the organization is described: a folder, a file, or a list of them

# rules:                                          # `orglint rules list` names them, `orglint explain ID` says more
#   wide-span: {severity: error, params: {limit: 10}}
#   narrow-spans: off

# ignore:                                         # findings you accept: always with a reason, best with a date
# - {rule: single-person-team, target: unit/sales, reason: second hire in April, until: 2027-04-01}
""",
    """\
# orglintの設定です。有効な設定とその出どころは `orglint config` で確認できます。
model: org/          # 組織を記述したフォルダーやファイル(リストも可)

# rules:                                          # 一覧は `orglint rules list`、詳細は `orglint explain ID`
#   wide-span: {severity: error, params: {limit: 10}}
#   narrow-spans: off

# ignore:                                         # 受け入れる指摘。理由は必須で、期限も付けておくと安心です
# - {rule: single-person-team, target: unit/sales, reason: 4月に1名入社予定, until: 2027-04-01}
""",
)
MODEL = Text(
    """\
# A model of an organization. Collections (units, people, ...) map an id to what it stands for; ids are yours to choose.
# Any number of files below this folder form one model, so each team can keep its own.
# Describe what you know: what is not described is not held against anybody. Check it with: orglint check

organization: {name: Example Ltd, currency: USD}

units:
  example: {name: Example Ltd, type: company, head: ann}
  sales: {name: Sales, type: department, function: sales, parent: example, head: ben}
  marketing:
    name: Marketing
    type: department
    function: marketing
    parent: example
    head: cho
    budgets:                    # written inside a unit, it belongs to that unit
      demand: {function: marketing, amount: 400_000, approver: ann}
    handoffs:                   # what the unit passes on: to whom, and who answers for it
      leads:
        receiver: sales
        item: lead
        owner: cho
        entry_criteria: a named contact who asked for a talk
        sla_hours: 24

people:                         # `unit`, `title` and `reports_to` make up the post that a person holds
  ann: {name: Ann, unit: example, title: Managing Director}
  ben: {name: Ben, unit: sales, title: Head of Sales, reports_to: ann}
  cho: {name: Cho, unit: marketing, title: Head of Marketing, reports_to: ann}
  dee: {name: Dee, unit: sales, title: Account Manager, reports_to: ben}
  eli: {name: Eli, unit: marketing, title: Campaign Manager, reports_to: cho}
""",
    """\
# 組織のモデルです。units(部署)やpeople(人)などのコレクションに、IDとその内容を書きます。IDは自由に決められます。
# このフォルダー内のファイルは、いくつあっても全体で1つのモデルになります。部署ごとに分けて管理できます。
# 分かるところから書いてください。書いていないことは指摘の対象になりません。確認するには: orglint check

organization: {name: 株式会社サンプル, currency: JPY}

units:
  sample: {name: 株式会社サンプル, type: company, head: tanaka}
  sales: {name: 営業部, type: department, function: sales, parent: sample, head: ito}
  marketing:
    name: マーケティング部
    type: department
    function: marketing
    parent: sample
    head: sato
    budgets:                    # 部署の中に書いたものは、その部署のものになります
      demand: {function: marketing, amount: 48_000_000, approver: tanaka}
    handoffs:                   # 次の部署への引き渡し。相手と責任者を書きます
      leads:
        receiver: sales
        item: lead
        owner: sato
        entry_criteria: 担当者名が分かり、商談を希望していること
        sla_hours: 24

people:                         # unit、title、reports_toで、その人のポスト(所属、役職、上司)を表します
  tanaka: {name: 田中, unit: sample, title: 代表取締役}
  ito: {name: 伊藤, unit: sales, title: 営業部長, reports_to: tanaka}
  sato: {name: 佐藤, unit: marketing, title: マーケティング部長, reports_to: tanaka}
  suzuki: {name: 鈴木, unit: sales, title: 営業担当, reports_to: ito}
  kato: {name: 加藤, unit: marketing, title: 施策担当, reports_to: sato}
""",
)


def start_project(folder: Path, language: Language, *, schemas: bool = False) -> tuple[Path, ...]:
    """Write a first `orglint.yaml` and `org/company.yaml`, commented in a language, and return their paths.

    With `schemas` also `schemas/config.schema.json` and `schemas/org.schema.json`, which the first line of either file
    names to editors. Nothing is overwritten, and all is written or nothing. Raises UsageError with what is there already.
    """
    texts = _with_schemas(folder, language) if schemas else _files(folder, language)
    there = [path.as_posix() for path in texts if path.exists() or path.is_symlink()]
    if there:
        raise UsageError(_EXISTS.say(language, files=", ".join(there)))
    made: list[Path] = []
    for place in sorted({path.parent for path in texts}):
        made = [*make_folders(place, language), *made]
    try:
        write_whole(texts, language)
    except BaseException:
        for each in made:
            each.rmdir()
        raise
    return tuple(texts)


def _files(folder: Path, language: Language) -> dict[Path, str]:
    return {
        folder / "orglint.yaml": CONFIG.say(language),
        folder / "org" / "company.yaml": MODEL.say(language),
    }


def _with_schemas(folder: Path, language: Language) -> dict[Path, str]:
    from orglint.app.schemas import schema_file, schema_text

    names: tuple[tuple[SchemaName, str], ...] = (("config", "schemas"), ("org", "../schemas"))
    texts: dict[Path, str] = {}
    for (path, text), (name, way) in zip(_files(folder, language).items(), names, strict=True):
        file = schema_file(name, "en")  # one project holds one of the two, under the one name
        texts[path] = f"{HEADER}{way}/{file}\n{text}"
        texts[folder / "schemas" / file] = schema_text(name, language)
    return texts
