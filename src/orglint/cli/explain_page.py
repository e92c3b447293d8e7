"""What `orglint explain` prints: one page for each kind of thing that has a name."""

from __future__ import annotations

from collections.abc import Iterator

from orglint.app.functions import family_title, function_text
from orglint.app.rules import Explained, FieldInfo, RuleInfo
from orglint.cli.explain_field import field_page, kind_page
from orglint.cli.explain_parts import FIX, WHY, prose, section
from orglint.cli.explain_rule import rule_page
from orglint.functions.registry import Function
from orglint.i18n import Text
from orglint.lang.describe import signature
from orglint.model.input_rules import SETTING_RULES, InputRule
from orglint.reporters.look import Look

_INPUT = Text(
    "an input finding: about what is written, not what it means", "入力の指摘(内容ではなく書き方についての指摘)"
)
_SETTING = Text(
    "a finding about settings, suppressions or the baseline, not about the organization",
    "設定、抑制、ベースラインについての指摘(組織についての指摘ではありません)",
)
_ALWAYS = Text("It is always on, and cannot be suppressed.", "常に有効で、抑制はできません。")
_NO_SUPPRESSION = Text("Input findings cannot be suppressed.", "入力の指摘は抑制できません。")
_OF_PLUGIN = Text("a function that the plugin {plugin} adds", "プラグイン{plugin}が追加した関数")
_FUNCTION = Text("a function of the rule language, family {family}", "ルールの式で使う関数(分類: {family})")


def page(thing: Explained, look: Look) -> Iterator[str]:
    """Yield the lines that explain something."""
    if isinstance(thing, RuleInfo):
        yield from rule_page(thing, look)
    elif isinstance(thing, InputRule):
        yield from _input_rule(thing, look)
    elif isinstance(thing, Function):
        yield from _function(thing, look)
    elif isinstance(thing, FieldInfo):
        yield from field_page(thing, look)
    else:
        yield from kind_page(thing, look)


def _input_rule(rule: InputRule, look: Look) -> Iterator[str]:
    kind, closing = (_SETTING, _ALWAYS) if rule.id in SETTING_RULES else (_INPUT, _NO_SUPPRESSION)
    yield f"{look.paint(look.clean(rule.id), 'key')}: {look.word(kind)}"
    yield from section(WHY, prose(look.word(rule.rationale), look), look)
    yield from section(FIX, prose(look.word(rule.fix), look), look)
    yield ""
    yield look.word(closing)


def _function(function: Function, look: Look) -> Iterator[str]:
    yield look.paint(function.name, "key") + signature(function).removeprefix(function.name)
    if function.plugin:
        yield look.word(_OF_PLUGIN, plugin=look.clean(function.plugin))
    else:
        yield look.word(_FUNCTION, family=look.word(family_title(function)))
    yield ""
    for paragraph in function_text(function, look.language).split("\n\n"):
        yield from prose(paragraph, look)
