"""From what a user calls a base to the commit that is meant: the merge base of a revision and HEAD."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from orglint.errors import UsageError
from orglint.git.program import Git
from orglint.i18n import Language, Text
from orglint.source.confinement import root_around
from orglint.source.shown import shown
from orglint.spelling import did_you_mean, hinted, meant

_FEW = 8
_SHALLOW = Text(
    "the repository is a shallow clone; fetch its history first: `git fetch --unshallow`, or `fetch-depth: 0` of "
    "actions/checkout, or `GIT_DEPTH: 0` on GitLab",
    "リポジトリは浅いクローンです。先に履歴を取得してください: `git fetch --unshallow`、actions/checkoutでは"
    "`fetch-depth: 0`、GitLabでは`GIT_DEPTH: 0`",
)
_NO_REPOSITORY = Text(
    '{option} "{name}": {folder} is in no git repository, and there is no file or folder of that name',
    "{option}「{name}」: {folder}はgitリポジトリの中になく、その名前のファイルやフォルダーもありません",
)
_NOT_OPENED = Text(
    "git does not open the repository at {folder}: {reason}", "gitが{folder}のリポジトリを開けません: {reason}"
)
_ELSEWHERE = Text(
    "the git repository at {folder} keeps its files elsewhere (core.worktree), so its revisions cannot be compared",
    "{folder}のgitリポジトリはファイルを別の場所に置いている(core.worktree)ため、リビジョンを比較できません",
)
_NO_REVISION = Text(
    '{option}: there is no revision "{name}", and no file or folder of that name',
    "{option}: 「{name}」というリビジョンも、その名前のファイルやフォルダーもありません",
)
_NOT_FETCHED = Text(
    "fetch it first: git fetch {remote} {branch}:refs/remotes/{remote}/{branch}",
    "先に取得してください: git fetch {remote} {branch}:refs/remotes/{remote}/{branch}",
)
_PLAIN_BRANCH = re.compile(r"\w[\w./-]*")
_BAD_NAME = Text('{option}: "{name}" cannot be a revision', "{option}: 「{name}」はリビジョンの名前になりません")
_NO_HEAD = Text("--base: the git repository has no commit yet", "--base: gitリポジトリにまだコミットがありません")
_NOTHING_COMMON = Text(
    '--base: HEAD and "{name}" have no commit in common', "--base: HEADと「{name}」に共通のコミットがありません"
)


@dataclass(frozen=True, slots=True)
class Base:
    """The commit that a change starts from: `name` is the revision as the user wrote it."""

    name: str
    commit: str


def is_revision_like(name: str) -> bool:
    """Whether a text can be a revision at all: not an option, and nothing that does not show."""
    return bool(name) and not name.startswith("-") and not any(unicodedata.category(sign) == "Cc" for sign in name)


def open_repository(path: Path, name: str, language: Language, option: str = "--base") -> Git:
    """Return git for the repository around a path. Raises UsageError where there is none that can be used.

    `option` is what users gave the revision as.
    """
    root = root_around(path)
    if root is None:
        raise UsageError(_NO_REPOSITORY.say(language, option=option, name=shown(Path(name)), folder=shown(path)))
    git = Git(root, language)
    way_up = git.ask("rev-parse", "--show-cdup")
    if way_up is None:
        reason = git.reason("rev-parse", "--show-cdup")
        raise UsageError(_NOT_OPENED.say(language, folder=shown(root), reason=reason))
    if way_up:
        raise UsageError(_ELSEWHERE.say(language, folder=shown(root)))
    return git


def commit_of(git: Git, name: str) -> str | None:
    """Return the commit that a revision names, or None."""
    if not is_revision_like(name):
        return None
    return git.ask("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")


def revision(git: Git, name: str, option: str = "--base") -> Base:
    """Return the commit that a revision names. Raises UsageError where there is none, and says why."""
    if not is_revision_like(name):
        raise UsageError(_BAD_NAME.say(git.language, option=option, name=ascii(name)[1:-1]))
    commit = commit_of(git, name)
    if commit is None:
        text = hinted(_NO_REVISION.filled(option=option, name=name), _closest(git, name))
        raise UsageError(_unless_shallow(git, text))
    return Base(name, commit)


def merge_base(git: Git, name: str) -> Base:
    """Return the commit where HEAD left the revision `name`. Raises UsageError where there is none, and says why."""
    if is_revision_like(name) and commit_of(git, "HEAD") is None:
        raise UsageError(_NO_HEAD.say(git.language))
    commit = revision(git, name).commit
    common = git.ask("merge-base", commit, "HEAD")
    if not common:
        raise UsageError(_unless_shallow(git, _NOTHING_COMMON.filled(name=name)))
    return Base(name, common.splitlines()[0])


def _unless_shallow(git: Git, text: Text) -> str:
    """Return a text; in a shallow clone, where history is missing, with how to get it."""
    is_shallow = git.ask("rev-parse", "--is-shallow-repository") == "true"
    return hinted(text, _SHALLOW if is_shallow else None).say(git.language)


def _closest(git: Git, name: str) -> Text | None:
    """Return branches and tags that come close to a name: of a branch that only a remote has, the remote's."""
    listed = git.ask("for-each-ref", "--format=%(refname)", "refs/heads", "refs/remotes", "refs/tags") or ""
    names = [ref.split("/", 2)[2] for ref in listed.splitlines() if ref.count("/") >= 2]
    remote = [known for known in names if known.endswith(f"/{name}")]
    if remote:
        return meant(remote[0])
    hint = did_you_mean(name, names) or _not_fetched(git, name)
    if hint is not None or not 0 < len(names) <= _FEW:
        return hint
    return Text(f"there are: {', '.join(names)}", f"あるのは: {'、'.join(names)}")


def _not_fetched(git: Git, name: str) -> Text | None:
    """Return how to fetch a branch of a remote that the repository knows; pipelines often fetch one branch only."""
    remote, _, branch = name.partition("/")
    if remote in (git.ask("remote") or "").splitlines() and _PLAIN_BRANCH.fullmatch(branch):
        return _NOT_FETCHED.filled(remote=remote, branch=branch)
    return None
