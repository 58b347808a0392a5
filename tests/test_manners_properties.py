"""What holds of the rules for all facts whatever."""

import copy
from dataclasses import replace
from datetime import UTC, date, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from store.dates import is_business_day
from store.manners import StepKind, call_slots, may_check_in, plan, plan_until, thank_you_owed, why_no_call
from store.manners.case import Place, place_of
from store.records import Channel, OpeningState, Snooze, SnoozeKind
from tests.chance import contacts, dossiers, moments, settings_by_chance

ask = {StepKind.CHECK_IN, StepKind.PROMISED_CALL}
accepted_offers = st.tuples(st.sampled_from(["", "Globex"]), st.none() | moments())
soon = settings(max_examples=40, deadline=None)


def business_days(start: date, end: date, place: Place) -> int:
    """Business days after `start` until `end`, counted one by one."""
    count, day = 0, start
    while day < end:
        day += timedelta(days=1)
        count += is_business_day(day, place.country, place.region, place.settings.days_off)
    return count


@soon
@given(dossiers(), settings_by_chance, moments())
def test_no_thanks_before_the_end(dossier, user, now):
    """A thank-you is owed only for an interview that is over, to someone who was met and is known, and due after it."""
    ends = {(i.id, p): i.end for i in dossier.interviews for p in i.person_ids}
    for step in plan(dossier, user, now):
        if step.kind is StepKind.THANK_YOU:
            _, interview_id, person_id = step.id.split(":")
            assert ends[interview_id, person_id].astimezone(UTC) <= now.astimezone(UTC)
            assert step.due.astimezone(UTC) > ends[interview_id, person_id].astimezone(UTC)
            assert person_id == step.person_id


@soon
@given(dossiers(OpeningState.OPEN), settings_by_chance, moments())
def test_no_question_before_its_time(dossier, user, now):
    """A check-in waits its business days after every contact and interview, or after the date they gave."""
    place = place_of(dossier.opening, user)
    for step in plan(dossier, user, now):
        if step.kind is not StepKind.CHECK_IN:
            continue
        due = step.due.date()
        past = [place.day_of(c.at) for c in dossier.contacts] + [place.day_of(i.end) for i in dossier.interviews]
        promised = dossier.opening.decide_by
        if promised:
            assert business_days(promised, due, place) >= user.promise_days
        if past and not (promised and max(past) <= promised):
            assert business_days(max(past), due, place) >= user.check_in_days
        assert place.is_business_day(due)


@soon
@given(dossiers(), settings_by_chance, moments())
def test_no_call_to_those_who_want_none(dossier, user, now):
    """Who is marked "do not call", or whose opening is, is never offered a call, by no step and no slot."""
    for step in plan(dossier, user, now):
        person = dossier.person(step.person_id)
        if dossier.opening.do_not_call or (person and person.do_not_call):
            assert step.channel is not Channel.CALL
            assert call_slots(dossier, person, user, now) == ()
            assert why_no_call(dossier, person)
        else:
            assert why_no_call(dossier, person) == ""


@soon
@given(dossiers(), settings_by_chance, moments())
def test_no_call_outside_the_hours(dossier, user, now):
    """Every slot lies ahead, on a business day, in office hours, after lunch or before, and in no busy time."""
    place = place_of(dossier.opening, user)
    for person in (*dossier.people, None):
        slots = call_slots(dossier, person, user, now)
        assert len(slots) <= user.slots
        assert list(slots) == sorted(slots, key=lambda slot: slot.start)
        for slot in slots:
            start, end, day = slot.start.time(), slot.end.time(), slot.start.date()
            assert now <= slot.start < slot.end
            assert slot.start.tzinfo == place.zone
            assert place.is_business_day(day)
            assert day == slot.end.date()
            assert start >= (user.monday_from if day.weekday() == 0 else user.office_opens)
            assert end <= (user.friday_until if day.weekday() == 4 else user.office_closes)
            assert end <= user.lunch_from or start >= user.lunch_until
            assert slot.reason.endswith(".")
            if person and "Thursdays" in person.busy:
                assert day.weekday() != 3
            if person and "mornings only" in person.busy:
                assert end.hour <= 12


