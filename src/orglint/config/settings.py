"""What a project has set, each value with the place that sets it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal, TypeAlias

from orglint.finding import Severity
from orglint.i18n import Language
from orglint.location import Location

FailOn: TypeAlias = Literal["error", "warning", "note", "never"]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value given to a rule's parameter: source text, or a list of it. The rule's declaration gives it a type."""

    name: str
    value: str | tuple[str, ...]
    location: Location


@dataclass(frozen=True, slots=True)
class RuleSetting:
    """What is set for one rule. `location` is the rule id's place.

    `severity` is None where the rule's own holds. `is_on` says that the rule is on whatever the packs; it is without
    a severity that this is said so (`on`): a severity says it, too.
    """

    rule: str
    severity: Severity | None
    is_off: bool
    params: tuple[Parameter, ...]
    location: Location
    is_on: bool = False

    @property
    def decides(self) -> bool:
        """Whether it says that the rule is on or off, not only with which parameters."""
        return self.is_off or self.is_on or self.severity is not None


@dataclass(frozen=True, slots=True)
class Override:
    """Settings that hold for what stands inside one entity (`inside` is `kind/id`), up to and including `until`."""

    inside: str
    rules: tuple[RuleSetting, ...]
    reason: str
    until: date | None
    location: Location


@dataclass(frozen=True, slots=True)
class Ignore:
    """A suppression: findings of `rule` at `target` (`kind/id`) do not count, up to and including `until`."""

    rule: str
    target: str
    reason: str
    until: date | None
    location: Location


@dataclass(frozen=True, slots=True)
class Relative:
    """A path or pattern as written, and the folder it is relative to: that of the file it is written in."""

    text: str
    folder: Path

    @property
    def path(self) -> Path:
        """Return where a path leads."""
        return self.folder / self.text


@dataclass(frozen=True, slots=True)
class Config:
    """A project's settings; `Config()` is what holds where there is no config file.

    None means that nothing is set: `packs` then are the default packs, `lang` is the locale's, `show_names` is each
    format's own habit. `file` is the config file in force, `files` holds it and then all it extends. `rules` is what
    holds in the end, `rule_settings` every setting of every file. `places` says which place set each value, by its
    path in the settings (see `place`).
    """

    file: Path | None = None
    folder: Path | None = None
    files: tuple[Path, ...] = ()
    model: tuple[Relative, ...] = ()
    packs: tuple[str, ...] | None = None
    rules: Mapping[str, RuleSetting] = field(default_factory=dict)
    rule_settings: tuple[RuleSetting, ...] = ()
    rule_paths: tuple[Relative, ...] = ()
    overrides: tuple[Override, ...] = ()
    ignore: tuple[Ignore, ...] = ()
    exclude: tuple[Relative, ...] = ()
    baseline: Relative | None = None
    max_suppression_days: int | None = None
    show_names: bool | None = None
    lang: Language | None = None
    fail_on: FailOn = "error"
    places: Mapping[tuple[str | int, ...], Location] = field(default_factory=dict)

    def place(self, *path: str | int) -> Location | None:
        """Return the place of the value at `path`, as `place("rules", "wide-span", "params", "limit")`.

        None where no file sets it: the value is built in.
        """
        return self.places.get(path)
