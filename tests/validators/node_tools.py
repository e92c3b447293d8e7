"""Programs from npm that judge outputs: installed once for a lock file, in the temporary folder."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
FILES = ("package.json", "package-lock.json")


@cache
def node_modules() -> Path:
    """Return the folder of the installed packages, or skip the test and say why; on a build server it must be there."""
    reason = _missing()
    target = _target()
    if not reason and not target.is_dir():
        reason = _install(target)
    if reason and os.environ.get("CI"):
        pytest.fail(f"on a build server no validator may be left out: {reason}")
    if reason:
        pytest.skip(reason)
    return target / "node_modules"


def _missing() -> str:
    lacking = [name for name in ("node", "npm") if shutil.which(name) is None]
    return f"{' and '.join(lacking)} not found: they bring the validators" if lacking else ""


def _target() -> Path:
    digest = hashlib.sha256(b"\0".join((HERE / name).read_bytes() for name in FILES)).hexdigest()[:16]
    user = getattr(os, "getuid", lambda: "user")()
    return Path(tempfile.gettempdir()) / f"orglint-validators-{user}-{digest}"


def _install(target: Path) -> str:
    """Install beside the target and put it in place whole, since several processes may want it; say what went wrong."""
    with tempfile.TemporaryDirectory(prefix="orglint-validators-", dir=target.parent) as folder:
        made = Path(folder) / "made"
        made.mkdir()
        for name in FILES:
            shutil.copy(HERE / name, made / name)
        # No script of a package runs; what the multitool's would do is done by `sarif_multitool`.
        command = [
            shutil.which("npm") or "npm",
            "ci",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "--loglevel=error",
        ]
        ended = subprocess.run(command, cwd=made, capture_output=True, text=True, check=False, timeout=600)
        if ended.returncode:
            return f"npm ci ended with {ended.returncode}: {ended.stderr.strip()[-500:]}"
        try:
            made.rename(target)
        except OSError:
            if not target.is_dir():
                raise
    return ""


def node(script: Path, data: object) -> Any:
    """Return what a script of ours, which sees the installed packages, answers to some data, both as JSON."""
    modules = node_modules()
    copy = modules.parent / f"{os.getpid()}-{script.name}"
    copy.write_bytes(script.read_bytes())  # an ES module finds packages from where it stands
    try:
        ended = subprocess.run(
            ["node", str(copy)],
            input=json.dumps(data),
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=300,
        )
    finally:
        copy.unlink()
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout)


def sarif_schema() -> Any:
    """Return the JSON Schema of SARIF 2.1.0, as Microsoft packs it."""
    file = node_modules() / "@microsoft" / "jest-sarif" / "lib" / "schemas" / "sarif-2.1.0-rtm.5.json"
    return json.loads(file.read_text(encoding="utf-8"))


def sarif_multitool(folder: Path, logs: dict[str, str]) -> list[dict[str, Any]]:
    """Return what Microsoft's multitool has to say of some logs, each with the `log` it is about.

    Its exit code says nothing: it ends with 0 whatever it finds.
    """
    where = subprocess.run(
        ["node", "-p", "require('@microsoft/sarif-multitool')"],
        cwd=node_modules().parent,
        capture_output=True,
        text=True,
        check=True,
    )
    program = Path(where.stdout.strip())
    program.chmod(0o755)
    for name, text in logs.items():
        (folder / f"{name}.sarif").write_text(text, encoding="utf-8")
    out = folder / "validated.json"
    ended = subprocess.run(
        [
            str(program),
            "validate",
            *(str(folder / f"{name}.sarif") for name in logs),
            "--rule-kind=Sarif;Ghas",
            "--level=Error;Warning;Note",
            f"--output={out}",
            "--quiet",
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    [run] = json.loads(out.read_text(encoding="utf-8-sig"))["runs"]
    for invocation in run["invocations"]:
        assert invocation["executionSuccessful"], invocation
    found = [_told(result, run) for result in run["results"]]
    assert {each["log"] for each in found} == set(logs)  # each has been looked at: something is noted of every log
    return found


def _told(result: dict[str, Any], run: dict[str, Any]) -> dict[str, Any]:
    place = result["locations"][0]["physicalLocation"]["artifactLocation"]
    uri = place.get("uri") or run["artifacts"][place["index"]]["location"]["uri"]
    return {
        "rule": result["ruleId"],
        "level": result.get("level", "warning"),
        "where": result["message"]["arguments"][0],
        "log": Path(uri).stem,
    }
