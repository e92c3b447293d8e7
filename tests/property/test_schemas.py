"""What the schema of models refuses, orglint reports: an editor never calls wrong what orglint takes."""

from __future__ import annotations

from datetime import date
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from orglint.model.build import build
from orglint.model.schema import COLLECTIONS
from orglint.source.reader import read_yaml
from tests.unit.schemas.documents import LOADERS, as_text, validator

SPELLINGS = (
    *("12", "１２", "-0.5", "1_000", "1,000", "1,00", "12a", "1e3", "50%", "５０％", "250%", "%", "0x1F", ".5", "+3"),
    *("2026-04-01", "2026/4/1", "2026年4月1日", "2026.4.1", "2026-04", "2026-04-01T00:00", "２０２６-4-1", "April"),
    *("yes", "No", "TRUE", "はい", "いいえ", "有", "無", "on", "off", "y"),
    *(
        "none",
        "なし",
        "無し",
        "null",
        "~",
        "NONE ",
        "TBD",
        "未定",
        "未定(来月)",
        "T.B.D.",
        "n/a",
        "-",
        "―",
        "?",
        "空席",
    ),
    *("team", "Team", "TEAM", "Business Unit", "business-unit", "チーム", "ﾁｰﾑ", "事業部", "ＴＥＡＭ", "galaxy"),
    *(
        "read",
        "write",
        "閲覧",
        "up",
        "volume",
        "RACI",
        "raci",
        "weekly",
        "毎週",
        "週次",
        "a/b",
        "a/b/c",
        "unit/a",
        "a",
        "",
    ),
)
SCALARS = st.sampled_from(SPELLINGS)
PLAIN = st.sampled_from(
    ("x", "x-own", "id", "start", "end", "name", "owner", "unit", "to", "purpose", "months", "up_to")
)
VALUES: st.SearchStrategy[Any] = st.recursive(
    SCALARS | st.none(),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(PLAIN, inner, max_size=3),
    max_leaves=4,
)


@st.composite
def models(draw: st.DrawFn) -> str:
    """Return a model with a few fields, each with some value, well spelt or not, quoted or not."""
    collection = draw(st.sampled_from(sorted(COLLECTIONS)))
    kind = COLLECTIONS[collection]
    names = [*kind.written, "members", "posts", "title", "allocation", "x-own", "colour", "kpis", "budgets"]
    fields = draw(st.dictionaries(st.sampled_from(names), VALUES, min_size=1, max_size=3))
    return yaml.safe_dump({collection: {"a": fields}}, allow_unicode=True, sort_keys=False)


def unquoted(text: str) -> str:
    """Return the text without its quotes where it says the same to orglint, to which every scalar is text."""
    bare = text.replace("'", "")
    first, second = (read_yaml("a.yaml", each.encode()) for each in (text, bare))
    same = isinstance(first, list) and isinstance(second, list) and [d.root for d in first] == [d.root for d in second]
    return bare if same and not second[0].faults else text


@given(models(), st.booleans(), st.sampled_from(LOADERS))
def test_what_the_schema_refuses_orglint_reports(text: str, bare: bool, loader: Any):
    text = unquoted(text) if bare else text
    if validator("org").is_valid(as_text(yaml.load(text, loader))):  # noqa: S506 - both are safe loaders
        return
    documents = read_yaml("a.yaml", text.encode())
    assert isinstance(documents, list)
    assert build(documents, as_of=None, today=date(2026, 4, 1)).problems != []
