"""What to ask the people who know: questions for the data that rules could not do without."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from orglint.app.inputs import Loaded
from orglint.app.ruling import chosen_rules, ready_rules, refuse_comparisons
from orglint.i18n import Text
from orglint.model.organization import Model
from orglint.model.schema import COLLECTIONS, POST_FIELDS
from orglint.model.texts import is_covered, question
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
    refuse_comparisons(selection, library, loaded.language)
    ready = ready_rules(chosen, loaded.model, loaded.language)
    asked = tuple(_asked(ready.not_evaluated, loaded.model))
    titles = {rule.id: rule.title or Text(rule.id, rule.id) for rule in library.rules.values()}
    wanted = {rule for item in asked for rule in item.rules}
    return Questionnaire(asked, {rule: titles[rule] for rule in sorted(wanted)}, len(ready.rules))


def _asked(not_evaluated: Iterable[NotEvaluated], model: Model) -> Iterator[Question]:
    """Yield the questions; the first one about things nobody has described yet begins by asking which there are."""
    open_: set[str] = set()
    for names, rules, enabled in _in_order(not_evaluated):
        collection = names[0].partition(".")[0]
        is_first = collection in COLLECTIONS and collection not in open_ and not model.share_stated(collection)
        open_.add(collection)
        yield Question(_text(names[0], is_first=is_first), names, model.share_stated(names[0]), rules, enabled)


def _text(name: str, *, is_first: bool) -> Text:
    """Return the question for a data name; for a field nobody has put into words, one that names it."""
    collection, _, field = name.partition(".")
    kind = COLLECTIONS[collection].name if collection in COLLECTIONS else collection
    whole = question(kind) if is_first else None
    if whole is not None and (not field or is_covered(kind, field)):
        return whole
    if kind == "person" and field in POST_FIELDS:
        kind = "position"
    asked = question(kind, field) or Text(f"What is to be written in `{name}`?", f"`{name}`には何が入りますか。")
    return asked if whole is None else Text(f"{whole.en} {asked.en}", f"{whole.ja}{asked.ja}")


def _in_order(
    rules: Iterable[NotEvaluated],
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]]:
    """Yield data names, what brings most rules closest to evaluation first, the rules that lack it, and those completed.

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
        wanting = tuple(sorted(rule for rule, lacking in open_.items() if _answered(lacking, best)))
        open_ = {rule: lacking - _answered(lacking, best) for rule, lacking in open_.items()}
        yield best, wanting, tuple(rule for rule in wanting if not open_[rule])


def _answered(lacking: set[tuple[str, ...]], names: tuple[str, ...]) -> set[tuple[str, ...]]:
    """Return what a rule no longer lacks once one of `names` is described, whichever it is.

    Whoever describes a field describes entries of its collection.
    """
    return {others for others in lacking if all({name, name.partition(".")[0]} & {*others} for name in names)}
