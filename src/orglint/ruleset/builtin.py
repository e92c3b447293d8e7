"""Where the built-in rules are: inside an installed package, or beside `src/` in a checkout."""

from __future__ import annotations

from pathlib import Path

import orglint
from orglint.errors import OrglintError
from orglint.i18n import Text, default_language

_MISSING = Text(
    en="orglint's own rules are missing: neither {installed} nor {checkout} exists. Install orglint again.",
    ja="orglintの組み込みルールが見つかりません: {installed}も{checkout}もありません。"
    "orglintを再インストールしてください。",
)


def builtin_rules_folder() -> Path:
    """Return the folder of the built-in rules; OrglintError where the installation has none.

    A wheel carries them as `orglint/_rules`. An editable install and a source checkout have no such copy: there
    they are the top-level `rules/`.
    """
    package = Path(orglint.__file__).resolve().parent
    installed = package / "_rules"
    checkout = package.parent.parent / "rules"
    if installed.is_dir():
        return installed
    # `rules/` two folders up means ours only where the package stands in `src/`: site-packages has neighbours too.
    if package.parent.name == "src" and checkout.is_dir():
        return checkout
    raise OrglintError(_MISSING.say(default_language(), installed=installed.as_posix(), checkout=checkout.as_posix()))
