"""Who somebody is: known by the address, else by the name; and whose spelling of a name is right."""

from dataclasses import dataclass
from typing import Any

from store.exchange.naming import Name
from store.exchange.proposal.draft import Draft
from store.names.folding import fold, plain
from store.names.wordlists import short_names
from store.records import Dossier, Person, SpellingSource, new_id


@dataclass(frozen=True, slots=True)
class Found:
    """Somebody as a file tells of them."""

    name: Name
    """The name in its parts."""
    email: str = ""
    """The address, empty where it is not told; so with the following."""
    phone: str = ""
    """The telephone number."""
    role: str = ""
    """What they do."""
    address: str = ""
    """The postal address."""
    nickname: str = ""
    """What they go by."""
    spelling: SpellingSource = SpellingSource.TYPED
    """Who spells the name so."""
    says: str = ""
    """Who says so: "the invitation"."""
    say: str = ""
    """How the name is said."""
    note: str = ""
    """What else there is to say of them."""
    is_on: bool = True
    """Is somebody new accepted unless the user says otherwise?"""


def propose_person(draft: Draft, dossier: Dossier, found: Found) -> str:
    """Propose somebody, or what is new about them; returns their id."""
    known = match(dossier, found)
    if known is None:
        return _add(draft, dossier, found)
    before = len(draft.lines)
    _spell(draft, known, found)
    _fill(draft, draft.dossier(dossier.opening.id).person(known.id) or known, found)
    if len(draft.lines) == before:
        draft.same("person", shown(known))
    return known.id


def match(dossier: Dossier, found: Found) -> Person | None:
    """The person at this opening who is meant."""
    email = found.email.casefold()
    if by_email := next((one for one in dossier.people if email and one.email.casefold() == email), None):
        return by_email
    wanted = found.name.fold
    others = [one for one in dossier.people if not (email and one.email)]
    return next((one for one in others if wanted and wanted in _folds(one)), None)


def shown(person: Person) -> str:
    """ "Dr. Zoë Nguyễn <zoe@acme.example>"."""
    name = " ".join(filter(None, (person.honorific, person.name)))
    return f"{name} <{person.email}>" if person.email else name


def _add(draft: Draft, dossier: Dossier, found: Found) -> str:
    name = found.name
    is_verified = found.spelling.is_verified
    person = Person(
        new_id(), dossier.opening.id, name.given, name.family, name.honorific, found.nickname, name.family_first,
        role=found.role, email=found.email, phone=found.phone, address=found.address, say=found.say,
        spelling=found.spelling, spelling_on=draft.today if is_verified else None,
    )  # fmt: skip
    reason = found.note or (f"spelled as in {found.says}" if is_verified else f"from {found.says}")
    label = f"{draft.source} {found.email or name.fold}"
    draft.add("person", person, shown(person), reason, is_on=found.is_on, name=label)
    return person.id


def _spell(draft: Draft, known: Person, found: Found) -> None:
    """Propose the owner's spelling, or say that it is the one that is here."""
    name, source = found.name, found.spelling
    if not name.fold or not source.is_verified:
        return
    confirmed = {"spelling": source, "spelling_on": draft.today}
    if _is_same(known, name):
        if not known.spelling.is_verified:
            draft.change("person", known, confirmed, shown(known), _sentence(f"{found.says} spells the name just so"))
    elif not _is_part(name, known):
        changes: dict[str, Any] = {"given": name.given, "family": name.family, "family_first": name.family_first}
        if not known.nickname and fold(name.given) in short_names().get(fold(known.given), frozenset()):
            changes["nickname"] = known.given
        why = f"{found.says} writes “{name.whole}”; here it is “{known.name}”"
        if known.spelling.is_verified:
            why += f", spelled by {known.spelling.value}: both are their own"
        else:
            why += ": the owner's own spelling, so probably right"
        is_on = not known.spelling.is_verified
        title = f"{known.name} → {name.whole}"
        draft.change("person", known, changes | confirmed, title, why[:1].upper() + why[1:], is_on=is_on)


def _fill(draft: Draft, known: Person, found: Found) -> None:
    """Propose what is not known yet, and apart from it what is known otherwise."""
    told = {"email": found.email, "phone": found.phone, "role": found.role, "address": found.address,
            "nickname": found.nickname, "say": found.say, "honorific": found.name.honorific}  # fmt: skip
    new = {name: value for name, value in told.items() if value and not getattr(known, name)}
    if new.get("nickname") and fold(new["nickname"]) in {fold(known.given), fold(known.name)}:
        del new["nickname"]
    if new:
        what = ", ".join(" ".join(value.split()) for value in new.values())
        draft.change("person", known, new, f"{known.name}: {what}", f"new in {found.says}")
    for name in ("email", "phone", "role"):
        value, here = told[name], getattr(known, name)
        if value and here and _bare(name, value) != _bare(name, here):
            reason = f"here it is {here}; {found.says} has another"
            draft.change("person", known, {name: value}, f"{known.name}: {value}", reason, is_on=False)


def _bare(name: str, value: str) -> str:
    if name == "phone":
        return "".join(char for char in value if char.isdigit()).lstrip("0")
    return " ".join(value.split()).casefold()


def _folds(person: Person) -> set[str]:
    names = {person.given, person.nickname} - {""}
    whole = {fold(f"{given} {person.family}") for given in names} | {fold(f"{person.family} {person.given}")}
    return whole | ({fold(person.given)} if not person.family else set())


def _is_same(known: Person, name: Name) -> bool:
    """Is it the same name, letter for letter?"""
    return (plain(known.given), plain(known.family)) == (plain(name.given), plain(name.family))


def _is_part(name: Name, known: Person) -> bool:
    """Does it say less than what is known: a given name alone, or a nickname?"""
    words = set(plain(f"{known.given} {known.family} {known.nickname}").split())
    return set(name.whole.split()) <= words


def _sentence(text: str) -> str:
    """The text with a capital at its head, and the others as they are: "The vCard"."""
    return text[:1].upper() + text[1:]
