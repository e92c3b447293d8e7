"""Whatever a config file holds, it is read or refused with a place: never a traceback."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from orglint.config.load import load_config
from orglint.config.settings import Config, Relative
from orglint.errors import ConfigError

KEYS = st.sampled_from([
    "extends", "model", "packs", "rules", "rule_paths", "overrides", "ignore", "exclude", "max_suppression_days", "privacy",
    "names", "lang", "fail_on", "wide-span", "severity", "params", "inside", "rule", "target", "reason", "until", "?",
])  # fmt: skip
SCALARS = st.sampled_from(
    ["off", "error", "no", "", "' '", "2027-03-31", "2027-02-31", "10", "-1", "１０", "null", "ja"]
)
FLOW = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
        st.lists(st.tuples(KEYS, inner), max_size=4).map(
            lambda pairs: f"{{{', '.join(f'{key}: {value}' for key, value in pairs)}}}"
        ),
    ),
    max_leaves=12,
)


def outcome(name: str, data: bytes) -> Config | str:
    """Return what a file of that content sets, or why it is refused."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        try:
            return load_config(path, "en")
        except ConfigError as error:
            return str(error)


@given(st.dictionaries(KEYS, FLOW, max_size=5))
def test_every_shape_is_read_or_refused_at_its_place(entries: dict[str, str]):
    text = "".join(f"{key}: {value}\n" for key, value in entries.items())
    result = outcome("orglint.yaml", text.encode())
    if isinstance(result, str):
        for line in result.splitlines():
            assert "orglint.yaml:" in line
            assert ": error: " in line


@given(st.binary(max_size=200), st.sampled_from(["orglint.yaml", "pyproject.toml"]))
def test_no_bytes_end_in_a_traceback(data: bytes, name: str):
    result = outcome(name, data)
    assert isinstance(result, Config) or name in result


@given(st.text(max_size=200))
def test_no_section_of_pyproject_ends_in_a_traceback(text: str):
    result = outcome("pyproject.toml", f"[tool.orglint]\n{text}".encode(errors="surrogatepass"))
    assert isinstance(result, Config) or "pyproject.toml" in result


@given(st.permutations(["packs: [core]", "lang: ja", "rules: {a: off, b: {params: {x: 1}}}", "exclude: a"]))
def test_the_order_of_keys_changes_nothing(lines: list[str]):
    results = outcome("orglint.yaml", "\n".join(lines).encode())
    assert isinstance(results, Config)
    assert results.folder is not None
    assert (results.packs, results.lang, results.exclude, list(results.rules)) == (
        ("core",),
        "ja",
        (Relative("a", results.folder),),
        ["a", "b"],
    )


ENTRIES = {
    "packs": "[core]",
    "lang": "ja",
    "rules": "{wide-span: {severity: error, params: {limit: 3}}, narrow-spans: on}",
    "overrides": "[{inside: unit/a, rules: {wide-span: off}, reason: r}]",
    "ignore": "[{rule: a, target: unit/b, reason: r, until: 2027-03-31}]",
    "exclude": "[a, b/c]",
    "rule_paths": "own",
    "model": "org",
    "max_suppression_days": "9",
    "privacy": "{names: hide}",
    "fail_on": "note",
}


@given(st.sets(st.sampled_from(sorted(ENTRIES))))
def test_what_a_base_sets_holds_as_if_it_were_written_in_the_file_itself(moved: set[str]):
    with tempfile.TemporaryDirectory() as folder:
        own, base, whole = (Path(folder) / name for name in ("orglint.yaml", "base.yaml", "whole.yaml"))
        lines = {key: f"{key}: {value}\n" for key, value in ENTRIES.items()}
        base.write_text("".join(line for key, line in lines.items() if key in moved), encoding="utf-8")
        kept = "".join(line for key, line in lines.items() if key not in moved)
        own.write_text(f"extends: base.yaml\n{kept}", encoding="utf-8")
        whole.write_text("".join(lines.values()), encoding="utf-8")
        split, single = load_config(own, "en"), load_config(whole, "en")
    assert said(split) == said(single)
    for key in ENTRIES:
        place = split.place(key)
        assert place is not None
        assert place.file.endswith("base.yaml" if key in moved else "orglint.yaml")


def said(config: Config) -> dict[str, object]:
    """Return what a config says, without where."""
    return {
        "rules": {rule: (one.severity, one.is_off, one.is_on) for rule, one in config.rules.items()},
        "params": [[(item.name, item.value) for item in one.params] for one in config.rules.values()],
        "overrides": [(one.inside, one.reason, [rule.is_off for rule in one.rules]) for one in config.overrides],
        "ignore": [(one.rule, one.target, one.reason, one.until) for one in config.ignore],
        **{
            key: getattr(config, key)
            for key in (
                "packs",
                "lang",
                "exclude",
                "rule_paths",
                "model",
                "max_suppression_days",
                "show_names",
                "fail_on",
            )
        },
    }
