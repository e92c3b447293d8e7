"""How often each rule fires on real organizations: the figures rules are calibrated by, and a sample to judge by hand.

    calibrate.py [DATA]               renew the figures in docs/calibration.md
    calibrate.py [DATA] --check       fail where docs/calibration.md holds other figures
    calibrate.py [DATA] --print       print the figures, per group of organizations and rule
    calibrate.py [DATA] --each        the same for every dated organization on its own
    calibrate.py [DATA] --sample 100  print findings to judge by hand: they come from real places, so never commit them

DATA defaults to the folder beside the checkout. Without it there is nothing to count, which is said.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from calibration import changes
from calibration.organizations import Organization, organizations

from orglint.app.checking import check
from orglint.app.inputs import Inputs
from orglint.app.rules import list_rules
from orglint.finding import Finding, Severity
from orglint.model.schema import KINDS
from orglint.report import Report
from orglint.ruleset.choosing import Selection
from orglint.ruleset.library import read_library

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "calibration.md"
BEGIN, END = "<!-- figures -->\n", "<!-- end of figures -->"
FIFTH = 0.2
STRICT = Selection(packs=("strict",))


@dataclass(frozen=True, slots=True)
class Run:
    """One organization, and the report on it."""

    organization: Organization
    report: Report


@dataclass(slots=True)
class Fired:
    """How often a rule fired: by group of organizations, and the largest share of one that it flags.

    There is no share where nothing is counted of what the rule looks at: input findings, placeholders, the whole.
    """

    by_group: Counter[str] = field(default_factory=Counter)
    share: float | None = None
    evaluated: int = 0


def run_all(data: Path) -> list[Run]:
    """Check every organization with every rule."""
    return [Run(each, _report(each)) for each in organizations(data)]


def _report(organization: Organization) -> Report:
    report = check(organization.inputs, STRICT)
    if report.unreadable:
        sys.exit(f"{organization.name} could not be read")
    return report


def count(runs: Iterable[Run]) -> dict[str, Fired]:
    """Return how often each rule fired; a rule that was evaluated somewhere and never fired is there with zero."""
    kinds = {rule.id: KINDS[rule.kind].collection for rule in list_rules(Inputs(language="en"))}
    fired: dict[str, Fired] = {}
    for run in runs:
        for rule in (*run.report.evaluated, *(finding.rule for finding in run.report.findings)):
            fired.setdefault(rule, Fired())
        for rule in run.report.evaluated:
            fired[rule].evaluated += 1
        for rule, number in Counter(finding.rule for finding in run.report.findings).items():
            item = fired[rule]
            item.by_group[run.organization.group] += number
            whole = run.report.counts.get(kinds.get(rule, ""), 0)
            if whole:
                item.share = max(item.share or 0.0, number / whole)
    return fired


def table(fired: dict[str, Fired], groups: list[str], rules: dict[str, tuple[str, str]]) -> Iterator[str]:
    """Yield a markdown table: a row a rule that fired, a column a group of organizations."""
    yield f"| rule | severity, packs | {' | '.join(groups)} | largest share |"
    yield f"| --- | --- |{' --- |' * (len(groups) + 1)}"
    for rule in sorted(fired):
        item = fired[rule]
        if not item.by_group:
            continue
        cells = [str(item.by_group.get(group) or "") for group in groups]
        share = "" if item.share is None else f"{item.share:.0%}"
        mark = " (a fifth or more)" if item.share is not None and item.share >= FIFTH else ""
        about = ", ".join(rules.get(rule, ("input finding", ""))).rstrip(", ")
        yield f"| {rule} | {about} | {' | '.join(cells)} | {share}{mark} |"


def figures(runs: list[Run]) -> str:
    """Return the figures as the page holds them."""
    groups = list(dict.fromkeys(run.organization.group for run in runs))
    rules = {rule.id: (rule.severity.word, " ".join(rule.packs)) for rule in list_rules(Inputs(language="en"))}
    fired = count(runs)
    silent = sorted(rule for rule, item in fired.items() if not item.by_group)
    comparing = [rule for rule in read_library([], "en", whole=False).rules.values() if rule.is_of_comparison]
    unseen = sorted(set(rules) - set(fired) - {rule.id for rule in comparing})
    compared = list(changes.changes(run.organization for run in runs))
    lines = [
        "| organizations | dated models | units | positions | people |",
        "| --- | --- | --- | --- | --- |",
        *(_size(group, [run for run in runs if run.organization.group == group]) for group in groups),
        "",
        *table(fired, groups, rules),
        "",
        f"Evaluated somewhere and never fired ({len(silent)}): {', '.join(silent) or 'none'}.",
        "",
        f"Evaluated nowhere, for want of data ({len(unseen)}): {', '.join(unseen) or 'none'}.",
        "",
        *changes.figures(compared, comparing),
        "",
    ]
    return "\n".join(lines)


def _size(group: str, runs: list[Run]) -> str:
    totals = [sum(run.report.counts.get(name, 0) for run in runs) for name in ("units", "positions", "people")]
    return f"| {group} | {len(runs)} | {' | '.join(f'{total:,}' for total in totals)} |"


def show_each(runs: list[Run]) -> Iterator[str]:
    """Yield what each organization got, one for itself."""
    for run in runs:
        counted = Counter(finding.rule for finding in run.report.findings)
        yield f"{run.organization.name}: {sum(counted.values())} findings"
        yield from (f"    {number:5}  {rule}" for rule, number in sorted(counted.items()))


def show_sample(runs: list[Run], size: int) -> Iterator[str]:
    """Yield findings of the core pack above a note, drawn evenly over rules: with the organization, to be judged."""
    core = {rule.id for rule in list_rules(Inputs(language="en")) if "core" in rule.packs}
    drawn: dict[str, list[tuple[Run, Finding]]] = {}
    for run in runs:
        for finding in run.report.findings:
            if finding.rule in core and finding.severity > Severity.NOTE:
                drawn.setdefault(finding.rule, []).append((run, finding))
    chosen = random.Random(1)  # noqa: S311 - no secret: the same sample on every machine
    for found in drawn.values():
        chosen.shuffle(found)
    rounds = [found[number] for number in range(size) for found in drawn.values() if number < len(found)]
    for run, finding in rounds[:size]:
        place = finding.location.span.line if finding.location and finding.location.span else "-"
        yield f"{finding.rule} | {run.organization.name}:{place} | {finding.entity} | {finding.message.show(names=False)}"


def main() -> None:
    """Count and print, write or compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--each", action="store_true")
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--print", action="store_true", dest="shown")
    parser.add_argument("--check", action="store_true")
    asked = parser.parse_args()
    if not asked.data.is_dir():
        print("the real organizations do not stand beside this checkout: nothing is counted")
        return
    runs = run_all(asked.data)
    if asked.sample:
        print(*show_sample(runs, asked.sample), sep="\n")
    elif asked.each:
        print(*show_each(runs), sep="\n")
    elif asked.shown:
        print(figures(runs))
    else:
        _renew(figures(runs), write=not asked.check)


def _renew(new: str, *, write: bool) -> None:
    text = PAGE.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    _, after = rest.split(END)
    renewed = f"{before}{BEGIN}{new}{END}{after}"
    if write:
        PAGE.write_text(renewed, encoding="utf-8", newline="\n")
    elif renewed != text:
        sys.exit("docs/calibration.md holds other figures: run tools/calibrate.py, and read the difference")


if __name__ == "__main__":
    main()
