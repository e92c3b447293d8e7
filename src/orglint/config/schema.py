"""The shapes a config file may have. Imports pydantic, so import this module only once there is a file to check."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from orglint.config.settings import FailOn
from orglint.i18n import Language

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def _written(value: object) -> object:
    """Refuse blank text where words are asked for."""
    if isinstance(value, str) and not value.strip():
        raise PydanticCustomError("blank", "blank")
    return value


def _list_of_one(value: object) -> object:
    """A single value where a list is expected is a list of one."""
    return [value] if isinstance(value, str) else value


def _date(value: object) -> object:
    """Read a date as people write it; pydantic alone would take `1` for a second after 1970 began."""
    if isinstance(value, str) and _DATE.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError as error:
            raise PydanticCustomError("date", "date") from error
    raise PydanticCustomError("date", "date")


def _days(value: object) -> object:
    """Read a whole number of days, written with ASCII or full-width digits, underscores allowed between them."""
    if isinstance(value, str):
        try:
            days = int(value)
        except ValueError:
            days = 0
        if days > 0:
            return days
    raise PydanticCustomError("days", "days")


def _parameter(value: object) -> object:
    """Keep a parameter's source text: its type is the rule's to say. A list is a list of such texts."""
    if isinstance(value, str) or (isinstance(value, list) and all(isinstance(item, str) for item in value)):
        return value
    raise PydanticCustomError("parameter", "parameter")


Written: TypeAlias = Annotated[str, BeforeValidator(_written)]
Texts: TypeAlias = Annotated[tuple[Written, ...], BeforeValidator(_list_of_one)]
Day: TypeAlias = Annotated[date, BeforeValidator(_date)]
Days: TypeAlias = Annotated[int, BeforeValidator(_days)]
ParameterValue: TypeAlias = Annotated[str | tuple[str, ...], BeforeValidator(_parameter)]


class Section(BaseModel):
    """A mapping of a config file: unknown keys are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class RuleSection(Section):
    """`rule-id: off`, `rule-id: on`, `rule-id: warning` or `rule-id: {severity, params}`."""

    severity: Literal["off", "on", "error", "warning", "note"] | None = None
    params: dict[str, ParameterValue] = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _from_word(cls, value: object) -> object:
        return {"severity": value} if isinstance(value, str) else value


class OverrideSection(Section):
    """Other settings for what stands inside an entity."""

    inside: Written
    rules: dict[str, RuleSection]
    reason: Written
    until: Day | None = None


class IgnoreSection(Section):
    """A suppression."""

    rule: Written
    target: Written
    reason: Written
    until: Day | None = None


class PrivacySection(Section):
    """Whether outputs that travel show people's names."""

    names: Literal["show", "hide"]


class ConfigSection(Section):
    """A whole config file."""

    extends: Texts = ()
    model: Texts = ()
    packs: Texts | None = None
    rules: dict[str, RuleSection] = Field(default_factory=dict)
    rule_paths: Texts = ()
    overrides: tuple[OverrideSection, ...] = ()
    ignore: tuple[IgnoreSection, ...] = ()
    exclude: Texts = ()
    baseline: Written | None = None
    max_suppression_days: Days | None = None
    privacy: PrivacySection | None = None
    lang: Language | None = None
    fail_on: FailOn = "error"
