"""Documents -> a model in YAML that people keep by hand: written clean, and merged with what stands there already."""
