"""The project's settings: `orglint.yaml`, or `[tool.orglint]` in `pyproject.toml`."""

from __future__ import annotations

from orglint.config.discovery import find_config
from orglint.config.load import load_config
from orglint.config.settings import Config, FailOn, Ignore, Override, Parameter, RuleSetting

__all__ = ["Config", "FailOn", "Ignore", "Override", "Parameter", "RuleSetting", "find_config", "load_config"]
