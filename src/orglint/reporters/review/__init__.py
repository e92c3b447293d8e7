"""The review of a reorganization, as text, JSON and Markdown."""
