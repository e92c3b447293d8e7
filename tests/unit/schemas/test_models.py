"""The schema of models accepts every spelling orglint reads, and refuses what is wrong in form."""

from __future__ import annotations

from datetime import date

import pytest

from orglint.model.build import build
from orglint.model.problems import Problem
from orglint.source.reader import read_yaml
from tests.unit.schemas.documents import faults, refused


def problems(text: str) -> list[Problem]:
    documents = read_yaml("a.yaml", text.encode())
    assert isinstance(documents, list), documents
    return build(documents, as_of=None, today=date(2026, 4, 1)).problems


ACCEPTED = {
    "full-width digits": "budgets: {b: {amount: １２００, start: ２０２６-０４-０１}}",
    "thousands": 'budgets: {b: {amount: "48,000,000"}, c: {amount: 48_000_000}, d: {amount: -1.5e3}}',
    "Japanese date": "units: {a: {start: 2026年4月1日, end: 2026/4/1}}",
    "dots in a date": "units: {a: {start: 2026.4.1}}",
    "yes and no": "kpis: {k: {goal: はい}, l: {goal: 'no'}, m: {goal: yes}, n: {goal: あり}, o: {goal: 無}}",
    "a Japanese type": "units: {a: {type: 事業部}, b: {type: Business Unit}, c: {type: TEAM}, d: {type: ﾁｰﾑ}}",
    "a full-width type": "units: {a: {type: ＴＥＡＭ}}",
    "shares": "people: {p: {unit: u, allocation: 50%}, q: {unit: u, allocation: 0.5}, r: {unit: u, allocation: ５０％}}\nunits: {u: {}}",
    "none": "budgets: {b: {holder: none, approver: なし, amount: null, end: ~}}",
    "to be decided": "budgets: {b: {amount: 未定, holder: TBD, end: tbd, approver: '未定 (4/1に決定)'}}",
    "a history": "units: {u: {head: [{id: a, end: 2026-03-31}, {id: b, start: 2026-04-01, x-why: new}]}}\npositions: {a: {}, b: {}}",
    "own keys": "x-note: {any: [thing]}\nunits: {u: {x-colour: red}}\norganization: {x-a: [1]}",
    "nested collections": "units: {u: {budgets: {b: {amount: 1}}, units: {v: {people: {p: {title: T}}}}, handoffs: {h: {receiver: v}}}}",
    "members": "units: {u: {members: [a, {id: b, title: Clerk, allocation: 0.4, primary: yes}]}, v: {members: a}}\npeople: {a: {}, b: {}}",
    "posts": "units: {u: {}, v: {}}\npeople: {p: {posts: [{unit: u, title: A, allocation: 60%}, {unit: v, primary: false}]}}",
    "functions": "organization: {functions: {design: {aliases: [デザイン, ux], depends_on: marketing}, other: }}",
    "stages": "lifecycles: {l: {item: lead, stages: [new, {name: won, owner: u}]}}\nunits: {u: {}}",
    "evidence": "units: {u: {purpose: yes, vision: {where: [wiki]}, does: [a, b]}}",
    "empty entries": "units: {u: , v: ~}\npeople:\nkpis: {}",
    "ids that are numbers": "people: {1001: {name: Ann}, 1002: {reports_to: 1001, unit: 12}}\nunits: {12: {}}",
    "kind and id": "units: {u: {head: position/p, parent: unit/v}, v: {}}\npositions: {p: {}}",
    "approvers with amounts": "budgets: {b: {approver: [{id: p, up_to: 1_000_000}, p2]}}\npositions: {p: {}, p2: {}}",
    "an access that is none": "datasets: {d: {used_by: [{unit: u, access: なし}, v]}}\nunits: {u: {}, v: {}}",
    "nothing at all": "",
}


@pytest.mark.parametrize("text", ACCEPTED.values(), ids=ACCEPTED)
def test_what_orglint_reads_is_accepted(text: str):
    assert [str(problem.message.en) for problem in problems(text)] == []
    assert faults("org", text) == []


BROKEN = {
    "an unknown collection": "unit: {a: {}}",
    "an unknown field": "units: {a: {colour: red}}",
    "a misspelt field": "positions: {a: {report_to: b}}",
    "a field of another kind": "kpis: {k: {parent: a}}",
    "an unknown type": "units: {a: {type: galaxy}}",
    "text for a number": "budgets: {b: {amount: much}}",
    "a date for a number": "budgets: {b: {amount: 2026-04-01}}",
    "text for yes or no": "kpis: {k: {goal: perhaps}}",
    "a number for yes or no": "kpis: {k: {goal: 3}}",
    "a day that is none": "units: {a: {start: next spring}}",
    "a number for a day": "units: {a: {start: 46113}}",
    "50 for 50%": "people: {p: {unit: u, allocation: 50}}\nunits: {u: {}}",
    "a list for a mapping": "units: [a, b]",
    "a text for a mapping": "units: a",
    "a list for an entity": "units: {a: [b]}",
    "a text for an entity": "people: {ann: Ann}",
    "a mapping for a text": "units: {a: {name: {en: A}}}",
    "a list for a number": "budgets: {b: {amount: [1, 2]}}",
    "an id with a slash": "units: {a/b: {}}",
    "a blank id": 'units: {" ": {}}',
    "a reference without an id": "units: {a: {head: {start: 2026-04-01}}}",
    "a reference with an unknown part": "units: {a: {head: {id: p, since: 2026-04-01}}}\npositions: {p: {}}",
    "a bad day in a history": "units: {a: {head: [{id: p, start: soon}]}}\npositions: {p: {}}",
    "a list in a list of references": "units: {a: {head: [[p]]}}\npositions: {p: {}}",
    "an unknown field of a record": "lifecycles: {l: {stages: [{name: new, colour: red}]}}",
    "a number for a record": "people: {p: {experience: 12}}",
    "a member without an id": "units: {u: {members: [{title: Clerk}]}}",
    "a post that is a text": "people: {p: {posts: [clerk]}}",
    "an unknown word for access": "datasets: {d: {used_by: [{unit: u, access: perhaps}]}}\nunits: {u: {}}",
    "an unknown field in what is nested": "units: {u: {budgets: {b: {sum: 1}}}}",
    "an organization in a list": "organization: [a]",
    "a collection that may not be nested": "units: {u: {segments: {s: {}}}}",
    "something above the collections": "model: {units: {}}",
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_what_is_wrong_in_form_is_refused_by_both(text: str):
    assert problems(text) != []
    assert refused("org", text)
