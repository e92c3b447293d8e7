"""How sheets and comments of ours are known again, when an annotated workbook is read or annotated once more."""

from __future__ import annotations

SUMMARY_NAME = "_orglint.summary"
FINDINGS_NAME = "_orglint.findings"
"""Hidden names of the workbook that point at our sheets."""
OWN_NAMES = frozenset({SUMMARY_NAME, FINDINGS_NAME})

AUTHOR = "orglint"
BEGINS = "[orglint]"
"""The line our part of a comment begins with; what stands before it is the user's."""


def sheet_of(reference: str) -> str:
    """Return the sheet that a reference like `'指摘'!$A$1` is about."""
    return reference.rpartition("!")[0].removeprefix("'").removesuffix("'").replace("''", "'")


def quoted(sheet: str) -> str:
    """Return a sheet's name as references have it."""
    return "'" + sheet.replace("'", "''") + "'"


def without_ours(comment: str) -> str:
    """Return what the user wrote of a comment."""
    return comment.partition(BEGINS)[0].rstrip()
