"""The generated documentation: a page a rule, an index, and the references of the model and the rule language."""
