"""Which Python syntax belongs to the language, and what to write instead of what does not."""

from __future__ import annotations

import ast
from collections.abc import Callable

from orglint.i18n import Text
from orglint.lang import messages
from orglint.lang.diagnostics import Diagnostic, did_you_mean, fill

Span = Callable[[ast.expr], tuple[int, int]]
GREATEST = 10**15
"""The greatest number literal: products of such numbers stay within what Python can divide and show."""
AGGREGATES: tuple[str, ...] = ("any", "all", "count", "sum", "max", "min")
"""The functions that take a comprehension without brackets."""

_ALLOWED = (
    ast.BoolOp, ast.UnaryOp, ast.Compare, ast.BinOp, ast.Attribute, ast.Name, ast.Constant, ast.List, ast.ListComp,
    ast.GeneratorExp, ast.Call, ast.FormattedValue,
)  # fmt: skip
_REFUSED: dict[type[ast.AST], tuple[Text, Text | None]] = {
    ast.Subscript: (
        Text("a subscript, x[...],", "添字 x[...] "),
        Text("pick items with [x for x in list if ...]", "[x for x in list if ...] で選んでください"),
    ),
    ast.Lambda: (
        Text("'lambda'", " lambda "),
        Text("write a comprehension: any(... for x in list)", "内包表記 any(... for x in list) を使ってください"),
    ),
    ast.IfExp: (
        Text("'... if ... else ...'", "条件式 if ... else "),
        Text(
            "write (a and b) or (not a and c), or or_else(x, y)",
            "(a and b) or (not a and c) か or_else(x, y) と書いてください",
        ),
    ),
    ast.JoinedStr: (
        Text('f"..."', 'f"..." '),
        Text("texts are composed in the message", "文はメッセージで組み立てます"),
    ),
    ast.Dict: (Text("a mapping, {...},", "辞書 {...} "), None),
    ast.Set: (Text("a set, {...},", "集合 {...} "), Text("write a list: [...]", "リスト [...] を使ってください")),
    ast.SetComp: (Text("a set, {...},", "集合 {...} "), Text("write unique([...])", "unique([...]) を使ってください")),
    ast.DictComp: (Text("a mapping, {...},", "辞書 {...} "), None),
    ast.Tuple: (
        Text("a tuple, (a, b),", "タプル (a, b) "),
        Text("write a list: [a, b]", "リスト [a, b] を使ってください"),
    ),
    ast.NamedExpr: (Text("':='", " := "), Text("name values with 'let'", "値には let で名前を付けます")),
    ast.Starred: (Text("'*x'", " *x "), Text("lists are joined with list + list", "リストは list + list でつなぎます")),
    ast.Await: (Text("'await'", " await "), None),
    ast.Yield: (Text("'yield'", " yield "), None),
    ast.YieldFrom: (Text("'yield'", " yield "), None),
}
_OPERATORS: dict[type[ast.AST], tuple[str, Text | None]] = {
    ast.Pow: ("**", None),
    ast.Mod: ("%", None),
    ast.FloorDiv: ("//", Text("write '/'", "'/' を使ってください")),
    ast.MatMult: ("@", None),
    ast.BitAnd: ("&", Text("write 'and'", "and を使ってください")),
    ast.BitOr: ("|", Text("write 'or'", "or を使ってください")),
    ast.BitXor: ("^", None),
    ast.LShift: ("<<", None),
    ast.RShift: (">>", None),
    ast.Invert: ("~", Text("write 'not'", "not を使ってください")),
    ast.UAdd: ("+", Text("leave the sign out", "符号を取ってください")),
}
_METHOD_HELP = Text("functions stand before what they work on: f(x)", "関数は f(x) の形で書きます")
_KEYWORD_HELP = Text("give the arguments in their order", "引数は順番に書いてください")
_ONE_FOR_HELP = Text(
    "nest them, any(any(...) for ...), or use flatten([...])",
    "any(any(...) for ...) と入れ子にするか、flatten([...]) を使ってください",
)
_BARE_HELP = Text("put it in brackets: [... for ...]", "[... for ...] と角括弧で囲んでください")


