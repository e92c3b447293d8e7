"""Which headings a table would need for a preset to know it, said beside those it has."""

from __future__ import annotations

from collections.abc import Sequence

from orglint.i18n import Text
from orglint.importers.tables.presets import PRESETS, Preset
from orglint.importers.tables.table import Table

MOST_HEADINGS = 12


def unknown_headings(headings: Sequence[str]) -> Text:
    """Say that no preset knows a table: its headings, and what each preset expects at least."""
    there = listed([heading for heading in headings if heading])
    return _UNKNOWN.filled(there=there, expected=_all_expected())


def unknown_sheets(tables: Sequence[Table]) -> Text:
    """Say that no preset knows any sheet of a workbook: their headings, and what each preset expects at least."""
    there = [listed([heading for heading in table.headings if heading]) for table in tables]
    named = [_SHEET.filled(name=table.sheet, there=text) for table, text in zip(tables, there, strict=True)]
    told = Text("; ".join(text.en for text in named), "、".join(text.ja for text in named))
    return _UNKNOWN_SHEETS.filled(there=told, expected=_all_expected())


def not_read(headings: Sequence[str]) -> Text:
    """Say that a sheet is not read, since no preset knows its headings."""
    return _NOT_READ.filled(there=listed([heading for heading in headings if heading]))


def _all_expected() -> Text:
    expected = [_expected(preset) for preset in sorted(PRESETS, key=lambda preset: preset.name)]
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


def _expected(preset: Preset) -> Text:
    groups = [[_example(preset.columns[name]) for name in group] for group in preset.marks]
    english = [" or ".join(filter(None, (", ".join(t.en for t in g[:-1]), g[-1].en))) for g in groups]
    japanese = ["か".join(f"「{text.ja}」" for text in group) for group in groups]
    return Text(f"{preset.name}: {', and '.join(english)}", f"{preset.name}: {'と、'.join(japanese)}")


def _example(headings: tuple[str, ...]) -> Text:
    """Return the first heading of a field, in Japanese the first Japanese one where there is one."""
    return Text(headings[0], next((heading for heading in headings if not heading.isascii()), headings[0]))


_UNKNOWN = Text(
    "no preset knows the headings of this table ({there}); expected at least are: {expected}",
    "この表の見出し({there})に合うプリセットがありません。少なくとも必要な見出しは次のとおりです。{expected}",
)
_UNKNOWN_SHEETS = Text(
    "no preset knows the headings of any sheet ({there}); expected at least are: {expected}",
    "どのシートの見出しにも合うプリセットがありません({there})。少なくとも必要な見出しは次のとおりです。{expected}",
)
_SHEET = Text("{name}: {there}", "{name}: {there}")
_NOT_READ = Text(
    "the sheet is not read: no preset knows its headings ({there})",
    "見出し({there})に合うプリセットがないため、このシートは読みません",
)
