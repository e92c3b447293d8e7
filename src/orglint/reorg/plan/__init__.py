"""Plans of a reorganization: changes written down, checked against today's organization, and applied to it."""
