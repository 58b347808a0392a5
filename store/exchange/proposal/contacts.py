"""Cards of contacts, and e-mails: the people they tell of."""

from dataclasses import replace

from store.exchange.facts import Card, Mail, Party
from store.exchange.naming import Name, name_in
from store.exchange.proposal.draft import Draft
from store.exchange.proposal.meetings import found_in, is_user
from store.exchange.proposal.openings import UNTOLD, Clues, opening_for
from store.exchange.proposal.people import Found, match, propose_person
from store.exchange.titles import company_of, domain, is_robot, same_company
from store.names.folding import fold
from store.records import Dossier, SpellingSource

_NOT_HERE = "It belongs to no opening that is here. Say whose it is, and it is taken."
_NO_HOME = f"{UNTOLD} Say whose it is, and it is taken."


def propose_card(draft: Draft, card: Card, *, may_begin: bool) -> None:
    """Propose the person on a card; a company that is not known becomes an opening only where it `may_begin`."""
    name = _name_on(card)
    label = name.whole or card.company or "a card without a name"
    if card.is_company or not name.fold:
        draft.leave("person", label, "It is the card of a company." if card.is_company else "It names nobody.")
        return
    if is_user(Party(name.whole, card.email), draft.settings):
        draft.leave("person", label, "That is you.")
        return
    spelling = SpellingSource.TYPED if card.is_typed else SpellingSource.VCARD
    found = Found(
        name, card.email, card.phone, card.role, card.address, card.nickname, spelling, "the vCard", say=card.say
    )
    known = _with_person(draft, found, card.company)
    for there in known:
        propose_person(draft, there, found)
    if known:
        return
    company = card.company or company_of([card.email])
    clues = Clues(draft.named(f"{name.fold} {card.email}"), (card.email,), company, reason="the company on the card")
    dossier = opening_for(draft, clues, may_begin=may_begin)
    if dossier is None:
        draft.leave("person", label, _NOT_HERE if company else _NO_HOME)
    else:
        propose_person(draft, dossier, found)


def propose_mail(draft: Draft, mail: Mail, *, has_meeting: bool) -> None:
    """Propose whoever wrote; where the user wrote, whom it went to; others of the same company, too."""
    everybody = [mail.sender, *mail.recipients]
    others = [party for party in everybody if not is_user(party, draft.settings) and not is_robot(party.email)]
    if not others:
        draft.leave("person", mail.subject or "an e-mail", "Nobody but you is named in it.")
        return
    emails = tuple(party.email for party in others)
    company = company_of(emails[:1]) or company_of(emails)
    clues = Clues(
        draft.named(f"mail {mail.subject} {emails[0]}"), emails, company, reason="the company from the address"
    )
    dossier = opening_for(draft, clues)
    if dossier is None:
        draft.leave("person", others[0].name or others[0].email, _NO_HOME)
        return
    for party in others:
        current = draft.dossier(dossier.opening.id)
        found = _found(mail, party)
        is_theirs = (
            party is others[0] or domain(party.email) == domain(emails[0]) != "" or match(current, found) is not None
        )
        if is_theirs or not has_meeting:
            propose_person(draft, current, found if is_theirs else replace(found, is_on=False, note="was sent a copy"))


def _found(mail: Mail, party: Party) -> Found:
    """Somebody in an e-mail; its sender as the signature says, which is the owner's own hand."""
    found = found_in(party, SpellingSource.SIGNATURE, "the e-mail")
    if party is not mail.sender:
        return replace(found, spelling=SpellingSource.TYPED) if found.spelling.is_verified else found
    signed = name_in(mail.signed_name)
    if signed.fold and (signed.family or not found.name.family):
        source = SpellingSource.SIGNATURE
        return Found(signed, party.email, mail.signed_phone, mail.signed_role, spelling=source, says="the signature")
    return replace(found, phone=mail.signed_phone, role=mail.signed_role)


def _name_on(card: Card) -> Name:
    """The parts as the card has them; the whole name where it has none."""
    if not (card.given or card.family):
        return name_in(card.full)
    whole = fold(card.full)
    family_first = bool(whole) and fold(card.family + card.given) == whole != fold(card.given + card.family)
    return Name(card.given or card.family, card.family if card.given else "", card.honorific, family_first)


def _with_person(draft: Draft, found: Found, company: str) -> list[Dossier]:
    """Every opening at which this person is known: by the address, or by the whole name at the same company."""
    if draft.wishes.opening_id or not (found.email or found.name.family):
        return []
    return [
        dossier
        for dossier in draft.dossiers(draft.index.with_person(found.email, found.name.fold))
        if (person := match(dossier, found))
        and (_same_address(person.email, found.email) or not company or same_company(dossier.opening.company, company))
    ]


def _same_address(one: str, other: str) -> bool:
    return bool(one) and one.casefold() == other.casefold()
