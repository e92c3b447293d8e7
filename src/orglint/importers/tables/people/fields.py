"""What columns of people may be read as beyond the fields of the model, and which of those they state."""

from __future__ import annotations

_STATES = {
    "family_name": "name",
    "given_name": "name",
    "agency": "employer",
    "vendor": "employer",
    "company": "employer",
    "manager_name": "reports_to",
}
"""Fields of rows that state a field of the model under another name."""


def stated_field(field: str) -> str:
    """Return the field of a person or their post that a field of a row states; itself where it has no other name."""
    return "unit" if is_level(field) else _STATES.get(field, field)


def is_level(field: str) -> bool:
    """Whether a field of a row names the unit, or one above it."""
    return field == "unit" or field.startswith("unit_")
