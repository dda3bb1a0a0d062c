"""What a question asks and of which documents, and what is settled before any search."""
