"""Ways in and out, one file for each format: json (everything that is known, whole, in Afterword's own form)."""
