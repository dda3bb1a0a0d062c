"""Quotes from the passages: which sentences answer, and the sentences of ours around them."""
