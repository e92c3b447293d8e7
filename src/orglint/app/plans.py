"""A plan on the command line: the file it stands in, the organization before and after it, and that as files."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from orglint.app.inputs import Inputs, Loaded, Progress
from orglint.app.loading import load, problems_of
from orglint.app.writing import write_tree
from orglint.config.discovery import shown_path
from orglint.errors import InputError, UsageError
from orglint.i18n import Language, Text
from orglint.importers.loose_ends import FieldOf, LooseEnds
from orglint.importers.to_yaml.split import Split
from orglint.model.organization import Model
from orglint.reorg.plan.apply import Applied, apply_plan
from orglint.reorg.plan.reading import Plan, is_plan, read_plan
from orglint.reorg.plan.writing import files_after
from orglint.source.comments import comments_of
from orglint.source.document import Fault
from orglint.source.limits import LIMITS
from orglint.source.reader import read_yaml
from orglint.source.stream import Stream

_LIKE_A_PLAN = re.compile(rb"orglint-plan|^[\"']?changes[\"']?[ \t]*:|[{,]\s*[\"']?changes[\"']?\s*:", re.MULTILINE)
"""Looked for before anything is parsed: a large model need not be read twice to see that it is no plan."""
_UNREADABLE = Text("cannot be read: {reason}", "読み込めません: {reason}")
_TOO_EARLY = Text(
    "--as-of {as_of} lies before {day}, the day on which the plan {plan} takes effect",
    "--as-of {as_of}は、変更案{plan}の発効日({day})より前です",
)
_INCOMPLETE = Text(
    "a file of the organization could not be read, so no plan can be applied to it",
    "読み取れないファイルがあるため、変更案を当てはめられません",
)
_THERE = Text(
    "the folder is not empty; nothing was written. Name another one, or write into it with --force",
    "フォルダーが空ではないため、何も書き出していません。別のフォルダーを指定するか、--forceで書き込んでください",
)


@dataclass(frozen=True, slots=True)
class Planned:
    """An organization before and after a plan, both as of one day, and what the plan made of it."""

    before: Loaded
    after: Loaded
    applied: Applied

    @property
    def plan(self) -> Plan:
        """Return the plan."""
        return self.applied.plan


def is_plan_at(path: Path) -> bool:
    """Whether a file means to be a plan; False for what is no file, or cannot be read as YAML."""
    if not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            data = file.read(LIMITS.file_bytes + 1)
    except OSError:
        return False
    if _LIKE_A_PLAN.search(data) is None:
        return False
    read = read_yaml(path.as_posix(), data)
    if isinstance(read, Fault):
        return b"orglint-plan/" in data
    return any(is_plan(document.root) for document in read)


def plan_at(path: Path, language: Language) -> Plan:
    """Return the plan in a file. Raises InputError where it cannot be opened, PlanError where nothing can be made of it."""
    try:
        with path.open("rb") as file:
            data = file.read(LIMITS.file_bytes + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(_UNREADABLE.say(language, reason=reason), file=path.as_posix()) from error
    return read_plan(shown_path(path), data, language)


def load_with_plan(inputs: Inputs, plan: Plan, progress: Progress | None = None) -> Planned:
    """Read an organization, and return it before and after a plan, both as of the day of the plan.

    Raises PlanError where the plan does not fit, UsageError for an earlier `--as-of`, InputError where a file of the
    organization cannot be read; and what `load` raises.
    """
    before = load(replace(inputs, as_of=day_of(plan, inputs.as_of, inputs.language or "en")), progress)
    return with_plan(before, plan)


def day_of(plan: Plan, as_of: date | None, language: Language) -> date:
    """Return the day on which an organization is looked at before and after a plan: the plan's, or a later one asked for.

    Raises UsageError for an earlier one.
    """
    if as_of is not None and as_of < plan.day:
        raise UsageError(_TOO_EARLY.say(language, as_of=as_of, day=plan.day, plan=plan.file))
    return as_of or plan.day


def with_plan(before: Loaded, plan: Plan) -> Planned:
    """Return an organization that was read as of the day of a plan, or later, before and after the plan."""
    language = before.language
    if before.unreadable:
        raise InputError(_INCOMPLETE.say(language))
    applied = apply_plan(plan, before.documents, language, as_of=before.model.as_of)
    unlinked = replace(before.unlinked, ends=_ends_after(before.unlinked.ends, before.model, applied))
    problems, _ = problems_of(applied.model, unlinked)
    shown = Stream()
    shown.add(plan.document)
    after = replace(
        before,
        model=applied.model,
        problems=problems,
        files=tuple(sorted({*before.files, plan.file})),
        comments=(*before.comments, *comments_of([plan.document])),
        sources={**before.sources, plan.file: shown},
        left_out=tuple(item for item in before.left_out if item[0] != plan.file),
    )
    return Planned(before, after, applied)


def write_after(planned: Planned, folder: Path, *, split: Split = "unit", force: bool = False) -> tuple[str, ...]:
    """Write the organization that a plan makes as a model in a folder; return the files, below it.

    Raises UsageError, before anything is written, where something stands there already and is not to be written over.
    """
    language = planned.before.language
    if not force and folder.is_dir() and any(folder.iterdir()):
        raise UsageError(_THERE.say(language), file=folder.as_posix())
    texts: Mapping[str, str] = files_after(planned.plan, planned.before.documents, language, split=split)
    write_tree(folder, texts, language)
    return tuple(sorted(texts))


def _ends_after(ends: LooseEnds, before: Model, applied: Applied) -> LooseEnds:
    """Return what foreign files leave open after a plan: under other ids, what they named as it was is there."""
    renamed = {old: later[0] for old, later in applied.became.items() if len(later) == 1}

    def later(field: FieldOf) -> FieldOf:
        ident = renamed.get(field.ident, field.ident) if field.kind == "unit" else field.ident
        return FieldOf(field.kind, ident if ident in applied.model.entities[field.kind] else field.ident, field.field)

    absent = tuple(one for one in ends.references if one.ident not in before.entities[one.kind])
    return replace(
        ends,
        references=absent,
        contested=tuple(map(later, ends.contested)),
        unsaid=tuple(map(later, ends.unsaid)),
    )
