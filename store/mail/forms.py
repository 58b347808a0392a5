"""A letter in other forms: a mailto link, plain text, a page for the post. Pure."""

from datetime import datetime
from textwrap import fill
from urllib.parse import quote

from store.dates import say_day_in_full
from store.mail.checks import check_address, check_line, check_subject
from store.records import Channel, Dossier, Letter, Person, Settings

PAGE_WIDTH = 72
"""Characters of a line on paper."""

LONG_LINK = 2000
"""Characters beyond which some mail programs cut a link."""


def mailto(letter: Letter, dossier: Dossier) -> str:
    """A link that opens the letter in whatever mail program follows it (RefusedError)."""
    to = [check_address(person.email, person.name) for person in people(letter, dossier) if person.email]
    subject = check_subject(letter.subject)
    addresses = ",".join(quote(address, safe="@") for address in dict.fromkeys(to))
    body = letter.text.replace("\n", "\r\n")
    return f"mailto:{addresses}?subject={quote(subject, safe='')}&body={quote(body, safe='')}"


def plain(letter: Letter, dossier: Dossier) -> str:
    """The letter as text, with whom it goes to above it: address and subject, or where the post brings it."""
    if letter.channel is Channel.NOTE and people(letter, dossier):
        blocks = ["\n".join(_address_block(person, dossier)) for person in people(letter, dossier)]
        return "\n\n".join([*blocks, f"{letter.text.rstrip()}\n"])
    to = ", ".join(f"{one.name} <{one.email}>" if one.email else one.name for one in people(letter, dossier))
    head = [f"To: {to or 'nobody yet'}", *([f"Subject: {letter.subject}"] if letter.subject else [])]
    return "\n".join([*head, "", letter.text.rstrip("\n"), ""])


def page(letter: Letter, dossier: Dossier, settings: Settings, now: datetime) -> str:
    """The letter as it is put on paper: the user's name, their address, the day, the text (RefusedError)."""
    for person in people(letter, dossier):
        check_line(person.name, "The name of somebody it goes to")
    own = [line for line in (settings.name, settings.phone, settings.email) if line]
    blocks = [own, *(_address_block(person, dossier) for person in people(letter, dossier))]
    blocks += [[say_day_in_full(now.date(), now.date()) + f" {now.year}"]]
    heads = "\n\n\n".join("\n".join(block) for block in blocks if block)
    return f"{heads}\n\n\n{_filled(letter.text.rstrip())}\n"


def _filled(text: str) -> str:
    """The text in lines that fit on paper; its own line ends stay."""
    return "\n".join(fill(line, PAGE_WIDTH) if len(line) > PAGE_WIDTH else line for line in text.split("\n"))


def people(letter: Letter, dossier: Dossier) -> list[Person]:
    """Those it goes to who are in the planner."""
    return [person for person_id in letter.to if (person := dossier.person(person_id))]


def lacks_address(letter: Letter, dossier: Dossier) -> str:
    """A sentence that names those without a postal address; empty where all have one."""
    missing = [person.name for person in people(letter, dossier) if not person.address_lines]
    return f"There is no postal address of {' and '.join(missing)}; add it under Interviews." if missing else ""


def _address_block(person: Person, dossier: Dossier) -> list[str]:
    """Name, and the address as it was typed; the company's name where the address does not begin with it."""
    name = " ".join(filter(None, (person.honorific, person.name)))
    lines = person.address_lines
    company = dossier.opening.company
    named = any(company.casefold() in line.casefold() for line in lines) if company else True
    return [name, *([] if named else [company]), *lines]
