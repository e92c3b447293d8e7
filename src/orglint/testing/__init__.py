"""Running the examples of rules: what `orglint rules test` and the project's own suite share."""
