"""The reading process: bytes of a file from outside → facts. Runs apart from the planner, within limits (see child).

child       one request after the other: the limits, the bytes in, the facts out
kinds       which kind of file it is, by what is in it
text        bytes → text, lines put together, and what is too much of anything
invitation  .ics, the only importer of icalendar
zones       the zone that a calendar means, by its names and by its rules
links       where a conference is
cards       .vcf, the only importer of vobject
mail        .eml, by the standard library
signature   name, role and phone at the foot of an e-mail
table       a CSV of openings
whole       Afterword's own JSON
"""
