"""What people touch: the terminal commands and the page."""
