"""The domain functions that rules may call, typed by their annotations; one module a family."""
