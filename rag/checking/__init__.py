"""The checks on what a language model writes, sentence by sentence."""
