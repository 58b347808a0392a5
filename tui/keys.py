"""Every key once: what it does, where, in which words. Bindings, key bar, help and palette are made from this table.

Only keys that terminals can tell apart and SSH can send are used.
"""

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass, replace

from textual.binding import Binding
from textual.content import Content
from textual.keys import format_key


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
    roomy: bool = False
    """Does the bar show it where there is room beside all the others?"""
    called: str = ""
    """Its name in config.toml; empty where the action's own will do."""
    reads: str = ""
    """Its label where a letter may only be read, since it was sent; empty where the bar does not show it there."""

    @property
    def name(self) -> str:
        """Its name in config.toml, such as "new-interview"; one of a kind in its place."""
        action = self.action.removeprefix("app.").replace("(-", "(back-")
        return self.called or "-".join(re.findall(r"[^\W_]+", action))

    @property
    def each(self) -> tuple[str, ...]:
        """All keys that do it, in Textual's names."""
        return tuple(self.keys.split(","))

    @property
    def shown(self) -> str:
        """The first key as people write it."""
        return written(self.each[0])

    @property
    def all_shown(self) -> str:
        """All keys that do it, as people write them: "↑ k"."""
        return " ".join(map(written, self.each))


def written(key: str) -> str:
    """A key of Textual's as people write it."""
    if key.startswith("ctrl+"):
        return f"Ctrl+{_SHOWN.get(key[5:]) or key[5:].upper()}"
    if key[0] == "f" and key[1:].isdigit():
        return key.upper()
    return _SHOWN.get(key) or format_key(key)


