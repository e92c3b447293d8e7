"""Real organizations brought into the model by a few lines each, and how often each rule fires on them."""
