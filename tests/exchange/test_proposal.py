"""What is proposed: whose spelling is right, what an update changes, what is left out and why."""

from dataclasses import replace
from types import MappingProxyType

import pytest

from store.database.documents import encode, table_of_fields
from store.exchange import json as whole
from store.exchange.child import Child
from store.exchange.facts import Card, Mail, Meeting, Party, Row, Whole
from store.exchange.proposal import Act, Line, Proposal, Told, Wishes, changes_in
from store.exchange.proposal.lines import Proposal as Lines
from store.planner import Planner
from store.records import Letter, LetterState, Opening, Person, Settings, Snapshot, SpellingSource
from store.sample import sample, sample_settings
from store.snapshots import amend, assemble
from tests.conftest import SUNDAY
from tests.exchange.telling import NOW, USER, lines, proposed, taken_in, tells, told
from tests.facts import a_letter, a_person, an_interview, an_opening

KATE = "kate@acme.example"
INVITED = Meeting(
    "uid-1", title="Interview: QA Engineer at Acme Robotics", start="2026-11-24T10:00:00+00:00",
    parties=(Party("Katherine Byrne", KATE, is_organizer=True), Party("Robin Hale", "robin@hale.example")),
)  # fmt: skip
ACME = an_opening(role="QA Engineer")


def known(*records) -> Snapshot:
    return assemble([ACME, *records], USER)


def lines_of(proposal: Proposal, act: Act, what: str = "") -> list[Line]:
    return [line for line in proposal.lines if line.act is act and (not what or line.what == what)]


def only(snapshot: Snapshot) -> Person:
    (dossier,) = snapshot.dossiers.values()
    (person,) = dossier.people
    return person


def test_a_typed_name_that_the_invitation_spells_otherwise_is_set_right() -> None:
    """The address says who it is; the owner's own spelling is offered, with both spellings in the reason."""
    before = known(a_person(ACME, "Catherine", family="Burne", email=KATE.upper()))
    (line,) = lines_of(proposed(tells(INVITED), before), Act.CHANGE, "person")
    assert line.is_on
    assert "“Katherine Byrne”" in line.reason
    assert "“Catherine Burne”" in line.reason
    assert "probably right" in line.reason
    person = only(taken_in(tells(INVITED), before))
    assert (person.name, person.spelling, person.spelling_on) == (
        "Katherine Byrne",
        SpellingSource.INVITATION,
        NOW.date(),
    )


def test_a_short_name_that_was_typed_becomes_the_nickname() -> None:
    """Bob stays what he goes by; the invitation says that he is Robert."""
    robert = replace(INVITED, parties=(Party("Robert Byrne", KATE, is_organizer=True),))
    person = only(taken_in(tells(robert), known(a_person(ACME, "Bob", family="Byrne", email=KATE))))
    assert (person.given, person.nickname) == ("Robert", "Bob")


def test_a_spelling_that_somebody_gave_already_is_only_changed_on_demand() -> None:
    """Their card says one thing and the invitation another: both are theirs, so the user decides."""
    before = known(a_person(ACME, "Katharine", family="Byrne", email=KATE, spelling=SpellingSource.CARD))
    (line,) = lines_of(proposed(tells(INVITED), before), Act.CHANGE, "person")
    assert not line.is_on
    assert only(taken_in(tells(INVITED), before)).given == "Katharine"


def test_a_name_that_was_typed_just_so_is_now_sure() -> None:
    """The spelling was right; from now on it is known from whom."""
    person = only(taken_in(tells(INVITED), known(a_person(ACME, "Katherine", family="Byrne"))))
    assert (person.name, person.email, person.spelling) == ("Katherine Byrne", KATE, SpellingSource.INVITATION)


def test_a_part_of_a_name_takes_nothing_away() -> None:
    """An invitation that says only Katherine leaves Katherine Byrne as she is."""
    before = known(a_person(ACME, "Katherine", family="Byrne", email=KATE))
    short = replace(INVITED, parties=(Party("Katherine", KATE, is_organizer=True),))
    assert only(taken_in(tells(short), before)).name == "Katherine Byrne"


