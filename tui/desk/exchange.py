"""The desk's work on files: everything out in one of several formats, and another copy of the data in."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from textual import work
from textual.worker import get_current_worker

from store.clean import clean
from store.exchange.beside import conflict_copies, settle
from tui import dialogs
from tui.desk.state import DeskState
from tui.keys import key_for, takes_back
from tui.wording import plural, short

if TYPE_CHECKING:
    from store.exchange.writing import Outgoing

TELL_SECONDS = 0.5
"""So often a long export says how far it is."""

SHOWN = 8
"""So many sentences about a merge are shown before one agrees."""


class Exchange(DeskState):
    """What goes out, and what another copy brings."""

    _offered: frozenset[Path] = frozenset()

    def offer_copies(self) -> list[str]:
        """A sentence where a syncing program left another copy beside the data, once for each."""
        copies = frozenset(conflict_copies(self.planner.folder))
        new, self._offered = copies - self._offered, copies
        return [f"Another copy of your data lies here; {key_for('desk.merge')} brings the two together."] if new else []

    @work
    async def action_export(self) -> None:
        """Ask for the format, and write a file of its own."""
        from store.exchange.writing import FORMATS  # noqa: PLC0415 - a start does without

        options = [(one.name, one.name, one.about) for one in FORMATS.values()]
        note = f"The file goes to {Path.home()}, for you alone; what is there stays."
        if chosen := await self.app.push_screen_wait(dialogs.choices.Choose("Export", options, note=note)):
            self._write_out(chosen, self.planner.outgoing(self.moment))

    @work(thread=True)
    def _write_out(self, name: str, outgoing: "Outgoing") -> None:
        """Write it, off the path of the keys."""
        from store.exchange.saving import SavingError, free_name, save  # noqa: PLC0415 - a start does without
        from store.exchange.writing import file_name, for_file  # noqa: PLC0415 - a start does without

        target = free_name(Path.home(), file_name(name, outgoing))
        try:
            save(target, self._told(for_file(name, outgoing), len(outgoing.snapshot.dossiers)))
        except SavingError as error:
            self._say_later(str(error), loud=True)
        except GivenUpError:
            return
        else:
            self._say_later(f"Written to {target}")

    def _told(self, pieces: Iterator[str], openings: int) -> Iterator[str]:
        """The pieces, and now and then a sentence about how many there were (GivenUpError where the app ends)."""
        worker, said = get_current_worker(), monotonic()
        for number, piece in enumerate(pieces):
            if worker.is_cancelled:
                raise GivenUpError
            if monotonic() - said > TELL_SECONDS:
                said = monotonic()
                self._say_later(f"Exporting: {number} of {plural(openings, 'opening')}.")
            yield piece

    def _say_later(self, sentence: str, *, loud: bool = False) -> None:
        """Say something from a thread."""
        if not get_current_worker().is_cancelled:
            self.app.call_later(self.say, sentence, loud=loud)

    @work
    async def action_merge(self) -> None:
        """Bring in another copy: the one that lies beside the data, or one that is named."""
        from store.database import StoreError  # noqa: PLC0415 - a start does without
        from store.exchange.merge_files import MergeError, read_source  # noqa: PLC0415 - a start does without

        copies = conflict_copies(self.planner.folder)
        path = copies[0] if copies else await self._ask_path()
        if path is None or not self.save_letter():
            return
        self.say("Reading the other copy.")
        try:
            source = await asyncio.to_thread(read_source, path)
            said = await asyncio.to_thread(self.planner.merge_plan, source.histories)
        except (MergeError, StoreError) as error:
            self.say(str(error), loud=True)
            return
        question = _question(path, said, source.notices)
        if said and not await self.app.push_screen_wait(dialogs.choices.Confirm(question, yes="merge", no="leave it")):
            self.say("")
            return
        done = f"Merged. {takes_back()}" if said else "There is nothing in it that is not known here."
        if self.apply(lambda planner: planner.merge(source.histories), done):
            settle(path, self.planner.folder)

    async def _ask_path(self) -> Path | None:
        question = "a data folder, its afterword.json, or an exported JSON"
        text = await self.app.push_screen_wait(dialogs.ask.AskText("Merge another copy", question, needed=True))
        return Path(text) if text else None

    def save_letter(self) -> bool:
        """Save what was typed; the layer of the letters knows how."""
        raise NotImplementedError


class GivenUpError(Exception):
    """The app ends while a file is being written."""


def _question(path: Path, said: list[str], notices: tuple[str, ...]) -> str:
    more = [f"… and {len(said) - SHOWN} more"] if len(said) > SHOWN else []
    head = f"Bring in what {short(clean(path.name, newlines=False))} knows?"
    return "\n".join([head, "", *said[:SHOWN], *more, *notices, "", f"A backup is made before, and {takes_back()}"])
