"""Which opening something belongs to: by the people who are known, by the company's name, or a new one."""

from dataclasses import dataclass, replace

from store.exchange.proposal.draft import Draft
from store.exchange.titles import domain
from store.names.folding import fold
from store.records import Dossier, Opening, OpeningState, new_id

UNTOLD = "It does not tell the company."


@dataclass(frozen=True, slots=True)
class Clues:
    """What tells of the opening."""

    source: str
    """The name by which the user says otherwise."""
    emails: tuple[str, ...] = ()
    """Addresses of its people."""
    company: str = ""
    """The company's name, as far as it is told."""
    role: str = ""
    """The position, as far as it is told."""
    zone: str = ""
    """IANA name of the zone, empty where it is not told."""
    reason: str = ""
    """Where company and role come from."""


def title_of(opening: Opening) -> str:
    """ "Acme Robotics · QA Engineer"."""
    return " · ".join(filter(None, (opening.company, opening.role)))


def opening_for(draft: Draft, clues: Clues, *, may_begin: bool = True) -> Dossier | None:
    """The opening, proposed as a new one where it is not known and `may_begin`; None where nothing tells of it."""
    draft.source = clues.source
    if clues.source in draft.wishes.named:
        company, role = draft.wishes.named[clues.source]
        wished = Clues(clues.source, (), company, role, clues.zone, "as you said")
        return _by_name(draft, wished, exact=True) or _new(draft, wished, clues)
    if draft.wishes.opening_id in draft.snapshot.dossiers:
        return draft.dossier(draft.wishes.opening_id)
    guessed = draft.guesses.get((fold(clues.company), fold(clues.role)), "")
    if clues.company and guessed in draft.snapshot.dossiers:
        return draft.dossier(guessed)
    if found := _by_people(draft, clues) or _by_name(draft, clues, exact=False) or _by_domain(draft, clues):
        return with_role(draft, found, clues.role, clues.reason)
    return _new(draft, clues, clues) if clues.company and may_begin else None


def with_role(draft: Draft, dossier: Dossier, role: str, reason: str) -> Dossier:
    """The opening, with the role proposed for it where it has none yet."""
    opening = dossier.opening
    if role and not opening.role:
        draft.change("opening", opening, {"role": role}, title_of(replace(opening, role=role)), reason)
    return draft.dossier(opening.id)


def at_company(draft: Draft, company: str, role: str) -> Dossier | None:
    """The opening of this company and role; where one of the two roles is not told, of this company."""
    return _by_name(draft, Clues("", company=company, role=role), exact=False)


def _new(draft: Draft, clues: Clues, told: Clues) -> Dossier:
    zone = clues.zone if clues.zone != draft.settings.zone else ""
    opening = Opening(new_id(), clues.company, clues.role, zone=zone)
    draft.add("opening", opening, title_of(opening), clues.reason, name=told.source)
    draft.guesses[fold(told.company), fold(told.role)] = opening.id
    return draft.dossier(opening.id)


def _by_people(draft: Draft, clues: Clues) -> Dossier | None:
    """Where most of these addresses are known; of several such openings that of the role, then the one that is open."""
    counted = draft.index.with_addresses(clues.emails)
    most = max(counted.values(), default=0)
    found = draft.dossiers(id_ for id_, count in counted.items() if count == most)
    return _likeliest(found, clues)


def _by_name(draft: Draft, clues: Clues, *, exact: bool) -> Dossier | None:
    """The opening of this company and role; where the role is not told, or not known, of this company."""
    found = draft.dossiers(draft.index.at_company(clues.company)) if clues.company else []
    same = [dossier for dossier in found if fold(dossier.opening.role) == fold(clues.role)]
    if exact or same:
        return _likeliest(same, clues)
    return _likeliest([dossier for dossier in found if not clues.role or not dossier.opening.role], clues)


def _by_domain(draft: Draft, clues: Clues) -> Dossier | None:
    """The opening at which others have addresses of the same company."""
    there = draft.dossiers(draft.index.with_domains({domain(email) for email in clues.emails} - {""}))
    roles = {"", fold(clues.role)}
    found = [dossier for dossier in there if not clues.role or fold(dossier.opening.role) in roles]
    return _likeliest(found, clues)


def _likeliest(found: list[Dossier], clues: Clues) -> Dossier | None:
    """Of several the one of this role, then one that is open, then the one with the latest interview."""

    def rank(dossier: Dossier) -> tuple[bool, bool, str]:
        same_role = bool(clues.role) and fold(dossier.opening.role) == fold(clues.role)
        latest = dossier.interviews[-1].start.isoformat() if dossier.interviews else ""
        return same_role, dossier.opening.state in {OpeningState.OPEN, OpeningState.OFFER}, latest

    return max(found, key=rank, default=None)
