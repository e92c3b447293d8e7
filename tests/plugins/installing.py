"""Plugin packages for tests: built into a real wheel and installed by pip, without any network."""

from __future__ import annotations

import ensurepip
import importlib.util
import os
import subprocess
import sys
import tomllib
import zipfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Ended:
    """What a command left behind."""

    code: int
    out: str
    err: str


def build_wheel(project: Path, into: Path) -> Path:
    """Build the wheel of a project whose modules stand beside its pyproject.toml, as its build backend would.

    A wheel is a zip file with three files of metadata; writing it here needs no backend, which tests may not have.
    """
    settings = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    name, version = settings["name"].replace("-", "_"), settings["version"]
    points = "".join(
        f"[{group}]\n" + "".join(f"{key} = {value}\n" for key, value in items.items()) + "\n"
        for group, items in settings.get("entry-points", {}).items()
    )
    info = f"{name}-{version}.dist-info"
    files = {file.name: file.read_text(encoding="utf-8") for file in sorted(project.glob("*.py"))} | {
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {settings['name']}\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/entry_points.txt": points,
    }
    files[f"{info}/RECORD"] = "".join(f"{file},,\n" for file in (*files, f"{info}/RECORD"))
    wheel = into / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for file, text in files.items():
            archive.writestr(file, text)
    return wheel


def install(wheel: Path, target: Path) -> None:
    """Install a wheel into a folder by pip: the environment's own, else the one that Python carries for venvs."""
    ended = subprocess.run(
        [
            *(sys.executable, *_pip(), "install", "--quiet", "--no-index", "--no-deps", "--no-compile"),
            *("--disable-pip-version-check", "--target", str(target), str(wheel)),
        ],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ended.returncode == 0, ended.stderr


def unpack(wheel: Path, target: Path) -> None:
    """Install a wheel as pip would, but for what pip notes of it; in a hundredth of the time."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(target)


def _pip() -> list[str]:
    if importlib.util.find_spec("pip") is not None:
        return ["-m", "pip"]
    [bundled] = Path(ensurepip.__file__).parent.glob("_bundled/pip-*.whl")
    return [f"{bundled}/pip"]


def run_installed(target: Path | None, folder: Path, *arguments: str, language: str = "en") -> Ended:
    """Run orglint as a process in a folder, with what is installed in `target` beside it."""
    environment = {**os.environ, "PYTHONUTF8": "1", "NO_COLOR": "1", "LC_ALL": "C.UTF-8"}
    environment.pop("COLUMNS", None)
    if target is not None:
        environment["PYTHONPATH"] = str(target)
    ended = subprocess.run(
        [sys.executable, "-m", "orglint", *arguments, "--lang", language],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return Ended(ended.returncode, ended.stdout, ended.stderr)
