"""Foreign files -> documents that the model reads like YAML, each value at its own row and cell."""
