"""What a reorganization does to figures, units and people."""
