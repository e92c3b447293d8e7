"""Pseudonyms for texts: equal texts stay equal (width and case apart too), and mean a rule's patterns as they did."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fnmatch import fnmatchcase

from orglint.model.words import fold
from orglint.pseudonyms.naming import Naming


class Texts:
    """Replaces texts. `known` are pseudonyms of texts that are also ids; `patterns` are those that rules match texts with."""

    def __init__(self, naming: Naming, known: Mapping[str, str], patterns: Iterable[str]) -> None:
        self._naming = naming
        self._known = {fold(text): made for text, made in known.items()}
        self._patterns = sorted({fold(pattern) for pattern in patterns})
        self._variants: dict[str, list[str]] = {}
        self._made: dict[str, str] = {}

    def pseudonym(self, text: str, group: str) -> str:
        """Return what stands for a text; `group` says what it is, for readers."""
        folded = fold(text)
        if folded not in self._made:
            self._made[folded] = self._known.get(folded) or self._matching(folded, group)
        variants = self._variants.setdefault(folded, [])
        if text not in variants:
            variants.append(text)
        return _variant(self._made[folded], variants.index(text))

    def _matching(self, folded: str, group: str) -> str:
        """Return a text that just the patterns match which match the original."""
        plain = f"{group}-{self._naming.code('text', folded)}"
        wanted = self._matches(folded)
        forms = [plain]
        for pattern in wanted:
            forms += [pattern.replace("*", plain).replace("?", "x"), pattern.replace("*", "").replace("?", "x").strip()]
        return next((form for form in forms if self._matches(form) == wanted), plain)

    def _matches(self, text: str) -> Sequence[str]:
        return [pattern for pattern in self._patterns if fnmatchcase(fold(text), pattern)]


def _variant(text: str, number: int) -> str:
    """Return the text in another mixture of small and capital letters: the same to who folds it, and another text."""
    letters = []
    for letter in text:
        if letter.isalpha():
            letters.append(letter.upper() if number % 2 else letter)
            number //= 2
        else:
            letters.append(letter)
    return "".join(letters) + " " * number
