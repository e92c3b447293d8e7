"""What is wrong with a plan, gathered with places: one exception tells it all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from orglint.errors import PlanError
from orglint.i18n import Language, Text
from orglint.location import Location, Span
from orglint.model.place import Place
from orglint.spelling import hinted

_START = Span(0, 0, 0, 0)
_SEE = Text("{message} (see {place})", "{message}({place}を参照)")


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong, and where."""

    location: Location
    message: Text


class RefusedError(Exception):
    """A change that does not fit: what is wrong with it is among the mistakes already. Never leaves the package."""


@dataclass(slots=True)
class Mistakes:
    """The mistakes of one plan, as they are found."""

    found: list[Mistake] = field(default_factory=list)

    def say(
        self, message: Text, place: Place | Location, *, hint: Text | None = None, see: Place | None = None
    ) -> None:
        """Keep a mistake at a value; `see` is another place that has to do with it."""
        location = place if isinstance(place, Location) else place.value_location()
        if see is not None:
            message = _SEE.filled(message=message, place=str(see.key_location()))
        self.found.append(Mistake(location, hinted(message, hint)))

    def refuse(
        self, message: Text, place: Place | Location, *, hint: Text | None = None, see: Place | None = None
    ) -> RefusedError:
        """Keep a mistake, and return what ends the change it is about."""
        self.say(message, place, hint=hint, see=see)
        return RefusedError()


def plan_error(found: Iterable[Mistake], file: str, language: Language) -> PlanError:
    """Return one exception for all mistakes, in the order of the file: the first gives its place, the others theirs."""
    ordered = sorted(dict.fromkeys(found), key=lambda mistake: mistake.location.span or _START)
    first = ordered[0].location.span
    lines = [ordered[0].message.say(language)]
    lines += [f"{mistake.location}: {mistake.message.say(language)}" for mistake in ordered[1:]]
    return PlanError(
        "\n".join(lines), file=file, line=first.line if first else None, column=first.column if first else None
    )
