"""Passages for a question: signals of the stores, features, and the ranking."""
