"""The project's settings: `orglint.yaml`, or `[tool.orglint]` in `pyproject.toml`."""
