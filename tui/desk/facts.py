"""The desk's work on facts: interviews, openings, contacts, states, and undo."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from textual import on, work

from store.manners import Step, may_check_in
from store.planner import Planner
from store.records import Channel, Dossier, OpeningState, Result
from tui import dialogs, screens
from tui.desk.state import DeskState
from tui.keys import takes_back
from tui.panes.interviews import InterviewsPane
from tui.panes.queue import QueuePane
from tui.step_wording import ask_reason
from tui.wording import short

STATES = [
    (OpeningState.OPEN, "open", "You are waiting to hear, or have yet to meet."),
    (OpeningState.OFFER, "offer", "They made you an offer."),
    (OpeningState.ACCEPTED, "accepted", "You took it; the others get a gracious word."),
    (OpeningState.FILLED, "chose another", "Someone else was chosen; the door may stay open."),
    (OpeningState.WITHDRAWN, "withdrawn", "You stepped back."),
    (OpeningState.LET_GO, "let go", "It is all right to let this one rest."),
]


class Facts(DeskState):
    """What happened, and where things stand."""

    _import_folder: Path | None = None

    @work
    async def action_new_interview(self) -> None:
        """Add an interview, and its opening where that is new."""
        form = dialogs.interview.InterviewForm(self.snapshot, self.moment)
        entry = await self.app.push_screen_wait(form)
        if entry is None:
            return

        def verb(planner: Planner) -> None:
            planner.add_interview(entry.interview, entry.people, entry.opening)

        if self.apply_form(form, verb, f"Added the interview with {short(entry.opening.company)}."):
            self.query_one(InterviewsPane).reveal(entry.opening.id)

    @work
    async def action_new_opening(self) -> None:
        """Add an opening."""
        form = dialogs.opening.OpeningForm(None, self.moment, self.snapshot.settings)
        opening = await self.app.push_screen_wait(form)
        if opening is None:
            return
        if self.apply_form(form, lambda planner: planner.add_opening(opening), f"Added {short(opening.company)}."):
            self.query_one(InterviewsPane).reveal(opening.id)

    @work
    async def action_bring_in(self) -> None:
        """Look at what files tell, and take in what is accepted of it."""
        paths = await self.app.push_screen_wait(dialogs.files.ChooseFiles(self._import_folder))
        if not paths:
            return
        self._import_folder = Path(paths[-1]).parent
        taken = await self.app.push_screen_wait(
            screens.importing.Import(paths, lambda: self.planner.snapshot, self.moment)
        )
        if taken is None:
            self.say("Nothing was taken in.")
            return
        accepted, said = taken
        self.apply(lambda planner: planner.bring_in(accepted.changes, accepted.name), f"{said} {takes_back()}")

    @work
    async def action_about(self) -> None:
        """Say who the user is."""
        if values := await self.app.push_screen_wait(dialogs.about.AboutForm(self.snapshot.settings)):
            self._keep_settings(values, "Kept in config.toml.")

    @work
    async def action_theme(self) -> None:
        """Choose how it all looks; each theme is shown while one moves through the list."""
        before = self.app.theme
        chosen = await self.app.push_screen_wait(dialogs.look.ChooseLook(before, self.show_look))
        for_now = " NO_COLOR is set, so no colours are shown for now." if self.app.no_color else ""
        said = f"The theme “{chosen}” is kept in config.toml.{for_now}"
        if chosen is None or not self._keep_settings({"theme": chosen}, said):
            self.show_look(before)

    def _keep_settings(self, values: Mapping[str, str], said: str) -> bool:
        try:
            settings = self.keep(values)
        except (ValueError, OSError) as error:
            self.say(f"Not kept: {error}", loud=True)
            return False
        return self.apply(lambda planner: planner.use_settings(settings), said)

    def action_undo(self) -> None:
        """Take the last change back."""
        undone: list[str] = []
        if self.apply(lambda planner: undone.append(planner.undo())):
            self.say(f"Taken back: {undone[0]}.")

    @on(QueuePane.Logged)
    def _log_step(self, event: QueuePane.Logged) -> None:
        self._log(event.dossier, event.step.person_id, event.step)

    @on(InterviewsPane.Logged)
    def _log_line(self, event: InterviewsPane.Logged) -> None:
        self._log(event.dossier, event.person_id)

    @work
    async def _log(self, dossier: Dossier, person_id: str, step: Step | None = None) -> None:
        begin = dialogs.contact.blank_contact(dossier, self.moment, person_id)
        if step:
            result = Result.REACHED if step.channel is Channel.CALL else Result.SENT
            begin = replace(begin, channel=step.channel, purpose=step.purpose, result=result)
        settings = self.snapshot.settings
        form = dialogs.contact.ContactForm(
            dossier, begin, self.moment, settings, ask_reason(may_check_in(dossier, settings))
        )
        if entry := await self.app.push_screen_wait(form):
            said = f"Logged. {takes_back()}"
            self.apply_form(
                form, lambda planner: planner.log_contact(entry.contact, entry.state, entry.decide_by), said
            )

    @on(QueuePane.StateAsked)
    @on(InterviewsPane.StateAsked)
    def _state_asked(self, event: QueuePane.StateAsked | InterviewsPane.StateAsked) -> None:
        self._set_state(event.dossier)

    @work
    async def _set_state(self, dossier: Dossier) -> None:
        opening = dossier.opening
        options = [(state.value, words, sentence) for state, words, sentence in STATES]
        if chosen := await self.app.push_screen_wait(
            dialogs.choices.Choose(f"{opening.company}: where it stands", options, opening.state)
        ):
            state = OpeningState(chosen)
            said = f"{opening.company}: {state.value}. {takes_back()}"
            self.apply(lambda planner: planner.set_state(opening.id, state, self.moment), said)
