"""The sample: whole and without contradiction at any moment, and the same each time."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.checklist import ItemState, check_letter, matrix
from store.records import (
    Channel,
    Dossier,
    FineWord,
    Interview,
    LetterState,
    Opening,
    OpeningState,
    Purpose,
    Record,
    Setting,
    Settings,
)
from store.sample import sample, sample_settings
from store.snapshots import assemble

BASE = Settings(zone="Europe/Berlin")
ME = sample_settings(BASE)
NOW = datetime(2026, 11, 22, 15, tzinfo=ZoneInfo("Europe/Berlin"))
ODD = (
    NOW,
    datetime(2026, 11, 23, 0, 0, tzinfo=ZoneInfo("Pacific/Kiritimati")),
    datetime(2027, 1, 1, 0, 1, tzinfo=ZoneInfo("America/New_York")),
    datetime(2026, 3, 29, 2, 30, tzinfo=ZoneInfo("Europe/Berlin")),  # the hour that is left out
    datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=ZoneInfo("Europe/Berlin")),  # the hour that comes twice
    datetime(2028, 2, 29, 23, 59, tzinfo=ZoneInfo("Pacific/Pago_Pago")),
)
"""Moments at which dates go wrong."""

ZONES = ("UTC", "Europe/Berlin", "America/New_York", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Australia/Lord_Howe")


def played(now: datetime = NOW) -> Mapping[str, Dossier]:
    """The sample's dossiers by company."""
    return {one.opening.company: one for one in assemble(sample(now, ME), ME).dossiers.values()}


def whole(now: datetime) -> None:
    """Everything that belongs together is there, and what has happened lies in the past."""
    records = sample(now, ME)
    assert len({record.id for record in records}) == len(records)
    assert all(re.fullmatch("[0-9a-f]{12}", record.id) for record in records)
    openings = {record.id for record in records if isinstance(record, Opening)}
    assert all(record.opening_id in openings for record in records if not isinstance(record, Opening | FineWord))
    for dossier in assemble(records, ME).dossiers.values():
        _people_exist(dossier)
        _past_is_past(dossier, now)


def _people_exist(dossier: Dossier) -> None:
    met = {person_id for interview in dossier.interviews for person_id in interview.person_ids}
    assert met == {person.id for person in dossier.people}
    for contact in dossier.contacts:
        assert dossier.person(contact.person_id)
        assert not contact.letter_id or dossier.letter(contact.letter_id)
    assert all(dossier.person(person_id) for letter in dossier.letters for person_id in letter.to)


def _past_is_past(dossier: Dossier, now: datetime) -> None:
    first = min(interview.end.astimezone(UTC) for interview in dossier.interviews)
    for contact in dossier.contacts:
        assert first <= contact.at.astimezone(UTC) <= now.astimezone(UTC)
    for letter in dossier.letters:
        assert letter.begun_at is not None
        assert first <= letter.begun_at.astimezone(UTC) <= now.astimezone(UTC)
        assert (letter.sent_at is None) is (letter.state is not LetterState.SENT)
        if letter.sent_at:
            assert [(one.at, one.purpose) for one in dossier.contacts if one.letter_id == letter.id] == [
                (letter.sent_at, letter.purpose)
            ]
    since = dossier.opening.state_since
    assert (since is None) is (dossier.opening.state is OpeningState.OPEN)
    assert since is None or first < since.astimezone(UTC) <= now.astimezone(UTC)


@pytest.mark.parametrize("now", ODD)
def test_the_sample_is_whole_on_odd_days(now):
    """Sundays, New Year, leap days and changes of the clock make no contradiction."""
    whole(now)


@given(st.datetimes(datetime(2000, 1, 1), datetime(2099, 1, 1)), st.sampled_from(ZONES))  # noqa: DTZ001 - the zone is drawn beside it
@settings(max_examples=25, deadline=None)
def test_the_sample_is_whole_at_any_moment(moment, zone):
    """Whenever the demo is started, its facts hold together."""
    whole(moment.replace(tzinfo=ZoneInfo(zone)))


def test_the_sample_is_the_same_each_time():
    """Pictures are stable: the same moment gives the same records, another one the same ids."""
    assert sample(NOW, ME) == sample(NOW, ME)
    assert [record.id for record in sample(NOW, ME)] == [record.id for record in sample(ODD[2], ME)]


