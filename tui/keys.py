"""Every key once: what it does, where, in which words. Bindings, key bar, help and palette are made from this table.

Only keys that terminals can tell apart and SSH can send are used.
"""

from dataclasses import dataclass

from textual.binding import Binding
from textual.content import Content


@dataclass(frozen=True, slots=True)
class Key:
    """One key of one place."""

    keys: str
    """The key, or several with commas, in Textual's names."""
    action: str
    """The action that it runs, in the widget or screen of its place."""
    label: str
    """One or two words, for the bar."""
    tip: str
    """One sentence, for help and palette."""
    bar: bool = False
    """Does the bar show it?"""

    @property
    def shown(self) -> str:
        """The first key as people write it."""
        first = self.keys.split(",")[0]
        if first.startswith("ctrl+"):
            return f"Ctrl+{first[5:].upper()}"
        return _SHOWN.get(first, first.upper() if first[0] == "f" and first[1:].isdigit() else first)


_SHOWN = {
    "question_mark": "?",
    "slash": "/",
    "escape": "Esc",
    "enter": "Enter",
    "space": "Space",
    "tab": "Tab",
    "delete": "Del",
    "up": "↑",
    "down": "↓",
    "home": "Home",
    "end": "End",
    "pageup": "PgUp",
    "pagedown": "PgDn",
}

TITLES = {
    "desk": "Everywhere",
    "list": "In every list",
    "queue": "Follow-ups",
    "interviews": "Interviews",
    "letter": "Letter",
    "checklist": "Checklist",
    "call": "Call card",
    "form": "Forms",
    "files": "Choosing files",
    "import": "Import",
}
"""The places in the order of the help, with their titles."""

PANES = ("queue", "interviews", "letter", "checklist")

