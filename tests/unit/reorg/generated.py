"""Small organizations as Hypothesis draws them: few ids and names, so that two of them have much in common."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

UNITS = ["a", "b", "c", "d", "e"]
PEOPLE = ["p1", "p2", "p3", "p4", "p5", "p6", "p7", "001"]
NAMES = ["Ann", "Bea", "Cid", "Dan", "Eva"]
TITLES = ["lead", "member"]


def some(fields: dict[str, st.SearchStrategy[Any]]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=fields)


UNIT = some(
    {
        "name": st.sampled_from(["Alpha", "Beta", "Beta East", "Gamma"]),
        "parent": st.sampled_from(UNITS),
        "head": st.sampled_from([*PEOPLE, "seat1", "seat2"]),
        "location": st.sampled_from(["here", "there"]),
        "responsibilities": st.lists(st.sampled_from(["r1", "r2"]), max_size=2, unique=True),
    }
)
ONE_POST = some(
    {
        "unit": st.sampled_from(UNITS),
        "title": st.sampled_from(TITLES),
        "reports_to": st.sampled_from([*PEOPLE, "seat1"]),
    }
)
SEVERAL = st.lists(
    st.fixed_dictionaries(
        {"unit": st.sampled_from(UNITS)},
        optional={"title": st.sampled_from(TITLES), "allocation": st.sampled_from(["50%", "20%"])},
    ),
    min_size=1,
    max_size=3,
).map(lambda posts: {"posts": posts})
PERSON = st.builds(
    lambda own, posts: {**own, **posts},
    some({"name": st.sampled_from(NAMES), "start": st.sampled_from(["2020-04-01", "2021-04-01"])}),
    ONE_POST | SEVERAL,
)
SEAT = some(
    {
        "unit": st.sampled_from(UNITS),
        "title": st.sampled_from(TITLES),
        "holder": st.sampled_from(PEOPLE),
        "reports_to": st.sampled_from(["seat1", "seat2", *PEOPLE]),
        "status": st.sampled_from(["filled", "vacant", "proposed", "eliminated"]),
        "cost": st.sampled_from([100, 200]),
    }
)


def collection(ids: list[str], entity: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[dict[str, Any]]:
    return st.dictionaries(st.sampled_from(ids), entity, max_size=len(ids))


def _without_strangers(org: dict[str, Any]) -> dict[str, Any]:
    """Leave out references to what was not drawn, so that few models are all unknown."""
    known = {ident for entities in org.values() for ident in entities}
    for entities in org.values():
        for entity in entities.values():
            for name in list(entity):
                if name in ("parent", "head", "unit", "holder", "reports_to", "owner") and entity[name] not in known:
                    del entity[name]
            if "responsibilities" in entity:
                entity["responsibilities"] = [one for one in entity["responsibilities"] if one in known]
            if "posts" in entity:
                entity["posts"] = [post for post in entity["posts"] if post["unit"] in known]
    return org


ORGANIZATIONS = st.fixed_dictionaries(
    {
        "units": collection(UNITS, UNIT),
        "people": collection(PEOPLE, PERSON),
        "positions": collection(["seat1", "seat2", "seat3", "01", "1"], SEAT),
        "responsibilities": collection(["r1", "r2"], some({"name": st.just("keep the lights on")})),
        "kpis": collection(["k1", "k2"], some({"owner": st.sampled_from([*UNITS, "seat1"]), "target": st.just(5)})),
    }
).map(_without_strangers)
