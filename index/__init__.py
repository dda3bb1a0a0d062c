"""A Kamerstuk becomes passages: read, resolve notes, find references, chunk, embed, store."""
