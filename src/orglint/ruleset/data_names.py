"""The names of data that a rule can need: `collection`, `collection.field`, `collection.field.sub`."""

from __future__ import annotations

from orglint.i18n import Text
from orglint.model.problems import did_you_mean, quote
from orglint.model.schema import COLLECTIONS, KINDS, record
from orglint.model.types import ListOf, Maybe, Structure


def check_data_name(path: str) -> tuple[Text, Text | None, int] | None:
    """Return what is wrong with a `collection.field.sub` name, the help, and at which of its characters.

    None where it names something.
    """
    collection, _, rest = path.partition(".")
    kind = COLLECTIONS.get(collection) or (KINDS["organization"] if collection == "organization" else None)
    if kind is None:
        known = ["organization", *COLLECTIONS]
        message = Text(
            f"there is no collection {quote(collection)}", f"{quote(collection)}というコレクションはありません"
        )
        return message, did_you_mean(collection, known), 0
    name, _, sub = rest.partition(".")
    if name and name not in kind.written:
        message = Text(f"{collection} has no field {quote(name)}", f"{collection}に{quote(name)}という項目はありません")
        return message, did_you_mean(name, kind.written), len(collection) + 1
    if sub:
        type_ = kind.written[name].type
        inner = type_.item if isinstance(type_, Maybe | ListOf) else type_
        written = record(inner.name).written if isinstance(inner, Structure) else {}
        if sub not in written:
            message = Text(
                f"{collection}.{name} has no field {quote(sub)}", f"{collection}.{name}に{quote(sub)}はありません"
            )
            return message, did_you_mean(sub, written), len(collection) + len(name) + 2
    return None
