"""Which config file holds for a model."""

from __future__ import annotations

from pathlib import Path

import pytest

from orglint.config.discovery import find_config
from orglint.errors import ConfigError


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a git repository with a folder `org/sales` inside, itself inside a folder that is configured."""
    root = tmp_path.resolve() / "above" / "repository"
    (root / "org" / "sales").mkdir(parents=True)
    (root / ".git").mkdir()
    (root.parent / "orglint.yaml").write_text("packs: []\n", encoding="utf-8")
    monkeypatch.chdir(root)
    return root


def test_the_nearest_file_upward_is_found(repository: Path):
    (repository / "orglint.yaml").write_text("", encoding="utf-8")
    assert find_config(repository / "org" / "sales") == repository / "orglint.yaml"
    (repository / "org" / "orglint.yaml").write_text("", encoding="utf-8")
    assert find_config(repository / "org" / "sales") == repository / "org" / "orglint.yaml"


def test_a_model_in_one_file_finds_the_config_beside_it(repository: Path):
    model = repository / "org" / "all.yaml"
    model.write_text("", encoding="utf-8")
    (repository / "org" / "orglint.yaml").write_text("", encoding="utf-8")
    assert find_config(model) == repository / "org" / "orglint.yaml"


def test_nothing_above_the_repository_is_read(repository: Path):
    assert find_config(repository / "org") is None


def test_a_worktree_ends_the_search_too(repository: Path):
    (repository / ".git").rmdir()
    (repository / ".git").write_text("gitdir: elsewhere\n", encoding="utf-8")
    assert find_config(repository / "org") is None


def test_outside_a_repository_the_search_ends_at_home(repository: Path, monkeypatch: pytest.MonkeyPatch):
    (repository / ".git").rmdir()
    assert find_config(repository / "org") == repository.parent / "orglint.yaml"
    monkeypatch.setenv("HOME", str(repository))
    monkeypatch.setenv("USERPROFILE", str(repository))
    assert find_config(repository / "org") is None


def test_pyproject_counts_only_with_the_section(repository: Path):
    pyproject = repository / "pyproject.toml"
    pyproject.write_text("[project]\ndependencies = ['orglint']\n", encoding="utf-8")
    assert find_config(repository) is None
    pyproject.write_text("[tool.orglint]\nlang = 'ja'\n", encoding="utf-8")
    assert find_config(repository) == pyproject


def test_a_folder_configured_twice_is_refused(repository: Path):
    (repository / "pyproject.toml").write_text("[tool.orglint]\n", encoding="utf-8")
    (repository / "orglint.yaml").write_text("", encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        find_config(repository, "en")
    assert str(caught.value) == (
        "orglint.yaml: error: this folder is configured twice, here and in [tool.orglint] of "
        '"pyproject.toml"; keep one of them'
    )


@pytest.mark.parametrize(
    "name", ["orglint.yml", ".orglint.yaml", "Orglint.yaml", "ORGLINT.YAML", "orglint.yaml.txt", "orglint.toml"]
)
def test_a_file_under_a_name_nobody_reads_is_refused(repository: Path, name: str):
    (repository / name).write_text("", encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        find_config(repository, "ja")
    assert str(caught.value) == (
        f"{name}: エラー: この名前の設定ファイルは読み込まれません。「orglint.yaml」に変更してください"
    )


def test_a_folder_by_the_name_of_a_config_file_is_none(repository: Path):
    (repository / "Orglint.yaml").mkdir()
    assert find_config(repository) is None
