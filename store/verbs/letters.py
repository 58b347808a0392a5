"""Verbs about letters, from the first word to "sent". The text of a sent letter never changes again."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from store.clean import clean
from store.records import Channel, Contact, Dossier, Letter, LetterState, Purpose, Record, new_id
from store.verbs.contacts import check_limit
from store.verbs.deed import Deed, Facts, PlannerError, check_new, dossier_of, found, letter_title, tidy

SENT_STAYS = "A sent letter stays as it was sent."


@dataclass(frozen=True, slots=True)
class SaveResult:
    """What became of a letter that was saved."""

    letter: Letter
    """The letter as it stands now; its revision is the base of the next save."""
    beside: Letter | None = None
    """Where another session had changed the letter meanwhile: the letter that keeps the other text."""
    notice: str = ""
    """A sentence for the user where something was out of the ordinary, else empty."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be saved; None leaves a field as it is."""

    text: str | None = None
    subject: str | None = None
    to: tuple[str, ...] | None = None
    channel: Channel | None = None
    purpose: Purpose | None = None

    def on(self, letter: Letter) -> Letter:
        """The letter with what is wished for."""
        return replace(
            letter,
            text=letter.text if self.text is None else clean(self.text),
            subject=letter.subject if self.subject is None else clean(self.subject, newlines=False),
            to=letter.to if self.to is None else tuple(dict.fromkeys(self.to)),
            channel=self.channel or letter.channel,
            purpose=self.purpose or letter.purpose,
        )


@dataclass(frozen=True, slots=True)
class Gone:
    """What the program itself handed over: the letter is archived as it went, whatever became of it meanwhile."""

    subject: str
    text: str
    to: tuple[str, ...]
    """Ids of the people."""
    addresses: tuple[str, ...]
    """Where it went."""


def start(facts: Facts, letter: Letter) -> Deed:
    """A new letter."""
    dossier = dossier_of(facts, letter.opening_id)
    check_new(facts, letter, "letter")
    letter = tidy(letter)
    if letter.state is LetterState.SENT:
        raise PlannerError("A letter is begun first and sent afterwards.")
    _check_people(dossier, letter.to)
    return Deed(f"Began {letter_title(letter)}", (letter,))


def save(facts: Facts, letter_id: str, wish: Wish, base_revision: int) -> tuple[Deed, SaveResult]:
    """A letter takes what is wished for; where another session changed its text meanwhile, both texts stay."""
    dossier, letter = _letter(facts, letter_id)
    wanted = wish.on(letter)
    if wish.to is not None:
        _check_people(dossier, wanted.to)
    if letter.state is LetterState.SENT:
        return _save_beside_sent(letter, wanted)
    saved = replace(wanted, revision=letter.revision + 1, state=_state_after(letter, wanted))
    name = f"Saved {letter_title(saved)}"
    collides = base_revision != letter.revision and letter.text.strip() and letter.text != saved.text
    if not collides:
        return Deed(name, (saved,)), SaveResult(saved)
    other = _beside(letter, letter)
    notice = (
        "This letter was changed in another session too; both texts are kept, the other one as a letter of its own."
    )
    return Deed(name, (saved, other)), SaveResult(saved, other, notice)


def _state_after(before: Letter, after: Letter) -> LetterState:
    """A ready letter that says something else, or goes another way or to others, is a draft again."""
    is_same = replace(after, revision=before.revision) == before
    return before.state if is_same else LetterState.DRAFT


def _save_beside_sent(letter: Letter, wanted: Letter) -> tuple[Deed, SaveResult]:
    """The letter was sent meanwhile: what was typed goes into a letter of its own."""
    if wanted.text == letter.text:
        raise PlannerError(SENT_STAYS)
    beside = _beside(letter, wanted)
    notice = "This letter was sent meanwhile and stays as it was sent; what you typed is kept as a letter of its own."
    return Deed(f"Saved {letter_title(beside)}", (beside,)), SaveResult(letter, beside, notice)


def _beside(letter: Letter, content: Letter) -> Letter:
    subject = f"{content.subject} (other version)".strip()
    return replace(
        content,
        id=new_id(),
        subject=subject,
        state=LetterState.DRAFT,
        begun_at=letter.begun_at,
        sent_at=None,
        revision=1,
    )


