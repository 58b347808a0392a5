"""Ways in and out, and together.

json          everything that is known, whole, in Afterword's own form
writing       calendars, cards, tables, dossiers
saving        a text → a file of the user's
columns       the columns of a table of openings; cells: none of which is ever a formula
merge         two histories → one (merge_sides: of one; merge_copies: of a document; merge_values: of a field)
merge_files   a file or folder → the history in it
beside        the copies that syncing programs leave beside the data
"""
