"""Files, one after the other, beside what is known → the lines of a preview."""

from collections.abc import Iterable
from datetime import datetime

from store.exchange.facts import Card, Fact, Mail, Meeting, Remark, Row, Whole
from store.exchange.proposal.contacts import propose_card, propose_mail
from store.exchange.proposal.draft import Draft
from store.exchange.proposal.lines import Proposal, Told, Wishes
from store.exchange.proposal.meetings import propose_meeting
from store.exchange.proposal.rows import propose_row
from store.exchange.proposal.whole import propose_whole
from store.records import Snapshot

FEW_CARDS = 20
"""A file with more cards is somebody's whole address book, and few of its companies are openings."""


def propose(files: Iterable[Told], snapshot: Snapshot, now: datetime, wishes: Wishes) -> Proposal:
    """The lines for these files, each file on top of those before it; the same again gives the same keys."""
    draft = Draft(snapshot, now, wishes)
    is_hinted = bool(snapshot.settings.email)
    for number, told in enumerate(files):
        draft.begin(told.name, number)
        if told.refused:
            draft.leave("file", told.name, told.refused)
        met = [fact for fact in told.facts if isinstance(fact, Meeting)]
        if met and not is_hinted:
            draft.leave("hint", "You may stand among the people", "Your own address is not in the settings yet.")
            is_hinted = True
        is_address_book = sum(isinstance(fact, Card) for fact in told.facts) > FEW_CARDS
        for fact in told.facts:
            _propose(draft, fact, has_meeting=bool(met), is_address_book=is_address_book)
    return Proposal(tuple(draft.lines))


def _propose(draft: Draft, fact: Fact, *, has_meeting: bool, is_address_book: bool) -> None:
    draft.source = ""
    match fact:
        case Meeting():
            propose_meeting(draft, fact)
        case Card():
            propose_card(draft, fact, may_begin=not is_address_book)
        case Mail():
            propose_mail(draft, fact, has_meeting=has_meeting)
        case Row():
            propose_row(draft, fact)
        case Whole():
            propose_whole(draft, fact)
        case Remark():
            draft.leave("remark", fact.sentence, "")