def test_the_sample_signs_with_the_settings():
    """The profile of the sample is put in where the settings have none, and the user's own is kept."""
    assert ME.name == "Robin Hale"
    assert ME.zone == "Europe/Berlin"
    unnamed: tuple[Record, ...] = sample(NOW, BASE)
    assert unnamed == sample(NOW, ME)
    sent = [letter for one in played().values() for letter in one.letters if letter.state is LetterState.SENT]
    assert len(sent) > 15
    assert all("Robin Hale" in letter.text for letter in sent)


def test_sent_letters_were_good_letters():
    """Nothing in the archive has a gap or anything open, and no colleague got the same."""
    for dossier in played().values():
        for letter in dossier.letters:
            assert "[" not in letter.text + letter.subject
            checked = check_letter(letter, dossier, (), ME)
            assert [item.text for item in checked if item.state is ItemState.OPEN] == []


def test_every_state_is_there():
    """The list shows each state in which an opening or a letter can stand, save the happy end."""
    assert {letter.state for one in played().values() for letter in one.letters} == set(LetterState)
    states = [dossier.opening.state for dossier in played().values()]
    assert set(states) == set(OpeningState) - {OpeningState.ACCEPTED}
    assert len(states) == 14


@pytest.mark.parametrize("now", ODD)
def test_the_rows_of_the_first_screen(now):
    """A thank-you is missing since yesterday, one is due today, and of today's interview nothing is late."""
    here = played(now)
    acme = here["Acme Robotics"]
    ends = [now.astimezone(one.end.tzinfo).date() - one.end.date() for one in acme.interviews]
    assert ends == [timedelta(days=2), timedelta(days=1)]
    assert [row.sent for row in matrix(acme, Settings(), now)] == [False, False]
    (fresh,) = here["Harbour Lights Theatre"].interviews
    assert timedelta(0) < now.astimezone(UTC) - fresh.end.astimezone(UTC) < timedelta(hours=2)
    assert here["Globex"].opening.decide_by < now.date() + timedelta(days=1)
    assert here["Kestrel Bank"].opening.call_by < now.date() + timedelta(days=1)
    assert here["Tidewater Archives"].opening.decide_by > now.date()


def test_the_draft_with_a_wrong_name():
    """The letter to Katherine O'Brien begins with Ms. O'Brian and is otherwise a good one."""
    (letter,) = played()["Acme Robotics"].letters
    assert letter.state is LetterState.DRAFT
    assert letter.text.startswith("Dear Ms. O'Brian,\n\n")
    assert letter.text.count("O'Bri") == 1
    assert letter.subject == "Thank you for Friday"


def test_what_is_to_come():
    """One opening has an interview tomorrow and another next week."""
    (tomorrow, next_week) = played()["Cobalt Observatory"].interviews
    assert tomorrow.start.date() - NOW.astimezone(tomorrow.start.tzinfo).date() == timedelta(days=1)
    assert timedelta(days=6) <= next_week.start - NOW <= timedelta(days=10)
    assert isinstance(tomorrow, Interview)
    assert tomorrow.setting is Setting.VIDEO


def test_two_check_ins_without_an_answer():
    """Where letting go is offered or done, two check-ins went out and nothing came back."""
    for company in ("Northwind Ferries", "Pangolin Games"):
        contacts = played()[company].contacts
        assert sum(contact.purpose is Purpose.CHECK_IN for contact in contacts) == 2
        assert not any(contact.result.is_answer for contact in contacts)


def test_addresses_lead_nowhere():
    """E-mail addresses are at .example, phone numbers from ranges kept for fiction; nobody shy is called."""
    kept = re.compile(
        r"\+1 \d{3} 555 01\d\d|\+44 20 7946 0\d{3}|\+33 1 99 00 \d\d \d\d|\+49 30 23125 \d{3}|\+353 20 910 \d{4}"
    )
    people = [person for dossier in played().values() for person in dossier.people]
    assert all(not person.email or person.email.endswith(".example") for person in people)
    assert all(not person.phone or kept.fullmatch(person.phone) for person in people)
    shy = {person.id for person in people if person.do_not_call}
    calls = [one for dossier in played().values() for one in dossier.contacts if one.channel is Channel.CALL]
    assert shy
    assert not shy & {call.person_id for call in calls}
