"""The numbers of an organization, for people and for programs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from orglint.app.statistics import Statistics
from orglint.cli.json_text import json_text
from orglint.functions.figures import FEWEST_SUMMED, NARROW, WIDE, Money, Spans
from orglint.i18n import Text
from orglint.lang.labels import label
from orglint.reporters.look import Look
from orglint.reporters.tables import table

_LONGEST_BAR = 40

_TITLE = Text("the organization as of {as_of}", "組織の基準日 {as_of}")
_PEOPLE = Text("people described", "記述された人")
_EXTERNAL = Text("  of them external", "  うち社外")
_HEADCOUNT = Text("headcount, unnamed posts included", "人数(氏名のないポストを含む)")
_FTE = Text("FTE, internal + external", "常勤換算(社内 + 社外)")
_POSTS = Text("posts", "ポスト")
_VACANT = Text("  of them vacant", "  うち空席")
_LAYERS = Text("layers", "階層")
_MANAGERS = Text("managers", "管理者")
_MANAGER_SHARE = Text("managers in the headcount", "人数に占める管理者の割合")
_EXTERNAL_SHARE = Text("external among people", "社外の人の割合")
_COST = Text("cost of all posts", "全ポストの費用の合計")
_UNITS = Text("units by type:", "種類別の部署数:")
_NO_TYPE = Text("(no type stated)", "(種類の記載なし)")
_SPANS = Text("direct reports of managers (median {median}):", "管理者の直属の部下の数(中央値 {median}):")
_BELOW = Text("below {narrow}: {n} ({share})", "{narrow}人未満: {n} ({share})")
_ABOVE = Text("above {wide}: {n} ({share})", "{wide}人超: {n} ({share})")
_BY_HOLDER = Text("budgets by holder:", "保有部署別の予算:")
_BY_FUNCTION = Text("budgets by function:", "機能別の予算:")
_NO_HOLDER = Text("(no holder stated)", "(保有部署の記載なし)")
_NO_FUNCTION = Text("(no function stated)", "(機能の記載なし)")
_BUDGETS = Text("{n} budgets", "{n}件")
_BUDGET = Text("1 budget", "1件")


def stats_text(numbers: Statistics, look: Look) -> str:
    """Return the numbers as tables."""
    lines = [look.word(_TITLE, as_of=numbers.as_of.isoformat()), ""]
    lines += table([(look.word(text), value) for text, value in _figures(numbers)], look, right=(1,))
    if numbers.units:
        rows = [(label(name, look.language) or look.word(_NO_TYPE), str(n)) for name, n in numbers.units.items()]
        lines += ["", look.word(_UNITS), *table(rows, look, right=(1,))]
    if numbers.spans.managers:
        lines += ["", *_spans(numbers.spans, look)]
    lines += _budgets(_BY_HOLDER, _NO_HOLDER, numbers.budgets_by_holder, look)
    lines += _budgets(_BY_FUNCTION, _NO_FUNCTION, numbers.budgets_by_function, look)
    return "\n".join(lines) + "\n"


def _figures(numbers: Statistics) -> Iterator[tuple[Text, str]]:
    yield _PEOPLE, str(numbers.people)
    yield _EXTERNAL, str(numbers.external)
    yield _HEADCOUNT, _number(numbers.headcount)
    yield _FTE, f"{_number(numbers.fte_internal)} + {_number(numbers.fte_external)}"
    yield _POSTS, str(numbers.posts)
    yield _VACANT, str(numbers.vacant)
    yield _MANAGERS, str(numbers.spans.managers)
    if numbers.layers is not None:
        yield _LAYERS, str(numbers.layers)
    if numbers.manager_share is not None:
        yield _MANAGER_SHARE, _percent(numbers.manager_share)
    if numbers.external_share is not None:
        yield _EXTERNAL_SHARE, _percent(numbers.external_share)
    if numbers.cost is not None:
        yield _COST, _number(numbers.cost)


def _spans(spans: Spans, look: Look) -> Iterator[str]:
    yield look.word(_SPANS, median=_number(spans.median or 0))
    most = max(spans.widths.values())
    scale = max(most, _LONGEST_BAR)
    rows = [(str(width), str(n), "#" * max(1, n * _LONGEST_BAR // scale)) for width, n in spans.widths.items()]
    yield from table(rows, look, right=(0, 1))
    yield "  " + look.word(_BELOW, narrow=NARROW, n=spans.narrow, share=_percent(spans.narrow / spans.managers))
    yield "  " + look.word(_ABOVE, wide=WIDE, n=spans.wide, share=_percent(spans.wide / spans.managers))


def _budgets(title: Text, nameless: Text, sums: tuple[Money, ...], look: Look) -> Iterator[str]:
    if not sums:
        return
    yield ""
    yield look.word(title)
    rows = [
        (
            look.clean(money.name) or look.word(nameless),
            _number(money.amount),
            look.clean(money.currency),
            look.word(_BUDGET) if money.budgets == 1 else look.word(_BUDGETS, n=money.budgets),
        )
        for money in sums
    ]
    yield from table(rows, look, right=(1,))


def _number(value: float) -> str:
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.2f}".rstrip("0")


def _percent(share: float) -> str:
    return f"{share:.0%}"


def stats_json(numbers: Statistics) -> str:
    """Return the numbers as JSON; `cost` is null unless the sum is over at least five values."""
    spans = numbers.spans
    shown = asdict(numbers) | {
        "as_of": numbers.as_of.isoformat(),
        "spans": {
            "managers": spans.managers,
            "median": spans.median,
            f"below_{NARROW}": spans.narrow,
            f"above_{WIDE}": spans.wide,
            "managers_by_span": {str(width): n for width, n in spans.widths.items()},
        },
        "cost_is_a_sum_over_at_least": FEWEST_SUMMED,
    }
    return json_text(shown)
