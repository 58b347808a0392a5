"""The call card: the number and the name large, their time, what to say for each turn of the talk, and the outcome."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from rich.cells import cell_len
from textual import events, work
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.renderables.digits import Digits as DigitsRenderable
from textual.screen import ModalScreen
from textual.widgets import Digits, Label, Static

from store.dates import say_moment, zone_of
from store.letters import REMEMBER, Branch, Tone
from store.manners import Slot, call_slots, may_check_in, suits, why_no_call
from store.records import Channel, Contact, Dossier, OpeningState, Person, Purpose, Result, Settings, new_id
from tui.dialogs.answer import Answer, AskAnswer
from tui.dialogs.ask import AskText
from tui.dialogs.contact import ContactEntry
from tui.filters import in_ascii
from tui.keys import KEYS, bar, bindings, key_for, key_line
from tui.screens.help import Help
from tui.sizes import fit
from tui.step_wording import ask_reason
from tui.wording import spaced

Words = Callable[[Tone], tuple[Mapping[Branch, str], str]]

_dialled = re.compile(r"[0-9+() ./-]+")
"""What the large digits can show."""

NO_WORDS = f"Before you dial, think of one thing that only they said: the words leave a gap for it, {REMEMBER}."
"""What is said where the words have a gap that nobody should read aloud."""

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
    hours: str
    """The same in a line or two, for a low window."""
    reason_needed: str
    """The sentence that asks for a reason, where the limit of check-ins is reached."""
    purpose: Purpose
    """What the call is for."""
    now: datetime
    """The moment of the call."""
    settings: Settings
    """By which days are read, and the manners told."""


class CallCard(ModalScreen[ContactEntry | None]):
    """Whole screen, few words, readable from arm's length."""

    BINDINGS = [*bindings("call")]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (70, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-tall")]

    def __init__(self, dossier: Dossier, person: Person | None, facts: CallFacts, words: Words, tone: Tone) -> None:
        """`words` gives the script in a tone, and what is wrong with the user's own template for it."""
        super().__init__()
        self._dossier = dossier
        self._person = person
        self._facts = facts
        self._words = words
        self._tone = tone
        self._branch = 0

    def compose(self) -> ComposeResult:
        """Who, the number, the hour, the words, the keys."""
        fit(self, self.app.size)
        facts = self._facts
        with Vertical(id="card"):
            yield Label(Content(facts.heading), id="call-heading")
            with Vertical(id="call-who"):
                yield Label(Content(facts.name), id="call-name")
                yield Label(Content(f"say: {facts.say}"), id="call-say", classes="" if facts.say else "-none")
            yield Digits(facts.number, id="call-digits")
            yield Label(Content(facts.number or _how_to_add(self._person)), id="call-number")
            yield Static(Content("\n".join(facts.advice)), id="call-advice")
            yield Static(Content(facts.hours), id="call-hours")
            yield Static(id="call-branches")
            with VerticalScroll(id="call-script"):
                yield Static(id="call-words")
            yield Static(Content.assemble(("Log what happened", "bold"), _keys(log=True)), id="call-keys")
            yield Static(_keys(log=False), id="call-ways")

    def on_mount(self) -> None:
        """Begin with the words for when they answer."""
        self._show()

    def on_resize(self, event: events.Resize) -> None:
        """Number and name as large as there is room for."""
        room = event.size.width - 8
        drawn = bool(_dialled.fullmatch(self._facts.number)) and not in_ascii(self.app)  # lines of + and - say nothing
        drawn = drawn and DigitsRenderable.get_width(self._facts.number) <= room
        self.set_class(drawn, "-digits")
        if number := self._facts.number:  # in plain text as well, to be selected and copied
            self.query_one("#call-number", Label).update(Content(number if drawn else f"{spaced(number)}\n{number}"))
        large = spaced(self._facts.name)
        self.query_one("#call-name", Label).update(Content(large if cell_len(large) <= room else self._facts.name))

    def action_branch(self, index: int) -> None:
        """Show the words of another turn of the talk."""
        self._branch = index
        self._show()

    def action_tone(self) -> None:
        """Say more, or less."""
        self._tone = Tone.SHORT if self._tone is Tone.WARM else Tone.WARM
        self._show()

    def _show(self) -> None:
        chosen = list(Branch)[self._branch]
        marks = [
            (
                f" {'▸' if branch is chosen else ' '}{key.shown} {key.label} ",
                "bold" if branch is chosen else "$text-muted",
            )
            for branch, key in zip(Branch, KEYS["call"], strict=False)
        ]
        words, mistake = self._words(self._tone)
        self.query_one("#call-branches", Static).update(Content.assemble(("What to say", "bold"), *marks))
        gap = NO_WORDS if REMEMBER in words[chosen] else ""
        said = Content(words[chosen]).highlight_regex(re.escape(REMEMBER), style="$error bold")
        warnings = "".join(f"{sentence}\n\n" for sentence in (mistake, gap) if sentence)
        self.query_one("#call-words", Static).update(Content.assemble((warnings, "$error"), said))

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
        answer: Answer | None = Answer()
        if OUTCOMES[outcome].is_answer:
            answer = await self.app.push_screen_wait(self._ask_answer(outcome))
        if answer is not None:
            self._log(outcome, reason, answer)

    def action_help(self) -> None:
        """Show the keys."""
        self.app.push_screen(Help("call", self._facts.settings))

    def action_leave(self) -> None:
        """Close the card; nothing is logged."""
        self.dismiss(None)

    def _ask_answer(self, outcome: str) -> AskAnswer:
        """The form of what they said; where someone was chosen there is nothing left to decide."""
        return AskAnswer(self._facts.now, self._facts.settings, decides=outcome != "chosen")

    def _log(self, outcome: str, reason: str, answer: Answer) -> None:
        contact = Contact(
            new_id(),
            self._dossier.opening.id,
            self._facts.now,
            Channel.CALL,
            self._facts.purpose,
            OUTCOMES[outcome],
            self._person.id if self._person else "",
            notes=answer.said,
            reason=reason,
        )
        state = OpeningState.FILLED if outcome == "chosen" else None
        self.dismiss(ContactEntry(contact, state, answer.decide_by))


def call_facts(
    dossier: Dossier, person: Person | None, purpose: Purpose, settings: Settings, now: datetime
) -> CallFacts:
    """Work out what the card shows."""
    opening = dossier.opening
    theirs = now.astimezone(zone_of(opening.zone, settings.zone))
    clock = f"It is {theirs:%H:%M} on {theirs:%A} there"
    there = f"{clock}, a good moment." if suits(dossier, person, settings, now) else f"{clock}."
    slots, why = call_slots(dossier, person, settings, now), why_no_call(dossier, person)
    better = ", ".join(say_moment(slot.start, now) for slot in slots)
    check_ins = may_check_in(dossier, settings)
    is_check_in = purpose is Purpose.CHECK_IN
    heading = " · ".join(filter(None, (f"Call: {purpose}", opening.company, opening.role)))
    return CallFacts(
        heading=f"{heading} · {check_ins.next} of {check_ins.limit}" if is_check_in else heading,
        name=person.name if person else opening.company,
        say=person.say if person else "",
        number=person.phone if person else "",
        advice=tuple(filter(None, (there, why, *(_slot_words(slot, now) for slot in slots)))),
        hours=" ".join(filter(None, (there, why, f"Good: {better}, their time." if better else ""))),
        reason_needed=ask_reason(check_ins) if is_check_in else "",
        purpose=purpose,
        now=now,
        settings=settings,
    )


def _keys(*, log: bool) -> Content:
    """The keys that log what came of the call, or the others of the bar."""
    logs = {key.shown for key in KEYS["call"] if key.action.startswith("outcome")}
    return key_line([(key, label) for key, label in bar("call") if (key in logs) is log])


def _how_to_add(person: Person | None) -> str:
    """What stands where the number would, and the keys that lead to adding one."""
    key = key_for("interviews.edit" if person else "interviews.add-person")
    way = "edits the person" if person else "adds a person"
    return f"No number is on file. {key_for('desk.go-interviews')} goes to Interviews, where {key} {way}."


def _slot_words(slot: Slot, now: datetime) -> str:
    yours = slot.start.astimezone(now.tzinfo)
    return f"Good: {say_moment(slot.start, now)} theirs, {yours:%H:%M} yours. {slot.reason}"
