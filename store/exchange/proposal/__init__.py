"""What files tell, beside what is known → lines that the user accepts or leaves. Pure; writes nothing.

lines       Line, Told, Wishes, Proposal
draft       Draft: the lines so far, and what would be known with them
openings    which opening something belongs to
people      who somebody is, and whose spelling is right
meetings    an invitation, an update, a cancellation
contacts    cards and e-mails
rows        a row of a table
whole       everything of another planner
proposing   propose(): all of these, file after file
changes     what the accepted lines come to
accepted    Accepted: files, and which of their lines are taken in
"""

from store.exchange.proposal.accepted import Accepted
from store.exchange.proposal.changes import changes_in
from store.exchange.proposal.lines import Act, Line, Proposal, Told, Wishes
from store.exchange.proposal.proposing import propose

__all__ = ["Accepted", "Act", "Line", "Proposal", "Told", "Wishes", "changes_in", "propose"]
