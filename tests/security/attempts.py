"""Rule files that try to get out of the rule language, or to take all time and memory: what each is refused with."""

from __future__ import annotations

from dataclasses import dataclass

HEAD = """\
format: orglint-rules/1
rules:
- id: own-rule
  category: structure
  packs: [core]
  severity: warning
"""
TAIL = """\
  message: {en: "found", ja: "見つかりました"}
  rationale: {en: "because", ja: "理由"}
  fix: {en: "mend it", ja: "直す"}
  evidence: convention
"""
OF_THE_RULE = "3:7"
MODEL = "organization: {name: Big, as_of: 2026-04-01}\nunits:\n  top: {name: Top, type: company}\n" + "".join(
    f"  u{number}: {{name: Unit {number}, type: team, parent: top}}\n" for number in range(1500)
)
"""Enough units that going through them three times, one inside the other, is more than anybody waits for."""


@dataclass(frozen=True)
class Attempt:
    """A rule file, or another file of the repository. `refused` is the place and a part of what is said; None: it runs."""

    files: dict[str, str]
    refused: tuple[str, str] | None
    argv: tuple[str, ...] = ("check", "org", "-f", "json")
    model: str = MODEL


def _placed(text: str, first: int, column: int) -> tuple[str, str]:
    """Return the text without its mark, and the line and column of the mark; text begins at a line and column."""
    before, _, after = text.partition("«")
    line = before.count("\n")
    at = len(before.rpartition("\n")[2])
    return before + after, f"{first + line}:{column + at}"


def condition(text: str, said: str | None = None) -> Attempt:
    """An expression in `flag_if`; `«` stands before what is refused."""
    plain, place = _placed(text, 9, 5)
    place = OF_THE_RULE if said == "steps" else place
    body = "  for: unit\n  flag_if: |\n" + "".join(f"    {line}\n" for line in plain.split("\n"))
    return _rule(body, place, said)


def part(body: str, said: str | None = None, tail: str = TAIL) -> Attempt:
    """Any part of a rule, from its line 7 on."""
    plain, place = _placed(body, 7, 1)
    place = OF_THE_RULE if said == "steps" else place
    return _rule(plain, place, said, tail)


def message(text: str, said: str | None = None) -> Attempt:
    """A message in both languages."""
    body = f"  for: unit\n  flag_if: unit.id != \"x\"\n  message:\n    en: '{text}'\n"
    plain, place = _placed(body, 7, 1)
    tail = f"    ja: '{text.replace('«', '')}'\n" + TAIL.partition("\n")[2]
    return _rule(plain, place, said, tail)


def _rule(body: str, place: str, said: str | None, tail: str = TAIL) -> Attempt:
    refused = None if said is None else (f"rules/own.yaml:{place}: error: ", said)
    return Attempt({"rules/own.yaml": HEAD + body + tail, "orglint.yaml": "rule_paths: rules\n"}, refused)


def rule_file(text: str, said: str | None = None) -> Attempt:
    """A whole rule file."""
    plain, place = _placed(text, 1, 1)
    refused = None if said is None else (f"rules/own.yaml:{place}: error: ", said)
    return Attempt({"rules/own.yaml": plain, "orglint.yaml": "rule_paths: rules\n"}, refused)


def config(text: str, said: str | None = None, name: str = "other") -> Attempt:
    """A config file, and a model file of a name."""
    plain, place = _placed(text, 1, 1)
    return Attempt(
        {"orglint.yaml": plain, f"org/{name}.yaml": "units: {other: {}}\n"},
        None if said is None else (f"orglint.yaml:{place}: ", said),
    )


def mapping(text: str, said: str | None = None) -> Attempt:
    """A mapping, over one small file."""
    plain, place = _placed(text, 1, 1)
    files = {
        "map.yaml": plain,
        f"org/{'a' * 60}.yaml": "x: 1\n",
        "org/teams.yaml": f"teams: [{{id: a, name: '{'a' * 5000}'}}]\n",
    }
    refused = None if said is None else (f"map.yaml:{place}: ", said)
    return Attempt(files, refused, ("check", "org", "--map", "map.yaml", "-f", "json"), "")


