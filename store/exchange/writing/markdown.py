"""A readable dossier of each opening, in Markdown; whatever the user or others wrote reads literally.

Texts of one line and notes are escaped, letters stand between fences that are longer than any run of marks in them.
"""

import re
from collections.abc import Iterator
from datetime import datetime

from store.dates import MONTHS
from store.exchange.writing import Outgoing
from store.records import Contact, Dossier, Interview, Letter, LetterState, Opening, Person

_marks = re.compile(r"([\\`*_\[\]<>#|~&$])")
_begins = re.compile(r"^([+=-])|^(\d+)([.)])")
"""What makes a list, a rule or a heading where it begins a line."""


def literal(text: str) -> str:
    """A text of one line as Markdown that reads as it is."""
    return _begins.sub(r"\2\\\1\3", _marks.sub(r"\\\1", " ".join(text.split())))


def literal_lines(text: str) -> str:
    """A text of several lines as Markdown that reads as it is, line by line; empty lines part paragraphs."""
    paragraphs = re.split(r"\n[ \t]*\n", text.strip())
    return "\n\n".join("\\\n".join(literal(line) for line in part.split("\n") if line.strip()) for part in paragraphs)


def fenced(text: str) -> str:
    """A text between fences, letter by letter as it is."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{text}\n{fence}"


def write(outgoing: Outgoing) -> Iterator[str]:
    """The dossiers, a piece for each."""
    for number, dossier in enumerate(outgoing.snapshot.dossiers.values()):
        yield ("\n---\n\n" if number else "") + "\n\n".join(_parts(dossier)) + "\n"


def _parts(dossier: Dossier) -> Iterator[str]:
    opening = dossier.opening
    yield f"# {literal(', '.join(filter(None, (opening.company, opening.role))))}"
    if facts := _facts(opening):
        yield "\n".join(facts)
    if opening.notes:
        yield literal_lines(opening.notes)
    yield from _section("Interviews", [_interview(one, dossier) for one in dossier.interviews])
    yield from _section("People", [_person(one) for one in dossier.people])
    yield from _section("What happened", [_contact(one, dossier) for one in dossier.contacts])
    sent = [one for one in dossier.letters if one.state is LetterState.SENT]
    yield from _section("Letters as sent", [_letter(one, dossier) for one in sent])


def _section(title: str, parts: list[str]) -> Iterator[str]:
    if parts:
        yield f"## {title}"
        yield from parts


def _facts(opening: Opening) -> list[str]:
    told = {
        "Where it stands": opening.state.value,
        "Place": opening.place,
        "They decide by": opening.decide_by.isoformat() if opening.decide_by else "",
        "They call by": opening.call_by.isoformat() if opening.call_by else "",
        "Calls": "they asked for none" if opening.do_not_call else "",
    }
    return [f"- {name}: {literal(value)}" for name, value in told.items() if value]


def _interview(interview: Interview, dossier: Dossier) -> str:
    names = [person.name for id_ in interview.person_ids if (person := dossier.person(id_))]
    head = f"### {_moment(interview.start)}, {interview.setting.value}"
    told = {"Where": interview.place, "With": ", ".join(names), "Minutes": str(interview.minutes)}
    return _block(head, told, interview.notes)


def _person(person: Person) -> str:
    name = " ".join(filter(None, (person.honorific, person.name)))
    told = {
        "Goes by": person.nickname,
        "Say": person.say,
        "Role": person.role,
        "E-mail": person.email,
        "Phone": person.phone,
        "Address": person.address,
        "Spelling": person.spelling.value,
        "Remember": person.remember,
    }
    return _block(f"### {literal(name)}", told, "")


def _contact(contact: Contact, dossier: Dossier) -> str:
    person = dossier.person(contact.person_id)
    head = f"### {_moment(contact.at)}: {contact.purpose.value}, {contact.channel.value}, {contact.result.value}"
    told = {"With": person.name if person else "", "Asked once more because": contact.reason}
    return _block(head, told, contact.notes)


def _letter(letter: Letter, dossier: Dossier) -> str:
    names = [person.name for id_ in letter.to if (person := dossier.person(id_))]
    head = f"### {literal(letter.subject or letter.purpose.value)}"
    told = {"To": ", ".join(names), "By": letter.channel.value, "Sent": _moment(letter.sent_at)}
    return f"{_block(head, told, '')}\n\n{fenced(letter.text)}"


def _block(head: str, told: dict[str, str], notes: str) -> str:
    lines = [f"- {name}: {literal(value)}" for name, value in told.items() if value]
    return "\n\n".join(filter(None, [head, "\n".join(lines), literal_lines(notes) if notes else ""]))


def _moment(moment: datetime | None) -> str:
    if moment is None:
        return ""
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}, {moment:%H:%M} ({literal(str(moment.tzinfo))})"