_SHOWN = {
    "question_mark": "?",
    "slash": "/",
    "escape": "Esc",
    "enter": "Enter",
    "space": "Space",
    "tab": "Tab",
    "delete": "Del",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "left": "←",
    "right": "→",
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
    "words": "Other words",
    "call": "Call card",
    "look": "Last look",
    "sheet": "Link or page",
    "calendar": "Calendar",
    "month": "In the month",
    "progress": "Progress",
    "form": "Forms",
    "people": "In the people met",
    "leaving": "Leaving a form",
    "question": "Yes or no",
    "choice": "Choosing one of a few",
    "search": "Search",
    "files": "Choosing files",
    "import": "Import",
    "help": "Help",
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
        Key(
            "C", "calendar", "calendar", "Look at the calendar: interviews, what is due, the days they named, holidays."
        ),
        Key("p", "progress", "progress", "Look at how far things came: interviews beside follow-ups, thanks, answers."),
        Key("i", "about", "about you", "Say who you are: your name, your time zone, how dates are read."),
        Key("t", "theme", "theme", "Choose how it looks: dark, light, high contrast, 16 colours or none."),
        Key("u", "undo", "undo", "Take back the last change."),
        Key("E", "export", "export", "Write a file: for a calendar, an address book, a spreadsheet, or to read."),
        Key("M", "merge", "merge", "Bring in what another copy of your data knows, from another machine."),
        Key("question_mark,f1", "help", "help", "Show every key, and the manners behind them."),
        Key("T", "tour", "tour", "Take the tour of two minutes, or leave it; it changes nothing."),
        Key("f12", "tour_on", "on with the tour", "Go on to the next stop of the tour."),
        Key("ctrl+f", "app.jump", "jump", "Show a letter on each pane or field; pressing it goes there."),
        Key(
            "escape",
            "back",
            "back",
            "Leave the tour; else go back to the list that you came from, and there show all.",
        ),
        Key("ctrl+l", "app.redraw", "redraw", "Draw the whole screen anew."),
        Key("ctrl+q,q", "app.quit", "quit", "Leave; what you typed is saved."),
    ),
    "list": (
        Key("up,k", "up", "up", "One row up."),
        Key("down,j", "down", "down", "One row down."),
        Key("pageup", "page(-1)", "page up", "A page up.", called="page-up"),
        Key("pagedown", "page(1)", "page down", "A page down.", called="page-down"),
        Key("home,g", "edge(-1)", "first", "To the first row.", called="first"),
        Key("end,G", "edge(1)", "last", "To the last row.", called="last"),
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
        Key(
            "f",
            "filter",
            "filter",
            "Show less: today's, then this opening's, this person's, and all again.",
            roomy=True,
        ),
    ),
    "interviews": (
        Key("enter", "choose", "open", "Unfold or fold an opening; open the form of a round or a person.", bar=True),
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
        Key(
            "ctrl+t",
            "template",
            "other words",
            "Begin again from a template: purpose, way and tone; undo brings yours back.",
        ),
        Key("ctrl+home", "edge('beginning')", "beginning", "Go to the beginning of the text.", called="beginning"),
        Key("ctrl+end", "edge('end')", "end", "Go to the end of the text.", called="end"),
        Key("f10", "own_editor", "own editor", "Write in your own editor, $VISUAL or $EDITOR, and come back."),
        Key("ctrl+r", "ready", "ready", "Mark the letter as ready, once the checklist is clear.", bar=True),
        Key("f6", "copy", "copy", "Copy address, subject and text to your terminal's clipboard.", reads="copy"),
        Key("f9", "leave", "send", "Send it, or take it as a file, a link or a page.", bar=True, reads="file or page"),
        Key("f8", "sent", "mark sent", "Mark the letter as sent: it is archived word for word.", bar=True),
    ),
    "checklist": (
        Key(
            "enter",
            "choose",
            "see to it",
            "Put the right spelling in, go to the place, or say where a spelling comes from.",
            bar=True,
        ),
        Key("x", "overrule", "leave it", "Leave this as it is, in this letter.", bar=True),
        Key("a", "add_person", "add person", "Add this name as a person of the opening.", bar=True),
        Key("f", "fine", "always fine", "Never flag this spelling again, in any letter.", bar=True),
    ),
    "words": (
        Key(
            "enter", "choose", "take them", "Put these words in the place of yours; Ctrl+Z brings yours back.", bar=True
        ),
        Key("t", "tone", "warm or short", "Change the tone: warm or short.", bar=True),
        Key("m", "way", "e-mail, note or call", "Change the way it goes: e-mail, note by post, or call.", bar=True),
        Key("escape", "leave", "back", "Leave your words as they are.", bar=True),
    ),
    "call": (
        Key("1", "branch(0)", "they answer", "The words for when they answer."),
        Key("2", "branch(1)", "someone else", "The words for when someone else answers."),
        Key("3", "branch(2)", "voicemail", "The words for a voicemail."),
        Key("4", "branch(3)", "someone chosen", "The words for when someone has been chosen."),
        Key("t", "tone", "warm or short", "Say more, or less.", bar=True),
        Key("r", "outcome('reached')", "reached", "Log that you spoke with them.", bar=True),
        Key("v", "outcome('voicemail')", "voicemail left", "Log that you left a message.", bar=True),
        Key("e", "outcome('gatekeeper')", "someone else answered", "Log that someone else answered.", bar=True),
        Key("n", "outcome('no answer')", "no answer", "Log that nobody answered.", bar=True),
        Key(
            "x",
            "outcome('chosen')",
            "someone chosen",
            "Log that they said a candidate has been chosen.",
            bar=True,
        ),
        Key("question_mark,f1", "help", "help", "Show the keys of this card, and the manners behind it.", bar=True),
        Key("escape", "leave", "back", "Close the card; nothing is logged.", bar=True),
    ),
    "look": (
        Key("f9,S", "send", "send now", "Send the letter as it stands there; Enter does nothing.", bar=True),
        Key("escape", "leave", "back", "Go back; nothing is sent.", bar=True),
    ),
    "sheet": (
        Key("w", "take('file')", "write a file", "Write it to a private file, and say where that is.", bar=True),
        Key("c,f6", "take('copy')", "copy", "Copy it to your terminal's clipboard.", bar=True),
        Key("escape", "leave", "back", "Go back.", bar=True),
    ),
    "calendar": (
        Key("a", "agenda", "agenda", "From the month to the agenda of all days, and back.", bar=True),
        Key("t", "today", "today", "To this day.", bar=True),
        Key("left_square_bracket,pageup", "months(-1)", "earlier", "A month back.", bar=True),
        Key("right_square_bracket,pagedown", "months(1)", "later", "A month on.", bar=True),
        Key("question_mark,f1", "help", "help", "Show the keys of this page, and the manners behind it.", bar=True),
        Key("escape,q,C", "back", "back", "From the list to the month, and from there to the desk.", bar=True),
    ),
    "month": (
        Key("left,h", "days(-1)", "day back", "A day back."),
        Key("right,l", "days(1)", "day on", "A day on."),
        Key("up,k", "days(-7)", "week back", "A week back."),
        Key("down,j", "days(7)", "week on", "A week on."),
        Key("home,g", "edge(-1)", "week's first", "To the first day of the week."),
        Key("end,G", "edge(1)", "week's last", "To the last day of the week."),
        Key("enter", "open", "open", "To what is on the day; among several things one chooses.", bar=True),
    ),
    "progress": (
        Key("down,j", "line(1)", "down", "A line down.", bar=True),
        Key("up,k", "line(-1)", "up", "A line up."),
        Key("pagedown,space", "page(1)", "page down", "A page down.", bar=True),
        Key("pageup", "page(-1)", "page up", "A page up."),
        Key("question_mark,f1", "help", "help", "Show the keys of this page, and the manners behind it.", bar=True),
        Key("escape,q,p", "back", "back", "Close the page.", bar=True),
    ),
    "form": (
        Key("ctrl+s", "save", "save", "Keep what the form says.", bar=True),
        Key("ctrl+n", "add_person", "add person", "Add a person to the interview.", bar=True),
        Key("ctrl+f", "app.jump", "jump", "Show a letter on each field; pressing it goes there."),
        Key("escape", "cancel", "cancel", "Leave the form without keeping it.", bar=True),
    ),
    "people": (
        Key("enter", "choose", "edit", "Edit this person.", bar=True),
        Key("space", "toggle_met", "was there or not", "Say whether this person was there.", bar=True),
    ),
    "leaving": (
        Key("y", "answer('drop')", "drop it", "Leave, without what was typed.", bar=True, called="drop"),
        Key("n,enter", "answer('stay')", "go on typing", "Go on typing.", bar=True, called="stay"),
        Key(
            "escape",
            "answer('keep')",
            "keep it for later",
            "Leave; what was typed waits for the form's next time.",
            bar=True,
            called="keep",
        ),
    ),
    "question": (
        Key("y,enter", "answer(True)", "yes", "Yes.", bar=True, called="yes"),
        Key("n,escape", "answer(False)", "no", "No.", bar=True, called="no"),
    ),
    "choice": (
        Key("enter", "choose", "choose", "Take the row under the cursor.", bar=True),
        Key("escape", "leave", "back", "Choose nothing.", bar=True),
    ),
    "search": (
        Key("up", "move(-1)", "up", "One row up, while the line keeps the cursor."),
        Key("down", "move(1)", "down", "One row down, while the line keeps the cursor."),
        Key("pageup", "page(-1)", "page up", "A page up.", called="page-up"),
        Key("pagedown", "page(1)", "page down", "A page down.", called="page-down"),
        Key("enter", "submit", "go there", "Go to the row under the cursor.", bar=True),
        Key("escape", "leave", "back", "Leave the search.", bar=True),
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
        Key(
            "enter", "choose", "take in", "Take in all lines with a cross, as one change; undo takes it back.", bar=True
        ),
        Key("escape", "leave", "back", "Take nothing in.", bar=True),
    ),
    "help": (
        Key("down,j", "lines(1)", "down", "A line down."),
        Key("up,k", "lines(-1)", "up", "A line up."),
        Key("T", "tour", "tour", "Take the tour.", bar=True),
        Key("escape,q,question_mark,f1", "leave", "back", "Close the help.", bar=True),
    ),
}


