"""The follow-up: what is known, what is owed, and how it is kept. Knows nothing of terminals."""
