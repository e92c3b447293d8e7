"""Where the built-in rules are found, however orglint was installed."""

from __future__ import annotations

from pathlib import Path

import pytest

import orglint
from orglint.errors import OrglintError
from orglint.ruleset.builtin import builtin_rules_folder


def install(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let orglint believe that its package stands in that folder."""
    package.mkdir(parents=True)
    monkeypatch.setattr(orglint, "__file__", str(package / "__init__.py"))


def test_this_installation_has_rules():
    assert builtin_rules_folder().is_dir()


def test_a_wheel_carries_its_rules_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    package = tmp_path.resolve() / "site-packages" / "orglint"
    install(package, monkeypatch)
    (package / "_rules").mkdir()
    assert builtin_rules_folder() == package / "_rules"


def test_a_checkout_has_them_beside_its_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    install(tmp_path.resolve() / "src" / "orglint", monkeypatch)
    (tmp_path / "rules").mkdir()
    assert builtin_rules_folder() == tmp_path.resolve() / "rules"


def test_somebody_elses_rules_are_not_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    install(tmp_path / "lib" / "site-packages" / "orglint", monkeypatch)
    (tmp_path / "lib" / "rules").mkdir()
    with pytest.raises(OrglintError, match="site-packages/orglint/_rules"):
        builtin_rules_folder()
