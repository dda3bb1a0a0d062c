"""How good are the answers: a fixed question set, its measures, a report, a gate and peers.

Write `from eval.run import ...`, never `import eval.run`: the latter hides the builtin `eval`.
"""
