"""Settings laid over others: what a config file says over what it extends."""

from __future__ import annotations

from dataclasses import replace

from orglint.config.places import Path as Keys
from orglint.config.settings import Config, RuleSetting
from orglint.location import Location

_JOINED = ("rule_paths", "overrides", "ignore", "exclude")
"""Lists that grow; of everything else the later value holds."""
_REPLACED = ("packs", "model")


def laid_over(base: Config, over: Config) -> Config:
    """Return `over` with what `base` sets and it does not.

    Rules are merged one by one, and their parameters one by one. Lists of paths, patterns, overrides and suppressions
    are joined, those of `base` first. `packs` and `model` are replaced: each says all there is.
    """
    return Config(
        file=over.file,
        folder=over.folder,
        files=over.files + base.files,
        model=over.model if _is_set(over, "model") else base.model,
        packs=base.packs if over.packs is None else over.packs,
        rules=_rules(base, over),
        rule_settings=base.rule_settings + over.rule_settings,
        rule_paths=base.rule_paths + over.rule_paths,
        overrides=base.overrides + over.overrides,
        ignore=base.ignore + over.ignore,
        exclude=base.exclude + over.exclude,
        baseline=over.baseline or base.baseline,
        max_suppression_days=over.max_suppression_days or base.max_suppression_days,
        show_names=base.show_names if over.show_names is None else over.show_names,
        lang=over.lang or base.lang,
        fail_on=over.fail_on if _is_set(over, "fail_on") else base.fail_on,
        places=_places(base, over),
    )


def _is_set(config: Config, key: str) -> bool:
    return config.place(key) is not None


def _rules(base: Config, over: Config) -> dict[str, RuleSetting]:
    merged = dict(base.rules)
    for rule, setting in over.rules.items():
        merged[rule] = _rule(merged[rule], setting) if rule in merged else setting
    return merged


def _rule(base: RuleSetting, over: RuleSetting) -> RuleSetting:
    """Return one rule's settings; `location` is where it is said that the rule is on or off, if that is said."""
    params = {item.name: item for item in (*base.params, *over.params)}
    says = over if over.decides or not base.decides else base
    return replace(says, params=tuple(params.values()))


def _places(base: Config, over: Config) -> dict[Keys, Location]:
    """Return the places of both, those of joined lists behind the ones that `base` has."""
    lengths = {key: len(getattr(base, key)) for key in _JOINED}
    places = {keys: location for keys, location in base.places.items() if not _is_replaced(keys, over)}
    for keys, location in over.places.items():
        if len(keys) > 1 and keys[0] in lengths and isinstance(keys[1], int):
            places[(keys[0], keys[1] + lengths[str(keys[0])], *keys[2:])] = location
        else:
            places[keys] = location
    return places


def _is_replaced(keys: Keys, over: Config) -> bool:
    if keys[0] == "rules" and keys[2:3] == ("severity",):
        rule = over.rules.get(str(keys[1]))
        return rule is not None and rule.decides
    return keys[0] == "extends" or (keys[0] in _REPLACED and _is_set(over, str(keys[0])))