DEFAULTS = dict(KEYS)
"""The program's own keys, whatever the user's are."""


def adopt(keys: Mapping[str, str]) -> None:
    """From here on these keys count, by "place.name", and the program's own for all that is not named."""
    for place, table in DEFAULTS.items():
        KEYS[place] = tuple(replace(key, keys=keys.get(f"{place}.{key.name}", key.keys)) for key in table)


def bindings(place: str, *, through: str = "") -> list[Binding]:
    """Textual's bindings for a place, each with its tooltip.

    `through` is an action that takes the names of others: where a place lends its keys to another one. The keys are the
    program's own; the app puts the user's in their places, by their ids.
    """
    return [
        Binding(
            key.keys,
            f"{through}('{key.action}')" if through else key.action,
            key.label,
            show=key.bar,
            tooltip=key.tip,
            id=f"{place}.{key.name}",
        )
        for key in DEFAULTS[place]
    ]


def key_for(name: str, *, typing: bool = False) -> str:
    """The key that runs "place.name", as people write it; one that is no letter where text is typed."""
    place, _, action = name.partition(".")
    keys = next(key.each for key in KEYS[place] if key.name == action)
    shown = [written(key) for key in keys]
    return next((key for key in shown if len(key) > 1), shown[0]) if typing else shown[0]


def with_keys(words: str) -> str:
    """Words of ours, with the key that runs it for each "{place.name}" in them."""
    return re.sub(r"\{([a-z]+\.[a-z-]+)\}", lambda name: key_for(name[1]), words)


def no_letter() -> str:
    """Why a key of the letter does nothing where none is open, and what would begin one."""
    return f"No letter is open; {key_for('queue.choose')} on a follow-up begins one."


def takes_back() -> str:
    """The end of a sentence about a change: "u takes it back.", or with the user's own key."""
    return f"{key_for('desk.undo')} takes it back."


def bar(place: str, *, only_reads: bool = False, without: Container[str] = ()) -> list[tuple[str, str]]:
    """The keys that the bar shows for a place: (key, label); those for reading alone, where that is all one may.

    `without` are the names of those that have done their work.
    """
    if only_reads:
        return [(key.shown, key.reads) for key in KEYS[place] if key.reads]
    return [(key.shown, key.label) for key in KEYS[place] if key.bar and key.name not in without]


def more(place: str) -> list[tuple[str, str]]:
    """The keys that the bar shows for a place only where there is room beside all others: (key, label)."""
    return [(key.shown, key.label) for key in KEYS[place] if key.roomy]


def key_line(keys: list[tuple[str, str]]) -> Content:
    """Keys and their labels in a row: the key bright, the label quiet."""
    parts: list[Content | str | tuple[str, str]] = []
    for key, label in keys:
        parts += [(f" {key}", "$accent"), (f" {label}  ", "$text-muted")]
    return Content.assemble(*parts)
