"""The words for a letter that leaves: the ways, the post, what became of it. Pure functions."""

from datetime import datetime

from store.dates import say_count, say_day_in_full, say_moment
from store.mail.marks import Mark
from store.manners import Posting
from store.records import Channel, Letter, LetterState, Opening, Settings

OPTION = tuple[str, str, str]
"""A value, its words and a sentence, as Choose takes them."""

IS_SENT = "This letter was sent; it is kept word for word, and nothing in it changes."
IS_ON_ITS_WAY = "This letter is on its way; until that is over nothing in it changes."


def ways(letter: Letter, by: str) -> list[OPTION]:
    """The ways out of a letter; `by` is what e-mail goes by, empty where nothing is set up. A sent one is copied."""
    now = f"By {by}, after a last look." if by else "Not set up yet; Enter says how."
    options = [
        ("email", "e-mail now", now),
        ("eml", "draft file", "An .eml file that your own mail program opens."),
        ("mailto", "link", "A mailto link that opens your own mail program."),
        ("copy", "clipboard", "Address, subject and text, to your terminal's clipboard."),
        ("text", "text file", "Address, subject and text, in a plain file."),
        ("paper", "on paper", "A page with address and date, and by when to post it."),
    ]
    return options if letter.state is not LetterState.SENT else options[3:]


def likely_way(letter: Letter) -> str:
    """Where the cursor begins."""
    return "paper" if letter.channel is Channel.NOTE else "email"


def by_post(posting: Posting | None, opening: Opening, settings: Settings, now: datetime) -> str:
    """By when to post a note, in a sentence or two."""
    takes = f"the post takes {say_count(settings.postal_days, 'business day')}"
    today = now.date()
    if posting is None or opening.decide_by is None:
        return f"They gave no date for their decision; {takes}, so the sooner it is posted the better."
    decides = f"they decide by {say_day_in_full(opening.decide_by, today)}"
    if posting.by < today:
        return f"By post it may come too late: {decides}, and {takes}. An e-mail or a call would still be in time."
    when = "today" if posting.by == today else f"by {say_day_in_full(posting.by, today)}"
    return f"Post it {when}: {decides}, and {takes}."


def cut_off(mark: Mark, now: datetime) -> str:
    """What is known of a letter that was being sent when a session ended."""
    when = say_moment(mark.at.astimezone(now.tzinfo), now)
    where = ", ".join(mark.gone.addresses)
    return (
        f"It is not known whether “{mark.gone.subject}” to {where} went out {when}. "
        "Look into your sent mail; then F8 marks it as sent, or F9 sends it again."
    )
