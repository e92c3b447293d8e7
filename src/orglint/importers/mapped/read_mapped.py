"""Reads files as a mapping says: documents for the model, problems at their places, and what was not read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from orglint.i18n import Text
from orglint.importers.imported import ForeignFile, Imported, Note
from orglint.importers.mapped.assemble import assemble
from orglint.importers.mapped.leftovers import leave_alone, leftovers
from orglint.importers.mapped.path import Path
from orglint.importers.mapped.run import Run
from orglint.importers.mapped.sketch import settled
from orglint.importers.mapped.spec import Files, Form, SourceMap
from orglint.importers.mapped.trees import Tree, form_of, read_trees
from orglint.importers.mapped.walk import Use, Walker
from orglint.location import Location, Span
from orglint.model.problems import Problem, duplicate_key, quote, unreadable
from orglint.source.document import Fault
from orglint.spelling import did_you_mean


@dataclass(frozen=True, slots=True)
class Found:
    """A file that a mapping names: under the path that users see, and where it is below the path they gave."""

    file: ForeignFile
    relative: str
    named: bool = False
    """It stands on the command line itself: the end of its path is what a pattern has to fit."""


def names(mapping: SourceMap, relative: str, *, named: bool) -> list[Files]:
    """Return the entries of `files` that a file belongs to."""
    return [
        files
        for files in mapping.files.values()
        if any(glob.fits_end(relative) if named else glob.fits(relative) for glob in files.globs)
    ]


def read_mapped(found: Sequence[Found], mapping: SourceMap) -> Imported:
    """Read all files together as one organization."""
    reading = _Reading(mapping)
    for item in sorted(found, key=lambda each: each.file.file):
        reading.file(item)
    return reading.imported()


class _Reading:
    def __init__(self, mapping: SourceMap) -> None:
        self._mapping = mapping
        self._trees: dict[str, list[Tree]] = {name: [] for name in mapping.files}
        self._every: dict[tuple[str, Form], list[Tree]] = {}
        self._problems: list[Problem] = []
        self._blank: list[str] = []
        self._unreadable = False

    def file(self, item: Found) -> None:
        """Read a file, once for each way in which the mapping wants it read."""
        for files in names(self._mapping, item.relative, named=item.named):
            form = form_of(item.relative, files.form)
            key = item.file.file, form
            if key not in self._every:
                self._every[key] = self._read(item, form)
            self._trees[files.name] += self._every[key]

    def _read(self, item: Found, form: Form) -> list[Tree]:
        read = read_trees(item.file, item.relative, form)
        if isinstance(read, Fault):
            self._unreadable = True
            self._problems.append(unreadable(item.file.file, read))
            return []
        if not read:
            self._blank.append(item.file.file)
        for tree in read:
            self._problems += [unreadable(item.file.file, fault) for fault in tree.document.faults]
            self._problems += [duplicate_key(each, item.file.file, "") for each in tree.document.duplicates]
        return read

    def imported(self) -> Imported:
        run = Run(self._mapping, self._trees)
        run.all()
        for name, files in self._mapping.files.items():
            leave_alone(files, self._trees[name], run.walker)
        trees = [tree for every in self._every.values() for tree in every]
        documents = assemble(settled(run.sketches), trees, self._mapping)
        problems = [*self._problems, *run.walker.problems]
        if not self._unreadable:
            problems += self._unmatched(run.walker)
        return Imported(
            documents=tuple(documents),
            problems=tuple(problems),
            notes=tuple(self._notes(run)),
            unreadable=self._unreadable,
        )

    def _notes(self, run: Run) -> Iterator[Note]:
        for name, trees in self._trees.items():
            left = leftovers(trees)
            if left is not None:
                count = len({tree.document.file for tree in trees})
                yield Note(self._mapping.file, _LEFT.filled(name=name, count=count, paths=left))
        if run.undecided:
            yield Note(self._mapping.file, _UNDECIDED.filled(count=run.undecided))
        for file, count in sorted(run.passed_over.items()):
            yield Note(file, _PASSED.filled(count=count))
        for file in sorted(set(self._blank)):
            yield Note(file, _BLANK)

    def _unmatched(self, walker: Walker) -> Iterator[Problem]:
        """Yield a problem for each entry of files without a file, and each path that leads nowhere in any file."""
        for name, files in self._mapping.files.items():
            for glob in files.globs if not files.optional and not self._trees[name] else ():
                yield self._problem(_NO_FILE.filled(glob=quote(glob.text)), glob.place, glob.text, _NO_FILE_FIX)
        for path, use in _unmatched(self._mapping.paths, walker):
            hints = (did_you_mean(name, sorted(keys)) for name, keys in use.beside.items())
            hint = next((hint for hint in hints if hint is not None), None)
            accepted = _NO_MATCH_FIX if hint is None else _HINTED.filled(hint=hint, rest=_NO_MATCH_FIX)
            yield self._problem(_NO_MATCH.filled(path=quote(path.text)), path.place, path.text, accepted)

    def _problem(self, text: Text, place: Span, value: str, accepted: Text) -> Problem:
        return Problem("unmatched-path", text, Location(self._mapping.file, place), accepted=accepted, values=(value,))


def _unmatched(paths: Iterable[Path], walker: Walker) -> Iterator[tuple[Path, Use]]:
    for path in paths:
        use = walker.uses.get(path)
        if use is not None and use.asked and not use.matched and not path.optional:
            yield path, use


_LEFT = Text("not read of {name} (files: {count}): {paths}", "{name}({count}ファイル)で読まなかったもの: {paths}")
_UNDECIDED = Text(
    "objects whose id is still to be decided or says none (TBD, none), of which no entity is made: {count}",
    "IDが「未定」や「なし」(TBD、noneなど)のため、エンティティにしなかったもの: {count}件",
)
_PASSED = Text(
    "objects that no rule takes, by `only`: {count}", "onlyの条件によりどのルールでも読まなかったもの: {count}件"
)
_BLANK = Text("nothing to read in it", "読み取れる内容がありません")
_NO_FILE = Text("no file is called {glob}", "{glob}に当てはまるファイルがありません")
_NO_FILE_FIX = Text(
    "correct the pattern, or write `optional: true` beside it where the file may be missing",
    "パターンを直してください。ないこともあるファイルなら、optional: trueと書いてください。",
)
_NO_MATCH = Text(
    "the path {path} leads nowhere in any file", "パス{path}に当てはまるものが、どのファイルにもありません"
)
_NO_MATCH_FIX = Text(
    "correct the path, or write a ? behind it where it may lead nowhere",
    "パスを直してください。当てはまらないこともあるなら、末尾に?を付けてください。",
)
_HINTED = Text("{hint} {rest}", "{hint}。{rest}")
