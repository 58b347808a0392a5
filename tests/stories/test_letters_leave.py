"""A letter leaves: by e-mail through a real server, as a file, as a link, on paper; and what happens when it cannot."""

import asyncio
import stat
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from store.records import (
    Channel,
    Interview,
    Letter,
    LetterState,
    Opening,
    Person,
    Settings,
    SpellingSource,
    new_id,
)
from tests.conftest import SUNDAY, DeskDriver, OpenDesk
from tests.mail.servers import PostOffice, mailer, post_office
from tui.foot import KeyBar
from tui.panes.letter import LetterPane

PEOPLE = (
    ("Zoë", "Nguyễn", "zoe@acme.example"),
    ("John", "O'Brien", "john@acme.example"),
    ("Łucja", "", "l@acme.example"),
)

TEXTS = {
    "Zoë": """Dear Zoë,

thank you for taking the time to meet with me yesterday. I keep thinking about what you said of the tests that fail only
at night, and I have an idea what to look for first. It would be a pleasure to show you how I would begin with “名前”,
and to hear what you have tried already.

Kind regards,
Robin Hale""",
    "John": """Dear John,

many thanks for your time on Saturday. The robot that sorts screws by their sound has not left my mind since; at home I
have begun to record my own drawer of screws, and some of them sing. I would be glad to hear more about how it learned
that, and to be of use to whoever teaches the next one.

Kind regards,
Robin Hale""",
    "Łucja": """Dear Łucja,

thank you for making time for me between two calls, and for the tea. You said that good reports are read by people who
have no time; I have rewritten one of mine since, and it has become half as long. It would be a joy to write for readers
like yours, whichever way you decide.

Kind regards,
Robin Hale""",
}


@pytest.fixture
def office() -> Iterator[PostOffice]:
    """A mail server on this machine."""
    with post_office() as one:
        yield one


@pytest.fixture
def settings(settings: Settings, office: PostOffice) -> Settings:
    """The user of the stories, who may send through it."""
    return replace(settings, smtp_host="localhost", smtp_port=office.port, smtp_tls="none", mail_seconds=5)


async def add_the_interview(
    desk: DeskDriver, *people: tuple[str, str, str], spelling: SpellingSource = SpellingSource.INVITATION
) -> None:
    """An interview of yesterday with these people."""
    opening = Opening(new_id(), "Acme Robotics", "QA Engineer")
    met = [
        Person(new_id(), opening.id, given, family, email=email, spelling=spelling) for given, family, email in people
    ]
    ids = tuple(person.id for person in met)
    desk.planner.add_interview(
        Interview(new_id(), opening.id, SUNDAY - timedelta(days=1), person_ids=ids), met, opening
    )
    desk.desk.renew()
    await desk.settle()


async def write(desk: DeskDriver, name: str) -> None:
    """From the queue: the letter to this person, in one's own words."""
    await desk.press("f2", "home")
    while not any(row.startswith("›") and name in row for row in desk.rows("queue")):
        await desk.press("down")
    await desk.press("enter", "f7")
    await desk.paste(TEXTS[name])


async def send(desk: DeskDriver) -> None:
    """From the letter to the last look."""
    await desk.press("f9", "enter")


async def until_said(desk: DeskDriver, words: str) -> None:
    """Wait for a sentence."""
    for _ in range(500):
        if words in desk.said():
            return
        await asyncio.sleep(0.01)
        await desk.pilot.pause()
    raise AssertionError(desk.said())


def letters(desk: DeskDriver) -> tuple[Letter, ...]:
    return next(iter(desk.snapshot.dossiers.values())).letters


def key_bar(desk: DeskDriver) -> str:
    return str(desk.desk.query_one(KeyBar).render())


