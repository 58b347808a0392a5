"""The thin line: a Textual app as light on the line as vim, and as hard to lose.

What comes in by this door:

- `LineMixin`: an app that sends only the cells that differ from what the terminal shows.
- `LineDriver`: its driver, which sleeps until a key comes, never waits for a stalled line, and ends when the
  terminal goes away. `LineMixin` takes it by itself.
- `LineTextArea`, `LineInput`: text is typed at the terminal's own cursor, and only the rows that a key
  touched are drawn again. `Mark` is what a `LineTextArea` underlines.
- `Guardian`: the thread that brings the text to safety when the line breaks, and sees to it that the
  process ends.

Inside: `cells` (text and style as a terminal holds them), `strokes` (the shortest sequences), `painter` and
`display` (what differs, as bytes), `outlet`, `sieve` and `keys` (bytes out and in), `driver`, `app`, `editor`,
`guardian`. All of what it takes from Textual's insides is named at the head of the module that takes it.
"""

from tui.line.app import PLAIN_DISPLAY, LineMixin
from tui.line.driver import LineDriver
from tui.line.editor import LineInput, LineTextArea, Mark
from tui.line.guardian import HANG_UP, Guardian

__all__ = ["HANG_UP", "PLAIN_DISPLAY", "Guardian", "LineDriver", "LineInput", "LineMixin", "LineTextArea", "Mark"]
