"""Runs the steps of a GitHub workflow or composite action as GitHub's runner does, on this machine.

Scripts are run by bash with the runner's own options, expressions are filled in where GitHub fills them in, and the files
that `GITHUB_OUTPUT` and its like name are there and read. Actions of others are played by functions.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.ways.change import ROOT, launcher
from tests.ways.github_expressions import filled, holds

Outputs = dict[str, str]
Action = Callable[["Runner", Mapping[str, str]], Outputs]
_SHELLS = {None: ("bash", "-e"), "bash": ("bash", "--noprofile", "--norc", "-eo", "pipefail")}
_HEREDOC = re.compile(r"^([^=\n]+)<<(.+)$")
_OURS = ("GITHUB_", "RUNNER_", "ORGLINT_", "INPUT_")


@dataclass(frozen=True, slots=True)
class Ran:
    """A step that has run: what it is called, how its script ended (0: an action of others) and what it wrote."""

    name: str
    code: int
    out: str
    err: str


@dataclass(slots=True)
class Runner:
    """One job on a runner: its folders, what GitHub says of the event, and what has been done so far."""

    workspace: Path
    temp: Path
    github: Mapping[str, str]
    actions: Mapping[str, Action] = field(default_factory=dict)
    path: str = field(default_factory=lambda: os.environ["PATH"])
    ran: list[Ran] = field(default_factory=list)
    failed: bool = False
    used: list[str] = field(default_factory=list)

    @property
    def summary(self) -> str:
        """Return what the steps have added to the summary of the job."""
        file = self.temp / "_summary.md"
        return file.read_text(encoding="utf-8") if file.exists() else ""

    @property
    def log(self) -> str:
        """Return what all steps have printed."""
        return "".join(step.out + step.err for step in self.ran)

    def workflow(self, text: str) -> None:
        """Run every step of a workflow's only job."""
        [job] = yaml.safe_load(text)["jobs"].values()
        assert str(job["runs-on"]).startswith("ubuntu-"), "another system is not played here"
        self._steps(job["steps"], {}, default_shell=None, action_path=None)

    def action(self, folder: Path, inputs: Mapping[str, str]) -> Outputs:
        """Run the composite action in a folder and return its outputs."""
        said = yaml.safe_load((folder / "action.yml").read_text(encoding="utf-8"))
        unknown = set(inputs) - set(said["inputs"])
        assert not unknown, f"the action has no input {unknown}"
        given = {name: inputs.get(name, about.get("default", "")) for name, about in said["inputs"].items()}
        assert said["runs"]["using"] == "composite"
        names = self._steps(
            said["runs"]["steps"],
            {f"inputs.{name}": value for name, value in given.items()},
            default_shell="required",
            action_path=folder,
        )
        return {name: filled(about["value"], names) for name, about in said["outputs"].items()}

    def _steps(
        self, steps: list[dict[str, Any]], names: dict[str, str], default_shell: str | None, action_path: Path | None
    ) -> dict[str, str]:
        names |= {f"github.{name}": value for name, value in self.github.items()}
        names |= {"runner.temp": str(self.temp), "always()": "true"}
        for step in steps:
            names |= {"success()": "" if self.failed else "true", "failure()": "true" if self.failed else ""}
            condition = step.get("if", "success()")
            if not re.search(r"\b(?:always|success|failure)\(\)", condition):
                condition = f"success() && {condition}"
            if not holds(condition, names):
                continue
            shell = step.get("shell", default_shell)
            outputs = self._uses(step, names) if "uses" in step else self._runs(step, names, shell, action_path)
            names |= {f"steps.{step['id']}.outputs.{name}": value for name, value in outputs.items() if "id" in step}
        return names

    def _uses(self, step: dict[str, Any], names: Mapping[str, str]) -> Outputs:
        name, _, _ = step["uses"].partition("@")
        self.used.append(step["uses"])
        before = self.failed
        self.failed = False
        outputs = self.actions[name](
            self, {key: filled(_text(value), names) for key, value in step.get("with", {}).items()}
        )
        self.failed = self.failed or before
        return outputs

    def _runs(
        self, step: dict[str, Any], names: Mapping[str, str], shell: str | None, action_path: Path | None
    ) -> Outputs:
        self.temp.mkdir(parents=True, exist_ok=True)
        script, output = self.temp / "_script.sh", self.temp / "_output"
        script.write_text(filled(step["run"], names), encoding="utf-8")
        output.write_bytes(b"")
        ended = subprocess.run(
            [*_SHELLS[shell], str(script)],
            cwd=self.workspace / filled(step.get("working-directory", "."), names),
            env=self._environment(output, action_path)
            | {name: filled(_text(value), names) for name, value in step.get("env", {}).items()},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=600,
        )
        self.ran.append(Ran(step.get("name", step["run"]), ended.returncode, ended.stdout, ended.stderr))
        self.failed = self.failed or ended.returncode != 0
        return _outputs(output.read_text(encoding="utf-8"))

    def _environment(self, output: Path, action_path: Path | None) -> dict[str, str]:
        inherited = {
            name: value for name, value in os.environ.items() if not name.startswith(_OURS) and name != "PYTHONUTF8"
        }
        said = {
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_WORKSPACE": str(self.workspace),
            "GITHUB_OUTPUT": str(output),
            "GITHUB_STEP_SUMMARY": str(self.temp / "_summary.md"),
            "GITHUB_EVENT_NAME": self.github["event_name"],
            "GITHUB_BASE_REF": self.github.get("base_ref", ""),
            "GITHUB_HEAD_REF": self.github.get("head_ref", ""),
            "RUNNER_TEMP": str(self.temp),
            "RUNNER_OS": "Linux",
            "PATH": self.path,
            "LANG": "C.UTF-8",
        }
        if action_path is not None:
            said["GITHUB_ACTION_PATH"] = str(action_path)
        return inherited | said


def installed_action(temp: Path) -> Path:
    """Return a folder with our action as it is when it has installed orglint below a temporary folder."""
    launcher(temp / "orglint" / "bin")
    folder = temp / "action"
    folder.mkdir(parents=True)
    said = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    said["runs"]["steps"] = [step for step in said["runs"]["steps"] if step["name"] == "Check"]
    (folder / "action.yml").write_text(yaml.safe_dump(said), encoding="utf-8")
    return folder


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _outputs(text: str) -> Outputs:
    found: Outputs = {}
    lines = iter(text.splitlines())
    for line in lines:
        heredoc = _HEREDOC.match(line)
        if heredoc:
            body = []
            for inner in lines:
                if inner == heredoc[2]:
                    break
                body.append(inner)
            found[heredoc[1]] = "\n".join(body)
        else:
            name, sign, value = line.partition("=")
            assert sign, f"a line that GitHub refuses: {line}"
            found[name] = value
    return found