@pytest.mark.slow
async def test_three_thank_yous_go_from_the_queue_to_their_readers_by_keyboard_alone(
    open_desk: OpenDesk, office: PostOffice
) -> None:
    """Each arrives with right names, subject and text; no more thanks are owed; all three are archived."""
    async with open_desk(size=(80, 24)) as desk:
        await add_the_interview(desk, *PEOPLE)
        for number, (given, family, email) in enumerate(PEOPLE, 1):
            await write(desk, given)
            await send(desk)
            shown = desk.shown()
            assert f"Goes to 1 address: {email}" in shown
            assert "From: Robin Hale <robin.hale@mail.example>" in shown
            await desk.press("enter", "enter", "space")
            assert "The last look" in desk.shown()
            assert len(office.got) == number - 1
            await desk.press("f9")
            await until_said(desk, f"Sent to {email}, and logged.")
            message = office.message()
            assert office.got[-1].rcpt_tos == [email]
            assert [(a.display_name, a.addr_spec) for a in message["To"].addresses] == [
                (f"{given} {family}".strip(), email)
            ]
            assert message["From"] == "Robin Hale <robin.hale@mail.example>"
            assert message["Subject"] == letters(desk)[-1].subject
            assert message.get_content().replace("\r\n", "\n").rstrip("\n") == TEXTS[given]
        assert not [row for row in desk.rows("queue") if "thank" in row]
        assert {letter.sent_to for letter in letters(desk)} == {(email,) for _, _, email in PEOPLE}
        assert {letter.state for letter in letters(desk)} == {LetterState.SENT}
        contacts = next(iter(desk.snapshot.dossiers.values())).contacts
        assert {contact.letter_id for contact in contacts} == {letter.id for letter in letters(desk)}
        await desk.press("u")
        assert "the e-mail has gone out" in desk.said()
    async with open_desk(size=(80, 24)) as desk:
        assert [letter.state for letter in letters(desk)] == [LetterState.SENT] * 3
        assert not (desk.planner.folder / "sending").exists() or not list((desk.planner.folder / "sending").iterdir())


@pytest.mark.slow
async def test_a_letter_to_a_panel_goes_to_each_of_them(open_desk: OpenDesk, office: PostOffice) -> None:
    """One message, all names in it, and a contact with everybody."""
    async with open_desk() as desk:
        await add_the_interview(desk, *PEOPLE[:2])
        (dossier,) = desk.snapshot.dossiers.values()
        ids = tuple(person.id for person in dossier.people)
        text = TEXTS["Zoë"].replace("Dear Zoë", "Dear Zoë, dear John")
        letter = Letter(new_id(), dossier.opening.id, ids, subject="Thank you", text=text, begun_at=SUNDAY)
        desk.planner.start_letter(letter)
        desk.desk.renew()
        desk.desk.open_letter(letter)
        await desk.settle()
        await send(desk)
        assert "Goes to 2 addresses: zoe@acme.example, john@acme.example" in desk.shown()
        await desk.press("f9")
        await until_said(desk, "Sent to zoe@acme.example, john@acme.example")
        assert office.got[0].rcpt_tos == ["zoe@acme.example", "john@acme.example"]
        (dossier,) = desk.snapshot.dossiers.values()
        assert {contact.person_id for contact in dossier.contacts} == set(ids)


@pytest.mark.slow
async def test_a_refused_letter_stays_as_it_was_and_goes_once_it_can(open_desk: OpenDesk, office: PostOffice) -> None:
    """The sentence says what the server said; nothing is logged; the next try may go."""
    office.refused = ("zoe@acme.example",)
    async with open_desk() as desk:
        await add_the_interview(desk, PEOPLE[0])
        await write(desk, "Zoë")
        await send(desk)
        (before,) = letters(desk)
        await desk.press("f9")
        await until_said(desk, "the server refused zoe@acme.example")
        assert letters(desk) == (before,)
        assert not next(iter(desk.snapshot.dossiers.values())).contacts
        office.refused = ()
        await desk.press("f4", "f9", "enter", "f9")
        await until_said(desk, "Sent to zoe@acme.example")
        assert len(office.got) == 1


