"""A model of any form has the same structure under pseudonyms: the same entities, ties, numbers and days, and no text."""

from __future__ import annotations

import re
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from orglint.importers.to_yaml.files import Head, new_files
from orglint.importers.to_yaml.gather import gather
from orglint.importers.to_yaml.split import plan_files
from orglint.model.build import build
from orglint.pseudonyms.anonymize import Choice, anonymize
from orglint.source.reader import read_yaml
from tests.unit.importers.model_sheets.written_models import MODELS, documents_of, said_by

TODAY = date(2026, 6, 1)
GONE = {"description", "tags", "cost", "successor", "id"}


def structure(documents, ids: dict[str, str]) -> dict[str, object]:
    """Return what a model says but its texts: which entities there are, what they refer to, numbers, days, enums."""
    said = said_by(build(documents, as_of=None, today=TODAY))
    new = {ident: made for ident, made in ids.items() if ident != made}

    def ref(text: str) -> str:
        kind, slash, ident = text.partition("/")
        if slash and ident in new:
            return f"{kind}/{new[ident]}"
        person, at, rest = ident.partition("@")
        if at and person in new:
            place, sign, number = rest.partition("#")
            return f"{kind}/{new[person]}@{new.get(place, place)}{sign}{number}"
        return text

    def shape(value: object, name: str = "") -> object:
        if isinstance(value, tuple):
            return tuple(shape(item, name) for item in value)
        if isinstance(value, list):
            return sorted((shape(item, name) for item in value if not is_of_nobody(str(item))), key=str)
        if isinstance(value, dict):
            return {key: shape(item, key) for key, item in value.items() if key not in GONE}
        if isinstance(value, str):
            return (
                ref(value)
                if "/" in value and not value.startswith(("'", '"'))
                else "None"
                if value == "None"
                else "text"
            )
        return value

    units = {entity.partition("/")[2] for entity in said["fields"] if entity.startswith("unit/")}
    people = {entity.partition("/")[2] for entity in said["fields"] if entity.startswith("person/")}

    def is_of_nobody(entity: str) -> bool:
        """Whether it is a post made for somebody or in a unit not described: called by what stands there."""
        kind, _, ident = entity.partition("/")
        person, at, rest = ident.partition("@")
        place = rest.partition("#")[0]
        # A number counts posts without a unit; `001` is an id.
        is_known = person in people and (place in units or re.fullmatch(r"[1-9]\d*", place) or not place)
        return kind == "position" and bool(at) and not is_known

    derived = ("function/", "placeholder/", "partnership/", "stage/")
    entities = {
        ref(entity): shape(fields)
        for entity, fields in said["fields"].items()
        if not entity.startswith(derived) and not is_of_nobody(entity)
    }
    ties = {
        (ref(entity), name): shape(items)
        for (entity, name), items in said["ties"].items()
        if name not in GONE and not is_of_nobody(entity)
    }
    counts = {
        name: (count, {key: number for key, number in stated.items() if key.partition(".")[0] not in GONE})
        for name, (count, stated, _) in said["coverage"].items()
        if name != "organization" or stated.keys() - GONE
    }
    return {"entities": entities, "ties": ties, "coverage": counts}


@settings(max_examples=100)
@given(MODELS, st.booleans(), st.booleans())
def test_the_structure_stays_and_nothing_points_at_anybody(model, keyed, everything):
    documents = documents_of(model)
    made = anonymize(gather(documents), Choice(units=everything, titles=everything), b"k" * 32 if keyed else None)
    texts = new_files(made.gathered, plan_files(made.gathered), Head(), "en")
    written = []
    for path, text in texts.items():
        read = read_yaml(path, text.encode())
        assert isinstance(read, list)
        written += read
    assert structure(written, {}) == structure(documents, made.ids)
    whole = "\n".join(texts)
    assert "x-own" not in "\n".join(texts.values())
    assert "quoted" not in whole
