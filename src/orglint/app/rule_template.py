"""The rule that `orglint rules new` writes: small, whole, right, and commented for whoever changes it."""

from __future__ import annotations

from orglint.i18n import Language, Text

_TEMPLATE = """\
{head}
format: orglint-rules/1
rules:
- id: {id}
  category: {category}
{severity}
  severity: warning
{for_}
  for: unit
{needs}
  needs: [positions.unit]
{params}
  params:
    limit:
      type: number
      default: 3
      description: {{en: most people in a team, ja: チームの人数の上限}}
{where}
  where: {{type: team}}
{flag_if}
  flag_if: len(unit.members) > limit
{message}
  message:
    en: "{{unit}} has {{len(unit.members)}} people (limit {{limit}})."
    ja: "{{unit}}は{{len(unit.members)}}人です(上限{{limit}}人)。"
  rationale:
    en: In a large team people lose sight of who does what.
    ja: チームが大きくなると、誰が何を担当しているか分かりにくくなります。
  fix:
    en: Split the team, or raise `limit` where its work is alike.
    ja: チームを分けるか、業務が似ている場合は`limit`を引き上げてください。
{evidence}
  evidence: convention
{examples}
  examples:
    bad:
    - name: {{en: four people in a team, ja: 4人のチーム}}
      org:
        units: {{desk: {{type: team}}}}
        people: {{a: {{unit: desk}}, b: {{unit: desk}}, c: {{unit: desk}}, d: {{unit: desk}}}}
      expect: [unit/desk]
    good:
    - name: {{en: three people in a team, ja: 3人のチーム}}
      org:
        units: {{desk: {{type: team}}}}
        people: {{a: {{unit: desk}}, b: {{unit: desk}}, c: {{unit: desk}}}}
    - name: {{en: four people in a department, ja: 4人の部}}
      org:
        units: {{sales: {{type: department}}}}
        people: {{a: {{unit: sales}}, b: {{unit: sales}}, c: {{unit: sales}}, d: {{unit: sales}}}}
"""

_NO_TEXTS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
"""What a YAML reader, orglint's or an editor's, takes for nothing or for a truth."""
_COMMENTS: dict[str, Text] = {
    "head": Text(
        """\
# A rule of your own: change it step by step, and after each step run
#   orglint rules test FILE              its examples, at the end of this file, are its tests
#   orglint rules test --mutate FILE     whether the examples would notice a slip in the rule
# `orglint explain unit` lists the fields of a unit, `orglint explain {id}` shows this rule as its readers see it.""",
        """\
# 独自のルールです。少しずつ書き換え、そのつど次のコマンドで確かめてください。
#   orglint rules test FILE              末尾の例(examples)がルールのテストになります
#   orglint rules test --mutate FILE     ルールに書き間違いがあれば例が気づくかどうかを試します
# 部署(unit)の項目は `orglint explain unit`、読み手から見たこのルールは `orglint explain {id}` で表示できます。""",
    ),
    "severity": Text(
        "# error: contradicts itself; warning: harms sooner or later; note: worth knowing.",
        "# error: 矛盾している、warning: いずれ支障が出る、note: 知っておくとよい。",
    ),
    "for_": Text(
        "# What the rule looks at, one by one: unit, position, person, budget, kpi, ...; to compare, unit_change, ...",
        "# 1件ずつ調べる対象: unit、position、person、budget、kpiなど。変更前と変更後を比べるならunit_changeなど",
    ),
    "needs": Text(
        "# Without this data in the model the rule says nothing: what is not described is not wrong.",
        "# モデルにこの情報がなければ、ルールは何も指摘しません(書かれていないことは誤りではないため)。",
    ),
    "params": Text(
        "# Numbers and lists that others may set in orglint.yaml: rules: {{{id}: {{params: {{limit: 5}}}}}}",
        "# orglint.yamlで変更できる値: rules: {{{id}: {{params: {{limit: 5}}}}}}",
    ),
    "where": Text(
        "# Which of them it concerns. All lines must hold.",
        "# 対象を絞る条件。すべての行を満たすものだけを調べます。",
    ),
    "flag_if": Text(
        "# The bad state. An expression that begins with [ or contains a colon or # is written below a `|`.",
        "# 問題のある状態を書きます。[ で始まる式や、コロンや # を含む式は `|` の次の行に書きます。",
    ),
    "message": Text(
        "# What is wrong, with values in braces; why it matters; what to do. Each in English and in Japanese.",
        "# 何が問題か(波括弧の中は値)、なぜ支障があるか、どう直すか。いずれも英語と日本語で書きます。",
    ),
    "evidence": Text(
        "# How sure the claim is: strong, weak, or convention (an agreement). Sources are listed in `references`.",
        "# 主張の確かさ: strong(強い)、weak(弱い)、convention(取り決め)。出典は`references`に書きます。",
    ),
    "examples": Text(
        "# Small organizations. In each bad one the rule finds exactly what `expect` names, in a good one nothing.",
        "# 小さな組織の例です。badでは`expect`に書いたものだけが、goodでは何も指摘されないことを確かめます。",
    ),
}


def first_rule(ident: str, category: str, language: Language) -> str:
    """Return the text of a rule file with one rule, commented in a language."""
    comments = {
        name: "\n".join(line if name == "head" else f"  {line}" for line in text.say(language, id=ident).splitlines())
        for name, text in _COMMENTS.items()
    }
    return _TEMPLATE.format(id=_as_text(ident), category=_as_text(category), **comments)


def _as_text(word: str) -> str:
    """Return a word as YAML of any version reads it as a text."""
    return f'"{word}"' if word in _NO_TEXTS else word
