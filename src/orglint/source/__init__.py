"""Finding and reading the user's files: text with positions, before anything has a meaning."""
