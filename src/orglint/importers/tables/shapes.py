"""The shapes of tables, in the order in which tables are tried and read. A new one is a module, and a row here."""

from __future__ import annotations

from orglint.importers.model_sheets.model_shape import MODEL
from orglint.importers.tables.organogram_shape import ORGANOGRAM
from orglint.importers.tables.people_shape import PEOPLE
from orglint.importers.tables.shape import Shape

SHAPES: tuple[Shape, ...] = (MODEL, ORGANOGRAM, PEOPLE)
"""Narrow ones first; what a shape describes is known to those behind it."""
