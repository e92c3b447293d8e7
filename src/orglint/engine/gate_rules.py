"""The registered ids of findings about the baseline, and about changes that loosen the gate they have to pass."""

from __future__ import annotations

from orglint.i18n import Text
from orglint.model.input_rules import InputRule

_JUDGED_BY_BASE = Text(
    "Rules are taken from the base, so in this run it changes nothing; from the next one on it does.",
    "今回は比較元のルールで評価しているため影響しませんが、取り込んだ後の実行から影響します。",
)
_LOOK = Text(
    "Let somebody who answers for the rules agree to it, or take it back.",
    "ルールの責任者の了承を得るか、元に戻してください。",
)


def _judged_by_base(ident: str, what: Text) -> InputRule:
    return InputRule(ident, Text(f"{what.en} {_JUDGED_BY_BASE.en}", f"{what.ja}{_JUDGED_BY_BASE.ja}"), _LOOK)


GATE_RULES = (
    InputRule(
        "stale-baseline-entry",
        Text(
            "The baseline holds a finding that is no longer there. Left alone, it would hide the same defect when it returns.",
            "ベースラインにある指摘が見つかりません。残すと、同じ問題が再発しても気づけません。",
        ),
        Text(
            "Write the baseline anew with --update-baseline.",
            "--update-baselineでベースラインを書き直してください。",
        ),
    ),
    _judged_by_base(
        "rule-turned-off", Text("The change turns a rule off.", "この変更では、ルールが無効になっています。")
    ),
    _judged_by_base(
        "rule-loosened",
        Text(
            "The change makes a rule or the whole run milder: a lower severity, another condition, a new override, names of "
            "people shown.",
            "この変更では、重大度の引き下げ、条件の変更、設定の上書きの追加、人の名前の表示などで、"
            "ルールや実行全体の基準が緩くなっています。",
        ),
    ),
    _judged_by_base(
        "threshold-changed",
        Text("The change sets a parameter of a rule anew.", "この変更では、ルールのパラメーターの値が変わっています。"),
    ),
    InputRule(
        "suppression-added",
        Text(
            "The change suppresses a finding. One that is new counts here with its own severity: nobody accepts their "
            "own new defect without a second pair of eyes.",
            "この変更では、指摘が抑制されています。新しい指摘の抑制は、その指摘と同じ重大度で数えます。"
            "新しい問題を、別の人の確認なしに受け入れることはできません。",
        ),
        Text(
            "Repair what it hides, or let somebody else agree to it.",
            "抑制された問題を直すか、別の人の了承を得てください。",
        ),
    ),
    InputRule(
        "baseline-grown",
        Text(
            "The change adds a finding to the baseline. One that is new counts here with its own severity.",
            "この変更では、ベースラインに指摘が追加されています。新しい指摘の追加は、その指摘と同じ重大度で数えます。",
        ),
        Text(
            "Repair what it hides, or let somebody else agree to it.",
            "追加された問題を直すか、別の人の了承を得てください。",
        ),
    ),
    InputRule(
        "exclude-added",
        Text(
            "The change leaves files out. A file that is still there and was read before counts as an error: whatever is "
            "wrong in it can no longer be seen.",
            "この変更では、読み込まないファイルが増えています。以前は読み込んでいたファイルが残ったまま対象から外れた場合は、"
            "中の問題が見えなくなるため、エラーとして数えます。",
        ),
        Text("Read the file again, or delete it.", "そのファイルを再び読み込むか、削除してください。"),
    ),
    InputRule(
        "date-set-back",
        Text(
            "The change judges the organization on an earlier day than the base does. What begins after that day is not "
            "in force then, and whatever is wrong with it can no longer be seen.",
            "この変更では、組織の基準日が比較元より前の日になっています。その日より後に始まるものは対象から外れ、"
            "問題があっても見えなくなります。",
        ),
        Text("Leave `organization.as_of` as it was.", "`organization.as_of`を元に戻してください。"),
    ),
    InputRule(
        "no-longer-evaluated",
        Text(
            "The change takes away data that a rule needs. What the rule found before is not repaired; nobody looks any more.",
            "この変更で、ルールに必要なデータがなくなりました。以前の指摘は解決したのではなく、検査されなくなっただけです。",
        ),
        Text("Describe what the rule needs again.", "ルールに必要なデータを再び記述してください。"),
    ),
)
