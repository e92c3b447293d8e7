"""Foreign YAML, JSON, TOML and Markdown -> documents: each value at its place in the user's file."""
