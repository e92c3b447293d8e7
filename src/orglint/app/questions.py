"""What to ask the people who know: questions for the data that rules could not do without."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from orglint.app.inputs import Loaded
from orglint.app.ruling import chosen_rules, ready_rules
from orglint.i18n import Text
from orglint.model.schema import COLLECTIONS, POST_FIELDS
from orglint.model.texts import question
from orglint.report import NotEvaluated
from orglint.ruleset.choosing import EVERYTHING, Selection


@dataclass(frozen=True, slots=True)
class Question:
    """One question: what to ask, where the answer is written, how much of it is there, and what it makes possible.

    `names` are alternatives of which one would do; `stated` is the share of entries that state the first; `rules` are
    the rules that want it, `enabled` those that can be evaluated once this and all questions before it are answered.
    """

    text: Text
    names: tuple[str, ...]
    stated: float
    rules: tuple[str, ...]
    enabled: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """All questions, the one that makes most possible first; `titles` says what the rules find, by their ids."""

    questions: tuple[Question, ...]
    titles: dict[str, Text]
    evaluated: int


def questions(loaded: Loaded, selection: Selection = EVERYTHING) -> Questionnaire:
    """Return what to ask about an organization, so that every rule that is on can be evaluated."""
    library, chosen = chosen_rules(loaded.config, selection, loaded.model, loaded.language, whole=False)
    ready = ready_rules(chosen, loaded.model, loaded.language)
    asked = tuple(
        _question(names, ready.not_evaluated, enabled, loaded) for names, enabled in _in_order(ready.not_evaluated)
    )
    titles = {rule.id: rule.title or Text(rule.id, rule.id) for rule in library.rules.values()}
    wanted = {rule for item in asked for rule in item.rules}
    return Questionnaire(asked, {rule: titles[rule] for rule in sorted(wanted)}, len(ready.rules))


def _question(
    names: tuple[str, ...], rules: Iterable[NotEvaluated], enabled: tuple[str, ...], loaded: Loaded
) -> Question:
    wanting = tuple(sorted(rule.rule for rule in rules if _answered(set(rule.missing), names)))
    return Question(_text(names[0]), names, loaded.model.share_stated(names[0]), wanting, enabled)


def _text(name: str) -> Text:
    """Return the question for a data name; for a field nobody has put into words, one that names it."""
    collection, _, field = name.partition(".")
    kind = COLLECTIONS[collection].name if collection in COLLECTIONS else collection
    if kind == "person" and field in POST_FIELDS:
        kind = "position"
    return question(kind, field) or Text(f"What is to be written in `{name}`?", f"`{name}`には何が入りますか。")


def _in_order(rules: Iterable[NotEvaluated]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Yield data names, what brings most rules closest to evaluation first, and the rules each makes complete.

    A rule counts for a name by one over the number of things it still lacks: what alone makes a rule possible weighs
    more than what is one of three. Where one rule wants this and another this or that, the first question answers both.
    """
    open_ = {rule.rule: set(rule.missing) for rule in rules}
    while any(open_.values()):
        weight: Counter[tuple[str, ...]] = Counter()
        wanted = {names for lacking in open_.values() for names in lacking}
        for names in wanted:
            for lacking in open_.values():
                if _answered(lacking, names):  # whole numbers, so that the order never hangs on rounding
                    weight[names] += len(_answered(lacking, names)) * 60 // len(lacking)
        best = min(weight, key=lambda names: (-weight[names], "." in names[0], names))
        enabled = tuple(
            sorted(rule for rule, lacking in open_.items() if lacking and lacking == _answered(lacking, best))
        )
        open_ = {rule: lacking - _answered(lacking, best) for rule, lacking in open_.items()}
        yield best, enabled


def _answered(lacking: set[tuple[str, ...]], names: tuple[str, ...]) -> set[tuple[str, ...]]:
    """Return what a rule no longer lacks once one of `names` is described, whichever it is."""
    return {others for others in lacking if set(names) <= set(others)}
