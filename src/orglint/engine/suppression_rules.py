"""The registered ids of findings about settings and the baseline, and what `explain` says of each."""

from __future__ import annotations

from orglint.engine.gate_rules import GATE_RULES
from orglint.engine.inline import FORM
from orglint.i18n import Text
from orglint.model.input_rules import InputRule


def _rule(ident: str, why: Text, fix: Text) -> InputRule:
    return InputRule(ident, why, fix)


SUPPRESSION_RULES = {
    rule.id: rule
    for rule in (
        *GATE_RULES,
        _rule(
            "expired-suppression",
            Text(
                "Its day has passed: what was to be repaired by then still stands.",
                "期限が過ぎ、直す予定だった問題が残っています。",
            ),
            Text(
                "Repair it, or give the suppression a new day and reason.", "問題を直すか、理由と期限を改めてください。"
            ),
        ),
        _rule(
            "expired-override",
            Text(
                "Its day has passed, so the rules hold there as everywhere else.",
                "期限が過ぎ、通常の設定で評価しています。",
            ),
            Text("Remove it, or give it a new day and reason.", "削除するか、理由と期限を改めてください。"),
        ),
        _rule(
            "unmatched-override",
            Text("It holds for a unit that is not there.", "存在しない部署を指しています。"),
            Text("Correct the unit's id, as unit/ID.", "部署のIDをunit/IDの形で直してください。"),
        ),
        _rule(
            "unmatched-suppression",
            Text(
                "It suppresses nothing: repaired, renamed, or misspelt. Left alone it would hide the next one.",
                "抑制する指摘がありません。解決済みか、改名か、書き間違いです。残すと次の問題を隠してしまいます。",
            ),
            Text("Remove it, or correct its target.", "削除するか、対象を直してください。"),
        ),
        _rule(
            "unknown-suppression",
            Text(
                "It names a rule there is not, or one that cannot be suppressed: the input, or a rule marked so.",
                "存在しないルール、または抑制できないルール(入力の指摘や、抑制を認めないルール)を指しています。",
            ),
            Text("Correct the rule id.", "ルールのIDを直してください。"),
        ),
        _rule(
            "long-suppression",
            Text(
                "It lasts longer than max_suppression_days allows, so it does not hold.",
                "max_suppression_daysを超える期限のため、抑制は無効です。",
            ),
            Text("Give it a nearer day in `until`.", "untilにより近い日付を書いてください。"),
        ),
        _rule(
            "malformed-suppression",
            Text(
                "A comment means to suppress something and cannot be read, so it suppresses nothing.",
                "抑制のつもりで書かれたコメントを読み取れないため、何も抑制していません。",
            ),
            Text(f"Write it as `{FORM.en}`.", f"`{FORM.ja}`の形で書いてください。"),
        ),
        _rule(
            "suppression-without-reason",
            Text(
                "Without a reason nobody can tell later whether it should still stand, so it suppresses nothing.",
                "理由がないと、後から必要かどうかを判断できません。このため抑制は無効です。",
            ),
            Text(f"Say why, as in `{FORM.en}`.", f"`{FORM.ja}`のように、理由を書いてください。"),
        ),
    )
}
