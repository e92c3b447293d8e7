"""A change that hides what it breaks: new suppressions, a baseline that grows, files left out, data taken away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from orglint.config.settings import Ignore
from orglint.engine.baseline import Baseline
from orglint.engine.comparing import Compared
from orglint.engine.suppressions import Judge, setting_finding
from orglint.finding import Change, Finding, Severity, Status
from orglint.i18n import Text
from orglint.location import Location
from orglint.model.organization import Model


@dataclass(frozen=True, slots=True)
class Hidden:
    """One finding that the change suppresses, and how severe that is: a note where the finding would not count."""

    finding: Finding
    severity: Severity


def suppressions_added(
    compared: Compared, base: Iterable[Ignore], head: Iterable[Ignore], judge: Judge
) -> Iterator[Finding]:
    """Yield a finding for each suppression that the change brings, as severe as the worst new finding it hides."""
    agreed = {(ignore.rule, ignore.target) for ignore in base if ignore.until is None or ignore.until >= judge.today}
    hidden: dict[tuple[str, Location | None], list[Hidden]] = {}
    for finding in compared.findings:
        if finding.status is Status.SUPPRESSED:
            severity = _severity(finding, compared.before.get(finding.fingerprint), agreed)
            if severity is not None:
                hidden.setdefault((finding.rule, finding.suppressed_at), []).append(Hidden(finding, severity))
    for (rule, place), items in hidden.items():
        about = ", ".join(dict.fromkeys(item.finding.entity or "-" for item in items))
        worst = max(item.severity for item in items)
        text = Text(f"the change suppresses {rule} at {about}", f"この変更では、{about}の{rule}が抑制されています")
        yield setting_finding("suppression-added", f"{rule} {about}", place, text, judge, worst)
    told = {place for _, place in hidden}
    for ignore in head:
        if (ignore.rule, ignore.target) not in agreed and ignore.location not in told:
            text = Text(
                f"the change suppresses {ignore.rule} at {ignore.target}, where nothing is found",
                f"この変更では、{ignore.target}の{ignore.rule}が抑制されていますが、該当する指摘はありません",
            )
            what = f"{ignore.rule} {ignore.target}"
            yield setting_finding("suppression-added", what, ignore.location, text, judge, Severity.NOTE)


def _severity(finding: Finding, known: Finding | None, agreed: set[tuple[str, str]]) -> Severity | None:
    """Return how severe it is that a finding is suppressed; None where the base suppresses it as well."""
    if known is None:
        return None if (finding.rule, finding.entity) in agreed else finding.severity
    if known.status is Status.SUPPRESSED:
        is_longer = known.until is not None and (finding.until is None or finding.until > known.until)
        return Severity.NOTE if is_longer else None
    return finding.severity if finding.change is Change.WORSE else Severity.NOTE


def baseline_growth(compared: Compared, base: Baseline, head: Baseline, judge: Judge) -> Iterator[Finding]:
    """Yield a finding for each entry of the baseline that hides something new or worse; the others in one note."""
    added = [entry for key, entry in head.entries.items() if not _holds(base, head, key)]
    findings = {finding.fingerprint: finding for finding in compared.findings if finding.status is Status.BASELINED}
    quiet = 0
    for entry in added:
        finding = findings.get(entry.fingerprint)
        if finding is None or finding.change is Change.UNCHANGED:
            quiet += 1
            continue
        where = entry.entity or "-"
        text = Text(
            f"the change puts {entry.rule} at {where} into the baseline",
            f"この変更では、{where}の{entry.rule}がベースラインに追加されています",
        )
        yield setting_finding("baseline-grown", entry.fingerprint, entry.location, text, judge, finding.severity)
    if quiet:
        text = Text(
            "the change adds a finding to the baseline that is as it was at the base"
            if quiet == 1
            else f"the change adds {quiet} findings to the baseline that are as they were at the base",
            f"この変更では、以前からある指摘{quiet}件がベースラインに追加されています",
        )
        yield setting_finding("baseline-grown", "", Location(added[0].location.file), text, judge, Severity.NOTE)


def _holds(base: Baseline, head: Baseline, fingerprint: str) -> bool:
    """Whether the base's baseline excuses a finding as far as the change's does."""
    old, new = base.entries.get(fingerprint), head.entries[fingerprint]
    if old is None or old.severity < new.severity:
        return False
    return old.measure is None or (new.measure is not None and new.measure <= old.measure)


def files_left_out(files: Iterable[str], judge: Judge) -> Iterator[Finding]:
    """Yield an error for each file that the base read, and that is there and is not read any more."""
    for file in files:
        text = Text(
            f"{file} was read at the base; the change leaves it out",
            f"比較元では読み込んでいた{file}が、この変更で対象外になっています",
        )
        yield setting_finding("exclude-added", f"file {file}", Location(file), text, judge, Severity.ERROR)


def date_set_back(before: date, head: Model, judge: Judge) -> Iterator[Finding]:
    """Yield an error where the organization is judged on an earlier day than `before`, the day of the base."""
    if head.as_of < before:
        days = {"old": before.isoformat(), "new": head.as_of.isoformat()}
        text = Text(
            "the change sets the date of the organization back from {old} to {new}",
            "この変更では、組織の基準日が{old}から{new}に戻っています",
        ).filled(**days)
        place = head.location(head.organization, "as_of")
        yield setting_finding("date-set-back", "", place, text, judge, Severity.ERROR)


def no_longer_evaluated(unseen: Mapping[str, int], judge: Judge) -> Iterator[Finding]:
    """Yield a note for each rule that found something at the base and had not the data to look again."""
    for rule, number in unseen.items():
        text = Text(
            f"{rule} can no longer be evaluated; at the base it finds {number}",
            f"{rule}を評価できなくなりました(比較元では{number}件の指摘があります)",
        )
        yield setting_finding("no-longer-evaluated", rule, None, text, judge, Severity.NOTE)
