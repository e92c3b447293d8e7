"""What a review is not sure of: what was recognised and how surely, what stays in doubt, what was not compared."""

from __future__ import annotations

from collections.abc import Iterator

from orglint.finding import Phrase
from orglint.model.schema import COLLECTIONS
from orglint.model.texts.labels import SHEETS
from orglint.reorg.difference.comparable import NotComparable
from orglint.reorg.difference.difference import Hidden
from orglint.reorg.matching.matching import Match
from orglint.reorg.review import Review
from orglint.reporters import words as common
from orglint.reporters.review import words
from orglint.reporters.review.telling import Telling


def recognised(review: Review, tell: Telling) -> list[Phrase]:
    """Return what is the same, or went into what, as evidence tells: the least sure first. What is said is no guess."""
    matching = review.matching
    found = [(match, words.SAME_AS) for match in matching.recognised if match.before.id != match.after.id]
    found += [(match, words.WENT_INTO) for match in matching.parts]
    found = [(match, text) for match, text in found if any(ground.kind != "renames" for ground in match.grounds)]
    ordered = sorted(found, key=lambda item: (item[0].confidence, item[0].before.ref, item[0].after.ref))
    return [
        _sure(tell.filled(text, before=tell.thing(match.before), after=tell.named(match.after)), match, tell)
        for match, text in ordered
    ]


def doubts(review: Review, tell: Telling) -> list[list[Phrase]]:
    """Return what may be the same: of each doubt its likely pairs, the likeliest first."""
    return [[_candidate(match, tell) for match in doubt.candidates] for doubt in review.matching.doubts]


def _candidate(match: Match, tell: Telling) -> Phrase:
    pair = tell.filled(words.MAY_BE, before=tell.thing(match.before), after=tell.named(match.after))
    return _sure(pair, match, tell)


def _sure(pair: Phrase, match: Match, tell: Telling) -> Phrase:
    grounds = common.LIST.say(tell.language).join(ground.text().say(tell.language) for ground in match.grounds)
    return tell.filled(words.SURE, pair=pair, confidence=f"{match.confidence:.0%}", grounds=grounds)


def not_compared(review: Review, tell: Telling) -> list[Phrase]:
    """Return what no change is told of, and why."""
    return [*_not_comparable(review, tell), *_hidden(review, tell)]


def _not_comparable(review: Review, tell: Telling) -> Iterator[Phrase]:
    for one in review.difference.not_comparable:
        why = words.REASONS[one.reason].say(tell.language)
        yield tell.filled(words.NOT_COMPARED_LINE, what=_what(one, tell), why=why, n=str(one.entities))


def _what(one: NotComparable, tell: Telling) -> str:
    return _field_of(one.collection, one.field, tell)


def _field_of(collection: str, field: str, tell: Telling) -> str:
    sheet = SHEETS[collection].text.say(tell.language)
    if not field:
        return sheet
    kind = COLLECTIONS[collection].name if collection in COLLECTIONS else collection
    return words.COLLECTION_FIELD.say(tell.language, collection=sheet, field=tell.field(kind, field))


def _hidden(review: Review, tell: Telling) -> Iterator[Phrase]:
    for one in review.difference.hidden:
        collection, _, field = one.field.partition(".")
        yield tell.filled(words.HIDDEN, what=_field_of(collection, field, tell), n=_count(one, tell))


def _count(one: Hidden, tell: Telling) -> str:
    if one.entities is None:
        return words.HIDDEN_FEW.say(tell.language)
    return words.HIDDEN_COUNT.say(tell.language, one.entities)
