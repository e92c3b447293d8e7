"""A mapping file: whether a file is one, and what it says once everything in it has been checked."""

from __future__ import annotations

from orglint.errors import ConfigError
from orglint.i18n import Language, Text
from orglint.importers.mapped.globs import Glob, fault_of
from orglint.importers.mapped.reading import Parts, Scope
from orglint.importers.mapped.rules import RuleReader
from orglint.importers.mapped.spec import FORMAT, FORMS, Files, Form, Lookup, SourceMap
from orglint.importers.mapped.values import ValueReader
from orglint.location import Span
from orglint.model.problems import quote
from orglint.source.document import Fault, Mapping
from orglint.source.reader import read_yaml
from orglint.spelling import did_you_mean, hinted

_TOP = ("format", "description", "files", "lookups", "entities")
_FILES = ("glob", "as", "optional", "ignore")
_LOOKUP = ("in", "each", "key", "gives", "several")


def is_mapping(data: bytes) -> bool:
    """Whether a file means to be a mapping: its `format` says so, or it has keys that only a mapping has."""
    documents = read_yaml("", data)
    if isinstance(documents, Fault) or not documents:
        return b"orglint-mapping" in data
    form = documents[0].root.get("format")
    return (isinstance(form, str) and form.startswith("orglint-mapping")) or bool(
        {"entities", "files"} & set(documents[0].root)
    )


def read_mapping(file: str, data: bytes, language: Language = "en") -> SourceMap:
    """Read a mapping. Raises ConfigError with every error of the file, each with line and column."""
    documents = read_yaml(file, data)
    if isinstance(documents, Fault):
        raise mapping_error([(documents.reason, documents.span)], file, language)
    if len(documents) != 1:
        raise mapping_error([(_ONE_DOCUMENT, None)], file, language)
    parts = Parts(documents[0])
    parts.errors.extend((fault.reason, fault.span) for fault in documents[0].faults)
    parts.errors.extend((_TWICE.filled(key=quote(each.key)), each.second) for each in documents[0].duplicates)
    made = _whole(parts)
    if parts.errors:
        raise mapping_error(parts.errors, file, language)
    return made


def mapping_error(found: list[tuple[Text, Span | None]], file: str, language: Language) -> ConfigError:
    """Return one exception for all errors, in the order of the file: the first gives its place, the others theirs."""
    ordered = sorted(found, key=lambda item: (item[1].line, item[1].column) if item[1] is not None else (0, 0))
    ordered = list(dict.fromkeys(ordered))
    first = ordered[0][1]
    lines = [ordered[0][0].say(language)]
    for text, span in ordered[1:]:
        place = f"{file}:{span.line}:{span.column}" if span is not None else file
        lines.append(f"{place}: {text.say(language)}")
    return ConfigError(
        "\n".join(lines), file=file, line=first.line if first else None, column=first.column if first else None
    )


def _whole(parts: Parts) -> SourceMap:
    root = parts.document.root
    parts.only(root, _TOP, _A_MAPPING)
    _format(parts, root)
    if "description" in root:
        parts.text(root, "description")
    for key in ("files", "entities"):
        if key not in root:
            parts.missing(root, key, _A_MAPPING)
    files = _all_files(parts, root)
    named = parts.mapping(root, "lookups") if root.get("lookups") is not None else None
    values = ValueReader(parts, frozenset(named or ()))
    rules = RuleReader(parts, values, frozenset(files))
    lookups = {
        name: lookup for name in named or () if (lookup := _lookup(parts, values, rules, named, name)) is not None
    }
    made = rules.all(root) if "entities" in root else ()
    if not parts.errors:  # what seems to be unused may be what an error means
        _say_unused(parts, root, "files", rules.used)
        _say_unused(parts, root, "lookups", values.used)
    return SourceMap(parts.document, files, lookups, made, tuple(parts.paths))


def _format(parts: Parts, root: Mapping) -> None:
    if "format" not in root:
        parts.missing(root, "format", _A_MAPPING)
    elif root["format"] != FORMAT:
        parts.say(_FORMAT, root, "format")


