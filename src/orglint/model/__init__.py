"""The organization: what people may write, and the linked entities that rules read."""