@pytest.mark.slow
async def test_the_last_look_is_left_without_anything_sent(open_desk: OpenDesk, office: PostOffice) -> None:
    """Esc goes back to the letter, which can be written on."""
    async with open_desk() as desk:
        await add_the_interview(desk, PEOPLE[0], spelling=SpellingSource.TYPED)
        await write(desk, "Zoë")
        await send(desk)
        await desk.press("down", "enter")  # the spelling comes from their card
        assert "The last look" in desk.shown()
        await desk.press("escape")
        assert desk.said() == "Nothing was sent."
        await desk.type("!")
        assert desk.desk.letter is not None
        assert desk.desk.letter.text.endswith("!")
        assert not office.got


@pytest.mark.slow
async def test_a_letter_that_lacks_something_gets_no_last_look(open_desk: OpenDesk) -> None:
    """The checklist comes first, as for “mark sent”."""
    async with open_desk() as desk:
        await add_the_interview(desk, PEOPLE[0])
        await desk.press("f2", "enter", "f9", "enter")
        assert "still open" in desk.said()
        assert "The last look" not in desk.shown()


async def test_a_sent_letter_is_plainly_for_reading(open_desk: OpenDesk) -> None:
    """Head, foot and key bar say so; no key changes it; a copy of it can still be taken."""
    async with open_desk() as desk:
        await add_the_interview(desk, PEOPLE[0])
        await write(desk, "Zoë")
        assert "mark sent" in key_bar(desk)
        await send(desk)
        await desk.press("f9")
        await until_said(desk, "Sent to zoe@acme.example")
        (before,) = letters(desk)
        await desk.press("f4")
        assert "read only · went to zoe@acme.example" in desk.shown()
        assert "file or page" in key_bar(desk)
        assert not [word for word in ("mend", "mark sent", "ready") if word in key_bar(desk)]
        for key in ("ctrl+o", "ctrl+t", "ctrl+r", "f8"):
            await desk.press(key)
            assert desk.said() == "This letter was sent; it is kept word for word, and nothing in it changes."
        await desk.paste("More")
        assert letters(desk) == (before,)
        await desk.press("f9")
        assert "e-mail now" not in desk.shown()
        assert "text file" in desk.shown()


@pytest.mark.slow
async def test_the_app_is_of_use_while_a_letter_is_on_its_way(
    open_desk: OpenDesk, tmp_path: Path, settings: Settings
) -> None:
    """It is told how far it is; the letter may be read, not written; leaving waits for what becomes of it."""
    gate = tmp_path / "gate"
    slow = mailer(tmp_path, f"while [ ! -e {gate} ]; do sleep 0.02; done")
    async with open_desk() as desk:
        desk.planner.use_settings(replace(settings, smtp_host="", mail_command=slow, mail_seconds=20))
        desk.desk.renew()
        await add_the_interview(desk, *PEOPLE[:2])
        await write(desk, "John")
        await send(desk)
        await desk.press("f9")
        await until_said(desk, "go on with whatever you like")
        assert "sending: handing over" in desk.shown()
        assert any("Zoë Nguyễn" in row for row in desk.rows("queue"))
        await desk.press("f4", "f8")
        assert "on its way" in desk.said()
        assert desk.desk.query_one(LetterPane).why_locked
        await desk.press("f2", "ctrl+q")
        assert "A letter is being sent. Leave once that is over?" in desk.shown()
        await desk.press("y")
        assert not desk.app._exit
        gate.touch()
        for _ in range(300):
            if desk.app._exit:
                break
            await asyncio.sleep(0.01)
        assert desk.app._exit
        assert letters(desk)[0].state is LetterState.SENT


