"""The columns of a CSV of openings: one table for the way in, the way out and the help.

One row is an opening, with at most one person and one interview of it. Rows of the same company and role are one
opening, so that an opening with three people takes three rows. Days and moments are ISO 8601.
"""

from dataclasses import dataclass

from store.records import Interview, Opening, Person, Record


@dataclass(frozen=True, slots=True)
class Column:
    """One column."""

    name: str
    """What its head says; read without regard to case, spaces, hyphens and underscores."""
    record: type[Record]
    """The kind of record that it tells of."""
    field: str
    """The field of that record."""
    about: str
    """One sentence of explanation."""
    also: tuple[str, ...] = ()
    """Other heads, in lower case, that spreadsheets of job seekers use for it."""


COLUMNS = (
    Column("company", Opening, "company", "The company's name; every row needs it.",
           ("company name", "employer", "organisation", "organization", "firm", "client")),
    Column("role", Opening, "role", "The position.",
           ("position", "job title", "job", "title", "role title", "vacancy")),
    Column("place", Opening, "place", "Where the work is.", ("location", "city", "office")),
    Column("country", Opening, "country", "The country in two letters, for its public holidays."),
    Column("region", Opening, "region", "Its region, such as CA or BY.", ("province", "county")),
    Column("time zone", Opening, "zone", "The company's time zone, such as Europe/Berlin.", ("zone", "tz")),
    Column("state", Opening, "state", "open, offer, accepted, filled, withdrawn or let go.",
           ("status", "stage", "outcome")),
    Column("decide by", Opening, "decide_by", "The day by which they said they would decide.",
           ("decision by", "decision date", "they decide by")),
    Column("call by", Opening, "call_by", "The day by which they said they would call.",
           ("they call by", "callback", "call back")),
    Column("do not call", Opening, "do_not_call", "yes where the company asked for no calls.", ("no calls",)),
    Column("notes", Opening, "notes", "What else there is to know of the opening.",
           ("note", "comments", "comment", "remarks", "details")),
    Column("given name", Person, "given", "Somebody met: the given name, or the whole name where there is one column.",
           ("first name", "contact", "contact name", "contact person", "interviewer", "recruiter", "hiring manager",
            "person", "name")),
    Column("family name", Person, "family", "Their family name.", ("last name", "surname", "contact surname")),
    Column("person title", Person, "honorific", "Dr., Ms.: as they use it.", ("honorific", "salutation", "prefix")),
    Column("person role", Person, "role", "What they do there.", ("contact role", "contact title")),
    Column("e-mail", Person, "email", "Their e-mail address.",
           ("email", "mail", "email address", "contact email", "recruiter email")),
    Column("phone", Person, "phone", "Their telephone number.",
           ("telephone", "tel", "mobile", "phone number", "contact phone")),
    Column("spelling", Person, "spelling", "Where the spelling comes from: typed, asked, card, signature, invitation "
           "or vCard."),
    Column("interview", Interview, "start", "When an interview begins, such as 2026-11-24 10:00, on the company's "
           "clock.", ("interview date", "interview time", "interviewed on", "interview at")),
    Column("minutes", Interview, "minutes", "How long the interview lasts, in minutes; 60 where it is empty.",
           ("length", "duration")),
    Column("how", Interview, "setting", "in person, phone or video.", ("interview type", "format", "setting")),
    Column("where", Interview, "place", "Where the interview is held: address, room or link.",
           ("interview place", "interview location", "link")),
)  # fmt: skip
"""Every column, in the order in which they are written."""
