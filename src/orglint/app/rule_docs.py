"""The use case of `orglint rules docs`: pages about the rules of a project and the language they are written in."""

from __future__ import annotations

from pathlib import Path

from orglint.app.documentation.keeping import Plan, carry_out, plan
from orglint.app.documentation.pages import pages
from orglint.app.functions import every_function
from orglint.app.inputs import Inputs
from orglint.app.ruling import chosen_rules, faults_of_own
from orglint.app.settings import find_settings
from orglint.config.discovery import shown_path
from orglint.errors import UsageError
from orglint.i18n import Text
from orglint.ruleset.choosing import EVERYTHING
from orglint.ruleset.faults import stop
from orglint.testing.examples import ready_examples

_MOST = 5
_FOREIGN = Text(
    "orglint did not write this, or it was changed since: {files}; nothing was written. Choose another folder, move "
    "them away, or overwrite them with --force",
    "orglintが作成したものではないか、作成後に変更されています: {files}。何も書き込んでいません。"
    "別のフォルダーを指定するか、ファイルを移動してください。--forceを付けると上書きします",
)
_MORE = Text("{files} and {n} more", "{files}、ほか{n}件")


def write_pages(folder: Path, inputs: Inputs, *, force: bool = False) -> Plan:
    """Write the pages about every rule, the project's own included, and return what was done.

    Generated pages that no longer belong are taken away. Raises UsageError where files of somebody else's are in the
    way (unless `force`), RuleError where a rule or an example does not check.
    """
    config, language = find_settings(inputs)
    library, _ = chosen_rules(config, EVERYTHING, None, language)
    rules = list(library.rules.values())
    of_examples = [fault for rule in rules if not rule.is_built_in for fault in ready_examples(rule)[1]]
    stop([*faults_of_own(library), *of_examples], language)
    planned = plan(folder, pages(rules, every_function(language)))
    if planned.foreign and not force:
        files = ", ".join(shown_path(path) for path in planned.foreign[:_MOST])
        if len(planned.foreign) > _MOST:
            files = _MORE.say(language, files=files, n=len(planned.foreign) - _MOST)
        raise UsageError(_FOREIGN.say(language, files=files))
    carry_out(planned, language)
    return planned
