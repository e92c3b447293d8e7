"""The expression language of rules: parse, type check, compile to Python, render messages."""
