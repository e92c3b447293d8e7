"""A rule joined to one run: which entities it flags, and what there is to say of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from math import isfinite
from typing import TYPE_CHECKING, Any

from orglint.finding import Evidence, Phrase
from orglint.functions.context import UnknownValue
from orglint.i18n import Language
from orglint.lang.generate import FLAGGED
from orglint.lang.render import UNKNOWN, show
from orglint.lang.steps import Steps
from orglint.model.entities import Described
from orglint.model.organization import Model
from orglint.model.types import Type

if TYPE_CHECKING:
    from orglint.lang.compiled import CompiledProgram
    from orglint.lang.template import Template


@dataclass(frozen=True, slots=True)
class Flagged:
    """One hit: the entity, the item of `each` (None without), the values of the lets, the numbers of the signs."""

    entity: Described
    item: object
    lets: tuple[object, ...]
    signs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """A value the conditions looked at: the expression as written, the value, its type."""

    expression: str
    value: object
    type: Type

    def evidence(self, language: Language) -> Evidence:
        """Return it as a finding shows it."""
        return Evidence(self.expression, show(self.value, self.type, language))


@dataclass(frozen=True, slots=True)
class SignDetail:
    """A sign that holds. `values` are for its template."""

    name: str
    values: dict[str, object]
    seen: tuple[Seen, ...]
    says: dict[Language, Template]

    def phrase(self, language: Language) -> Phrase:
        """Return what the sign says."""
        return self.says[language].render(self.values, language)


@dataclass(frozen=True, slots=True)
class Detail:
    """What there is to say of a hit. `values` are for the message; `measure` is None without one, or if unknown."""

    is_error: bool
    measure: float | None
    related: tuple[Described, ...]
    values: dict[str, object]
    seen: tuple[Seen, ...]
    signs: tuple[SignDetail, ...]


class Bound:
    """A rule's code in one run. `undecided` collects the entities of which no conclusion could be drawn."""

    def __init__(
        self,
        program: CompiledProgram,
        namespace: dict[str, Any],
        load_details: Callable[[], dict[str, Any]],
        steps: Steps | None = None,
    ) -> None:
        self._steps = steps
        self.program = program
        self._namespace = namespace
        self._load_details = load_details
        self.undecided: list[Described] = namespace["undecided"]
        # With each value, so that its id stays its own.
        self._together: dict[int, tuple[object, frozenset[Described]]] = {}

    @cached_property
    def _details(self) -> dict[str, Any]:
        """Return the code for findings: most rules have none in a run, so it is compiled for the first."""
        return self._load_details()

    def flagged(self, entities: Iterable[Described]) -> Iterator[Flagged]:
        """Yield what the rule flags, in the order of the entities."""
        for entity, item, lets, signs in self._namespace[FLAGGED](entities):
            if self._steps is not None:
                self._steps.hit()
            yield Flagged(entity, item, lets, signs)

    def detail(self, flagged: Flagged) -> Detail:
        """Compute everything else the finding needs."""
        value = self._values(flagged)
        program = self.program
        measure = value.of("measure") if program.measure is not None else None
        return Detail(
            self.is_error(flagged),
            float(measure) if isinstance(measure, int | float) and isfinite(measure) else None,
            value.entities("related") if program.related is not None else (),
            {part.key: value.of(f"say_{number}") for number, part in enumerate(program.message["en"].placeholders)},
            value.seen("seen", [(checked.text, checked.type) for checked in program.evidence]),
            tuple(self._sign(index, value) for index in flagged.signs),
        )

    def is_error(self, flagged: Flagged) -> bool:
        """Whether `error_if` holds: the finding is one step more severe."""
        return self.program.error_if is not None and self._values(flagged).of("error_if") is True

    def together(self, flagged: Flagged) -> frozenset[Described]:
        """Return what hits are reported once for; empty where each is reported for itself."""
        if self.program.once_per is None:
            return frozenset()
        values = self._values(flagged)
        value = values.of("once_per")
        # The members of a circle share one list: made into a set for each of them, a long one would take minutes.
        if id(value) not in self._together:
            self._together[id(value)] = value, frozenset(values.entities("once_per"))
        return self._together[id(value)][1]

    def _values(self, flagged: Flagged) -> _Values:
        each = (flagged.item,) if self.program.each else ()
        return _Values(self._details, (flagged.entity, *each, *flagged.lets))

    def _sign(self, index: int, value: _Values) -> SignDetail:
        sign = self.program.signs[index]
        placeholders = enumerate(sign.says["en"].placeholders)
        return SignDetail(
            sign.name,
            {part.key: value.of(f"say_{index}_{number}") for number, part in placeholders},
            value.seen(f"seen_{index}", [(checked.text, checked.type) for checked in sign.evidence]),
            dict(sign.says),
        )


@dataclass(frozen=True, slots=True)
class _Values:
    """Computes a hit's values; one that needs an unknown value is UNKNOWN."""

    namespace: dict[str, Any]
    arguments: tuple[object, ...]

    def of(self, name: str) -> object:
        try:
            return self.namespace[name](*self.arguments)
        except UnknownValue:
            return UNKNOWN

    def entities(self, name: str) -> tuple[Described, ...]:
        """Return an entity, or the entities of a list, each once; those that are empty or unknown are left out."""
        value = self.of(name)
        items = value if isinstance(value, tuple | list) else (value,)
        return tuple(dict.fromkeys(item for item in items if isinstance(item, Described)))

    def seen(self, name: str, parts: list[tuple[str, Type]]) -> tuple[Seen, ...]:
        values = [(text, self.of(f"{name}_{number}"), type_) for number, (text, type_) in enumerate(parts)]
        return tuple(Seen(text, value, type_) for text, value, type_ in values if value is not UNKNOWN)


def unknown_fields(model: Model) -> frozenset[tuple[str, str]]:
    """Return the `(kind, field)` pairs of which some entity's written value could not be read."""
    return frozenset((entity.KIND, name) for entity, names in model.unknown.items() for name in names)
