"""Whether the dossier holds an answer, and whether a question takes something wrong for granted."""
