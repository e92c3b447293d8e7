"""Mapped import: a file of the user's own says how YAML, JSON, TOML and Markdown become the model."""
