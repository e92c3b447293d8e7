"""Imported documents -> clean YAML files that `check` reads back with the same ids."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Mapping as ReadOnly
from pathlib import Path
from typing import TypeAlias

import yaml

from orglint.errors import UsageError
from orglint.i18n import Language, Text
from orglint.importers.imported import AnyDocument
from orglint.model.schema import COLLECTIONS, KINDS
from orglint.model.types import DATE, NUMBER, Maybe
from orglint.source.document import Mapping, Node

WriteFiles: TypeAlias = Callable[[ReadOnly[Path, str], Language], None]
PLAIN_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
PLAIN_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


class _Number(str):
    """Source text of a number, written without quotes."""

    __slots__ = ()


class _Date(str):
    """Source text of a date, written without quotes."""

    __slots__ = ()


# libyaml's emitter is some ten times faster; the other writes the same but for characters beyond U+FFFF, which it
# does not escape.
_Base: type[yaml.SafeDumper] = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class _Dumper(_Base):  # type: ignore[misc, valid-type]  # one of two classes, chosen when the module is loaded
    """Quotes whatever YAML would read as something else than text; knows numbers and dates as such."""

    def ignore_aliases(self, data: object) -> bool:
        """Write everything out where it stands."""
        return True


def _plain_number(dumper: yaml.SafeDumper, text: _Number) -> yaml.ScalarNode:
    kind = "float" if "." in text else "int"
    return dumper.represent_scalar(f"tag:yaml.org,2002:{kind}", str(text))


def _plain_date(dumper: yaml.SafeDumper, text: _Date) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:timestamp", str(text))


_Dumper.add_representer(_Number, _plain_number)
_Dumper.add_representer(_Date, _plain_date)


def write_yaml(
    documents: Iterable[AnyDocument],
    folder: Path,
    write: WriteFiles,
    *,
    force: bool = False,
    language: Language = "en",
) -> list[Path]:
    """Write one file for each collection below `folder`, which is made where it is not there; return their paths.

    `write` writes them all or none. Raises UsageError, before anything is written, where one exists already and
    `force` is not given, and where the folder cannot be made.
    """
    texts = yaml_texts(documents)
    paths = {folder / f"{name}.yaml": text for name, text in texts.items()}
    there = [path for path in paths if path.exists()]
    if there and not force:
        raise UsageError(_EXISTS.say(language, files=", ".join(path.as_posix() for path in there)))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UsageError(_NO_FOLDER.say(language, reason=reason), file=folder.as_posix()) from error
    write(paths, language)
    return list(paths)


def yaml_texts(documents: Iterable[AnyDocument]) -> dict[str, str]:
    """Return the text of each file by collection; entities sorted by id, the order of the documents does not matter."""
    ordered = sorted(documents, key=lambda document: document.file)
    merged: dict[str, dict[str, object]] = {}
    for adds in (False, True):
        for document in ordered:
            _merge(document, merged, adds=adds)
    names = [name for name in ("organization", *COLLECTIONS) if name in merged]
    return {name: _text(name, merged[name], ordered, sorted(_left_out(name, ordered))) for name in names}


def _merge(document: AnyDocument, merged: dict[str, dict[str, object]], *, adds: bool) -> None:
    """Take in the entities of a document, or what it adds to those of others; what is there already stays."""
    for name, entities in document.root.items():
        for ident, body in entities.items() if isinstance(entities, Mapping) else ():
            if adds is (isinstance(body, Mapping) and body.first in document.additions):
                into = merged.setdefault(name, {})
                value = _value(name, ident, body)
                known = into.setdefault(ident, value)
                if adds and isinstance(known, dict) and isinstance(value, dict):
                    known.update({field: said for field, said in value.items() if field not in known})


def _text(name: str, entities: dict[str, object], documents: list[AnyDocument], left_out: list[str]) -> str:
    content = entities if name == "organization" else dict(sorted(entities.items()))
    files = sorted({_comment(document.file) for document in documents})
    lines = ["# orglint import", *(f"# < {file}" for file in files), *(f"# ! {line}" for line in left_out)]
    dumped = yaml.dump(
        {name: content}, Dumper=_Dumper, allow_unicode=True, sort_keys=False, default_flow_style=False, width=4096
    )
    return "\n".join([*lines, dumped])


def _left_out(name: str, documents: list[AnyDocument]) -> Iterator[str]:
    """Yield what of a collection contradicts a first definition, which alone is written, with its place."""
    for document in documents:
        for repeat in document.duplicates:
            if repeat.mapping is document.root.get(name):
                yield _comment(f"{document.file}:{repeat.second.line}: {repeat.key} (= {repeat.first.line})")


def _comment(text: str) -> str:
    return UNPRINTABLE.sub(" ", text)


def _value(collection: str, field: str, node: Node) -> object:
    """Return a node as the dumper takes it; of an entity, every field by its type."""
    if isinstance(node, Mapping):
        return {name: _value(collection, name, value) for name, value in node.items()}
    if isinstance(node, list):
        return [_value(collection, field, item) for item in node]
    return node if node is None else _scalar(collection, field, node)


def _scalar(collection: str, name: str, text: str) -> str:
    kind = KINDS["organization"] if collection == "organization" else COLLECTIONS[collection]
    field = kind.written.get(name)
    type_ = field.type.item if field is not None and isinstance(field.type, Maybe) else None
    if type_ == NUMBER and PLAIN_NUMBER.fullmatch(text):
        return _Number(text)
    return _Date(text) if type_ == DATE and PLAIN_DATE.fullmatch(text) else text


_EXISTS = Text(
    "these files exist already: {files}; nothing was written. Name another folder with -o, or replace them with "
    "--force",
    "次のファイルがすでにあるため、何も書き出していません: {files}。"
    "-oで別のフォルダーを指定するか、--forceで置き換えてください",
)
_NO_FOLDER = Text(
    "the folder for the YAML files cannot be made: {reason}",
    "YAMLファイルのフォルダーを作成できません: {reason}",
)
