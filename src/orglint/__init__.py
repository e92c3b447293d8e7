"""orglint: a linter for the design of organizations."""

__version__ = "0.1.0"
