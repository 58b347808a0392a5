"""An invitation: the interview, its opening and its people; an update of it; a cancellation."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from store.dates import in_zone, say_moment, utc, zone_of
from store.exchange.facts import Meeting, Party
from store.exchange.naming import Name, name_in, name_of_address
from store.exchange.proposal.draft import Draft
from store.exchange.proposal.openings import UNTOLD, Clues, opening_for
from store.exchange.proposal.people import Found, match, propose_person, shown
from store.exchange.titles import company_of, is_robot, sounds_like_interview, suggestion
from store.names.folding import fold
from store.records import Dossier, Interview, Setting, Settings, SpellingSource, new_id

UNLIKELY = "Nothing in it says that it is an interview."
_DAY = 24 * 60
_NOT_ASKED = {
    "REPLY": "It is an answer to an invitation, not the invitation.",
    "COUNTER": "It proposes another time; nothing is agreed.",
    "REFRESH": "It asks for an update.",
    "DECLINECOUNTER": "It turns another time down; nothing has changed.",
}
_CALLS = ("zoom", "teams", "meet.google", "webex", "google meet", "video", "skype", "facetime", "whereby", "https://")
_TELEPHONE = ("phone", "telephone", "call", "telefon", "tel:", "tel.")


def propose_meeting(draft: Draft, meeting: Meeting) -> None:
    """Propose what an event of a calendar tells."""
    title = meeting.title or "a meeting without a title"
    known = _known(draft, meeting)
    if reason := _NOT_ASKED.get(meeting.method):
        draft.leave("interview", title, reason)
    elif meeting.is_cancelled:
        _cancel(draft, meeting, known)
    elif known and meeting.sequence < known[1].sequence:
        draft.leave("interview", title, "It is an older version of an invitation that is here.")
    else:
        _invite(draft, meeting, known)


def is_user(party: Party, settings: Settings) -> bool:
    """Is it the user: by the address, or where none is known on one side, by the name?"""
    if party.email and settings.email:
        return _address(party.email) == _address(settings.email)
    return bool(settings.name) and name_in(party.name).fold == fold(f"{settings.given} {settings.family}")


def _may_be_user(draft: Draft, meeting: Meeting, party: Party) -> bool:
    """While the user's address is not known: is it somebody who was asked, and of another house than who asks?"""
    hosts = [one.email.rpartition("@")[2].casefold() for one in meeting.parties if one.is_organizer]
    is_guest = bool(hosts and party.email) and party.email.rpartition("@")[2].casefold() not in hosts
    return is_guest and not draft.settings.email


def _address(email: str) -> str:
    """An address without what stands behind a plus sign."""
    local, _, host = email.casefold().rpartition("@")
    return f"{local.partition('+')[0]}@{host}"


def _known(draft: Draft, meeting: Meeting) -> tuple[Dossier, Interview] | None:
    """The interview that came from this invitation."""
    opening_id, interview_id = draft.index.meeting(meeting.uid, meeting.uid.partition("@")[0])
    for dossier in draft.dossiers([opening_id]):
        if found := next((one for one in dossier.interviews if one.id == interview_id), None):
            return dossier, found
    return None


def _cancel(draft: Draft, meeting: Meeting, known: tuple[Dossier, Interview] | None) -> None:
    of_series = [
        (dossier, interview)
        for dossier in draft.snapshot.dossiers.values()
        for interview in dossier.interviews
        if meeting.uid and interview.uid.startswith(f"{meeting.uid}#") and interview.start > draft.now
    ]
    gone = [known] if known else of_series
    for dossier, interview in gone:
        title = f"{dossier.opening.company}, {_when(interview.start, draft)}"
        is_held = interview.start < draft.now
        reason = "they cancelled it, but here its time has passed" if is_held else "they cancelled it; the people stay"
        draft.remove("interview", interview, title, reason, is_on=not is_held)
    if not gone:
        draft.leave("interview", meeting.title or "a meeting", "It was cancelled, and is not here.")


