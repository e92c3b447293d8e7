"""Who heads the units of a list of people, as far as titles say it, and which post stands at its top.

The one 部長 of a 部, and the Head of Sales of Sales, lead these units. It is said only where one post of the unit alone has
a title that leads a unit of that very name; of every other unit that the list names nobody knows who heads it, and the
list does not say that nobody does. Where titles do not tell it of most units, it is said of none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from orglint.i18n import Text
from orglint.importers.imported import Note
from orglint.importers.tables.row_numbers import rows_named
from orglint.importers.tables.rows import MappedTable, fold_text
from orglint.importers.tables.table_document import TableBuilder
from orglint.model.entries import post_ids
from orglint.source.document import Document, Mapping
from orglint.source.document import Sequence as Items

_ENDINGS = (
    "本部", "事業部", "統括部", "部門", "部", "課", "科", "室", "係", "班", "局", "支社", "支店", "支部", "営業所", "研究所", "事業所",
    "出張所", "事務所", "工場", "センター", "カンパニー", "グループ", "チーム", "ユニット", "委員会",
)  # fmt: skip
"""How units are called whose leader is called the same with 長 behind: 課長, センター長."""
_SHORT = {"営業所": "所長", "研究所": "所長", "事業所": "所長", "出張所": "所長", "事務所": "所長"}
_LEADERS = {
    "チーム": ("チームリーダー", "リーダー"),
    "グループ": ("グループリーダー",),
    "ユニット": ("ユニットリーダー",),
}
_OF_ENGLISH = (
    "head of {}",
    "{} head",
    "head, {}",
    "director of {}",
    "{} director",
    "director, {}",
)
"""Titles of those who lead a unit of that name. A Product Manager of Product need not."""
_KINDS = re.compile(r"\s+(department|dept\.?|division|team|section|group|unit|business unit)$")


LEAST_POSTS = 6
"""A list with fewer posts is rather a part of one than an organization."""


@dataclass(frozen=True, slots=True)
class _Post:
    """A post as a row says it: what refers to it, its fields, and its table; the others of a person are no `main` ones."""

    reference: str
    body: Mapping
    builder: TableBuilder
    is_main: bool = True

    def text(self, name: str) -> str:
        """Return what a field says, empty where it says nothing."""
        value = self.body.get(name)
        return value if isinstance(value, str) else ""


def name_heads(tables: Sequence[tuple[MappedTable, TableBuilder]]) -> Iterator[Note]:
    """State who heads each unit that the tables make, unless it is stated; yield a note where any was read from titles."""
    if _are_few(tables):
        return
    posts: dict[str, list[_Post]] = {}
    for _, builder in tables:
        for post in _posts(builder):
            posts.setdefault(post.text("unit"), []).append(post)
    is_split = len(list(_tops(tables))) > 1
    made = [(mapped, builder, ident, body) for mapped, builder in tables for ident, body in _units(builder)]
    open_ones = [each for each in made if "head" not in each[3] and posts.get(each[2])]
    leaders = {ident: _leaders(ident, body, posts[ident]) for _, _, ident, body in open_ones}
    is_told = sum(len(each) == 1 for each in leaders.values()) * 2 > len(leaders)
    for mapped, builder in tables:
        found = 0
        for ident, body in _units(builder):
            if is_split and "parent" not in body:
                builder.unread(body, "parent")  # the list does not say what stands above, and not that nothing does
            if is_told and "head" not in body:
                found += _name_head(ident, body, builder, leaders.get(ident, ()))
        if found:
            yield mapped.note(_GUESSED.filled(n=found))


def _units(builder: TableBuilder) -> Iterator[tuple[str, Mapping]]:
    units = builder.root.get("units")
    for ident, body in list(units.items()) if isinstance(units, Mapping) else ():
        if isinstance(body, Mapping):
            yield ident, body


def _leaders(ident: str, body: Mapping, posts: Sequence[_Post]) -> Sequence[_Post]:
    """Return the posts of a unit that have a title which leads it."""
    name = str(body.get("name", ident))
    return [post for post in posts if _leads(post.text("title"), name)]


def _name_head(ident: str, body: Mapping, builder: TableBuilder, leading: Sequence[_Post]) -> bool:
    if len(leading) != 1:
        builder.unread(body, "head")
        return False
    (post,) = leading
    cell = post.builder.spot(post.body, "title")
    assert cell is not None  # a title that is stated stands in a cell
    if post.builder is builder:
        builder.set(body, "head", post.reference, cell)
    else:
        post.builder.set(post.builder.addition("units", ident, cell), "head", post.reference, cell)
    return True


def _leads(title: str, unit: str) -> bool:
    """Whether a title is that of the one who leads a unit of that name."""
    title, unit = fold_text(title).replace(" ", ""), fold_text(unit)
    bare = unit.replace(" ", "")
    ending = next((ending for ending in _ENDINGS if bare.endswith(ending)), None)
    if ending is not None:
        leaders = {ending + "長", _SHORT.get(ending, ""), *_LEADERS.get(ending, ())} - {""}
        return any(title in (leader, bare.removesuffix(ending) + leader) for leader in leaders)
    called = _KINDS.sub("", unit)
    return any(title == form.format(called).replace(" ", "") for form in _OF_ENGLISH)


def _posts(builder: TableBuilder) -> Iterator[_Post]:
    """Yield the posts of a table: those of people, and vacant ones."""
    positions = builder.root.get("positions")
    vacant = positions if isinstance(positions, Mapping) else Mapping()
    for ident, body in vacant.items():
        if isinstance(body, Mapping):
            yield _Post(f"position/{ident}", body, builder)
    people = builder.root.get("people")
    for ident, body in people.items() if isinstance(people, Mapping) else ():
        listed = body.get("posts") if isinstance(body, Mapping) else None
        if isinstance(listed, Items):
            for number, (reference, post) in enumerate(zip(post_ids(ident, listed), listed, strict=True)):
                if isinstance(post, Mapping):
                    yield _Post(f"position/{reference}", post, builder, is_main=number == 0)
        elif isinstance(body, Mapping):
            yield _Post(f"person/{ident}" if ident in vacant else ident, body, builder)


def name_top(tables: Sequence[tuple[MappedTable, TableBuilder]], described: Sequence[Document]) -> Iterator[Note]:
    """State as the top of the organization the one post that leads others and reports to nobody; yield a note on it.

    Nothing is stated where managers have no column, several such posts are there, or somebody describes the top.
    """
    if _are_few(tables) or any(_states_roots(document.root) for document in described):
        return
    asked = [each for each in tables if any(each[0].map.column(name) is not None for name in _MANAGERS)]
    mains = [(mapped, post) for mapped, builder in asked for post in _posts(builder) if post.is_main]
    leaders = {post.text("reports_to") for _, post in mains} - {""}
    tops = [each for each in mains if not each[1].text("reports_to") and each[1].reference.split("/")[-1] in leaders]
    if len(tops) != 1 or len(asked) < len(tables):
        return
    ((mapped, post),) = tops
    cell = post.builder.place(post.body)
    if cell is not None:
        body = post.builder.organization(cell)
        post.builder.add(body, "roots", post.reference if "/" in post.reference else f"person/{post.reference}", cell)
        units = list(_tops(tables))
        if len(units) == 1:
            post.builder.add(body, "roots", f"unit/{units[0]}", cell)
        yield mapped.note(_TOP.filled(rows=rows_named(mapped.lines([cell.row]))))


def _are_few(tables: Sequence[tuple[MappedTable, TableBuilder]]) -> bool:
    """Whether the lists are an excerpt, from which nothing is guessed."""
    return sum(1 for _, builder in tables for post in _posts(builder) if post.is_main) < LEAST_POSTS


def _tops(tables: Sequence[tuple[MappedTable, TableBuilder]]) -> Iterator[str]:
    """Yield the units that the tables make below no other."""
    for _, builder in tables:
        yield from (ident for ident, body in _units(builder) if "parent" not in body)


def _states_roots(root: Mapping) -> bool:
    body = root.get("organization")
    return isinstance(body, Mapping) and "roots" in body


_MANAGERS = ("people.reports_to", "people.manager_name")
_GUESSED = Text(
    "heads of units read from titles (the one 課長 of a 課): {n}",
    "{n}部署の長は、役職名から判断しました(課にただ1人の課長など)",
)
_TOP = Text(
    "the one post that leads others and has no manager is taken for the top of the organization: {rows}",
    "部下がいて上司のいないただ1つのポストを、組織の最上位として読みました: {rows}",
)
