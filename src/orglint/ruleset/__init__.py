"""Rule files: read, checked, compiled, chosen and configured."""
