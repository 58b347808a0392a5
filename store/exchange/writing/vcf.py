"""People as cards (vCard 3.0, which every address book reads); the only writer that imports vobject.

How to say a name goes into X-PHONETIC-FIRST-NAME, which phones and their address books keep and show.
"""

from collections.abc import Iterator

from store.exchange.writing import Outgoing
from store.records import Dossier, Person


def write(outgoing: Outgoing) -> Iterator[str]:
    """The cards, a piece for each opening."""
    for dossier in outgoing.snapshot.dossiers.values():
        yield "".join(_card(person, dossier) for person in dossier.people)


def _card(person: Person, dossier: Dossier) -> str:
    import vobject  # noqa: PLC0415 - loads when something is exported

    card = vobject.vCard()
    card.add("n").value = vobject.vcard.Name(person.family, person.given, prefix=person.honorific)
    card.add("fn").value = person.name
    if dossier.opening.company:
        card.add("org").value = [dossier.opening.company]
    if person.address:
        card.add("adr").value = vobject.vcard.Address(street=person.address)
    for name, value in _plain(person, dossier).items():
        if value:
            card.add(name).value = value
    return str(card.serialize())


def _plain(person: Person, dossier: Dossier) -> dict[str, str]:
    """The properties that are one text."""
    about = f"For the position {dossier.opening.role}." if dossier.opening.role else ""
    return {
        "uid": f"{person.id}@afterword",
        "nickname": person.nickname,
        "title": person.role,
        "email": person.email,
        "tel": person.phone,
        "x-phonetic-first-name": person.say,
        "x-afterword-spelling": person.spelling.value,
        "note": "\n".join(filter(None, [about, person.remember])),
    }
