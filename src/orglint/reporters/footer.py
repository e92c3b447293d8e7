"""What stands at the end of a text report: counts, what was checked and what was not, dates, files left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from orglint.finding import Finding, Status
from orglint.i18n import Text
from orglint.report import NotEvaluated, Report
from orglint.reporters import words
from orglint.reporters.comparison import compared, is_as_before
from orglint.reporters.look import Look
from orglint.reporters.options import Options

_MOST_NAMES = 3
_MOST_FILES = 5
_WANTS_OF = {"before": words.WANTS_OF_BEFORE, "after": words.WANTS_OF_AFTER}


def footer(report: Report, options: Options, look: Look) -> Iterator[str]:
    """Yield the lines of the footer; a report without findings still says what could not be checked."""
    if options.statistics:
        yield from _statistics(report, look)
    if options.show_not_evaluated and report.not_evaluated:
        yield look.word(words.NOT_EVALUATED_LIST)
        yield from _not_evaluated(report.not_evaluated, look)
        yield ""
    yield look.paint(verdict(report, look), _verdict_style(report))
    yield from filter(None, [compared(report, look)])
    if report.unreadable:
        yield look.word(words.UNREADABLE)
    else:
        yield checked(report, look)
        yield from filter(None, [enabling(report.not_evaluated, look), undecided(report, look)])
    yield look.word(words.DATES, as_of=report.as_of.isoformat(), today=report.today.isoformat())
    yield from filter(None, [_left_out(report, look)])
    for file, text in sorted(report.notes):
        yield look.word(words.NOTE_ON_FILE, file=look.clean(file), told=look.prose(text))


def verdict(report: Report, look: Look) -> str:
    """Return the counts of findings, or that there are none: never where nothing was checked."""
    counts = counted((finding for finding in report.findings if finding.is_active), look)
    told = look.word(words.LIST).join(counts) or look.word(none_of(report))
    aside = look.word(words.LIST).join(_set_aside(report, look))
    return look.word(words.SET_ASIDE, told=told, aside=aside) if aside else told


def counted(findings: Iterable[Finding], look: Look) -> list[str]:
    """Return how many findings there are of each severity, the worst first."""
    number = Counter(finding.severity for finding in findings)
    return [words.COUNT[each].say(look.language, number[each]) for each in sorted(number, reverse=True)]


def none_of(report: Report) -> Text:
    """Return what there is to say of a report without findings, which is not the same where no rule could look."""
    if report.unreadable or report.evaluated:
        return words.NO_ACTIVE_FINDINGS if report.findings or report.unreadable else words.NO_FINDINGS
    return words.NOTHING_CHECKED if report.not_evaluated else words.NO_RULE


def _set_aside(report: Report, look: Look) -> Iterator[str]:
    status = Counter(finding.status for finding in report.findings)
    if status[Status.SUPPRESSED]:
        yield look.word(words.IN_SUPPRESSED, n=status[Status.SUPPRESSED])
    as_before = sum(is_as_before(finding) for finding in report.findings) if report.comparison else 0
    if status[Status.BASELINED] > as_before:
        yield look.word(words.IN_BASELINE, n=status[Status.BASELINED] - as_before)
    if as_before:
        yield look.word(words.AS_BEFORE, n=as_before)


def _verdict_style(report: Report) -> str:
    worst = report.worst()
    if worst:
        return worst.word
    return "good" if report.evaluated and not report.unreadable else "warning"


def checked(report: Report, look: Look) -> str:
    """Return how many files were read, how many rules were evaluated, and how many could not be."""
    parts = [words.FILES.say(look.language, len(report.files))] if report.files else []
    parts.append(words.EVALUATED.say(look.language, len(report.evaluated)))
    if report.not_evaluated:
        parts.append(look.word(words.NOT_EVALUATED, n=len(report.not_evaluated)))
    return look.word(words.LIST).join(parts)


def enabling(rules: Sequence[NotEvaluated], look: Look) -> str:
    """Return the names that would each alone enable most rules, or else those that most rules want."""
    alone = Counter(name for rule in rules if len(rule.missing) == 1 for name in set(rule.missing[0]))
    wanted = Counter(name for rule in rules for name in {name for names in rule.missing for name in names})
    template, counted = (words.ENABLING, alone) if alone else (words.OFTEN_MISSING, wanted)
    best = sorted(counted, key=lambda name: (-counted[name], -wanted[name], name))[:_MOST_NAMES]
    names = [words.RULES.say(look.language, counted[name], name=look.clean(name)) for name in best]
    return look.word(template, names=look.word(words.LIST).join(names)) if names else ""


def wants(rule: NotEvaluated, look: Look) -> str:
    """Return what a rule is missing in words: every one of them, where alternatives stand any of those."""
    either = [look.word(words.OR).join(look.clean(name) for name in names) for names in rule.missing]
    template = _WANTS_OF.get(rule.side or "", words.WANTS)
    return look.word(template, missing=look.word(words.AND).join(either))


def _not_evaluated(rules: Sequence[NotEvaluated], look: Look) -> Iterator[str]:
    ordered = sorted(rules, key=lambda rule: (rule.rule, rule.missing))
    longest = max(look.size(look.clean(rule.rule)) for rule in ordered)
    for rule in ordered:
        name = look.clean(rule.rule)
        yield f"  {name}{' ' * (longest - look.size(name))}  {wants(rule, look)}"


def _statistics(report: Report, look: Look) -> Iterator[str]:
    """Yield how many active findings each rule made, the most first, and how many entities were read."""
    rules = Counter(finding.rule for finding in report.findings if finding.is_active)
    tables = [
        (words.BY_RULE, sorted(rules.items(), key=lambda item: (-item[1], item[0]))),
        (words.ENTITIES, sorted(report.counts.items())),
    ]
    for title, rows in tables:
        if rows:
            yield look.word(title)
            yield from (f"  {n:>6}  {look.clean(name)}" for name, n in rows)
            yield ""


def undecided(report: Report, look: Look) -> str:
    """Return on how many entities rules drew no conclusion; one entity counts once for each such rule."""
    if not report.undecided:
        return ""
    entities = words.UNDECIDED_ENTITIES.say(look.language, sum(n for _, n in report.undecided))
    rules = words.UNDECIDED_RULES.say(look.language, len(report.undecided))
    return look.word(words.UNDECIDED, entities=entities, rules=rules)


def _left_out(report: Report, look: Look) -> str:
    if not report.left_out:
        return ""
    told = [
        look.word(words.LEFT_OUT_FILE, file=look.clean(file), reason=look.prose(reason))
        for file, reason in sorted(report.left_out)[:_MOST_FILES]
    ]
    if len(report.left_out) > _MOST_FILES:
        told.append(look.word(words.MORE, n=len(report.left_out) - _MOST_FILES))
    head = words.LEFT_OUT.say(look.language, len(report.left_out))
    return f"{head}: {look.word(words.LIST).join(told)}"