KEYS: dict[str, tuple[Key, ...]] = {
    "desk": (
        Key("f2", "go('queue')", "follow-ups", "Go to the follow-ups: what is owed, and by when."),
        Key("f3", "go('interviews')", "interviews", "Go to the interviews: openings, rounds and people."),
        Key("f4", "go('letter')", "letter", "Go to the letter that is open."),
        Key("f5", "go('checklist')", "checklist", "Go to the checklist: what the letter still lacks."),
        Key("n", "new_interview", "new interview", "Add an interview: who, when, where, and the people met."),
        Key("o", "new_opening", "new opening", "Add an opening without an interview yet."),
        Key("b", "bring_in", "import", "Bring in an invitation, contacts, an e-mail, a CSV, or Afterword's own JSON."),
        Key("slash", "search", "search", "Search companies, people, letters and notes."),
        Key("p", "progress", "progress", "Look at the weeks: interviews held beside follow-ups complete."),
        Key("i", "about", "about you", "Say who you are: your name, your time zone, how dates are read, the theme."),
        Key("u", "undo", "undo", "Take back the last change."),
        Key("question_mark,f1", "help", "help", "Show every key, and the manners behind them."),
        Key("escape", "back", "back", "Go back to the list that you came from."),
        Key("ctrl+l", "app.redraw", "redraw", "Draw the whole screen anew."),
        Key("ctrl+q,q", "app.quit", "quit", "Leave; what you typed is saved."),
    ),
    "list": (
        Key("up,k", "up", "up", "One row up."),
        Key("down,j", "down", "down", "One row down."),
        Key("pageup", "page(-1)", "page up", "A page up."),
        Key("pagedown", "page(1)", "page down", "A page down."),
        Key("home,g", "edge(-1)", "first", "To the first row."),
        Key("end,G", "edge(1)", "last", "To the last row."),
        Key("enter", "choose", "open", "Open the row."),
    ),
    "queue": (
        Key("enter", "choose", "open", "Write the letter, or open the call card.", bar=True),
        Key("w", "write", "write", "Write a letter for this step.", bar=True),
        Key("c", "call", "call", "Open the call card: number, script and outcome keys."),
        Key("l", "log", "log", "Log what happened: a call, an e-mail, an answer.", bar=True),
        Key("s", "snooze", "snooze", "Put this step off until a day of yours.", bar=True),
        Key("d", "pin", "own date", "Give this step a date of your own."),
        Key("x", "wave_off", "wave off", "Take this step off the list, with a reason.", bar=True),
        Key("m", "state", "state", "Say where the opening stands: offer, chosen someone else, let go."),
    ),
    "interviews": (
        Key("enter", "choose", "unfold", "Unfold the opening: its rounds and its people.", bar=True),
        Key("e", "edit", "edit", "Edit this opening, interview or person.", bar=True),
        Key("a", "add_person", "add person", "Add a person to this opening."),
        Key("r", "new_round", "next round", "Add the next interview of this opening.", bar=True),
        Key("w", "write", "write", "Write a letter to this person or company."),
        Key("l", "log", "log", "Log what happened: a call, an e-mail, an answer.", bar=True),
        Key("m", "state", "state", "Say where the opening stands: offer, chosen someone else, let go.", bar=True),
        Key("delete", "remove", "remove", "Remove this opening, interview or person; undo brings it back."),
    ),
    "letter": (
        Key("ctrl+s", "save", "save", "Save the letter; what you type is on disk before that."),
        Key("ctrl+o", "mend", "mend", "Put the right spelling in, at the next finding.", bar=True),
        Key("ctrl+g", "next_finding", "next finding", "Go to the next finding in the text."),
        Key("ctrl+t", "template", "other words", "Begin again from a template; undo brings your text back."),
        Key("ctrl+r", "ready", "ready", "Mark the letter as ready, once the checklist is clear.", bar=True),
        Key("f6", "copy", "copy", "Copy address, subject and text to your terminal's clipboard.", bar=True),
        Key("f8", "sent", "mark sent", "Mark the letter as sent: it is archived word for word.", bar=True),
    ),
    "checklist": (
        Key("enter", "choose", "mend", "Put the right spelling in, or go to the place.", bar=True),
        Key("x", "overrule", "leave it", "Leave this as it is, in this letter.", bar=True),
        Key("a", "add_person", "add person", "Add this name as a person of the opening.", bar=True),
        Key("f", "fine", "always fine", "Never flag this spelling again, in any letter.", bar=True),
    ),
    "call": (
        Key("1", "branch(0)", "they answer", "The words for when they answer."),
        Key("2", "branch(1)", "someone else", "The words for when someone else answers."),
        Key("3", "branch(2)", "voicemail", "The words for a voicemail."),
        Key("4", "branch(3)", "someone chosen", "The words for when someone has been chosen."),
        Key("r", "outcome('reached')", "reached", "You spoke with them.", bar=True),
        Key("v", "outcome('voicemail')", "voicemail", "You left a message.", bar=True),
        Key("e", "outcome('gatekeeper')", "someone else", "Someone else answered.", bar=True),
        Key("n", "outcome('no answer')", "no answer", "Nobody answered.", bar=True),
        Key("x", "outcome('chosen')", "someone was chosen", "They said that a candidate has been chosen.", bar=True),
        Key("escape", "leave", "back", "Close the card; nothing is logged.", bar=True),
    ),
    "form": (
        Key("ctrl+s", "save", "save", "Keep what the form says.", bar=True),
        Key("ctrl+n", "add_person", "add person", "Add a person to the interview.", bar=True),
        Key("escape", "cancel", "cancel", "Leave the form without keeping it.", bar=True),
    ),
    "files": (
        Key("tab", "complete", "complete", "Complete the path to the row under the cursor.", bar=True),
        Key("up", "move(-1)", "up", "One row up, while the line keeps the cursor."),
        Key("down", "move(1)", "down", "One row down, while the line keeps the cursor."),
        Key("ctrl+t", "mark", "take along", "Mark this file, to import several at once.", bar=True),
        Key("enter", "submit", "look", "Read the file, or the marked ones; nothing is written yet.", bar=True),
        Key("escape", "leave", "back", "Import nothing.", bar=True),
    ),
    "import": (
        Key("space", "accept", "take or leave", "Take this line in, or leave it.", bar=True),
        Key("a", "accept_all", "all", "Take every line in, or none.", bar=True),
        Key("e", "belongs", "whose", "Say which company and role it is about.", bar=True),
        Key("enter", "choose", "take in", "Take in all lines with a cross, as one change that u takes back.", bar=True),
        Key("escape", "leave", "back", "Take nothing in.", bar=True),
    ),
}


def bindings(place: str) -> list[Binding]:
    """Textual's bindings for a place, each with its tooltip."""
    return [
        Binding(key.keys, key.action, key.label, show=key.bar, tooltip=key.tip, id=f"{place}.{key.action}")
        for key in KEYS[place]
    ]


def bar(place: str) -> list[tuple[str, str]]:
    """The keys that the bar shows for a place: (key, label)."""
    return [(key.shown, key.label) for key in KEYS[place] if key.bar]


def key_line(keys: list[tuple[str, str]]) -> Content:
    """Keys and their labels in a row: the key bright, the label quiet."""
    parts: list[Content | str | tuple[str, str]] = []
    for key, label in keys:
        parts += [(f" {key}", "$accent"), (f" {label}  ", "$text-muted")]
    return Content.assemble(*parts)
