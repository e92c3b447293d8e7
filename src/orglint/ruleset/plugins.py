"""Functions that installed packages add to the rule language, by entry points of the group `orglint.functions`.

Looking for them costs 20 to 40 ms, so nothing here is imported at the top that a run without own rules does not need.
"""

from __future__ import annotations

import inspect
import sys
import typing
from collections.abc import Iterable, Iterator
from contextlib import redirect_stdout
from dataclasses import replace
from types import ModuleType

from orglint.errors import PluginError
from orglint.functions.registry import DECLARED, FUNCTIONS, PLUGIN_FUNCTIONS, Function
from orglint.i18n import Language, Text
from orglint.model.problems import quote
from orglint.ruleset.plugin_calls import guarded, reason_of
from orglint.ruleset.plugin_signature import faults_of_signature, name_taken

if typing.TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "orglint.functions"

_WHERE = Text("the plugin {plugin}: {what}", "プラグイン{plugin}: {what}")
_NO_IMPORT = Text("{module} cannot be imported: {error}", "{module}をインポートできません: {error}")
_NO_MODULE = Text(
    "the entry point {name} leads to {module}, which is no module with functions",
    "エントリーポイント{name}の{module}は、関数を定義したモジュールではありません",
)
_NONE = Text(
    "{module} declares no function; `@function()` of orglint.plugins declares one",
    "{module}に関数の宣言がありません。orglint.pluginsの`@function()`で宣言してください",
)
_OF_FUNCTION = Text("the function {name}: {what}", "関数{name}: {what}")
_TWICE = Text("the plugin {other} has a function of this name, too", "プラグイン{other}にも同じ名前の関数があります")
_HINT = Text(
    "Repair or uninstall the plugin (in the Python environment that orglint runs in).",
    "orglintを実行しているPython環境で、プラグインを修正するか、アンインストールしてください。",
)


def load_plugins(language: Language) -> None:
    """Load every installed plugin; afterwards `PLUGIN_FUNCTIONS` has all of their functions.

    Raises PluginError with everything that is wrong with any of them: no plugin is left out in silence.
    """
    from importlib.metadata import entry_points

    found: dict[str, Function] = {}
    errors: list[str] = []
    for point in sorted(entry_points(group=GROUP), key=lambda point: (_plugin_name(point), point.name)):
        plugin = _plugin_name(point)
        functions, faults = _load(point)
        for function in functions:
            known = found.get(function.name)
            if known is not None and inspect.unwrap(known.body) is inspect.unwrap(function.body):
                continue  # one function that two modules have in their namespaces
            taken = _taken(function, found)
            faults += [taken] if taken is not None else []
            found.setdefault(function.name, replace(function, plugin=plugin, body=guarded(function, plugin, language)))
        errors += [_WHERE.say(language, plugin=plugin, what=fault.say(language)) for fault in faults]
    if errors:
        raise PluginError("\n".join([*dict.fromkeys(errors), _HINT.say(language)]))
    PLUGIN_FUNCTIONS.clear()
    PLUGIN_FUNCTIONS.update(sorted(found.items()))


def _plugin_name(point: EntryPoint) -> str:
    """Return the package an entry point comes from, with its version; its own name where nobody says."""
    return f"{point.dist.name} {point.dist.version}" if point.dist is not None else point.name


def _load(point: EntryPoint) -> tuple[list[Function], list[Text]]:
    """Return the functions an entry point leads to, and what is wrong with it or with them."""
    try:
        with redirect_stdout(sys.stderr):
            module = point.load()
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001 - whatever somebody else's code raises as it is imported
        return [], [_NO_IMPORT.filled(module=point.value, error=reason_of(error))]
    if not isinstance(module, ModuleType):
        return [], [_NO_MODULE.filled(name=quote(point.name), module=quote(point.value))]
    functions = list(_declared(module))
    if not functions:
        return [], [_NONE.filled(module=point.value)]
    faults = [
        _OF_FUNCTION.filled(name=function.name, what=fault)
        for function in functions
        for fault in faults_of_signature(function)
    ]
    return functions, faults


def _declared(module: ModuleType) -> Iterator[Function]:
    """Yield the functions in a module's namespace that are declared, those it imports from elsewhere included."""
    marked: Iterable[object] = (getattr(value, DECLARED, None) for value in vars(module).values())
    yield from dict.fromkeys(item for item in marked if isinstance(item, Function))


def _taken(function: Function, found: dict[str, Function]) -> Text | None:
    other = found.get(function.name)
    if other is not None:
        return _OF_FUNCTION.filled(name=function.name, what=_TWICE.filled(other=other.plugin))
    taken = name_taken(function.name, FUNCTIONS)
    return None if taken is None else _OF_FUNCTION.filled(name=function.name, what=taken)
