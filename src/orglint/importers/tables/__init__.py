"""Tables -> documents: rows and columns read as entities, each value at its cell."""