def _invite(draft: Draft, meeting: Meeting, known: tuple[Dossier, Interview] | None) -> None:
    clues = _clues(draft, meeting)
    may_begin = bool(clues.emails) or sounds_like_interview(meeting.title)
    dossier = known[0] if known else opening_for(draft, clues, may_begin=may_begin)
    if dossier is None:
        reason = f"{UNTOLD if may_begin else UNLIKELY} Say whose it is, and it is taken."
        draft.leave("interview", meeting.title or "a meeting without a title", reason)
        return
    interview = known[1] if known else _typed(dossier, meeting)
    ids = tuple(_people(draft, dossier, meeting))
    told = _interview(draft, dossier, meeting, ids)
    if interview and interview.id == meeting.uid.partition("@")[0]:  # our own calendar file comes back
        told = replace(told, uid=interview.uid, sequence=interview.sequence)
    if interview is None:
        _add(draft, dossier, told, meeting)
    else:
        _update(draft, dossier, interview, told)


def _clues(draft: Draft, meeting: Meeting) -> Clues:
    others = [
        party
        for party in meeting.parties
        if not (party.is_room or is_user(party, draft.settings) or _may_be_user(draft, meeting, party))
    ]
    names = [name_in(party.name).whole for party in others] + [draft.settings.name]
    emails = tuple(party.email for party in others)
    company, role = suggestion(meeting.title, names)
    by_address = company_of(emails)
    said = f"from the title “{meeting.title[:60]}”" if company or role else ""
    if not company and by_address:
        said = "; ".join(filter(None, ("the company from their addresses", said and f"the role {said}")))
    source = draft.named(meeting.uid or meeting.title)
    return Clues(source, emails, company or by_address, role, meeting.zone if "/" in meeting.zone else "", said)


def _typed(dossier: Dossier, meeting: Meeting) -> Interview | None:
    """The interview at the same moment that the user typed before the invitation came."""
    start = datetime.fromisoformat(meeting.start)
    return next((one for one in dossier.interviews if not one.uid and utc(one.start) == utc(start)), None)


def _interview(draft: Draft, dossier: Dossier, meeting: Meeting, ids: tuple[str, ...]) -> Interview:
    zone = zone_of(meeting.zone or dossier.opening.zone, draft.settings.zone)
    start = datetime.fromisoformat(meeting.start).astimezone(zone)
    minutes = meeting.minutes or 60
    if meeting.is_all_day:
        own = zone_of(draft.settings.zone)
        opens, closes = draft.settings.office_opens, draft.settings.office_closes
        start = in_zone(datetime.fromisoformat(meeting.start).astimezone(own).date(), opens, zone)
        minutes = (closes.hour - opens.hour) * 60 + closes.minute - opens.minute
    place = meeting.place
    if meeting.link and meeting.link not in place:
        place = " · ".join(filter(None, (place, meeting.link)))
    length = min(max(minutes, 1), _DAY)
    return Interview(new_id(), dossier.opening.id, start, length, _setting(meeting), place, ids, uid=meeting.uid,
                     sequence=meeting.sequence)  # fmt: skip


def _setting(meeting: Meeting) -> Setting:
    where = f"{meeting.place} {meeting.link}".casefold()
    if any(word in where for word in _CALLS):
        return Setting.VIDEO
    about = f"{meeting.place or meeting.title}".casefold()
    is_number = sum(char.isdigit() for char in meeting.place) >= 7 and not any(map(str.isalpha, meeting.place))
    if is_number or any(word in about for word in _TELEPHONE):
        return Setting.PHONE
    return Setting.IN_PERSON


