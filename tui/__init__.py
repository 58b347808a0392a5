"""The desk: shows what the store knows, and asks it for changes."""
