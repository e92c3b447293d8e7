"""Documents -> a model in YAML that people keep by hand: written clean, and merged with what stands there already."""

from orglint.importers.to_yaml.files import yaml_texts

__all__ = ["yaml_texts"]
