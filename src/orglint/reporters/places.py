"""The places of a finding: the primary one and the related ones, file by file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from orglint.finding import Finding, Related
from orglint.location import Location
from orglint.report import Excerpt, Report
from orglint.reporters.look import Look
from orglint.reporters.snippet import Mark, bar, snippet

_MOST_RELATED = 6


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a finding, with its line where the file can show it."""

    location: Location
    excerpt: Excerpt | None
    primary: bool
    label: str = ""


@dataclass(frozen=True, slots=True)
class Places:
    """The places of a finding that are shown, file by file; `unplaced` are labels that have no place."""

    files: tuple[tuple[Place, ...], ...]
    unplaced: tuple[str, ...]
    hidden: int

    @property
    def gutter(self) -> int:
        """Return the columns the greatest line number takes."""
        lines = [place.excerpt.line for places in self.files for place in places if place.excerpt]
        return len(str(max(lines, default=0)))


def places_of(finding: Finding, report: Report, look: Look) -> Places:
    """Return the places to show: the primary one first, then related ones in the rule's order, each once."""
    related = _distinct(finding.related, finding.location, look)
    shown = related[:_MOST_RELATED]
    files: dict[str, list[Place]] = {}
    if finding.location:
        files[finding.location.source] = [_place(finding.location, report, look, primary=True)]
    for label, location in shown:
        if location:
            files.setdefault(location.source, []).append(_place(location, report, look, primary=False, label=label))
    unplaced = tuple(label for label, location in shown if location is None)
    return Places(tuple(tuple(places) for places in files.values()), unplaced, len(related) - len(shown))


def _distinct(related: tuple[Related, ...], primary: Location | None, look: Look) -> list[tuple[str, Location | None]]:
    """Return each label and place once; one that says nothing the primary place does not say is left out."""
    seen = dict.fromkeys((label_of(one, look), one.location) for one in related)
    return [(label, location) for label, location in seen if label or (location and location != primary)]


def label_of(related: Related, look: Look) -> str:
    """Return what a related place is to the finding, or else the entity that stands there."""
    return look.say(related.label) or look.clean(related.entity or "")


def _place(location: Location, report: Report, look: Look, *, primary: bool, label: str = "") -> Place:
    """Return the place with its line, but without it where people's names are hidden: the line may hold some."""
    source = report.sources.get(location.source) if look.names else None
    excerpt = source.excerpt(location.span) if source and location.span else None
    return Place(location, excerpt, primary, label)


def show_places(places: Places, style: str, look: Look) -> Iterator[str]:
    """Yield an arrow line and a block of source for each file; the primary underline is in `style`."""
    started = False
    for group in places.files:
        marks = [
            Mark(place.excerpt, place.primary, style if place.primary else "related", place.label)
            for place in group
            if place.excerpt
        ]
        bare = [place for place in group if not place.excerpt]
        for place in bare:
            yield arrow(place, places.gutter, look)
        if not marks:
            continue
        if not any(place.primary for place in bare):
            if started:
                yield bar(places.gutter, look)
            yield arrow(_head(group), places.gutter, look)
        yield bar(places.gutter, look)
        yield from snippet(marks, places.gutter, look)
        started = True


def _head(group: tuple[Place, ...]) -> Place:
    """Return the place an arrow line names for a block of lines, whose labels stand beside their underlines."""
    first = next(place for place in group if place.excerpt)
    return Place(first.location, first.excerpt, first.primary)


def arrow(place: Place, gutter: int, look: Look) -> str:
    """Return `--> place` for the primary place and `::: place: label` for a related one."""
    sign = look.paint("-->" if place.primary else ":::", "frame")
    label = f": {place.label}" if place.label else ""
    return f"{' ' * (gutter + 1)}{sign} {look.place(place.location)}{label}"