def _add(draft: Draft, dossier: Dossier, interview: Interview, meeting: Meeting) -> None:
    notes = [meeting.repeats]
    if meeting.is_all_day:
        notes.append("It names no hour, so the hours of the office are put in.")
    if meeting.minutes > _DAY and not meeting.is_all_day:
        notes.append("It is longer than a day; the first day is taken.")
    title = f"{dossier.opening.company}, {_when(interview.start, draft)}, {interview.minutes} min"
    reason = " ".join(filter(None, notes)) or interview.place or meeting.title
    draft.add("interview", interview, title, reason, name=f"meeting {meeting.uid}")


def _update(draft: Draft, dossier: Dossier, known: Interview, told: Interview) -> None:
    """Propose what is new or different; what the user may have changed since is left unless the update is newer."""
    title = f"{dossier.opening.company}, {_when(told.start, draft)}"
    new: dict[str, Any] = {}
    there = {person.id for person in draft.dossier(dossier.opening.id).people}
    if more := [id_ for id_ in told.person_ids if id_ in there and id_ not in known.person_ids]:
        new["person_ids"] = (*known.person_ids, *more)
    if not known.uid and told.uid:
        new |= {"uid": told.uid}
    different = _differences(known, told)
    is_newer = told.sequence > known.sequence or not known.uid
    if is_newer and told.sequence != known.sequence:
        new |= {"sequence": told.sequence}
    if is_newer and different:
        was = f"it was {_when(known.start, draft)}" if "start" in different else "its place or length is new"
        draft.change("interview", known, different, title, was)
        known = replace(known, **different)
    elif different:
        reason = "is different here, and the invitation is no newer"
        draft.change("interview", known, different, title, reason, is_on=False)
    if new:
        draft.change("interview", known, new, title, "belongs to this invitation")
    if not (new or different):
        draft.same("interview", title)


def _differences(known: Interview, told: Interview) -> dict[str, Any]:
    different: dict[str, Any] = {}
    if utc(known.start) != utc(told.start):
        different["start"] = told.start
    if known.minutes != told.minutes:
        different["minutes"] = told.minutes
    if told.place and known.place != told.place:
        different |= {"place": told.place, "setting": told.setting}
    return different


def _people(draft: Draft, dossier: Dossier, meeting: Meeting) -> Iterator[str]:
    """The ids of the people met; those left out get their line."""
    for party in meeting.parties:
        label = f"{party.name} <{party.email}>" if party.name and party.email else party.name or party.email
        if is_user(party, draft.settings):
            draft.leave("person", label, "That is you.")
        elif party.is_room:
            draft.leave("person", label, "It is a room or a resource.")
        elif is_robot(party.email):
            draft.leave("person", label, "Nobody sits behind this address.")
        else:
            found = found_in(party, SpellingSource.INVITATION, "the invitation")
            current = draft.dossier(dossier.opening.id)
            known = match(current, found)
            if _may_be_user(draft, meeting, party) and not known:
                note = "may be you: your own address is not in the settings yet"
                yield propose_person(draft, current, replace(found, note=note, is_on=False))
            elif party.answer == "declined" and known:
                draft.leave("person", shown(known), "They declined this invitation.")
            elif party.answer == "declined":
                yield propose_person(draft, current, replace(found, note="declined the invitation", is_on=False))
            else:
                yield propose_person(draft, current, found)


def found_in(party: Party, spelling: SpellingSource, says: str) -> Found:
    """Somebody as an invitation or an e-mail names them."""
    if (name := name_in(party.name)).fold:
        return Found(name, party.email, spelling=spelling, says=says)
    if (name := name_of_address(party.email)).fold:
        note = f"{says} gives no name; this one is made from the address"
        return Found(name, party.email, says=says, note=note)
    name = Name(party.email.partition("@")[0])
    return Found(name, party.email, says=says, note=f"{says} gives no name", is_on=False)


def _when(moment: datetime, draft: Draft) -> str:
    yours = moment.astimezone(draft.now.tzinfo)
    theirs = "" if yours.utcoffset() == moment.utcoffset() else f" ({moment:%H:%M} theirs)"
    return f"{say_moment(yours, draft.now)}{theirs}"
