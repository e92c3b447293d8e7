"""A plan laid over an organization that was read: the organization that it makes, as if that had been read itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from orglint.app.inputs import Inputs, Loaded
from orglint.app.loading import person_names
from orglint.app.writing import write_tree
from orglint.config.discovery import shown_path
from orglint.errors import UsageError
from orglint.i18n import Language, Text
from orglint.model.problems import keep_names_apart
from orglint.reorg.plan.apply import apply_plan
from orglint.reorg.plan.reading import Plan, is_plan, read_plan
from orglint.reorg.plan.writing import files_after
from orglint.source.document import Fault
from orglint.source.limits import LIMITS
from orglint.source.reader import read_yaml
from orglint.source.stream import Stream

_ENDINGS = frozenset({".yaml", ".yml", ".json"})
_LIKE_A_PLAN = re.compile(rb"orglint-plan|^[\"']?changes[\"']?[ \t]*:|[{,]\s*[\"']?changes[\"']?\s*:", re.MULTILINE)
"""Looked for before anything is parsed: a large model need not be read twice to see that it is no plan."""
_THERE = Text(
    "the folder is not empty; nothing was written. Name another one with --write, or write into it with --force",
    "フォルダーが空ではないため、何も書き出していません。--writeで別のフォルダーを指定するか、--forceで書き込んでください",
)
_INSIDE = Text(
    "this folder is in {before}, and would be read as a part of it; name one outside",
    "{before}の中のフォルダーに書き出すと、その一部として読み込まれてしまいます。外のフォルダーを指定してください",
)
_ONLY_A_PLAN = Text(
    "--write writes what a plan makes of BEFORE; AFTER is no plan",
    "--writeは、プランを適用した組織を書き出すオプションです。AFTERはプランではありません",
)


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A file that is a plan: what it is called, and its bytes."""

    label: str
    data: bytes


def plan_at(path: Path) -> PlanFile | None:
    """Return the plan that stands at a path; None for anything else: a model, a table, a folder, nothing."""
    if path.suffix.lower() not in _ENDINGS or not path.is_file() or path.stat().st_size > LIMITS.file_bytes:
        return None
    label, data = shown_path(path), path.read_bytes()
    if _LIKE_A_PLAN.search(data) is None:
        return None
    documents = read_yaml(label, data)
    if isinstance(documents, Fault) or not documents:
        return None
    return PlanFile(label, data) if is_plan(documents[0].root) else None


def planned(before: Loaded, file: PlanFile, inputs: Inputs) -> tuple[Loaded, Plan]:
    """Return what a plan makes of an organization. Raises PlanError with every mistake of the plan.

    It stands in the files of the organization and in the plan, and is looked at by the settings of the organization.
    """
    plan = read_plan(file.label, file.data, before.language)
    model = apply_plan(plan, before.documents, before.language, as_of=inputs.as_of).model
    stream = Stream()
    stream.add(plan.document)
    loaded = replace(
        before,
        model=model,
        problems=keep_names_apart(before.problems_with(model), person_names(model)),
        files=tuple(sorted({*before.files, file.label})),
        left_out=tuple(item for item in before.left_out if item[0] != file.label),
        sources={**before.sources, file.label: stream},
        asked=(file.label,),
    )
    return loaded, plan


def refuse_folder(folder: Path, before: Path, language: Language, *, force: bool) -> None:
    """Raise UsageError where the organization that a plan makes must not be written to a folder."""
    is_inside = before.is_dir() and folder.resolve().is_relative_to(before.resolve())
    if is_inside:
        raise UsageError(_INSIDE.say(language, before=before.as_posix()), file=folder.as_posix())
    if not force and folder.is_dir() and any(folder.iterdir()):
        raise UsageError(_THERE.say(language), file=folder.as_posix())


def no_plan(language: Language) -> UsageError:
    """Return the error for something to be written where AFTER is no plan."""
    return UsageError(_ONLY_A_PLAN.say(language))


def write_planned(folder: Path, plan: Plan, before: Loaded) -> Mapping[str, str]:
    """Write the organization that a plan makes, as a model in YAML; return the files by their paths below the folder."""
    texts = files_after(plan, before.documents, before.language)
    write_tree(folder, texts, before.language)
    return texts