def test_another_number_than_the_one_here_is_only_taken_on_demand() -> None:
    """What is empty is filled; what is there stays."""
    card = Card("Katherine", "Byrne", email=KATE, phone="+44 20 7946 0123", role="CTO", company="Acme Robotics")
    before = known(a_person(ACME, "Katherine", family="Byrne", email=KATE, phone="020 7946 9999"))
    person = only(taken_in(tells(card), before))
    assert (person.phone, person.role) == ("020 7946 9999", "CTO")
    assert any(line.changes == (("phone", "+44 20 7946 0123"),) for line in proposed(tells(card), before).lines)


@pytest.mark.parametrize(
    ("party", "why"),
    [
        (Party("R. Hale", "Robin@Hale.example"), "That is you."),
        (Party("Room 4", "room4@acme.example", is_room=True), "It is a room or a resource."),
        (Party("Calendly", "notifications@calendly.com"), "Nobody sits behind this address."),
    ],
)
def test_whoever_was_not_met_is_left_out_with_the_reason(party: Party, why: str) -> None:
    """The user, rooms and robots are owed no thanks."""
    proposal = proposed(tells(replace(INVITED, parties=(*INVITED.parties[:1], party))))
    assert [line.reason for line in lines_of(proposal, Act.LEAVE, "person")] == [why]
    (dossier,) = taken_in(tells(replace(INVITED, parties=(*INVITED.parties[:1], party)))).dossiers.values()
    assert [person.name for person in dossier.people] == ["Katherine Byrne"]


def test_while_the_users_address_is_unknown_a_guest_of_another_house_is_not_taken_unasked() -> None:
    """It may be the user, who would otherwise be thanked, and would glue all interviews together."""
    nobody = Snapshot(settings=Settings(zone="Europe/London"))
    proposal = proposed(tells(INVITED), nobody)
    assert any("address is not in the settings" in line.reason for line in lines_of(proposal, Act.LEAVE, "hint"))
    (off,) = [line for line in proposal.lines if line.is_open and not line.is_on]
    assert "may be you" in off.reason
    other = replace(INVITED, uid="uid-2", title="Interview at Globex", parties=(
        Party("Dana", "dana@globex.example", is_organizer=True), INVITED.parties[1]))  # fmt: skip
    assert len(taken_in(tells(INVITED, other), nobody).dossiers) == 2


def test_whoever_declined_can_still_be_taken_in() -> None:
    """They are offered, but not accepted unless the user says so; then they belong to the interview."""
    declined = Party("Zoë Nguyễn", "zoe@acme.example", answer="declined")
    files = tells(replace(INVITED, parties=(INVITED.parties[0], declined)))
    proposal = proposed(files)
    (off,) = [line for line in proposal.lines if line.is_open and not line.is_on]
    assert "declined" in off.reason
    empty = Snapshot(settings=USER)
    for keys, count in ((proposal.default, 1), (proposal.default | {off.key}, 2)):
        put, removed = changes_in(proposal, keys, empty)
        (dossier,) = amend(empty, put, removed).dossiers.values()
        assert len(dossier.people) == len(dossier.interviews[0].person_ids) == count


def test_an_interview_that_was_typed_before_its_invitation_came_is_the_same_one() -> None:
    """Same opening, same moment: the people of the invitation join it."""
    typed = an_interview(ACME, start=NOW.replace(day=24, hour=10), minutes=45)
    snapshot = taken_in(tells(INVITED), known(typed))
    (interview,) = snapshot.dossiers[ACME.id].interviews
    assert (interview.id, interview.uid, len(interview.person_ids)) == (typed.id, "uid-1", 1)


def test_an_update_moves_the_interview_and_an_old_invitation_moves_nothing_back(child: Child) -> None:
    """The same meeting with a higher count; whoever is new joins, whoever was there stays."""
    first, update = told(child, "google.ics"), told(child, "google-update.ics")
    moved = taken_in(update, taken_in(first))
    (dossier,) = moved.dossiers.values()
    (interview,) = dossier.interviews
    assert f"{interview.start:%d %H:%M}" == "25 14:30"
    assert [person.given for person in dossier.people] == ["Katherine", "Zoë", "Seán"]
    assert taken_in(first, moved) == moved
    assert "older version" in proposed(first, moved).lines[-1].reason


