"""Glyphs: every mark that the program draws, and the ASCII that stands for it where a terminal shows no other.

Draw marks as they are, in any module; they are exchanged on their way to the screen (`filters`) and to a pipe. A new
mark needs a line in the table here, as wide as it is itself; a test finds the one that was forgotten.
"""

from collections.abc import Mapping
from enum import Enum
from functools import lru_cache

from rich.cells import split_graphemes


class Glyphs(Enum):
    """What a terminal shows."""

    ALL = "all"
    """Every character."""
    MARKS = "marks"
    """The user's own letters, but the program's marks as ASCII."""
    ASCII = "ascii"
    """Nothing but ASCII."""


_LINES = {
    **dict.fromkeys("─━┄┅┈┉╌╍═╴╶╸╺╼╾", "-"),
    **dict.fromkeys("│┃┆┇┊┋╎╏║╵╷╹╻╽╿", "|"),
    **{chr(code): "+" for code in (*range(0x250C, 0x254C), *range(0x2552, 0x2571))},
    **dict.fromkeys("╱", "/"),
    **dict.fromkeys("╲", "\\"),
    **dict.fromkeys("╳", "x"),
}

_BLOCKS = {
    **dict(zip("▁▂▃▄▅▆▇█", "_.-=+*##", strict=True)),
    **dict(zip("▏▎▍▌▋▊▉", "|||=###", strict=True)),
    **dict(zip("▔▀▐▕░▒▓■□▪▫▖", "-=#|.:##o...", strict=True)),
}

ASCII: Mapping[str, str] = {
    **_LINES,
    **_BLOCKS,
    "▸": ">",
    "▹": ">",
    "▶": ">",
    "◂": "<",
    "◀": "<",
    "▾": "v",
    "▼": "v",
    "▴": "^",
    "▲": "^",
    "›": ">",
    "‹": "<",
    "»": ">",
    "«": "<",
    "■": "=",
    "●": "*",
    "○": "o",
    "◐": "%",
    "◌": "o",
    "◆": "%",
    "◇": "?",
    "•": "*",
    "·": "-",
    "✓": "+",
    "✔": "+",
    "✗": "x",
    "✘": "x",
    "✕": "x",
    "×": "x",
    "✉": "@",
    "☎": "#",
    "✎": "&",
    "★": "*",
    "☆": "o",
    "…": "~",
    "–": "-",
    "—": "-",
    "−": "-",
    "→": ">",
    "←": "<",
    "↑": "^",
    "↓": "v",
    "↵": "<",
    "↔": "-",
    "⏎": "<",
    "“": '"',
    "”": '"',
    "„": '"',
    "‘": "'",
    "’": "'",
    "≥": ">",
    "≤": "<",
    "‑": "-",
    "\N{REPLACEMENT CHARACTER}": "?",
    "🔎": "/ ",
    "\N{NO-BREAK SPACE}": " ",
}
"""Each mark with its ASCII, of the same width."""

_TABLE = str.maketrans(dict(ASCII))

PLAIN_TERMINALS = ("linux", "vt", "ansi", "dumb", "cons")
"""How TERM begins where letters may be shown and marks hardly are."""

UNKNOWN = "?"
"""Stands for each column of what is not ASCII where nothing else can be shown."""


def drawn(text: str, glyphs: Glyphs) -> str:
    """The text as this terminal can show it, as wide as before."""
    if glyphs is Glyphs.ALL or text.isascii():
        return text
    text = text.translate(_TABLE)
    return text if glyphs is Glyphs.MARKS or text.isascii() else _only_ascii(text)


@lru_cache(4096)
def _only_ascii(text: str) -> str:
    spans, _ = split_graphemes(text)
    return "".join(part if (part := text[start:end]).isascii() else UNKNOWN * width for start, end, width in spans)


def glyphs_of(environment: Mapping[str, str], *, ascii_asked: bool = False) -> Glyphs:
    """What the terminal of this environment shows; where marks in ASCII were asked for, letters stay if it has them."""
    is_utf8 = _is_utf8(environment)
    if is_utf8 is False:
        return Glyphs.ASCII
    if environment.get("TERM", "").startswith(PLAIN_TERMINALS):
        return Glyphs.MARKS if is_utf8 else Glyphs.ASCII
    return Glyphs.MARKS if ascii_asked else Glyphs.ALL


def _is_utf8(environment: Mapping[str, str]) -> bool | None:
    """Is the locale's encoding UTF-8? None where nothing is said about it."""
    general = environment.get("LANG", "")
    own = environment.get("LC_ALL") or environment.get("LC_CTYPE") or ""
    if own == "C.UTF-8" and general in {"C", "POSIX"} and not environment.get("LC_ALL"):
        return False  # Python itself has put it there, in the place of "C"
    named = (own or general).upper().replace("-", "")
    if not named or (own == "C.UTF-8" and not general):
        return None
    return "UTF8" in named
