"""Themes: each can be read, each is found by its name, and one is chosen while it is looked at."""

from dataclasses import replace
from typing import Any

import pytest
from rich.color import Color as RichColor
from textual.color import Color
from textual.theme import Theme

from store.records import Settings
from store.settings import load
from tests.conftest import DeskDriver, OpenDesk
from tests.screens import visit_all
from tui.looks import DEFAULT, LOOKS, NAMES, LookError, look_named
from tui.themes import THEMES, default_for

pytestmark = pytest.mark.slow

AA, AAA = 4.5, 7.0
"""The contrast of text by WCAG: what everybody should have, and what high contrast promises."""

NEEDED = {"dark": AA, "light": AA, "contrast-dark": AAA, "contrast-light": AAA}


def test_every_theme_has_a_name_and_a_sentence() -> None:
    """What is offered is what there is."""
    assert [theme.name for theme in THEMES] == list(NAMES)
    assert all(look.about.endswith(".") for look in LOOKS)
    assert set(NEEDED) == {theme.name for theme in THEMES if not theme.ansi}


def test_a_theme_that_there_is_not_is_told_with_those_that_there_are() -> None:
    """A slip of the finger costs one more look, and no riddle."""
    with pytest.raises(LookError, match="There is no theme “drak”; the themes are dark, light, contrast-dark"):
        look_named("drak")
    assert look_named("afterword-light") == "light"
    assert look_named("") == ""


def test_a_terminal_of_few_colours_keeps_its_own() -> None:
    """A console of 16 colours gets them; what can show more gets the default."""
    assert default_for("standard") == "ansi-dark"
    assert default_for("256") == default_for("truecolor") == default_for(None) == DEFAULT


def told(segment: Any) -> bool:
    """Does this segment tell something? Rules and blanks do not."""
    return any(char.isalnum() or char in "✓✗!●○›▸✉☎✎" for char in segment.text)


def light(colour: RichColor) -> float:
    """How light a colour is, as WCAG counts it: from 0 to 1."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in colour.get_truecolor())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: RichColor, other: RichColor) -> float:
    """The contrast ratio of two colours, as WCAG counts it: from 1 to 21."""
    darker, lighter = sorted((light(one), light(other)))
    return (lighter + 0.05) / (darker + 0.05)


def faint(desk: DeskDriver, needed: float) -> set[tuple[str, str, str, float]]:
    """What of the screen in front has too little contrast."""
    found = set()
    strips = desk.app.screen._compositor.render_strips()
    for region in [child.region for child in desk.app.screen.children if child.display]:
        for strip in strips[region.y : region.bottom]:
            for segment in strip.crop(region.x, region.right):
                if not told(segment) or segment.style is None:
                    continue
                fore, back = segment.style.color, segment.style.bgcolor
                assert isinstance(fore, RichColor)
                assert isinstance(back, RichColor)
                if (ratio := contrast(fore, back)) < needed:
                    found.add((segment.text.strip()[:20], fore.name, back.name, round(ratio, 2)))
    return found


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_each_colour_of_a_theme_can_be_read_on_each_of_its_grounds(theme: Theme) -> None:
    """Text, quiet text, accent, red and green: on the desk, in a dialog, and the first two in a field, too."""
    if theme.ansi:
        return
    colours = theme.to_color_system().generate()
    for ground, texts in {
        "background": ("foreground", "text-muted", "accent", "error", "success"),
        "surface": ("foreground", "text-muted", "accent", "error"),
        "panel": ("foreground", "text-disabled"),
    }.items():
        for text in texts:
            fore, back = (Color.parse(colours[name]).rich_color for name in (text, ground))
            assert contrast(fore, back) >= NEEDED[theme.name], (text, ground)


@pytest.mark.slow
@pytest.mark.parametrize("theme", NEEDED)
async def test_all_text_can_be_read(open_desk: OpenDesk, theme: str) -> None:
    """On every screen, in every theme of fixed colours: 4.5 to 1 at least, 7 to 1 in high contrast (WCAG)."""
    async with open_desk(demo=True) as desk:
        desk.app.show_look(theme)
        await desk.settle()

        def look(place: str) -> None:
            assert not faint(desk, NEEDED[theme]), place

        await visit_all(desk, look)


async def test_a_theme_is_chosen_while_it_is_looked_at(open_desk: OpenDesk, tmp_path: Any) -> None:
    """Each move of the cursor shows another theme; Enter keeps it for the next time, Esc brings the old one back."""
    async with open_desk(demo=True) as desk:
        await desk.press("t", "down", "down")
        assert desk.app.theme == "contrast-dark"
        await desk.press("escape")
        assert desk.app.theme == "dark"
        assert not (tmp_path / "config.toml").exists()
        await desk.press("t", "G", "k", "enter")
        assert desk.app.theme == "ansi-light"
        assert desk.said() == "The theme “ansi-light” is kept in config.toml."
        assert load(tmp_path / "config.toml").theme == "ansi-light"
        await desk.press("t", "down", "escape")
        assert desk.app.theme == "ansi-light"


async def test_state_is_told_without_colour(open_desk: OpenDesk) -> None:
    """In mono, as in every theme, a mark or a word says what colour says elsewhere; not one colour is drawn."""
    async with open_desk(demo=True) as desk:
        before = desk.shown()
        desk.app.theme = "mono"
        await desk.settle()
        assert desk.shown() == before
        styles = [part.style for strip in desk.app.screen._compositor.render_strips() for part in strip if part.style]
        assert all(colour is None or colour.is_default for one in styles for colour in (one.color, one.bgcolor))


async def test_no_color_leaves_no_choice(open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    """With NO_COLOR a theme can be kept for another day; shown it is not."""
    monkeypatch.setenv("NO_COLOR", "1")
    async with open_desk(demo=True) as desk:
        assert desk.app.theme == "mono"
        await desk.press("t", "home", "down", "enter")
        assert desk.app.theme == "mono"
        assert "NO_COLOR" in desk.said()
        assert desk.snapshot.settings.theme == "light"


async def test_an_unknown_theme_in_the_settings_is_told_on_the_desk(open_desk: OpenDesk, settings: Settings) -> None:
    """The default is shown, and the sentence names the themes that there are."""
    async with open_desk(demo=True, settings=replace(settings, theme="drak")) as desk:
        assert desk.app.theme == DEFAULT
        assert desk.said().startswith("There is no theme “drak”; the themes are dark, light,")


@pytest.mark.slow
@pytest.mark.parametrize("theme", [theme.name for theme in THEMES if theme.ansi])
async def test_a_theme_of_16_colours_draws_with_no_others(open_desk: OpenDesk, theme: str) -> None:
    """Every text in front has the terminal's own colours, which are the user's to choose."""
    async with open_desk(demo=True) as desk:
        desk.app.show_look(theme)
        await desk.settle()

        def look(place: str) -> None:
            for strip in desk.app.screen._compositor.render_strips():
                for part in strip:
                    for colour in (part.style.color, part.style.bgcolor) if part.style and part.text.strip() else ():
                        assert colour is None or colour.is_default or colour.is_system_defined, (place, part)

        await visit_all(desk, look)