def test_a_cancellation_takes_the_interview_away_and_leaves_the_people(child: Child) -> None:
    """One line, that the user may also leave."""
    before = taken_in(told(child, "google.ics"))
    after = taken_in(told(child, "google-cancel.ics"), before)
    (dossier,) = after.dossiers.values()
    assert not dossier.interviews
    assert len(dossier.people) == 2


def test_a_cancellation_of_what_was_held_is_only_taken_on_demand() -> None:
    """Thanks that are owed do not vanish unasked."""
    before = taken_in(tells(replace(INVITED, start="2026-11-20T10:00:00+00:00")))
    cancelled = tells(replace(INVITED, is_cancelled=True))
    assert taken_in(cancelled, before) == before
    (line,) = proposed(cancelled, before).lines
    assert line.act is Act.REMOVE


def test_an_interview_of_an_older_version_is_recognised() -> None:
    """Its document lacks what invitations brought."""
    document = encode(an_interview(ACME))
    del document["uid"], document["sequence"]
    assert table_of_fields(document) == "interviews"


@pytest.mark.parametrize("method", ["REPLY", "COUNTER"])
def test_an_answer_to_an_invitation_is_none(method: str) -> None:
    """Nothing of it is taken."""
    assert not proposed(tells(replace(INVITED, method=method))).is_open


def test_without_its_opening_nothing_of_it_is_taken() -> None:
    """Who leaves the opening leaves what belongs to it."""
    proposal = proposed(tells(INVITED))
    opening = next(line.key for line in proposal.lines if line.what == "opening")
    assert changes_in(proposal, proposal.default - {opening}, Snapshot(settings=USER)) == ((), ())


def test_a_person_who_is_left_is_not_in_the_interview() -> None:
    """The rest is taken."""
    proposal = proposed(tells(INVITED))
    keys = frozenset(line.key for line in proposal.lines if line.is_open and line.what != "person")
    put, _ = changes_in(proposal, keys, Snapshot(settings=USER))
    snapshot = amend(Snapshot(settings=USER), put)
    (dossier,) = snapshot.dossiers.values()
    assert not dossier.people
    assert dossier.interviews[0].person_ids == ()


def test_the_user_says_which_company_it_is() -> None:
    """A title that tells nothing is left until somebody says whose it is."""
    files = tells(replace(INVITED, title="Interview", parties=(Party("Kate", "kate@gmail.com"),)))
    (line,) = proposed(files).lines
    assert line.act is Act.LEAVE
    assert line.source
    wishes = Wishes(named=MappingProxyType({line.source: ("Acme Robotics", "QA Engineer")}))
    assert next(lines(taken_in(files, wishes=wishes))) == "Acme Robotics | QA Engineer | open"
    assert len(taken_in(files, known(), wishes).dossiers) == 1
    assert len(taken_in(files, known(), Wishes(ACME.id)).dossiers[ACME.id].people) == 1


def test_another_name_for_the_company_is_the_name_for_all_that_was_read_of_it() -> None:
    """Two meetings of one company stay at one opening when its name is set right."""
    files = tells(INVITED, replace(INVITED, uid="uid-2", start="2026-11-25T10:00:00+00:00"))
    source = next(line.source for line in proposed(files).lines if line.what == "opening")
    snapshot = taken_in(files, wishes=Wishes(named=MappingProxyType({source: ("Acme", "Tester")})))
    (dossier,) = snapshot.dossiers.values()
    assert (dossier.opening.company, len(dossier.interviews)) == ("Acme", 2)


def test_one_company_with_two_roles_is_two_openings() -> None:
    """Unless the same people ask for it, another role is another opening."""
    other = replace(INVITED, uid="uid-2", title="Interview: Developer at Acme Robotics", parties=())
    assert [d.opening.role for d in taken_in(tells(INVITED, other)).dossiers.values()] == ["QA Engineer", "Developer"]


