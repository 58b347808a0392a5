"""Stories by keys: the program as a user presses it, on real data in a folder of its own."""
