"""Training of the Dutch encoder in `index/model/`: `python -m index.training --help`.

Needs the `train` extra (torch, scipy). Nothing of this folder is imported at query time, and
nothing of it reads the question set.
"""
