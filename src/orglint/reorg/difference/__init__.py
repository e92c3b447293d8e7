"""What changed from one model to the other, every change once and by its kind."""
