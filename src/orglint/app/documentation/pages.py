"""All generated pages together."""

from __future__ import annotations

from collections.abc import Iterable

from orglint.app.documentation.language_page import language_page
from orglint.app.documentation.markdown import name_of
from orglint.app.documentation.model_page import model_page
from orglint.app.documentation.rule_pages import rule_pages
from orglint.app.documentation.signature import signed
from orglint.functions.registry import Function
from orglint.i18n import LANGUAGES
from orglint.ruleset.spec import RuleSpec


def pages(rules: Iterable[RuleSpec], functions: Iterable[Function]) -> dict[str, str]:
    """Return every page, signed, by its path below the folder of the documentation, in both languages."""
    found, callable_ = list(rules), list(functions)
    made: dict[str, str] = {}
    for language in LANGUAGES:
        made[name_of("model", language)] = model_page(language)
        made[name_of("rule-language", language)] = language_page(callable_, language)
        made |= {f"rules/{name}": text for name, text in rule_pages(found, language)}
    return {name: signed(text) for name, text in made.items()}
