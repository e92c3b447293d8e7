"""Changes of posts and people: moved, appointed, vacated, given another manager, eliminated; people who leave."""

from __future__ import annotations

from orglint.model.marks import Words
from orglint.model.place import Place
from orglint.model.schema import KINDS
from orglint.model.types import Enumerated, Maybe
from orglint.model.values import BadValue, enum_reader
from orglint.model.words import is_none_word
from orglint.reorg.plan import refusals
from orglint.reorg.plan.changes import Appoint, Eliminate, Leave, Move, Report, Vacate
from orglint.reorg.plan.draft import Key
from orglint.reorg.plan.slots import Name
from orglint.reorg.plan.succession import New, succeed
from orglint.reorg.plan.work import PERSON, POSITION, UNIT, Work, listed, what
from orglint.source.document import Node


def move(work: Work, change: Move) -> None:
    """Put posts into another unit, with who holds them."""
    posts = work.each(change.what.names, POSITION)
    manager = None if change.reports_to is None or is_none_word(change.reports_to.text) else change.reports_to
    to, above = work.all((change.to, UNIT), (manager, POSITION))
    for post, name in posts:
        work.state(post, "unit", name.place)
        if work.current(post, "unit") == to:
            raise work.mistakes.refuse(
                refusals.CHANGES_NOTHING.filled(what=what(post), field="unit"), change.to.location
            )
        work.set_reference(post, "unit", to, change.to)
        if change.reports_to is not None:
            _report(work, post, above, change.reports_to, name.place)
        for field in ("title", "grade"):
            value = getattr(change, field)
            if value is not None:
                work.state(post, field, value.place)
                work.draft.put(post, field, value.raw, value.place)


def report(work: Work, change: Report) -> None:
    """Give posts another manager."""
    posts = work.each(change.position, POSITION)
    to = None if is_none_word(change.to.text) else work.find(change.to, POSITION)
    for post, name in posts:
        if to is not None and work.currents(post, "reports_to") == [to]:
            text = refusals.CHANGES_NOTHING.filled(what=what(post), field="reports_to")
            raise work.mistakes.refuse(text, change.to.location)
        _report(work, post, to, change.to, name.place)


def _report(work: Work, post: Key, to: Key | None, name: Name, place: Place) -> None:
    if post == to:
        raise work.mistakes.refuse(refusals.NO_MANAGER_OF_ITSELF.filled(what=what(post)), name.location)
    work.state(post, "reports_to", place)
    work.set_reference(post, "reports_to", to, name)


def appoint(work: Work, change: Appoint) -> None:
    """Let somebody take a vacant post, and leave those they hold unless it is a further one."""
    person, post = work.all((change.person, PERSON), (change.to, POSITION))
    assert person is not None
    assert post is not None
    draft, ident = work.draft, person[1]
    there = draft.holders(post[1])
    if ident in there:
        raise work.mistakes.refuse(refusals.HOLDS_IT.filled(who=what(person), what=what(post)), change.person.location)
    if there:
        who = listed(("person", one) for one in there)
        raise work.mistakes.refuse(refusals.HELD.filled(what=what(post), who=who), change.to.location)
    work.state(post, "holder", change.to.place, detail=" taken")
    posts = draft.posts(ident)
    work.pin(ident)
    if not change.further:
        for seat in posts:
            _empty(work, ("position", seat), change.person, only=ident)
    beside: dict[str, tuple[Node, Place]] = {}
    if change.allocation is not None:
        beside["allocation"] = change.allocation.raw, change.allocation.place
    if not change.further and draft.seats(ident):
        beside["primary"] = "true", change.to.place
    new = New(draft.spelled(person, PERSON), change.person.place, beside)
    succeed(draft, post, "holder", (new,), cause=change.to.place)
    if draft.said(post, "status") is not None and not _is(work, post, "filled"):
        draft.put(post, "status", "filled", change.to.place)
    if change.interim is not None:
        draft.put(post, "interim", change.interim.raw, change.interim.place)
    elif draft.said(post, "interim") is not None:
        draft.put(post, "interim", None, change.to.place)


def vacate(work: Work, change: Vacate) -> None:
    """Let posts be left by who holds them."""
    for post, name in work.each(change.position, POSITION):
        people = work.draft.holders(post[1])
        if not people:
            raise work.mistakes.refuse(refusals.IS_VACANT.filled(what=what(post)), name.location)
        for person in people:
            work.pin(person)
        _empty(work, post, name)
        for person in people:
            work.unseated[person] = name.place


def eliminate(work: Work, change: Eliminate) -> None:
    """Let vacant posts cease to be; what they answer for goes to another one, if the plan says so."""
    posts = work.each(change.position, POSITION)
    to = work.find(change.to, POSITION) if change.to is not None else None
    for post, name in posts:
        people = work.draft.holders(post[1])
        if people:
            who = listed(("person", one) for one in people)
            raise work.mistakes.refuse(refusals.HELD.filled(what=what(post), who=who), name.location)
        if to is not None and change.to is not None:
            if to == post:
                raise work.mistakes.refuse(refusals.INTO_ITSELF.filled(what=what(post)), change.to.location)
            work.redirect(post, to, change.to)
        else:
            reports = [("position", ident) for ident in work.draft.belonging(post, "reports_to", "position")]
            if reports:
                text = refusals.HAS_REPORTS.filled(who=listed(reports), what=what(post))
                raise work.mistakes.refuse(text, name.location)
        work.end(post, name)


def leave(work: Work, change: Leave) -> None:
    """Let people leave; their posts become vacant."""
    for person, name in work.each(change.person, PERSON):
        posts = work.draft.posts(person[1])
        work.pin(person[1])
        for seat in posts:
            _empty(work, ("position", seat), name, only=person[1])
        work.end(person, name)


def refuse_people_without_posts(work: Work) -> None:
    """Say of everybody who has left a post, stays, and has got no other one."""
    for person, place in work.unseated.items():
        if person not in work.doubtful and ("person", person) not in work.ended and not work.draft.posts(person):
            work.mistakes.say(refusals.WITHOUT_POST.filled(who=f"person/{person}"), place)


def _empty(work: Work, post: Key, name: Name, *, only: str | None = None) -> None:
    """Take those who hold a post, or one of them, out of it."""
    stays = [one for one in work.draft.holders(post[1]) if only is not None and one != only]
    taken = work.stated.get((post, "holder taken"))
    if taken is not None:
        text = refusals.SAID_BEFORE.filled(what=what(post), field="holder")
        raise work.mistakes.refuse(text, name.location, see=taken)
    work.state(post, "holder", name.place, detail=f" left by {only}" if only is not None and stays else " left")
    succeed(
        work.draft,
        post,
        "holder",
        (),
        cause=name.place,
        leaves=None if only is None else lambda held: held.ident == only,
    )
    if not stays:
        work.draft.put(post, "status", "vacant", name.place)


def _is(work: Work, post: Key, status: str) -> bool:
    field = KINDS["position"].declared["status"]
    type_ = field.type.item if isinstance(field.type, Maybe) else field.type
    assert isinstance(type_, Enumerated)
    text = work.draft.text(post, "status")
    try:
        return text is not None and enum_reader(type_.values, field.mark(Words))(text) == status
    except BadValue:
        return False
