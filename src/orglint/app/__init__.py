"""The use cases: each wires the stages from files to a result. Nothing here prints, and nothing knows a format."""
