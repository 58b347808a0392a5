"""The form of a person: the name as its owner spells it, and where that spelling comes from."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from store.dates import parse_busy
from store.records import Person, Settings, SpellingSource, new_id
from tui.dialogs.field import Field, Kind, flag
from tui.dialogs.form import Form

SOURCES = {
    SpellingSource.TYPED: "from memory, or by ear",
    SpellingSource.ASKED: "asked: “Could you spell that for me?”",
    SpellingSource.CARD: "their card",
    SpellingSource.SIGNATURE: "their e-mail signature",
    SpellingSource.INVITATION: "the invitation",
    SpellingSource.VCARD: "their vCard",
}


class PersonForm(Form[Person]):
    """Add or edit a person."""

    def __init__(self, person: Person | None, opening_id: str, now: datetime, settings: Settings) -> None:
        super().__init__()
        self._person = person or Person(new_id(), opening_id, "")
        self.heading = "Edit the person" if self._person.name else "New person"
        self.about = person.id if person else opening_id
        self._now = now
        self._settings = settings

    def fields(self) -> list[Field]:
        """The name first; one name is enough."""
        person = self._person
        return [
            Field("given", "Given name", person.given),
            Field("family", "Family name", person.family),
            Field("spelling", "Spelling from", person.spelling, Kind.CHOICE,
                  options=tuple((words, source.value) for source, words in SOURCES.items()), read=SpellingSource),
            Field("honorific", "Title", person.honorific, hint="Dr., Ms., Prof."),
            Field("role", "Role", person.role, hint="hiring manager, reception"),
            Field("email", "E-mail", person.email, read=read_email),
            Field("phone", "Phone", person.phone, hint="+44 20 7946 0123", read=read_phone),
            Field("remember", "Remember", person.remember, hint="the one specific thing they said"),
            Field("say", "How to say it", person.say, hint="SHIV-awn"),
            Field("nickname", "Goes by", person.nickname),
            flag("family_first", "Family name first", value=person.family_first),
            Field("busy", "Busy", person.busy, hint="not Thursdays, mornings only", read=self._busy),
            flag("do_not_call", "Do not call", value=person.do_not_call),
            Field("address", "Postal address", person.address, Kind.TEXT),
        ]  # fmt: skip

    def result(self, values: dict[str, Any]) -> Person:
        """The person; raises ValueError without any name."""
        if not values["given"] and not values["family"]:
            raise ValueError("A name is needed; one is enough.")
        if not values["given"]:
            values |= {"given": values["family"], "family": ""}
        changed = (values["given"], values["family"], values["spelling"]) != (
            self._person.given,
            self._person.family,
            self._person.spelling,
        )
        spelled: date | None = self._now.date() if changed else self._person.spelling_on
        return replace(self._person, **values | {"spelling_on": spelled})

    def _busy(self, text: str) -> str:
        if text:
            parse_busy(text, self._now.date(), self._settings)
        return text


def read_email(text: str) -> str:
    """An e-mail address or nothing; raises ValueError for what cannot be one."""
    name, at, domain = text.rpartition("@")
    if text and (not name or not at or not domain or " " in text):
        raise ValueError("An e-mail address looks like kate@acme.example.")
    return text


def read_phone(text: str) -> str:
    """A phone number or nothing; raises ValueError for what cannot be one."""
    if text and sum(char.isdigit() for char in text) < 3:
        raise ValueError("A phone number has at least three digits.")
    return text
