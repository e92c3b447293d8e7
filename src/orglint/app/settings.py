"""The settings that hold for a run, and its language."""

from __future__ import annotations

from pathlib import Path

from orglint.app.inputs import Inputs
from orglint.config.discovery import find_config
from orglint.config.mistakes import InvalidConfig
from orglint.config.settings import Config
from orglint.errors import UsageError
from orglint.i18n import Language, Text, default_language
from orglint.source.confinement import refuse_leading_out

_NO_CONFIG = Text("there is no config file {file}", "設定ファイル{file}がありません")


def find_settings(inputs: Inputs) -> tuple[Config, Language]:
    """Return the settings that hold for what is to be read, and the language of the run. Raises ConfigError."""
    language = inputs.language or default_language()
    path = inputs.config
    if path is not None:
        refuse_leading_out(path, language)
    if path is None:
        first = next((path for path in inputs.paths if str(path) != "-"), Path())
        path = find_config(first if first.exists() else first.parent, language)
    elif not path.is_file():
        raise UsageError(_NO_CONFIG.say(language, file=path.as_posix()))
    if path is None:
        return Config(), language
    from orglint.config.load import load_config

    try:
        config = load_config(path, language)
    except InvalidConfig as error:
        from orglint.app.ruling import with_rule_mistakes

        raise with_rule_mistakes(error, language) from error
    return config, inputs.language or config.lang or language
