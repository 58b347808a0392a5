"""Text from outside (markup, escape sequences, what no eye sees) stands on every screen as text, or not at all."""

import re
from unicodedata import category

import pytest
from rich.color import ColorSystem
from textual.strip import Strip

from store.clean import clean
from store.snapshots import assemble
from tests.conftest import SUNDAY, DeskDriver, OpenDesk
from tests.hostile import TEXTS, TOUR, TRACES, hostile_records
from tui.line.cells import JOINER, cells_of_strip

WIDE, SMALL = (120, 36), (80, 24)
SIZES = [WIDE, SMALL]
NEVER_SENT = {"Cc", "Cf", "Cs", "Zl", "Zp"}
"""Unicode categories of controls, hidden and steering characters."""


def rendered(desk: DeskDriver) -> list[Strip]:
    """Every row of the screen on top, as Textual rendered it."""
    return list(desk.app.screen._compositor.render_strips())


def check_rendered(strips: list[Strip]) -> None:
    """Nothing that clean() would take away was rendered, save a joiner whose neighbour was cut off."""
    for strip in strips:
        row = re.sub("[\u200c\u200d]", "", strip.text)
        assert clean(row) == row, ascii(row)
        assert not {letter for letter in row if category(letter) == "Cc"}, ascii(row)


def check_sent(strips: list[Strip]) -> None:
    """Nothing that steers a terminal or hides a word is in what the thin display sends, whatever was rendered."""
    for strip in strips:
        sent = "".join(cell.text for cell in cells_of_strip(strip, ColorSystem.TRUECOLOR))
        assert {letter for letter in sent if category(letter) in NEVER_SENT} <= {JOINER}, ascii(sent)


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
async def test_what_came_through_the_gate_is_shown_as_text(open_desk: OpenDesk, size: tuple[int, int]) -> None:
    """Records full of hostile text, as they are kept: no screen crashes, markup is shown, nothing else is rendered."""
    async with open_desk(size=size) as desk:
        desk.app.animation_level = "none"
        desk.planner.load_sample(hostile_records(SUNDAY))
        desk.desk.renew()
        seen = set()
        for key in TOUR:
            await desk.pilot.press(key)
            strips = rendered(desk)
            check_rendered(strips)
            check_sent(strips)
            if any(trace in strip.text for strip in strips for trace in TRACES):
                seen.add(type(desk.app.screen).__name__)
        assert seen >= {"Desk", "CallCard", "ContactForm", "PersonForm", "OpeningForm", "Choose", "Confirm", "Search"}


@pytest.mark.slow
async def test_what_got_past_the_gate_harms_nothing(open_desk: OpenDesk) -> None:
    """The same records shown as they are: no screen crashes, and no control character would reach the terminal."""
    async with open_desk(size=SMALL) as desk:
        desk.app.animation_level = "none"
        desk.planner._keeper.snapshot = assemble(hostile_records(SUNDAY), desk.snapshot.settings)
        desk.desk.renew()
        for key in TOUR:
            await desk.pilot.press(key)
            check_sent(rendered(desk))


async def test_what_is_pasted_is_kept_clean_and_shown_as_text(open_desk: OpenDesk) -> None:
    """Into a form, a letter, its subject, the search and the palette: nothing crashes, and the facts are clean."""
    text = " ".join(" ".join(TEXTS).splitlines())  # a line takes the first line of a paste
    async with open_desk(size=SMALL) as desk:
        await desk.press("n")
        await desk.fill(text, text, "yesterday 14:30", "", "", text, "", text)
        check_sent(rendered(desk))
        await desk.press("ctrl+n")
        await desk.fill(text, text, "", text, text)
        check_sent(rendered(desk))
        await desk.press("ctrl+s", "ctrl+s")
        dossier = next(iter(desk.snapshot.dossiers.values()))
        line = clean(" ".join(text.split()), newlines=False).strip()  # a field takes a paste as one line
        assert dossier.opening.company == dossier.opening.role == dossier.interviews[0].place == line
        assert dossier.people[0].name == clean(f"{line} {line}")
        await desk.press("f2", "w", "pagedown", "pagedown", "end")
        await desk.paste(text)
        await desk.press("shift+tab")
        await desk.paste(text)
        check_sent(rendered(desk))
        await desk.press("ctrl+s")
        check_rendered(rendered(desk))
        letter = next(iter(desk.snapshot.dossiers.values())).letters[0]
        assert letter.text == clean(letter.text)
        assert clean(text) in letter.text
        assert line in letter.subject
        for key in ("slash", "ctrl+p"):
            await desk.press("escape", key)
            await desk.paste(text)
            check_sent(rendered(desk))
            await desk.press("escape")
