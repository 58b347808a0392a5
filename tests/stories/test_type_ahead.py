"""A slow line delivers many keys at once; they mean what they would have meant one by one."""

from textual import events

from tests.conftest import DeskDriver, OpenDesk


def send(desk: DeskDriver, *keys: str) -> None:
    """Hand keys to the app without waiting; a text of several letters is typed letter by letter."""
    named = {"tab", "ctrl+n", "ctrl+s", "escape", "enter"}
    for key in keys:
        for char in [key] if key in named else key:
            name = {" ": "space", ":": "colon"}.get(char, char)
            desk.app.post_message(events.Key(name, char if len(char) == 1 else None))


async def test_a_whole_form_typed_ahead_goes_into_its_own_fields(open_desk: OpenDesk) -> None:
    """Company, role, hour and a person, all in one packet, make the interview that they say."""
    async with open_desk() as desk:
        send(desk, "n", "Acme Robotics", "tab", "QA Engineer", "tab", "yesterday 14:30")
        send(desk, "ctrl+n", "Jan", "tab", "Novak", "ctrl+s", "ctrl+s")
        for _ in range(20):
            await desk.settle()
        dossier = next(iter(desk.snapshot.dossiers.values()))
        assert (dossier.opening.company, dossier.opening.role) == ("Acme Robotics", "QA Engineer")
        assert [person.name for person in dossier.people] == ["Jan Novak"]
        assert dossier.interviews[0].start.hour == 14
