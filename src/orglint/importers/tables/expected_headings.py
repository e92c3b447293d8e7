"""Which headings a table would need for a preset to know it, said beside those it has."""

from __future__ import annotations

import re
from collections.abc import Sequence

from orglint.i18n import Text
from orglint.importers.tables.presets import GENERIC, JP_HR, PRESETS, Preset
from orglint.importers.tables.table import Table

MOST_HEADINGS = 12


def unknown_headings(headings: Sequence[str]) -> Text:
    """Say that no preset knows a table: its headings, and what each preset expects at least."""
    return _UNKNOWN.filled(there=_bracketed(headings), expected=_all_expected())


def unknown_sheets(tables: Sequence[Table]) -> Text:
    """Say that no preset knows any sheet of a workbook: their headings, and what each preset expects at least."""
    named = [(table.sheet, _shown(table.headings)) for table in tables]
    told = Text(
        "; ".join(f"{sheet}: {text.en}" if text.en else sheet for sheet, text in named),
        "、".join(f"{sheet}: {text.ja}" if text.ja else sheet for sheet, text in named),
    )
    return _UNKNOWN_SHEETS.filled(there=told, expected=_all_expected())


def not_read(headings: Sequence[str]) -> Text:
    """Say that a sheet is not read, since no preset knows its headings."""
    return _NOT_READ.filled(there=_bracketed(headings))


def _bracketed(headings: Sequence[str]) -> Text:
    there = _shown(headings)
    return Text(f" ({there.en})", f"({there.ja})") if there.en else there


def _shown(headings: Sequence[str]) -> Text:
    """Return headings as they may be shown: a row that looks like data (numbers, days, addresses) may be somebody's."""
    named = [heading for heading in headings if heading]
    return Text("", "") if any(map(_DATA.search, named)) else listed(named)


def _all_expected() -> Text:
    expected = [_expected(preset) for preset in sorted(_SHOWN, key=lambda preset: preset.name)]
    return Text(
        "; ".join(text.en for text in expected)
        + "; what is known by its cells can be named: a RACI matrix (raci), an outline of units (outline), an approval "
        "table (approval-table)",
        "、または".join(text.ja for text in expected)
        + "。見出しだけでは分からない表は、RACI表(raci)、組織の階層一覧(outline)、決裁権限表(approval-table)として指定できます",
    )


def listed(headings: Sequence[str]) -> Text:
    """Return headings one behind the other; of very many the first and how many there are."""
    shown = [" ".join(heading.split()) for heading in headings[:MOST_HEADINGS]]
    rest = f" ({len(headings)})" if len(headings) > MOST_HEADINGS else ""
    more = ["..."] if rest else []
    return Text(", ".join(shown + more) + rest, "、".join(shown + more) + rest)


def any_of(group: Sequence[str]) -> Text:
    """Return an example of a heading for each of the first few of some fields: one of them is needed."""
    texts = [_example(GENERIC.columns[name]) for name in group[:MOST_FIELDS] if name in GENERIC.columns]
    return _choice(texts)


def _expected(preset: Preset) -> Text:
    groups = [_choice([_example(preset.columns[name]) for name in group[:MOST_FIELDS]]) for group in preset.marks]
    return Text(
        f"{preset.name}: {', and '.join(text.en for text in groups)}",
        f"{preset.name}: {'と、'.join(text.ja for text in groups)}",
    )


def _choice(texts: Sequence[Text]) -> Text:
    english = " or ".join(filter(None, (", ".join(text.en for text in texts[:-1]), texts[-1].en)))
    return Text(english, "か".join(f"「{text.ja}」" for text in texts))


def _example(headings: tuple[str, ...]) -> Text:
    """Return the first heading of a field, in Japanese the first Japanese one where there is one."""
    return Text(headings[0], next((heading for heading in headings if not heading.isascii()), headings[0]))


MOST_FIELDS = 3
_SHOWN = tuple(preset for preset in PRESETS if preset is not JP_HR)
"""What the Japanese preset expects, the generic one expects too."""
_DATA = re.compile(r"^[\W\d_]*\d[\W\d_]*$|@|\d+年\d+月")
_UNKNOWN = Text(
    "no preset knows the headings of this table{there}; expected at least are: {expected}",
    "この表の見出し{there}に合うプリセットがありません。少なくとも必要な見出しは次のとおりです。{expected}",
)
_UNKNOWN_SHEETS = Text(
    "no preset knows the headings of any sheet ({there}); expected at least are: {expected}",
    "どのシートの見出しにも合うプリセットがありません({there})。少なくとも必要な見出しは次のとおりです。{expected}",
)
_NOT_READ = Text(
    "the sheet is not read: no preset knows its headings{there}",
    "見出し{there}に合うプリセットがないため、このシートは読みません",
)