def recover(facts: Facts, letter_id: str, base_revision: int, text: str) -> tuple[Deed | None, str]:
    """What was typed and never saved goes back: into the letter, or beside it where that has moved; with a sentence."""
    dossier, letter = _letter(facts, letter_id)
    text = clean(text)
    if not text.strip() or any(other.text == text for other in dossier.letters):
        return None, ""
    where = f"{letter_title(letter)} to {dossier.opening.company}"
    if letter.revision == base_revision and letter.state is not LetterState.SENT:
        saved = replace(letter, text=text, revision=letter.revision + 1, state=LetterState.DRAFT)
        return Deed(
            f"Put a draft back into {letter_title(letter)}", (saved,)
        ), f"What you were typing in {where} is back."
    beside = _beside(letter, replace(letter, text=text))
    notice = f"What you were typing in {where} is kept beside it, since the letter has changed meanwhile."
    return Deed(f"Put a draft beside {letter_title(letter)}", (beside,)), notice


def overrule(facts: Facts, letter_id: str, key: str, overruled: bool = True) -> Deed:
    """A finding is waved off for this letter, or counts again."""
    _, letter = _unsent(facts, letter_id)
    key = clean(key, newlines=False)
    rest = tuple(other for other in letter.overruled if other != key)
    name = (
        f"Waved off a finding in {letter_title(letter)}"
        if overruled
        else f"Let a finding in {letter_title(letter)} count"
    )
    return Deed(name, (replace(letter, overruled=(*rest, key) if overruled else rest),))


def mark(facts: Facts, letter_id: str, state: LetterState) -> Deed:
    """A letter is ready, or a draft again."""
    _, letter = _unsent(facts, letter_id)
    return Deed(f"Marked {letter_title(letter)} as {state.value}", (replace(letter, state=state),))


def mark_sent(facts: Facts, letter_id: str, now: datetime, reason: str = "", gone: Gone | None = None) -> Deed:
    """A letter went out: it is kept as it is, and a contact is logged with each person it went to.

    A check-in beyond the limit needs a reason in words (PlannerError), unless it is `gone` already. Where another
    session changed the words meanwhile, those that went are archived, and the others become a letter of their own.
    """
    dossier, letter = _unsent(facts, letter_id)
    sent = tidy(replace(_as_it_went(letter, gone, dossier) if gone else letter, state=LetterState.SENT, sent_at=now))
    contacts = tuple(tidy(_contact(sent, person_id, now, reason)) for person_id in sent.to or ("",))
    if gone is None:
        check_limit(dossier, contacts[0], facts.snapshot.settings)
    others = (_beside(letter, letter),) if sent.text != letter.text else ()
    put: tuple[Record, ...] = (sent, *contacts, *others)
    return Deed(f"Sent {letter_title(sent)}", put)


def _as_it_went(letter: Letter, gone: Gone, dossier: Dossier) -> Letter:
    """The letter with the words that went; of the people those who are still in the planner."""
    to = tuple(person_id for person_id in gone.to if dossier.person(person_id))
    return replace(letter, subject=gone.subject, text=gone.text, to=to, sent_to=gone.addresses, channel=Channel.EMAIL)


def _contact(letter: Letter, person_id: str, now: datetime, reason: str) -> Contact:
    return Contact(
        new_id(),
        letter.opening_id,
        now,
        letter.channel,
        letter.purpose,
        person_id=person_id,
        reason=reason,
        letter_id=letter.id,
    )


def remove(facts: Facts, letter_id: str) -> Deed:
    """A letter that was not sent goes."""
    _, letter = _unsent(facts, letter_id)
    return Deed(f"Removed {letter_title(letter)}", removed=(letter,))


def _letter(facts: Facts, letter_id: str) -> tuple[Dossier, Letter]:
    return found(facts, "letters", letter_id, "letter")


def _unsent(facts: Facts, letter_id: str) -> tuple[Dossier, Letter]:
    dossier, letter = _letter(facts, letter_id)
    if letter.state is LetterState.SENT:
        raise PlannerError(SENT_STAYS)
    return dossier, letter


def _check_people(dossier: Dossier, ids: Iterable[str]) -> None:
    if not {person.id for person in dossier.people}.issuperset(ids):
        raise PlannerError("Someone this letter goes to is not in the planner any more.")
