"""The form about the user: the name that letters are signed with, and how days are read and counted."""

from typing import Any

from store.dates import check_country, check_zone
from store.records import Settings
from tui.dialogs.field import Field, Kind
from tui.dialogs.form import Form
from tui.dialogs.person import read_email, read_phone


class AboutForm(Form[dict[str, str]]):
    """Who the user is; returns the settings that were changed, by name."""

    heading = "About you"
    is_kept = False

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings

    def fields(self) -> list[Field]:
        """The name first: letters are signed with it."""
        now = self._settings
        orders = (("day first: 3/4 is 3 April", "dmy"), ("month first: 3/4 is March 4", "mdy"))
        spellings = (("British", "gb"), ("American", "us"))
        return [
            Field("given", "Given name", now.given),
            Field("family", "Family name", now.family),
            Field("email", "E-mail", now.email, read=read_email),
            Field("phone", "Phone", now.phone, read=read_phone),
            Field("zone", "Time zone", now.zone, hint="Europe/London", read=check_zone),
            Field("country", "Country", now.country, hint="two letters, for public holidays", read=check_country),
            Field("date_order", "Dates", now.date_order, Kind.CHOICE, options=orders),
            Field("spelling", "Templates in", now.spelling, Kind.CHOICE, options=spellings),
            Field("tone", "Letters begin", now.tone, Kind.CHOICE, options=(("warm", "warm"), ("short", "short"))),
        ]

    def result(self, values: dict[str, Any]) -> dict[str, str]:
        """What is other than before."""
        return {name: value for name, value in values.items() if value != getattr(self._settings, name)}
