"""Ways in and out. What comes in is read by a process apart, shown to the user, and only then kept.

json        everything that is known, whole, in Afterword's own form
columns     the columns of a CSV of openings
limits      how much of a file is looked at
files       the bytes of a file that the user names
child       runs the reading process within limits; `reading` is that process
facts       what a file tells, looked over and cleaned
telling     files → what they tell, each on its own
naming      a name as it is shown → its parts
titles      a meeting's title → company and role
proposal    what files tell, beside what is known → lines to accept or leave
"""
