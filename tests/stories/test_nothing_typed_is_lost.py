"""What was typed is there again, whatever ended the session."""

import pytest

from tests.conftest import OpenDesk


async def test_a_letter_is_saved_on_the_way_out(open_desk: OpenDesk) -> None:
    """Ctrl+Q from within a letter saves it first."""
    async with open_desk(demo=True) as desk:
        await desk.press("down", "enter", "pagedown", "pagedown", "end")
        await desk.type(" ps")
        letter = desk.desk.letter
        assert letter is not None
        await desk.press("ctrl+q")
    async with open_desk() as desk:
        dossier = desk.snapshot.dossiers[letter.opening_id]
        kept = dossier.letter(letter.id)
        assert kept is not None
        assert kept.text.endswith(" ps")


async def test_a_letter_and_its_subject_come_back_after_a_kill(open_desk: OpenDesk) -> None:
    """A session that dies without a word loses neither text nor subject, and the next one says so."""
    async with open_desk(demo=True) as desk:
        await desk.press("down", "enter", "pagedown", "pagedown", "end")
        await desk.type(" ps")
        letter = desk.desk.letter
        assert letter is not None
        await desk.press("shift+tab")
        await desk.type("!")
        assert not desk.desk.saved
    async with open_desk() as desk:
        kept = desk.snapshot.dossiers[letter.opening_id].letter(letter.id)
        assert kept is not None
        assert kept.text.endswith(" ps")
        assert kept.subject.endswith("!")
        assert "is back" in desk.said()


async def test_a_form_that_was_cut_off_is_offered_again_with_its_people(open_desk: OpenDesk) -> None:
    """Half an interview, typed when the line dropped, is there when the form is opened again."""
    async with open_desk() as desk:
        await desk.press("n")
        await desk.fill("Globex", "Analyst")
        await desk.press("ctrl+n")
        await desk.fill("Sanjay", "Rao")
        await desk.press("ctrl+s")
    async with open_desk() as desk:
        assert "New interview" in desk.said()
        await desk.press("n")
        shown = desk.shown()
        assert all(word in shown for word in ("Globex", "Analyst", "Sanjay Rao"))


async def test_a_person_half_typed_within_an_interview_comes_back_too(open_desk: OpenDesk) -> None:
    """Cut off two forms deep, both are there again."""
    async with open_desk() as desk:
        await desk.press("n")
        await desk.fill("Globex")
        await desk.press("ctrl+n")
        await desk.fill("Half", "Typed")
    async with open_desk() as desk:
        await desk.press("n")
        assert "Globex" in desk.shown()
        await desk.press("ctrl+n")
        assert "Half" in desk.shown()
        assert "Typed" in desk.shown()


async def test_typing_goes_on_where_it_was_cut_off(open_desk: OpenDesk) -> None:
    """In a form that is back, each text is seen at its end, and the next letter comes after the last one."""
    async with open_desk() as desk:
        await desk.press("n")
        await desk.fill("Globex and Sons of the Hills, Makers of Very Fine Instruments since 1784 (Holdi")
        await desk.fill("", "", "", "", "", "", "They said that they would ca")
    async with open_desk(size=(80, 24)) as desk:
        await desk.press("n")
        await desk.type("ngs)")
        assert "since 1784 (Holdings)" in desk.shown()
        await desk.press("shift+tab", "shift+tab")
        await desk.type("ll")
        assert "They said that they would call" in desk.shown()


async def test_a_form_that_was_left_on_purpose_stays_gone(open_desk: OpenDesk) -> None:
    """Esc and y throw a form's text away, for good."""
    async with open_desk() as desk:
        await desk.press("n")
        await desk.fill("Globex")
        await desk.press("escape", "y")
        await desk.press("n")
        assert "Globex" not in desk.shown()


async def test_esc_twice_leaves_a_form_and_its_text_waits(open_desk: OpenDesk) -> None:
    """Esc always leads back: pressed again at the question it leaves the form, and the next time all is there."""
    async with open_desk() as desk:
        await desk.press("n")
        await desk.type("Acme")
        await desk.press("escape", "escape")
        assert desk.app.screen is desk.desk
        await desk.press("n")
        assert "Acme" in desk.shown()
        await desk.press("escape", "n")
        assert "Acme" in desk.shown()
        await desk.press("escape", "y", "n")
        assert "Acme" not in desk.shown()


async def test_the_files_are_put_in_order_only_while_nobody_types(
    open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Folding the journal into the snapshot waits until the keys have rested, so that no key waits for it."""
    async with open_desk(demo=True) as desk:
        put_in_order: list[bool] = []
        monkeypatch.setattr(desk.planner, "compact_if_due", lambda: put_in_order.append(True))
        await desk.press("down")
        desk.desk.tick()
        assert not put_in_order
        monkeypatch.setattr("tui.desk.REST", 0.0)
        desk.desk.tick()
        assert put_in_order
