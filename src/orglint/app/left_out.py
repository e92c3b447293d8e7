"""Files that are not read as a model: what is said of each, and when a run is refused for them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from orglint.errors import InputError, NoModelError
from orglint.i18n import Language, Text
from orglint.model.classifying import COLLECTION_NAMES, classify
from orglint.source.discovery import Found, LeftOut
from orglint.source.yaml_document import YamlDocument
from orglint.spelling import hinted

_FOREIGN = Text("no collection of an organization model in it", "組織モデルのコレクションがありません")
_RULES = Text("a rule file, not a model", "モデルではなくルールのファイルです")
_MAPPING = Text("a mapping, not a model; --map takes it", "モデルではなくマッピングです(--mapで指定します)")
_PLAN = Text("a plan of a reorganization, not a model", "モデルではなく変更案です")
_RENAMES = Text(
    "a renames file for `orglint compare`, not a model",
    "`orglint compare`用の対応の指定ファイルで、モデルではありません",
)
_EMPTY = Text("the file is empty", "ファイルが空です")
_NAMED_FOREIGN = Text(
    "{file}: no collection of an organization model in it; a model begins with one of: {names}",
    "{file}: 組織モデルのコレクションがありません。モデルは次のいずれかで始めます: {names}",
)
_MAY_BE = Text("it can be read with {options}", "{options}を付けると読み込めます")
_NAMED_PLAN = Text(
    "{file}: this is a plan of a reorganization, not a model: orglint compare MODEL {file} shows what it does",
    "{file}: モデルではなく変更案です。orglint compare モデル {file} で、変更の結果を確認できます",
)
_PLAN_ON_STDIN = Text(
    "{file}: this is a plan of a reorganization, not a model; save it as a file: orglint compare MODEL plan.yaml shows what it does",
    "{file}: モデルではなく組織変更案です。ファイルに保存してください。orglint compare モデル plan.yaml で、変更の結果を確認できます",
)
_ONLY_FOREIGN = Text(
    "no file here has a collection of an organization model in it: {files}; a model begins with one of: {names}",
    "組織モデルのコレクションがあるファイルがありません: {files}。モデルは次のいずれかで始めます: {names}",
)
_MOST_FILES = 3


class LeftOutFiles:
    """The files of a run that are left out, each with its reason. A stranger is one that might have been a model."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language
        self._reasons: dict[str, str] = {}
        self._strangers: list[str] = []
        self._has_empty = False

    def reasons(self) -> tuple[tuple[str, str], ...]:
        """Return files and reasons, each once, in order."""
        return tuple(sorted(self._reasons.items()))

    def add(self, label: str, reason: Text) -> None:
        """Leave a file out."""
        self._reasons[label] = reason.say(self.language)

    def add_found(self, found: Iterable[LeftOut]) -> None:
        """Leave out what a search has left out."""
        for item in found:
            self.add(item.label, item.reason)

    def add_empty(self, label: str) -> None:
        """Leave out an empty file: a model may begin as one."""
        self.add(label, _EMPTY)
        self._has_empty = True

    def add_stranger(self, label: str, reason: Text = _FOREIGN) -> None:
        """Leave out a file in which nothing describes an organization."""
        self._strangers.append(label)
        self.add(label, reason)

    def add_foreign(self, found: Found, documents: Sequence[YamlDocument], kinds: Collection[str]) -> None:
        """Leave out YAML in which nothing describes an organization. Raises InputError where the user named it.

        `kinds` are the foreign kinds it may be of.
        """
        if found.named and any(map(_is_plan, documents)):
            text = _NAMED_PLAN if found.path is not None else _PLAN_ON_STDIN
            raise InputError(text.say(self.language, file=found.label))
        if found.named:
            text = _NAMED_FOREIGN.filled(file=found.label, names=", ".join(COLLECTION_NAMES))
            hint = _MAY_BE.filled(options=" / ".join(f"--from {kind}" for kind in kinds)) if kinds else None
            raise InputError(hinted(text, hint).say(self.language))
        self.add_stranger(found.label, _why_strange(documents))

    def refuse_strangers(self) -> None:
        """Raise NoModelError where there are files and not one may be a model: to find nothing in them would mislead."""
        if self._strangers and not self._has_empty:
            names = ", ".join(COLLECTION_NAMES)
            more = ", ..." if len(self._strangers) > _MOST_FILES else ""
            files = ", ".join(sorted(self._strangers)[:_MOST_FILES]) + more
            raise NoModelError(_ONLY_FOREIGN.say(self.language, files=files, names=names))


def _why_strange(documents: Sequence[YamlDocument]) -> Text:
    """Return what a file is that is no model."""
    kinds = {classify(document.root) for document in documents}
    if "rules" in kinds:
        return _RULES
    if "renames" in kinds:
        return _RENAMES
    if any(map(_is_mapping, documents)):
        return _MAPPING
    return _PLAN if any(map(_is_plan, documents)) else _FOREIGN


def _is_mapping(document: YamlDocument) -> bool:
    return str(document.root.get("format")).startswith("orglint-mapping/")


def _is_plan(document: YamlDocument) -> bool:
    return str(document.root.get("format")).startswith("orglint-plan/")
