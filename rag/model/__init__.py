"""An answer with a language model: its endpoint, its prompt, its stream, its citations."""
