"""The relations of a model as graphs; the only user of networkx."""
