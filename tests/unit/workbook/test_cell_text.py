"""Values become what a person sees in the cell, as far as a field can read that."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from orglint.workbook.cell_text import Value, cell_text


def moment(*parts: int) -> datetime:
    return datetime(*parts)  # noqa: DTZ001 - cells have no time zone


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (None, "General", ""),
        ("  営業部\n", "General", "営業部"),
        ("001234", "@", "001234"),
        ("a_x000D_\nb", "General", "a\r\nb"),
        (True, "General", "true"),
        (False, "General", "false"),
        (3, "General", "3"),
        (3.0, "0.00", "3"),
        (0.1 + 0.2, "General", "0.3"),
        (1e-7, "General", "0.0000001"),
        (12345678901234567890, "General", "12345678901234567890"),
        (48_000_000, "#,##0", "48000000"),
        (12, '0"名"', "12"),
        (1500, '"¥"#,##0;[Red]-"¥"#,##0', "1500"),
        (-5, "0_ ;[Red]\\-0\\ ", "-5"),
        (0.5, "0%", "50%"),
        (0.333, "0.0%", "33.3%"),
        (1, "0%", "100%"),
        (5, '0"%"', "5"),
        (1234, "000000", "001234"),
        (1234.0, "000000", "001234"),
        (1234, '"E"000000', "E001234"),
        (1234567, "000-0000", "123-4567"),
        (12345678, "000000", "12345678"),
        (7, "00_ ", "07"),
        (7, "[$-411]000;[Red]-000", "007"),
        (1.5, "000", "1.5"),
        (-12, "0000", "-12"),
        (moment(2026, 4, 1), 'yyyy"年"m"月"d"日"', "2026-04-01"),
        (moment(2026, 4, 1, 9, 30), "yyyy/m/d h:mm", "2026-04-01 09:30"),
        (moment(2026, 4, 1, 9, 30, 5), "yyyy/m/d h:mm:ss", "2026-04-01 09:30:05"),
        (date(2026, 4, 1), "yyyy/m/d", "2026-04-01"),
        (time(9, 30), "h:mm", "09:30"),
        (timedelta(hours=26, minutes=5), "[h]:mm", "26:05"),
        (float("inf"), "General", "inf"),
    ],
)
def test_a_value_reads_as_it_is_shown(value: Value, number_format: str, text: str):
    assert cell_text(value, number_format) == text