_NESTED = (
    "any(" * 5
    + "x4.id == x0.id and x4.id == '-' "
    + " ".join(f"for x{n} in organization.units)" for n in (4, 3, 2, 1, 0))
)
BOMBS = "  a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"  a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12)
).replace("*a4, " * 7, "*a4, " * 7 + "«", 1)
NOT = "cannot be used in rules"


def _lets(count: int, first: str, each: str) -> str:
    """Return a rule of so many lets, each made of the one before it."""
    others = "".join(f"    v{number}: {each.format(f'v{number - 1}')}\n" for number in range(1, count))
    return f"  for: unit\n  let:\n    v0: {first}\n{others}"


TEAM = '  flag_if: unit.id != "x"\n'
MAP = (
    "format: orglint-mapping/1\nfiles:\n  teams: {0}\n"
    "entities:\n- {{in: teams, each: 'teams[*]', collection: units, id: id, fields: {{name: {1}}}}}\n"
)

ATTEMPTS: dict[str, Attempt] = {
    # ---- reaching Python
    "dunder class": condition("unit.«__class__ == 1", "no field"),
    "dunder bases": condition("unit.«__class__.__bases__ == 1", "no field"),
    "dunder of text": condition('unit.id.«__class__ == "x"', "field"),
    "dunder of a literal": condition('"".«__class__ == 1', "field"),
    "dunder of a number": condition("(1).«__class__ == 1", "field"),
    "dunder of a list": condition("[1].«__class__ == 1", "field"),
    "dunder of None": condition("«None.__class__ == 1", "None stands only"),
    "dunder of a tuple": condition("«().__class__ == 1", NOT),
    "dunder dict": condition("unit.«__dict__ == 1", "no field"),
    "slots": condition("unit.«__slots__ == 1", "no field"),
    "globals of a function": condition("«len.__globals__ == 1", "len"),
    "code of a comprehension": condition("«(x for x in unit.members).gi_frame == 1", NOT),
    "private attribute": condition("unit.«_origin == 1", "no field"),
    "method of an entity": condition("«unit.all() == 1", NOT),
    "constant of a class": condition('unit.«KIND == "unit"', "no field"),
    "model of the organization": condition("organization.«entities == 1", "no field"),
    "getattr": condition('«getattr(unit, "name") == 1', "getattr"),
    "setattr": condition('«setattr(unit, "name", 1) == 1', "setattr"),
    "vars": condition("«vars(unit) == 1", "vars"),
    "type": condition("«type(unit) == 1", "type"),
    "globals": condition("«globals() == 1", "globals"),
    "eval": condition('«eval("1") == 1', "eval"),
    "exec": condition('«exec("import os") == 1', "exec"),
    "compile": condition('«compile("1", "a", "eval") == 1', "compile"),
    "import function": condition('«__import__("os") == 1', "__import__"),
    "open": condition('«open("/etc/passwd") == 1', "open"),
    "input": condition("«input() == 1", "input"),
    "breakpoint": condition("«breakpoint() == 1", "breakpoint"),
    "builtins": condition("«__builtins__ == 1", "__builtins__"),
    "own name of a helper": condition("«h_read(unit, 1) == 1", "h_read"),
    "own name of a function": condition("«f_unique([1]) == [1]", "f_unique"),
    "own name of a collection": condition("len(«c_units) > 1", "c_units"),
    "own name of a variable": condition("«n_unit == 1", "n_unit"),
    "import statement": condition("«import os", "cannot be read"),
    "two statements": condition("unit.id == 1«; import os", "cannot be read"),
    "a way out of the brackets": condition("1«)\nimport os\n(1", "closes nothing"),
    "full-width name": condition("«ｕｎｉｔ.name == 1", "full-width"),
    "look-alike name": condition('«unіt.name == "x"', "unіt"),
    "look-alike field": condition('unit.«nаme == "x"', "nаme"),
    "mathematical letters": condition('«𝓾𝓷𝓲𝓽.name == "x"', "𝓾𝓷𝓲𝓽"),
    "look-alike dunder": condition("unit.«＿＿class＿＿ == 1", "full-width"),
    "long s": condition("unit.__cla«ſs__ == 1", "full-width"),
    # ---- Python that the language has not
    "power": condition("«9 ** 9 ** 9 > 1", NOT),
    "shift": condition("«1 << 10000000000 > 1", NOT),
    "modulo": condition('«"%s" % unit == 1', NOT),
    "width of a format": condition('«"%1000000000d" % 1 == 1', NOT),
    "f-string": condition('«f"{unit.__class__}" == "x"', NOT),
    "f-string with a width": condition('«f"{1:1000000000}" == "x"', NOT),
    "format method": condition('«"{0.__class__}".format(unit) == "x"', NOT),
    "join method": condition('«"".join(["a"]) == "a"', NOT),
    "text times number": condition('«"a" * 1000000000 == "a"', "number"),
    "list times number": condition("len(«[1] * 1000000000) > 1", ""),
    "lambda": condition("«(lambda: 1)() == 1", NOT),
    "assignment": condition("(«x := unit) == unit", NOT),
    "star": condition("len(«*[unit]) == 1", NOT),
    "double star": condition("«len(**{}) == 1", NOT),
    "mapping": condition('«{"a": 1} == 1', NOT),
    "set": condition("«{1} == 1", NOT),
    "set comprehension": condition("len(«{x for x in unit.members}) == 1", NOT),
    "mapping comprehension": condition("len(«{x: 1 for x in unit.members}) == 1", NOT),
    "bytes": condition('«b"x" == 1', NOT),
    "complex number": condition("«1j == 1", NOT),
    "ellipsis": condition("«... == 1", NOT),
    "subscript": condition('«unit["name"] == "x"', NOT),
    "slice": condition("«unit.members[::-1] == 1", NOT),
    "conditional": condition("«1 if unit else 2", NOT),
    "await": condition("«await unit", NOT),
    "yield": condition("(«yield unit)", NOT),
    "async comprehension": condition("any«(x async for x in unit.members)", NOT),
    "two loops": condition("any«(x == y for x in unit.members for y in unit.members)", NOT),
    "unpacking": condition("any«(x == y for x, y in unit.members)", NOT),
    "type comment": condition("unit.id == «1 # type: ignore", "compare"),
    "triple quotes": condition('unit.id == ""«"x"""', "side by side"),
    "line continuation": condition('unit.id == "x" and \\\nunit.«__class__ == 1', "no field"),
    "null byte": condition('unit.id == "«\0"', "U+0000")
    if False
    else part('  for: unit\n  flag_if: "unit.id == 1 «\\0"\n', "U+0000"),
    "escape character": part('  for: unit\n  flag_if: "unit.id == 1 «\\e"\n', "U+001B"),
    "surrogate in a text": condition('unit.id == "\\ud800"'),
    # ---- taking all time and memory
    "huge number": condition(f"«{'9' * 3900} > 1", "great a number"),
    "number beyond all": condition("«1e999 > 1", "great a number"),
    "hexadecimal": condition(f"«0x{'f' * 3900} > 1", "great a number"),
    "long expression": condition("«" + "unit.id == 'a' or " * 5000 + "True", "longer than"),
    "deep brackets": condition("(" * 60 + "«(" + "(" * 60 + "1" + ")" * 121, "deeply"),
    "deep lists": condition("[" * 60 + "«[" + "]" * 61, "deeply"),
    "deep signs": condition("«" + "-" * 3900 + "1 > 1", "deeply"),
    "deep not": condition("«" + "not " * 900 + "True", "deeply"),
    "deep attributes": condition("«unit" + ".parent" * 500 + " == unit", "deeply"),
    "deep sums": condition("«" + "1+" * 1900 + "1 > 1", "deeply"),
    "deep calls": condition("«" + "len(" * 59 + "1" + ")" * 59, ""),
    "wide texts": condition(" or ".join(f'unit.id == "{n}"' for n in range(150))),
    "comprehensions five deep": condition(_NESTED, "steps"),
    "comprehension three deep": condition(
        "any(any(any(z.id == '-' for z in organization.units)"
        " for y in organization.units) for x in organization.units)",
        "steps",
    ),
    "list in a list in a list": condition(
        "len([[[z for z in organization.units] for y in organization.units] for x in organization.units]) == 1", "steps"
    ),
    "membership again and again": condition(
        "any(any(y not in organization.units for y in organization.units) for x in organization.units)", "steps"
    ),
    "flatten": condition(
        "len(flatten([organization.units for x in flatten([organization.units for y in organization.units])])) == 1",
        "steps",
    ),
    "lists that double": part(
        _lets(45, "organization.units + organization.units", "{0} + {0}") + "  flag_if: len(v44) == 1\n", "steps"
    ),
    "numbers that double": part(_lets(50, "1000000000000000", "{0} + {0}") + "  flag_if: v49 > 1\n"),
    "numbers that are squared": part(_lets(50, "1000000000000000", "{0} * {0}") + "  flag_if: v49 > 1\n"),
    "too many lets": part(_lets(50, "1", "{0} + {0}") + "    «v50: v49 + v49\n" + "  flag_if: v50 > 1\n", "at most 50"),
    "numbers with a measure": part(
        _lets(50, "1000000000000000", " + ".join(["{0}"] * 50)) + "  flag_if: v49 > 1\n  measure: v49\n"
    ),
    "calls again and again": condition(
        "any(any(any(org_distance(x, z) == 99 for z in organization.units)"
        " for y in organization.units) for x in organization.units)",
        "steps",
    ),
    "glob with many stars": condition(f'matches(unit.id, "{"*a" * 500}b")'),
    "glob with an open set": condition('matches(unit.id, "[[[[[!")'),
    "glob with a backwards range": condition('matches(unit.id, "[z-a]*")'),
    "each over pairs": part(
        "  for: unit\n  each: {pair: '[x for x in flatten([organization.units for y in organization.units])"
        ']\'}\n  flag_if: pair.id != "x"\n',
        "steps",
    ),
    "related of everything": part(
        "  for: unit\n" + TEAM + "  related: flatten([organization.units for x in"
        " flatten([organization.units for y in organization.units])])\n",
        "steps",
    ),
    # ---- messages
    "attribute in a message": message("{unit.«__class__}", "no field"),
    "index in a message": message("{«unit[0]}", NOT),
    "conversion in a message": message("{unit«!r}", "no operator"),
    "width in a message": message("{len(unit.members):«>1000000000}", "format"),
    "nested format in a message": message("{unit.id:«{unit}}", ""),
    "call in a message": message('{«__import__("os")}', "__import__"),
    "method in a message": message("{«unit.id.upper()}", NOT),
    "open brace": message("a «{unit.id", "closed"),
    "stray brace": message("a «} b", "alone"),
    "percent sign": message("%s %(x)s %1000000000d"),
    "positional field": message("{0}"),
    "empty field": message("{«}", "missing"),
    "sensitive field": part(
        "  for: position\n  flag_if: position.cost is not None\n  measure: «position.cost\n", "sensitive"
    ),
    "long message": message("x" * 100_000),
    # ---- rule files
    "python tag": rule_file("«!!python/object/apply:os.system [echo x]\n", ""),
    "python tag in a rule": part("  for: unit\n  flag_if: «!!python/name:os.system x\n", ""),
    "alias bomb": rule_file("format: orglint-rules/1\nx-bomb:\n" + BOMBS + "rules: []\n", "1,000,000 values"),
    "alias of itself": rule_file("format: orglint-rules/1\nrules: &a [«*a]\n", ""),
    "deep YAML": rule_file("format: orglint-rules/1\nrules: " + "[" * 99 + "«" + "[" * 5000 + "\n", ""),
    "huge scalar": part("  for: unit\n  flag_if: «" + "x" * 5_000_000 + "\n", "longer than"),
    "null byte in the file": Attempt(
        {"rules/own.yaml": "format: orglint-rules/1\nrules: \0\n", "orglint.yaml": "rule_paths: rules\n"},
        ("rules/own.yaml: error: ", "binary"),
    ),
    "merge bomb": rule_file(
        "format: orglint-rules/1\nrules:\n- &a «{id: x}\n- &b {<<: [" + "*a, " * 20000 + "*a]}\n", "has no flag_if"
    ),
    "number that is none": part(
        '  for: unit\n  signs:\n    a: {if: unit.id != "x", says: {en: a, ja: a}}\n  at_least: «²\n', ""
    ),
    "at_least of many digits": part(
        f'  for: unit\n  signs:\n    a: {{if: unit.id != "x", says: {{en: a, ja: a}}}}\n  at_least: «{"9" * 6000}\n',
        "longer than",
    ),
    "default of many digits": part(
        "  for: unit\n  params:\n    p: {type: number, default: «"
        + "9" * 6000
        + ", description: {en: a, ja: a}}\n  flag_if: p > 1\n",
        "a number",
    ),
    "default beyond all": part(
        "  for: unit\n  params:\n    p: {type: number, default: «1e999, description: {en: a, ja: a}}\n"
        "  flag_if: p > 1\n",
        "ordinary size",
    ),
    "where with many digits": part("  for: unit\n  where: {members: {count: {at_least: «" + "9" * 6000 + "}}}\n", ""),
    "where with an attribute": part("  for: unit\n  where: {«__class__: x}\n", "no field"),
    "where with a way": part("  for: unit\n  where: {parent.«__class__: x}\n", "no field"),
    "where with code": part('  for: unit\n  where: {name: "x\\" or True or \\""}\n' + TEAM),
    "where with brackets": part('  for: unit\n  where: {"«name) or (True": x}\n', ""),
    "name of a let": part("  for: unit\n  let: {«__builtins__: '1'}\n" + TEAM, ""),
    "let over a function": part("  for: unit\n  let: {«len: '1'}\n" + TEAM, ""),
    "path of an id": rule_file(HEAD.replace("own-rule", "«../../x") + "  for: unit\n" + TEAM + TAIL, ""),
    # ---- settings and mappings
    "config with a python tag": config("lang: «!!python/object/apply:os.system [x]\n", ""),
    "config with an alias bomb": config("x:\n" + BOMBS, "1,000,000 values"),
    "config of many digits": config("max_suppression_days: «" + "9" * 6000 + "\n", ""),
    "config deep": config("rules: " + "{a: " * 99 + "«" + "{a: " * 3000 + "\n", ""),
    "parameter of many digits": config("rules: {wide-span: {params: {limit: «" + "9" * 6000 + "}}}\n", "a number"),
    "parameter beyond all": config("rules: {wide-span: {params: {limit: «1e999}}}\n", "ordinary size"),
    "pattern with many stars": config('exclude: ["' + "*a" * 40 + 'b"]\n', name="a" * 200),
    "pattern with many folders": Attempt(
        {"orglint.yaml": 'exclude: ["' + "**/a/" * 40 + 'b"]\n'}, ("exclude: ", "more than 2 times")
    ),
    "mapping with many stars": mapping(MAP.format("'" + "*a" * 40 + "*'", "name")),
    "mapping with many stars in a value": mapping(
        MAP.format("'*.yaml'", "{path: name, values: {'" + "*a" * 40 + "b*': x}}")
    ),
    "mapping with many folders": mapping(MAP.format("«'" + "**/" * 40 + "*.yaml'", "name"), "3 times"),
    "mapping with a way out": mapping(MAP.format("«../../etc/*.yaml", "name"), "relative"),
    "mapping with an attribute": mapping(MAP.format("'*.yaml'", "__class__")),
}
