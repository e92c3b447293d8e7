"""Reporters: pure functions from a Report to text. `registry.FORMATS` names them."""
