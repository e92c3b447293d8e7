"""All rules there are: the built-in ones and the project's own, read from their files."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from orglint.config.discovery import shown_path
from orglint.errors import InputError, UsageError
from orglint.i18n import Language, Text
from orglint.location import Location
from orglint.model.problems import did_you_mean, quote
from orglint.ruleset.builtin import builtin_rules_folder
from orglint.ruleset.faults import RuleFault
from orglint.ruleset.reading import read_rules
from orglint.ruleset.shape import show_line, underlined
from orglint.ruleset.spec import BUILT_IN, RuleSpec
from orglint.source.confinement import LEADS_OUT, is_inside, is_link, refuse_leading_out, root_of
from orglint.source.document import Fault
from orglint.source.reader import read_yaml
from orglint.source.text import decode


@dataclass(frozen=True, slots=True)
class Library:
    """Rules by id, sorted, and everything wrong with rule files so far."""

    rules: dict[str, RuleSpec]
    faults: tuple[RuleFault, ...] = ()


NO_RULES = Text("there is no rule file or folder {path}", "ルールのファイルまたはフォルダー{path}がありません")
_EXAMPLES = b"\n  examples:\n"
"""How the examples of a built-in rule begin: one rule a file, its examples last (a test holds it)."""


def read_library(own: Iterable[Path], language: Language, *, whole: bool = True) -> Library:
    """Return the built-in rules and those in the project's own files and folders.

    Not `whole` leaves out the examples of the built-in rules, more than half of what there is to read: a run that only
    evaluates rules has no use for them. Raises UsageError for a path that is not there. Faults in rule files are gathered, not raised.
    """
    folder = builtin_rules_folder()
    files = [(path, f"{BUILT_IN}/{path.relative_to(folder).as_posix()}") for path in sorted(folder.rglob("*.yaml"))]
    return read_files([*files, *own_files(own, language)], language, whole=whole)


def own_files(paths: Iterable[Path], language: Language) -> list[tuple[Path, str]]:
    """Return the rule files at some paths, each once, with the name it is called by. Raises UsageError as rule_files."""
    found = {file.resolve(): file for path in reversed([*paths]) for file in rule_files(path, language)}
    return [(file, shown_path(file)) for file in sorted(found.values())]


def rule_files(path: Path, language: Language) -> Sequence[Path]:
    """Return the rule files at a path: itself, or every YAML file below it. Raises UsageError where nothing is.

    So it does for a link out of the repository: a rule that is left out must not go unnoticed.
    """
    refuse_leading_out(path, language)
    if path.is_dir():
        return sorted(_below(path, language))
    if path.is_file():
        return [path]
    raise UsageError(NO_RULES.say(language, path=shown_path(path)))


def _below(top: Path, language: Language) -> Iterator[Path]:
    """Yield the YAML files below a folder; links to folders inside of the repository are followed, each folder once."""
    root = root_of(top)
    waiting, seen = [top], {os.path.realpath(top)}
    while waiting:
        for path in waiting.pop().iterdir():
            is_folder = path.is_dir()
            if not is_folder and path.suffix not in (".yaml", ".yml"):
                continue
            if is_link(path) and not is_inside(path, root):
                raise UsageError(LEADS_OUT.say(language), file=shown_path(path))
            if not is_folder and path.is_file():
                yield path
            elif is_folder and (real := os.path.realpath(path)) not in seen:
                seen.add(real)
                waiting.append(path)


def read_files(
    files: Iterable[tuple[Path, str]], language: Language, known: Collection[str] = frozenset(), *, whole: bool = True
) -> Library:
    """Return the rules of some files, each with the name it is called by. `known` are rules they may refer to."""
    rules: dict[str, RuleSpec] = {}
    faults: list[RuleFault] = []
    for path, label in files:
        try:
            data = path.read_bytes()
        except OSError as error:
            message = Text("the rule file cannot be read: {reason}", "ルールのファイルを読み込めません: {reason}")
            raise InputError(message.say(language, reason=error.strerror or str(error)), file=label) from error
        if not whole and label.startswith(f"{BUILT_IN}/"):
            data = data.partition(_EXAMPLES)[0] + b"\n"
        found, wrong = _file(label, data)
        faults += wrong
        for rule in found:
            if rule.id in rules:
                faults.append(_twice(rule, rules[rule.id]))
            rules.setdefault(rule.id, rule)
    faults += _unknown_rules(rules, known)
    faults += _circular(rules)
    return Library(dict(sorted(rules.items())), tuple(faults))


def _file(label: str, data: bytes) -> tuple[list[RuleSpec], list[RuleFault]]:
    documents = read_yaml(label, data)
    if isinstance(documents, Fault):
        return [], [RuleFault(Location(label, documents.span), documents.reason, None, _line(data, documents))]
    if not documents:
        return [], [RuleFault(Location(label), Text("the rule file is empty", "ルールのファイルが空です"))]
    found: list[RuleSpec] = []
    faults: list[RuleFault] = []
    for document in documents:
        faults += [RuleFault(Location(label, fault.span), fault.reason) for fault in document.faults]
        rules, wrong = read_rules(document)
        found += rules
        faults += wrong
    return found, faults


def _line(data: bytes, fault: Fault) -> tuple[str, ...]:
    """Return the line of a fault for which the file could not be read, with carets."""
    text = decode(data)
    if isinstance(text, Fault) or fault.span is None:
        return ()
    return underlined(text.line(fault.span.line), fault.span)


def _twice(rule: RuleSpec, first: RuleSpec) -> RuleFault:
    where = first.place.value_location()
    message = Text(f"the rule {quote(rule.id)} is there already", f"ルール{quote(rule.id)}はすでにあります")
    return RuleFault(rule.place.value_location(), message, Text(f"first in {where}", f"最初の定義: {where}"))


def _circular(rules: dict[str, RuleSpec]) -> Iterable[RuleFault]:
    """Find rules that yield to each other in a circle: each would take the other's finding away, and none be left."""
    for rule in rules.values():
        seen: set[str] = set()
        waiting = list(rule.yields_to)
        while waiting:
            name = waiting.pop()
            if name in rules and name not in seen:
                seen.add(name)
                waiting += rules[name].yields_to
        if rule.id in seen:
            location = rule.body_place("yields_to").value_location()
            message = Text(f"{rule.id} yields to itself in the end", f"{rule.id}のyields_toが一周して自分に戻ります")
            yield RuleFault(location, message, None, show_line(rule.document, location))


def _unknown_rules(rules: dict[str, RuleSpec], known: Collection[str]) -> Iterable[RuleFault]:
    for rule in rules.values():
        for key, names in (("yields_to", rule.yields_to), ("summarizes", rule.summarizes)):
            for index, name in enumerate(names):
                if name not in rules and name not in known:
                    message = Text(f"there is no rule {quote(name)}", f"{quote(name)}というルールはありません")
                    location = rule.body_place(key, index).value_location()
                    hint = did_you_mean(name, {*rules, *known})
                    yield RuleFault(location, message, hint, show_line(rule.document, location))