def _all_files(parts: Parts, root: Mapping) -> dict[str, Files]:
    written = parts.mapping(root, "files") if "files" in root else None
    if written is not None and not written:
        parts.say(_NO_FILES, root, "files")
    found = {name: _files(parts, written, name) for name in written or () if written is not None}
    return {name: files for name, files in found.items() if files is not None}


def _files(parts: Parts, written: Mapping, name: str) -> Files | None:
    place = parts.document.key_span(written, name) or parts.place(written, name)
    node = written[name]
    if not isinstance(node, Mapping):
        return Files(name, _globs(parts, written, name), None, optional=False, ignored=(), place=place)
    parts.only(node, _FILES, _SOME_FILES)
    if "glob" not in node:
        parts.missing(node, "glob", _SOME_FILES)
    return Files(
        name,
        _globs(parts, node, "glob") if "glob" in node else (),
        _form(parts, node),
        parts.flag(node, "optional"),
        parts.path_list(node, "ignore", Scope()) if "ignore" in node else (),
        place,
    )


def _globs(parts: Parts, node: Mapping, key: str) -> tuple[Glob, ...]:
    made = []
    for container, at, _ in parts.listed(node, key):
        text = parts.text(container, at)
        fault = fault_of(text) if text is not None else None
        if fault is not None:
            parts.say(fault, container, at)
        elif text is not None:
            made.append(Glob(text, parts.place(container, at)))
    return tuple(made)


def _form(parts: Parts, node: Mapping) -> Form | None:
    text = parts.text(node, "as") if "as" in node else None
    if text is None:
        return None
    for form in FORMS:
        if text == form:
            return form
    known = Text(", ".join(FORMS), "、".join(FORMS))
    parts.say(hinted(_NO_FORM.filled(text=quote(text), known=known), did_you_mean(text, FORMS)), node, "as")
    return None


def _lookup(parts: Parts, values: ValueReader, rules: RuleReader, lookups: Mapping | None, name: str) -> Lookup | None:
    assert lookups is not None
    node = parts.mapping(lookups, name)
    if node is None:
        return None
    parts.only(node, _LOOKUP, _A_LOOKUP)
    for key in ("in", "key", "gives"):
        if key not in node:
            parts.missing(node, key, _A_LOOKUP)
    files = rules.files(node) if "in" in node else None
    key_value = values.read(node, "key", Scope()) if "key" in node else None
    gives = values.read(node, "gives", Scope()) if "gives" in node else None
    several = parts.text(node, "several") if "several" in node else None
    if several not in (None, "first"):
        parts.say(_SEVERAL, node, "several")
    each = parts.path_list(node, "each", Scope()) if "each" in node else ()
    if files is None or key_value is None or gives is None:
        return None
    place = parts.document.key_span(lookups, name) or parts.place(lookups, name)
    return Lookup(name, files, each, key_value, gives, several == "first", place)


def _say_unused(parts: Parts, root: Mapping, key: str, used: set[str]) -> None:
    written = root.get(key)
    if isinstance(written, Mapping):
        for name in (name for name in written if name not in used):
            parts.say(_UNUSED.filled(name=quote(name), key=key), written, name, of_key=True)


_A_MAPPING = Text("a mapping", "マッピング")
_SOME_FILES = Text("an entry of files", "filesの項目")
_A_LOOKUP = Text("a lookup", "lookupsの項目")
_ONE_DOCUMENT = Text(
    "a mapping is one YAML document with format, files and entities",
    "マッピングには、format、files、entitiesを持つYAMLを1つだけ書いてください。",
)
_TWICE = Text("the key {key} stands twice", "キー{key}が二重に書かれています。")
_FORMAT = Text(f"the format of a mapping is {FORMAT}", f"formatには{FORMAT}と書いてください。")
_NO_FILES = Text("no files are named", "filesにファイルが書かれていません。")
_NO_FORM = Text("no file is read as {text}; there are {known}", "asに{text}は使えません。使えるのは{known}です。")
_SEVERAL = Text(
    "several can be: first (of several with one key the first is taken); without it they are an error",
    "severalに書けるのはfirst(同じキーが複数あれば最初のものを使う)だけです。書かなければ、重複はエラーになります。",
)
_UNUSED = Text("nothing reads {name} of {key}", "{key}の{name}はどこからも使われていません。")
