"""The words for a letter that leaves: the ways, the post, what became of it. Pure functions."""

from collections.abc import Sequence
from datetime import date, datetime

from store.checklist import Item, open_items
from store.dates import say_count, say_day_in_full, say_moment
from store.mail.errors import MailError, OwnAddressError
from store.mail.marks import Mark
from store.manners import Posting
from store.records import Channel, Letter, LetterState, Opening, Settings
from tui.keys import key_for
from tui.wording import plural

OPTION = tuple[str, str, str]
"""A value, its words and a sentence, as Choose takes them."""

IS_SENT = "This letter was sent; it is kept word for word, and nothing in it changes."
IS_ON_ITS_WAY = "This letter is on its way; until that is over nothing in it changes."


BY_HAND = "It is at its best written by hand, from this page."

COPIED = "Copied to your terminal's clipboard."

PASTE_LINK = "Paste it into your browser's address bar: your mail program then opens, with the letter in it."

IN_THE_DEMO = (
    "The demo sends nothing. In your own planner, mail_command (such as msmtp) or smtp_host in config.toml switches "
    "sending on."
)
"""What is said where somebody would send an e-mail from the demo."""

_PAGE = ("paper", "page for the post", "Address, date and text, to write out by hand, and when to post it.")
_COPY = ("copy", "clipboard", "Address and text, to your terminal's clipboard.")
_FILE = ("text", "text file", "Address and text, in a plain file.")
_BY_MAIL_PROGRAM = (
    ("mailto", "link", "A mailto link: your browser opens it as an e-mail."),
    ("eml", "draft file", "An .eml file that your own mail program opens."),
)


def ways(letter: Letter, by: str, *, is_demo: bool = False) -> list[OPTION]:
    """The ways out of a letter, what works and suits it best first; a sent one is copied.

    `by` is what e-mail goes by, empty where nothing is set up: then sending comes last, and says what it needs.
    """
    if letter.channel is Channel.NOTE:
        return [_PAGE, _FILE, _COPY]
    taken_along = [_COPY, _FILE, _PAGE]
    if letter.state is LetterState.SENT or letter.channel is not Channel.EMAIL:
        return taken_along
    if by and not is_demo:
        return [("email", "e-mail now", f"By {by}, after a last look."), *_BY_MAIL_PROGRAM, *taken_along]
    needs = "The demo sends nothing." if is_demo else "Needs mail_command or smtp_host in config.toml."
    return [*_BY_MAIL_PROGRAM, *taken_along, ("email", "e-mail now", needs)]


def ready_words(letter: Letter, *, can_send: bool) -> str:
    """What comes next for a letter that is ready; `can_send` says whether e-mails go out from here."""
    send, sent = key_for("letter.leave"), key_for("letter.sent")
    if letter.channel is Channel.NOTE:
        return f"Ready. {send} lays out the page for the post; once it is posted, {sent} marks it as sent."
    if letter.channel is Channel.EMAIL and can_send:
        return f"Ready. {send} sends it; if it goes some other way, {sent} marks it as sent."
    return f"Ready. {send} takes it along; once they have it, {sent} marks it as sent."


def why_refused(error: MailError, *, typing: bool) -> str:
    """Why a letter could not leave; `typing` says whether the focus is in its text, where letters are no keys."""
    if not isinstance(error, OwnAddressError):
        return str(error)
    key = key_for("desk.about", typing=typing)
    first = f"{key_for('desk.back')}, then " if typing and len(key) == 1 else ""
    return f"{error} {first}{key} is where you add it."


def once_gone(letter: Letter) -> str:
    """What is left to do for a letter that was taken elsewhere; empty where it was sent before."""
    if letter.state is LetterState.SENT:
        return ""
    gone = "posted" if letter.channel is Channel.NOTE else "sent"
    return f" Once it is {gone}, {key_for('letter.sent')} marks it so."


def still_open(items: Sequence[Item]) -> str:
    """A sentence about what a letter still lacks: how many things, and the first of them; empty where nothing is."""
    if not (lacking := open_items(items)):
        return ""
    first = ", the first" if len(lacking) > 1 else ""
    return f"{plural(len(lacking), 'thing')} still open{first}: {lacking[0].text.rstrip('.')}."


def typed_only(names: Sequence[str]) -> str:
    """A sentence about names whose spelling nobody has confirmed; empty where there are none."""
    return f"The spelling of {' and '.join(names)} was typed, never confirmed." if names else ""


def asks_whether_sent(letter: Letter, names: str, lacks: str) -> str:
    """The question before a letter is marked as sent; `lacks` is what is still open in it."""
    done = "Was it posted to" if letter.channel is Channel.NOTE else "Did it go to"
    how = " like this" if lacks else ""
    asked = f"{done} {names or 'them'}{how}? It is then marked as sent, and kept word for word."
    return f"{lacks} {asked}" if lacks else asked


def by_post(
    posting: Posting | None, opening: Opening, settings: Settings, now: datetime, thanks_by: datetime | None = None
) -> str:
    """By when to post a note, in a sentence or two; `thanks_by` is when thanks are due, where it gives any."""
    takes = f"the post takes {say_count(settings.postal_days, 'business day')}"
    today = now.date()
    if posting is None or opening.decide_by is None:
        if thanks_by:
            return _by_thanks(thanks_by.astimezone(now.tzinfo).date(), today, takes)
        return f"They gave no date for their decision; {takes}, so the sooner it is posted the better."
    decides = f"they decide by {say_day_in_full(opening.decide_by, today)}"
    if posting.by < today:
        return f"By post it may come too late: {decides}, and {takes}. An e-mail or a call would still be in time."
    when = "today" if posting.by == today else f"by {say_day_in_full(posting.by, today)}"
    return f"Post it {when}: {decides}, and {takes}."


def _by_thanks(due: date, today: date, takes: str) -> str:
    """By when thanks are to be posted where no decision is near."""
    if due < today:
        return f"It was to be posted by {say_day_in_full(due, today)}; {takes}, so the sooner it goes the better."
    when = "today" if due == today else f"by {say_day_in_full(due, today)}"
    return f"Post it {when}: thanks are due within a business day, and {takes}."


def cut_off(mark: Mark, now: datetime) -> str:
    """What is known of a letter that was being sent when a session ended."""
    when = say_moment(mark.at.astimezone(now.tzinfo), now)
    where = ", ".join(mark.gone.addresses)
    return (
        f"It is not known whether “{mark.gone.subject}” to {where} went out {when}. "
        f"Look into your sent mail; then {key_for('letter.sent')} marks it as sent, or {key_for('letter.leave')} sends "
        "it again."
    )
