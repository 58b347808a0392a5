"""The palettes: quiet, one accent, red only for what is missing."""

from textual.theme import Theme

DARK = Theme(
    name="afterword-dark",
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
    variables={"input-selection-background": "#d9a441 35%", "footer-key-foreground": "#d9a441"},
)

LIGHT = Theme(
    name="afterword-light",
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
    variables={"input-selection-background": "#8a5a00 25%", "footer-key-foreground": "#8a5a00"},
)

THEMES = (DARK, LIGHT)
