"""Evaluating compiled rules over a model. Pure: it reads no file and prints nothing."""