def expressions(tree: ast.expr) -> tuple[list[ast.expr], int]:
    """Return every expression in the tree, and how deep the tree is; without recursion, hostile text being deep."""
    found: list[ast.expr] = []
    deepest, todo = 0, [(tree, 1)]
    while todo:
        node, depth = todo.pop()
        found.append(node)
        deepest = max(deepest, depth)
        for name in node._fields:
            child = getattr(node, name)
            if isinstance(child, ast.expr):
                todo.append((child, depth + 1))
            elif isinstance(child, list):
                todo += [(part, depth + 1) for item in child for part in _parts(item)]
    return found, deepest


def _parts(item: object) -> list[ast.expr]:
    if isinstance(item, ast.comprehension):
        return [item.target, item.iter, *item.ifs]
    return [item] if isinstance(item, ast.expr) else []


def refusals(nodes: list[ast.expr], span: Span) -> list[Diagnostic]:
    """Return an error for everything among the nodes of a tree that is Python and not of this language."""
    found: list[Diagnostic] = []
    calls = [
        node for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and len(node.args) == 1
    ]
    bare = {id(call.args[0]) for call in calls if _name(call) in AGGREGATES}
    for call in calls:
        meant = did_you_mean(_name(call), AGGREGATES)
        if isinstance(call.args[0], ast.GeneratorExp) and id(call.args[0]) not in bare and meant is not None:
            bare.add(id(call.args[0]))
            text = fill(messages.UNKNOWN_FUNCTION, name=_name(call))
            found.append(Diagnostic(*span(call.func), text, meant))
    for node in nodes:
        refused = _refuse(node, is_bare=id(node) in bare)
        if refused is not None:
            found.append(Diagnostic(*span(node), fill(messages.NOT_IN_LANGUAGE, what=refused[0]), refused[1]))
    return sorted(found, key=lambda error: error.start)


def _name(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _refuse(node: ast.expr, *, is_bare: bool) -> tuple[Text, Text | None] | None:
    if type(node) in _REFUSED:
        return _REFUSED[type(node)]
    if isinstance(node, ast.BinOp | ast.UnaryOp) and type(node.op) in _OPERATORS:
        sign, help_ = _OPERATORS[type(node.op)]
        return Text(f"'{sign}'", f" {sign} "), help_
    if isinstance(node, ast.Call):
        return _refuse_call(node)
    if isinstance(node, ast.ListComp | ast.GeneratorExp):
        return _refuse_comprehension(node, is_bare=is_bare)
    if isinstance(node, ast.Constant):
        return _refuse_constant(node.value)
    return None if isinstance(node, _ALLOWED) else (Text("this", "この書き方"), None)


def _refuse_call(node: ast.Call) -> tuple[Text, Text | None] | None:
    if isinstance(node.func, ast.Attribute):
        return Text(f"a method, x.{node.func.attr}(...),", f"メソッド x.{node.func.attr}(...) "), _METHOD_HELP
    if not isinstance(node.func, ast.Name):
        return Text("a call of anything but a function", "関数以外の呼び出し"), None
    if node.keywords:
        return Text("an argument by name", "名前付き引数"), _KEYWORD_HELP
    return None


def _refuse_comprehension(node: ast.ListComp | ast.GeneratorExp, *, is_bare: bool) -> tuple[Text, Text | None] | None:
    if len(node.generators) > 1:
        return Text("a second 'for'", "2つ目の for "), _ONE_FOR_HELP
    if not isinstance(node.generators[0].target, ast.Name) or node.generators[0].is_async:
        return Text("more than one name after 'for'", "for の後の複数の名前"), None
    if isinstance(node, ast.GeneratorExp) and not is_bare:
        return Text("'... for ...' without brackets", "括弧のない ... for ... "), _BARE_HELP
    return None


def _refuse_constant(value: object) -> tuple[Text, Text | None] | None:
    if isinstance(value, bytes | complex) or value is Ellipsis:
        return Text(f"{value!r}", f" {value!r} "), None
    if isinstance(value, int | float) and abs(value) > GREATEST:
        return Text("so great a number", "大きすぎる数"), None
    return None
