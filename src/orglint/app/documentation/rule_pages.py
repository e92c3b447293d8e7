"""The pages of rules: what each finds, why it matters, how to repair it, and the index by category."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from orglint.app.documentation.markdown import clean, code, fenced, link, name_of, name_of_rule, page, section, table
from orglint.app.documentation.shown_examples import ShownExample, shown_examples
from orglint.i18n import Language, Text
from orglint.reporters.words import OR, SEVERITY
from orglint.ruleset.categories import CATEGORIES, category_name
from orglint.ruleset.grades import GRADES
from orglint.ruleset.signs import told
from orglint.ruleset.spec import Parameter, RuleSpec

_INDEX = Text("Rules", "ルール一覧")
_ABOUT = Text(
    "{n} rules, by category. `orglint explain RULE` shows the same in a terminal.",
    "全{n}件を分類別に並べています。`orglint explain ルールID`でも同じ内容を表示できます。",
)
_OTHER = Text("日本語", "English")
_PACKS = Text("packs: {packs}", "パック: {packs}")
_ESCALATES = Text("error in grave cases", "深刻な場合はエラー")
_COMPARES = Text("evaluated by `orglint compare`", "`orglint compare`で評価")
_BOTH_SIDES = Text("Both organizations must describe it.", "変更前と変更後の両方に必要です。")
_FIRM = Text("cannot be suppressed", "抑制できません")
_SAYS = Text("What orglint says", "指摘の例")
_WHY = Text("Why it matters", "なぜ問題か")
_FIX = Text("What to do", "対処のしかた")
_NEEDS = Text("What must be described", "評価に必要な記述")
_COVERAGE = Text("{names} (by {share} of them at least)", "{names}({share}以上で記述されていること)")
_PARAMETERS = Text("Parameters", "パラメーター")
_NAME, _DEFAULT, _MEANING = Text("name", "名前"), Text("default", "既定値"), Text("meaning", "意味")
_SIGNS = Text("Signs", "兆候")
_BAD, _GOOD = Text("Examples it finds", "指摘される例"), Text("Examples it does not find", "指摘されない例")
_FINDS = Text("Finds {entities}.", "{entities}を指摘します。")
_WITH = Text("With {params}.", "{params}の場合。")
_MORE = Text("Also:", "ほかの例:")
_RELATED = Text("Related rules", "関連するルール")
_YIELDS = Text("Says nothing where {rules} has found the same.", "{rules}が同じ対象を指摘していれば、指摘しません。")
_SUMS = Text("Sums up {rules}.", "{rules}の指摘をまとめます。")
_SOURCES = Text("Sources", "参考文献")
_EVIDENCE = Text("Evidence", "根拠")
_RULE, _SEVERITY, _TITLE = Text("rule", "ルール"), Text("severity", "重大度"), Text("finds", "見つけるもの")
_PACK = Text("packs", "パック")
_UNSORTED = Text("Without a category", "分類なし")
_LEAST = Text("At least {least} of these signs must hold.", "次の兆候のうち{least}件以上が当てはまると指摘します。")
_LEAST_BY = Text(
    "At least {least} of these signs must hold (parameter {name}).",
    "次の兆候のうち{least}件以上が当てはまると指摘します(件数はパラメーター{name}で変えられます)。",
)
_WHOLE_EXAMPLES = 2


def rule_pages(rules: Iterable[RuleSpec], language: Language) -> Iterator[tuple[str, str]]:
    """Yield every page as file name and text: the index first."""
    found = sorted(rules, key=lambda rule: rule.id)
    yield name_of("README", language), page(_index(found, language))
    for rule in found:
        yield name_of_rule(rule.id, language), page(_rule(rule, language))


def _index(rules: list[RuleSpec], language: Language) -> Iterator[str]:
    other: Language = "en" if language == "ja" else "ja"
    yield from (f"# {_INDEX.say(language)}", "", f"[{_OTHER.say(language)}]({name_of('README', other)})", "")
    yield from (_ABOUT.say(language, n=len(rules)), "")
    categories = dict.fromkeys([*CATEGORIES, *(rule.category for rule in rules)])
    for category in categories:
        rows = [_row(rule, language) for rule in rules if rule.category == category]
        title = Text(*map(clean, category_name(category))) if category else _UNSORTED
        yield from section(title, table((_RULE, _TITLE, _SEVERITY, _PACK), rows, language), language)


def _row(rule: RuleSpec, language: Language) -> tuple[str, ...]:
    link = f"[{rule.id}]({name_of_rule(rule.id, language)})"
    return link, title_of(rule, language), SEVERITY[rule.severity].say(language), ", ".join(map(clean, rule.packs))


def title_of(rule: RuleSpec, language: Language) -> str:
    """Return what a rule finds in a few words; its id where nobody has said it."""
    return clean(rule.title.say(language)) if rule.title is not None else rule.id


def _rule(rule: RuleSpec, language: Language) -> Iterator[str]:
    other: Language = "en" if language == "ja" else "ja"
    yield from (f"# {title_of(rule, language)}", "", f"`{rule.id}`", "")
    links = (
        f"[{_INDEX.say(language)}]({name_of('README', language)})",
        f"[{_OTHER.say(language)}]({name_of_rule(rule.id, other)})",
    )
    yield from (" · ".join((*_facts(rule, language), *links)), "")
    examples = list(shown_examples(rule, language))
    yield from section(_SAYS, _says(examples), language)
    yield from section(_WHY, [clean(rule.rationale.say(language))], language)
    yield from section(_FIX, [clean(rule.fix.say(language))], language)
    yield from section(_SIGNS, _signs(rule, language), language)
    yield from section(_NEEDS, _needs(rule, language), language)
    rows = [_parameter(parameter, language) for parameter in rule.params.values()]
    yield from section(_PARAMETERS, table((_NAME, _DEFAULT, _MEANING), rows, language), language)
    for title, is_bad in ((_BAD, True), (_GOOD, False)):
        chosen = [example for example in examples if example.example.is_bad is is_bad]
        yield from section(title, _examples(chosen, language), language)
    yield from section(_RELATED, _relations(rule, language), language)
    yield from section(_SOURCES, _sources(rule, language), language)
    grade = GRADES.get(rule.evidence or "")
    yield from section(_EVIDENCE, [grade.say(language)] if grade is not None else [], language)


def _facts(rule: RuleSpec, language: Language) -> Iterator[str]:
    severity = SEVERITY[rule.severity].say(language)
    grave = f" ({_ESCALATES.say(language)})" if rule.error_if is not None else ""
    yield f"**{severity}**{grave}"
    if rule.category:
        yield clean(category_name(rule.category).say(language))
    if rule.packs:
        yield _PACKS.say(language, packs=", ".join(map(clean, rule.packs)))
    if rule.is_of_comparison:
        yield _COMPARES.say(language)
    if not rule.suppressible:
        yield _FIRM.say(language)


def _says(examples: list[ShownExample]) -> Iterator[str]:
    """Yield what the first example that is found makes orglint say."""
    for shown in examples:
        for finding in shown.findings[:1]:
            yield f"> {clean(finding.message.show(names=True))}"
            yield from (f"> - {clean(sign.says.show(names=True))}" for sign in finding.signs)
            return


def _signs(rule: RuleSpec, language: Language) -> Iterator[str]:
    if rule.signs and rule.at_least is not None:
        least = rule.at_least.text.strip()
        parameter = rule.params.get(least)
        if parameter is not None:
            yield _LEAST_BY.say(language, least=_shown(parameter.default), name=code(least))
        else:
            yield _LEAST.say(language, least=clean(least))
        yield ""
    for sign in rule.signs:
        yield f"- {code(sign.name)}: {clean(told(sign).say(language))}"


def _needs(rule: RuleSpec, language: Language) -> Iterator[str]:
    if rule.is_of_comparison and rule.needs:
        yield from (_BOTH_SIDES.say(language), "")
    for need in rule.needs:
        names = OR.say(language).join(code(name) for name in need.names)
        share = f"{need.at_least:.0%}"
        yield f"- {_COVERAGE.say(language, names=names, share=share) if need.at_least else names}"


def _parameter(parameter: Parameter, language: Language) -> tuple[str, str, str]:
    return code(parameter.name), code(_shown(parameter.default)), clean(parameter.description.say(language))


def _shown(value: object) -> str:
    if isinstance(value, tuple | list):
        return ", ".join(map(str, value))
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def _examples(examples: list[ShownExample], language: Language) -> Iterator[str]:
    for shown in examples[:_WHOLE_EXAMPLES]:
        yield from (f"**{clean(shown.example.name.say(language))}**", "")
        yield from fenced(shown.lines, "yaml")
        yield ""
        yield from _outcome(shown, language)
    rest = [clean(shown.example.name.say(language)) for shown in examples[_WHOLE_EXAMPLES:]]
    if rest:
        yield from (_MORE.say(language), "", *(f"- {name}" for name in rest))


def _outcome(shown: ShownExample, language: Language) -> Iterator[str]:
    told = []
    if shown.example.params:
        params = ", ".join(code(f"{name}: {_plain(value)}") for name, value in shown.example.params.items())
        told.append(_WITH.say(language, params=params))
    if shown.findings:
        entities = ", ".join(code(finding.entity or "") for finding in shown.findings)
        told.append(_FINDS.say(language, entities=entities))
    if told:
        yield from (" ".join(told), "")


def _plain(value: object) -> str:
    return f"[{', '.join(map(str, value))}]" if isinstance(value, list) else str(value)


def _relations(rule: RuleSpec, language: Language) -> Iterator[str]:
    for text, others in ((_YIELDS, rule.yields_to), (_SUMS, rule.summarizes)):
        if others:
            links = ", ".join(f"[{other}]({name_of_rule(other, language)})" for other in others)
            yield f"- {text.say(language, rules=links)}"


def _sources(rule: RuleSpec, language: Language) -> Iterator[str]:
    for source in rule.references:
        yield f"- {link(source.title.say(language), source.url)}"
