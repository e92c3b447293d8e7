"""Every fixed word of the text formats, in English and Japanese."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from orglint.finding import Severity
from orglint.i18n import Language, Text


class Counted(NamedTuple):
    """A text about a number of things; `{n}` stands for the number."""

    one: str
    many: str
    ja: str

    def say(self, language: Language, n: int, **values: object) -> str:
        """Return the text for `n` things, its other marks replaced by `values`."""
        template = self.ja if language == "ja" else self.one if n == 1 else self.many
        return template.format_map({"n": n, **values})


SEVERITY: Mapping[Severity, Text] = {
    Severity.ERROR: Text("error", "エラー"),
    Severity.WARNING: Text("warning", "警告"),
    Severity.NOTE: Text("note", "注記"),
}
COUNT: Mapping[Severity, Counted] = {
    Severity.ERROR: Counted("{n} error", "{n} errors", "エラー{n}件"),
    Severity.WARNING: Counted("{n} warning", "{n} warnings", "警告{n}件"),
    Severity.NOTE: Counted("{n} note", "{n} notes", "注記{n}件"),
}

LIST = Text(", ", "、")
CLAUSE = Text("; ", "。")
AND = Text(", and ", "、かつ ")
OR = Text(" or ", " または ")

NEAR = Text(" (near)", " 付近")
SUPPRESSED_HEAD = Text("suppressed {severity}", "抑制済み{severity}")
SEEN = Text("seen", "値")
SEEN_VALUE = Text("{expression} is {value}", "{expression}は{value}")
SIGN = Text("sign", "兆候")
RELATED = Text("related", "関連")
HELP = Text("help", "対処")
SUPPRESSED = Text("suppressed", "抑制")
NO_REASON = Text("no reason given", "理由の記載なし")
SUPPRESSED_WHY = Text("{reason} ({details})", "{reason}({details})")
SUPPRESSED_UNTIL = Text("until {day}", "{day}まで")
MORE_HELP = Text("{fix}; {command}", "{fix}。詳しくは {command}")
MORE_PLACES = Counted("and {n} more place", "and {n} more places", "ほか{n}か所")
SUMMARIZES = Counted("it sums up {n} finding:", "it sums up {n} findings:", "次の{n}件をまとめた指摘:")

FIRST = Text("What matters most:", "特に重要な指摘:")
SUMS_UP = Counted("sums up {n} finding", "sums up {n} findings", "{n}件の指摘をまとめたもの")
MORE_LIKE_IT = Counted("and {n} more like it", "and {n} more like it", "ほか同様の指摘{n}件")
SECTION = Text("== {title} ==", "== {title} ==")
SECTION_COUNTS = Text("{title}: {counts}", "{title}: {counts}")
NAMED = Text("{name} ({id})", "{name} ({id})")
WHOLE = Text("the organization as a whole, and its files", "組織全体とファイル")
SUPPRESSED_SECTION = Counted("suppressed: {n} finding", "suppressed: {n} findings", "抑制済みの指摘{n}件")
REST = Counted("{head}: {n} more of the same", "{head}: {n} more of the same", "{head}: ほか同様の指摘{n}件")

UNREADABLE = Text(
    "a file could not be read, so no rule was evaluated; mend it and run orglint again",
    "読み取れないファイルがあるため、ルールは一つも評価していません。修正してから再実行してください",
)
NO_FINDINGS = Text("no findings", "指摘はありません")
NO_ACTIVE_FINDINGS = Text("no active findings", "有効な指摘はありません")
NOTHING_CHECKED = Text(
    "nothing was checked: no rule has the data it needs",
    "何も検査していません。必要なデータのあるルールが一つもありません",
)
NO_RULE = Text("nothing was checked: no rule was selected", "何も検査していません。ルールが一つも選ばれていません")
SET_ASIDE = Text("{told} ({aside})", "{told}({aside})")
IN_SUPPRESSED = Text("{n} suppressed", "抑制{n}件")
IN_BASELINE = Text("{n} in the baseline", "ベースライン{n}件")
AS_BEFORE = Text("{n} as at the base", "比較元と同じ{n}件")
WORSE = Text("worse", "悪化")
WORSE_THAN_BASELINE = Text("worse than in the baseline: {details}", "ベースラインより悪化: {details}")
WORSE_THAN_BASE = Text("worse than at the base: {details}", "比較元より悪化: {details}")
FROM_TO = Text("{old} -> {new}", "{old} -> {new}")
FIXED_SECTION = Counted(
    "fixed since the base: {n} finding", "fixed since the base: {n} findings", "比較元から解決した指摘{n}件"
)
FIXED_HEAD = Text("fixed {severity}", "解決した{severity}")
COMPARED = Text("compared with {base}: {counts}", "{base}と比較: {counts}")
COMMIT = Text("{base} (at {commit})", "{base}({commit}時点)")
NEW_COUNT = Text("{n} new", "新規{n}件")
WORSE_COUNT = Text("{n} worse", "悪化{n}件")
UNCHANGED_COUNT = Text("{n} unchanged", "変化なし{n}件")
FIXED_COUNT = Text("{n} fixed", "解決{n}件")
EVALUATED = Counted("{n} rule evaluated", "{n} rules evaluated", "評価したルール{n}件")
NOT_EVALUATED = Text("{n} not evaluated for want of data", "データがなく評価できなかったルール{n}件")
ENABLING = Text("describing {names} would enable more", "記述すると評価できるルールが増えるもの: {names}")
OFTEN_MISSING = Text("missing most often: {names}", "不足が多いもの: {names}")
RULES = Counted("{name} ({n} rule)", "{name} ({n} rules)", "{name} ({n}ルール)")
DATES = Text(
    "the organization as of {as_of}; suppressions judged as of {today}", "組織の基準日: {as_of}、抑制の判定日: {today}"
)
LEFT_OUT = Counted("{n} file left out", "{n} files left out", "読まなかったファイル{n}件")
LEFT_OUT_FILE = Text("{file} ({reason})", "{file}({reason})")
MORE = Text("and {n} more", "ほか{n}件")
NOTE_ON_FILE = Text("about {file}: {told}", "{file}について: {told}")
UNDECIDED = Text(
    "no conclusion on {entities} ({rules}): something there is still to be decided, or could not be read",
    "未定の値または読み取れない値があるため、{entities}について判断を保留しました({rules})",
)
UNDECIDED_ENTITIES = Counted("{n} entity", "{n} entities", "{n}件")
UNDECIDED_RULES = Counted("{n} rule", "{n} rules", "ルール{n}件")
NOT_EVALUATED_LIST = Text("not evaluated:", "評価できなかったルール:")
WANTS = Text("wants {missing}", "必要なデータ: {missing}")
WANTS_OF_BEFORE = Text("wants {missing} of the organization before", "変更前の組織に必要なデータ: {missing}")
WANTS_OF_AFTER = Text("wants {missing} of the organization after", "変更後の組織に必要なデータ: {missing}")
BY_RULE = Text("findings by rule:", "ルールごとの指摘:")
ENTITIES = Text("read:", "読み取った件数:")
FILES = Counted("{n} file", "{n} files", "ファイル{n}件")

SENTENCE = Text("{told}.", "{told}。")
KEYED = Text("{key}: {told}", "{key}: {told}")
KNOWN = Text("in the baseline", "ベースラインに記録済み")
KNOWN_AT_BASE = Text("as at the base", "比較元と同じ")
NOT_SHOWN = Counted(
    "{n} more finding is not shown here: {counts}",
    "{n} more findings are not shown here: {counts}",
    "ほか{n}件の指摘はここに表示していません: {counts}",
)
REST_NOTICE = Counted(
    "{n} more finding has no annotation of its own: {counts}",
    "{n} more findings have no annotation of their own: {counts}",
    "ほか{n}件の指摘は注釈として表示していません: {counts}",
)
PLACE = Text("place", "位置")
SUMMARY = Text("orglint: {verdict}", "orglint: {verdict}")
COLUMN_SEVERITY = Text("severity", "重大度")
COLUMN_RULE = Text("rule", "ルール")
COLUMN_FINDING = Text("finding", "指摘")
COLUMN_WHY = Text("reason", "理由")
CHART = Text("Units concerned", "指摘に関わる部署")
CHART_REST = Counted(
    "{n} more unit with findings is not drawn",
    "{n} more units with findings are not drawn",
    "ほか{n}部署は図に示していません",
)
ADVICE = Text("What to do, by rule", "ルールごとの対処")
QUIET = Text("Suppressed, or in the baseline", "抑制した指摘、ベースラインの指摘")
UNEVALUATED = Text("Rules not evaluated for want of data", "データがなく評価できなかったルール")
UNDECIDED_AT = Counted(
    "no conclusion on {n} entity: something there is still to be decided, or could not be read",
    "no conclusion on {n} entities: something there is still to be decided, or could not be read",
    "未定の値または読み取れない値があるため、{n}件について判断を保留しました",
)
LEFT_OUT_PLACES = Counted("{n} more place is left out", "{n} more places are left out", "ほか{n}か所は省略しました")
MORE_FAULTS = Counted("and {n} more fault in the input", "and {n} more faults in the input", "ほか入力の誤り{n}件")
WHY = Text("Why it matters", "なぜ問題か")
FIX = Text("What to do", "対処")
EVIDENCE = Text("How sure this is", "根拠の強さ")
SOURCE = Text("Source", "出典")
READ_ON = Text("More", "詳しくは")
