"""The form of an interview: which opening, when, how, where, and the people met."""

import json
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Label

from store.dates import parse_moment
from store.records import Dossier, Interview, Opening, Person, Setting, Settings, Snapshot, SpellingSource, new_id
from tui.change import FormTouched
from tui.dialogs.field import Field, Kind, required
from tui.dialogs.form import Form
from tui.dialogs.opening import day_field
from tui.dialogs.person import PersonForm
from tui.keys import bar, bindings, key_for, key_line
from tui.rows import Rows
from tui.wording import SETTING_WORDS, Spans, moment_in_full, person_row


@dataclass(frozen=True, slots=True)
class InterviewEntry:
    """What the form returns."""

    opening: Opening
    """The opening, which may be new."""
    interview: Interview
    """The interview, with the ids of the people met."""
    people: tuple[Person, ...]
    """People who are new or were edited in the form."""


class InterviewForm(Form[InterviewEntry]):
    """Add or edit an interview; without an opening it asks for company and role, too."""

    BINDINGS = [
        *[binding for binding in bindings("form") if "add_person" in binding.action],
        *bindings("people"),
    ]

    def __init__(
        self, snapshot: Snapshot, now: datetime, dossier: Dossier | None = None, interview: Interview | None = None
    ) -> None:
        super().__init__()
        self._snapshot = snapshot
        self._now = now
        self._dossier = dossier
        opening_id = dossier.opening.id if dossier else new_id()
        self._interview = interview or Interview(new_id(), opening_id, now)
        self._is_new = interview is None
        company = f": {dossier.opening.company}" if dossier else ""
        self.heading = ("New interview" if self._is_new else "Edit the interview") + company
        self.about = (interview.id if interview else dossier.opening.id) if dossier else ""
        self._people: dict[str, Person] = {person.id: person for person in dossier.people} if dossier else {}
        self._met: set[str] = set(self._interview.person_ids)
        self._touched: set[str] = set()

    @property
    def _settings(self) -> Settings:
        return self._snapshot.settings

    @property
    def _zone(self) -> str:
        return self._dossier.opening.zone if self._dossier else ""

    def fields(self) -> list[Field]:
        """Company and role only where the opening is not known."""
        interview, openings = self._interview, [dossier.opening for dossier in self._snapshot.dossiers.values()]
        companies = tuple(dict.fromkeys(opening.company for opening in openings))
        roles = tuple(dict.fromkeys(opening.role for opening in openings))
        asked = [
            Field("company", "Company", read=required("The company's name"), suggest=companies),
            Field("role", "Role", hint="QA Engineer", suggest=roles),
        ]
        decide_by = self._dossier.opening.decide_by if self._dossier else None
        when = "" if self._is_new else interview.start.strftime("%Y-%m-%d %H:%M")
        return [
            *([] if self._dossier else asked),
            Field("start", "When", when, hint="today 14:30, next tue 3pm, 25 Nov 10:00",
                  read=self._when, echo=self._echo),
            Field("minutes", "Minutes", str(interview.minutes), read=_minutes),
            Field("setting", "How", interview.setting, Kind.CHOICE,
                  options=tuple((words, setting.value) for setting, words in SETTING_WORDS.items()), read=Setting),
            Field("place", "Where", interview.place, hint="address, room or link"),
            day_field("decide_by", "They decide by", decide_by, self._now, self._settings),
            Field("notes", "What was said", interview.notes, Kind.TEXT),
        ]  # fmt: skip

    def compose_more(self) -> ComposeResult:
        """The people met."""
        yield Label(Content.assemble(f"{'People met':<17}", key_line(bar("people"))), classes="people-title")
        yield Rows[Person](self._draw, lambda person: person.id, _nobody(), id="people")

    def keys(self) -> list[tuple[str, str]]:
        """The form's keys; those of the list of people stand above it."""
        return [("Tab", "next"), *bar("form")]

    def on_mount(self) -> None:
        """Show the people."""
        super().on_mount()
        self._show_people()

    def contents(self) -> dict[str, Any]:
        """The fields and the people."""
        people = [asdict(self._people[id_]) for id_ in sorted(self._touched)]
        return super().contents() | {"met": sorted(self._met), "people": json.loads(json.dumps(people, default=str))}

    def fill(self, contents: dict[str, Any]) -> None:
        """The fields and the people, as they were left behind."""
        super().fill(contents)
        for person in map(_person, contents.get("people", [])):
            self._people[person.id] = person
            self._touched.add(person.id)
        self._met = set(contents.get("met", [])) & set(self._people)
        self._show_people()

    @work
    async def action_add_person(self) -> None:
        """Add somebody who was there."""
        await self._ask_person(None)

    def action_choose(self) -> None:
        """Edit the person under the cursor, by a key of the form's own; Enter is the list's."""
        if isinstance(self.focused, Rows):
            self.focused.action_choose()

    @on(Rows.Chosen, "#people")
    @work
    async def edit_person(self, event: Rows.Chosen) -> None:
        """Edit the person under the cursor."""
        await self._ask_person(self._people[event.key])

    async def _ask_person(self, known: Person | None) -> None:
        form = PersonForm(known, self._interview.opening_id, self._now, self._settings)
        form.about = known.id if known else self.about  # found again when this form is opened again
        if person := await self.app.push_screen_wait(form):
            self._people[person.id] = person
            self._touched.add(person.id)
            self._met.add(person.id)
            self._show_people()
            self._touch("typed")
            self.post_message(FormTouched(form, "ended"))
            self.query_one("#people").focus()

    def action_toggle_met(self) -> None:
        """Say whether the person under the cursor was there."""
        if key := self.query_one("#people", Rows).current_key:
            self._met ^= {key}
            self._show_people()

    def result(self, values: dict[str, Any]) -> InterviewEntry:
        """The interview with its opening: the one with this company and role, or a new one."""
        opening = self._opening(values.pop("company", ""), values.pop("role", ""))
        opening = replace(opening, decide_by=values.pop("decide_by") or opening.decide_by)
        met = tuple(id_ for id_ in self._people if id_ in self._met)
        interview = replace(self._interview, opening_id=opening.id, person_ids=met, **values)
        people = (self._people[id_] for id_ in self._people if id_ in self._touched)
        return InterviewEntry(opening, interview, tuple(replace(person, opening_id=opening.id) for person in people))

    def _opening(self, company: str, role: str) -> Opening:
        if self._dossier:
            return self._dossier.opening
        same = (company.casefold(), role.casefold())
        known = (dossier.opening for dossier in self._snapshot.dossiers.values())
        return next(
            (opening for opening in known if (opening.company.casefold(), opening.role.casefold()) == same),
            Opening(self._interview.opening_id, company, role),
        )

    def _show_people(self) -> None:
        rows = self.query_one("#people", Rows)
        rows.styles.height = max(1, len(self._people))
        rows.show(tuple(self._people.values()))
        rows.refresh()

    def _draw(self, person: Person, _width: int) -> Spans:
        return [("● " if person.id in self._met else "○ ", "accent"), *person_row(person)]

    def _when(self, text: str) -> datetime:
        if not text:
            raise ValueError("Say when it was, such as “today 14:30” or “next tue 3pm”.")
        return parse_moment(text, self._now, self._settings, self._zone)

    def _echo(self, moment: datetime) -> str:
        return moment_in_full(moment, self._now, self._zone)


def _minutes(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) <= 24 * 60:
        raise ValueError("Minutes are a number from 1 to 1440.")
    return int(text)


def _nobody() -> str:
    return f"Nobody yet. {key_for('form.add-person', typing=True)} adds a person you met, the receptionist too."


def _person(kept: dict[str, Any]) -> Person:
    """A person from a draft."""
    spelled = kept.get("spelling_on")
    return Person(
        **kept
        | {
            "spelling": SpellingSource(kept["spelling"]),
            "spelling_on": date.fromisoformat(spelled) if spelled else None,
        }
    )
