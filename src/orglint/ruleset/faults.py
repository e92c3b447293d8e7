"""What is wrong with rule files: gathered from all of them, shown as a compiler shows errors."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from orglint.columns import on_one_line, visible
from orglint.errors import RuleError
from orglint.i18n import Language, Text
from orglint.location import Location


@dataclass(frozen=True, slots=True)
class RuleFault:
    """One error in a rule file: the place, what is wrong, what to do, and the line with its underline if known."""

    location: Location
    message: Text
    help: Text | None = None
    lines: tuple[str, ...] = ()
    corrected: str | None = None

    def show(self, language: Language) -> str:
        """Return the error as `file:line:column: error: ...`, the source line with carets, and the help."""
        error, hint = ("エラー", "ヒント") if language == "ja" else ("error", "help")
        place = visible(str(self.location))
        parts = [f"{place}: {error}: {self.message.say(language)}", *(f"    {line}" for line in self.lines)]
        if self.help is not None:
            parts.append(f"  {hint}: {self.help.say(language)}")
        if self.corrected is not None:
            parts.append(f"  {hint}: {self.corrected.strip()}")
        return "\n".join(map(on_one_line, parts))


def stop(faults: Iterable[RuleFault], language: Language) -> None:
    """Raise RuleError with every fault, in the order of files and lines; return where there is none."""
    ordered = sorted(faults, key=lambda fault: (fault.location, fault.message.en))
    if ordered:
        raise RuleError("\n".join(dict.fromkeys(fault.show(language) for fault in ordered)))
