"""orglint speaks to nobody: with every way into a network blocked, it does all that it does."""

from __future__ import annotations

import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from orglint.reporters.registry import FILE_FORMATS, FORMATS
from tests.cli.conftest import Cli

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Block sockets and look-ups of names; the list is what was tried."""
    tried: list[str] = []

    def refuse(name: str) -> object:
        def refused(*arguments: object, **more: object) -> None:
            tried.append(name)
            raise OSError(name)

        return refused

    for name in (
        "socket",
        "create_connection",
        "create_server",
        "getaddrinfo",
        "gethostbyname",
        "gethostbyaddr",
        "getfqdn",
    ):
        monkeypatch.setattr(socket, name, refuse(name))
    yield tried
    assert tried == []


def test_the_block_holds(offline: list[str]):
    with pytest.raises(OSError, match="create_connection"):
        socket.create_connection(("localhost", 1))
    assert offline == ["create_connection"]
    offline.clear()


@pytest.mark.usefixtures("offline")
@pytest.mark.parametrize("example", sorted(path.name for path in EXAMPLES.iterdir() if path.is_dir()))
def test_every_example_is_checked_in_every_format_without_a_network(cli: Cli, folder: Path, example: str):
    shutil.copytree(EXAMPLES / example, folder, dirs_exist_ok=True)
    wanted = [f"{name}=out.{name}" for name in (*FORMATS, *FILE_FORMATS)]
    ended = cli("check", *(part for each in wanted for part in ("-f", each)))
    assert ended.code in (0, 1), ended.err
    assert all(
        (folder / f"out.{name}").stat().st_size or name in ("github", "concise") for name in (*FORMATS, *FILE_FORMATS)
    )


@pytest.mark.usefixtures("offline")
@pytest.mark.parametrize(
    "command", [("tree",), ("stats",), ("questions",), ("config",), ("rules", "list"), ("explain", "wide-span")]
)
def test_no_other_command_wants_a_network(cli: Cli, folder: Path, command: tuple[str, ...]):
    shutil.copytree(EXAMPLES / "isolated-marketing", folder, dirs_exist_ok=True)
    ended = cli(*command)
    assert ended.code in (0, 1), ended.err


@pytest.mark.usefixtures("offline")
def test_addresses_in_files_are_not_called(cli: Cli, folder: Path):
    (folder / "catalog-info.yaml").write_text(
        "apiVersion: backstage.io/v1alpha1\nkind: Location\nmetadata: {name: all}\n"
        "spec: {type: url, targets: ['https://evil.example/x.yaml', '//evil.example/x.yaml', 'ftp://evil.example/x']}\n---\n"
        "apiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata: {name: core}\nspec: {type: team, children: []}\n",
        encoding="utf-8",
    )
    (folder / "orglint.yaml").write_text("extends: https://evil.example/orglint.yaml\n", encoding="utf-8")
    assert cli("check", "catalog-info.yaml").code == 2
    (folder / "orglint.yaml").unlink()
    assert cli("check", "catalog-info.yaml").code in (0, 1)
