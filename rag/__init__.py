"""A question becomes a cited answer: understand, retrieve, compose, verify, cite."""
