"""The thank-you matrix, the count of check-ins, and facts that are not as they should be."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from store.manners import CheckIns, Settlement, StepKind, call_slots, may_check_in, plan, thank_you_owed
from store.queue import queue
from store.records import (
    Channel,
    Contact,
    Dossier,
    Interview,
    Letter,
    Opening,
    OpeningState,
    Person,
    Purpose,
    Result,
    Settings,
    Snapshot,
    SnoozeKind,
)
from tests.tales import Fact, checked_in, contact, decided, in_, knows, met, tell, thanked, they_wrote, user_in

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 20, 12, tzinfo=LONDON)


def matrix(*facts: Fact) -> list[str]:
    """The matrix in short: who, for which round, how it stands, whether on time."""
    told = tell(facts)
    cells = thank_you_owed(told.dossier, told.settings, NOW)
    return [f"{cell.person.name} {cell.interview.start:%d} {cell.settlement} {cell.on_time}" for cell in cells]


def test_the_matrix_has_a_cell_for_everyone_met():
    """Each person met has a cell for each round: sent, waved off or owed, and whether it was on time."""
    assert matrix(
        in_("London"),
        met("Ada", "Bo", "Cy", at="2026-11-17 10:00"),
        met("Ada", at="2026-11-19 10:00"),
        met("Ada", at="2026-11-24 10:00"),
        thanked("Ada", at="2026-11-18 11:00"),
        thanked("Bo", at="2026-11-18 11:01"),
        decided(SnoozeKind.WAVE_OFF, "thank-you", on="2026-11-18 12:00", reason="On leave"),
    ) == ["Ada 17 sent True", "Bo 17 sent False", "Cy 17 waved off False", "Ada 19 owed False"]


def test_who_is_named_twice_has_one_cell():
    """The same person entered twice for one interview is thanked once."""
    assert matrix(in_("London"), met("Ada", "Ada", at="2026-11-17 10:00")) == ["Ada 17 owed False"]


def test_a_cell_knows_what_settled_it():
    """A settled cell has the contact or the reason that settled it, and the way it went decides by when it was due."""
    told = tell(
        [
            in_("London"),
            met("Ada", "Bo", at="2026-11-17 10:00"),
            knows("Ada", email="a@b.example"),
            thanked("Ada", "2026-11-18 16:59", Channel.CALL, Result.REACHED),
            decided(SnoozeKind.WAVE_OFF, "thank-you", on="2026-11-18 17:00", reason="On leave"),
        ]
    )
    ada, bo = thank_you_owed(told.dossier, told.settings, NOW)
    assert ada.contact == told.dossier.contacts[0]
    assert ada.on_time
    assert f"{ada.since:%d %H:%M} {ada.due:%d %H:%M}" == "17 11:00 18 17:00"
    assert (bo.settlement, bo.reason, bo.contact) == (Settlement.WAVED_OFF, "On leave", None)


def test_the_later_round_settles_the_earlier_and_not_the_other_way():
    """Thanks after the second round settle both; after the first alone, the first."""
    rounds = [in_("London"), met("Ada", at="2026-11-10 10:00"), met("Ada", at="2026-11-17 10:00")]
    assert matrix(*rounds, thanked("Ada", "2026-11-17 11:00")) == ["Ada 10 sent False", "Ada 17 sent True"]
    assert matrix(*rounds, thanked("Ada", "2026-11-10 11:00")) == ["Ada 10 sent True", "Ada 17 owed False"]


def test_one_letter_to_two_thanks_both():
    """A contact that names no person but sent a letter thanks everyone to whom the letter went."""
    told = tell([in_("London"), met("Ada", "Bo", "Cy", at="2026-11-17 10:00")])
    sent = Contact("c", "o", NOW, Channel.EMAIL, Purpose.THANK_YOU, letter_id="l")
    dossier = replace(told.dossier, contacts=(sent,), letters=(Letter("l", "o", ("Ada", "Bo")),))
    assert [cell.settlement for cell in thank_you_owed(dossier, told.settings, NOW)] == ["sent", "sent", "owed"]


@pytest.mark.parametrize(
    ("result", "settlement"), [(Result.GATEKEEPER, "owed"), (Result.NO_ANSWER, "owed"), (Result.VOICEMAIL, "sent")]
)
def test_a_call_thanks_whom_it_reaches(result, settlement):
    """A call that someone else took, or nobody, has thanked no one; a message on the machine has."""
    facts = (in_("London"), met("Ada", at="2026-11-17 10:00"), thanked("Ada", "2026-11-17 15:00", Channel.CALL, result))
    assert matrix(*facts)[0].split()[2] == settlement


def test_the_count_of_check_ins():
    """Check-ins count until an answer, a further round or reopening; past the limit the next takes a reason."""
    asked = [in_("London"), checked_in("Ada", "2026-11-10 10:00"), checked_in("Ada", "2026-11-17 10:00")]

    def budget(*facts: Fact) -> CheckIns:
        told = tell([*asked, *facts])
        return may_check_in(told.dossier, told.settings)

    assert (budget().made, budget().limit, budget().next, budget().needs_reason) == (2, 2, 3, True)
    assert budget().last == tell(asked).moment("2026-11-17 10:00")
    assert budget(they_wrote("Ada", "2026-11-12 10:00")).made == 1
    assert budget(they_wrote("Ada", "2026-11-18 10:00")).made == 0
    assert budget(met("Ada", at="2026-11-25 10:00")).made == 0
    assert budget(contact("Ada", "2026-11-18 10:00", Purpose.KEEP_IN_TOUCH)).made == 2
    assert not budget(they_wrote("Ada", "2026-11-12 10:00")).needs_reason


def test_the_region_is_the_users_where_the_country_is():
    """An opening without a country has the user's country and region; one with a country has no region but its own."""
    epiphany = [met("Ada", at="2026-01-05 10:00")]
    at_home = tell([user_in("Munich"), *epiphany])
    abroad = tell([user_in("Munich"), *epiphany])
    abroad.opening(country="DE")
    now = datetime(2026, 1, 5, 12, tzinfo=ZoneInfo("Europe/Berlin"))
    assert [f"{told.steps(now)[0].due:%d}" for told in (at_home, abroad)] == ["07", "06"]


