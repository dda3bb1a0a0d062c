"""A question becomes a cited answer. In the order of its way:

`asking` what it asks, `finding` passages, `answering` with quotes, `own_data` and `trails` what is
known without a search (`settling` asks them in turn, for a question or each of its parts),
`doubting` whether there is an answer at all; `model` and `checking` an answer that a language
model writes. `assistant`, `conversing` and `composer` put these together.
"""
