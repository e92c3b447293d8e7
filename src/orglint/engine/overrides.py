"""Overrides that hold nowhere, or no longer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from orglint.config.settings import Override
from orglint.engine.near_entities import NearEntities, entity_named
from orglint.engine.suppressions import Judge, setting_finding
from orglint.finding import Finding
from orglint.i18n import Text
from orglint.model.entities import Unit
from orglint.model.problems import joined, quote


def check_overrides(overrides: Iterable[Override], judge: Judge) -> Iterator[Finding]:
    """Yield a finding for each override that has expired or holds nowhere."""
    units = {unit.ref for unit in judge.model.all(Unit)}
    near = NearEntities(judge.model)
    for override in overrides:
        if override.until is not None and override.until < judge.today:
            text = Text(
                f"the override inside {override.inside} ended on {override.until}",
                f"{override.inside}の設定の上書きは{override.until}で切れています",
            )
            yield setting_finding("expired-override", override.inside, override.location, text, judge)
        elif override.inside not in units:
            yield setting_finding(
                "unmatched-override", override.inside, override.location, _no_unit(override.inside, judge, near), judge
            )


def _no_unit(inside: str, judge: Judge, near: NearEntities) -> Text:
    """Return why an override holds nowhere."""
    there = entity_named(inside, judge.model)
    if isinstance(there, Unit):
        return Text(
            f"{inside} is not in force on {judge.model.as_of}", f"{inside}は{judge.model.as_of}時点で存在しません"
        )
    if there is not None:
        return Text(
            f"an override holds inside a unit, and {inside} is none",
            f"設定の上書きは部署の中で有効です。{inside}は部署ではありません",
        )
    text = Text(f"there is no {quote(inside)}", f"{quote(inside)}はありません")
    return joined(text, near.hint(inside, [Unit.KIND])) or text
