"""Runs a job of a GitLab pipeline as GitLab's runner does with the shell that it finds in an image."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from tests.ways.change import path_with

NOT_JOBS = {"include", "stages", "workflow", "variables", "default"}


class Job:
    """The one job of a pipeline: `said` is what the file says of it, `code` and `log` how it ended."""

    def __init__(self, project: Path, text: str, programs: Path, shell: str = "bash") -> None:
        pipeline = yaml.safe_load(text)
        [(self.name, said)] = [(name, about) for name, about in pipeline.items() if name not in NOT_JOBS]
        self.said: dict[str, Any] = said
        self.code = 0
        self.log = ""
        self._project = project
        self._path = path_with(programs)
        self._shell = shell

    def run(self, sections: Sequence[str], variables: Mapping[str, str]) -> None:
        """Run the scripts of some sections as one, each line of them a command that must succeed."""
        commands = [line for section in sections for line in _listed(self.said.get(section, []))]
        script = "\n".join(("set -e", "set -o pipefail" if self._shell == "bash" else "", *commands))
        unwanted = ("CI_", "ORGLINT_", "GITHUB_")
        inherited = {name: value for name, value in os.environ.items() if not name.startswith(unwanted)}
        own = {name: str(value) for name, value in self.said.get("variables", {}).items()}
        said = {"CI": "true", "GITLAB_CI": "true", "CI_PROJECT_DIR": str(self._project), "PATH": self._path}
        ended = subprocess.run(
            [self._shell],
            input=script,
            cwd=self._project,
            env={**inherited, **own, **said, "LANG": "C.UTF-8", **variables},
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=600,
        )
        self.code, self.log = ended.returncode, ended.stdout + ended.stderr

    def uploaded(self) -> dict[str, str]:
        """Return the reports that are there when the job has ended, by their kind."""
        artifacts = self.said["artifacts"]
        assert self.code == 0 or artifacts.get("when") == "always"
        return {kind: file for kind, file in artifacts["reports"].items() if (self._project / file).is_file()}


def _listed(commands: str | list[str]) -> list[str]:
    return [commands] if isinstance(commands, str) else commands
