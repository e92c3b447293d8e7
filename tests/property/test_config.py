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
