"""How the text formats speak: language, names, encoding, width and colour of one run."""

from __future__ import annotations

from dataclasses import dataclass

from orglint import columns
from orglint.finding import Finding, Phrase, Severity
from orglint.i18n import Language, Text
from orglint.location import Location
from orglint.report import Report
from orglint.reporters import words
from orglint.reporters.options import Options

# Escape sequences of our own: importing rich.text or rich.style costs 25-50 ms of start-up for these nine.
_RESET = "\x1b[0m"
_STYLES = {
    "error": "\x1b[1;31m",
    "warning": "\x1b[1;33m",
    "note": "\x1b[1;36m",
    "message": "\x1b[1m",
    "frame": "\x1b[34m",
    "related": "\x1b[34m",
    "key": "\x1b[1m",
    "quiet": "\x1b[2m",
    "good": "\x1b[1;32m",
}
_LONGEST_TEXT = 1000
_LONGEST_LINE = 200
"""Columns of a source line shown where there is no terminal to measure."""
_NARROWEST = 40


@dataclass(frozen=True, slots=True)
class Look:
    """What every part of a text report needs to turn data into shown text."""

    language: Language
    names: bool
    colour: bool
    width: int
    encoding: str

    @staticmethod
    def of(report: Report, options: Options, *, names: bool) -> Look:
        """Return the look of one run; `names` is the format's own choice where the options make none."""
        shown = names if options.names is None else options.names
        return Look(report.language, shown, options.colour, options.width, options.encoding)

    def word(self, text: Text, **values: object) -> str:
        """Return one of our own texts in the run's language; `values` must be clean already."""
        return text.say(self.language, **values)

    def why_suppressed(self, finding: Finding) -> str:
        """Return the reason of a suppression, and in brackets up to which day it holds and where it is written."""
        reason = self.prose(finding.reason or "") or self.word(words.NO_REASON)
        until = finding.until and self.word(words.SUPPRESSED_UNTIL, day=finding.until.isoformat())
        place = finding.suppressed_at and self.place(finding.suppressed_at)
        details = self.word(words.LIST).join(each for each in (until, place) if each)
        return self.word(words.SUPPRESSED_WHY, reason=reason, details=details) if details else reason

    def severity(self, severity: Severity) -> str:
        """Return the severity's word in the run's language."""
        return self.word(words.SEVERITY[severity])

    def clean(self, text: str) -> str:
        """Return a user's text made safe and of bearable length."""
        return columns.shorten(columns.visible(text.strip(), self.encoding), _LONGEST_TEXT, self.encoding)

    def prose(self, text: str) -> str:
        """Return a rule author's text on one clean line: line breaks of the rule file are no more than spaces."""
        return self.clean(" ".join(text.split()))

    def say(self, phrase: Phrase) -> str:
        """Return a phrase clean, with people's names or what stands for them."""
        return self.clean(phrase.show(names=self.names))

    def place(self, location: Location) -> str:
        """Return `file:line:column` clean and whole, so that it can be followed; inexact places say so."""
        text = columns.visible(str(location), self.encoding)
        return text if location.exact else text + self.word(words.NEAR)

    def paint(self, text: str, style: str) -> str:
        """Return `text`, clean already, in a style of the table above."""
        return f"{_STYLES[style]}{text}{_RESET}" if self.colour and text else text

    def size(self, text: str) -> int:
        """Return the columns a clean, unpainted text takes."""
        return columns.width(text, self.encoding)

    def room(self, taken: int) -> int:
        """Return the columns left on a line for source text after `taken` of them."""
        return max(self.width - taken, _NARROWEST) if self.width else _LONGEST_LINE

    def wrapped(self, text: str, taken: int) -> list[str]:
        """Break a clean text to the terminal's width after `taken` columns; without a terminal it stays one line."""
        if not self.width:
            return [text]
        return columns.wrap(text, max(self.width - taken, _NARROWEST), self.encoding)
