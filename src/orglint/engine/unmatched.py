"""What is said of a suppression that matches nothing: why, and what was probably meant."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from orglint.config.settings import Ignore
from orglint.engine.inline import Inline
from orglint.engine.near_entities import NearEntities, entity_named
from orglint.finding import Finding
from orglint.i18n import Text
from orglint.model.organization import Model
from orglint.model.problems import joined


class Unmatched:
    """The findings of a run, to tell what a suppression that none of them matches was probably meant for."""

    def __init__(self, findings: Sequence[Finding], model: Model) -> None:
        self.findings = findings
        self.model = model
        self.near = NearEntities(model)

    @cached_property
    def reporting(self) -> dict[tuple[str, str], str]:
        """By rule and what a finding concerns, the entity it stands at; of that one its bare id counts, too."""
        made: dict[tuple[str, str], str] = {}
        for finding in self.findings:
            if finding.entity is not None:
                concerned = (finding.entity.partition("/")[2], *(one.entity for one in finding.related))
                for each in filter(None, concerned):
                    made.setdefault((finding.rule, each), finding.entity)
        return made

    def text(self, suppression: Ignore | Inline) -> Text:
        """Return what is wrong with a suppression, and a hint where there is one."""
        if isinstance(suppression, Inline):
            return _nothing_here(suppression.rule)
        rule, target = suppression.rule, suppression.target
        text = Text(f"{rule} finds nothing at {target} to suppress", f"{target}には抑制する{rule}の指摘がありません")
        return joined(text, self._hint(rule, target)) or text

    def _hint(self, rule: str, target: str) -> Text | None:
        if entity_named(target, self.model) is None:
            return self.near.hint(target)
        stands = self.reporting.get((rule, target)) or self.reporting.get((rule, target.partition("/")[2]))
        if stands is None:
            return None
        return Text(
            f"its finding that concerns this stands at {stands}",
            f"関係する指摘は{stands}に付いています。",
        )


def _nothing_here(rule: str) -> Text:
    text = Text(f"{rule} finds nothing here to suppress", f"ここには抑制する{rule}の指摘がありません")
    hint = Text(
        "a comment holds for its own line, or for the one right below it",
        "コメントは同じ行か、すぐ下の行に書かれたものに効きます",
    )
    return joined(text, hint) or text
