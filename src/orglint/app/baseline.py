"""A report beside the baseline: what is known is set aside, what got worse counts again, what is gone is said."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from orglint.app.baseline_file import baseline_of, read_baseline, text_of, write_baseline
from orglint.app.checking import Outcome
from orglint.app.rule_texts import with_findings
from orglint.config.discovery import shown_path
from orglint.engine.assembly import in_order
from orglint.engine.baseline import Baseline, mark_known, renewed, stale_entries
from orglint.errors import UsageError
from orglint.i18n import Text
from orglint.report import Report
from orglint.source.text import SourceText, decode
from orglint.source.unread import UnreadText

_NOT_UPDATED = Text(
    "{file} is left as it is: a file of the model could not be read, so nobody knows what is in order",
    "{file}は更新していません。読み取れないモデルのファイルがあり、指摘の全体が分からないためです",
)


@dataclass(frozen=True, slots=True)
class Updated:
    """A baseline that was written: its file, how many findings it holds, and how many of them came and went."""

    file: str
    known: int
    added: int
    removed: int


def beside(outcome: Outcome, baseline: Baseline, path: Path) -> Report:
    """Return the report of an outcome beside a baseline, which is the file at `path`."""
    report = outcome.report
    undecided = {rule for rule, _ in report.undecided}
    stale = stale_entries(baseline, report.findings, outcome.judge, undecided)
    found = in_order([*mark_known(report.findings, baseline), *stale])
    return with_findings(replace(report, sources={**report.sources, **_source(path)}), found)


def update(outcome: Outcome, path: Path) -> Updated:
    """Write the baseline anew from an outcome. Raises UsageError where it cannot be written, or not be trusted."""
    report, language, label = outcome.report, outcome.report.language, shown_path(path)
    if report.unreadable:
        raise UsageError(_NOT_UPDATED.say(language, file=label))
    old = read_baseline(path, language) if path.exists() else Baseline({})
    undecided = {rule for rule, _ in report.undecided}
    new = renewed(old, report.findings, outcome.judge, undecided, label)
    # What cannot be read again must not be written.
    baseline_of(label, text_of(new.entries).encode(), language)
    write_baseline(path, new.entries, language)
    return Updated(label, len(new.entries), new.added, new.removed)


def _source(path: Path) -> dict[str, UnreadText]:
    text = decode(path.read_bytes())
    return {shown_path(path): UnreadText(text, frozenset())} if isinstance(text, SourceText) else {}