def test_an_entry_of_a_calendar_that_is_no_interview_is_left() -> None:
    """The dentist is no company to thank, unless the user says so."""
    files = tells(Meeting("uid-3", title="Dentist", start="2026-11-24T10:00:00+00:00"))
    (line,) = proposed(files).lines
    assert line.act is Act.LEAVE
    assert "Nothing in it says" in line.reason
    wishes = Wishes(named=MappingProxyType({line.source: ("Smile Clinic", "Nurse")}))
    assert len(taken_in(files, wishes=wishes).dossiers) == 1


def test_a_whole_address_book_begins_no_openings() -> None:
    """Of two hundred cards only those are taken that belong to what is here; the others wait for a word."""
    cards = [Card(f"Pat{number}", "Doe", company=f"Company {number}") for number in range(200)]
    files = tells(*cards, Card("Katherine", "Byrne", company="Acme Robotics"))
    snapshot = taken_in(files, known())
    assert [person.name for person in snapshot.dossiers[ACME.id].people] == ["Katherine Byrne"]
    assert len(snapshot.dossiers) == 1
    source = proposed(files, known()).lines[0].source
    wishes = Wishes(named=MappingProxyType({source: ("Company 0", "")}))
    assert len(taken_in(files, known(), wishes).dossiers) == 2


def test_whoever_wrote_is_known_by_the_signature() -> None:
    """The signature is its owner's hand; a name in the address field of somebody else is not."""
    mail = Mail(
        "Hello", Party("K Byrne", KATE), (Party("Zoe N", "zoe@acme.example"),), "Katherine Byrne", "CTO", "+44 20 1"
    )
    (dossier,) = taken_in(tells(mail)).dossiers.values()
    kate, zoe = dossier.people
    assert (kate.name, kate.role, kate.spelling) == ("Katherine Byrne", "CTO", SpellingSource.SIGNATURE)
    assert zoe.spelling is SpellingSource.TYPED


def test_a_table_fills_what_is_empty_and_asks_about_the_rest() -> None:
    """What stands here is never written over unasked."""
    before = assemble([replace(ACME, place="York")], USER)
    row = Row(2, ("Acme Robotics", "QA Engineer", "London", "gb"))
    opening = taken_in(tells(row), before).dossiers[ACME.id].opening
    assert (opening.place, opening.country) == ("York", "GB")
    (off,) = [line for line in proposed(tells(row), before).lines if line.is_open and not line.is_on]
    assert "York" in off.reason


def an_export(*records, settings: Settings = USER, typed=()) -> tuple[Told, ...]:
    return tells(Whole(whole.write(assemble(records, settings), typed)))


def test_an_export_comes_back_whole_and_the_second_time_nothing_changes() -> None:
    """Every record of the sample, by its id."""
    settings = sample_settings(USER)
    there = assemble(sample(SUNDAY, settings), settings)
    files = tells(Whole(whole.write(there, ())))
    here = taken_in(files, Snapshot(settings=settings))
    assert dict(here.dossiers) == dict(there.dossiers)
    assert not proposed(files, here).default


def test_what_is_different_here_stays_unless_the_user_wants_it() -> None:
    """A sent letter stays as it was sent in any case."""
    kate = a_person(ACME, "Kate")
    sent = a_letter(ACME, kate, text="As sent", state=LetterState.SENT)
    before = known(kate, sent)
    proposal = proposed(an_export(ACME, replace(kate, given="Cate"), replace(sent, text="Other")), before)
    assert not proposal.default
    put, _ = changes_in(proposal, frozenset(line.key for line in proposal.lines), before)
    assert [record.given for record in put if isinstance(record, Person)] == ["Cate"]
    assert not [record for record in put if isinstance(record, Letter)]


def test_what_was_typed_and_not_saved_comes_along() -> None:
    """It is put into its letter, where nobody has saved that since."""
    letter = a_letter(ACME, text="Saved")
    typed = whole.Typed(letter.id, letter.revision, "Typed on", NOW)
    snapshot = taken_in(an_export(ACME, letter, typed=(typed,)))
    assert snapshot.dossiers[ACME.id].letters[0].text == "Typed on"