ENDS = [datetime.min, datetime.max, datetime(1, 1, 1, 12), datetime(9999, 12, 31, 12)]  # noqa: DTZ001, DTZ901 - zones follow


@pytest.mark.parametrize("moment", ENDS)
@pytest.mark.parametrize("zone", ["UTC", "America/Los_Angeles", "Asia/Tokyo"])
def test_facts_from_the_ends_of_the_calendar_break_nothing(moment, zone):
    """A damaged or foreign file may hold the year 1 or 9999: there is a plan all the same."""
    at = moment.replace(tzinfo=ZoneInfo(zone))
    for state in OpeningState:
        day = at.date()
        opening = Opening("o", "Acme", zone=zone, country="DE", state=state, state_since=at, decide_by=day, call_by=day)
        for call_by in (None, day):
            dossier = Dossier(
                replace(opening, call_by=call_by),
                (Interview("i", "o", at, person_ids=("p", "gone")),),
                (Person("p", "o", "Ada"),),
                (Contact("c", "o", at, Channel.CALL, Purpose.CHECK_IN, person_id="gone"),),
            )
            for now in (NOW, datetime(2000, 1, 1, tzinfo=UTC)):
                plan(dossier, Settings(zone="Asia/Tokyo"), now, "Globex", at)
                assert queue(Snapshot({"o": dossier}), now) is not None
                assert len(call_slots(dossier, dossier.people[0], Settings(), now)) == 3


def test_an_opening_that_nobody_dated_owes_nothing():
    """Filled without a day and without a contact, there is nothing to count from."""
    assert plan(Dossier(Opening("o", "Acme", state=OpeningState.FILLED)), Settings(), NOW) == ()


def test_the_offer_accepted_long_ago_leaves_a_new_search_alone():
    """What begins, or begins again, long after an offer was accepted is no matter of that offer."""
    bare = Dossier(Opening("o", "Acme"))
    reopened = replace(bare, opening=replace(bare.opening, state_since=NOW - timedelta(days=1)))

    def kinds(dossier: Dossier, weeks: int) -> list[StepKind]:
        return [step.kind for step in plan(dossier, Settings(), NOW, "Globex", NOW - timedelta(weeks=weeks))]

    assert kinds(bare, 3) == ["withdraw"]
    assert kinds(bare, 5) == []
    assert kinds(reopened, 3) == ["check-in"]
    assert [step.kind for step in plan(bare, Settings(), NOW, "Globex")] == ["withdraw"]
    met_late = replace(
        bare,
        interviews=(Interview("i", "o", NOW - timedelta(days=7)),),
        opening=replace(bare.opening, decide_by=date(2026, 12, 1)),
    )
    assert kinds(met_late, 6) == ["check-in"]
    assert kinds(met_late, 4) == ["withdraw"]
