"""The call card: the number and the name large, their time, what to say for each turn of the talk, and the outcome."""

from dataclasses import dataclass
from datetime import datetime

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Digits, Label, Static

from store.dates import say_moment, zone_of
from store.letters import Branch, script
from store.manners import Slot, call_slots, may_check_in, why_no_call
from store.records import Channel, Contact, Dossier, OpeningState, Person, Purpose, Result, Settings, new_id
from tui.dialogs.ask import AskText
from tui.dialogs.contact import ContactEntry
from tui.keys import bar, bindings, key_line
from tui.sizes import fit
from tui.step_wording import ask_reason

OUTCOMES = {
    "reached": Result.REACHED,
    "voicemail": Result.VOICEMAIL,
    "gatekeeper": Result.GATEKEEPER,
    "no answer": Result.NO_ANSWER,
    "chosen": Result.REACHED,
}


@dataclass(frozen=True, slots=True)
class CallFacts:
    """What the card shows, worked out once."""

    heading: str
    """Company, role and purpose."""
    name: str
    """Whom to ask for."""
    say: str
    """How to say the name."""
    number: str
    """The phone number."""
    advice: tuple[str, ...]
    """Their time now and the next slots, or why no call is offered."""
    reason_needed: str
    """The sentence that asks for a reason, where the limit of check-ins is reached."""


class CallCard(ModalScreen[ContactEntry | None]):
    """Whole screen, few words, readable from arm's length."""

    BINDINGS = [*bindings("call")]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (70, "-wide")]

    def __init__(
        self, dossier: Dossier, person: Person | None, purpose: Purpose, settings: Settings, now: datetime
    ) -> None:
        super().__init__()
        self._dossier = dossier
        self._person = person
        self._purpose = purpose
        self._now = now
        self._script = script(dossier, person, purpose, settings, now)
        self._facts = call_facts(dossier, person, purpose, settings, now)
        self._branches = list(Branch)

    def compose(self) -> ComposeResult:
        """Who, the number, the hour, the words, the keys."""
        fit(self, self.app.size)
        facts = self._facts
        with Vertical(id="card"):
            yield Label(Content(facts.heading), id="call-heading")
            with Horizontal(id="call-who"):
                with Vertical(id="call-name"):
                    yield Label(Content(facts.name), classes="name")
                    yield Label(Content(f"say: {facts.say}" if facts.say else ""), classes="quiet")
                    yield Label(Content(facts.number or "no number on file"))
                yield Digits(facts.number, id="call-number")
            yield Static(Content("\n".join(facts.advice)), id="call-advice")
            yield Static(id="call-branches")
            with VerticalScroll(id="call-script"):
                yield Static(id="call-words")
            yield Static(key_line(bar("call")), id="call-keys")

    def on_mount(self) -> None:
        """Begin with the words for when they answer."""
        self.action_branch(0)

    def action_branch(self, index: int) -> None:
        """Show the words of another turn of the talk."""
        chosen = self._branches[index]
        marks = [
            (
                f" {'▸' if branch is chosen else ' '}{number} {branch} ",
                "bold" if branch is chosen else "$foreground 60%",
            )
            for number, branch in enumerate(self._branches, 1)
        ]
        self.query_one("#call-branches", Static).update(Content.assemble(*marks))
        self.query_one("#call-words", Static).update(Content(self._script[chosen]))

    @work
    async def action_outcome(self, outcome: str) -> None:
        """Log what came of the call, with what was said; a check-in beyond the limit asks for its reason first."""
        reason: str | None = ""
        if self._facts.reason_needed:
            reason = await self.app.push_screen_wait(
                AskText("One more check-in", self._facts.reason_needed, needed=True)
            )
        if reason is None:
            return
        said: str | None = ""
        if OUTCOMES[outcome].is_answer:
            said = await self.app.push_screen_wait(AskText("What was said", "a word or two, or nothing"))
        if said is not None:
            self._log(outcome, reason, said)

    def action_leave(self) -> None:
        """Close the card; nothing is logged."""
        self.dismiss(None)

    def _log(self, outcome: str, reason: str, said: str) -> None:
        contact = Contact(
            new_id(),
            self._dossier.opening.id,
            self._now,
            Channel.CALL,
            self._purpose,
            OUTCOMES[outcome],
            self._person.id if self._person else "",
            notes=said,
            reason=reason,
        )
        self.dismiss(ContactEntry(contact, OpeningState.FILLED if outcome == "chosen" else None))


def call_facts(
    dossier: Dossier, person: Person | None, purpose: Purpose, settings: Settings, now: datetime
) -> CallFacts:
    """Work out what the card shows."""
    opening = dossier.opening
    theirs = now.astimezone(zone_of(opening.zone, settings.zone))
    advice = [f"It is {theirs:%H:%M} on {theirs:%A} there."]
    if why := why_no_call(dossier, person):
        advice.append(why)
    advice += [_slot_words(slot, now) for slot in call_slots(dossier, person, settings, now)]
    check_ins = may_check_in(dossier, settings)
    is_check_in = purpose is Purpose.CHECK_IN
    heading = " · ".join(filter(None, (f"Call: {purpose}", opening.company, opening.role)))
    return CallFacts(
        heading=f"{heading} · {check_ins.next} of {check_ins.limit}" if is_check_in else heading,
        name=person.name if person else opening.company,
        say=person.say if person else "",
        number=person.phone if person else "",
        advice=tuple(advice),
        reason_needed=ask_reason(check_ins) if is_check_in else "",
    )


def _slot_words(slot: Slot, now: datetime) -> str:
    yours = slot.start.astimezone(now.tzinfo)
    return f"Good: {say_moment(slot.start, now)} theirs, {yours:%H:%M} yours. {slot.reason}"
