"""Text as nobody should send it, records full of it, and a tour of keys through every screen."""

from datetime import datetime, timedelta
from itertools import islice

from store.records import (
    Channel,
    Contact,
    Interview,
    Letter,
    LetterState,
    Opening,
    Person,
    Purpose,
    Record,
    Result,
    SpellingSource,
    new_id,
)

MARKUP = "[red]x[/nope] [/] $who [@click=app.quit]y"
"""Markup that would crash, vanish or act."""

STEERING = (
    "\x1b]52;c;aGk=\x07Own\x1b[31;5mred\x1b[2J\x1b[?1049l\x9b31mC1\x9d0;t\x9c nul\x00\x08\x7f\x0e tab\tend\x85\u2028x"
)
"""Sequences that would set the clipboard, the colour, the title, or clear the screen."""

HIDDEN = "left\u202egnp.exe\u2066\u2069 zero\u200bw\ufeff\u2060 tag\U000e0041\U000e007f so\xadft z\u200d\u200cw \ud800h"
"""What no eye sees."""

LONG = "N" * 200
"""A name without an end."""

MANY_SCRIPTS = "שלום مرحبا می\u200cخواهم 👩‍👩‍👧‍👦 🏳️‍🌈 🇬🇧 会議室 ｗｉｄｅ क्षि Nguyễn"
"""From right to left, wide, joined."""

STACKED = "Z" + "\u0301\u0317\u0489" * 12 + "oe\u0308 \u0301alone"
"""More marks than a letter can bear."""

TEXTS = (MARKUP, STEERING, HIDDEN, LONG, MANY_SCRIPTS, STACKED)

TRACES = ("[red]x[/nope]", "NNNNNN", "会議室", "alone")
"""By which one sees that such a text stands there."""

KEYS = {
    "f2": "\x1bOQ",
    "f3": "\x1bOR",
    "f4": "\x1bOS",
    "f5": "\x1b[15~",
    "f8": "\x1b[19~",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "pagedown": "\x1b[6~",
    "end": "\x1b[F",
    "delete": "\x1b[3~",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "enter": "\r",
    "escape": "\x1b",
    "slash": "/",
    "question_mark": "?",
    "ctrl+f": "\x06",
    "ctrl+g": "\x07",
    "ctrl+l": "\x0c",
    "ctrl+n": "\x0e",
    "ctrl+o": "\x0f",
    "ctrl+p": "\x10",
    "ctrl+q": "\x11",
    "ctrl+r": "\x12",
    "ctrl+s": "\x13",
    "ctrl+t": "\x14",
}
"""What a terminal sends for the keys of the tour; the others send themselves."""

TOUR = """
f2 s escape  d escape  x escape  m down escape  down w escape
f2 c 1 2 3 4 escape  f2 c v escape  f2 l down tab tab enter down enter escape y
f3 enter e tab escape  down e pagedown escape  down e tab tab escape  a escape  r ctrl+n escape escape
up up m escape  delete n  l escape  w f4 a ctrl+g ctrl+o ctrl+t down enter ctrl+r f8 escape shift+tab b enter
f5 down enter f5 down x f5 a escape f5 f f5 end enter escape
slash r e d escape  slash down down enter  question_mark pagedown end escape
ctrl+p l e t escape  p down escape  n escape  o escape  i escape  ctrl+l  u u
""".split()  # noqa: SIM905  as it is typed
"""Every pane, form, dialog and screen, one after the other."""


def hostile_records(now: datetime) -> list[Record]:
    """An opening for each of the texts, so that each of them stands in each field once."""
    records: list[Record] = []
    for turn in range(len(TEXTS)):
        words = [*TEXTS[turn:], *TEXTS[:turn]]
        records += _opening(words, now - timedelta(hours=3 + turn))
    return records


def _opening(words: list[str], met: datetime) -> list[Record]:
    ids = islice(iter(new_id, ""), 6)
    here, ann, bob = next(ids), next(ids), next(ids)
    company, role, name, note, text, more = words
    opening = Opening(here, company, role, place=note, notes=f"{text}\n{more}")
    people = (
        Person(ann, here, name, note, honorific=more, say=text, role=company, email=role, phone=more, remember=text),
        Person(bob, here, text, nickname=name, spelling=SpellingSource.CARD, address=f"{note}\n{more}", busy=name),
    )
    meeting = Interview(next(ids), here, met, place=more, person_ids=(ann, bob), notes=f"{name}\n{text}")
    contact = Contact(
        next(ids), here, met, Channel.EMAIL, Purpose.OTHER, Result.THEY_REPLIED, ann, f"{note}\n{text}", reason=more
    )
    letter = Letter(
        next(ids),
        here,
        (ann,),
        Channel.EMAIL,
        Purpose.THANK_YOU,
        subject=more,
        text=f"Dear {name},\n\n{text}\n{note} Jonh\n{company}",
        state=LetterState.DRAFT,
        begun_at=met,
        revision=1,
    )
    return [opening, *people, meeting, contact, letter]
