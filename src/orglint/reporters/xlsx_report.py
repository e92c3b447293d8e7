"""The report as a workbook: a copy of the user's own with marks on its cells, or the tables and findings on new sheets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from orglint.i18n import Text
from orglint.report import Report
from orglint.reporters import xlsx_words
from orglint.reporters.look import Look
from orglint.reporters.options import Options, Written
from orglint.reporters.xlsx_findings import findings_page, marks_of, shown_findings
from orglint.reporters.xlsx_places import Places, grids_of, places_in
from orglint.reporters.xlsx_summary import summary_page
from orglint.workbook.annotating import annotated, of_our_own, sheet_names
from orglint.workbook.outgoing import Front, Grid


def report_xlsx(report: Report, options: Options) -> Written:
    """Return the report as the bytes of a workbook; the same report gives the same bytes.

    Where exactly one workbook was read it is copied, with all that is in it. Where names are hidden, no table is shown.
    """
    look = Look.of(report, options, names=True)
    if not look.names:
        return _plain(report, look, Places({}, None, {}, ()), [look.word(xlsx_words.NAMES_HIDDEN)])
    if len(report.workbooks) == 1:
        return _copy(report, look)
    return _plain(report, look, places_in(report, None, ()), ())


def _copy(report: Report, look: Look) -> Written:
    """Return the copy of the one workbook that was read; where it cannot be copied, its tables."""
    ((file, data),) = report.workbooks.items()
    places = places_in(report, file, sheet_names(data))
    marks = marks_of(shown_findings(report), places, look)
    grids = _grids(report, look, places)
    copied = {sheet: some for sheet, some in marks.items() if sheet not in places.grids.values()}

    def front(lost: Sequence[Text], changed: Sequence[Text]) -> Front:
        about = [look.word(xlsx_words.IS_COPY, file=look.clean(file))]
        if lost:
            about.append(look.word(xlsx_words.LOST, what=_joined(lost, look)))
        about += [look.word(text) for text in changed]
        return _front(report, look, places, [*about, *_about(places, look)])

    copy = annotated(data, copied, grids, front, report.today)
    if isinstance(copy, Text):
        reason = look.word(xlsx_words.NO_COPY, file=look.clean(file), reason=look.word(copy))
        plain = _plain(report, look, places_in(report, None, ()), [reason])
        return replace(plain, notes=(reason, *plain.notes))
    told = (look.word(xlsx_words.ON_STDERR, file=look.clean(file), what=_joined(copy.lost, look)),) if copy.lost else ()
    return Written(copy.data, told)


def _plain(report: Report, look: Look, places: Places, about: Sequence[str]) -> Written:
    front = _front(report, look, places, [*about, *_about(places, look)])
    return Written(of_our_own(_grids(report, look, places), front, report.today))


def _grids(report: Report, look: Look, places: Places) -> list[Grid]:
    """Return the tables that become sheets of their own, with their marks."""
    marks = marks_of(shown_findings(report), places, look)
    return [replace(grid, marks=tuple(marks.get(grid.title, ()))) for _, grid in grids_of(places)]


def _front(report: Report, look: Look, places: Places, about: Sequence[str]) -> Front:
    has_marks = places.copied is not None or bool(places.grids)
    return Front(
        summary=summary_page(report, look, about, has_marks=has_marks),
        findings=findings_page(report, places, look),
        font=xlsx_words.FONTS[look.language],
    )


def _about(places: Places, look: Look) -> list[str]:
    about = [look.word(xlsx_words.GRIDS)] if places.grids else []
    return about + [look.word(xlsx_words.TOO_LONG, file=look.clean(key)) for key in places.too_long]


def _joined(texts: Sequence[Text], look: Look) -> str:
    return (", " if look.language == "en" else "、").join(look.word(text) for text in texts)
