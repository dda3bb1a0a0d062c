"""Motions, commitments and Kamerstukken through the letters; `rag/trail.py` makes the trails."""
