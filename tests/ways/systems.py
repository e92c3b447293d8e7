"""Build servers as far as our samples use them: each runs the scripts of a sample as the real one does.

On all of them `python` is a stand-in that knows two things: to install orglint from the address that the pages name, and to
make an environment. What it installs is the orglint under test; before that there is none.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from tests.ways.change import launcher

ADDRESS = "git+https://github.com/OWNER/orglint@v0.1.0"
_PYTHON = f"""\
#!/bin/bash
here=$(dirname "$0")
case "$*" in
  "-I -m pip install "*"{ADDRESS}") cp "$here/.orglint" "$here/orglint" ;;
  "-I -m venv "*) mkdir -p "${{@: -1}}/bin" && cp "$here/python" "$here/.orglint" "${{@: -1}}/bin" ;;
  *) echo "this is not what the pages say: python $*" >&2; exit 99 ;;
esac
"""


def machine(folder: Path) -> Path:
    """Make the folder of programs of a machine on which orglint is not installed yet."""
    launcher(folder).rename(folder / ".orglint")
    (folder / "python").write_text(_PYTHON, encoding="utf-8")
    (folder / "python").chmod(0o755)
    return folder


@dataclass(frozen=True, slots=True)
class Ended:
    """How a job ended: its exit code, what it printed, and the report that the system takes up."""

    code: int
    log: str
    report: Path


@dataclass(frozen=True, slots=True)
class Place:
    """Where a job runs: the checkout, a temporary folder, the programs, the branch a change goes to (empty: none)."""

    project: Path
    temp: Path
    programs: Path
    target: str

    def run(self, command: Sequence[str], script: str, **variables: str) -> tuple[int, str]:
        """Run a script by a shell that is given it as a file."""
        self.temp.mkdir(parents=True, exist_ok=True)
        file = self.temp / "script"
        file.write_text(script, encoding="utf-8")
        kept = {name: value for name, value in os.environ.items() if name not in ("GITHUB_ACTIONS", "PYTHONPATH")}
        path = os.pathsep.join((str(self.programs), os.environ["PATH"]))
        ended = subprocess.run(
            [*command, str(file)],
            cwd=self.project,
            env={**kept, "CI": "true", "LANG": "C.UTF-8", "PATH": path, **variables},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=600,
        )
        return ended.returncode, ended.stdout + ended.stderr


def jenkins(sample: str, place: Place) -> Ended:
    """Run a declarative pipeline: its one `sh` step by `sh -xe`, as Jenkins does; `junit` takes up a file of the workspace."""
    [script] = re.findall(r"sh '''\n(.*?)'''", sample, re.DOTALL)
    [report] = re.findall(r"post { always { junit '([^']+)' } }", sample)
    variables = {"WORKSPACE": str(place.project), "WORKSPACE_TMP": str(place.temp), "CHANGE_TARGET": place.target}
    code, log = place.run(("sh", "-xe"), script, **variables)
    return Ended(code, log, place.project / report)


def azure(sample: str, place: Place) -> Ended:
    """Run the steps of a pipeline: `bash` ones without `-e`, until one fails; then only those that always run."""
    place.temp.mkdir(parents=True, exist_ok=True)
    variables = {"AGENT_TEMPDIRECTORY": str(place.temp)}
    if place.target:
        variables["SYSTEM_PULLREQUEST_TARGETBRANCH"] = f"refs/heads/{place.target}"
    code, log, report = 0, "", Path()
    steps = yaml.safe_load(sample)["steps"]
    assert {"checkout": "self", "fetchDepth": "0"} in steps
    for step in steps:
        if code and step.get("condition") != "always()":
            continue
        if "bash" in step:
            code, printed = place.run(("bash", "--noprofile", "--norc"), step["bash"], **variables)
            log += printed
        elif step.get("task") == "PublishTestResults@2":
            report = Path(step["inputs"]["testResultsFiles"].replace("$(Agent.TempDirectory)", str(place.temp)))
        else:
            assert "checkout" in step or step["task"] == "UsePythonVersion@0", step
    return Ended(code, log, report)


def circleci(sample: str, place: Place) -> Ended:
    """Run the steps of the one job: `run` ones by `bash -eo pipefail` until one fails; results are taken up in any case."""
    [job] = yaml.safe_load(sample)["jobs"].values()
    code, log, report = 0, "", Path()
    for step in job["steps"]:
        [(kind, said)] = step.items()
        if kind == "run" and not code:
            code, printed = place.run(("bash", "-eo", "pipefail"), said)
            log += printed
        elif kind == "store_test_results":
            [report] = sorted((place.project / said["path"]).glob("*.xml"))
        else:
            assert code or (kind, said) == ("checkout", {"method": "full"}), step
    return Ended(code, log, report)


def console(sample: str, place: Place, **variables: str) -> Ended:
    """Run commands as somebody types them, and stop at the first that fails."""
    code, log = place.run(("bash", "--noprofile", "--norc", "-e"), sample, **variables)
    written = re.findall(r"junit=(\S+)", sample)
    return Ended(code, log, place.project / written[0] if written else Path())


def docker_program(folder: Path, told: Path) -> None:
    """Put a stand-in for docker into a folder: it writes down what it is told, and runs orglint where /org is mounted."""
    program = folder / "docker"
    program.write_text(
        f"""\
#!/bin/bash
printf '%s\\n' "$*" >>{told}
if [ "$1" = build ]; then exit 0; fi
while [ "$1" != orglint ]; do
  case "$1" in
    -v) mounted=${{2%:ro}}; cd "${{mounted%:/org}}" || exit 99; shift ;;
  esac
  shift
done
shift
exec {folder}/orglint "$@"
""",
        encoding="utf-8",
    )
    program.chmod(0o755)