@pytest.mark.slow
async def test_what_was_taken_and_not_recorded_is_recorded_at_the_next_start(
    open_desk: OpenDesk, office: PostOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk fails at the worst moment: that is said plainly, and the letter neither goes twice nor is forgotten."""
    async with open_desk() as desk:
        await add_the_interview(desk, PEOPLE[0])
        await write(desk, "Zoë")
        await send(desk)

        def full(*_: object, **__: object) -> None:
            from store.database import StoreError

            raise StoreError("The change was not saved: the disk is full.")

        with monkeypatch.context() as patch:
            patch.setattr(desk.planner, "mark_sent", full)
            await desk.press("f9")
            await until_said(desk, "It WENT OUT to zoe@acme.example, but that could not be recorded")
            assert "the disk is full" in desk.said()
            await desk.press("f4", "f9", "enter")
            assert "The last look" not in desk.shown()
            assert "that cannot be recorded" in desk.said()
        assert letters(desk)[0].state is LetterState.DRAFT
    async with open_desk() as desk:
        assert "had gone out to zoe@acme.example; that is recorded now" in desk.said()
        assert letters(desk)[0].state is LetterState.SENT
        assert letters(desk)[0].text == TEXTS["Zoë"]
    async with open_desk() as desk:
        assert "gone out" not in desk.said()
        assert len(office.got) == 1


@pytest.mark.slow
async def test_what_nobody_answered_for_is_asked_about(open_desk: OpenDesk, office: PostOffice) -> None:
    """A server that falls silent leaves it open; the last look warns before the letter goes a second time."""
    office.hangs_up = True
    async with open_desk() as desk:
        await add_the_interview(desk, PEOPLE[0])
        await write(desk, "Zoë")
        await send(desk)
        await desk.press("f9")
        await until_said(desk, "so it may have gone out")
        assert letters(desk)[0].state is LetterState.DRAFT
    office.hangs_up = False
    async with open_desk() as desk:
        assert "It is not known whether" in desk.said()
        await desk.press("f2", "enter", "f9", "enter")
        assert "It is not known whether" in " ".join(desk.shown().split())
        await desk.press("f9")
        await until_said(desk, "Sent to zoe@acme.example")


async def choose(desk: DeskDriver, downs: int) -> None:
    """From the letter: one of the ways out, counted from the first."""
    await desk.press("f9", "home", *["down"] * downs, "enter")


@pytest.mark.slow
async def test_files_links_and_paper(open_desk: OpenDesk) -> None:
    """A draft file, a link, a plain file and a page: each says where it is; none marks the letter as sent."""
    async with open_desk(size=(80, 24)) as desk:
        await add_the_interview(desk, PEOPLE[0])
        await write(desk, "Zoë")
        await choose(desk, 2)
        folder = desk.planner.folder / "outgoing"
        draft = folder / "2026-11-22-thank-you.eml"
        assert f"Written to {draft}" in desk.said()
        assert b"X-Unsent: 1" in draft.read_bytes()
        assert stat.S_IMODE(draft.stat().st_mode) == 0o600
        await choose(desk, 2)
        assert "2026-11-22-thank-you-2.eml" in desk.said()
        await choose(desk, 1)
        assert "mailto:zoe@acme.example?subject=" in desk.shown()
        assert desk.app.clipboard.startswith("mailto:zoe@acme.example?subject=")
        await desk.press("escape")
        await choose(desk, 4)
        assert (folder / "2026-11-22-thank-you.txt").read_text().endswith(f"\n\n{TEXTS['Zoë']}\n")
        await choose(desk, 5)
        shown = " ".join(desk.shown().split())
        assert "There is no postal address of Zoë Nguyễn" in shown
        assert "It is at its best written by hand, from this page. Post it by Monday 23 November" in shown
        await desk.press("w")
        assert "thank-you-2.txt" in desk.said()
        assert "Once it is posted, F8 marks it so." in desk.said()
        assert letters(desk)[0].state is LetterState.DRAFT
        assert letters(desk)[0].channel is Channel.NOTE


@pytest.mark.slow
async def test_without_a_mailer_it_is_said_how_to_get_one(open_desk: OpenDesk, settings: Settings) -> None:
    """In the choice, and in full where it is chosen all the same."""
    async with open_desk(size=(80, 24)) as desk:
        desk.planner.use_settings(replace(settings, smtp_host=""))
        desk.desk.renew()
        await add_the_interview(desk, PEOPLE[0])
        await desk.press("f2", "enter", "f9", "end")
        assert "› e-mail now         Needs mail_command or smtp_host in config.toml." in desk.shown()
        await desk.press("enter")
        assert "start Afterword again." in " ".join(desk.shown().split())
        assert desk.desk.query_one(LetterPane).letter is not None