@soon
@given(dossiers(OpeningState.OPEN), settings_by_chance, moments())
def test_never_one_check_in_too_many(dossier, user, now):
    """Once as many check-ins as the limit went unanswered, no step asks for another: letting go is offered instead."""
    budget = may_check_in(dossier, user)
    for step in plan(dossier, user, now):
        if step.kind in ask:
            assert not budget.needs_reason
            assert 1 <= step.count <= step.limit
        if step.kind is StepKind.LET_GO:
            assert budget.needs_reason


@soon
@given(dossiers(OpeningState.OPEN), contacts("new"), settings_by_chance, moments())
def test_a_contact_never_hastens_a_question(dossier, contact, user, now):
    """Whatever is logged, theirs or ours, of today or of last month: the next check-in never falls due earlier."""
    after = replace(dossier, contacts=tuple(sorted([*dossier.contacts, contact], key=lambda c: c.at)))
    first, second = (
        [step.due for step in plan(facts, user, now) if step.kind is StepKind.CHECK_IN] for facts in (dossier, after)
    )
    if first and second:
        assert second[0] >= first[0]


@soon
@given(dossiers(), settings_by_chance, moments(), st.sampled_from(["", "Globex"]))
def test_facts_and_now_alone(dossier, user, now, accepted):
    """The same facts at the same moment give the same plan, on whatever clock the moment is told."""
    told = plan(dossier, user, now, accepted)
    assert told == plan(copy.deepcopy(dossier), user, now, accepted)
    assert told == plan(dossier, user, now.astimezone(ZoneInfo("Pacific/Auckland")), accepted)


@soon
@given(dossiers(), settings_by_chance, moments(), st.integers(0, 60 * 24 * 200), accepted_offers)
def test_a_plan_holds_as_long_as_it_says(dossier, user, now, minutes, offer):
    """Until the moment that comes with it a plan stays the same, to the minute."""
    steps, until = plan_until(dossier, user, now, *offer)
    later = now + timedelta(minutes=minutes)
    if until is not None:
        assert until > now
        later = min(later, until - timedelta(microseconds=1))
    assert plan(dossier, user, later, *offer) == steps


@soon
@given(dossiers(), settings_by_chance, moments())
def test_steps_are_told_apart(dossier, user, now):
    """Each step has an id of its own, one calm sentence as its reason, and a way to be rid of it."""
    steps = plan(dossier, user, now)
    assert len({step.id for step in steps}) == len(steps)
    for step in steps:
        assert step.reason.endswith(".")
        assert "!" not in step.reason + step.relief
        assert step.relief.endswith(".")
        assert step.due.tzinfo == place_of(dossier.opening, user).zone


@soon
@given(dossiers(), settings_by_chance, moments(), st.sampled_from(SnoozeKind), moments())
def test_a_decision_concerns_its_own_step(dossier, user, now, kind, until):
    """What is put off, pinned or waved off moves or goes; every other step stays as it was, or follows in its place."""
    steps = plan(dossier, user, now)
    if not steps:
        return
    chosen = steps[0]
    snooze = Snooze("s", "o", chosen.id, kind, now, until, "because")
    after = plan(replace(dossier, snoozes=(snooze,)), user, now)
    same = {step.id: step for step in after}
    if kind is SnoozeKind.WAVE_OFF:
        assert chosen.id not in same
    elif chosen.kind is not StepKind.THANK_YOU or chosen.id in same:
        due = same[chosen.id].due.astimezone(UTC)
        assert due == (until if kind is SnoozeKind.PIN else max(until, chosen.due.astimezone(UTC)))
    others = [step for step in steps if step.id != chosen.id and step.kind is not StepKind.THANK_YOU]
    assert all(same.get(step.id) == step for step in others)


@soon
@given(dossiers(), settings_by_chance, moments())
def test_the_matrix_and_the_steps_agree(dossier, user, now):
    """Who is owed thanks in the matrix has a step, and nobody else, save where all was let go."""
    owed = {thanks.person.id for thanks in thank_you_owed(dossier, user, now) if thanks.settlement == "owed"}
    stepped = {step.person_id for step in plan(dossier, user, now) if step.kind is StepKind.THANK_YOU}
    assert stepped == (set() if dossier.opening.state is OpeningState.LET_GO else owed)
