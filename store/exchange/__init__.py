"""Ways in and out, and together. What comes in is read by a process apart, shown to the user, and only then kept.

json          everything that is known, whole, in Afterword's own form
columns       the columns of a table of openings; cells: none of which is ever a formula
limits        how much of a file is looked at
files         the bytes of a file that the user names
child         runs the reading process within limits; `reading` is that process
facts         what a file tells, looked over and cleaned
telling       files → what they tell, each on its own
naming        a name as it is shown → its parts
titles        a meeting's title → company and role
proposal      what files tell, beside what is known → lines to accept or leave
writing       calendars, cards, tables, dossiers
saving        a text → a file of the user's
merge         two histories → one (merge_sides: of one; merge_copies: of a document; merge_values: of a field)
merge_files   a file or folder → the history in it
beside        the copies that syncing programs leave beside the data
"""
