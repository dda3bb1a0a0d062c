"""A Kamerstuk becomes searchable passages: read, resolve notes, find references, chunk, embed, store."""
