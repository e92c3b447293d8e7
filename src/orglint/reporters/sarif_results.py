"""What the sarif format says of findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from orglint.finding import Change, Finding, Related, Status
from orglint.location import Location
from orglint.report import Report
from orglint.reporters import words
from orglint.reporters.anchor import anchor, repository_path
from orglint.reporters.json_escapes import Json
from orglint.reporters.look import Look
from orglint.reporters.options import Options
from orglint.reporters.told import MOST_RELATED, all_related, grounds, headline, keyed, label_of, remedy, sentence

MOST_LOCATIONS = 1_000
"""Locations a result may have in all: GitHub refuses a file with more."""

_PLAIN = "/-._~!$'()*+,;=@"


@dataclass(frozen=True, slots=True)
class Results:
    """Findings as results: `indexes` says which place in the list of rules each rule has.

    `has_baseline` says that there is something they were compared with, so that the others are new.
    """

    report: Report
    options: Options
    look: Look
    indexes: Mapping[str, int]
    has_baseline: bool

    @staticmethod
    def of(report: Report, options: Options, look: Look, rules: Iterable[str]) -> Results:
        """Return what makes results of a report's findings, given its rules in their order."""
        indexes = {rule: number for number, rule in enumerate(rules)}
        is_known = any(finding.status is Status.BASELINED or finding.change for finding in report.findings)
        has_baseline = is_known or report.comparison is not None
        return Results(report, options, look, indexes, has_baseline)

    def result(self, finding: Finding) -> Json:
        """Return a finding as a result."""
        place = anchor(finding, self.report)
        related = all_related(finding)
        placed = [one for one in related if one.location is not None][: MOST_LOCATIONS - 1]
        return {
            "ruleId": finding.rule,
            "ruleIndex": self.indexes[finding.rule],
            "level": finding.severity.word,
            "message": {"text": "\n".join(self._message(finding, related, placed))},
            "locations": [self.location(place, finding.entity)],
            **({"relatedLocations": list(self._related(placed))} if placed else {}),
            "partialFingerprints": self._fingerprints(finding, place),
            **self._standing(finding),
            "properties": self._properties(finding),
        }

    def location(self, place: Location, entity: str | None) -> dict[str, Json]:
        """Return a place: the file, the region where it is one of text, the cell where it is one, and the entity."""
        located: dict[str, Json] = {"physicalLocation": self._physical(place)}
        if entity:
            kind, _, _ = entity.partition("/")
            located["logicalLocations"] = [
                {"fullyQualifiedName": self.look.clean(entity), "kind": self.look.clean(kind)}
            ]
        inexact = {} if place.exact and (place.span or place.sheet) else {"exact": False}
        cell = {"sheet": self.look.clean(place.sheet), "cell": place.cell} if place.sheet else {}
        if inexact or cell:
            located["properties"] = {**inexact, **cell}
        return located

    def _physical(self, place: Location) -> dict[str, Json]:
        artifact: Json = {"uri": _uri(repository_path(place.file, self.options))}
        if place.sheet:
            return {"artifactLocation": artifact}  # a region counts lines of text, and a workbook has none
        span = place.span
        start = (span.line, span.column) if span else (1, 1)
        end = max((span.end_line, span.end_column), start) if span else (1, 1)
        region: Json = {"startLine": start[0], "startColumn": start[1], "endLine": end[0], "endColumn": end[1]}
        return {"artifactLocation": artifact, "region": region}

    def _related(self, placed: Sequence[Related]) -> Iterator[Json]:
        for number, one in enumerate(placed, start=1):
            assert one.location is not None
            location = self.location(one.location, one.entity)
            yield {"id": number, **location, "message": {"text": literal(label_of(one, self.look))}}

    def _message(self, finding: Finding, related: Sequence[Related], placed: Sequence[Related]) -> Iterator[str]:
        """Yield the lines of a message; the first stands alone, since GitHub shows no more where there is little room."""
        yield literal(sentence(headline(finding, self.look), self.look))
        yield from (literal(line) for line in grounds(finding, self.report, self.look))
        if related:
            numbers = {id(one): number for number, one in enumerate(placed, start=1)}
            labels = [self._label(one, numbers.get(id(one))) for one in related[:MOST_RELATED]]
            if len(related) > MOST_RELATED:
                labels.append(words.MORE_PLACES.say(self.look.language, len(related) - MOST_RELATED))
            yield keyed(self.look.word(words.RELATED), self.look.word(words.LIST).join(labels), self.look)
        lost = sum(one.location is not None for one in related) - len(placed)
        if lost:
            yield words.LEFT_OUT_PLACES.say(self.look.language, lost)
        yield from (literal(line) for line in remedy(finding, self.look))

    def _label(self, related: Related, number: int | None) -> str:
        """Return what a related place is, as a link to it; of one without a place as text."""
        label = literal(label_of(related, self.look))
        return f"[{label}]({number})" if number is not None else label

    def _fingerprints(self, finding: Finding, place: Location) -> Json:
        """Return what the result is known by. GitHub knows lines only: of a cell it is given our own fingerprint."""
        line = place.span.line if place.span else 1
        known = self.report.line_hashes.get((place.file, line)) if not place.sheet else f"{finding.fingerprint}:1"
        own: dict[str, Json] = {"orglint/v1": finding.fingerprint}
        return {"primaryLocationLineHash": known, **own} if known else own

    def _standing(self, finding: Finding) -> dict[str, Json]:
        """Return whether the result counts: its suppression, and what the baseline knows of it where there is one."""
        standing: dict[str, Json] = {}
        if self.has_baseline:
            standing["baselineState"] = _baseline_state(finding)
        if finding.status is Status.SUPPRESSED:
            standing["suppressions"] = [self._suppression(finding)]
        return standing

    def _suppression(self, finding: Finding) -> Json:
        place = finding.suppressed_at
        inside = place is not None and place.file in self.report.files
        return {
            "kind": "inSource" if inside else "external",
            "status": "accepted",
            "justification": self.look.why_suppressed(finding),
            **({"location": self.location(place, None)} if place is not None else {}),
        }

    def _properties(self, finding: Finding) -> Json:
        given = {"entity": finding.entity, "unit": finding.unit, "parent": finding.parent}
        shown: dict[str, Json] = {name: self.look.clean(value) for name, value in given.items() if value}
        if finding.until is not None:
            shown["until"] = finding.until.isoformat()
        return shown


def _baseline_state(finding: Finding) -> str:
    if finding.change is None:
        return "unchanged" if finding.status is Status.BASELINED else "new"
    return {Change.NEW: "new", Change.WORSE: "updated", Change.UNCHANGED: "unchanged"}[finding.change]


def literal(text: str) -> str:
    r"""Return text that no reader takes for a link: `[text](1)` in a name is written `\[text\](1)`, as SARIF 3.11.6 says."""
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


def _uri(path: str) -> str:
    """Return a path as a URI reference, its bytes escaped where they have a meaning there or none at all."""
    try:
        data = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        data = path.encode("utf-8", "surrogatepass")
    # A colon would end a scheme; what is absolute is an address of its own, as the root of no repository is known of it.
    return f"file://{quote(data, safe=_PLAIN)}" if path.startswith("/") else quote(data, safe=_PLAIN)
