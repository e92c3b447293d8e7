"""How sure a rule's claim is, in words."""

from __future__ import annotations

from orglint.i18n import Text

GRADES = {
    "strong": Text(
        "Strong: several studies or large data sets support it.", "強い: 複数の研究や大規模なデータに裏付けがあります。"
    ),
    "weak": Text(
        "Weak: experience, surveys or single studies support it; weigh it against what you know of your organization.",
        "弱い: 経験則、調査、単独の研究によるものです。自組織の事情と照らして判断してください。",
    ),
    "convention": Text(
        "Convention: a model is easier to read and to keep when everybody does it so.",
        "慣例: そろえておくと、モデルが読みやすく保守しやすくなります。",
    ),
}
"""What each grade of evidence means."""
