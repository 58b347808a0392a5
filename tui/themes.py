"""The palettes: quiet, one accent, red only for what is missing. A test holds each pair of colours to its contrast."""

from textual.theme import Theme

from tui.looks import DEFAULT


def _variables(quiet: str, selection: str) -> dict[str, str]:
    """What Textual would work out too faint: quiet text, and what stands in an empty field."""
    return {"text-muted": quiet, "text-disabled": quiet, "input-selection-background": selection}


DARK = Theme(
    name="dark",
    primary="#d9a441",
    secondary="#8fa3ad",
    accent="#d9a441",
    foreground="#d8d4cb",
    background="#15171a",
    surface="#1b1e22",
    panel="#23272c",
    success="#8fb573",
    warning="#d9a441",
    error="#e5746c",
    dark=True,
    variables=_variables("#a3a6a9", "#d9a441 35%"),
)

LIGHT = Theme(
    name="light",
    primary="#8a5a00",
    secondary="#4a5a63",
    accent="#8a5a00",
    foreground="#26282b",
    background="#faf8f3",
    surface="#f3f0e8",
    panel="#e9e5da",
    success="#3f6d24",
    warning="#8a5a00",
    error="#b3261e",
    dark=False,
    variables=_variables("#57595d", "#8a5a00 25%"),
)

CONTRAST_DARK = Theme(
    name="contrast-dark",
    primary="#ffd75f",
    secondary="#ffffff",
    accent="#ffd75f",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#1c1c1c",
    success="#87ff87",
    warning="#ffd75f",
    error="#ff9d94",
    dark=True,
    variables=_variables("#d4d4d4", "#ffd75f 30%"),
)

CONTRAST_LIGHT = Theme(
    name="contrast-light",
    primary="#5c3a00",
    secondary="#000000",
    accent="#5c3a00",
    foreground="#000000",
    background="#ffffff",
    surface="#ffffff",
    panel="#f2f2f2",
    success="#0b4d0b",
    warning="#5c3a00",
    error="#8a0010",
    dark=False,
    variables=_variables("#3c3c3c", "#5c3a00 20%"),
)


def _of_the_terminal(name: str, accent: str, on_accent: str, success: str, error: str, *, dark: bool) -> Theme:
    """A theme that leaves ground and text to the terminal."""
    own = "ansi_default"
    return Theme(
        name=name,
        ansi=True,
        primary=accent,
        secondary=own,
        accent=accent,
        foreground=own,
        background=own,
        surface=own,
        panel=own,
        boost=own,
        success=success,
        warning=accent,
        error=error,
        dark=dark,
        variables={
            **dict.fromkeys(("border", "border-blurred", "scrollbar", "scrollbar-background"), own),
            **dict.fromkeys(("ansi-background", "ansi-foreground"), own),
            **dict.fromkeys(("block-cursor-background", "block-cursor-blurred-background"), accent),
            **dict.fromkeys(("block-cursor-foreground", "block-cursor-blurred-foreground"), on_accent),
            "input-selection-background": accent,
            "input-selection-foreground": on_accent,
        },
    )


THEMES = (
    DARK,
    LIGHT,
    CONTRAST_DARK,
    CONTRAST_LIGHT,
    _of_the_terminal("ansi-dark", "ansi_yellow", "ansi_black", "ansi_green", "ansi_bright_red", dark=True),
    _of_the_terminal("ansi-light", "ansi_magenta", "ansi_bright_white", "ansi_blue", "ansi_red", dark=False),
    _of_the_terminal("mono", "ansi_default", "ansi_default", "ansi_default", "ansi_default", dark=True),
)
"""In the order of the looks."""

FEW_COLOURS, NO_COLOURS = "ansi-dark", "mono"
"""What a terminal of 16 colours gets unless another was chosen; and what NO_COLOR always gets."""


def default_for(color_system: str | None) -> str:
    """The theme where none was chosen: a terminal of few colours keeps its own."""
    return FEW_COLOURS if color_system == "standard" else DEFAULT