def test_the_gate_checks_what_comes_in(tmp_path) -> None:
    """One transaction, taken back by one undo; and nothing at all where it is refused."""
    planner = Planner.open(tmp_path, USER)
    proposal = proposed(tells(INVITED))
    planner.bring_in(lambda snapshot: changes_in(proposal, proposal.default, snapshot), "Imported a file")
    assert len(planner.snapshot.dossiers) == 1
    assert planner.undo() == "Imported a file"
    assert not planner.snapshot.dossiers
    with pytest.raises(ValueError, match="company"):
        planner.bring_in(lambda _: ((Opening("0123456789ab", ""),), ()), "Imported nonsense")
    planner.bring_in(lambda _: ((), ()), "Imported nothing")
    assert not planner.snapshot.dossiers
    assert planner.undo_name == ""
    planner.close()


def test_lines_that_need_each_other_go_together() -> None:
    """A line counts only with all that it needs."""
    one = Line("1", "f", Act.ADD, "opening", "Acme")
    two = Line("2", "f", Act.ADD, "person", "Kate", needs=("1",))
    proposal = Lines((one, two))
    assert proposal.effective(frozenset("2")) == frozenset()
    assert proposal.effective(frozenset("12")) == frozenset("12")


SERIES = """BEGIN:VCALENDAR
METHOD:{method}
BEGIN:VEVENT
UID:s1
DTSTART;TZID=Europe/Berlin:20261102T110000
RRULE:FREQ=WEEKLY;UNTIL=20261231T000000Z
EXDATE:20261109T100000Z
SUMMARY:Interview at Acme Robotics
ORGANIZER;CN=Katherine Byrne:mailto:kate@acme.example
END:VEVENT
{more}END:VCALENDAR
"""

MOVED = """BEGIN:VEVENT
UID:s1
RECURRENCE-ID;TZID=Europe/Berlin:20261116T110000
DTSTART;TZID=Europe/Berlin:20261117T150000
SUMMARY:Interview at Acme Robotics
ORGANIZER;CN=Katherine Byrne:mailto:kate@acme.example
END:VEVENT
"""


def series(child: Child, method: str = "REQUEST", more: str = "") -> tuple[Told, ...]:
    return tells(*child.read(SERIES.format(method=method, more=more).encode(), ".ics"))


def test_of_a_series_the_instance_is_taken_that_was_held_last(child: Child) -> None:
    """Moved instances count where they were moved to, and those called off not at all."""
    assert "  2026-11-16 11:00 Europe/Berlin 60 min | in person | 1" in list(lines(taken_in(series(child))))
    moved = taken_in(series(child, more=MOVED))
    assert "  2026-11-17 15:00 Europe/Berlin 60 min | in person | 1" in list(lines(moved))
    gone = MOVED.replace("DTSTART", "STATUS:CANCELLED\nDTSTART")
    assert "  2026-11-02 11:00 Europe/Berlin 60 min | in person | 1" in list(lines(taken_in(series(child, more=gone))))


def test_one_instance_of_a_series_can_be_moved_by_a_message_of_its_own(child: Child) -> None:
    """It is known by the moment at which it would have been."""
    before = taken_in(series(child))
    calendar = (
        f"BEGIN:VCALENDAR\nMETHOD:REQUEST\n{MOVED.replace('UID:s1', 'UID:s1' + chr(10) + 'SEQUENCE:1')}END:VCALENDAR\n"
    )
    after = taken_in(tells(*child.read(calendar.encode(), ".ics")), before)
    (dossier,) = after.dossiers.values()
    assert [f"{interview.start:%d %H:%M}" for interview in dossier.interviews] == ["17 15:00"]


def test_a_series_that_is_called_off_leaves_what_was_held(child: Child) -> None:
    """Only instances that are still to come go."""
    before = taken_in(series(child))
    assert taken_in(series(child, "CANCEL"), before) == before
    coming = SERIES.replace("20261102T110000", "20261202T110000").format(method="REQUEST", more="")
    before = taken_in(tells(*child.read(coming.encode(), ".ics")))
    (dossier,) = taken_in(series(child, "CANCEL"), before).dossiers.values()
    assert not dossier.interviews
