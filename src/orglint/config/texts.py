"""What every key of a config file means, in both languages."""

from __future__ import annotations

from orglint.i18n import Text

KEYS: dict[str, Text] = {
    "extends": Text(
        "Config files to lay this one over, relative to this file.",
        "土台として取り込む設定ファイルです。相対パスはこのファイルが基準です。",
    ),
    "model": Text(
        "What is checked when the command line names nothing: files or folders.",
        "コマンドラインで指定がないときに検査するファイルまたはフォルダーです。",
    ),
    "packs": Text(
        "The packs of rules that are on: core, marketing, strict. Left out: core, and marketing where a unit does it.",
        "有効にするルールのパックです(core、marketing、strict)。省略するとcoreが、マーケティングの部署があればmarketingも有効です。",
    ),
    "rules": Text(
        "Settings of single rules: off, on, a severity, or a mapping with `severity` and `params`.",
        "ルールごとの設定です。off、on、重大度、または`severity`と`params`を書きます。",
    ),
    "rule_paths": Text("Files and folders with rules of your own.", "独自のルールを置いたファイルやフォルダーです。"),
    "overrides": Text("Other settings inside one unit.", "1つの部署の内側だけに適用する設定です。"),
    "ignore": Text("Findings that you accept, each with a reason.", "受け入れる指摘です。それぞれに理由を書きます。"),
    "exclude": Text(
        "Files that are not read, as patterns of .gitignore.",
        "読み込まないファイルです。.gitignoreと同じ形で書きます。",
    ),
    "baseline": Text(
        "The file of known findings, which do not count; `orglint check --update-baseline` writes it.",
        "件数に数えない既知の指摘のファイルです。`orglint check --update-baseline`で作成します。",
    ),
    "max_suppression_days": Text(
        "How many days ahead a suppression may reach; without a day it then is refused.",
        "抑制の期限を何日先まで認めるかです。指定すると、期限のない抑制は認められません。",
    ),
    "privacy": Text("Whether outputs show people's names.", "出力に氏名を表示するかどうかです。"),
    "lang": Text("The language of the output.", "出力の言語です。"),
    "fail_on": Text("The severity from which the exit code is 1.", "終了コードを1にする重大度の下限です。"),
    "rules.severity": Text("How severe its findings are, or whether it is on.", "指摘の重大度、または有効・無効です。"),
    "rules.params": Text(
        "Values of its parameters; `orglint explain RULE` names them.",
        "パラメーターの値です。名前は`orglint explain ルールID`で確認できます。",
    ),
    "overrides.inside": Text("The unit, as unit/sales.", "対象の部署です(unit/salesのように書きます)。"),
    "overrides.rules": Text("The settings that hold there.", "その部署で適用するルールの設定です。"),
    "overrides.reason": Text("Why they differ there.", "設定を変える理由です。"),
    "overrides.until": Text("The last day on which they hold.", "設定が有効な最後の日です。"),
    "ignore.rule": Text("The rule whose findings are accepted.", "指摘を受け入れるルールのIDです。"),
    "ignore.target": Text("The entity they are about, as position/top.", "対象です(position/topのように書きます)。"),
    "ignore.reason": Text("Why they are accepted.", "受け入れる理由です。"),
    "ignore.until": Text("The last day on which it holds.", "抑制が有効な最後の日です。"),
    "privacy.names": Text("show or hide.", "showなら表示し、hideなら伏せます。"),
}
"""Key -> what it means; inside of `rules`, `overrides`, `ignore` and `privacy` by its path."""
