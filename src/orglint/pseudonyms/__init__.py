"""A model without anything that points at people or at the company: other ids, names and texts, the same structure."""
