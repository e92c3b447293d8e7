"""Checked settings of one file -> `Config`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from orglint.config.places import Path as Keys
from orglint.config.places import Places
from orglint.config.reading import Read
from orglint.config.settings import Config, Ignore, Override, Parameter, Relative, RuleSetting
from orglint.finding import Severity

if TYPE_CHECKING:
    from orglint.config.schema import ConfigSection, RuleSection


def build_config(section: ConfigSection, read: Read, path: Path) -> Config:
    """Return what one file sets, without what it extends."""
    places, folder = read.places, path.parent
    rules = _rule_settings(section.rules, places, ("rules",))
    return Config(
        file=path,
        folder=folder,
        files=(path,),
        model=_relative(section.model, folder),
        packs=section.packs,
        rules={setting.rule: setting for setting in rules},
        rule_settings=rules,
        rule_paths=_relative(section.rule_paths, folder),
        overrides=tuple(
            Override(
                inside=each.inside,
                rules=_rule_settings(each.rules, places, ("overrides", number, "rules")),
                reason=each.reason,
                until=each.until,
                location=places.key(("overrides", number)),
            )
            for number, each in enumerate(section.overrides)
        ),
        ignore=tuple(
            Ignore(each.rule, each.target, each.reason, each.until, places.key(("ignore", number)))
            for number, each in enumerate(section.ignore)
        ),
        exclude=_relative(section.exclude, folder),
        baseline=None if section.baseline is None else Relative(section.baseline, folder),
        max_suppression_days=section.max_suppression_days,
        show_names=None if section.privacy is None else section.privacy.names == "show",
        lang=section.lang,
        fail_on=section.fail_on,
        places={keys: places.value(keys) for keys in _paths(read.root)},
    )


def _relative(texts: tuple[str, ...], folder: Path) -> tuple[Relative, ...]:
    return tuple(Relative(text, folder) for text in texts)


def _rule_settings(sections: dict[str, RuleSection], places: Places, above: Keys) -> tuple[RuleSetting, ...]:
    return tuple(
        RuleSetting(
            rule=rule,
            severity=Severity[section.severity.upper()] if section.severity not in {None, "off", "on"} else None,
            is_off=section.severity == "off",
            params=tuple(
                Parameter(name, value, places.value((*above, rule, "params", name)))
                for name, value in section.params.items()
            ),
            location=places.key((*above, rule)),
            is_on=section.severity == "on",
        )
        for rule, section in sections.items()
    )


def _paths(node: object, above: Keys = ()) -> Iterator[Keys]:
    """Yield the path of every value at or below `node`, the root left out."""
    if above:
        yield above
    items = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in items:
        yield from _paths(value, (*above, key))
