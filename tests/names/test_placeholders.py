"""What a template leaves open is found in the letter, and filled in with nobody else's name."""

import re
from datetime import datetime
from itertools import product
from zoneinfo import ZoneInfo

import pytest

from store.letters.kinds import KINDS
from store.letters.occasion import Occasion, Tone
from store.letters.slots import fill_ins
from store.letters.templates import fill, ours
from store.names import FindingKind, NameIndex, check
from store.records import Channel, Dossier, Opening, Person, Purpose, Settings

BARE = Dossier(Opening("o", ""))
NAMED = Dossier(Opening("o", "Halvorsen Optik"), people=(Person("p", "o", "Zoë", "Okafor"),))
NOBODY = NameIndex.of({})
NOW = datetime(2026, 11, 24, 10, tzinfo=ZoneInfo("UTC"))


def texts(kind: str, medium: str, tone: Tone) -> list[str]:
    """Every text of a template, filled in from a record that holds nothing."""
    channel = {"call": Channel.CALL, "note": Channel.NOTE}.get(medium, Channel.EMAIL)
    slots = fill_ins(Occasion(BARE, (), Purpose.OTHER, channel, Settings(), NOW, tone, None))
    template = ours(kind, medium, tone)
    return [fill(text, slots) for text in (template.subject, template.text, *template.branches.values())]


def found(text: str, dossier: Dossier = BARE, settings: Settings | None = None) -> dict[str, str]:
    """The placeholders that the check sees in a text, with what it would put there."""
    to = [person.id for person in dossier.people]
    said = check(text, dossier, to, NOBODY, settings or Settings())
    return {one.text: one.should_be for one in said if one.kind is FindingKind.PLACEHOLDER}


@pytest.mark.parametrize(("kind", "medium", "tone"), [*product(KINDS, ("email", "note", "call"), Tone)])
def test_every_bracket_that_a_template_leaves_is_found(kind: str, medium: str, tone: Tone) -> None:
    """A letter made from an empty record does not go out with a bracket in it."""
    for text in texts(kind, medium, tone):
        brackets = set(re.findall(r"\[[^\]]*\]", text))
        assert set(found(text)) == brackets


def test_templates_do_leave_brackets() -> None:
    """The promise above is about something."""
    left = {bracket for text in texts("thank-you", "email", Tone.WARM) for bracket in re.findall(r"\[[^\]]*\]", text)}
    assert {"[one specific thing]", "[your name]", "[their name]"} <= left


@pytest.mark.parametrize(
    ("bracket", "value"),
    [("[your name]", "Grace Obi"), ("{{your_first_name}}", "Grace"), ("[their name]", "Zoë Okafor")],
)
def test_your_name_is_the_writers(bracket: str, value: str) -> None:
    """Where the writer's own name belongs, the addressee's is never offered."""
    letter = f"Dear Zoë,\n\nThank you for today.\n\nKind regards,\n{bracket}\n"
    assert found(letter, NAMED, Settings("Grace", "Obi"))[bracket] == value


@pytest.mark.parametrize("bracket", ["[your name]", "[my name]", "<your surname>", "[your phone number]"])
def test_an_unknown_writer_is_not_made_up(bracket: str) -> None:
    """With nothing known of the writer the place stays theirs to fill in."""
    assert found(f"Dear Zoë,\n\nThank you.\n\n{bracket}\n", NAMED)[bracket] == ""


@pytest.mark.parametrize("bracket", ["[SCHOOL]", "[FIRM]", "[CLIENT]", "{MUSEUM}", "[PROJECT LEAD]"])
def test_words_in_brackets_and_capitals_are_to_be_filled_in(bracket: str) -> None:
    """A word that shouts from brackets was to be replaced."""
    assert bracket in found(f"Dear Zoë,\n\nThank you for today at {bracket}.\n", NAMED)


@pytest.mark.parametrize("remark", ["[see page 2]", "[x]", "x[0]", "[PDF]", "[SIC]", "[NHS]", "[DRAFT]"])
def test_remarks_in_brackets_are_left_alone(remark: str) -> None:
    """What the writer put in brackets to be read stays."""
    assert found(f"Dear Zoë,\n\nThank you for today {remark}.\n", NAMED) == {}
