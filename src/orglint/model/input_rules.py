"""The registered ids of input findings, which nobody can suppress, and what `explain` says of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from orglint.i18n import Text


@dataclass(frozen=True, slots=True)
class InputRule:
    """A registered id of input findings, and what `explain` says of it."""

    id: str
    rationale: Text
    fix: Text


def _input_rules() -> Iterable[InputRule]:
    def rule(ident: str, why_en: str, why_ja: str, fix_en: str, fix_ja: str) -> InputRule:
        return InputRule(ident, Text(why_en, why_ja), Text(fix_en, fix_ja))

    yield rule(
        "yaml-syntax",
        "The file is not YAML that can be read, so nothing in it is known and no rule is evaluated.",
        "YAMLとして読み取れないファイルです。内容が分からないため、どのルールも評価しません。",
        "Repair the line shown; indentation with blanks, a blank after each colon, quotes closed.",
        "表示された行を直してください。字下げは半角空白、コロンの後に空白、引用符は閉じる、が基本です。",
    )
    yield rule(
        "not-utf-8",
        "The file is not text in UTF-8.",
        "UTF-8のテキストではないファイルです。",
        "Save it as UTF-8 in your editor.",
        "エディターで文字コードをUTF-8にして保存し直してください。",
    )
    yield rule(
        "not-a-mapping",
        "A model file is a mapping of collections, such as units and people.",
        "モデルのファイルは、unitsやpeopleなどのコレクションを並べた形で書きます。",
        "Begin the file with a collection, such as units:.",
        "units:のようなコレクションから書き始めてください。",
    )
    yield rule(
        "not-a-table",
        "The file is not a table that can be read.",
        "表として読み取れないファイルです。",
        "Export it again as CSV with one heading line, or save it as an Excel workbook (.xlsx).",
        "見出し1行のCSVとして書き出し直すか、Excelブック(.xlsx)で保存し直してください。",
    )
    for ident, form in (("json-syntax", "JSON"), ("toml-syntax", "TOML")):
        yield rule(
            ident,
            f"The file is not {form} that can be read, so nothing in it is known and no rule is evaluated.",
            f"{form}として読み取れないファイルです。内容が分からないため、どのルールも評価しません。",
            "Repair the line shown.",
            "表示された行を直してください。",
        )
    yield rule(
        "unmatched-path",
        "A mapping names a file or a path that leads nowhere: misspelt, or the source has changed. What it was to read "
        "is missing in the model.",
        "マッピングに書かれたファイルやパスに当てはまるものがありません。書き間違いか、元のファイルの形が変わっています。"
        "読むはずだった内容がモデルに入っていません。",
        "Correct the path, or write a ? behind it where it may lead nowhere.",
        "パスを直してください。当てはまらないこともあるなら、末尾に?を付けてください。",
    )
    yield rule(
        "table-row",
        "A row or column of a table cannot be read as it stands: cells behind the last heading, cells that are cut "
        "off, a heading that stands twice, a row without the id it needs, a cell of a sheet with an error or a formula "
        "that was never calculated.",
        "表の行や列をそのままでは読み取れません。見出しより右のセル、途中で切れた行、二重の見出し、idのない行、"
        "エラーや未計算の数式があるセルなどです。",
        "Correct the row in the file, or export the table again.",
        "ファイルのその行を直すか、表を書き出し直してください。",
    )
    yield rule(
        "link-leads-out",
        "A link in the folder leads out of its git repository (outside of any, out of the folder), or to git's own files. "
        "Whoever sends a pull request could read other files with it, so it is not followed.",
        "フォルダーの中に、gitリポジトリの外(リポジトリがなければそのフォルダーの外)、またはgit自身のファイルへのリンクが"
        "あります。プルリクエストを通じて別のファイルを読み出せてしまうため、たどりません。",
        "Put the file itself in the repository, or name the link under `exclude` if it is no part of the model.",
        "ファイルそのものをリポジトリに置くか、モデルに含めないリンクであれば`exclude`に指定してください。",
    )
    for ident, en, ja in (
        ("too-deep", "nested too deeply", "入れ子が深すぎ"),
        ("too-many-aliases", "grown too large by its aliases", "エイリアスの展開で大きくなりすぎ"),
        ("file-too-large", "too large", "大きすぎ"),
    ):
        yield rule(
            ident,
            f"The file is {en} for an organization model; reading it is refused to keep the run bounded.",
            f"組織モデルのファイルとしては{ja}るため、読み込みを中止しました。",
            "Split the file, or write it out plainly.",
            "ファイルを分けるか、展開した形で書いてください。",
        )
    yield rule(
        "recursive-alias",
        "An alias stands inside the very part it repeats, which has no end.",
        "エイリアスが自分自身の中で使われており、展開が終わりません。",
        "Write the part out.",
        "エイリアスを使わずに書いてください。",
    )
    yield rule(
        "invalid-key",
        "A key that is not plain text names nothing.",
        "文字列でないキーは、何も指しません。",
        "Write a plain word as the key.",
        "キーには文字列を書いてください。",
    )
    yield rule(
        "invalid-merge",
        "Only mappings can be merged.",
        "<<で取り込めるのはマッピングだけです。",
        "Merge an alias of a mapping, or write the fields out.",
        "マッピングのエイリアスを指定するか、項目を書き並べてください。",
    )
    yield rule(
        "unknown-tag",
        "YAML tags such as !foo have no meaning here; the value is read as it stands.",
        "!fooのようなタグには意味がありません。値は書かれたとおりに読みます。",
        "Remove the tag.",
        "タグを削除してください。",
    )
    yield rule(
        "duplicate-key",
        "Of two equal keys only one can hold; which one was meant is not known.",
        "同じキーが二つあると、どちらが正しいか分かりません。",
        "Keep one of them.",
        "どちらか一方にしてください。",
    )
    yield rule(
        "duplicate-entity",
        "One id stands for one thing; two definitions contradict each other sooner or later.",
        "一つのIDは一つのものを表します。二重の定義はいずれ食い違います。",
        "Keep one definition, or give one of them another id.",
        "どちらかを削除するか、別のIDにしてください。",
    )
    yield rule(
        "unknown-field",
        "A misspelt field would be ignored, and what it says with it.",
        "項目名が間違っていると、書いた内容が無視されてしまいます。",
        "Correct the name; keys of your own begin with x-.",
        "項目名を直してください。独自のキーはx-で始めます。",
    )
    yield rule(
        "invalid-value",
        "The value cannot be read as its field expects; the field counts as unknown and no rule draws on it.",
        "項目が想定する形で値を読み取れません。その項目は不明として扱い、どのルールも根拠にしません。",
        "Write a value the message names.",
        "メッセージに示された形の値を書いてください。",
    )
    yield rule(
        "invalid-id",
        "References separate kind and id by a slash, so an id has none.",
        "参照では種類とIDをスラッシュで区切るため、IDにはスラッシュを使えません。",
        "Choose another id.",
        "別のIDにしてください。",
    )
    yield rule(
        "unknown-reference",
        "A reference names something that is described nowhere: a typing error, or somebody who left.",
        "どこにも書かれていないものを参照しています。打ち間違いか、すでにいない人や部署かもしれません。",
        "Correct the id, or describe what it names.",
        "IDを直すか、参照先を書き足してください。",
    )
    yield rule(
        "ambiguous-reference",
        "The id alone could mean two different things.",
        "idだけでは、二つの異なるものを指す可能性があります。",
        "Write the kind before the id, such as unit/sales.",
        "unit/salesのように、種類を付けて書いてください。",
    )
    yield rule(
        "conflicting-reference",
        "What stands inside a unit belongs to it; a different value beside it contradicts that.",
        "部署の中に書いたものはその部署に属します。別の値を書くと矛盾します。",
        "Leave the value out, or write the entity outside the unit.",
        "値を省くか、部署の外に書いてください。",
    )
    yield rule(
        "parent-cycle",
        "A unit cannot be inside of itself; what is added up along its parents has no top.",
        "部署が自分自身の中に入ることはありません。親をたどる集計も、行き着く先がなくなります。",
        "Decide which of the units is the topmost, and correct its parent.",
        "どの部署が最も上かを決め、その親を直してください。",
    )


SETTING_RULES = frozenset({
    "expired-suppression", "long-suppression", "malformed-suppression", "suppression-without-reason",
    "unknown-suppression", "unmatched-suppression", "expired-override", "unmatched-override",
    "stale-baseline-entry", "rule-turned-off", "rule-loosened", "threshold-changed", "suppression-added",
    "baseline-grown", "exclude-added", "date-set-back", "no-longer-evaluated",
})  # fmt: skip
"""The registered ids of findings about settings and the baseline; what they say is the engine's."""
INPUT_RULES: Mapping[str, InputRule] = {rule.id: rule for rule in _input_rules()}
