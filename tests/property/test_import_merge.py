"""Whatever a hand changes in a model and whatever changes at the source: nothing of the hand's is lost, and a second
import of the same writes nothing."""

from __future__ import annotations

import re
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from orglint.importers.to_yaml.record import RECORD_FILE
from orglint.source.document import Mapping
from orglint.source.reader import read_yaml
from tests.unit.importers.to_yaml.conftest import Desk

FIELDS = ("name", "title", "grade", "reports_to")
UNITS = ("A", "B", "C")
TEXT = st.sampled_from(["x", "y", "no", "12", "営業", "a: b", "#1"])
ROW = st.fixed_dictionaries(
    {"unit": st.sampled_from(UNITS), "title": TEXT | st.just(""), "grade": TEXT | st.just(""), "more": st.booleans()}
)
TABLES = st.dictionaries(st.sampled_from("12345"), ROW, max_size=5)
HAND = st.lists(
    st.tuples(
        st.sampled_from(["set", "own", "comment", "above", "delete field", "delete", "new", "flow"]),
        st.integers(0, 30),
        TEXT,
    ),
    max_size=5,
)


def table(rows: dict[str, dict]) -> str:
    lines = ["id,name,unit,title,grade,manager"]
    for ident, row in rows.items():
        cells = (ident, f"P{ident}", row["unit"], row["title"], row["grade"], "1")
        lines.append(",".join(f'"{cell}"' for cell in cells))
        if row["more"]:
            lines.append(f'{ident},P{ident},Z,"second",,1')
    return "\n".join(lines) + "\n"


def tree(desk: Desk) -> dict[str, dict[str, Mapping]]:
    found: dict[str, dict[str, Mapping]] = {}
    for path, data in sorted(desk.files.items()):
        if path != RECORD_FILE:
            read = read_yaml(path, data)
            assert isinstance(read, list), (read, data.decode())
            for document in read:
                for name in ("units", "people"):
                    entities = document.root.get(name)
                    for ident, body in (entities or {}).items():
                        assert ident not in found.setdefault(name, {})
                        found[name][ident] = body or Mapping()
    return found


def by_hand(desk: Desk, edits: list[tuple[str, int, str]]) -> None:  # noqa: C901, PLR0912 - one branch an edit
    """Change the files as somebody with an editor would, line by line."""
    for what, number, text in edits:
        path = min(path for path in desk.files if path != RECORD_FILE)
        lines = desk.text(path).splitlines()
        start = next((at for at, line in enumerate(lines) if line == "units:"), len(lines))
        heads = [at for at, line in enumerate(lines) if at > start and re.fullmatch(r"  '?\w+'?:( \{\})?", line)]
        fields = [at for at, line in enumerate(lines) if re.match(r"    [a-z_]+: \S", line)]
        if what == "new":
            end = max((at for at, line in enumerate(lines) if line == "people:"), default=None)
            if end is not None and f"  new{number}:" not in lines:
                lines[end + 1 : end + 1] = [f"  new{number}:", f"    name: Hand{number} # mine"]
        elif what in ("set", "comment", "delete field") and fields:
            at = fields[number % len(fields)]
            key, _, _ = lines[at].partition(": ")
            if what == "set":
                lines[at] = f"{key}: 'hand {text}'  # set {number}"
            elif what == "comment":
                lines[at] += f" # said {number}" if "  # " not in lines[at] else ""
            else:
                del lines[at]
        elif what in ("own", "above", "delete", "flow") and heads:
            at = heads[number % len(heads)]
            end = next((n for n in range(at + 1, len(lines)) if not lines[n].startswith("    ")), len(lines))
            if what == "own" and end > at + 1 and not any(f"x-{number}:" in line for line in lines[at:end]):
                lines.insert(end, f"    x-{number}: '{text}'")
            elif what == "above":
                lines.insert(at, f"  # about {number}")
            elif what == "delete" and not any("#" in line for line in lines[at:end]):
                del lines[at:end]
            elif what == "flow" and end > at + 1:
                body = [line.strip() for line in lines[at + 1 : end]]
                if all(re.match(r"[\w-]+: [^#]+$", line) for line in body):
                    lines[at:end] = [lines[at] + " {" + ", ".join(body) + "}"]
        desk.files[path] = ("\n".join(lines) + "\n").encode()


def comments(desk: Desk) -> Counter[str]:
    text = "\n".join(desk.text(path) for path in desk.files if path != RECORD_FILE)
    return Counter(re.findall(r"# (?:set|said|about) \d+|# mine", text))


def same(one: object, other: object) -> bool:
    return other in (one, [one]) or one == [other]


@settings(max_examples=80)
@given(TABLES, HAND, TABLES, HAND)
def test_no_edit_of_a_hand_is_ever_lost(first, edits, second, more_edits):
    desk = Desk()
    desk.take(table(first))
    imported = tree(desk)
    for hand, source in ((edits, second), (more_edits, first)):
        by_hand(desk, hand)
        edited, said_by_hand = tree(desk), comments(desk)
        desk.take(table(source))
        result = tree(desk)
        fresh = Desk()
        fresh.take(table(source))
        now = tree(fresh)
        assert comments(desk) == said_by_hand
        for name, entities in edited.items():
            for ident, body in entities.items():
                before = imported.get(name, {}).get(ident)
                after = result[name][ident]
                theirs = now.get(name, {}).get(ident)
                for key, value in body.items():
                    if key in ("described", "posts"):
                        continue
                    is_hand = before is None or key not in before or not same(before[key], value)
                    if is_hand and "posts" not in after:
                        assert same(after[key], value), (ident, key)
                    elif not is_hand and theirs and key in theirs and "posts" not in {**theirs, **after}:
                        assert same(after[key], theirs[key]), (ident, key)
        for name, entities in now.items():
            for ident in entities:
                was_deleted = ident in imported.get(name, {}) and ident not in edited.get(name, {})
                assert (ident in result.get(name, {})) != was_deleted, (name, ident)
        assert desk.take(table(source)).texts == {}
        imported = {  # what is gone on both sides is forgotten
            name: {i: b for i, b in imported.get(name, {}).items() if i in result.get(name, {})} | now.get(name, {})
            for name in ("units", "people")
        }


@given(TABLES, TABLES)
def test_without_a_hand_an_update_says_what_a_new_import_says(first, second):
    desk, fresh = Desk(), Desk()
    desk.take(table(first))
    desk.take(table(second), prune=True)
    fresh.take(table(second))
    assert tree(desk) == tree(fresh)
