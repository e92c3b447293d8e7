"""The baseline's file: read with the place of every entry, written one finding a line so that it merges and reads well."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from pathlib import Path

from orglint.app.writing import write_whole
from orglint.config.discovery import shown_path
from orglint.engine.baseline import Baseline, Entry
from orglint.errors import ConfigError, UsageError
from orglint.finding import Severity
from orglint.i18n import Language, Text
from orglint.location import Location, Span
from orglint.model.input_rules import INPUT_RULES, SETTING_RULES
from orglint.source.confinement import refuse_leading_out
from orglint.source.document import Fault, Mapping, Node
from orglint.source.document import Sequence as Items
from orglint.source.reader import read_yaml
from orglint.source.yaml_document import YamlDocument

FORMAT = "orglint-baseline/1"
_FAMILY = "orglint-baseline/"
_KEYS = ("rule", "entity", "severity", "measure", "fingerprint")
_SEVERITIES = {severity.word: severity for severity in Severity}
_ABSENT = ("null", "~", "")

_NO_FILE = Text(
    "there is no baseline {file}; --update-baseline writes it",
    "ベースライン{file}がありません。--update-baselineを付けると作成します",
)
_NOT_READ = Text("the baseline cannot be read: {reason}", "ベースラインを読み込めません: {reason}")
_FOREIGN = Text(
    'this is no baseline of orglint, which begins with {{"format": "' + FORMAT + '"}}; name another file',
    'orglintのベースラインではありません。先頭に{{"format": "'
    + FORMAT
    + '"}}があるはずです。別のファイルを指定してください',
)
_NEWER = Text(
    'this baseline was written by another version of orglint ("{format}"); this one reads "' + FORMAT + '"',
    "別の版のorglintで作成したベースラインです(「{format}」)。この版で読めるのは「" + FORMAT + "」です",
)
_DAMAGED = Text(
    "this entry of the baseline is damaged: {what}; mend it, or delete the file and have it written by --update-baseline",
    "ベースラインのこの項目は壊れています: {what}。項目を直すか、ファイルを削除して--update-baselineで作り直してください",
)
_BAD_FORM = Text("an entry has {keys}", "項目に必要なのは{keys}です")
_BAD_VALUE = Text('"{key}" is {value}; expected is {expected}', "「{key}」が{value}です({expected}を指定します)")
_NO_TEXT = Text('"{key}" is no text', "「{key}」が文字列ではありません")
_SEVERITY = Text("note, warning or error", "note、warning、errorのいずれか")
_NUMBER = Text("a number or null", "数値またはnull")
_TWICE = Text("it stands at line {line} already", "{line}行目に同じ項目があります")
_NO_RULE = Text("{rule} cannot be in a baseline", "{rule}はベースラインに入れられません")


def read_baseline(path: Path, language: Language) -> Baseline:
    """Return what a baseline file holds. Raises UsageError where there is none, ConfigError with the line of a mistake."""
    label = shown_path(path)
    refuse_leading_out(path, language)
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise UsageError(_NO_FILE.say(language, file=label)) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise ConfigError(_NOT_READ.say(language, reason=reason), file=label) from error
    return baseline_of(label, data, language)


def baseline_of(label: str, data: bytes, language: Language) -> Baseline:
    """Return what the bytes of a baseline file hold; `label` is what places in it call it."""
    documents = read_yaml(label, data)
    if isinstance(documents, Fault):
        if documents.rule == "not-a-mapping":
            raise _error(_FOREIGN.filled(), label, documents.span, language)
        raise _error(_NOT_READ.filled(reason=documents.reason), label, documents.span, language)
    return _Reading(label, language).baseline(documents)


def write_baseline(path: Path, entries: Sequence[Entry], language: Language) -> None:
    """Write a baseline, whole or not at all. Raises UsageError."""
    write_whole({path: text_of(entries)}, language)


def text_of(entries: Iterable[Entry]) -> str:
    """Return the file of some entries: JSON, a line each, so that a difference names what came and went."""
    lines = [json.dumps(_fields(entry), ensure_ascii=False) for entry in entries]
    listed = "".join(f"\n    {line}{',' if number < len(lines) else ''}" for number, line in enumerate(lines, start=1))
    return f'{{\n  "format": "{FORMAT}",\n  "findings": [{listed}{chr(10) + "  " if lines else ""}]\n}}\n'


def _fields(entry: Entry) -> dict[str, str | float | None]:
    measure = entry.measure
    if measure is not None and (not math.isfinite(measure) or measure == int(measure)):
        measure = int(measure) if math.isfinite(measure) else None
    return dict(zip(_KEYS, (entry.rule, entry.entity, entry.severity.word, measure, entry.fingerprint), strict=True))


class _Reading:
    def __init__(self, label: str, language: Language) -> None:
        self.label = label
        self.language: Language = language

    def baseline(self, documents: Sequence[YamlDocument]) -> Baseline:
        document = documents[0] if len(documents) == 1 else None
        form = document.root.get("format") if document is not None else None
        if document is None or not isinstance(form, str) or not form.startswith(_FAMILY):
            raise _error(_FOREIGN.filled(), self.label, Span(1, 1, 1, 1), self.language)
        if form != FORMAT:
            place = document.value_span(document.root, "format")
            raise _error(_NEWER.filled(format=form), self.label, place, self.language)
        if document.duplicates or document.faults:
            raise _error(_FOREIGN.filled(), self.label, Span(1, 1, 1, 1), self.language)
        listed = document.root.get("findings")
        if not isinstance(listed, Items):
            raise _error(_FOREIGN.filled(), self.label, document.key_span(document.root, "findings"), self.language)
        return Baseline(self.entries(document, listed))

    def entries(self, document: YamlDocument, listed: Items) -> dict[str, Entry]:
        entries: dict[str, Entry] = {}
        for number, node in enumerate(listed):
            span = document.value_span(listed, number)
            entry = self.entry(node, span)
            first = entries.setdefault(entry.fingerprint, entry)
            if first is not entry:
                assert first.location.span is not None
                raise self.damaged(_TWICE.filled(line=str(first.location.span.line)), span)
        return entries

    def entry(self, node: Node, span: Span | None) -> Entry:
        if not isinstance(node, Mapping) or set(node) != set(_KEYS):
            raise self.damaged(_BAD_FORM.filled(keys=", ".join(_KEYS)), span)
        for key in _KEYS:
            if not isinstance(node[key], str) and not (node[key] is None and key in ("entity", "measure")):
                raise self.damaged(_NO_TEXT.filled(key=key), span)
        rule, severity, print_ = str(node["rule"]), str(node["severity"]), str(node["fingerprint"])
        if severity not in _SEVERITIES:
            raise self.damaged(_BAD_VALUE.filled(key="severity", value=severity, expected=_SEVERITY), span)
        if rule in INPUT_RULES or rule in SETTING_RULES:
            raise self.damaged(_NO_RULE.filled(rule=rule), span)
        entity = node["entity"]
        return Entry(
            fingerprint=print_,
            rule=rule,
            entity=None if entity is None or entity in _ABSENT else str(entity),
            severity=_SEVERITIES[severity],
            measure=self.measure(node["measure"], span),
            location=Location(self.label, span),
        )

    def measure(self, written: Node, span: Span | None) -> float | None:
        if written is None or written in _ABSENT:
            return None
        value = str(written)
        try:
            measure = float(value)
        except ValueError:
            measure = math.nan
        if not math.isfinite(measure):  # nothing would ever be worse than that
            raise self.damaged(_BAD_VALUE.filled(key="measure", value=value, expected=_NUMBER), span)
        return measure

    def damaged(self, what: Text, span: Span | None) -> ConfigError:
        return _error(_DAMAGED.filled(what=what), self.label, span, self.language)


def _error(text: Text, label: str, span: Span | None, language: Language) -> ConfigError:
    line, column = (span.line, span.column) if span is not None else (None, None)
    return ConfigError(text.say(language), file=label, line=line, column=column)
