"""The form of an opening: company, role, where it is, and what they promised."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from store.dates import check_country, check_zone, parse_day, say_day
from store.records import Opening, Settings, new_id
from tui.dialogs.field import Field, Kind, flag, required
from tui.dialogs.form import Form


def day_field(name: str, label: str, value: date | None, now: datetime, settings: Settings) -> Field:
    """A field for a day that may stay empty."""

    def read(text: str) -> date | None:
        return parse_day(text, now.date(), settings) if text else None

    def echo(day: date | None) -> str:
        return f"{day:%A} {day.day} {day:%B %Y} ({say_day(day, now.date())})" if day else ""

    return Field(name, label, value.isoformat() if value else "", hint="fri, 25 Nov, +5bd", read=read, echo=echo)


class OpeningForm(Form[Opening]):
    """Add or edit an opening."""

    def __init__(self, opening: Opening | None, now: datetime, settings: Settings) -> None:
        super().__init__()
        self.heading = "Edit the opening" if opening else "New opening"
        self._opening = opening or Opening(new_id(), "")
        self.about = opening.id if opening else ""
        self._now = now
        self._settings = settings

    def fields(self) -> list[Field]:
        """Company first; all but the company may stay empty."""
        opening, now, settings = self._opening, self._now, self._settings
        return [
            Field("company", "Company", opening.company, read=required("The company's name")),
            Field("role", "Role", opening.role, hint="QA Engineer"),
            Field("place", "Place", opening.place, hint="the town or the office"),
            Field("country", "Country", opening.country, hint=f"two letters; empty: {settings.country or 'none'}",
                  read=check_country),
            Field("zone", "Time zone", opening.zone, hint=f"Europe/Paris; empty: yours, {settings.zone}",
                  read=lambda text: check_zone(text) if text else ""),
            day_field("decide_by", "They decide by", opening.decide_by, now, settings),
            day_field("call_by", "They call by", opening.call_by, now, settings),
            flag("do_not_call", "Do not call", value=opening.do_not_call),
            Field("notes", "Notes", opening.notes, Kind.TEXT),
        ]  # fmt: skip

    def result(self, values: dict[str, Any]) -> Opening:
        """The opening."""
        return replace(self._opening, **values)
