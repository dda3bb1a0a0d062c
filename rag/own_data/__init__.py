"""What documents answer without any search: their heads, places in their text, their notes."""
